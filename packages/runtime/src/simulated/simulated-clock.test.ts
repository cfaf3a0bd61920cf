import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventHeap } from './event-heap.js';
import type { HeapEvent } from './event-heap.js';
import { SeededRandom } from './seeded-random.js';
import { SimulatedClock, SimulationStalledError } from './simulated-clock.js';

describe('the event heap', () => {
  test('gives events in order of time and creation, whatever is removed in between', () => {
    const steps = fc.array(
      fc.oneof(fc.record({ time: fc.integer({ min: 0, max: 5 }) }), fc.constant('pop'), fc.nat(30)),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(steps, (plan) => {
        const heap = new EventHeap<HeapEvent>();
        let model: HeapEvent[] = [];
        const all: HeapEvent[] = [];
        for (const step of plan) {
          if (step === 'pop') {
            const first = model[0];
            expect(heap.peek()).toBe(first);
            expect(heap.pop()).toBe(first);
            model = model.slice(1);
          } else if (typeof step === 'number') {
            const event = all[step];
            if (event === undefined) continue;
            expect(heap.remove(event)).toBe(model.includes(event));
            model = model.filter((one) => one !== event);
          } else {
            const event = { time: step.time, sequence: all.length, slot: -1 };
            all.push(event);
            heap.push(event);
            model = [...model, event].sort((a, b) => a.time - b.time || a.sequence - b.sequence);
          }
          expect(heap.size).toBe(model.length);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('the simulated clock', () => {
  test('runs timers in order of time, then of creation, and stands where it was told', async () => {
    const clock = new SimulatedClock();
    const seen: [string, number][] = [];
    const note = (name: string) => () => seen.push([name, clock.monotonic()]);
    clock.setTimer(20, note('c'));
    clock.setTimer(10, note('a'));
    clock.setTimer(10, note('b'));
    clock.setTimer(31, note('late'));
    await clock.advance(30);
    expect(seen).toEqual([
      ['a', 10],
      ['b', 10],
      ['c', 20],
    ]);
    expect([clock.monotonic(), clock.pendingTimers, clock.nextTimerAt]).toEqual([30, 1, 31]);
    expect(clock.now()).toBe(1_700_000_000_030);
  });

  test('lets all microtasks run between two events of one instant', async () => {
    const clock = new SimulatedClock();
    const seen: string[] = [];
    clock.setTimer(1, () => {
      void Promise.resolve()
        .then(() => new Promise<void>((resolve) => process.nextTick(resolve)))
        .then(() => Promise.resolve())
        .then(() => seen.push('microtasks of 1'));
    });
    clock.setTimer(1, () => seen.push('2'));
    await clock.advance(1);
    expect(seen).toEqual(['microtasks of 1', '2']);
  });

  test('runs the next turn at the same instant, before timers that are due', async () => {
    const clock = new SimulatedClock();
    const seen: [string, number][] = [];
    clock.setTimer(5, () => {
      clock.setTimer(0, () => seen.push(['timer', clock.monotonic()]));
      clock.nextTurn(() => {
        seen.push(['turn', clock.monotonic()]);
        clock.nextTurn(() => seen.push(['turn of the turn', clock.monotonic()]));
      });
    });
    await clock.advance(100);
    expect(seen).toEqual([
      ['turn', 5],
      ['turn of the turn', 5],
      ['timer', 5],
    ]);
  });

  test('a cancelled timer does not fire, and a fired one can be cancelled', async () => {
    const clock = new SimulatedClock();
    let fired = 0;
    const cancelled = clock.setTimer(1, () => (fired += 1));
    const kept = clock.setTimer(1, () => (fired += 1));
    cancelled.cancel();
    cancelled.cancel();
    expect(clock.pendingTimers).toBe(1);
    await clock.advance(1);
    kept.cancel();
    kept.unref();
    expect([fired, clock.pendingTimers]).toEqual([1, 0]);
  });

  test('negative delays are due at once, infinite ones never', async () => {
    const clock = new SimulatedClock();
    let fired = 0;
    for (const ms of [-5, 0, Number.NaN]) clock.setTimer(ms, () => (fired += 1));
    clock.setTimer(Infinity, () => (fired += 100)).cancel();
    await clock.settle();
    expect([fired, clock.pendingTimers, clock.monotonic()]).toEqual([3, 0, 0]);
  });

  test('sleeps, and wakes with the signal’s own reason', async () => {
    const clock = new SimulatedClock();
    const controller = new AbortController();
    const seen: unknown[] = [];
    void clock.sleep(10).then(() => seen.push(clock.monotonic()));
    clock.sleep(50, controller.signal).catch((reason: unknown) => seen.push(reason));
    await clock.advance(20);
    const reason = { stop: true };
    controller.abort(reason);
    await expect(clock.sleep(1, controller.signal)).rejects.toBe(reason);
    expect(seen).toEqual([10, reason]);
    expect(clock.pendingTimers).toBe(0);
  });

  test('runUntil gives the value of a promise and stops at its instant', async () => {
    const clock = new SimulatedClock();
    const promise = (async () => {
      for (let i = 0; i < 3; i++) await clock.sleep(10);
      return 'done';
    })();
    clock.setTimer(31, () => expect.unreachable());
    expect(await clock.runUntil(promise)).toBe('done');
    expect(clock.monotonic()).toBe(30);
    const failure = new Error('no');
    await expect(clock.runUntil(Promise.reject(failure))).rejects.toBe(failure);
  });

  test('runUntil asks a predicate after every event', async () => {
    const clock = new SimulatedClock();
    let count = 0;
    for (let i = 1; i <= 5; i++) clock.setTimer(i, () => (count += 1));
    await clock.runUntil(() => count === 3);
    expect([count, clock.monotonic()]).toEqual([3, 3]);
  });

  test('runUntil fails when nothing is left, and when the limit has passed', async () => {
    const clock = new SimulatedClock();
    clock.setTimer(5, () => {});
    await expect(clock.runUntil(new Promise(() => {}))).rejects.toThrow(/nothing is left/);
    expect(clock.monotonic()).toBe(5);
    const again = () => void clock.setTimer(10, again);
    again();
    const stalled = clock.runUntil(() => false, { limitMs: 95 });
    await expect(stalled).rejects.toThrow(SimulationStalledError);
    await expect(stalled).rejects.toMatchObject({ atMs: 100 });
  });

  test('a loop at one instant is told', async () => {
    const clock = new SimulatedClock({ maxEventsPerInstant: 100 });
    const again = () => clock.nextTurn(again);
    again();
    await expect(clock.advance(1)).rejects.toThrow(/time is stuck/);
  });

  test('what a timer throws fails the run, and the clock can go on', async () => {
    const clock = new SimulatedClock();
    const failure = new Error('in a timer');
    let fired = false;
    clock.setTimer(1, () => {
      throw failure;
    });
    clock.setTimer(2, () => (fired = true));
    await expect(clock.advance(5)).rejects.toBe(failure);
    expect(clock.monotonic()).toBe(1);
    await clock.advance(1);
    expect(fired).toBe(true);
  });

  test('two runs at once, and endless advances, are refused', async () => {
    const clock = new SimulatedClock();
    const first = clock.advance(1);
    expect(() => clock.advance(1)).toThrow(/running already/);
    await first;
    expect(() => clock.advance(Infinity)).toThrow(RangeError);
    expect(() => clock.advance(-1)).toThrow(RangeError);
  });

  test('a stepped wall clock does not touch monotonic time', async () => {
    const clock = new SimulatedClock({ startMs: 1000 });
    clock.stepWall(-500);
    await clock.advance(10.5);
    expect([clock.now(), clock.monotonic()]).toEqual([510, 10.5]);
  });

  test('one seed gives one history', async () => {
    const history = async (seed: number) => {
      const clock = new SimulatedClock();
      const root = new SeededRandom(seed);
      const seen: string[] = [];
      const actor = async (name: string) => {
        const random = root.fork(name);
        for (let i = 0; i < 20; i++) {
          if (random.below(2) === 0) await clock.sleep(random.below(5));
          else await new Promise<void>((resolve) => clock.nextTurn(resolve));
          seen.push(`${name} ${i} ${clock.monotonic()}`);
        }
      };
      await clock.runUntil(Promise.all(['a', 'b', 'c'].map(actor)));
      return [...seen, clock.eventCount];
    };
    expect(await history(7)).toEqual(await history(7));
    expect(await history(7)).not.toEqual(await history(8));
  });
});
