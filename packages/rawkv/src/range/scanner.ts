import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import type { RegionRequester } from '@tikv-client/region-request';
import { EndableIterator, followSignals } from '@tikv-client/runtime';
import { own } from '../arguments/bytes.js';
import type { KeyBounds } from '../arguments/range.js';
import { isEmptyRange, successor } from '../arguments/range.js';
import { rawError } from '../raw-error.js';
import type { RawPair } from '../raw-types.js';
import { behindRegion, belowRegion, laterStart, partInRegion } from './walk.js';

/** A scan in one direction. */
export interface ScanPlan {
  readonly range: KeyBounds;
  readonly reverse: boolean;
  readonly keyOnly: boolean;
  readonly columnFamily: string;
}

export interface PageLimits {
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** What one request brought, and where the next one starts (the upper bound for descending scans); undefined: all done. */
export interface Page {
  readonly pairs: readonly RawPair[];
  readonly next: Uint8Array | undefined;
}

/** Where a scan starts; undefined when there is nothing to scan. */
function firstCursor({ range, reverse }: ScanPlan): Uint8Array | undefined {
  if (isEmptyRange(range)) return undefined;
  return reverse ? range.end : range.start;
}

/** Asks the region at `cursor` for at most `limit` pairs. */
async function fetchPage(
  requester: RegionRequester,
  plan: ScanPlan,
  cursor: Uint8Array,
  limit: number,
  limits: PageLimits,
): Promise<Page> {
  const { range, reverse, keyOnly, columnFamily } = plan;
  const operation = reverse ? 'raw reverseScan' : 'raw scan';
  // Whoever has come to a second page most likely goes on.
  const options = { ...limits, key: cursor, before: reverse, ahead: !reverse && cursor !== range.start, operation };
  return requester.send(
    commands.RawScan,
    (region): kvrpcpb.RawScanRequest => ({
      context: undefined,
      startKey: cursor,
      endKey: reverse ? laterStart(range.start, region) : partInRegion(cursor, range.end, region).end,
      limit,
      keyOnly,
      cf: columnFamily,
      reverse,
    }),
    options,
    (response, region) => {
      const pairs = response.kvs.map(toPair);
      const last = pairs.at(-1);
      if (last !== undefined && pairs.length >= limit) return { pairs, next: reverse ? last.key : successor(last.key) };
      return { pairs, next: reverse ? belowRegion(range.start, region) : behindRegion(range.end, region) };
    },
  );
}

/** At most `limit` pairs in one list, region by region. */
export async function scanAll(
  requester: RegionRequester,
  plan: ScanPlan,
  limit: number,
  limits: PageLimits,
): Promise<RawPair[]> {
  const pairs: RawPair[] = [];
  let cursor = firstCursor(plan);
  while (cursor !== undefined && pairs.length < limit) {
    const page = await fetchPage(requester, plan, cursor, limit - pairs.length, limits);
    for (const pair of page.pairs) pairs.push(pair);
    cursor = page.next;
  }
  return pairs;
}

/**
 * All pairs of a range, one page ahead of the consumer. Leaving the loop ends the request under way. `limits` is asked anew
 * for every page, since the consumer's own time does not count.
 */
export function iterate(
  requester: RegionRequester,
  plan: ScanPlan,
  pagePairs: number,
  limits: () => PageLimits,
): AsyncIterableIterator<RawPair> {
  const abort = new AbortController();
  const end = (): void => abort.abort(new Error('the iteration has ended'));
  return new EndableIterator(pages(requester, plan, pagePairs, limits, { abort, end }), end);
}

async function* pages(
  requester: RegionRequester,
  plan: ScanPlan,
  pagePairs: number,
  limits: () => PageLimits,
  { abort, end }: { readonly abort: AbortController; readonly end: () => void },
): AsyncGenerator<RawPair, void, undefined> {
  const fetch = (cursor: Uint8Array | undefined): Promise<Page> | undefined => {
    if (cursor === undefined) return undefined;
    const { deadline, signal } = limits();
    const either = followSignals(signal, abort.signal);
    const page = fetchPage(requester, plan, cursor, pagePairs, { deadline, signal: either.signal });
    // The consumer sees the failure when it gets there, or never when it leaves before.
    page.then(either.release, either.release);
    return page;
  };
  try {
    let ahead = fetch(firstCursor(plan));
    while (ahead !== undefined) {
      const page = await ahead;
      ahead = fetch(page.next);
      yield* page.pairs;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    end();
  }
}

function toPair({ error, key, value }: kvrpcpb.KvPair): RawPair {
  if (error !== undefined) throw rawError('RawScan', error.abort === '' ? 'the store refused a pair' : error.abort);
  return { key: own(key), value: own(value) };
}
