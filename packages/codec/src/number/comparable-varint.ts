import { DecodeError } from '../decode-error.js';
import type { Decoded } from '../decode-error.js';
import { assertInt64, assertUint64 } from './bounds.js';

/*
 * Varints that order as the numbers do. The first byte tells sign and length:
 *
 *   0..7      negative, 8 less the tag bytes follow (two's complement without the leading ones)
 *   8..247    the value itself, 0 to 239
 *   248..255  positive, the tag less 247 bytes follow
 */

const negativeTagEnd = 8;
const positiveTagStart = 0xff - 8;
const largestInTag = BigInt(positiveTagStart - negativeTagEnd);
const maxInt64 = (1n << 63n) - 1n;

export function encodeComparableUvarint(value: bigint): Uint8Array {
  if (assertUint64(value) <= largestInTag) return Uint8Array.of(Number(value) + negativeTagEnd);
  return tagged((length) => positiveTagStart + length, value, bytesFor(value));
}

export function encodeComparableVarint(value: bigint): Uint8Array {
  if (assertInt64(value) >= 0n) return encodeComparableUvarint(value);
  return tagged((length) => negativeTagEnd - length, value, bytesFor(-value));
}

export function decodeComparableUvarint(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  const tag = tagAt(encoded, offset);
  if (tag < negativeTagEnd) throw new DecodeError('invalid bytes to decode value: negative');
  if (tag <= positiveTagStart) return { value: BigInt(tag - negativeTagEnd), next: offset + 1 };
  return readBigEndian(encoded, offset + 1, tag - positiveTagStart, 0n);
}

export function decodeComparableVarint(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  const tag = tagAt(encoded, offset);
  if (tag >= negativeTagEnd && tag <= positiveTagStart)
    return { value: BigInt(tag - negativeTagEnd), next: offset + 1 };
  const negative = tag < negativeTagEnd;
  const length = negative ? negativeTagEnd - tag : tag - positiveTagStart;
  const { value, next } = readBigEndian(encoded, offset + 1, length, negative ? -1n : 0n);
  const bits = BigInt.asUintN(64, value);
  if (bits > maxInt64 !== negative) throw new DecodeError('invalid bytes to decode value: wrong sign');
  return { value: BigInt.asIntN(64, bits), next };
}

/** Whole bytes needed for a magnitude, 1 to 8. */
function bytesFor(magnitude: bigint): number {
  let length = 1;
  while (length < 8 && magnitude >> BigInt(8 * length) !== 0n) length += 1;
  return length;
}

function tagged(tag: (length: number) => number, value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(1 + length);
  bytes[0] = tag(length);
  for (let i = 0; i < length; i++) bytes[1 + i] = Number(BigInt.asUintN(8, value >> BigInt(8 * (length - 1 - i))));
  return bytes;
}

function tagAt(encoded: Uint8Array, offset: number): number {
  const tag = encoded[offset];
  if (tag === undefined) throw new DecodeError('insufficient bytes to decode value');
  return tag;
}

/** Reads `length` bytes behind the bits of `start` (all ones for a negative number). */
function readBigEndian(encoded: Uint8Array, offset: number, length: number, start: bigint): Decoded<bigint> {
  if (encoded.length - offset < length) throw new DecodeError('insufficient bytes to decode value');
  let value = start;
  for (let i = 0; i < length; i++) value = (value << 8n) | BigInt(encoded[offset + i] as number);
  return { value, next: offset + length };
}
