import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { rollBackKey } from './roll-back-key.js';

/**
 * KvCleanup: rolls one key back unless its lock is still alive at `currentTs` (0: regardless). Of a committed transaction it tells the
 * commit time stamp, which is no error.
 */
export function cleanup(view: MvccView, request: kvrpcpb.CleanupRequest): ActionResult<kvrpcpb.CleanupResponse> {
  const { key, startVersion: startTs, currentTs } = request;
  const writer = new MvccWriter();
  const obstacle = rollBackKey(new MvccReader(view), writer, new MvccKey(key), { startTs, currentTs, protect: true });
  const done: kvrpcpb.CleanupResponse = { regionError: undefined, error: undefined, commitVersion: 0n };
  if (obstacle?.kind === 'committed') return unchanged({ ...done, commitVersion: obstacle.commitTs });
  if (obstacle !== undefined) return unchanged({ ...done, error: keyErrors.locked(lockInfoOf(key, obstacle.lock)) });
  return writer.result(done);
}
