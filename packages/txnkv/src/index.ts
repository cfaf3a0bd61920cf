// Transactions: snapshots, optimistic and pessimistic writes, lock resolution.
export type { TimestampOracle } from './timestamp-oracle.js';
export type { SnapshotOptions, SnapshotScanOptions, TxnPair } from './snapshot/snapshot-options.js';
export type { SafePointSource } from './snapshot/safe-point.js';
