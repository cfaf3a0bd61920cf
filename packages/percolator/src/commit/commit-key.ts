import { equalBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import { keyErrors } from '../mvcc/key-errors.js';
import { mvccInfoOf } from '../mvcc/mvcc-info.js';
import type { Lock } from '../mvcc/lock.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccWriter } from '../mvcc/mvcc-writer.js';
import { ownLockOf } from '../mvcc/shared-locks.js';

export interface CommitKey {
  readonly startTs: bigint;
  readonly commitTs: bigint;
  /** For diagnostics only. */
  readonly role?: kvrpcpb.CommitRole | undefined;
}

/** Commits one key of a transaction; the error if that cannot be. A pessimistic lock just goes, without a record. */
export function commitKey(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  { startTs, commitTs, role }: CommitKey,
): kvrpcpb.KeyError | undefined {
  const own = ownLockOf(reader.lock(key), startTs);
  if (own === undefined) {
    if (reader.commitRecord(key, startTs).state === 'committed') return undefined;
    const error = keyErrors.txnLockNotFound(startTs, commitTs, key.raw);
    return role === kvrpcpb.CommitRole.Secondary ? withMvccInfo(error, reader, key) : error;
  }
  const { lock, bundle } = own;
  if (commitTs < lock.minCommitTs) {
    const error = keyErrors.commitTsExpired({
      startTs,
      attemptedCommitTs: commitTs,
      key: key.raw,
      minCommitTs: lock.minCommitTs,
    });
    return equalBytes(key.raw, lock.primary) ? error : withMvccInfo(error, reader, key);
  }
  if (lock.kind !== 'pessimistic') writeCommit(writer, key, lock, commitTs);
  writer.unlock(key, startTs, commitTs, bundle);
  return undefined;
}

/** The commit record that a prewrite lock becomes. */
export function writeCommit(writer: MvccWriter, key: MvccKey, lock: Lock, commitTs: bigint): void {
  if (lock.kind === 'pessimistic') throw new TypeError('a pessimistic lock becomes no record');
  writer.putWrite(key, commitTs, {
    kind: lock.kind,
    startTs: lock.startTs,
    shortValue: lock.shortValue,
    protectedRollback: false,
    // A protected rollback at this time stamp lies where the record goes.
    overlappedRollback: lock.rollbackTs.includes(commitTs),
    txnSource: lock.txnSource,
  });
}

function withMvccInfo(error: kvrpcpb.KeyError, reader: MvccReader, key: MvccKey): kvrpcpb.KeyError {
  return { ...error, debugInfo: { mvccInfo: [{ key: key.raw, mvcc: mvccInfoOf(reader, key) }] } };
}
