import { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { randomSchedule, runSchedule, shrinkSchedule } from '../src/index.js';

describe('schedule', () => {
  test('actions happen at their times, overlapping, whatever order they are listed in', async () => {
    const clock = new SimulatedClock();
    const seen: string[] = [];
    const run = runSchedule(
      [
        { atMs: 50, action: 'c' },
        { atMs: 10, action: 'a' },
        { atMs: 20, action: 'b' },
      ],
      async (action) => {
        seen.push(`${clock.monotonic()} ${action}`);
        await clock.sleep(100);
        seen.push(`${clock.monotonic()} ${action} ends`);
      },
      { clock },
    );
    await clock.runUntil(run);
    expect(seen).toEqual(['10 a', '20 b', '50 c', '110 a ends', '120 b ends', '150 c ends']);
  });

  test('an abort ends the wait with its reason, and nothing more begins', async () => {
    const clock = new SimulatedClock();
    const abort = new AbortController();
    const seen: string[] = [];
    const run = runSchedule(
      [
        { atMs: 10, action: 'a' },
        { atMs: 100, action: 'b' },
      ],
      (action) => void seen.push(action),
      {
        clock,
        signal: abort.signal,
      },
    );
    clock.setTimer(50, () => abort.abort(new Error('enough')));
    await expect(clock.runUntil(run)).rejects.toThrow('enough');
    await clock.advance(200);
    expect(seen).toEqual(['a']);
  });

  test('a random schedule is the same for the same seed, lies within its duration, and undoes what it does', () => {
    const draw = (seed: number) =>
      randomSchedule(new SeededRandom(seed), {
        durationMs: 1000,
        count: 20,
        draw: (random) => ({
          action: `stop ${random.below(3)}`,
          undo: { action: 'start', afterMs: random.below(400) },
        }),
      });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).toHaveLength(40);
    for (const { atMs } of draw(1)) expect(atMs).toBeLessThanOrEqual(1000);
    expect(draw(1).filter(({ action }) => action === 'start')).toHaveLength(20);
  });

  test('shrinking finds the two actions that matter among forty', async () => {
    const schedule = Array.from({ length: 40 }, (_, i) => ({ atMs: i, action: i }));
    let runs = 0;
    const smallest = await shrinkSchedule(schedule, async (part) => {
      runs += 1;
      const actions = part.map(({ action }) => action);
      return actions.includes(7) && actions.includes(31);
    });
    expect(smallest.map(({ action }) => action)).toEqual([7, 31]);
    expect(runs).toBeLessThanOrEqual(100);
  });
});
