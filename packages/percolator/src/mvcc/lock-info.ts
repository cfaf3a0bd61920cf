import { kvrpcpb } from '@tikv-client/kvproto';
import type { Lock, LockKind, LockRecord } from './lock.js';

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

/** What lies under a key as replies show it: shared locks as a shell that says little, around each of them. `key` is raw. */
export function lockInfoOf(key: Uint8Array, record: LockRecord): kvrpcpb.LockInfo {
  if (record.kind !== 'shared') return infoOfOne(key, record);
  const sharedLockInfos = record.locks.map((lock) => infoOfOne(key, lock));
  return { ...kvrpcpb.LockInfo.fromPartial({ key, lockType: kvrpcpb.Op.SharedLock }), sharedLockInfos };
}

function infoOfOne(key: Uint8Array, lock: Lock): kvrpcpb.LockInfo {
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
