import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter } from '../mvcc/mvcc-writer.js';
import { rollBackMissing } from '../mvcc/rollback.js';
import { foreignLockOf } from '../mvcc/shared-locks.js';

/**
 * KvCheckSecondaryLocks: the locks of the keys as long as all are prewritten. The first that is not settles the transaction: its commit
 * time stamp, or 0 for rolled back, which is recorded with protection where nothing was known.
 */
export function checkSecondaryLocks(
  view: MvccView,
  request: kvrpcpb.CheckSecondaryLocksRequest,
): ActionResult<kvrpcpb.CheckSecondaryLocksResponse> {
  const { keys, startVersion: startTs } = request;
  const reader = new MvccReader(view);
  const writer = new MvccWriter();
  const reply = { regionError: undefined, error: undefined, execDetailsV2: undefined };
  const locks: kvrpcpb.LockInfo[] = [];
  for (const raw of keys) {
    const key = new MvccKey(raw);
    const record = reader.lock(key);
    // Transactions that commit by their locks share none: a shared one says nothing, and stays.
    const lock = record?.kind === 'shared' ? undefined : record;
    const isOwn = lock?.startTs === startTs;
    if (isOwn && lock.kind !== 'pessimistic') {
      locks.push(lockInfoOf(raw, lock));
      continue;
    }
    if (isOwn) writer.unlock(key, startTs, 0n);
    const known = reader.commitRecord(key, startTs);
    if (known.state === 'committed') return writer.result({ ...reply, locks: [], commitTs: known.commitTs });
    if (known.state === 'none') {
      const { overlapped } = known;
      const foreignLock = foreignLockOf(record, startTs);
      rollBackMissing(reader, writer, key, startTs, { overlapped, foreignLock, protect: true, collapse: true });
    }
    return writer.result({ ...reply, locks: [], commitTs: 0n });
  }
  return writer.result({ ...reply, locks, commitTs: 0n });
}
