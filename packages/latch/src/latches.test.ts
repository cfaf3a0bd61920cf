import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Latches } from './latches.js';
import type { Lock } from './latches.js';

const keys = (...texts: string[]) => texts.map((text) => new TextEncoder().encode(text));
const timestamps = () => {
  let last = 0n;
  return () => (last += 1n);
};
const at = (ms: number, logical = 0) => (BigInt(ms) << 18n) + BigInt(logical);

describe('client-go: internal/latch/latch_test.go', () => {
  test('TestWakeUp: a release hands over, and shows a lock that began before the commit that it is stale', () => {
    const latches = new Latches({ slots: 256 });
    const tso = timestamps();
    const a = latches.lock(tso(), keys('a', 'b', 'c'));
    const b = latches.lock(tso(), keys('d', 'e', 'a', 'c'));
    expect(latches.acquire(a)).toBe('acquired');
    expect(latches.acquire(b)).toBe('waiting');
    const woken = latches.release(a, tso());
    expect(woken).toEqual([b]);
    expect(latches.acquire(b)).toBe('stale');
    expect(latches.release(b)).toEqual([]);
    const again = latches.lock(tso(), keys('d', 'e', 'a', 'c'));
    expect(latches.acquire(again)).toBe('acquired');
  });

  test('TestFirstAcquireFailedWithStale: a commit that came between start and acquire is seen at once', () => {
    const latches = new Latches({ slots: 256 });
    const tso = timestamps();
    const a = latches.lock(tso(), keys('a', 'b', 'c'));
    const b = latches.lock(tso(), keys('a', 'b', 'c'));
    expect(latches.acquire(a)).toBe('acquired');
    latches.release(a, tso());
    expect(latches.acquire(b)).toBe('stale');
    expect([b.isStale, b.isAcquired]).toEqual([true, false]);
    expect(latches.release(b)).toEqual([]);
  });

  test('TestRecycle: released keys are remembered for two minutes and then forgotten', () => {
    const latches = new Latches({ slots: 8 });
    const now = 1_000_000;
    const start = at(now);
    const lock = latches.lock(start, keys('a', 'b'));
    const lock1 = latches.lock(start, keys('b', 'c'));
    expect(latches.acquire(lock)).toBe('acquired');
    expect(latches.acquire(lock1)).toBe('waiting');
    expect(latches.release(lock, start + 1n)).toEqual([lock1]);
    expect(lock1.isStale).toBe(true);
    latches.release(lock1);
    const lock2 = latches.lock(start + 3n, keys('b', 'c'));
    expect(latches.acquire(lock2)).toBe('acquired');
    latches.release(lock2, start + 4n);
    expect(latches.size).toBe(3);
    expect(latches.recycle(at(now + 119_999))).toBe(0);
    expect(latches.recycle(at(now + 120_000, 4))).toBe(3);
    expect(latches.size).toBe(0);
  });
});

