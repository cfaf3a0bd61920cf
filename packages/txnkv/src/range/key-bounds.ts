import { compareBytes, compareEndKeys } from '@tikv-client/codec';

/** Keys from `start` on and below `end`. */
export interface KeyBounds {
  readonly start: Uint8Array;
  /** Empty: no end. */
  readonly end: Uint8Array;
}

/** Whether a range holds no key at all. */
export function isEmptyBounds({ start, end }: KeyBounds): boolean {
  return end.length > 0 && compareBytes(start, end) >= 0;
}

/** The nearer of two ends; empty means no end. */
export function earlierEnd(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareEndKeys(a, b) <= 0 ? a : b;
}

/** The later of two starts. */
export function laterStart(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareBytes(a, b) >= 0 ? a : b;
}

/** Where a walk goes on behind a region; undefined when the range ends with it. */
export function behindRegion(end: Uint8Array, region: { readonly endKey: Uint8Array }): Uint8Array | undefined {
  if (region.endKey.length === 0) return undefined;
  return compareEndKeys(region.endKey, end) >= 0 ? undefined : region.endKey;
}

/** Where a descending walk goes on below a region: its start is the next upper bound. */
export function belowRegion(start: Uint8Array, region: { readonly startKey: Uint8Array }): Uint8Array | undefined {
  if (region.startKey.length === 0) return undefined;
  return compareBytes(region.startKey, start) <= 0 ? undefined : region.startKey;
}
