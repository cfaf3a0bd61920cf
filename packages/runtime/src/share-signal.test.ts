import { getMaxListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { shareSignal } from './share-signal.js';
import { SimulatedClock } from './simulated/simulated-clock.js';

describe('shareSignal', () => {
  test('any number of sleeps may share one signal: Node is told not to warn', async () => {
    const clock = new SimulatedClock();
    const controller = new AbortController();
    expect(getMaxListeners(controller.signal)).toBeGreaterThan(0);
    const sleeps = Array.from({ length: 50 }, () => clock.sleep(10, controller.signal));
    expect(getMaxListeners(controller.signal)).toBe(0);
    await clock.runUntil(Promise.all(sleeps));
  });

  test('what only looks like a signal is left alone', () => {
    const { signal } = new AbortController();
    const double = { aborted: false, addEventListener: signal.addEventListener };
    expect(shareSignal(double as unknown as AbortSignal)).toBe(double);
  });
});
