import { kvrpcpb } from '@tikv-client/kvproto';
import { lockOp } from './lock-info.js';
import type { LockRecord } from './lock.js';
import { holdersOf } from './shared-locks.js';
import type { MvccKey } from './mvcc-key.js';
import type { MvccReader, VersionedWrite } from './mvcc-reader.js';
import { maxTs } from './uint64.js';
import type { WriteKind } from './write-record.js';

const ops: Readonly<Record<WriteKind, kvrpcpb.Op>> = {
  put: kvrpcpb.Op.Put,
  delete: kvrpcpb.Op.Del,
  lock: kvrpcpb.Op.Lock,
  rollback: kvrpcpb.Op.Rollback,
};

/** The lock and all records of a key, newest first, without the values of the default family. */
export function mvccInfoOf(reader: MvccReader, key: MvccKey): kvrpcpb.MvccInfo {
  const lock = reader.lock(key);
  const writes: kvrpcpb.MvccWrite[] = [];
  reader.walkWrites(key, maxTs, (write) => {
    writes.push(mvccWriteOf(write));
  });
  return { lock: lock && mvccLockOf(lock), writes, values: [] };
}

/** Of shared locks the oldest stands for all: there is room for one. */
function mvccLockOf(record: LockRecord): kvrpcpb.MvccLock | undefined {
  const [lock] = holdersOf(record);
  if (lock === undefined) return undefined;
  return {
    type: lockOp(lock.kind),
    startTs: lock.startTs,
    primary: lock.primary,
    shortValue: lock.shortValue ?? new Uint8Array(0),
    ttl: lock.ttlMs,
    forUpdateTs: lock.forUpdateTs,
    txnSize: lock.txnSize,
    useAsyncCommit: lock.useAsyncCommit,
    secondaries: [...lock.secondaries],
    rollbackTs: [...lock.rollbackTs],
    lastChangeTs: 0n,
    versionsToLastChange: 0n,
  };
}

function mvccWriteOf({ commitTs, record }: VersionedWrite): kvrpcpb.MvccWrite {
  return {
    type: ops[record.kind],
    startTs: record.startTs,
    commitTs,
    shortValue: record.shortValue ?? new Uint8Array(0),
    hasOverlappedRollback: record.overlappedRollback,
    hasGcFence: false,
    gcFence: 0n,
    lastChangeTs: 0n,
    versionsToLastChange: 0n,
  };
}
