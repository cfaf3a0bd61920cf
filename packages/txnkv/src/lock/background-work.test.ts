import { SimulatedClock } from '@tikv-client/runtime';
import type { Logger } from '@tikv-client/runtime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BackgroundWork } from './background-work.js';

/** Tasks that end when they are told to. */
class Held {
  readonly warnings: unknown[] = [];
  readonly fields: unknown[] = [];
  readonly work: BackgroundWork;
  readonly #ends: (() => void)[] = [];
  readonly clock = new SimulatedClock();

  constructor(limit: number) {
    const ignore = (): void => undefined;
    const warn: Logger['warn'] = (text, fields) => {
      this.warnings.push(text);
      this.fields.push(fields);
    };
    const logger: Logger = { debug: ignore, info: ignore, warn, error: ignore };
    this.work = new BackgroundWork(limit, logger);
  }

  start(): boolean {
    return this.work.tryStart(
      'task',
      async (signal) =>
        new Promise((resolve, reject) => {
          this.#ends.push(resolve);
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
  }

  async end(index: number): Promise<void> {
    this.#ends[index]?.();
    // Lets the task come to its end.
    await this.clock.advance(1);
  }
}

describe('background work', () => {
  test('client-go: txnkv/txnlock/lock_resolver_test.go TestTryAsyncResolve: as many as allowed at the same time, and none once it is closed', async () => {
    const held = new Held(5);
    const { work } = held;
    const starts = (count: number): boolean[] => Array.from({ length: count }, () => held.start());
    expect([starts(3), work.size]).toEqual([[true, true, true], 3]);
    await held.end(1);
    expect(work.size).toBe(2);
    expect([starts(6), work.size]).toEqual([[true, true, true, false, false, false], 5]);
    await held.end(3);
    expect(work.size).toBe(4);
    expect([starts(1), work.size]).toEqual([[true], 5]);
    await work.close();
    expect([work.size, held.start(), work.size]).toEqual([0, false, 0]);
    // What was ended by closing has not failed.
    expect(held.warnings).toEqual([]);
  });

  test('a failure is logged, and nobody else hears of it', async () => {
    const held = new Held(1);
    held.work.tryStart('task', async () => Promise.reject(new Error('no')));
    await held.work.idle();
    expect([held.work.size, held.warnings]).toEqual([0, ['background task failed']]);
  });

  test('closing abandons what does not listen, and says so', async () => {
    const held = new Held(9);
    held.start();
    for (const name of ['deaf', 'deaf', 'dumb']) held.work.tryStart(name, async () => new Promise(() => undefined));
    const closed = held.work.close(undefined, async () => held.clock.sleep(1000));
    await held.clock.advance(999);
    expect(held.warnings).toEqual([]);
    await held.clock.advance(1);
    await closed;
    expect(held.warnings).toEqual(['close abandons background work that does not end']);
    expect(held.fields).toEqual([{ abandoned: 3, tasks: 'deaf, dumb' }]);
  });

  test('any number of tasks listens to the signal, and Node does not warn of it', async () => {
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', note);
    onTestFinished(() => void process.off('warning', note));
    const held = new Held(20);
    for (let i = 0; i < 20; i += 1) expect(held.start()).toBe(true);
    await held.end(0);
    expect(warnings).toEqual([]);
    await held.work.close();
  });
});
