import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes } from '../bytes.js';
import { DecodeError } from '../decode-error.js';
import type { Decoded } from '../decode-error.js';
import {
  decodeComparableUvarint,
  decodeComparableVarint,
  encodeComparableUvarint,
  encodeComparableVarint,
} from './comparable-varint.js';
import {
  decodeInt,
  decodeIntDesc,
  decodeUint,
  decodeUintDesc,
  encodeInt,
  encodeIntDesc,
  encodeUint,
  encodeUintDesc,
} from './fixed.js';
import { decodeUvarint, decodeVarint, encodeUvarint, encodeVarint } from './varint.js';

type Encode = (value: bigint) => Uint8Array;
type Decode = (encoded: Uint8Array, offset?: number) => Decoded<bigint>;

/** Borders at every byte length, and random values of every bit length. */
const uints = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc
    .tuple(fc.integer({ min: 0, max: 64 }), fc.bigInt({ min: -2n, max: 2n }))
    .map(([bits, near]) => BigInt.asUintN(64, (1n << BigInt(bits)) + near)),
);
const ints = uints.map((value) => BigInt.asIntN(64, value));

const codings: [string, Encode, Decode, typeof uints, 'ascending' | 'descending' | 'none'][] = [
  ['uint', encodeUint, decodeUint, uints, 'ascending'],
  ['uint desc', encodeUintDesc, decodeUintDesc, uints, 'descending'],
  ['int', encodeInt, decodeInt, ints, 'ascending'],
  ['int desc', encodeIntDesc, decodeIntDesc, ints, 'descending'],
  ['uvarint', encodeUvarint, decodeUvarint, uints, 'none'],
  ['varint', encodeVarint, decodeVarint, ints, 'none'],
  ['comparable uvarint', encodeComparableUvarint, decodeComparableUvarint, uints, 'ascending'],
  ['comparable varint', encodeComparableVarint, decodeComparableVarint, ints, 'ascending'],
];

describe.each(codings)('%s', (_name, encode, decode, values, order) => {
  test('survives a round trip, with bytes around it', () => {
    fc.assert(
      fc.property(values, fc.uint8Array({ maxLength: 4 }), (value, around) => {
        const encoded = encode(value);
        const decoded = decode(concatBytes(around, encoded, around), around.length);
        expect(decoded).toEqual({ value, next: around.length + encoded.length });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test(`orders: ${order}`, () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const compared = Buffer.compare(encode(a), encode(b));
        const expected = a < b ? -1 : a > b ? 1 : 0;
        if (order === 'ascending') expect(compared).toBe(expected);
        else if (order === 'descending') expect(compared).toBe(-expected + 0 || 0);
        else expect(compared === 0).toBe(expected === 0);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('is refused when cut short', () => {
    fc.assert(
      fc.property(values, (value) => {
        const encoded = encode(value);
        for (let length = 0; length < encoded.length; length++) {
          expect(() => decode(encoded.subarray(0, length))).toThrow(DecodeError);
        }
      }),
      { seed: 3 },
    );
  });

  test('refuses numbers beyond 64 bits', () => {
    for (const value of [2n ** 64n, -(2n ** 63n) - 1n]) expect(() => encode(value)).toThrow(RangeError);
  });
});

describe('bytes on the wire', () => {
  test.each<[string, Encode, bigint, number[]]>([
    ['uint 1', encodeUint, 1n, [0, 0, 0, 0, 0, 0, 0, 1]],
    ['uint desc 1', encodeUintDesc, 1n, [255, 255, 255, 255, 255, 255, 255, 254]],
    ['int 0', encodeInt, 0n, [128, 0, 0, 0, 0, 0, 0, 0]],
    ['int -1', encodeInt, -1n, [127, 255, 255, 255, 255, 255, 255, 255]],
    ['int desc 0', encodeIntDesc, 0n, [127, 255, 255, 255, 255, 255, 255, 255]],
    ['uvarint 300', encodeUvarint, 300n, [0xac, 2]],
    ['uvarint max', encodeUvarint, 2n ** 64n - 1n, [255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['varint -1', encodeVarint, -1n, [1]],
    ['varint 1', encodeVarint, 1n, [2]],
    ['varint min', encodeVarint, -(2n ** 63n), [255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['comparable uvarint 0', encodeComparableUvarint, 0n, [8]],
    ['comparable uvarint 239', encodeComparableUvarint, 239n, [247]],
    ['comparable uvarint 240', encodeComparableUvarint, 240n, [248, 240]],
    ['comparable uvarint 256', encodeComparableUvarint, 256n, [249, 1, 0]],
    ['comparable varint -1', encodeComparableVarint, -1n, [7, 255]],
    ['comparable varint -255', encodeComparableVarint, -255n, [7, 1]],
    ['comparable varint -256', encodeComparableVarint, -256n, [6, 255, 0]],
    ['comparable varint min', encodeComparableVarint, -(2n ** 63n), [0, 128, 0, 0, 0, 0, 0, 0, 0]],
  ])('%s', (_name, encode, value, bytes) => {
    expect([...encode(value)]).toEqual(bytes);
  });

  test.each<[string, Decode, number[]]>([
    ['a uvarint of 11 bytes', decodeUvarint, [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['a uvarint above 64 bits', decodeUvarint, [255, 255, 255, 255, 255, 255, 255, 255, 255, 2]],
    ['a negative comparable uvarint', decodeComparableUvarint, [7, 255]],
    ['a comparable varint above int64', decodeComparableVarint, [255, 128, 0, 0, 0, 0, 0, 0, 0]],
    ['a comparable varint below int64', decodeComparableVarint, [0, 127, 255, 255, 255, 255, 255, 255, 255]],
  ])('%s is refused', (_name, decode, bytes) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(DecodeError);
  });
});
