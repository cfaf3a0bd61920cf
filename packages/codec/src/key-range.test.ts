import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareEndKeys,
  intersectRanges,
  isEmptyRange,
  nextKey,
  prefixNext,
  prefixRange,
  rangeContains,
  rangeContainsByEnd,
} from './key-range.js';
import type { KeyRange } from './key-range.js';

const key = (text: string) => new TextEncoder().encode(text);
const range = (start: string, end: string): KeyRange => ({ startKey: key(start), endKey: key(end) });
const keys = fc.array(fc.constantFrom(0, 1, 255), { maxLength: 3 }).map((bytes) => Uint8Array.from(bytes));
const ranges = fc.record({ startKey: keys, endKey: keys });

describe('ranges', () => {
  test.each<[string, string, string, boolean, boolean]>([
    ['', '', 'a', true, true],
    ['', '', '', true, true],
    ['a', '', 'a', true, false],
    ['a', '', 'b', true, true],
    ['a', '', '', false, true],
    ['a', 'c', '', false, false],
    ['a', 'c', 'a', true, false],
    ['a', 'c', 'b', true, true],
    ['a', 'c', 'c', false, true],
    ['a', 'c', 'd', false, false],
  ])('[%s, %s) and the key %s: contains %s, by end %s', (start, end, one, contains, byEnd) => {
    expect(rangeContains(range(start, end), key(one))).toBe(contains);
    expect(rangeContainsByEnd(range(start, end), key(one))).toBe(byEnd);
  });

  test('an intersection holds exactly the keys of both', () => {
    fc.assert(
      fc.property(ranges, ranges, keys, (a, b, one) => {
        const both = intersectRanges(a, b);
        expect(both !== undefined && rangeContains(both, one)).toBe(rangeContains(a, one) && rangeContains(b, one));
        if (both !== undefined) expect(rangeContains(both, both.startKey)).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  test('an empty range holds no key', () => {
    fc.assert(
      fc.property(ranges, keys, (one, inside) => {
        if (isEmptyRange(one)) expect(rangeContains(one, inside)).toBe(false);
        else expect(rangeContains(one, one.startKey)).toBe(true);
      }),
      { seed: 2 },
    );
  });

  test('the empty end is beyond all others', () => {
    expect(compareEndKeys(key(''), key('zzz'))).toBeGreaterThan(0);
    expect(compareEndKeys(key('a'), key(''))).toBeLessThan(0);
    expect(compareEndKeys(key(''), key(''))).toBe(0);
    expect(compareEndKeys(key('a'), key('b'))).toBeLessThan(0);
  });
});

describe('client-go: kv/key_test.go', () => {
  test('the next key is the least above', () => {
    expect(nextKey(key(''))).toEqual(Uint8Array.of(0));
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        if (Buffer.compare(b, a) > 0) expect(Buffer.compare(b, nextKey(a))).toBeGreaterThanOrEqual(0);
        expect(Buffer.compare(nextKey(a), a)).toBe(1);
      }),
      { seed: 3 },
    );
  });

  test.each<[number[], number[]]>([
    [[], []],
    [[1], [2]],
    [[1, 255], [2]],
    [
      [97, 254, 255],
      [97, 255],
    ],
    [[255], []],
    [[255, 255], []],
  ])('TestPrefixNextKey: the prefix next to %j is %j', (prefix, next) => {
    const given = Uint8Array.from(prefix);
    expect([...prefixNext(given)]).toEqual(next);
    expect([...given]).toEqual(prefix);
  });

  test('a prefix range holds the keys with the prefix', () => {
    fc.assert(
      fc.property(keys, keys, (prefix, one) => {
        const begins = Buffer.compare(one.subarray(0, prefix.length), prefix) === 0 && one.length >= prefix.length;
        expect(rangeContains(prefixRange(prefix), one)).toBe(begins);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });
});
