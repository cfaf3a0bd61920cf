/** What a lock will become when its transaction commits; `pessimistic` becomes nothing. */
export type LockKind = 'put' | 'delete' | 'lock' | 'pessimistic';

/** A lock record. Keys are raw, time stamps are TSO values, times to live ms. */
export interface Lock {
  readonly kind: LockKind;
  readonly primary: Uint8Array;
  /** `start_ts` of the transaction. */
  readonly startTs: bigint;
  readonly ttlMs: bigint;
  /** Value of a put of at most 255 bytes; longer ones are in the default family at `startTs`. */
  readonly shortValue: Uint8Array | undefined;
  /** Not 0: the transaction is pessimistic, also after prewrite. */
  readonly forUpdateTs: bigint;
  readonly txnSize: bigint;
  /** 0: readers never push it. */
  readonly minCommitTs: bigint;
  readonly useAsyncCommit: boolean;
  /** Only on the primary of an async-commit transaction. */
  readonly secondaries: readonly Uint8Array[];
  /** `start_ts` of protected rollbacks that happened under this async-commit lock. */
  readonly rollbackTs: readonly bigint[];
  /** More than 0: written by a flush. */
  readonly generation: bigint;
  /** A pessimistic lock taken over a newer version. */
  readonly lockedWithConflict: boolean;
  /** In memory only: of a one-phase commit in flight. */
  readonly useOnePc: boolean;
  readonly txnSource: bigint;
}

/** The locks of all transactions that share a key: each is `pessimistic`, or `lock` once it is prewritten. */
export interface SharedLocks {
  readonly kind: 'shared';
  /** An exclusive lock is wanted: nobody joins any more. It never goes back. */
  readonly shrinkOnly: boolean;
  /** By `startTs`; at least one. */
  readonly locks: readonly Lock[];
}

/** What the lock family holds under a key. */
export type LockRecord = Lock | SharedLocks;
