import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInRegion, firstAtOrBehind } from './key-batches.js';

test('keys of a region are counted as a filter counts them', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 2 });
  const bound = fc.uint8Array({ maxLength: 2 });
  fc.assert(
    fc.property(fc.array(key), bound, bound, (list, startKey, endKey) => {
      const keys = list.sort((a, b) => Buffer.compare(a, b));
      fc.pre(endKey.length === 0 || Buffer.compare(startKey, endKey) <= 0);
      const at = (index: number): Uint8Array => keys[index] ?? new Uint8Array(0);
      const inside = keys.filter(
        (one) => Buffer.compare(one, startKey) >= 0 && (endKey.length === 0 || Buffer.compare(one, endKey) < 0),
      );
      expect(countInRegion(keys.length, at, { startKey, endKey })).toBe(inside.length);
      const first = keys.findIndex((one) => Buffer.compare(one, startKey) >= 0);
      expect(firstAtOrBehind(keys.length, at, startKey)).toBe(first < 0 ? keys.length : first);
    }),
    { seed: 11, numRuns: 300 },
  );
});
