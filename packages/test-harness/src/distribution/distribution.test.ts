import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { fnv64 } from './fnv64.js';
import { latest, scrambledZipfian, uniform } from './key-chooser.js';
import type { KeyChooser } from './key-chooser.js';
import { Zipfian, ycsbTheta, zeta } from './zipfian.js';

const draws = 100_000;

function counts(next: (random: SeededRandom) => number, items: number): number[] {
  const random = new SeededRandom(11);
  const seen = Array.from({ length: items }, () => 0);
  for (let i = 0; i < draws; i++) {
    const drawn = next(random);
    seen[drawn] = (seen[drawn] ?? Number.NaN) + 1;
  }
  return seen;
}

/** Pearson's statistic over its degrees of freedom: near 1 where counts follow the probabilities. */
function chiSquare(seen: readonly number[], probability: (item: number) => number): number {
  let sum = 0;
  seen.forEach((count, item) => {
    const expected = probability(item) * draws;
    sum += (count - expected) ** 2 / expected;
  });
  return sum / (seen.length - 1);
}

describe('zipfian', () => {
  const items = 1000;
  const zetan = zeta(items, ycsbTheta);

  test('zeta continues an earlier sum', () => {
    expect(zeta(1000, ycsbTheta, 400) + zeta(400, ycsbTheta)).toBeCloseTo(zetan, 10);
    expect(zeta(2, 0.5)).toBeCloseTo(1 + 1 / Math.SQRT2, 12);
  });

  test('follows the exact zipf distribution: the two most popular exactly, every cumulative share within two percent', () => {
    const zipfian = new Zipfian(items);
    const seen = counts((random) => zipfian.next(random), items);
    expect((seen[0] ?? 0) / draws).toBeCloseTo(1 / zetan, 2);
    expect((seen[1] ?? 0) / draws).toBeCloseTo(0.5 ** ycsbTheta / zetan, 2);
    let exact = 0;
    let drawn = 0;
    let worst = 0;
    for (let item = 0; item < items; item++) {
      exact += 1 / (item + 1) ** ycsbTheta / zetan;
      drawn += (seen[item] ?? 0) / draws;
      worst = Math.max(worst, Math.abs(drawn - exact));
    }
    expect(worst).toBeLessThan(0.02);
    expect(drawn).toBeCloseTo(1, 10);
  });

  test('the statistic tells another skew apart', () => {
    const zipfian = new Zipfian(100, 0.7);
    const seen = counts((random) => zipfian.next(random), 100);
    const statistic = (theta: number): number => chiSquare(seen, (item) => 1 / (item + 1) ** theta / zeta(100, theta));
    expect(statistic(0.99)).toBeGreaterThan(5 * statistic(0.7));
  });

  test('grows without forgetting: the same as one made at full size', () => {
    const grown = new Zipfian(10);
    grown.growTo(500);
    grown.growTo(300);
    const fresh = new Zipfian(500);
    const [a, b] = [new SeededRandom(5), new SeededRandom(5)];
    for (let i = 0; i < 1000; i++) expect(grown.next(a)).toBe(fresh.next(b));
    expect(grown.top).toBeCloseTo(fresh.top, 12);
  });

  test('stays inside, also for one and two items', () => {
    for (const few of [1, 2, 3]) {
      const zipfian = new Zipfian(few);
      const random = new SeededRandom(few);
      expect(Math.max(...Array.from({ length: 1000 }, () => zipfian.next(random)))).toBeLessThan(few);
    }
  });
});

describe('key choosers', () => {
  test("fnv64 gives YCSB's first keys", () => {
    expect([0, 1].map(fnv64)).toEqual([6284781860667377211n, 8517097267634966620n]);
  });

  test('uniform: chi-square near one', () => {
    const seen = counts((random) => uniform().next(random, 500), 500);
    expect(chiSquare(seen, () => 1 / 500)).toBeLessThan(1.3);
  });

  test('scrambled zipfian: the hottest record has the share of rank one among ten billion, and lies anywhere', () => {
    const chooser = scrambledZipfian();
    const seen = counts((random) => chooser.next(random, 1000), 1000);
    const ranked = seen.map((count, record) => ({ count, record })).sort((a, b) => b.count - a.count);
    const [first, second] = ranked;
    expect(first?.record).toBe(Number(fnv64(0) % 1000n));
    expect(second?.record).toBe(Number(fnv64(1) % 1000n));
    // Its own popularity, and its part of the tail that is scattered evenly.
    expect((first?.count ?? 0) / draws).toBeGreaterThan(1 / 26.47);
    expect((first?.count ?? 0) / draws).toBeLessThan(1 / 26.47 + 0.004);
    expect(ranked.at(-1)?.count).toBeGreaterThan(0);
  });

  test('latest: the newest record is the most popular, also after inserts', () => {
    const chooser: KeyChooser = latest();
    const random = new SeededRandom(2);
    const share = (records: number): number => {
      const drawn = Array.from({ length: 20_000 }, () => chooser.next(random, records));
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...drawn)).toBeLessThan(records);
      return drawn.filter((record) => record === records - 1).length / drawn.length;
    };
    expect(share(100)).toBeCloseTo(1 / zeta(100, ycsbTheta), 1);
    expect(share(1000)).toBeCloseTo(1 / zeta(1000, ycsbTheta), 1);
  });
});
