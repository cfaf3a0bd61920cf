import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RegionTree } from './region-tree.js';
import { key, region, report } from '../../../test/regions.js';

/** Ranges over one-byte keys 1 to 9; 0 stands for both ends of the key space. */
const ranges = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .filter(([start, end]) => end === 0 || start < end);

const reports = fc.array(
  fc.record({
    id: fc.bigInt({ min: 1n, max: 6n }),
    range: ranges,
    version: fc.bigInt({ min: 1n, max: 5n }),
    confVer: fc.bigInt({ min: 1n, max: 3n }),
    term: fc.bigInt({ min: 0n, max: 3n }),
  }),
  { maxLength: 40 },
);

function bound(value: number): Uint8Array {
  return value === 0 ? key() : key(value);
}

function holds(range: { startKey: Uint8Array; endKey: Uint8Array }, value: number): boolean {
  const probe = key(value);
  return (
    Buffer.compare(range.startKey, probe) <= 0 && (range.endKey.length === 0 || Buffer.compare(probe, range.endKey) < 0)
  );
}

describe('RegionTree', () => {
  test('whatever is reported, ranges are disjoint and in order, and every lookup agrees with a plain search', () => {
    fc.assert(
      fc.property(reports, (items) => {
        const tree = new RegionTree();
        for (const { id, range, version, confVer, term } of items) {
          tree.put(report(region({ id, start: bound(range[0]), end: bound(range[1]), version, confVer }), { term }));
          const all = tree.all().map((one) => one.region);
          for (const [at, one] of all.entries()) {
            const next = all[at + 1];
            if (next !== undefined) {
              expect(one.endKey.length).toBeGreaterThan(0);
              expect(Buffer.compare(one.endKey, next.startKey)).toBeLessThanOrEqual(0);
            }
            expect(tree.byId(one.id)?.region).toBe(one);
          }
          expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
          for (let value = 1; value <= 9; value += 1) {
            expect(tree.byKey(key(value))?.region).toBe(all.find((one) => holds(one, value)));
          }
        }
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });

  test('splits that every part reports leave neither gap nor overlap, in whatever order the reports come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        (cuts, order) => {
          const tree = new RegionTree();
          let parts = [region({ id: 1n, version: 1n })];
          const sent = [...parts];
          for (const cut of cuts) {
            const at = key(cut);
            const whole = parts.find((one) => holds(one, cut));
            if (whole === undefined) {
              throw new Error('the model has a gap');
            }
            const version = (whole.regionEpoch?.version ?? 0n) + 1n;
            // The new region takes the left part, as TiKV does it by default.
            const left = region({ id: BigInt(sent.length + 1), start: whole.startKey, end: at, version });
            const right = region({ id: whole.id, start: at, end: whole.endKey, version });
            parts = [...parts.filter((one) => one !== whole), left, right];
            sent.push(left, right);
          }
          // Old reports in any order, then one of every part that there is at the end.
          const shuffled = sent
            .map((one) => [order.next().value, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map((pair) => pair[1]);
          for (const one of [...shuffled, ...parts]) {
            tree.put(report(one));
          }
          const tiles = tree.all().map((one) => one.region);
          expect(tiles).toHaveLength(parts.length);
          expect(tiles.at(0)?.startKey).toHaveLength(0);
          expect(tiles.at(-1)?.endKey).toHaveLength(0);
          for (const [at, tile] of tiles.entries()) {
            const next = tiles[at + 1];
            if (next !== undefined) {
              expect(tile.endKey).toEqual(next.startKey);
            }
          }
        },
      ),
      { seed: 20261121, numRuns: 100 },
    );
  });

  test.each([
    ['a lower version of the same region', { version: 4n }, 'olderEpoch'],
    ['a lower configuration of the same region', { confVer: 1n }, 'olderEpoch'],
    ['a lower term at the same epoch', { term: 2n }, 'olderTerm'],
    ['the same again', {}, undefined],
    ['a higher term', { term: 4n }, undefined],
    ['a report without a term', { term: 0n }, undefined],
    ['another region over its range with a lower version', { id: 9n, version: 4n }, 'olderThanOverlap'],
    ['another region over its range with the same version', { id: 9n, version: 5n }, undefined],
    ['a region without peers', { peers: [] }, 'invalid'],
    ['region id 0', { id: 0n }, 'invalid'],
    ['an empty range', { start: key(5), end: key(5) }, 'invalid'],
  ] as const)('%s', (_, change, verdict) => {
    const tree = new RegionTree();
    const { term = 3n, ...rest } = { term: undefined, ...change };
    const base = { id: 1n, version: 5n, confVer: 2n };
    expect(tree.put(report(region(base), { term: 3n }))).toBeUndefined();
    expect(tree.put(report(region({ ...base, ...rest }), { term }))).toBe(verdict);
  });

  test('the previous region is the one that ends at the start of the one that holds the key', () => {
    const tree = new RegionTree();
    tree.put(report(region({ id: 1n, end: key(3) })));
    tree.put(report(region({ id: 2n, start: key(3), end: key(6) })));
    tree.put(report(region({ id: 3n, start: key(7) })));
    expect(tree.prevByKey(key(2))).toBeUndefined();
    expect(tree.prevByKey(key(3))?.region.id).toBe(1n);
    expect(tree.prevByKey(key(5))?.region.id).toBe(1n);
    expect(tree.prevByKey(key(6))).toBeUndefined();
    // Between 6 and 7 there is a gap.
    expect(tree.prevByKey(key(8))).toBeUndefined();
  });

  test('scans', () => {
    const tree = new RegionTree();
    for (const id of [1, 2, 3, 4]) {
      const start = id === 1 ? key() : key(id * 10);
      tree.put(report(region({ id: BigInt(id), start, end: id === 4 ? key() : key((id + 1) * 10) })));
    }
    const ids = (start: Uint8Array, end: Uint8Array, limit = 0) =>
      tree.scan(start, end, limit).map((one) => Number(one.region.id));
    expect(ids(key(), key())).toEqual([1, 2, 3, 4]);
    expect(ids(key(), key(), 2)).toEqual([1, 2]);
    expect(ids(key(25), key(30))).toEqual([2]);
    expect(ids(key(25), key(31))).toEqual([2, 3]);
    expect(ids(key(200), key())).toEqual([4]);
    const batch = tree.batchScan(
      [
        { startKey: key(5), endKey: key(22) },
        { startKey: key(24), endKey: key(35) },
      ],
      0,
      true,
    );
    expect(batch?.map((one) => Number(one.region.id))).toEqual([1, 2, 3]);
  });

  test('a batch scan that must be complete notices a gap', () => {
    const tree = new RegionTree();
    tree.put(report(region({ id: 1n, end: key(3) })));
    tree.put(report(region({ id: 2n, start: key(5) })));
    const scan = (start: Uint8Array, end: Uint8Array, limit = 0) =>
      tree.batchScan([{ startKey: start, endKey: end }], limit, true)?.length;
    expect(scan(key(1), key(3))).toBe(1);
    expect(scan(key(1), key(4))).toBeUndefined();
    expect(scan(key(4), key(6))).toBeUndefined();
    expect(scan(key(6), key())).toBe(1);
    expect(scan(key(1), key(), 1)).toBe(1);
    expect(tree.batchScan([{ startKey: key(), endKey: key() }], 0, false)).toHaveLength(2);
  });
});
