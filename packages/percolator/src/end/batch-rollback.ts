import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { rollBackKey } from './roll-back-key.js';

/** KvBatchRollback: all keys of the request or, if one of them is committed, none. */
export function batchRollback(
  view: MvccView,
  request: kvrpcpb.BatchRollbackRequest,
): ActionResult<kvrpcpb.BatchRollbackResponse> {
  const writer = new MvccWriter();
  const error = rollBackKeys(new MvccReader(view), writer, request.keys, request.startVersion);
  const reply = { regionError: undefined, error, execDetailsV2: undefined };
  return error === undefined ? writer.result(reply) : unchanged(reply);
}

/** Rolls keys back without protection; the error of the first that is committed. */
export function rollBackKeys(
  reader: MvccReader,
  writer: MvccWriter,
  keys: readonly Uint8Array[],
  startTs: bigint,
): kvrpcpb.KeyError | undefined {
  for (const raw of keys) {
    const key = new MvccKey(raw);
    const obstacle = rollBackKey(reader, writer, key, { startTs, currentTs: 0n, protect: false });
    if (obstacle?.kind === 'committed') return keyErrors.committed(startTs, obstacle.commitTs, raw);
  }
  return undefined;
}
