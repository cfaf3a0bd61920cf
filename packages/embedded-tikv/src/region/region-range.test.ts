import { expect, test } from 'vitest';
import { containsKey, containsSeek } from './region-range.js';

const low = Uint8Array.of(1, 1, 1);
const high = Uint8Array.of(2, 2, 2);
const none = new Uint8Array(0);

test.each<[Uint8Array, Uint8Array, readonly number[], boolean]>([
  [none, none, [], true],
  [none, none, [1], true],
  [low, none, [1, 1, 0], false],
  [low, none, [1, 1, 1], true],
  [none, high, [2, 2, 1], true],
  [none, high, [2, 2, 2], false],
  [low, high, [1, 1, 0], false],
  [low, high, [1, 1, 1], true],
  [low, high, [2, 2, 1], true],
  [low, high, [2, 2, 2], false],
])(
  'client-go: internal/mockstore/mocktikv/mvcc_test.go TestRegionContains: from %s to %s, %s: %s',
  (startKey, endKey, key, contained) => {
    const at = Uint8Array.from(key);
    expect(containsKey({ startKey, endKey }, at)).toBe(contained);
    // A seek may also start at the upper bound.
    const isEnd = endKey.length > 0 && Buffer.compare(at, endKey) === 0;
    expect(containsSeek({ startKey, endKey }, at)).toBe(contained || isEnd);
  },
);
