import { describe, expect, test } from 'vitest';
import { PassedLocks } from './passed-locks.js';

describe('locks that a snapshot reads past', () => {
  test('requests tell of them, over what they tell anyway', () => {
    const base = { notFillCache: true };
    const locks = new PassedLocks(10, base);
    expect(locks.fields).toBe(base);
    locks.learn([1n, 2n], [3n]);
    expect(locks.fields).toEqual({ notFillCache: true, resolvedLocks: [1n, 2n], committedLocks: [3n] });
    expect(locks.size).toBe(3);
  });

  test('the fields are another object only if something was learnt', () => {
    const locks = new PassedLocks(10, undefined);
    expect(locks.fields).toBeUndefined();
    locks.learn([1n]);
    const { fields } = locks;
    locks.learn([1n], []);
    expect(locks.fields).toBe(fields);
    locks.learn([], [1n]);
    expect(locks.fields).not.toBe(fields);
  });

  test('the oldest are forgotten beyond the bound, and can be learnt again', () => {
    const locks = new PassedLocks(2, undefined);
    locks.learn([1n, 2n, 3n], [7n]);
    expect(locks.fields).toMatchObject({ resolvedLocks: [2n, 3n], committedLocks: [7n] });
    locks.learn([1n]);
    expect(locks.fields).toMatchObject({ resolvedLocks: [3n, 1n] });
  });
});
