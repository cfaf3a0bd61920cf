import { describe, expect, test } from 'vitest';
import { LatchScheduler } from './latch-scheduler.js';

const keys = (...texts: string[]) => texts.map((text) => new TextEncoder().encode(text));
const timestamps = () => {
  let last = 0n;
  return () => (last += 1n);
};

/** A small generator, the same in every run. */
function draws(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % bound;
  };
}

describe('client-go: internal/latch/scheduler_test.go', () => {
  test('TestWithConcurrency: ten workers get through 999 transactions on eight keys', async () => {
    const scheduler = new LatchScheduler({ slots: 7 });
    const tso = timestamps();
    const below = draws(1);
    const queue = Array.from({ length: 999 }, () => {
      const some = [100, 60, 40, 20].filter((chance) => below(100) < chance).map(() => 'abcdefgh'.charAt(below(8)));
      return keys(...some);
    });
    const held = new Set<string>();
    let done = 0;
    let stale = 0;
    const worker = async () => {
      for (let transaction = queue.pop(); transaction !== undefined; transaction = queue.pop()) {
        const guard = await scheduler.acquire(tso(), transaction);
        const names = new Set(transaction.map(String));
        if (guard.isStale) {
          stale += 1;
          guard.release();
        } else {
          for (const name of names) expect(held.has(name)).toBe(false);
          for (const name of names) held.add(name);
          for (let i = below(4); i > 0; i--) await Promise.resolve();
          for (const name of names) held.delete(name);
          guard.release(tso());
        }
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: 10 }, worker));
    expect([done, scheduler.waiting]).toEqual([999, 0]);
    expect(stale).toBeGreaterThan(0);
    expect(stale).toBeLessThan(999);
  });
});

describe('the latch scheduler', () => {
  test('an aborted wait rejects with the reason, holds nothing and lets the next one on', async () => {
    const scheduler = new LatchScheduler();
    const holder = await scheduler.acquire(1n, keys('b'));
    const controller = new AbortController();
    const aborted = scheduler.acquire(2n, keys('a', 'b'), controller.signal);
    const behind = scheduler.acquire(3n, keys('a'));
    expect(scheduler.waiting).toBe(2);
    const reason = { why: 'enough' };
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    expect((await behind).isStale).toBe(false);
    holder.release();
    const again = await scheduler.acquire(4n, keys('b'));
    expect([again.isStale, scheduler.waiting]).toEqual([false, 0]);
  });

  test('an aborted signal is refused at once, and one aborted later changes nothing', async () => {
    const scheduler = new LatchScheduler();
    await expect(scheduler.acquire(1n, keys('a'), AbortSignal.abort('no'))).rejects.toBe('no');
    const controller = new AbortController();
    const first = await scheduler.acquire(1n, keys('a'));
    const second = scheduler.acquire(2n, keys('a'), controller.signal);
    first.release();
    const guard = await second;
    controller.abort();
    expect(scheduler.size).toBe(1);
    guard.release();
    expect(scheduler.size).toBe(0);
  });

  test('a second release does nothing', async () => {
    const scheduler = new LatchScheduler();
    const first = await scheduler.acquire(1n, keys('a'));
    first.release();
    const second = await scheduler.acquire(2n, keys('a'));
    first.release(9n);
    expect(scheduler.size).toBe(1);
    second.release();
  });

  test('the number of waiting locks is bounded', async () => {
    const scheduler = new LatchScheduler({ maxWaiting: 1 });
    const first = await scheduler.acquire(1n, keys('a'));
    const second = scheduler.acquire(2n, keys('a'));
    await expect(scheduler.acquire(3n, keys('0', 'a'))).rejects.toThrow(RangeError);
    expect([scheduler.waiting, scheduler.size]).toEqual([1, 1]);
    (await scheduler.acquire(4n, keys('b'))).release();
    first.release();
    (await second).release();
  });

  test('memory of commits is cleared out by time and by number', async () => {
    const hour = 3_600_000n << 18n;
    const byTime = new LatchScheduler();
    for (const [i, text] of ['a', 'b', 'c'].entries())
      (await byTime.acquire(0n, keys(text))).release(hour * BigInt(i + 1));
    expect(byTime.size).toBe(1);
    const byNumber = new LatchScheduler({ recycleEveryMs: Number.MAX_SAFE_INTEGER, recycleEveryReleases: 2 });
    for (const [i, text] of ['a', 'b', 'c'].entries())
      (await byNumber.acquire(0n, keys(text))).release(hour * BigInt(i + 1));
    expect(byNumber.size).toBe(1);
  });
});
