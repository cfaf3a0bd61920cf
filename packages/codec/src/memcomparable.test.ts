import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes } from './bytes.js';
import { DecodeError } from './decode-error.js';
import { decodeBytes, decodeBytesDesc, encodeBytes, encodeBytesDesc, encodedBytesLength } from './memcomparable.js';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.array(fc.constantFrom(0, 1, 254, 255), { maxLength: 20 }).map((a) => Uint8Array.from(a)),
);

/** Bytes of each group in decimal. */
const vectors: [number[], number[]][] = [
  [[], [0, 0, 0, 0, 0, 0, 0, 0, 247]],
  [[0], [0, 0, 0, 0, 0, 0, 0, 0, 248]],
  [
    [1, 2, 3],
    [1, 2, 3, 0, 0, 0, 0, 0, 250],
  ],
  [
    [1, 2, 3, 0],
    [1, 2, 3, 0, 0, 0, 0, 0, 251],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7],
    [1, 2, 3, 4, 5, 6, 7, 0, 254],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7, 8],
    [1, 2, 3, 4, 5, 6, 7, 8, 255, 0, 0, 0, 0, 0, 0, 0, 0, 247],
  ],
  [
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 4, 5, 6, 7, 8, 255, 9, 0, 0, 0, 0, 0, 0, 0, 248],
  ],
];

describe('memcomparable bytes', () => {
  test.each(vectors)('%j is %j', (plain, encoded) => {
    const value = Uint8Array.from(plain);
    expect([...encodeBytes(value)]).toEqual(encoded);
    expect([...encodeBytesDesc(value)]).toEqual(encoded.map((byte) => 255 - byte));
    expect(decodeBytes(Uint8Array.from(encoded))).toEqual({ value, next: encoded.length });
    expect(encodedBytesLength(plain.length)).toBe(encoded.length);
  });

  test('survive a round trip in both directions, with bytes around them', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, (before, value, after) => {
        for (const [encode, decode] of [
          [encodeBytes, decodeBytes],
          [encodeBytesDesc, decodeBytesDesc],
        ] as const) {
          const encoded = encode(value);
          const { value: decoded, next } = decode(concatBytes(before, encoded, after), before.length);
          expect(decoded).toEqual(value);
          expect(next).toBe(before.length + encoded.length);
        }
      }),
      { seed: 1 },
    );
  });

  test('order as the strings do, or in reverse, and none begins another', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const order = Buffer.compare(a, b);
        expect(Buffer.compare(encodeBytes(a), encodeBytes(b))).toBe(order);
        expect(Buffer.compare(encodeBytesDesc(b), encodeBytesDesc(a))).toBe(order);
        if (order !== 0) {
          const shorter = Math.min(encodedBytesLength(a.length), encodedBytesLength(b.length));
          expect(encodeBytes(a).subarray(0, shorter)).not.toEqual(encodeBytes(b).subarray(0, shorter));
        }
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test.each<[string, number[]]>([
    ['nothing', []],
    ['a cut group', [1, 2, 3, 0, 0, 0, 0, 0]],
    ['a full group without a successor', [1, 2, 3, 4, 5, 6, 7, 8, 255]],
    ['a marker out of range', [0, 0, 0, 0, 0, 0, 0, 0, 246]],
    ['a marker far out of range', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['padding that is not zero', [1, 2, 3, 0, 0, 0, 0, 1, 250]],
  ])('%s is refused in both directions', (_name, encoded) => {
    expect(() => decodeBytes(Uint8Array.from(encoded))).toThrow(DecodeError);
    expect(() => decodeBytesDesc(Uint8Array.from(encoded.map((byte) => 255 - byte)))).toThrow(DecodeError);
  });
});
