import { DecodeError } from './decode-error.js';
import type { Decoded } from './decode-error.js';

/*
 * Byte strings as groups of 8, zero padded, each followed by a marker: 0xFF less the number of padding bytes. The last group
 * always has padding (8 of it when the length is a multiple of 8), so the encoding of no string begins that of another, and
 * encodings order as the strings do. The descending form is the same with every bit flipped.
 *
 *   []                        00 00 00 00 00 00 00 00 F7
 *   [1, 2, 3]                 01 02 03 00 00 00 00 00 FA
 *   [1, 2, 3, 4, 5, 6, 7, 8]  01 02 03 04 05 06 07 08 FF  00 00 00 00 00 00 00 00 F7
 *
 * This is MyRocks' record format, as TiKV uses it.
 */

const groupSize = 8;
const fullMarker = 0xff;

/** Length of the encoding of `length` bytes. */
export function encodedBytesLength(length: number): number {
  return (Math.floor(length / groupSize) + 1) * (groupSize + 1);
}

/** Encodes so that encodings order as the byte strings do. */
export function encodeBytes(data: Uint8Array): Uint8Array {
  const encoded = new Uint8Array(encodedBytesLength(data.length));
  let to = 0;
  for (let from = 0; from <= data.length; from += groupSize) {
    const size = Math.min(groupSize, data.length - from);
    for (let i = 0; i < size; i++) encoded[to + i] = data[from + i] as number;
    encoded[to + groupSize] = fullMarker - (groupSize - size);
    to += groupSize + 1;
  }
  return encoded;
}

/** Encodes so that encodings order in reverse. */
export function encodeBytesDesc(data: Uint8Array): Uint8Array {
  return flip(encodeBytes(data));
}

/** Decodes what `encodeBytes` made, from `offset` on. Throws `DecodeError` when it is cut short or malformed. */
export function decodeBytes(encoded: Uint8Array, offset = 0): Decoded<Uint8Array> {
  return decodeGroups(encoded, offset, 0);
}

/** Decodes what `encodeBytesDesc` made. */
export function decodeBytesDesc(encoded: Uint8Array, offset = 0): Decoded<Uint8Array> {
  return decodeGroups(encoded, offset, 0xff);
}

/** `mask` is what every byte was flipped with. */
function decodeGroups(encoded: Uint8Array, offset: number, mask: number): Decoded<Uint8Array> {
  const length = decodedLength(encoded, offset, mask);
  const value = new Uint8Array(length);
  let from = offset;
  for (let to = 0; to < length; to += groupSize) {
    const size = Math.min(groupSize, length - to);
    for (let i = 0; i < size; i++) value[to + i] = (encoded[from + i] as number) ^ mask;
    from += groupSize + 1;
  }
  return { value, next: offset + encodedBytesLength(length) };
}

function decodedLength(encoded: Uint8Array, offset: number, mask: number): number {
  for (let group = offset; ; group += groupSize + 1) {
    if (group + groupSize >= encoded.length) throw new DecodeError('insufficient bytes to decode value');
    const padding = fullMarker - ((encoded[group + groupSize] as number) ^ mask);
    if (padding === 0) continue;
    if (padding > groupSize) throw new DecodeError(`invalid marker byte at offset ${group + groupSize}`);
    for (let i = groupSize - padding; i < groupSize; i++) {
      if (encoded[group + i] !== mask) throw new DecodeError(`invalid padding byte at offset ${group + i}`);
    }
    return ((group - offset) / (groupSize + 1)) * groupSize + groupSize - padding;
  }
}

function flip(bytes: Uint8Array): Uint8Array {
  for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] as number);
  return bytes;
}
