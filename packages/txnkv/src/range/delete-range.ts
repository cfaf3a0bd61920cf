import { backoffBudgets } from '@tikv-client/backoff';
import { ServerError } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import type { CallLimits } from '@tikv-client/runtime';
import { lazyBackoffer } from '../new-backoffer.js';
import type { TxnParts } from '../txn-parts.js';
import type { KeyBounds } from './key-bounds.js';
import { behindRegion, earlierEnd, isEmptyBounds } from './key-bounds.js';

/** A store may take long over a region. */
const attemptTimeoutMs = 30_000;

/**
 * Deletes all versions of all keys of the range at once, without regard to transactions and snapshots: for data that nobody
 * reads any more. Region by region in ascending order; resolves to the number of regions. `notifyOnly` lets stores prepare for
 * it and deletes nothing.
 */
export async function deleteRange(
  parts: TxnParts,
  range: KeyBounds,
  limits: CallLimits,
  notifyOnly = false,
): Promise<number> {
  const { deadline, signal } = limits;
  let regions = 0;
  let cursor: Uint8Array | undefined = isEmptyBounds(range) ? undefined : range.start;
  while (cursor !== undefined) {
    const at: Uint8Array = cursor;
    cursor = await parts.requester.send(
      commands.KvDeleteRange,
      (region): kvrpcpb.DeleteRangeRequest => ({
        context: undefined,
        startKey: at,
        endKey: earlierEnd(range.end, region.endKey),
        notifyOnly,
      }),
      {
        key: at,
        ahead: at !== range.start,
        deadline,
        signal,
        backoffer: lazyBackoffer(parts, backoffBudgets.deleteRange, limits),
        operation: 'deleteRange',
        attemptTimeoutMs,
      },
      (response, region) => {
        if (response.error !== '') throw new ServerError({ command: 'KvDeleteRange', message: response.error });
        return behindRegion(range.end, region);
      },
    );
    regions += 1;
  }
  return regions;
}
