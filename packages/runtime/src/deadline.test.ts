import { describe, expect, test } from 'vitest';
import { deadlineAfter, remainingMs, resolveCall } from './deadline.js';
import { SimulatedClock } from './simulated/simulated-clock.js';

describe('deadlines', () => {
  test('are points on the monotonic scale', async () => {
    const clock = new SimulatedClock();
    await clock.advance(100);
    expect(deadlineAfter(clock, 50)).toBe(150);
    expect([remainingMs(clock, 150), remainingMs(clock, 40), remainingMs(clock, Infinity)]).toEqual([50, 0, Infinity]);
  });

  test('of a call come from its options or the default', () => {
    const clock = new SimulatedClock();
    const { signal } = new AbortController();
    expect(resolveCall(clock, undefined, 70)).toEqual({ deadline: 70, signal: undefined });
    expect(resolveCall(clock, { signal, timeoutMs: 5 }, 70)).toEqual({ deadline: 5, signal });
    expect(resolveCall(clock, { timeoutMs: Infinity }, 70).deadline).toBe(Infinity);
  });

  test.each([0, -1, Number.NaN, '5', null])('the timeout %j is refused', (timeoutMs) => {
    const clock = new SimulatedClock();
    const options = { timeoutMs } as { timeoutMs: number };
    if (timeoutMs === null) expect(resolveCall(clock, options, 70).deadline).toBe(70);
    else {
      expect(() => resolveCall(clock, options, 70)).toThrow(RangeError);
      expect(() =>
        resolveCall(clock, options, 70, (field, limit, got) => new Error(`${field} ${limit} ${String(got)}`)),
      ).toThrow(`timeoutMs a number above 0 ${String(timeoutMs)}`);
    }
  });

  test.each([{}, null, 5, new EventTarget()])('the signal %j is refused', (signal) => {
    const options = { signal } as unknown as { signal: AbortSignal };
    expect(() => resolveCall(new SimulatedClock(), options, 70)).toThrow('signal must be an AbortSignal');
  });

  test('an aborted signal comes first, with its own reason', () => {
    const reason = { stop: 1 };
    let thrown: unknown;
    try {
      resolveCall(new SimulatedClock(), { signal: AbortSignal.abort(reason), timeoutMs: -1 }, 70);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBe(reason);
  });
});
