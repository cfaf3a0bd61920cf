import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { drawLatency, LinkFaults } from '../src/index.js';
import type { Latency } from '../src/index.js';

const draws = (latency: Latency, count = 20_000): number[] => {
  const random = new SeededRandom(1);
  return Array.from({ length: count }, () => drawLatency(latency, random)).sort((a, b) => a - b);
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('latency', () => {
  test('constant and uniform keep their bounds', () => {
    expect(new Set(draws({ kind: 'constant', ms: 3 }))).toEqual(new Set([3]));
    const uniform = draws({ kind: 'uniform', fromMs: 2, toMs: 6 });
    expect(uniform[0]).toBeGreaterThanOrEqual(2);
    expect(uniform.at(-1)).toBeLessThan(6);
    expect(mean(uniform)).toBeCloseTo(4, 1);
  });

  test('exponential has its mean, lognormal its median and tail', () => {
    expect(mean(draws({ kind: 'exponential', meanMs: 10 }))).toBeGreaterThan(9.5);
    expect(mean(draws({ kind: 'exponential', meanMs: 10 }))).toBeLessThan(10.5);
    const lognormal = draws({ kind: 'lognormal', medianMs: 5, sigma: 1 });
    expect(lognormal[10_000]).toBeGreaterThan(4.7);
    expect(lognormal[10_000]).toBeLessThan(5.3);
    // The 97.7th percentile lies two sigmas up: 5 e^2 = 36.9.
    expect(lognormal[19_545]).toBeGreaterThan(33);
    expect(lognormal[19_545]).toBeLessThan(41);
  });
});

describe('link faults', () => {
  test('a calm link delivers everything after a millisecond', () => {
    const faults = new LinkFaults(new SeededRandom(1));
    for (let i = 0; i < 100; i++) expect(faults.decide('a', 'b')).toEqual({ kind: 'deliver', delayMs: 1 });
    expect(faults.counts()).toEqual({ packets: 100, dropped: 0, broken: 0 });
  });

  test('losses come at their rate, and either stall or break', () => {
    const faults = new LinkFaults(new SeededRandom(1), { dropRate: 0.1 });
    const late = Array.from({ length: 10_000 }, () => faults.decide('a', 'b')).filter(
      (fate) => fate.kind === 'deliver' && fate.delayMs === 201,
    );
    expect(late.length).toBeGreaterThan(900);
    expect(late.length).toBeLessThan(1100);
    expect(faults.counts().dropped).toBe(late.length);
    faults.setDefault({ onDrop: 'break', dropRate: 1 });
    expect(faults.decide('a', 'b')).toEqual({ kind: 'break' });
    expect(faults.counts().broken).toBe(1);
  });

  test('a partition cuts both ways between its groups and nothing else; one-way cuts one way', () => {
    const faults = new LinkFaults(new SeededRandom(1));
    const heal = faults.partition({ from: ['a'], to: ['b', 'c'] });
    expect([faults.isCut('a', 'b'), faults.isCut('c', 'a'), faults.isCut('b', 'c'), faults.isCut('a', 'd')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(faults.decide('a', 'b')).toEqual({ kind: 'stall' });
    heal();
    expect(faults.isCut('a', 'b')).toBe(false);
    faults.partition({ from: ['a'], to: ['*'], oneWay: true, effect: 'break' });
    expect([faults.isCut('a', 'b'), faults.isCut('b', 'a')]).toEqual([true, false]);
    expect(faults.decide('a', 'z')).toEqual({ kind: 'break' });
    faults.heal();
    expect(faults.isCut('a', 'b')).toBe(false);
  });

  test('a rule of one direction leaves the other alone', () => {
    const faults = new LinkFaults(new SeededRandom(1));
    faults.setLink('a', 'b', { latency: { kind: 'constant', ms: 50 } });
    expect([faults.decide('a', 'b'), faults.decide('b', 'a')]).toEqual([
      { kind: 'deliver', delayMs: 50 },
      { kind: 'deliver', delayMs: 1 },
    ]);
    faults.setLink('a', 'b', undefined);
    expect(faults.decide('a', 'b')).toEqual({ kind: 'deliver', delayMs: 1 });
  });
});
