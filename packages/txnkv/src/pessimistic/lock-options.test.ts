import type { InvalidArgumentError } from '@tikv-client/errors';
import { describe, expect, test } from 'vitest';
import type { LockKeysOptions } from './lock-options.js';
import { resolveLockWish, storeWaitMs } from './lock-options.js';

describe('what a lock call wishes', () => {
  test('nothing: waits as long as the call may take', () => {
    const wish = resolveLockWish(undefined, 50);
    expect(wish).toEqual({
      returnValues: false,
      checkExistence: false,
      lockOnlyIfExists: false,
      shared: false,
      wait: { kind: 'until', untilMs: Infinity },
    });
  });

  test('locking only what exists reads the values', () => {
    expect(resolveLockWish({ lockOnlyIfExists: true }, 0).returnValues).toBe(true);
  });

  test.each<[LockKeysOptions, string]>([
    [{ waitTimeoutMs: -1 }, 'options.waitTimeoutMs'],
    [{ waitTimeoutMs: Number.NaN }, 'options.waitTimeoutMs'],
    [{ noWait: 1 as unknown as boolean }, 'options.noWait'],
    [{ returnValues: 'x' as unknown as boolean }, 'options.returnValues'],
    [{ shared: true, lockOnlyIfExists: true }, 'options.shared'],
  ])('%o is refused', (options, field) => {
    expect(() => resolveLockWish(options, 0)).toThrow(expect.objectContaining({ field }) as InvalidArgumentError);
  });
});

describe('how long a store is told to wait', () => {
  test.each<[string, LockKeysOptions, number, bigint, restMs?: number]>([
    ['not at all', { noWait: true }, 0, -1n],
    ['zero is not the default of the store', { waitTimeoutMs: 0 }, 0, -1n],
    ['less than a millisecond', { waitTimeoutMs: 100 }, 99.5, -1n],
    ['what is left', { waitTimeoutMs: 100 }, 40, 60n],
    ['not too long at once', { waitTimeoutMs: 50_000 }, 0, 2000n],
    ['for ever, but not at once', {}, 0, 2000n],
    ['less than an attempt may take', {}, 0, 1200n, 3000],
    ['so that the answer comes in time', {}, 0, 950n, 1000],
    ['at the very end', {}, 0, 20n, 40],
  ])('%s', (_name, options, laterMs, wait, restMs = 30_000) => {
    expect(storeWaitMs(resolveLockWish(options, 1000).wait, 1000 + laterMs, restMs)).toBe(wait);
  });
});
