import { compareBytes } from '@tikv-client/codec';
import { InvalidArgumentError } from '@tikv-client/errors';
import type { KeyBounds } from '../range/key-bounds.js';
import { isRecord } from './is-record.js';
import type { Bytes } from './bytes.js';
import { toBytes } from './bytes.js';

/** Keys from `start` (included) to `end` (excluded); left out or empty: from the first, to the last key. */
export interface TxnRange {
  readonly start?: Bytes | undefined;
  readonly end?: Bytes | undefined;
}

const none = new Uint8Array(0);

export function toRange(range: unknown): KeyBounds {
  if (!isRecord(range)) throw InvalidArgumentError.of('range', 'an object with start and end', range);
  for (const name of Object.keys(range)) {
    if (name !== 'start' && name !== 'end') throw new InvalidArgumentError(`range.${name}`, 'start or end');
  }
  const given: TxnRange = range;
  const start = given.start === undefined ? none : toBytes(given.start, 'range.start');
  const end = given.end === undefined ? none : toBytes(given.end, 'range.end');
  if (end.length > 0 && compareBytes(start, end) > 0) {
    throw new InvalidArgumentError('range.end', 'at or behind range.start');
  }
  return { start, end };
}
