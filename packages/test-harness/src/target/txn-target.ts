import type { Pair } from './raw-target.js';

export type TxnMode = 'optimistic' | 'pessimistic';

/** Reads at one timestamp. */
export interface TxnReads {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  /** The pairs that exist. */
  batchGet(keys: readonly Uint8Array[]): Promise<readonly Pair[]>;
  /** Up to `limit` pairs in [start, end), in order of keys. */
  scan(start: Uint8Array, end: Uint8Array, limit: number): Promise<readonly Pair[]>;
}

export interface SnapshotHandle extends TxnReads {
  readonly timestamp: bigint;
}

/** What a function that runs as a transaction may do. */
export interface TransactionBody extends TxnReads {
  readonly startTs: bigint;
  /** Set once committed, where something was written. */
  readonly commitTs: bigint | undefined;
  put(key: Uint8Array, value: Uint8Array): void;
  /** As `put`, but the commit fails where the key exists. */
  insert(key: Uint8Array, value: Uint8Array): void;
  delete(key: Uint8Array): void;
  /** Locks the key at once; for pessimistic transactions. */
  getForUpdate(key: Uint8Array): Promise<Uint8Array | undefined>;
  lockKeys(keys: readonly Uint8Array[]): Promise<void>;
}

/** A transaction whose end is in the caller's hands. */
export interface TransactionHandle extends TransactionBody {
  /** A failure whose `code` is `UNDETERMINED` leaves the outcome open; after any other one nothing is or will be committed. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** What the workloads need of a transactional store. */
export interface TxnTarget {
  begin(mode: TxnMode): Promise<TransactionHandle>;
  /** Runs `work` and commits; repeats all of it where that is safe. */
  runTransaction<T>(mode: TxnMode, work: (txn: TransactionBody) => Promise<T>): Promise<T>;
  /** @param timestamp default: now */
  snapshot(timestamp?: bigint): Promise<SnapshotHandle>;
}

/** One version of a key, as the store keeps it: `put` and `delete` are committed, a `rollback` is the trace of what was not. */
export interface KeyWrite {
  readonly kind: 'put' | 'delete' | 'lock' | 'rollback';
  readonly startTs: bigint;
  readonly commitTs: bigint;
}

/** The store's own word on a key, from beside the client. */
export interface KeyTruth {
  readonly writes: readonly KeyWrite[];
}
