// Transactions: snapshots, optimistic and pessimistic writes, lock resolution.
export type { TimestampOracle } from './timestamp-oracle.js';
