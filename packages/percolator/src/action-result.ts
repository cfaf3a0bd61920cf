import type { WriteBatch } from '@tikv-client/engine';
import type { Lock, LockRecord, SharedLocks } from './mvcc/lock.js';

/** A key whose lock is gone once the batch is applied: whoever waits for it may go on. */
export interface ReleasedLock {
  readonly key: Uint8Array;
  readonly startTs: bigint;
  /** 0: rolled back. */
  readonly commitTs: bigint;
}

/** A pessimistic lock that the action grants. It is not in the batch, unless it is shared: the store decides where it lives. */
export interface AcquiredLock {
  readonly key: Uint8Array;
  readonly lock: Lock;
  /** The first lock of those that share the key: it is in the batch. */
  readonly bundle?: SharedLocks | undefined;
}

/** A lock that readers must meet from now until the batch is applied: those of async and one-phase commits. */
export type GuardedLock = AcquiredLock;

/** What a pessimistic request ran into; the request may wait until all of it is released and be run again. */
export interface LockWait {
  readonly key: Uint8Array;
  readonly lock: LockRecord;
}

/**
 * What an action decided. Nothing has happened yet: the caller applies the batch (in which a change of the lock family also ends
 * a lock of that key in memory) and then hands out the reply.
 */
export interface ActionResult<Reply> {
  readonly reply: Reply;
  readonly batch: WriteBatch;
  readonly released: readonly ReleasedLock[];
  readonly acquired: readonly AcquiredLock[];
  readonly guarded: readonly GuardedLock[];
  /** Set when a pessimistic lock request ran into a lock: `reply` is what it gets if it does not wait. */
  readonly wait: LockWait | undefined;
}
