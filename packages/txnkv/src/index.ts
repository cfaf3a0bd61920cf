// Transactions: snapshots, optimistic and pessimistic writes, lock resolution.
export type { TimestampOracle } from './timestamp-oracle.js';
export type { Bytes } from './arguments/bytes.js';
export type { TxnRange } from './arguments/range.js';
export type { ResolvingLock } from './lock/lock-resolver.js';
export type { TxnStatus } from './lock/txn-status.js';
export type { GcControl, TxnKeyspace } from './range/collect-garbage.js';
export type { ResolvedLocks } from './range/resolve-locks.js';
export type { OpenSnapshotOptions } from './snapshot/open-snapshot.js';
export { Snapshot } from './snapshot/snapshot.js';
export { SafeTimestamps } from './snapshot/safe-timestamps.js';
export type { SafeTimestampSource, SafeTimestampStore } from './snapshot/safe-timestamps.js';
export type {
  ReplicaChoice,
  SnapshotIterateOptions,
  SnapshotOptions,
  SnapshotScanOptions,
  TxnPair,
  ValueEntry,
} from './snapshot/snapshot-options.js';
export type { SafePointSource } from './snapshot/safe-point.js';
export type { TransactionOutcome } from './commit/outcome.js';
export { resolveTxnClientOptions } from './options/txn-client-options.js';
export type { ResolvedTxnClientOptions, TxnClientOptions } from './options/txn-client-options.js';
export type { LockKeysOptions, LockWaitOptions, LockedKey } from './pessimistic/lock-options.js';
export type { RequestSettings } from './request-settings.js';
export type { CommitOptions } from './transaction/commit-options.js';
export type { RunOptions } from './transaction/run-transaction.js';
export type { LifecycleHooks, TransactionMode, TransactionOptions } from './transaction/transaction-options.js';
export type { TransactionState } from './transaction/transaction-core.js';
export type { CommitResult, Transaction } from './transaction/transaction.js';
export { TxnClient, createTxnClient } from './txn-client.js';
export type { BeginOptions, TxnClientDeps } from './txn-client.js';
