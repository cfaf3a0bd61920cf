import { systemClock } from '@tikv-client/runtime';
import { afterAll, expect } from 'vitest';

/** Fails the file if a promise was rejected and nobody looked, or an exception was thrown into nowhere. */
export function refuseStrayRejections(): void {
  const strays: unknown[] = [];
  const note = (reason: unknown): void => void strays.push(reason);
  process.on('unhandledRejection', note);
  process.on('uncaughtExceptionMonitor', note);
  afterAll(async () => {
    // Rejections are reported once the turn in which they happened is over.
    await new Promise<void>((resolve) => systemClock.nextTurn(resolve));
    process.off('unhandledRejection', note);
    process.off('uncaughtExceptionMonitor', note);
    expect(strays).toEqual([]);
  });
}
