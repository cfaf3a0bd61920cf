import { backoffBudgets } from '@tikv-client/backoff';
import { nextKey } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import { regroup } from '@tikv-client/region-request';
import type { CallLimits } from '@tikv-client/runtime';
import { keyErrorOf } from '../key-error/key-error.js';
import { singleLocks } from '../lock/single-locks.js';
import { lazyBackoffer } from '../new-backoffer.js';
import type { TxnParts } from '../txn-parts.js';
import type { KeyBounds } from './key-bounds.js';
import { behindRegion, earlierEnd, isEmptyBounds } from './key-bounds.js';

/** Locks of one request (client-go: GCScanLockLimit). */
const scanLimit = 1024;
/** Passing over a region may take long. */
const scanTimeoutMs = 30_000;

export interface ResolvedLocks {
  readonly regions: number;
  readonly locks: number;
}

/**
 * Ends every transaction that began at or before `maxTs` and has locks in the range, however young it is, and removes its locks
 * there: region by region, in ascending order.
 */
export async function resolveLocks(
  parts: TxnParts,
  range: KeyBounds,
  maxTs: bigint,
  limits: CallLimits,
): Promise<ResolvedLocks> {
  const { requester, resolver, settings } = parts;
  const { deadline, signal } = limits;
  let regions = 0;
  let locks = 0;
  let cursor: Uint8Array | undefined = isEmptyBounds(range) ? undefined : range.start;
  let backoffer = lazyBackoffer(parts, backoffBudgets.gcResolveLock, limits);
  while (cursor !== undefined) {
    const at: Uint8Array = cursor;
    const context = { deadline, signal, backoffer };
    const found = await requester.send(
      commands.KvScanLock,
      (region): kvrpcpb.ScanLockRequest => ({
        context: undefined,
        maxVersion: maxTs,
        startKey: at,
        endKey: earlierEnd(range.end, region.endKey),
        limit: scanLimit,
      }),
      { ...context, key: at, ahead: true, operation: 'scan of locks', attemptTimeoutMs: scanTimeoutMs },
      (response, region) => {
        if (response.error !== undefined) throw keyErrorOf(response.error, settings.redactKeys);
        const isLastShared = (response.locks.at(-1)?.sharedLockInfos.length ?? 0) > 0;
        return { locks: response.locks.flatMap(singleLocks), isLastShared, region };
      },
    );
    const fates = await resolver.decideAll(found.locks, context);
    if (fates.size > 0) {
      const txnInfos = [...fates].map(([txn, fate]) => ({
        txn,
        status: fate.kind === 'committed' ? fate.commitTs : 0n,
        isTxnFile: false,
      }));
      const outcome = await requester.sendToRegion(
        commands.KvResolveLock,
        {
          context: undefined,
          startVersion: 0n,
          commitVersion: 0n,
          txnInfos,
          keys: [],
          isAsync: false,
          isTxnFile: false,
        },
        { ...context, region: found.region, operation: 'resolve of locks', attemptTimeoutMs: scanTimeoutMs },
        (response) => {
          if (response.error !== undefined) throw keyErrorOf(response.error, settings.redactKeys);
        },
      );
      // The region is another one by now: what it holds is looked at again.
      if (outcome === regroup) continue;
    }
    locks += found.locks.length;
    const last = found.locks.length >= scanLimit ? found.locks.at(-1) : undefined;
    // Of those who share the last key some may be left.
    if (last !== undefined) cursor = found.isLastShared ? last.key : nextKey(last.key);
    else {
      regions += 1;
      cursor = behindRegion(range.end, found.region);
      backoffer = lazyBackoffer(parts, backoffBudgets.gcResolveLock, limits);
    }
  }
  return { regions, locks };
}
