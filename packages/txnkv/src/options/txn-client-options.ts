import { ConfigError } from '@tikv-client/errors';
import type { RedactMode } from '@tikv-client/errors';
import type { TxnSettings } from '../txn-settings.js';
import { defaultTxnSettings } from '../txn-settings.js';

/** Numbers of a transactional client; all of them have defaults. */
export interface TxnClientOptions {
  /** Time of a call that names none, for all its attempts together. @default 30000 */
  readonly timeoutMs?: number | undefined;
  /** Longest key, bytes: what TiKV's `storage.max-key-size` leaves after encoding and a keyspace prefix. @default 7275 */
  readonly maxKeyBytes?: number | undefined;
  /** Longest key and value together, bytes. @default 6291456 */
  readonly maxEntryBytes?: number | undefined;
  /** All keys and values that one transaction writes, bytes. @default 104857600 */
  readonly maxTxnBytes?: number | undefined;
  /** Largest `limit` of scans. @default 10240 */
  readonly maxScanLimit?: number | undefined;
  /** Pairs of one request of a scan. @default 256 */
  readonly scanPagePairs?: number | undefined;
  /** Keys of one request of a batch get. @default 5120 */
  readonly batchGetKeys?: number | undefined;
  /** Bytes of keys of one request of a batch get. @default 524288 */
  readonly batchGetBytes?: number | undefined;
  /** Bytes of values that a snapshot keeps for repeated reads; 0: none. @default 67108864 */
  readonly snapshotCacheBytes?: number | undefined;
  /** Transactions with fewer keys in a region are resolved key by key. @default 512 */
  readonly resolveLiteThreshold?: number | undefined;
  /** Final fates of other transactions that are remembered. @default 2048 */
  readonly txnStatusCacheSize?: number | undefined;
  /** Bytes from which on a batch of prewrite (keys and values), commit, lock or rollback (keys) is full. @default 16384 */
  readonly commitBatchBytes?: number | undefined;
  /** Keys of one such batch. @default 1024 */
  readonly commitBatchKeys?: number | undefined;
  /** Batches of one transaction on their way at the same time. @default 128 */
  readonly commitConcurrency?: number | undefined;
  /** Commits of secondaries and clean-ups that run behind the caller's back at the same time. @default 10000 */
  readonly maxBackgroundTasks?: number | undefined;
  /** How long `close` lets background work go on before it ends it, ms. @default 5000 */
  readonly closeGraceMs?: number | undefined;
  /** How long `close` then waits for what does not listen to its end before it abandons it, ms. @default 1000 */
  readonly closeAbandonMs?: number | undefined;
  /** Time to live of locks that a heartbeat renews, ms; it beats twice in that time. @default 20000 */
  readonly managedLockTtlMs?: number | undefined;
  /** Age at which a transaction's heartbeat stops, ms; it can then take no more locks. @default 3600000 */
  readonly maxTxnAgeMs?: number | undefined;
  /** Optimistic transactions of this client queue up on their keys before they prewrite. @default false */
  readonly localLatches?: boolean | undefined;
  /** Repeats of `runTransaction` after failures that another attempt may heal. @default 50 */
  readonly maxRetries?: number | undefined;
  /** A warning for every transaction that is garbage-collected before its end. @default true */
  readonly warnOnLeak?: boolean | undefined;
  /** How keys appear in errors. @default 'off' */
  readonly redactKeys?: RedactMode | undefined;
  /** Factor on backoff budgets. @default 2 */
  readonly backoffWeight?: number | undefined;
}

/** What commits and locks go by. */
export interface CommitSettings {
  readonly commitBatchBytes: number;
  readonly commitBatchKeys: number;
  readonly commitConcurrency: number;
  readonly managedLockTtlMs: number;
  readonly maxTxnAgeMs: number;
}

export type ResolvedTxnClientOptions = TxnSettings &
  CommitSettings & {
    readonly timeoutMs: number;
    readonly maxBackgroundTasks: number;
    readonly closeGraceMs: number;
    readonly closeAbandonMs: number;
    readonly localLatches: boolean;
    readonly maxRetries: number;
    readonly warnOnLeak: boolean;
  };

const defaults: ResolvedTxnClientOptions = Object.freeze({
  ...defaultTxnSettings,
  // 909 whole groups of eight bytes become 8,190 encoded; four are kept for a keyspace.
  maxKeyBytes: 7275,
  maxEntryBytes: 6 * 1024 * 1024,
  timeoutMs: 30_000,
  commitBatchBytes: 16 * 1024,
  commitBatchKeys: 1024,
  commitConcurrency: 128,
  maxBackgroundTasks: 10_000,
  closeGraceMs: 5000,
  closeAbandonMs: 1000,
  managedLockTtlMs: 20_000,
  maxTxnAgeMs: 3_600_000,
  localLatches: false,
  maxRetries: 50,
  warnOnLeak: true,
});

/** Zero turns these off. */
const mayBeZero: ReadonlySet<string> = new Set(['snapshotCacheBytes', 'maxRetries', 'closeGraceMs', 'closeAbandonMs']);
const mayBeFraction: ReadonlySet<string> = new Set(['timeoutMs', 'backoffWeight']);

/** Fills in the defaults; an unknown option or a wrong value is a `ConfigError`. */
export function resolveTxnClientOptions(options: TxnClientOptions = {}): ResolvedTxnClientOptions {
  const resolved: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, name)) throw new ConfigError(`txn.${name}`, 'unknown option');
    const wanted = typeof defaults[name as keyof ResolvedTxnClientOptions];
    if (typeof value !== wanted) throw new ConfigError(`txn.${name}`, `must be a ${wanted}`);
    if (typeof value === 'number') checkNumber(name, value);
    resolved[name] = value;
  }
  if (!['off', 'on', 'marker'].includes(String(resolved.redactKeys))) {
    throw new ConfigError('txn.redactKeys', "must be 'off', 'on' or 'marker'");
  }
  return resolved as unknown as ResolvedTxnClientOptions;
}

function checkNumber(name: string, value: number): void {
  const least = mayBeZero.has(name) ? 0 : 1;
  if (!mayBeFraction.has(name) && !Number.isInteger(value)) {
    throw new ConfigError(`txn.${name}`, `must be a whole number of at least ${least}`);
  }
  if (!Number.isFinite(value) || value < least) throw new ConfigError(`txn.${name}`, `must be at least ${least}`);
}
