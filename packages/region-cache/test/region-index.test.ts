import fc from 'fast-check';
import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { RegionIndex } from '../src/index.js';
import type { Region } from '../src/index.js';
import { Stores, region } from './regions.js';

const ttlMs = 600_000;
function index(maxRegions = 1000): RegionIndex {
  return new RegionIndex({ ttlMs, ttlJitterMs: 60_000, maxRegions }, new SeededRandom(1));
}

describe('RegionIndex', () => {
  test('finds by key, by end key and by id', () => {
    const regions = index();
    const [a, b, c] = [
      region({ id: 1n, end: 'b' }),
      region({ id: 2n, start: 'b', end: 'd' }),
      region({ id: 3n, start: 'd' }),
    ];
    for (const one of [a, b, c]) expect(regions.insert(one, 0).inserted).toBe(true);
    expect([regions.locate('', 0), regions.locate('a\xff', 0), regions.locate('b', 0), regions.locate('d', 0)]).toEqual(
      [a, a, b, c],
    );
    expect([regions.locateByEnd('b', 0), regions.locateByEnd('b\0', 0), regions.locateByEnd('', 0)]).toEqual([a, b, c]);
    expect(regions.byId(2n, 0)).toBe(b);
    expect(regions.byId(9n, 0)).toBeUndefined();
  });

  test('refuses an older version or an older configuration of the same region', () => {
    const regions = index();
    const known = region({ id: 1n, version: 5n, confVer: 5n });
    regions.insert(known, 0);
    for (const older of [
      { version: 4n, confVer: 9n },
      { version: 9n, confVer: 4n },
    ]) {
      expect(regions.insert(region({ id: 1n, ...older }), 0)).toEqual({
        inserted: false,
        refused: 'olderVersion',
        by: known,
      });
    }
    expect(regions.insert(region({ id: 1n, version: 5n, confVer: 6n }), 0).inserted).toBe(true);
  });

  test('refuses what overlaps something newer, and removes older overlaps', () => {
    const regions = index();
    const newer = region({ id: 2n, start: 'm', version: 7n });
    regions.insert(newer, 0);
    expect(regions.insert(region({ id: 1n, version: 6n }), 0)).toMatchObject({ refused: 'overlapsNewer', by: newer });
    const left = region({ id: 1n, end: 'm', version: 3n });
    regions.insert(left, 0);
    const merged = regions.insert(region({ id: 1n, version: 8n }), 0);
    expect(merged).toMatchObject({ inserted: true });
    expect(merged.inserted && new Set(merged.displaced)).toEqual(new Set([newer, left]));
    expect(regions.size).toBe(1);
  });

  test('an entry lives as long as it is accessed, and no longer', () => {
    const regions = index();
    regions.insert(region({ id: 1n }), 0);
    for (let now = 0; now <= 10 * ttlMs; now += ttlMs - 1) expect(regions.locate('k', now)).toBeDefined();
    expect(regions.locate('k', 12 * ttlMs)).toBeUndefined();
  });

  test('an entry that expires after its time is not prolonged', () => {
    const regions = index();
    const one = region({ id: 1n });
    regions.insert(one, 0);
    one.flags.expireAfterTtl = true;
    expect(regions.locate('k', ttlMs - 1)).toBe(one);
    expect(regions.locate('k', ttlMs + 60_000)).toBeUndefined();
  });

  test('flags make the next access a miss', () => {
    for (const flag of ['reloadOnAccess', 'reloadReady'] as const) {
      const regions = index();
      const one = region({ id: 1n });
      regions.insert(one, 0);
      one.flags[flag] = true;
      expect(regions.locate('k', 0)).toBeUndefined();
    }
  });

  test('the collector drops expired and invalid entries, marks failing stores, and readies delayed reloads', () => {
    const regions = index();
    const stores = new Stores();
    const all = Array.from({ length: 100 }, (_, i) => {
      const [start, end] = [i, i + 1].map((n) => String.fromCharCode(100 + n));
      return region(
        { id: BigInt(i + 1), ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
        stores,
      );
    });
    for (const one of all) regions.insert(one, 0);
    const [first, second, third] = all;
    if (first === undefined || second === undefined || third === undefined) throw new Error('unreachable');
    regions.invalidate(first, 'other');
    second.flags.delayedReload = true;
    expect(regions.collect(0, 50)).toBe(1);
    expect(second.flags).toMatchObject({ delayedReload: false, reloadReady: true });
    expect(third.flags.expireAfterTtl).toBe(false);
    stores.get(1n).failEpoch += 1;
    regions.collect(0, 50);
    expect(regions.collect(0, 50)).toBe(0);
    expect(third.flags.expireAfterTtl).toBe(true);
    for (let i = 0; i < 3; i += 1) regions.collect(2 * ttlMs, 50);
    expect(regions.size).toBe(0);
  });

  test('holds at most maxRegions', () => {
    const regions = index(10);
    for (let i = 0; i < 100; i += 1) {
      const one = region({ id: BigInt(i + 1), start: String.fromCharCode(i), end: String.fromCharCode(i + 1) });
      expect(regions.insert(one, 0).inserted).toBe(true);
      expect(regions.locate(String.fromCharCode(i), 0)).toBe(one);
    }
    expect(regions.size).toBe(10);
  });

  test('the unknown range around a key is the stale entry, or the gap between neighbours', () => {
    const regions = index();
    expect(regions.unknownRange('k')).toEqual({ start: '', end: '' });
    const known = region({ id: 1n, start: 'b', end: 'd' });
    regions.insert(known, 0);
    regions.insert(region({ id: 2n, start: 'm', end: 'p' }), 0);
    expect(regions.unknownRange('e')).toEqual({ start: 'd', end: 'm' });
    expect(regions.unknownRange('z')).toEqual({ start: 'p', end: '' });
    regions.invalidate(known, 'other');
    expect(regions.unknownRange('c')).toEqual({ start: 'b', end: 'd' });
  });

  test('property: entries never overlap, and lookups agree with a plain list', () => {
    const bound = fc.integer({ min: 0, max: 20 });
    const step = fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      a: bound,
      b: bound,
      version: fc.integer({ min: 1, max: 5 }),
    });
    const key = (n: number): string => (n === 0 ? '' : String.fromCharCode(n));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const regions = index();
        let model: Region[] = [];
        for (const { id, a, b, version } of steps) {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          if (low === high) continue;
          // 20 stands for the end of the key space.
          const one = region({
            id: BigInt(id),
            start: key(low),
            end: high === 20 ? '' : key(high),
            version: BigInt(version),
          });
          const meets = model.filter((other) => other.overlaps(one.start, one.end));
          const same = model.find((other) => other.id === one.id);
          const refused =
            (same !== undefined && same.version > one.version) || meets.some((other) => other.version > one.version);
          expect(regions.insert(one, 0).inserted).toBe(!refused);
          if (!refused) model = [...model.filter((other) => other !== same && !meets.includes(other)), one];
          expect(regions.size).toBe(model.length);
          for (let n = 0; n < 20; n += 1) {
            expect(regions.locate(key(n), 0)).toBe(model.find((other) => other.contains(key(n))));
            expect(regions.locateByEnd(key(n), 0)).toBe(model.find((other) => other.containsByEnd(key(n))));
          }
        }
      }),
      { seed: 20260101, numRuns: 150 },
    );
  });
});
