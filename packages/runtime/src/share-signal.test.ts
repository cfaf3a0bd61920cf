import { describe, expect, onTestFinished, test } from 'vitest';
import { shareSignal } from './share-signal.js';
import { SimulatedClock } from './simulated/simulated-clock.js';

describe('shareSignal', () => {
  test('any number of sleeps may share one signal, and Node does not warn of it', async () => {
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', note);
    onTestFinished(() => void process.off('warning', note));
    const clock = new SimulatedClock();
    const shared = new AbortController().signal;
    await clock.runUntil(Promise.all(Array.from({ length: 50 }, () => clock.sleep(10, shared))));
    expect(warnings).toEqual([]);
    // Without it Node does.
    const plain = new AbortController().signal;
    for (let i = 0; i < 50; i += 1) plain.addEventListener('abort', () => i);
    await clock.runUntil(clock.sleep(10));
    expect(warnings).toEqual(['MaxListenersExceededWarning']);
  });

  test('what only looks like a signal is left alone', () => {
    const double = { aborted: false, addEventListener: () => undefined };
    expect(shareSignal(double as unknown as AbortSignal)).toBe(double);
  });
});
