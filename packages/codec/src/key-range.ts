import { compareBytes, concatBytes } from './bytes.js';

/** Keys from `startKey` on and below `endKey`. An empty `endKey` means no end; an empty `startKey` is the least key. */
export interface KeyRange {
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
}

/** Orders end keys: as bytes, except that the empty one is beyond all others. */
export function compareEndKeys(a: Uint8Array, b: Uint8Array): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  return compareBytes(a, b);
}

export function rangeContains(range: KeyRange, key: Uint8Array): boolean {
  return compareBytes(range.startKey, key) <= 0 && isBefore(key, range.endKey);
}

/** Whether `key` ends a part of the range: above its start, and at most its end. What a reverse scan looks for. */
export function rangeContainsByEnd(range: KeyRange, key: Uint8Array): boolean {
  if (key.length === 0) return range.endKey.length === 0;
  return compareBytes(range.startKey, key) < 0 && compareEndKeys(key, range.endKey) <= 0;
}

/** No key lies inside. */
export function isEmptyRange(range: KeyRange): boolean {
  return !isBefore(range.startKey, range.endKey);
}

/** What both ranges hold; undefined when that is nothing. */
export function intersectRanges(a: KeyRange, b: KeyRange): KeyRange | undefined {
  const both: KeyRange = {
    startKey: compareBytes(a.startKey, b.startKey) >= 0 ? a.startKey : b.startKey,
    endKey: compareEndKeys(a.endKey, b.endKey) <= 0 ? a.endKey : b.endKey,
  };
  return isEmptyRange(both) ? undefined : both;
}

/** The least key above `key`. */
export function nextKey(key: Uint8Array): Uint8Array {
  return concatBytes(key, Uint8Array.of(0));
}

/**
 * The least key above all that begin with `prefix`; empty, and so no end, when there is none. Bytes behind the one that grew are
 * cut off (client-go leaves them as zeros, which lets a few keys without the prefix in).
 */
export function prefixNext(prefix: Uint8Array): Uint8Array {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length -= 1;
  const next = prefix.slice(0, length);
  if (length > 0) next[length - 1] = (next[length - 1] as number) + 1;
  return next;
}

/** All keys that begin with `prefix`. */
export function prefixRange(prefix: Uint8Array): KeyRange {
  return { startKey: prefix, endKey: prefixNext(prefix) };
}

function isBefore(key: Uint8Array, endKey: Uint8Array): boolean {
  return endKey.length === 0 || compareBytes(key, endKey) < 0;
}
