import { InvalidArgumentError } from '@tikv-client/errors';
import type { PdCallOptions } from '../pd-client.js';

const largest = 2n ** 64n - 1n;
const largestLimit = 2 ** 31 - 1;

/** A number of 64 bits on the wire: an id or a timestamp. */
export function checkUint64(field: string, value: unknown): void {
  if (typeof value === 'bigint' && value >= 0n && value <= largest) return;
  throw InvalidArgumentError.of(field, `a bigint from 0 to ${largest}`, value);
}

export function checkKey(field: string, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw InvalidArgumentError.of(field, 'a Uint8Array', value);
}

/** Zero and less is none, as in PD. */
export function checkLimit(value: unknown): void {
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= largestLimit) return;
  throw InvalidArgumentError.of('limit', `a whole number up to ${largestLimit}`, value);
}

export function checkRanges(ranges: unknown): void {
  if (!Array.isArray(ranges)) throw InvalidArgumentError.of('ranges', 'an array', ranges);
  for (const [index, range] of (ranges as readonly unknown[]).entries()) {
    const { startKey, endKey } = (range ?? {}) as { readonly startKey?: unknown; readonly endKey?: unknown };
    checkKey(`ranges[${index}].startKey`, startKey);
    checkKey(`ranges[${index}].endKey`, endKey);
  }
}

export function checkOptions(options: PdCallOptions | undefined | null): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null) throw InvalidArgumentError.of('options', 'an object', options);
  const signal: unknown = options.signal;
  if (signal !== undefined && !(typeof signal === 'object' && signal !== null && 'throwIfAborted' in signal)) {
    throw InvalidArgumentError.of('signal', 'an AbortSignal', signal);
  }
}