describe('latches', () => {
  test('keys are sorted, and named once however often they are given', () => {
    const latches = new Latches();
    const lock = latches.lock(1n, keys('b', 'a', 'b', 'a'));
    expect(lock.keys).toEqual(keys('a', 'b'));
    expect(latches.acquire(lock)).toBe('acquired');
    expect(latches.release(lock)).toEqual([]);
    expect(latches.size).toBe(0);
  });

  test('waiters get a key in order of arrival', () => {
    const latches = new Latches({ slots: 1 });
    const locks = [1n, 2n, 3n].map((ts) => latches.lock(ts, keys('k')));
    expect(locks.map((lock) => latches.acquire(lock))).toEqual(['acquired', 'waiting', 'waiting']);
    expect(latches.release(locks[0] as Lock)).toEqual([locks[1]]);
    expect(latches.acquire(locks[1] as Lock)).toBe('acquired');
    expect(latches.release(locks[1] as Lock)).toEqual([locks[2]]);
  });

  test('a key in the same slot does not stand in the way', () => {
    const latches = new Latches({ slots: 1 });
    expect(latches.acquire(latches.lock(1n, keys('a')))).toBe('acquired');
    expect(latches.acquire(latches.lock(2n, keys('b')))).toBe('acquired');
  });

  test('a waiter that withdraws gives back what it held', () => {
    const latches = new Latches();
    const [holder, between, last] = [keys('b'), keys('a', 'b'), keys('a')].map((some, i) =>
      latches.lock(BigInt(i + 1), some),
    ) as [Lock, Lock, Lock];
    expect([holder, between, last].map((lock) => latches.acquire(lock))).toEqual(['acquired', 'waiting', 'waiting']);
    expect(latches.withdraw(between)).toEqual([last]);
    expect(latches.acquire(last)).toBe('acquired');
    expect(latches.release(holder)).toEqual([]);
  });

  test('a crowded slot is cleared out on the way', () => {
    const latches = new Latches({ slots: 1, recycleAt: 3 });
    for (const text of ['a', 'b', 'c']) {
      const lock = latches.lock(at(0, 1), keys(text));
      latches.acquire(lock);
      latches.release(lock, at(0, 2));
    }
    expect(latches.size).toBe(3);
    latches.acquire(latches.lock(at(200_000), keys('d')));
    expect(latches.size).toBe(1);
  });

  test('a remembered key is a copy', () => {
    const latches = new Latches();
    const [key] = keys('a') as [Uint8Array];
    const lock = latches.lock(at(1), [key]);
    latches.acquire(lock);
    latches.release(lock, at(2));
    key.fill(0);
    expect(latches.acquire(latches.lock(at(1), keys('a')))).toBe('stale');
  });

  test.each([0, -1, 1.5, 2 ** 25])('%s slots are refused', (slots) => {
    expect(() => new Latches({ slots })).toThrow(RangeError);
  });

  test('no two locks hold a key, none is forgotten, and stale means committed since', () => {
    const transactions = fc.array(
      fc.record({
        keys: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 }),
        commits: fc.boolean(),
        pick: fc.nat(),
      }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(transactions, fc.integer({ min: 1, max: 8 }), (plan, slots) => {
        const latches = new Latches({ slots });
        const tso = timestamps();
        const committed = new Map<string, bigint>();
        const running = new Map<Lock, (typeof plan)[number]>();
        const waiting = new Map<Lock, (typeof plan)[number]>();
        const settle = (lock: Lock, transaction: (typeof plan)[number]) => {
          const result = latches.acquire(lock);
          waiting.delete(lock);
          if (result === 'waiting') {
            waiting.set(lock, transaction);
            return;
          }
          const since = transaction.keys.some((key) => (committed.get(key) ?? 0n) > lock.startTs);
          if (result === 'stale') expect(since).toBe(true);
          else {
            expect(since).toBe(false);
            const held = new Set(transaction.keys);
            for (const other of running.values()) expect(other.keys.some((key) => held.has(key))).toBe(false);
          }
          if (result === 'acquired') running.set(lock, transaction);
          else finish(lock, transaction, false);
        };
        const finish = (lock: Lock, transaction: (typeof plan)[number], commit: boolean) => {
          running.delete(lock);
          const commitTs = commit ? tso() : 0n;
          if (commit) for (const key of transaction.keys) committed.set(key, commitTs);
          for (const next of latches.release(lock, commitTs)) settle(next, waiting.get(next) as (typeof plan)[number]);
        };
        for (const transaction of plan) {
          settle(latches.lock(tso(), keys(...transaction.keys)), transaction);
          if (transaction.pick % 2 === 0 && running.size > 0) {
            const [lock, one] = [...running][transaction.pick % running.size] as [Lock, (typeof plan)[number]];
            finish(lock, one, one.commits);
          }
        }
        for (let first = [...running][0]; first !== undefined; first = [...running][0])
          finish(first[0], first[1], first[1].commits);
        expect(waiting.size).toBe(0);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
