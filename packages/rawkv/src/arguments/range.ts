import { InvalidArgumentError } from '@tikv-client/errors';
import { isRecord } from './is-record.js';
import type { Bytes } from './bytes.js';
import { toBytes } from './bytes.js';

/** Keys from `start` (included) to `end` (excluded); left out or empty: from the first, to the last key. */
export interface RawRange {
  readonly start?: Bytes | undefined;
  readonly end?: Bytes | undefined;
}

export interface KeyBounds {
  readonly start: Uint8Array;
  /** Empty: no end. */
  readonly end: Uint8Array;
}

const none = new Uint8Array(0);

export function toRange(range: unknown): KeyBounds {
  if (!isRecord(range)) throw InvalidArgumentError.of('range', 'an object with start and end', range);
  for (const name of Object.keys(range)) {
    if (name !== 'start' && name !== 'end') throw new InvalidArgumentError(`range.${name}`, 'start or end');
  }
  const given: RawRange = range;
  const start = given.start === undefined ? none : toBytes(given.start, 'range.start');
  const end = given.end === undefined ? none : toBytes(given.end, 'range.end');
  if (end.length > 0 && Buffer.compare(start, end) > 0) {
    throw new InvalidArgumentError('range.end', 'at or behind range.start');
  }
  return { start, end };
}

/** Whether a range holds no key at all. */
export function isEmptyRange({ start, end }: KeyBounds): boolean {
  return end.length > 0 && Buffer.compare(start, end) >= 0;
}

/** The first key behind `key`. */
export function successor(key: Uint8Array): Uint8Array {
  const next = new Uint8Array(key.length + 1);
  next.set(key);
  return next;
}

/** The nearer of two ends; empty means no end. */
export function earlierEnd(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return Buffer.compare(a, b) <= 0 ? a : b;
}
