import { kvrpcpb } from '@tikv-client/kvproto';
import type { ReadScope } from '../mvcc/read-conflict.js';

interface ReadRequest {
  readonly context: kvrpcpb.Context | undefined;
  readonly version: bigint;
}

/** What a request asks to see. With `needCommitTs` nothing is read through: a lock has no commit time stamp to tell yet. */
export function readScopeOf({ context, version }: ReadRequest, needCommitTs = false): ReadScope {
  return {
    version,
    isolation: context?.isolationLevel ?? kvrpcpb.IsolationLevel.SI,
    bypass: context?.resolvedLocks ?? [],
    access: needCommitTs ? [] : (context?.committedLocks ?? []),
    replicaRead: context?.replicaRead ?? false,
  };
}
