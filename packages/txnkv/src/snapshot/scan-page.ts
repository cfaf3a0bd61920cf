import { backoffBudgets } from '@tikv-client/backoff';
import { nextKey } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import type { CallLimits } from '@tikv-client/runtime';
import { own } from '../arguments/bytes.js';
import { keyErrorOf } from '../key-error/key-error.js';
import { lazyBackoffer } from '../new-backoffer.js';
import type { KeyBounds } from '../range/key-bounds.js';
import { behindRegion, belowRegion, earlierEnd, isEmptyBounds, laterStart } from '../range/key-bounds.js';
import type { TxnParts } from '../txn-parts.js';
import type { TxnPair } from './snapshot-options.js';
import type { SnapshotReader } from './snapshot-reader.js';

/** A scan in one direction. */
export interface ScanPlan {
  /** The end of a descending scan is never empty: stores take that for "nothing". */
  readonly range: KeyBounds;
  readonly reverse: boolean;
  readonly keyOnly: boolean;
}

/** What one request brought, and where the next one starts (the upper bound for descending scans); undefined: all done. */
export interface ScanPage {
  readonly pairs: readonly TxnPair[];
  readonly next: Uint8Array | undefined;
}

const nothing = new Uint8Array(0);

/** Where a scan starts; undefined when there is nothing to scan. */
export function firstCursor({ range, reverse }: ScanPlan): Uint8Array | undefined {
  if (isEmptyBounds(range)) return undefined;
  return reverse ? range.end : range.start;
}

/** Asks the region at `cursor` for at most `limit` pairs. Keys that were locked are read again one by one. */
export async function fetchPage(
  parts: TxnParts,
  reader: SnapshotReader,
  plan: ScanPlan,
  cursor: Uint8Array,
  limit: number,
  limits: CallLimits,
): Promise<ScanPage> {
  const { range, reverse, keyOnly } = plan;
  const backoffer = lazyBackoffer(parts, backoffBudgets.scan, limits);
  const { deadline, signal } = limits;
  for (let locked = false; ;) {
    const sentWith = reader.fields;
    const answer = await parts.requester.send(
      commands.KvScan,
      (region): kvrpcpb.ScanRequest => ({
        context: undefined,
        startKey: cursor,
        endKey: reverse ? laterStart(range.start, region.startKey) : earlierEnd(range.end, region.endKey),
        limit,
        version: reader.timestamp,
        keyOnly,
        reverse,
        sampleStep: 0,
      }),
      {
        key: cursor,
        // Whoever has come to a second page most likely goes on.
        before: reverse,
        ahead: !reverse && cursor !== range.start,
        deadline,
        signal,
        backoffer,
        operation: reverse ? 'reverseScan' : 'scan',
        ...reader.routes.ofRange(locked),
        context: sentWith,
      },
      (response, region) => {
        const { pairs, error } = response;
        if (error !== undefined) return { locked: lockOf(parts, error) };
        const next = reverse ? belowRegion(range.start, region) : behindRegion(range.end, region);
        return { pairs, next };
      },
    );
    if (answer.locked !== undefined) {
      locked = true;
      await reader.meetLocks([answer.locked], sentWith, limits, backoffer, false);
      continue;
    }
    const { pairs } = answer;
    const last = pairs.at(-1);
    const full = last !== undefined && pairs.length >= limit;
    const lastKey = last === undefined ? nothing : keyOf(last);
    const next = !full ? answer.next : reverse ? lastKey : nextKey(lastKey);
    const read = await settle(parts, reader, pairs, keyOnly, limits, async (locks) =>
      reader.meetLocks(locks, sentWith, limits, backoffer, false),
    );
    await reader.check(limits);
    return { pairs: read, next: next === undefined || isOver(next, plan) ? undefined : own(next) };
  }
}

/** Whether nothing of the range is left: a full page may have ended right at its bound. */
function isOver(next: Uint8Array, { range, reverse }: ScanPlan): boolean {
  return isEmptyBounds(reverse ? { start: range.start, end: next } : { start: next, end: range.end });
}

/** Pairs with their values: locked ones are read anew, and left out when there is nothing to be read. */
async function settle(
  parts: TxnParts,
  reader: SnapshotReader,
  pairs: readonly kvrpcpb.KvPair[],
  keyOnly: boolean,
  limits: CallLimits,
  meet: (locks: kvrpcpb.LockInfo[]) => Promise<void>,
): Promise<TxnPair[]> {
  const locks = pairs.flatMap(({ error }) => (error === undefined ? [] : [lockOf(parts, error)]));
  if (locks.length === 0) return pairs.map(({ key, value }) => ({ key: own(key), value: own(value) }));
  await meet(locks);
  const values = await reader.batchGet(
    locks.map(({ key }) => key),
    limits,
  );
  let position = 0;
  const read: TxnPair[] = [];
  for (const { error, key, value } of pairs) {
    if (error === undefined) read.push({ key: own(key), value: own(value) });
    else {
      const lock = locks[position];
      const its = values[position];
      position += 1;
      if (lock !== undefined && its !== undefined) read.push({ key: own(lock.key), value: keyOnly ? nothing : its });
    }
  }
  return read;
}

function keyOf({ error, key }: kvrpcpb.KvPair): Uint8Array {
  return error?.locked?.key ?? key;
}

function lockOf(parts: TxnParts, error: kvrpcpb.KeyError): kvrpcpb.LockInfo {
  if (error.locked !== undefined) return error.locked;
  throw keyErrorOf(error, parts.settings.redactKeys);
}
