import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { commitKey } from '../commit/commit-key.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { rollBackKeys } from './batch-rollback.js';
import type { AcceptLock, FoundLock } from './find-locks.js';

/** Locks that a region form of KvResolveLock takes on at a time. */
export const resolveBatchLocks = 256;
const resolveBatchBytes = 32 * 1024;

export interface ResolvedBatch extends ActionResult<kvrpcpb.ResolveLockResponse> {
  /** So many of the locks given are done with: fewer than all when what they write has become too much for one batch. */
  readonly resolved: number;
}

/** KvResolveLock of the keys given, all or none: to be committed if there is a `commitVersion`, else rolled back. */
export function resolveLock(
  view: MvccView,
  request: kvrpcpb.ResolveLockRequest,
): ActionResult<kvrpcpb.ResolveLockResponse> {
  const { keys, startVersion: startTs, commitVersion: commitTs } = request;
  const reader = new MvccReader(view);
  const writer = new MvccWriter();
  if (commitTs === 0n) {
    const error = rollBackKeys(reader, writer, keys, startTs);
    return error === undefined ? writer.result(replyOf(undefined)) : unchanged(replyOf(error));
  }
  for (const raw of keys) {
    const error = commitKey(reader, writer, new MvccKey(raw), { startTs, commitTs });
    if (error !== undefined) return unchanged(replyOf(error));
  }
  return writer.result(replyOf(undefined));
}

/** For `findLocks`: the locks of the region that a request without keys is about. */
export function resolvableBy(request: kvrpcpb.ResolveLockRequest): AcceptLock {
  const outcomes = outcomesOf(request);
  return ({ startTs }) => outcomes.has(startTs);
}

/**
 * A step of a KvResolveLock without keys, over locks found with `findLocks`. Steps are applied one by one: when one fails, those before
 * it have happened.
 */
export function resolveLockBatch(
  view: MvccView,
  request: kvrpcpb.ResolveLockRequest,
  found: readonly FoundLock[],
): ResolvedBatch {
  const outcomes = outcomesOf(request);
  const reader = new MvccReader(view);
  const writer = new MvccWriter();
  let resolved = 0;
  for (const { key, lock } of found) {
    const { startTs } = lock;
    const commitTs = outcomes.get(startTs);
    if (commitTs !== undefined) {
      const error = resolveOne(reader, writer, key, { startTs, commitTs, wasPessimistic: lock.kind === 'pessimistic' });
      if (error !== undefined) return { ...unchanged(replyOf(error)), resolved: 0 };
    }
    resolved += 1;
    if (writer.size >= resolveBatchBytes) break;
  }
  return { ...writer.result(replyOf(undefined)), resolved };
}

interface Outcome {
  readonly startTs: bigint;
  readonly commitTs: bigint;
  readonly wasPessimistic: boolean;
}

function resolveOne(
  reader: MvccReader,
  writer: MvccWriter,
  raw: Uint8Array,
  { startTs, commitTs, wasPessimistic }: Outcome,
): kvrpcpb.KeyError | undefined {
  if (commitTs === 0n) return rollBackKeys(reader, writer, [raw], startTs);
  if (commitTs <= startTs) return keyErrors.invalidTxnTso(startTs, commitTs);
  const error = commitKey(reader, writer, new MvccKey(raw), { startTs, commitTs });
  // It was taken for a statement that was tried again elsewhere, and has gone since it was found.
  return wasPessimistic && error?.txnLockNotFound !== undefined ? undefined : error;
}

/** Commit time stamp, or 0 for rolled back, of each transaction of the request. */
function outcomesOf({
  startVersion,
  commitVersion,
  txnInfos,
}: kvrpcpb.ResolveLockRequest): ReadonlyMap<bigint, bigint> {
  if (startVersion > 0n) return new Map([[startVersion, commitVersion]]);
  return new Map(txnInfos.map(({ txn, status }) => [txn, status]));
}

function replyOf(error: kvrpcpb.KeyError | undefined): kvrpcpb.ResolveLockResponse {
  return { regionError: undefined, error, execDetailsV2: undefined };
}
