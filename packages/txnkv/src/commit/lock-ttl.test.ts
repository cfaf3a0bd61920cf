import { describe, expect, test } from 'vitest';
import { lockTtlMs } from './lock-ttl.js';

const kib = 1024;
const mib = 1024 * kib;

describe('time to live of prewrite locks', () => {
  test.each([
    [0, 0, 3000n],
    [16 * kib - 1, 0, 3000n],
    // By the root of its size, but not below what small transactions get.
    [16 * kib, 0, 3000n],
    [256 * kib, 0, 3000n],
    [mib, 0, 6000n],
    [4 * mib, 0, 12_000n],
    [9 * mib, 0, 18_000n],
    [100 * mib, 0, 20_000n],
    [0, 1234.9, 4234n],
    [mib, 60_000, 66_000n],
    [0, -5, 3000n],
  ])('%d bytes after %d ms', (bytes, elapsed, ttl) => {
    expect(lockTtlMs(bytes, elapsed)).toBe(ttl);
  });
});

describe('client-go: integration_tests/2pc_test.go', () => {
  test('TestElapsedTTL: the time since the start counts on top', () => {
    expect(lockTtlMs(10, 100) - lockTtlMs(10, 0)).toBe(100n);
  });
});
