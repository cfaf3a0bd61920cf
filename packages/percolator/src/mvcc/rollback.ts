import type { Lock } from './lock.js';
import type { MvccKey } from './mvcc-key.js';
import type { MvccReader, VersionedWrite } from './mvcc-reader.js';
import type { MvccWriter } from './mvcc-writer.js';
import { equalBytes } from '@tikv-client/codec';
import type { OwnLock } from './shared-locks.js';
import { rollbackRecord } from './write-record.js';

/**
 * Rolls back the transaction's own lock, of any kind. The record is protected when the lock is on its own primary or came from a
 * flush; where a rollback is recorded already, only the lock goes.
 */
export function rollBackLock(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  { lock, bundle }: OwnLock,
  { collapse }: { readonly collapse: boolean },
): void {
  const { startTs } = lock;
  const known = reader.commitRecord(key, startTs);
  if (known.state === 'committed') {
    throw new Error(`the lock of ${startTs} is still there although it is committed at ${known.commitTs}`);
  }
  if (known.state === 'none') {
    if (lock.kind === 'put' && lock.shortValue === undefined) writer.deleteValue(key, startTs);
    const protect = lock.generation > 0n || equalBytes(key.raw, lock.primary);
    putRollback(writer, key, startTs, known.overlapped, protect);
    if (collapse) collapseRollback(reader, writer, key, startTs);
  }
  writer.unlock(key, startTs, 0n, bundle);
}

export interface MissingRollback {
  /** From the transaction's `none` commit record. */
  readonly overlapped: VersionedWrite | undefined;
  /** Another transaction's lock on the key. */
  readonly foreignLock: Lock | undefined;
  readonly protect: boolean;
  readonly collapse: boolean;
}

/** Records the rollback of a transaction that has neither a lock nor a record on the key. */
export function rollBackMissing(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  startTs: bigint,
  { overlapped, foreignLock, protect, collapse }: MissingRollback,
): void {
  if (collapse) collapseRollback(reader, writer, key, startTs);
  // The commit of that lock may come to lie on top of our record: the lock has to remember it then.
  if (
    protect &&
    overlapped === undefined &&
    foreignLock?.useAsyncCommit === true &&
    startTs >= foreignLock.minCommitTs
  ) {
    writer.putLock(key, { ...foreignLock, rollbackTs: [...foreignLock.rollbackTs, startTs] });
  }
  putRollback(writer, key, startTs, overlapped, protect);
}

/** A record of another transaction in the same place takes a protected rollback in; an unprotected one is dropped. */
function putRollback(
  writer: MvccWriter,
  key: MvccKey,
  startTs: bigint,
  overlapped: VersionedWrite | undefined,
  protect: boolean,
): void {
  if (overlapped === undefined) writer.putWrite(key, startTs, rollbackRecord(startTs, protect));
  else if (protect) writer.putWrite(key, startTs, { ...overlapped.record, overlappedRollback: true });
}

/** Drops the newest record at or below `startTs` if it is an unprotected rollback. */
function collapseRollback(reader: MvccReader, writer: MvccWriter, key: MvccKey, startTs: bigint): void {
  const previous = reader.newestWrite(key, startTs);
  if (previous?.record.kind === 'rollback' && !previous.record.protectedRollback) {
    writer.deleteWrite(key, previous.commitTs);
  }
}
