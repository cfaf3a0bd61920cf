import { decodeBytes } from '@tikv-client/codec';

/** Order of keys: unsigned bytes. */
export function compareKeys(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

export interface KeySpan {
  readonly startKey: Uint8Array;
  /** Empty: no upper bound. */
  readonly endKey: Uint8Array;
}

export function containsKey(span: KeySpan, key: Uint8Array): boolean {
  return compareKeys(key, span.startKey) >= 0 && (span.endKey.length === 0 || compareKeys(key, span.endKey) < 0);
}

/** As `containsKey`, with the upper bound belonging to the span: where a seek may start. */
export function containsSeek(span: KeySpan, key: Uint8Array): boolean {
  return compareKeys(key, span.startKey) >= 0 && (span.endKey.length === 0 || compareKeys(key, span.endKey) <= 0);
}

/** Whether two spans have a key in common. */
export function overlaps(a: KeySpan, b: KeySpan): boolean {
  return containsKey(a, b.startKey) || containsKey(b, a.startKey);
}

/** The lower of two upper bounds, where empty means none. */
export function lowerEnd(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return compareKeys(a, b) <= 0 ? a : b;
}

export function higherStart(a: Uint8Array, b: Uint8Array): Uint8Array {
  return compareKeys(a, b) >= 0 ? a : b;
}

/** Keys as TiKV's texts show them. */
export function hexKey(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString('hex').toUpperCase();
}

/** A span of the engine's keys as one of transactions' keys, which the engine has encoded; undefined if a bound is no encoded key. */
export function userSpanOf({ startKey, endKey }: KeySpan): KeySpan | undefined {
  const start = userKeyOf(startKey);
  const end = userKeyOf(endKey);
  return start === undefined || end === undefined ? undefined : { startKey: start, endKey: end };
}

function userKeyOf(bound: Uint8Array): Uint8Array | undefined {
  if (bound.length === 0) return bound;
  try {
    const { value, next } = decodeBytes(bound);
    return next === bound.length ? value : undefined;
  } catch {
    return undefined;
  }
}
