import type { kvrpcpb } from '@tikv-client/kvproto';
import type { LockWait } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import type { Lock, LockRecord, SharedLocks } from '../mvcc/lock.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader, VersionedWrite } from '../mvcc/mvcc-reader.js';
import type { MvccWriter } from '../mvcc/mvcc-writer.js';

export interface KeyLocked {
  readonly kind: 'granted';
  /** Undefined: the key does not exist, or nobody asked. */
  readonly value: Uint8Array | undefined;
  readonly exists: boolean;
  /** Where the lock has to be taken for newer than the request: it lies over a version that the request has not seen. */
  readonly conflictTs: bigint | undefined;
}

export interface KeyRefused {
  readonly kind: 'refused';
  readonly error: kvrpcpb.KeyError;
  readonly wait: LockWait | undefined;
}

export interface LockKey {
  readonly request: kvrpcpb.PessimisticLockRequest;
  /** The lock may be taken over a version newer than `forUpdateTs`. */
  readonly force: boolean;
  readonly shouldNotExist: boolean;
  /** With others who want it shared. */
  readonly shared: boolean;
  /** The request has waited: then it does not keep others out of a shared key, and does not wait for them. */
  readonly resumed: boolean;
}

/** Others share the key; none may join from now on, and the request has to come again. */
export interface KeyClosed {
  readonly kind: 'closed';
  readonly bundle: SharedLocks;
}

/** Takes one key's pessimistic lock, or says why not. */
export function lockKey(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  asked: LockKey,
): KeyLocked | KeyRefused | KeyClosed {
  const { startVersion: startTs, lockOnlyIfExists, returnValues } = asked.request;
  if (lockOnlyIfExists && !returnValues) return refused(keyErrors.lockIfExistsFailed(startTs, key.raw));
  const lock = reader.lock(key);
  if (lock === undefined) return lockFree(reader, writer, key, asked, undefined);
  if (lock.kind === 'shared') {
    return asked.shared ? join(reader, writer, key, lock, asked) : lockClosed(key, lock, asked);
  }
  // Also by an exclusive lock of its own: nobody has both.
  if (lock.startTs !== startTs || asked.shared) return blocked(key, lock);
  if (lock.kind !== 'pessimistic') return refused(keyErrors.lockTypeNotMatch(startTs, key.raw, false));
  return lockAgain(reader, writer, key, lock, asked);
}

/** An exclusive lock of a key that is shared: it waits until all have gone, but not before newcomers are kept out. */
function lockClosed(key: MvccKey, bundle: SharedLocks, { resumed }: LockKey): KeyRefused | KeyClosed {
  if (resumed) return refused(keyErrors.locked(lockInfoOf(key.raw, bundle)));
  if (bundle.shrinkOnly) return blocked(key, bundle);
  return { kind: 'closed', bundle: { ...bundle, shrinkOnly: true } };
}

/** A shared lock of a key that is shared. */
function join(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  bundle: SharedLocks,
  asked: LockKey,
): KeyLocked | KeyRefused {
  const { startVersion, forUpdateTs } = asked.request;
  const own = bundle.locks.find(({ startTs }) => startTs === startVersion);
  if (own === undefined) {
    return bundle.shrinkOnly ? blocked(key, bundle) : lockFree(reader, writer, key, asked, bundle);
  }
  // Whatever the request asks about the key, the server does not look a second time: the key seems to be absent.
  if (forUpdateTs > own.forUpdateTs) {
    writer.acquireShared(key, newLock(asked.request, forUpdateTs, own.lockedWithConflict), bundle);
  }
  return { kind: 'granted', value: undefined, exists: false, conflictTs: undefined };
}

/** The transaction has the lock already. Newer versions are no conflict then: they came before it, and the request that took it told. */
function lockAgain(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  lock: Lock,
  { request, force, shouldNotExist }: LockKey,
): KeyLocked | KeyRefused {
  const { forUpdateTs } = request;
  const conflictTs = force && forUpdateTs < lock.forUpdateTs ? lock.forUpdateTs : undefined;
  const data = reader.newestData(key, conflictTs ?? forUpdateTs);
  if (shouldNotExist && data?.record.kind === 'put') {
    return refused(data.commitTs > forUpdateTs ? retry(request, key, data) : keyErrors.alreadyExist(key.raw));
  }
  if (forUpdateTs > lock.forUpdateTs) writer.acquire(key, newLock(request, forUpdateTs, lock.lockedWithConflict));
  return granted(reader, key, data, conflictTs, request);
}

