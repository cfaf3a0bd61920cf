import { composeTimestamp, extractPhysical } from '@tikv-client/codec';
import { SimulatedClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { RecentTimestamp } from './recent-timestamp.js';

/** An oracle whose answers come out of order, and the newest timestamp that was seen of it. */
function setUp(): {
  clock: SimulatedClock;
  recent: RecentTimestamp;
  asked: () => number;
  limits: { deadline: number };
} {
  const clock = new SimulatedClock();
  let asked = 0;
  const oracle = {
    getTimestamp: async (): Promise<bigint> => {
      asked += 1;
      const timestamp = composeTimestamp(Math.floor(clock.now()), asked);
      await clock.sleep(asked % 3 === 0 ? 1 : 5);
      return timestamp;
    },
  };
  return { clock, recent: new RecentTimestamp(oracle, clock), asked: () => asked, limits: { deadline: Infinity } };
}

describe('client-go: oracle/oracles/pd_test.go', () => {
  test('TestPDOracle_UntilExpired: what is left of a lock, by the newest timestamp', async () => {
    const { clock, recent, limits } = setUp();
    const now = (await clock.runUntil(recent.fresh(limits))) ?? 0n;
    const started = now + composeTimestamp(10, 1);
    // Stores let a lock live through the last millisecond of its time.
    expect(recent.untilExpiredMs(started, 15n)).toBe(10 + 15 + 1);
    expect(recent.untilExpiredMs(now - composeTimestamp(15, 0), 15n)).toBe(1);
    expect(recent.untilExpiredMs(now - composeTimestamp(20, 0), 15n)).toBe(-4);
  });

  test('TestSetLastTSAlwaysPushTS: the newest is never below one that was given out, whatever the order of the answers', async () => {
    const { clock, recent, limits } = setUp();
    let newest = 0n;
    const ask = async (): Promise<void> => {
      for (let i = 0; i < 10; i += 1) {
        const timestamp = await recent.fresh(limits);
        if (timestamp > newest) newest = timestamp;
        expect(recent.latest).toBe(newest);
      }
    };
    await clock.runUntil(Promise.all(Array.from({ length: 20 }, ask)));
    expect(newest).toBeGreaterThan(0n);
  });
});

describe('client-go: oracle/oracles/pd_test.go', () => {
  test('TestPdOracle_GetStaleTimestamp: so many milliseconds before now, and none before time began', async () => {
    const { clock, recent, asked, limits } = setUp();
    const stale = async (agoMs: number): Promise<number> =>
      extractPhysical((await clock.runUntil(recent.stale(agoMs, limits))) ?? 0n);
    const first = await stale(10_000);
    expect(Math.abs(first - (clock.now() - 10_000))).toBeLessThanOrEqual(5);
    await clock.advance(60_000);
    // The time since the timestamp came counts as well; nobody is asked again.
    expect((await stale(10_000)) - first).toBe(60_000);
    expect(asked()).toBe(1);
    for (const agoMs of [1e15, Number.MAX_VALUE, Infinity, -1, Number.NaN]) {
      await expect(recent.stale(agoMs, limits)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
  });

  test('TestNonFutureStaleTSO: "now" by an older timestamp is never later than now, whenever the next one comes', async () => {
    const { clock, recent, limits } = setUp();
    await clock.runUntil(recent.fresh(limits));
    for (let i = 0; i < 100; i += 1) {
      await clock.advance(10 + (i % 7));
      const asking = recent.fresh(limits);
      for (let j = 0; j < 6; j += 1) {
        expect(extractPhysical((await clock.runUntil(recent.stale(0, limits))) ?? 0n)).toBeLessThanOrEqual(clock.now());
        await clock.advance(1);
      }
      await asking;
    }
  });
});

describe('whether a lock has expired', () => {
  test('is told without asking, unless the timestamp at hand is too old to tell', async () => {
    const { clock, recent, asked, limits } = setUp();
    const ask = async (ttlMs: bigint): Promise<number> => {
      await clock.runUntil(recent.forExpiry(start, ttlMs, limits));
      return asked();
    };
    const start = (await clock.runUntil(recent.fresh(limits))) ?? 0n;
    expect(await ask(100n)).toBe(1);
    await clock.advance(150);
    // It may have expired by now, which only a newer one tells; this one has not.
    expect(await ask(100_000n)).toBe(1);
    expect(await ask(100n)).toBe(2);
    // It has, and that stays so.
    expect(await ask(100n)).toBe(2);
    await clock.advance(2000);
    expect(await ask(100n)).toBe(3);
  });
});
