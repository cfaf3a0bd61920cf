import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteList } from './byte-list.js';

describe('a list of bytes', () => {
  test('property: gives back what it was given, whatever becomes of the originals', () => {
    const items = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.integer({ min: 500, max: 5000 }).map((size) => new Uint8Array(size).fill(size & 0xff)),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(items, (given) => {
        const list = new ByteList(given.length);
        const kept = given.map((bytes) => Buffer.from(bytes).toString('hex'));
        for (const bytes of given) {
          list.push(bytes);
          bytes.fill(0xee);
        }
        expect(list.length).toBe(given.length);
        expect(Array.from(kept, (_, index) => list.at(index).toString('hex'))).toEqual(kept);
        expect(Array.from(kept, (_, index) => list.lengthOf(index))).toEqual(given.map(({ length }) => length));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('one that is longer than any chunk has its place, and there is nothing behind the last', () => {
    const list = new ByteList(3);
    const long = new Uint8Array(3 * 1024 * 1024).fill(7);
    list.push(Uint8Array.of(1));
    list.push(long);
    list.push(Uint8Array.of(2));
    expect(Buffer.compare(list.at(1), long)).toBe(0);
    expect([...list.at(0), ...list.at(2)]).toEqual([1, 2]);
    expect(() => list.at(3)).toThrow(RangeError);
  });
});
