import { DecodeError } from '../decode-error.js';
import type { Decoded } from '../decode-error.js';
import { assertInt64, assertUint64 } from './bounds.js';

/*
 * Base-128 varints, least significant group first, as Go's encoding/binary and protobuf write them; signed ones zigzag. Their
 * encodings do not order as the numbers do: see comparable-varint.ts for those that do.
 */

const maxLength = 10;

export function encodeUvarint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = assertUint64(value);
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

export function encodeVarint(value: bigint): Uint8Array {
  return encodeUvarint(BigInt.asUintN(64, (assertInt64(value) << 1n) ^ (value >> 63n)));
}

export function decodeUvarint(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  let value = 0n;
  for (let i = 0; i < maxLength; i++) {
    const byte = encoded[offset + i];
    if (byte === undefined) throw new DecodeError('insufficient bytes to decode value');
    // The tenth byte has room for one bit.
    if (i === maxLength - 1 && byte > 1) break;
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return { value, next: offset + i + 1 };
  }
  throw new DecodeError('value larger than 64 bits');
}

export function decodeVarint(encoded: Uint8Array, offset = 0): Decoded<bigint> {
  const { value, next } = decodeUvarint(encoded, offset);
  return { value: (value >> 1n) ^ -(value & 1n), next };
}
