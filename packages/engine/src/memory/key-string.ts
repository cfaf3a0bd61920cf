/** Sorts after every latin1 string: stands for "no upper bound". */
export const aboveAllKeys = '\u0100';

/** Keys live as latin1 strings: their order is byte order, and comparing them is several times faster than comparing buffers. */
export function keyToString(key: Uint8Array): string {
  return asBuffer(key).latin1Slice(0, key.length);
}

export function keyFromString(key: string): Uint8Array {
  return Buffer.from(key, 'latin1');
}

/** Lower bound of a range. */
export function startToString(start: Uint8Array | undefined): string {
  return start === undefined ? '' : keyToString(start);
}

/** Upper bound of a range; absent and empty mean none. */
export function endToString(end: Uint8Array | undefined): string {
  return end === undefined || end.length === 0 ? aboveAllKeys : keyToString(end);
}

/** What `toString('latin1')` ends in; Node has it on every buffer, its types do not. */
interface Latin1Buffer extends Buffer {
  latin1Slice(start: number, end: number): string;
}

function asBuffer(bytes: Uint8Array): Latin1Buffer {
  return (
    Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  ) as Latin1Buffer;
}
