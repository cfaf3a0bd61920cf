import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composeTimestamp,
  dateToTimestamp,
  extractLogical,
  extractPhysical,
  isExpired,
  lowerLimitStartTimestamp,
  maxLogical,
  timestampToDate,
  untilExpiredMs,
} from './timestamp.js';

describe('client-go: oracle/oracle.go', () => {
  test('a timestamp is taken apart into what it was composed of', () => {
    const physical = fc.integer({ min: 0, max: 2 ** 46 - 1 });
    fc.assert(
      fc.property(physical, fc.integer({ min: 0, max: maxLogical - 1 }), (ms, logical) => {
        const ts = composeTimestamp(ms, logical);
        expect([extractPhysical(ts), extractLogical(ts)]).toEqual([ms, logical]);
        expect(ts).toBe(BigInt(ms) * 262_144n + BigInt(logical));
        expect(timestampToDate(dateToTimestamp(new Date(ms))).getTime()).toBe(ms);
      }),
      { seed: 1 },
    );
  });

  test('timestamps order by time, then by their logical part', () => {
    expect(composeTimestamp(1, 0)).toBeGreaterThan(composeTimestamp(0, maxLogical - 1));
    expect(composeTimestamp(1, maxLogical)).toBe(composeTimestamp(2, 0));
  });

  test('a known timestamp', () => {
    const ts = 400_000_000_000_000_000n;
    expect([extractPhysical(ts), extractLogical(ts)]).toEqual([1_525_878_906_250, 0]);
    expect(timestampToDate(ts).toISOString()).toBe('2018-05-09T15:15:06.250Z');
  });

  test('the least start timestamp that may still be uncommitted', () => {
    expect(lowerLimitStartTimestamp(new Date(10_000), 4_000)).toBe(composeTimestamp(6_000, 0));
  });
});

describe('client-go: oracle/oracles/local_test.go', () => {
  const lock = composeTimestamp(1_000, 7);
  const now = composeTimestamp(1_010, 0);

  test('TestIsExpired: a lock is expired when its time to live is over', () => {
    expect(isExpired(lock, 5, now)).toBe(true);
    expect(isExpired(lock, 10, now)).toBe(true);
    expect(isExpired(lock, 11, now)).toBe(false);
    expect(isExpired(lock, 200, now)).toBe(false);
  });

  test('TestLocalOracle_UntilExpired: what is left may be negative', () => {
    expect(untilExpiredMs(lock, 6, now)).toBe(-4);
    expect(untilExpiredMs(lock, 14, now)).toBe(4);
  });
});
