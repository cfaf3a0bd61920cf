import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignPairs } from './align-pairs.js';
import { earlierDuplicates } from './duplicates.js';

describe('earlierDuplicates', () => {
  test('property: exactly the last copy of each key stays', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 200 }), (texts) => {
        const keys = texts.map((text) => Buffer.from(text));
        const earlier = earlierDuplicates(keys.length, (index) => keys[index] ?? Buffer.alloc(0));
        const kept = texts.filter((_, i) => earlier?.[i] !== 1);
        const expected = texts.filter((text, i) => texts.lastIndexOf(text) === i);
        expect(kept).toEqual(expected);
      }),
      { seed: 20260101, numRuns: 300 },
    );
  });

  test('ascending keys need no table', () => {
    expect(earlierDuplicates(3, (index) => Buffer.from([index]))).toBeUndefined();
  });
});

describe('alignPairs', () => {
  const keys = ['a', 'b', 'b', 'c', 'd'].map((key) => Buffer.from(key));
  const aligned = (answer: string[]): (string | undefined)[] => {
    const found = Array.from<string | undefined>({ length: keys.length });
    const pairs = answer.map((key) => ({
      error: undefined,
      key: Buffer.from(key),
      value: Buffer.from(key),
      commitTs: 0n,
    }));
    alignPairs(keys, pairs, (position, pair) => (found[position] = Buffer.from(pair.value).toString()));
    return found;
  };

  test.each<[string, string[], (string | undefined)[]]>([
    ['in order, all there', ['a', 'b', 'b', 'c', 'd'], ['a', 'b', 'b', 'c', 'd']],
    ['in order, some absent', ['b', 'b', 'd'], [undefined, 'b', 'b', undefined, 'd']],
    ['nothing', [], [undefined, undefined, undefined, undefined, undefined]],
    ['another order', ['d', 'a'], ['a', undefined, undefined, undefined, 'd']],
    ['duplicates answered once, out of order', ['c', 'b'], [undefined, 'b', 'b', 'c', undefined]],
  ])('%s', (_name, answer, expected) => {
    expect(aligned(answer)).toEqual(expected);
  });
});
