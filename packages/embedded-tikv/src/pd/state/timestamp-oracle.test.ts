import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeTimestamp, TimestampOracle } from './timestamp-oracle.js';

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('take' as const), count: fc.integer({ min: 1, max: 2 ** 18 - 1 }) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('clock' as const), ms: fc.integer({ min: -50, max: 50 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('leader' as const) }) },
  ),
  { maxLength: 100 },
);

describe('TimestampOracle', () => {
  test('batches never overlap and never go back, whatever the clock does and whoever leads', () => {
    fc.assert(
      fc.property(steps, (items) => {
        let now = 1_700_000_000_000;
        const oracle = new TimestampOracle(() => now);
        let highest = 0n;
        for (const step of items) {
          if (step.kind === 'clock') {
            now += step.ms;
          } else if (step.kind === 'leader') {
            oracle.leaderChanged();
          } else {
            const last = oracle.next(step.count);
            if (last === undefined) {
              throw new Error('a batch that fits was refused');
            }
            expect(last.logical).toBeLessThan(2 ** 18);
            // The first of the batch: they share their millisecond.
            const first = composeTimestamp({ physical: last.physical, logical: last.logical - step.count + 1 });
            expect(last.logical).toBeGreaterThanOrEqual(step.count);
            expect(first).toBeGreaterThan(highest);
            highest = composeTimestamp(last);
          }
        }
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test('follows the clock and counts within a millisecond', () => {
    let now = 5000.7;
    const oracle = new TimestampOracle(() => now);
    expect(oracle.next(1)).toEqual({ physical: 5000, logical: 1 });
    expect(oracle.next(10)).toEqual({ physical: 5000, logical: 11 });
    now = 5002;
    expect(oracle.next(3)).toEqual({ physical: 5002, logical: 3 });
  });

  test('refuses a batch that no millisecond holds', () => {
    const oracle = new TimestampOracle(() => 1);
    expect(oracle.next(2 ** 18)).toBeUndefined();
    expect(oracle.next(2 ** 18 - 1)).toEqual({ physical: 1, logical: 2 ** 18 - 1 });
    expect(oracle.next(1)).toEqual({ physical: 2, logical: 1 });
  });

  test('a step back repeats the past, and goes on from there', () => {
    let now = 100_000;
    const oracle = new TimestampOracle(() => now);
    const before = oracle.next(1);
    oracle.stepBack(1000);
    expect(before).toEqual({ physical: 100_000, logical: 1 });
    expect(oracle.next(1)).toEqual({ physical: 99_000, logical: 1 });
    now += 10;
    expect(oracle.next(1)).toEqual({ physical: 99_010, logical: 1 });
  });
});
