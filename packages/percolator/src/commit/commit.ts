import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { commitKey } from './commit-key.js';

/** KvCommit: all keys of the request or none. Committing what is committed succeeds; times to live are not looked at. */
export function commit(view: MvccView, request: kvrpcpb.CommitRequest): ActionResult<kvrpcpb.CommitResponse> {
  const { startVersion: startTs, commitVersion: commitTs, commitRole: role } = request;
  if (commitTs <= startTs) return unchanged(refused(keyErrors.invalidTxnTso(startTs, commitTs)));
  const reader = new MvccReader(view);
  const writer = new MvccWriter();
  for (const raw of request.keys) {
    const error = commitKey(reader, writer, new MvccKey(raw), { startTs, commitTs, role });
    if (error !== undefined) return unchanged(refused(error));
  }
  return writer.result({ regionError: undefined, error: undefined, commitVersion: commitTs, execDetailsV2: undefined });
}

function refused(error: kvrpcpb.KeyError): kvrpcpb.CommitResponse {
  return { regionError: undefined, error, commitVersion: 0n, execDetailsV2: undefined };
}
