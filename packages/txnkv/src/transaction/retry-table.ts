import { AbortError, KeyLockedError, PdError, RegionError, TikvError } from '@tikv-client/errors';
import type { PdErrorKind, RegionErrorKind, TikvErrorCode } from '@tikv-client/errors';

/** What follows a failed attempt of a transaction that is certainly not committed. */
export type RetryVerdict = 'retry' | 'fail';

/** By code; the codes that need a closer look have a function. */
const verdicts: Readonly<Partial<Record<TikvErrorCode, RetryVerdict | ((error: TikvError) => RetryVerdict)>>> = {
  // Another transaction was faster, and a newer snapshot sees it.
  KEY_WRITE_CONFLICT: 'retry',
  KEY_LATCH_CONFLICT: 'retry',
  KEY_DEADLOCK: 'retry',
  KEY_RETRYABLE: 'retry',
  // Somebody took this one for dead, or its commit was overtaken.
  KEY_TXN_NOT_FOUND: 'retry',
  KEY_COMMIT_TS_TOO_LARGE: 'retry',
  TXN_ABORTED_BY_GC: 'retry',
  // The caller said how long to wait; only what nobody asked for is worth another try.
  KEY_LOCKED: (error) => (error instanceof KeyLockedError && error.reason === 'unresolved' ? 'retry' : 'fail'),
  KEY_ABORT: (error) => (error instanceof AbortError && lostLock.test(error.message) ? 'retry' : 'fail'),
  // Regions and stores in trouble before anything was committed.
  RETRIES_EXHAUSTED: 'retry',
  RPC: 'retry',
  BODY_MISSING: 'retry',
  STORE_LIMIT: 'retry',
  REGION: (error) => (error instanceof RegionError && lasting.has(error.kind) ? 'fail' : 'retry'),
  PD: (error) => (error instanceof PdError && passing.has(error.kind) ? 'retry' : 'fail'),
};

/** Names of errors of TiKV that tell that a lock of this transaction is gone. */
const lostLock = /PessimisticLockNotFound|PessimisticLockRolledBack|LockTypeNotMatch|TxnLockNotFound|WriteConflict/;

/** Errors of regions that the same transaction meets again. */
const lasting: ReadonlySet<RegionErrorKind> = new Set([
  'raftEntryTooLarge',
  'keyNotInRegion',
  'flashbackInProgress',
  'flashbackNotPrepared',
  'invalidMaxTsUpdate',
]);

/** Trouble of the placement driver that passes. */
const passing: ReadonlySet<PdErrorKind> = new Set(['noLeader', 'notLeader', 'unreachable']);

/**
 * Whether a transaction that failed with `error` may be run again from its start. Only errors that say that nothing was
 * committed are retried: never an `UndeterminedError`, a deadline, a refused argument, or an error of the caller's own.
 */
export function retryVerdict(error: unknown): RetryVerdict {
  if (!(error instanceof TikvError)) return 'fail';
  const verdict = verdicts[error.code] ?? 'fail';
  return typeof verdict === 'function' ? verdict(error) : verdict;
}
