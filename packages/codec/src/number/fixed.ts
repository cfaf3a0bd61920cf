import { DecodeError } from '../decode-error.js';
import type { Decoded } from '../decode-error.js';
import { assertInt64, assertUint64 } from './bounds.js';

/*
 * 64-bit integers in 8 big-endian bytes that order as the numbers do. Signed ones have their sign bit flipped, so that negative
 * ones come first; the descending forms flip every bit.
 */

const signBit = 1n << 63n;
const allBits = (1n << 64n) - 1n;
const size = 8;

export function encodeUint(value: bigint): Uint8Array {
  return write(assertUint64(value));
}

export function encodeUintDesc(value: bigint): Uint8Array {
  return write(assertUint64(value) ^ allBits);
}

export function encodeInt(value: bigint): Uint8Array {
  return write(intToComparableUint(assertInt64(value)));
}

export function encodeIntDesc(value: bigint): Uint8Array {
  return write(intToComparableUint(assertInt64(value)) ^ allBits);
}

export function decodeUint(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  return { value: read(encoded, offset), next: offset + size };
}

export function decodeUintDesc(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  return { value: read(encoded, offset) ^ allBits, next: offset + size };
}

export function decodeInt(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  return { value: comparableUintToInt(read(encoded, offset)), next: offset + size };
}

export function decodeIntDesc(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  return { value: comparableUintToInt(read(encoded, offset) ^ allBits), next: offset + size };
}

/** Maps int64 onto uint64 in order. */
export function intToComparableUint(value: bigint): bigint {
  return BigInt.asUintN(64, value) ^ signBit;
}

export function comparableUintToInt(value: bigint): bigint {
  return BigInt.asIntN(64, value ^ signBit);
}

function write(value: bigint): Uint8Array {
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

function read(encoded: Uint8Array, offset: number): bigint {
  if (encoded.length - offset < size) throw new DecodeError('insufficient bytes to decode value');
  return new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength).getBigUint64(offset);
}
