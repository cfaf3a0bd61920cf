import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from './clock.js';
import { DeadlineWheel } from './deadline-wheel.js';
import { SimulatedClock } from './simulated/simulated-clock.js';

/** Counts the timers that are set. */
function counting(clock: SimulatedClock): Clock & { readonly timers: number } {
  let timers = 0;
  return {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    setTimer: (ms, fn) => {
      timers += 1;
      return clock.setTimer(ms, fn);
    },
    sleep: (ms, signal) => clock.sleep(ms, signal),
    nextTurn: (fn) => clock.nextTurn(fn),
    get timers() {
      return timers;
    },
  };
}

describe('the deadline wheel', () => {
  test('every entry expires after its deadline, within the resolution, unless removed', async () => {
    const plans = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 3000 }),
        ms: fc.oneof(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 0, max: 40_000 })),
        removeAfter: fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const clock = new SimulatedClock();
        const expired = new Map<number, number>();
        const removed = new Map<number, number>();
        const wheel = new DeadlineWheel<number>({
          clock,
          onExpired: (id) => {
            expect(expired.has(id)).toBe(false);
            expired.set(id, clock.monotonic());
          },
        });
        for (const [id, { at, ms, removeAfter }] of plan.entries()) {
          clock.setTimer(at, () => {
            const handle = wheel.add(clock.monotonic() + ms, id);
            if (removeAfter === undefined) return;
            clock.setTimer(removeAfter, () => {
              if (wheel.remove(handle)) removed.set(id, clock.monotonic());
              expect(wheel.remove(handle)).toBe(false);
            });
          });
        }
        await clock.advance(50_000);
        for (const [id, { at, ms, removeAfter }] of plan.entries()) {
          const when = expired.get(id);
          const gone = removed.get(id);
          expect((when === undefined) !== (gone === undefined)).toBe(true);
          if (when !== undefined) {
            expect(when).toBeGreaterThanOrEqual(at + ms);
            expect(when).toBeLessThanOrEqual(Math.max(at, at + ms) + 10);
          } else expect(gone).toBe(at + (removeAfter as number));
        }
        expect(wheel.size).toBe(0);
        wheel.close();
        expect(clock.pendingTimers).toBe(0);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test('answered requests cost no timer each', async () => {
    const simulated = new SimulatedClock();
    const clock = counting(simulated);
    const wheel = new DeadlineWheel<number>({ clock, onExpired: () => expect.unreachable() });
    for (let i = 0; i < 10_000; i++) {
      const handle = wheel.add(clock.monotonic() + 20_000, i);
      if (i % 10 === 0) await simulated.advance(1);
      wheel.remove(handle);
    }
    expect(clock.timers).toBe(1);
    await simulated.advance(100_000);
    expect(clock.timers).toBe(1);
    wheel.close();
  });

  test('an entry rounds of the wheel away wakes it once a round', async () => {
    const simulated = new SimulatedClock();
    const clock = counting(simulated);
    const expired: number[] = [];
    const wheel = new DeadlineWheel<string>({ clock, onExpired: () => expired.push(clock.monotonic()) });
    wheel.add(100_005, 'far');
    await simulated.advance(200_000);
    expect(expired).toEqual([100_010]);
    expect(clock.timers).toBeLessThan(12);
  });

  test('callbacks may add and remove', async () => {
    const clock = new SimulatedClock();
    const seen: string[] = [];
    const handles: number[] = [];
    const wheel: DeadlineWheel<string> = new DeadlineWheel<string>({
      clock,
      onExpired: (name) => {
        seen.push(name);
        if (name.startsWith('first')) for (const handle of handles) wheel.remove(handle);
        if (seen.length === 1) wheel.add(clock.monotonic() - 5, 'again');
      },
    });
    handles.push(wheel.add(10, 'first a'), wheel.add(10, 'first b'));
    await clock.advance(100);
    expect(seen).toEqual(['first a', 'again']);
    expect(wheel.size).toBe(0);
  });

  test('a stale handle does not remove its successor', () => {
    const clock = new SimulatedClock();
    const wheel = new DeadlineWheel<string>({ clock, onExpired: () => {} });
    const first = wheel.add(10, 'first');
    wheel.remove(first);
    const second = wheel.add(10, 'second');
    expect(second).not.toBe(first);
    expect(wheel.remove(first)).toBe(false);
    expect(wheel.size).toBe(1);
    wheel.close();
  });

  test('an infinite deadline never comes', async () => {
    const clock = new SimulatedClock();
    const seen: string[] = [];
    const wheel = new DeadlineWheel<string>({ clock, onExpired: (name) => seen.push(name) });
    const handle = wheel.add(Infinity, 'never');
    expect(clock.pendingTimers).toBe(0);
    wheel.add(5, 'soon');
    await clock.advance(60_000);
    expect(seen).toEqual(['soon']);
    expect(wheel.remove(handle)).toBe(true);
    wheel.close();
  });

  test('is bounded, and closed for good', async () => {
    const clock = new SimulatedClock();
    const wheel = new DeadlineWheel<number>({ clock, onExpired: () => expect.unreachable(), maxEntries: 2 });
    const handle = wheel.add(10, 1);
    wheel.add(10, 2);
    expect(() => wheel.add(10, 3)).toThrow(/full: 2/);
    wheel.remove(handle);
    wheel.add(10, 3);
    wheel.close();
    wheel.close();
    await clock.advance(100);
    expect([wheel.size, clock.pendingTimers]).toEqual([0, 0]);
    expect(() => wheel.add(10, 4)).toThrow(/closed/);
    expect(wheel.remove(handle)).toBe(false);
    for (const bad of [{ maxEntries: 0 }, { maxEntries: 2 ** 21 }, { resolutionMs: 0 }]) {
      expect(() => new DeadlineWheel({ clock, onExpired: () => {}, ...bad })).toThrow(RangeError);
    }
  });
});
