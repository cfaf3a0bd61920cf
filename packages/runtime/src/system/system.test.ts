import { describe, expect, test } from 'vitest';
import { systemClock } from './system-clock.js';
import { systemRandom } from './system-random.js';

describe('the system clock', () => {
  test('fires timers no earlier than asked, in order, and not when cancelled', async () => {
    const start = systemClock.monotonic();
    const seen: string[] = [];
    const cancelled = systemClock.setTimer(1, () => seen.push('cancelled'));
    cancelled.cancel();
    await new Promise<void>((resolve) => {
      systemClock.setTimer(2.5, () => {
        seen.push('fired');
        resolve();
      });
    });
    // Node's timers count in whole milliseconds of their own clock.
    expect(systemClock.monotonic() - start).toBeGreaterThan(1.5);
    expect(seen).toEqual(['fired']);
  });

  test('a delay beyond Node’s limit does not fire at once', async () => {
    let fired = false;
    const timers = [2 ** 31, 2 ** 40, Infinity].map((ms) => systemClock.setTimer(ms, () => (fired = true)));
    for (const timer of timers) timer.unref();
    await systemClock.sleep(5);
    for (const timer of timers) timer.cancel();
    expect(fired).toBe(false);
  });

  test('a sleep ends with the signal’s own reason and leaves no listener', async () => {
    const controller = new AbortController();
    const reason = { stop: 1 };
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    await expect(systemClock.sleep(1, controller.signal)).rejects.toBe(reason);
  });

  test('the next turn comes after microtasks', async () => {
    const seen: string[] = [];
    const turn = new Promise<void>((resolve) => systemClock.nextTurn(() => (seen.push('turn'), resolve())));
    await Promise.resolve().then(() => seen.push('microtask'));
    await turn;
    expect(seen).toEqual(['microtask', 'turn']);
  });

  test('wall time is near the machine’s', () => {
    expect(Math.abs(systemClock.now() - new Date(systemClock.now()).getTime())).toBe(0);
    expect(systemClock.now()).toBeGreaterThan(1_700_000_000_000);
  });
});

describe('the system randomness', () => {
  test('stays within its bounds', () => {
    for (let i = 0; i < 200; i++) {
      expect(systemRandom.below(3)).toBeLessThan(3);
      expect(systemRandom.below(1)).toBe(0);
      expect(systemRandom.next()).toBeLessThan(1);
    }
    expect(systemRandom.bytes(16)).toHaveLength(16);
    expect(systemRandom.bytes(16)).not.toEqual(systemRandom.bytes(16));
  });
});
