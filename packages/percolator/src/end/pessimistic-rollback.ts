import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter } from '../mvcc/mvcc-writer.js';
import { ownLockOf } from '../mvcc/shared-locks.js';
import { isPessimisticLockOf } from './find-locks.js';

/**
 * KVPessimisticRollback of the keys given: removes the transaction's pessimistic locks that are not newer than `forUpdateTs`, without
 * a record; everything else stays as it is. For a request without keys the caller finds them, see `findPessimisticLocks`.
 */
export function pessimisticRollback(
  view: MvccView,
  request: kvrpcpb.PessimisticRollbackRequest,
): ActionResult<kvrpcpb.PessimisticRollbackResponse> {
  const { keys, startVersion: startTs, forUpdateTs } = request;
  const reader = new MvccReader(view);
  const writer = new MvccWriter();
  for (const raw of keys) {
    const key = new MvccKey(raw);
    const own = ownLockOf(reader.lock(key), startTs);
    if (own !== undefined && isPessimisticLockOf(own.lock, startTs, forUpdateTs)) {
      writer.unlock(key, startTs, 0n, own.bundle);
    }
  }
  return writer.result({ regionError: undefined, errors: [], execDetailsV2: undefined });
}
