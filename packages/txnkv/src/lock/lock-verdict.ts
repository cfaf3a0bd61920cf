import { kvrpcpb } from '@tikv-client/kvproto';
import type { TxnStatus } from './txn-status.js';

/** What the verdict wants to know about a lock. */
export interface LockFacts {
  readonly pessimistic: boolean;
  /** The lock is its transaction's primary. */
  readonly primary: boolean;
  /** Keys of the transaction in the region, as its prewrite told. */
  readonly txnSize: bigint;
}

export interface Caller {
  /** Timestamp of the read; 0n for pessimistic locking. */
  readonly startTs: bigint;
  readonly read: boolean;
  /** Clean up only the keys met. */
  readonly lite: boolean;
  /** Transactions below this size are cleaned up key by key. */
  readonly liteThreshold: number;
  /** Pessimistic locks of a transaction that is known to be over go in the whole region. */
  readonly pessimisticRegion: boolean;
}

export interface LockVerdict {
  /** What the caller may do: read past the lock, read what it committed, wait for it, or try again once it is cleaned up. */
  readonly caller: 'ignore' | 'access' | 'wait' | 'retry';
  /** What has to be done about the lock. */
  readonly cleanup:
    | 'none'
    | 'checkSecondaries'
    | 'rollbackPessimisticKey'
    | 'rollbackPessimisticRegion'
    | 'resolveKey'
    | 'resolveRegion';
}

/** What follows from the fate of the transaction that holds a lock (client-go: resolveLocks). */
export function lockVerdict(status: TxnStatus, lock: LockFacts, caller: Caller): LockVerdict {
  if (status.kind === 'asyncCommit') return { caller: 'retry', cleanup: 'checkSecondaries' };
  return { caller: callerVerdict(status, caller), cleanup: cleanupVerdict(status, lock, caller) };
}

function callerVerdict(status: Exclude<TxnStatus, { kind: 'asyncCommit' }>, caller: Caller): LockVerdict['caller'] {
  switch (status.kind) {
    case 'alive':
      return caller.read && status.pushed ? 'ignore' : 'wait';
    case 'committed':
      if (!caller.read) return 'retry';
      return status.commitTs > caller.startTs ? 'ignore' : 'access';
    case 'rolledBack':
      return caller.read ? 'ignore' : 'retry';
    case 'undecided':
      return 'retry';
  }
}

function cleanupVerdict(status: TxnStatus, lock: LockFacts, caller: Caller): LockVerdict['cleanup'] {
  if (status.kind === 'alive') return 'none';
  if (lock.pessimistic) {
    // A lock whose primary is no lock, or is another transaction's business, may be left over from a call that failed, while the
    // transaction lives on with another primary: then only this lock goes.
    const dead = status.kind !== 'undecided' || status.expired === true;
    if (caller.pessimisticRegion && dead) return 'rollbackPessimisticRegion';
    // Asking for the status of a pessimistic primary has rolled it back.
    const gone = lock.primary && status.kind === 'undecided' && status.primaryMismatch !== true;
    return gone ? 'none' : 'rollbackPessimisticKey';
  }
  if (status.kind === 'undecided') return 'none';
  return caller.lite || lock.txnSize < BigInt(caller.liteThreshold) ? 'resolveKey' : 'resolveRegion';
}

/** Whether a lock type is one of pessimistic locking. */
export function isPessimistic(type: kvrpcpb.Op): boolean {
  return type === kvrpcpb.Op.PessimisticLock || type === kvrpcpb.Op.SharedPessimisticLock;
}
