// Transactions: snapshots, optimistic and pessimistic writes, lock resolution.
export type { TimestampOracle } from './timestamp-oracle.js';
export type { Bytes } from './arguments/bytes.js';
export type { TxnRange } from './arguments/range.js';
export type { ResolvingLock } from './lock/lock-resolver.js';
export type { TxnStatus } from './lock/txn-status.js';
export type { OpenSnapshotOptions } from './snapshot/open-snapshot.js';
export { Snapshot } from './snapshot/snapshot.js';
export type {
  SnapshotIterateOptions,
  SnapshotOptions,
  SnapshotScanOptions,
  TxnPair,
} from './snapshot/snapshot-options.js';
export type { SafePointSource } from './snapshot/safe-point.js';
