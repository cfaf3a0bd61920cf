import { kvrpcpb } from '@tikv-client/kvproto';
import type { Lock, LockKind } from './lock.js';

const ops: Readonly<Record<LockKind, kvrpcpb.Op>> = {
  put: kvrpcpb.Op.Put,
  delete: kvrpcpb.Op.Del,
  lock: kvrpcpb.Op.Lock,
  pessimistic: kvrpcpb.Op.PessimisticLock,
};

/** The kind of a lock as the wire names it. */
export function lockOp(kind: LockKind): kvrpcpb.Op {
  return ops[kind];
}

/** A lock as replies show it. `key` is raw. */
export function lockInfoOf(key: Uint8Array, lock: Lock): kvrpcpb.LockInfo {
  return {
    primaryLock: lock.primary,
    lockVersion: lock.startTs,
    key,
    lockTtl: lock.ttlMs,
    txnSize: lock.txnSize,
    lockType: ops[lock.kind],
    lockForUpdateTs: lock.forUpdateTs,
    useAsyncCommit: lock.useAsyncCommit,
    minCommitTs: lock.minCommitTs,
    secondaries: [...lock.secondaries],
    durationToLastUpdateMs: 0n,
    sharedLockInfos: [],
    isTxnFile: false,
  };
}
