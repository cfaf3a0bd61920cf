import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import type { Lock } from '../mvcc/lock.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { ownLockOf } from '../mvcc/shared-locks.js';

/**
 * KvTxnHeartBeat: lengthens the life of a lock, never shortens it. Whether it has expired, and whether the key is its primary, is not
 * asked. `minCommitTs` is for the locks of flushes only.
 */
export function txnHeartBeat(
  view: MvccView,
  request: kvrpcpb.TxnHeartBeatRequest,
): ActionResult<kvrpcpb.TxnHeartBeatResponse> {
  const { primaryLock, startVersion: startTs } = request;
  const key = new MvccKey(primaryLock);
  const own = ownLockOf(new MvccReader(view).lock(key), startTs);
  const reply = { regionError: undefined, error: undefined, execDetailsV2: undefined };
  if (own === undefined) {
    return unchanged({ ...reply, error: keyErrors.txnNotFound(startTs, primaryLock), lockTtl: 0n });
  }
  const { lock, bundle } = own;
  // A shared key is never the primary, and only primaries are kept alive.
  if (bundle !== undefined) {
    return unchanged({ ...reply, error: keyErrors.primaryMismatch(lockInfoOf(primaryLock, bundle)), lockTtl: 0n });
  }
  const beaten = beat(lock, request);
  const writer = new MvccWriter();
  if (beaten.ttlMs !== lock.ttlMs || beaten.minCommitTs !== lock.minCommitTs) writer.putLock(key, beaten);
  return writer.result({ ...reply, lockTtl: beaten.ttlMs });
}

function beat(lock: Lock, { adviseLockTtl, minCommitTs }: kvrpcpb.TxnHeartBeatRequest): Lock {
  const mayPush = !lock.useAsyncCommit && lock.generation > 0n;
  return {
    ...lock,
    ttlMs: adviseLockTtl > lock.ttlMs ? adviseLockTtl : lock.ttlMs,
    minCommitTs: mayPush && minCommitTs > lock.minCommitTs ? minCommitTs : lock.minCommitTs,
  };
}
