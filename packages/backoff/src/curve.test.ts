import { SeededRandom } from '@tikv-client/runtime';
import type { Random } from '@tikv-client/runtime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterSleep, nextSleepMs, startOfCurve } from './curve.js';
import type { CurveShape } from './curve.js';
import { backoffKinds } from './kinds.js';
import type { Jitter } from './kinds.js';

const lowest: Random = { next: () => 0, below: () => 0, bytes: (n) => new Uint8Array(n) };
const highest: Random = { next: () => 1 - 2 ** -53, below: (n) => n - 1, bytes: (n) => new Uint8Array(n) };

/** The first sleeps of a curve under one fixed source of randomness. */
function sleeps(shape: CurveShape, random: Random, count: number): number[] {
  const out: number[] = [];
  let state = startOfCurve(shape);
  for (let i = 0; i < count; i++) {
    const ms = nextSleepMs(shape, state, random);
    state = afterSleep(state, ms);
    out.push(ms);
  }
  return out;
}

describe('curves', () => {
  const shape = (jitter: Jitter, baseMs = 10, capMs = 100): CurveShape => ({ baseMs, capMs, jitter });

  test.each<[CurveShape, number[], number[]]>([
    [shape('none'), [10, 20, 40, 80, 100, 100], [10, 20, 40, 80, 100, 100]],
    [shape('full'), [0, 0, 0, 0, 0, 0], [9, 19, 39, 79, 99, 99]],
    [shape('equal'), [5, 10, 20, 40, 50, 50], [9, 19, 39, 79, 99, 99]],
    [shape('decorrelated'), [10, 10, 10, 10, 10, 10], [29, 86, 100, 100, 100, 100]],
    [shape('none', 0), [2, 4, 8, 16, 32, 64], [2, 4, 8, 16, 32, 64]],
    [shape('equal', 1, 2), [1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]],
  ])('%j runs from %j to %j', (one, low, high) => {
    expect(sleeps(one, lowest, 6)).toEqual(low);
    expect(sleeps(one, highest, 6)).toEqual(high);
  });

  test('every draw lies within its bounds', () => {
    const jitters = fc.constantFrom<Jitter>('none', 'full', 'equal', 'decorrelated');
    const shapes = fc.record({
      baseMs: fc.integer({ min: 0, max: 5000 }),
      capMs: fc.integer({ min: 2, max: 20_000 }),
      jitter: jitters,
    });
    fc.assert(
      fc.property(shapes, fc.integer(), (one, seed) => {
        const random = new SeededRandom(seed);
        let state = startOfCurve(one);
        for (let i = 0; i < 12; i++) {
          const v = Math.min(one.capMs, Math.max(2, one.baseMs) * 2 ** i);
          const ms = nextSleepMs(one, state, random);
          const [low, high] = {
            none: [v, v],
            full: [0, v],
            equal: [Math.floor(v / 2), v],
            decorrelated: [Math.min(one.capMs, Math.max(2, one.baseMs)), one.capMs],
          }[one.jitter] as [number, number];
          expect(Number.isInteger(ms) && ms >= low && ms <= high, `${ms} in [${low}, ${high}]`).toBe(true);
          state = afterSleep(state, ms);
        }
      }),
      { seed: 1 },
    );
  });

  test('2000 attempts on one curve stay finite', () => {
    for (const jitter of ['none', 'full', 'equal', 'decorrelated'] as const) {
      const state = { attempts: 2000, lastMs: 100 };
      expect(nextSleepMs(shape(jitter), state, highest)).toBeLessThanOrEqual(100);
    }
  });
});

test('the 17 kinds are those of client-go', () => {
  const rows = Object.values(backoffKinds).map((kind) =>
    [kind.name, kind.baseMs, kind.capMs, kind.jitter, kind.reason, kind.label].join(' '),
  );
  expect(rows).toEqual([
    'tikvRPC 100 2000 equal tikvServerTimeout tikvRPC',
    'tiflashRPC 100 2000 equal tiflashServerTimeout tikvRPC',
    'txnLock 100 3000 equal resolveLockTimeout txnLock',
    'txnLockFast 2 3000 equal resolveLockTimeout tikvLockFast',
    'pdRPC 500 3000 equal pdServerTimeout pdRPC',
    'regionMiss 2 500 none regionUnavailable regionMiss',
    'regionScheduling 2 500 none regionUnavailable regionScheduling',
    'tikvServerBusy 2000 10000 equal tikvServerBusy serverBusy',
    'tiflashServerBusy 2000 10000 equal tiflashServerBusy serverBusy',
    'tikvDiskFull 500 5000 none tikvDiskFull tikvDiskFull',
    'regionRecoveryInProgress 100 10000 equal regionRecoveryInProgress regionRecoveryInProgress',
    'txnNotFound 2 500 none resolveLockTimeout ',
    'staleCommand 2 1000 none tikvStaleCommand staleCommand',
    'maxTsNotSynced 2 500 none tikvMaxTimestampNotSynced ',
    'commitTSLag 2 500 none commitTsLag ',
    'regionNotInitialized 2 1000 none regionNotInitialized ',
    'isWitness 1000 10000 equal isWitness isWitness',
  ]);
  const special = Object.values(backoffKinds).filter(
    (kind) => kind.excludedUpToMs !== undefined || kind.usesLockFastBase,
  );
  expect(special.map((kind) => [kind.name, kind.excludedUpToMs])).toEqual([
    ['txnLockFast', undefined],
    ['tikvServerBusy', 600_000],
  ]);
});
