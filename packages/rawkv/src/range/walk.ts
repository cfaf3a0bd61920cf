import type { KeyBounds } from '../arguments/range.js';
import { earlierEnd } from '../arguments/range.js';

/** The part of a range that lies in one region. */
export function partInRegion(cursor: Uint8Array, end: Uint8Array, region: { readonly endKey: Uint8Array }): KeyBounds {
  return { start: cursor, end: earlierEnd(end, region.endKey) };
}

/** Where a walk goes on behind a region; undefined when the range ends with it. */
export function behindRegion(end: Uint8Array, region: { readonly endKey: Uint8Array }): Uint8Array | undefined {
  if (region.endKey.length === 0) return undefined;
  return end.length > 0 && Buffer.compare(region.endKey, end) >= 0 ? undefined : region.endKey;
}

/** Where a descending walk goes on below a region: its start is the next upper bound. */
export function belowRegion(start: Uint8Array, region: { readonly startKey: Uint8Array }): Uint8Array | undefined {
  if (region.startKey.length === 0) return undefined;
  return Buffer.compare(region.startKey, start) <= 0 ? undefined : region.startKey;
}

/** The lower bound of a descending scan inside one region. */
export function laterStart(start: Uint8Array, region: { readonly startKey: Uint8Array }): Uint8Array {
  return Buffer.compare(start, region.startKey) >= 0 ? start : region.startKey;
}
