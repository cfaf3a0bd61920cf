import type { RedactMode } from '@tikv-client/errors';

/** Numbers that reads, buffers and lock resolution go by, all resolved. */
export interface TxnSettings {
  /** Time of a call that names none, milliseconds. */
  readonly timeoutMs: number;
  /** Longest key, bytes. */
  readonly maxKeyBytes: number;
  /** Longest key and value together, bytes. */
  readonly maxEntryBytes: number;
  /** All keys and values of one transaction, bytes. */
  readonly maxTxnBytes: number;
  /** Largest `limit` of scans. */
  readonly maxScanLimit: number;
  /** Pairs of one request of a scan. */
  readonly scanPagePairs: number;
  /** Keys of one request of a batch get. */
  readonly batchGetKeys: number;
  /** Bytes of keys of one request of a batch get. */
  readonly batchGetBytes: number;
  /** Bytes of values that a snapshot keeps for repeated reads; 0: none. */
  readonly snapshotCacheBytes: number;
  /** Transactions with fewer keys in a region are resolved key by key, others by a pass over the region. */
  readonly resolveLiteThreshold: number;
  /** Final fates of other transactions that are remembered. */
  readonly txnStatusCacheSize: number;
  /** How keys appear in errors. */
  readonly redactKeys: RedactMode;
  /** Factor on backoff budgets. */
  readonly backoffWeight: number;
}

/** What client-go uses, or for lack of a number there what TiKV allows. */
export const defaultTxnSettings: TxnSettings = Object.freeze({
  timeoutMs: 30_000,
  maxKeyBytes: 8 * 1024,
  maxEntryBytes: 8 * 1024 * 1024,
  maxTxnBytes: 100 * 1024 * 1024,
  maxScanLimit: 10_240,
  scanPagePairs: 256,
  batchGetKeys: 5120,
  batchGetBytes: 512 * 1024,
  snapshotCacheBytes: 64 * 1024 * 1024,
  resolveLiteThreshold: 512,
  txnStatusCacheSize: 2048,
  redactKeys: 'off',
  backoffWeight: 2,
});
