import { equalBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import type { Lock, LockRecord } from '../mvcc/lock.js';
import { MvccKey } from '../mvcc/mvcc-key.js';
import { type CommitRecord, MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { MvccWriter, unchanged } from '../mvcc/mvcc-writer.js';
import { rollBackLock, rollBackMissing } from '../mvcc/rollback.js';
import { foreignLockOf, ownLockOf } from '../mvcc/shared-locks.js';
import { maxTs } from '../mvcc/uint64.js';
import { isExpired } from './expiry.js';

const { Action } = kvrpcpb;

/** What is known of a transaction, read from its primary key as it is asked for. */
class Status {
  readonly request: kvrpcpb.CheckTxnStatusRequest;
  readonly key: MvccKey;
  readonly met: LockRecord | undefined;
  /** The transaction's own lock on the key. */
  readonly lock: Lock | undefined;
  readonly foreignLock: Lock | undefined;
  readonly writer = new MvccWriter();
  readonly reader: MvccReader;
  #record: CommitRecord | undefined;

  constructor(view: MvccView, request: kvrpcpb.CheckTxnStatusRequest) {
    this.request = request;
    this.key = new MvccKey(request.primaryKey);
    this.reader = new MvccReader(view);
    this.met = this.reader.lock(this.key);
    this.lock = ownLockOf(this.met, request.lockTs)?.lock;
    this.foreignLock = foreignLockOf(this.met, request.lockTs);
  }

  get record(): CommitRecord {
    return (this.#record ??= this.reader.commitRecord(this.key, this.request.lockTs));
  }
}

interface Row<State> {
  readonly when: (state: State) => boolean;
  readonly answer: (state: State) => Partial<kvrpcpb.CheckTxnStatusResponse>;
}

interface Locked {
  readonly status: Status;
  readonly lock: Lock;
  readonly request: kvrpcpb.CheckTxnStatusRequest;
}

/** The key carries the transaction's own lock: the first row that holds decides. */
const lockedRows: readonly Row<Locked>[] = [
  {
    // A prewritten lock names its primary for good: a pessimistic one that names another was left behind by an earlier statement.
    when: (state) =>
      isOtherPrimary(state) && state.lock.kind === 'pessimistic' && !state.request.resolvingPessimisticLock,
    answer: ({ status, request }) => {
      const reply = decide(unlockedRows, status);
      if (reply.error === undefined) status.writer.unlock(status.key, request.lockTs, 0n);
      return reply;
    },
  },
  {
    when: isOtherPrimary,
    answer: ({ status, lock }) => ({ error: keyErrors.primaryMismatch(lockInfoOf(status.key.raw, lock)) }),
  },
  {
    // Such a transaction is committed by its locks, all of them: only they can tell.
    when: ({ lock, request }) => lock.useAsyncCommit && !request.forceSyncCommit,
    answer: ({ lock }) => alive(lock, Action.NoAction),
  },
  {
    // A lock request that came too late.
    when: ({ status, lock }) =>
      lock.lockedWithConflict && lock.kind === 'pessimistic' && status.record.state !== 'none',
    answer: ({ status, request }) => {
      status.writer.unlock(status.key, request.lockTs, 0n);
      return decide(unlockedRows, status);
    },
  },
  {
    // The primary may still change: only this lock is known to be dead, not the transaction.
    when: ({ lock, request }) =>
      isExpired(lock, request.currentTs) && lock.kind === 'pessimistic' && request.resolvingPessimisticLock,
    answer: ({ status, request }) => {
      status.writer.unlock(status.key, request.lockTs, 0n);
      return { action: Action.TTLExpirePessimisticRollback };
    },
  },
  {
    // No client that keeps to the protocol leaves a lock over its own commit: the commit stands.
    when: ({ status, lock, request }) => isExpired(lock, request.currentTs) && status.record.state === 'committed',
    answer: ({ status, request }) => {
      status.writer.unlock(status.key, request.lockTs, 0n);
      return decide(unlockedRows, status);
    },
  },
  {
    when: ({ lock, request }) => isExpired(lock, request.currentTs),
    answer: ({ status: { reader, writer, key }, lock }) => {
      rollBackLock(reader, writer, key, { lock, bundle: undefined }, { collapse: true });
      return { action: Action.TTLExpireRollback };
    },
  },
  {
    when: ({ lock, request: { callerStartTs } }) =>
      lock.minCommitTs !== 0n && callerStartTs !== maxTs && callerStartTs >= lock.minCommitTs,
    answer: ({ status, lock, request: { callerStartTs, currentTs } }) => {
      const next = callerStartTs + 1n;
      const pushed = { ...lock, minCommitTs: next > currentTs ? next : currentTs };
      status.writer.putLock(status.key, pushed);
      return alive(pushed, Action.MinCommitTSPushed);
    },
  },
  {
    // A read of the newest version may ignore the lock: its commit is still to come.
    when: ({ lock, request: { callerStartTs } }) =>
      callerStartTs === maxTs || (callerStartTs !== 0n && lock.minCommitTs > callerStartTs),
    answer: ({ lock }) => alive(lock, Action.MinCommitTSPushed),
  },
  { when: () => true, answer: ({ lock }) => alive(lock, Action.NoAction) },
];

/** The key carries no lock of the transaction, or one that does not count. */
const unlockedRows: readonly Row<Status>[] = [
  {
    when: ({ record }) => record.state === 'committed',
    answer: ({ record }) => ({ commitVersion: record.state === 'committed' ? record.commitTs : 0n }),
  },
  { when: ({ record }) => record.state === 'rolledBack', answer: () => ({}) },
  {
    when: ({ request }) => !request.rollbackIfNotExist,
    answer: ({ request: { lockTs, primaryKey } }) => ({ error: keyErrors.txnNotFound(lockTs, primaryKey) }),
  },
  {
    when: ({ request }) => request.resolvingPessimisticLock,
    answer: () => ({ action: Action.LockNotExistDoNothing }),
  },
  {
    when: () => true,
    answer: ({ reader, writer, key, record, foreignLock, request: { lockTs } }) => {
      const overlapped = record.state === 'none' ? record.overlapped : undefined;
      rollBackMissing(reader, writer, key, lockTs, { overlapped, foreignLock, protect: true, collapse: false });
      return { action: Action.LockNotExistRollback };
    },
  },
];

/** KvCheckTxnStatus: how the transaction of a primary key ended, or how long it may still live. May end it, or push its commit. */
export function checkTxnStatus(
  view: MvccView,
  request: kvrpcpb.CheckTxnStatusRequest,
): ActionResult<kvrpcpb.CheckTxnStatusResponse> {
  const status = new Status(view, request);
  const told = tell(status);
  const reply: kvrpcpb.CheckTxnStatusResponse = {
    regionError: undefined,
    error: undefined,
    lockTtl: 0n,
    commitVersion: 0n,
    action: Action.NoAction,
    lockInfo: undefined,
    execDetailsV2: undefined,
    ...told,
  };
  return reply.error === undefined ? status.writer.result(reply) : unchanged(reply);
}

function tell(status: Status): Partial<kvrpcpb.CheckTxnStatusResponse> {
  const { met, lock, key, request } = status;
  // Whoever shares the key: it can be nobody's primary.
  if (met?.kind === 'shared') return { error: keyErrors.primaryMismatch(lockInfoOf(key.raw, met)) };
  return lock === undefined ? decide(unlockedRows, status) : decide(lockedRows, { status, lock, request });
}

function decide<State>(rows: readonly Row<State>[], state: State): Partial<kvrpcpb.CheckTxnStatusResponse> {
  return rows.find(({ when }) => when(state))!.answer(state);
}

function isOtherPrimary({ status, lock, request }: Locked): boolean {
  return request.verifyIsPrimary && !equalBytes(status.key.raw, lock.primary);
}

function alive(lock: Lock, action: kvrpcpb.Action): Partial<kvrpcpb.CheckTxnStatusResponse> {
  return { lockTtl: lock.ttlMs, lockInfo: lockInfoOf(lock.primary, lock), action };
}
