import { compareBytes } from '@tikv-client/codec';
import { describe, expect, test } from 'vitest';
import type { Keyed } from './sorted-nodes.js';
import { SortedNodes } from './sorted-nodes.js';

type Key = readonly number[];

const none: Key = [];
const zeros = (count: number, ...end: number[]): Key => [...Array.from({ length: count }, () => 0), ...end];

/** Keys, put in from both sides in turn. */
function tree(...keys: readonly Key[]): SortedNodes<Keyed> {
  const nodes = new SortedNodes<Keyed>();
  for (let i = 0; i < keys.length; i += 1) {
    const key = Uint8Array.from((i % 2 === 0 ? keys[i >> 1] : keys[keys.length - 1 - (i >> 1)]) ?? none);
    nodes.findOrInsert(key, () => ({ key }));
  }
  return nodes;
}

function keysBetween(nodes: SortedNodes<Keyed>, start: Key, end: Key, reverse = false): Key[] {
  const found = nodes.range(Uint8Array.from(start), Uint8Array.from(end), reverse);
  return Array.from(found, ({ key }) => [...key]);
}

/** Both directions show the same. */
function expectBetween(nodes: SortedNodes<Keyed>, start: Key, end: Key, wanted: readonly Key[]): void {
  expect(keysBetween(nodes, start, end)).toEqual(wanted);
  expect(keysBetween(nodes, start, end, true)).toEqual(wanted.toReversed());
}

const singles = (count: number, factor = 1): Key[] => Array.from({ length: count }, (_, i) => [i * factor]);
/** As many keys as the nodes of client-go's tree hold, each kind full. */
const capacities = [4, 16, 48, 256];

describe('client-go: internal/unionstore/art/art_test.go', () => {
  test.each<[string, Key[], Key[]]>([
    ['TestSimple: one byte', singles(256), [[1, 0], none]],
    ['TestSubNode: keys that begin with others', [[97], [97, 97], [97, 97, 97]], [[97, 97, 97, 97], [98]]],
    [
      'TestLeafWithCommonPrefix: differing in the last byte',
      [
        [1, 1, 1],
        [1, 1, 2],
      ],
      [
        [1, 1],
        [1, 1, 3],
        [1, 1, 1, 0],
      ],
    ],
    [
      'TestSearchPrefixMisatch: a key that differs in the middle is not there',
      [
        [1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 2],
      ],
      [[1, 1, 1, 3, 1, 1]],
    ],
    [
      'TestSearchOptimisticMismatch: nor one that differs behind a long prefix',
      [zeros(22, 1), zeros(22, 2)],
      [zeros(21, 1, 1)],
    ],
  ])('%s', (_, keys, absent) => {
    const nodes = tree(...keys);
    expect(nodes.size).toBe(keys.length);
    for (const key of keys) expect(nodes.find(Uint8Array.from(key))?.key).toEqual(Uint8Array.from(key));
    for (const key of absent) expect(nodes.find(Uint8Array.from(key))).toBeUndefined();
    expectBetween(nodes, none, none, keys);
  });

  test('TestBenchKey: many keys', () => {
    const nodes = new SortedNodes<Keyed>();
    const key = (n: number): Uint8Array => Buffer.from(String(n).padStart(10, '0'));
    // Neither upwards nor downwards.
    for (let i = 0; i < 10_007; i += 1) {
      const at = key((i * 7919) % 10_007);
      nodes.findOrInsert(at, () => ({ key: at }));
    }
    let next = 0;
    for (const node of nodes.range(Uint8Array.of(), Uint8Array.of(), false)) {
      expect(compareBytes(node.key, key(next))).toBe(0);
      next += 1;
    }
    expect(next).toBe(10_007);
    for (let i = 0; i < 10_007; i += 97) expect(nodes.find(key(i))?.key).toEqual(key(i));
  });
});

describe('client-go: internal/unionstore/art/art_iterator_test.go', () => {
  test.each(capacities)('TestIterateNodeCapacity, TestIterSeekLeaf: of %i keys, from each on', (count) => {
    const keys = singles(count);
    const nodes = tree(...keys);
    expectBetween(nodes, none, none, keys);
    const middle = count >> 1;
    expectBetween(nodes, [middle], none, keys.slice(middle));
    expectBetween(nodes, none, [middle], keys.slice(0, middle));
    for (const [i, key] of keys.entries()) {
      expect(keysBetween(nodes, key, none)[0]).toEqual(key);
      expect(keysBetween(nodes, none, [...key, 0], true)[0]).toEqual(keys[i]);
    }
  });

  test('TestMultiLevelIterate: each key begins with the one before', () => {
    const keys = Array.from({ length: 20 }, (_, i) => zeros(i + 1));
    expectBetween(tree(...keys), none, none, keys);
  });

  test.each<[Key, Key, Key[], Key[]]>([
    [[1], [1, 1], [[1]], [[1]]],
    [[1, 1], [2, 2], [[1], [2]], [[2]]],
    [[1, 0, 0], [1, 2, 0], [[1, 1]], [[1, 1]]],
  ])('TestSeekMeetLeaf: from %j to %j of %j: %j', (start, end, keys, wanted) => {
    expectBetween(tree(...keys), start, end, wanted);
  });

  test.each([4, 16, 48, 49])('TestSeekInExistNode: between any two of %i keys', (count) => {
    const keys = singles(count, 2);
    const nodes = tree(...keys);
    for (let i = 0; i < count - 1; i += 1) expectBetween(nodes, [2 * i + 1], none, keys.slice(i + 1));
  });

  test('TestSeekPrefixMismatch: bounds that share less with the keys than these with each other', () => {
    const long = (byte: number, count: number, end: number): Key => [...Array.from({ length: count }, () => byte), end];
    const keys = [long(1, 10, 1), long(1, 10, 2), long(2, 30, 3), long(2, 30, 4)];
    const nodes = tree(...keys);
    expectBetween(nodes, long(1, 9, 0), long(2, 29, 3), keys);
    expectBetween(nodes, long(1, 9, 2), long(2, 29, 1), []);
  });

  test.each([0, 5, 17, 49])('TestIterSeekNoResult: nothing between two neighbours, with %i others', (others) => {
    const keys = Array.from({ length: others }, (_, i) => [1, i]);
    expectBetween(tree(...keys, [1, 100], [1, 200]), [1, 100, 1], [1, 200], []);
  });
});

describe('client-go: internal/unionstore/art/art_snapshot_test.go', () => {
  test.each([4, 16, 48, 256, 512])(
    'TestSnapshotIteratorPreventFreeNode: an iteration over %i keys goes on while the place that it stands in changes',
    (count) => {
      const keys = Array.from({ length: count }, (_, i) => [0, i >> 8, i & 255]);
      for (const reverse of [false, true]) {
        const nodes = tree(...keys);
        const seen: Key[] = [];
        for (const { key } of nodes.range(Uint8Array.of(), Uint8Array.of(), reverse)) {
          seen.push([...key]);
          // One more right behind it, seen from where the iteration goes; and it goes itself.
          const beside = reverse ? Uint8Array.of(...key, 1) : Uint8Array.of(0, key[1] ?? 0);
          nodes.findOrInsert(beside, () => ({ key: beside }));
          nodes.remove(key);
        }
        expect(seen).toEqual(reverse ? keys.toReversed() : keys);
      }
    },
  );
});
