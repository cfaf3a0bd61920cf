import type { ConfigError } from '@tikv-client/errors';
import { describe, expect, test } from 'vitest';
import { resolveTxnClientOptions } from './txn-client-options.js';

describe('options', () => {
  test('the defaults of client-go where it has them', () => {
    expect(resolveTxnClientOptions()).toMatchObject({
      maxEntryBytes: 6 * 1024 * 1024,
      maxTxnBytes: 100 * 1024 * 1024,
      commitBatchBytes: 16 * 1024,
      commitConcurrency: 128,
      managedLockTtlMs: 20_000,
      maxTxnAgeMs: 3_600_000,
      localLatches: false,
      scanPagePairs: 256,
      batchGetKeys: 5120,
    });
  });

  test('the longest key still fits encoded and with the prefix of a keyspace', () => {
    const { maxKeyBytes } = resolveTxnClientOptions();
    const encoded = (length: number): number => (Math.floor(length / 8) + 1) * 9;
    expect(encoded(maxKeyBytes + 4)).toBeLessThanOrEqual(8192);
    expect(encoded(maxKeyBytes + 5)).toBeGreaterThan(8192);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ nope: 1 }, 'txn.nope'],
    [{ timeoutMs: '1' }, 'txn.timeoutMs'],
    [{ timeoutMs: 0 }, 'txn.timeoutMs'],
    [{ timeoutMs: Infinity }, 'txn.timeoutMs'],
    [{ maxKeyBytes: 1.5 }, 'txn.maxKeyBytes'],
    [{ commitConcurrency: 0 }, 'txn.commitConcurrency'],
    [{ localLatches: 1 }, 'txn.localLatches'],
    [{ maxRetries: -1 }, 'txn.maxRetries'],
    [{ redactKeys: 'maybe' }, 'txn.redactKeys'],
  ])('%o is refused', (options, field) => {
    expect(() => resolveTxnClientOptions(options)).toThrow(expect.objectContaining({ field }) as ConfigError);
  });

  test('what may be off may be zero', () => {
    expect(resolveTxnClientOptions({ maxRetries: 0, snapshotCacheBytes: 0, closeGraceMs: 0 })).toMatchObject({
      maxRetries: 0,
      snapshotCacheBytes: 0,
      closeGraceMs: 0,
    });
  });
});
