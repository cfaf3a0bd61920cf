import type { Backoffer, BackoffBudget } from '@tikv-client/backoff';
import type { RegionRequester } from '@tikv-client/region-request';
import { regroup } from '@tikv-client/region-request';
import type { CallLimits } from '@tikv-client/runtime';
import { lazyBackoffer } from '../new-backoffer.js';
import type { CommitParts } from './commit-parts.js';

type Region = Parameters<RegionRequester['sendToRegion']>[2]['region'];

/** Where one batch goes, and what its requests share. */
export interface BatchTarget extends CallLimits {
  readonly region: Region;
  readonly backoffer: () => Backoffer;
}

/** Keys in ascending order that are sent in batches by region. */
export interface KeyBatchJob {
  readonly count: number;
  readonly key: (index: number) => Uint8Array;
  readonly bytes: (index: number) => number;
  readonly budget: BackoffBudget;
  readonly limits: CallLimits;
  /** A batch that fails ends no other. @default false */
  readonly independent?: boolean | undefined;
  /** Sends one batch; `regroup` makes its keys be located again. */
  readonly send: (indexes: readonly number[], target: BatchTarget) => Promise<unknown>;
}

/** Sends all batches in parallel. The first failure ends those under way, unless they are independent, and is thrown behind the last. */
export async function sendKeyBatches(parts: CommitParts, job: KeyBatchJob): Promise<void> {
  const { settings, requester } = parts;
  const { count, key, bytes, budget, limits, send } = job;
  if (count === 0) return;
  const region = regionOfAll(parts, job);
  if (region !== undefined) {
    // Every small transaction comes by here: plain loops and spelt-out objects cost a fraction of `Array.from` and spreads.
    const indexes: number[] = [];
    for (let index = 0; index < count; index += 1) indexes.push(index);
    const { deadline, signal } = limits;
    const target: BatchTarget = { region, deadline, signal, backoffer: lazyBackoffer(parts, budget, limits) };
    if ((await send(indexes, target)) !== regroup) return;
  }
  await requester.sendShards({
    count,
    key,
    bytes,
    maxItems: settings.commitBatchKeys,
    maxBytes: settings.commitBatchBytes,
    concurrency: settings.commitConcurrency,
    deadline: limits.deadline,
    signal: limits.signal,
    independent: job.independent,
    send: (indexes, { region: where, deadline, signal }) =>
      send(indexes, { region: where, deadline, signal, backoffer: lazyBackoffer(parts, budget, { deadline, signal }) }),
  });
}

/** A list of keys: each request is made for the part of them that goes with it. */
export interface KeyListJob extends Pick<KeyBatchJob, 'budget' | 'limits' | 'independent'> {
  readonly keys: readonly Uint8Array[];
  readonly send: (part: Uint8Array[], target: BatchTarget) => Promise<unknown>;
}

/** As `sendKeyBatches`, for what takes nothing but keys. */
export function sendKeyList(parts: CommitParts, job: KeyListJob): Promise<void> {
  const { keys, budget, limits, independent, send } = job;
  const key = (index: number): Uint8Array => keys[index] ?? nothing;
  return sendKeyBatches(parts, {
    count: keys.length,
    key,
    bytes: (index) => key(index).length,
    budget,
    limits,
    independent,
    send: (indexes, target) => send(indexes.map(key), target),
  });
}

const nothing = new Uint8Array(0);

/** The region that all keys lie in, if the cache knows it and they make one batch: the way of small transactions. */
function regionOfAll({ requester, settings }: CommitParts, job: KeyBatchJob): Region | undefined {
  const { count, key, bytes } = job;
  if (count > settings.commitBatchKeys) return undefined;
  const region = requester.cache.tryLocate(key(0));
  if (region === undefined) return undefined;
  const last = key(count - 1);
  if (region.endKey.length > 0 && Buffer.compare(last, region.endKey) >= 0) return undefined;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    // One that is larger than a batch travels alone.
    if (index > 0 && total >= settings.commitBatchBytes) return undefined;
    total += bytes(index);
  }
  return region;
}

/** How many of the ascending keys lie in a region. */
export function countInRegion(
  count: number,
  key: (index: number) => Uint8Array,
  region: { readonly startKey: Uint8Array; readonly endKey: Uint8Array },
): number {
  const from = firstAtOrBehind(count, key, region.startKey);
  const to = region.endKey.length === 0 ? count : firstAtOrBehind(count, key, region.endKey);
  return to - from;
}

/** Index of the first key that is not below `bound`. */
export function firstAtOrBehind(count: number, key: (index: number) => Uint8Array, bound: Uint8Array): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Buffer.compare(key(middle), bound) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