function lockFree(
  reader: MvccReader,
  writer: MvccWriter,
  key: MvccKey,
  { request, force, shouldNotExist, shared }: LockKey,
  bundle: SharedLocks | undefined,
): KeyLocked | KeyRefused {
  const { startVersion: startTs, forUpdateTs, lockOnlyIfExists } = request;
  const newest = reader.newestWrite(key);
  const conflict = newest !== undefined && newest.commitTs > forUpdateTs ? newest : undefined;
  if (conflict !== undefined && !force) return refused(retry(request, key, conflict));
  if (newest !== undefined && isRolledBack(reader, key, startTs, newest)) {
    return refused(keyErrors.pessimisticLockRolledBack(startTs, key.raw));
  }
  const data = isData(newest) ? newest : newest && reader.newestData(key);
  const exists = data?.record.kind === 'put';
  if (shouldNotExist && exists) {
    return refused(conflict === undefined ? keyErrors.alreadyExist(key.raw) : retry(request, key, conflict));
  }
  const lock = newLock(request, conflict?.commitTs ?? forUpdateTs, conflict !== undefined);
  // A shared lock is taken whether or not the key exists.
  if (shared) writer.acquireShared(key, lock, bundle);
  else if (!lockOnlyIfExists || exists) writer.acquire(key, lock);
  else if (conflict !== undefined) return refused(retry(request, key, conflict));
  return granted(reader, key, data, conflict?.commitTs, request);
}

function isRolledBack(reader: MvccReader, key: MvccKey, startTs: bigint, newest: VersionedWrite): boolean {
  const atStart = newest.commitTs > startTs ? reader.newestWrite(key, startTs) : newest;
  return atStart?.commitTs === startTs && (atStart.record.kind === 'rollback' || atStart.record.overlappedRollback);
}

function isData(write: VersionedWrite | undefined): boolean {
  return write?.record.kind === 'put' || write?.record.kind === 'delete';
}

function newLock(request: kvrpcpb.PessimisticLockRequest, forUpdateTs: bigint, lockedWithConflict: boolean): Lock {
  return {
    kind: 'pessimistic',
    primary: request.primaryLock,
    startTs: request.startVersion,
    ttlMs: request.lockTtl,
    shortValue: undefined,
    forUpdateTs,
    txnSize: 0n,
    minCommitTs: request.minCommitTs,
    useAsyncCommit: false,
    secondaries: [],
    rollbackTs: [],
    generation: 0n,
    lockedWithConflict,
    useOnePc: false,
    txnSource: 0n,
  };
}

function granted(
  reader: MvccReader,
  key: MvccKey,
  data: VersionedWrite | undefined,
  conflictTs: bigint | undefined,
  { returnValues }: kvrpcpb.PessimisticLockRequest,
): KeyLocked {
  const exists = data?.record.kind === 'put';
  const isValueAsked = returnValues || conflictTs !== undefined;
  const value = exists && isValueAsked ? reader.valueOf(key, data.record) : undefined;
  return { kind: 'granted', value, exists, conflictTs };
}

function retry(
  { startVersion: startTs, primaryLock: primary }: kvrpcpb.PessimisticLockRequest,
  { raw: key }: MvccKey,
  { commitTs: conflictCommitTs, record }: VersionedWrite,
): kvrpcpb.KeyError {
  const conflictTs = record.startTs;
  return keyErrors.conflict({ startTs, conflictTs, conflictCommitTs, key, primary, reason: 'PessimisticRetry' });
}

function blocked({ raw: key }: MvccKey, lock: LockRecord): KeyRefused {
  return refused(keyErrors.locked(lockInfoOf(key, lock)), { key, lock });
}

function refused(error: kvrpcpb.KeyError, wait?: LockWait): KeyRefused {
  return { kind: 'refused', error, wait };
}
