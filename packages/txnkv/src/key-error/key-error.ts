import {
  AbortError,
  AssertionFailedError,
  CommitTsTooLargeError,
  DeadlockError,
  KeyExistsError,
  KeyLockedError,
  RetryableError,
  ServerError,
  TxnNotFoundError,
  WriteConflictError,
  redactText,
} from '@tikv-client/errors';
import type { RedactMode, WriteConflictReason } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { debugTextOf } from './debug-text.js';

const conflictReasons: readonly WriteConflictReason[] = [
  'unknown',
  'optimistic',
  'pessimisticRetry',
  'selfRolledBack',
  'rcCheckTs',
  'lazyUniquenessCheck',
  'notLockedKeyConflict',
];
const assertions = ['none', 'exist', 'notExist'] as const;

/**
 * The typed error for what a store says about a key. Locks, existing keys and other answers that an operation deals with
 * itself are looked at by it first; whatever it leaves comes here (client-go: extractKeyErr).
 */
export function keyErrorOf(error: kvrpcpb.KeyError, redact: RedactMode): Error {
  const options = { redact };
  const { conflict, assertionFailed, commitTsTooLarge, txnNotFound, locked, alreadyExist, deadlock } = error;
  if (conflict !== undefined) {
    const { startTs, conflictTs, conflictCommitTs, key, primary, reason } = conflict;
    const why = conflictReasons[reason] ?? 'unknown';
    return new WriteConflictError({ startTs, conflictTs, conflictCommitTs, key, primary, reason: why }, options);
  }
  if (error.retryable !== '') return new RetryableError(redactText(error.retryable, redact), detailsOf(error, redact));
  if (assertionFailed !== undefined) {
    const { startTs, key, assertion, existingStartTs, existingCommitTs } = assertionFailed;
    return new AssertionFailedError(
      { startTs, key, assertion: assertions[assertion] ?? 'none', existingStartTs, existingCommitTs },
      options,
    );
  }
  if (error.abort !== '') return new AbortError(redactText(error.abort, redact));
  if (commitTsTooLarge !== undefined) return new CommitTsTooLargeError(commitTsTooLarge.commitTs);
  if (txnNotFound !== undefined) {
    return new TxnNotFoundError({ startTs: txnNotFound.startTs, primary: txnNotFound.primaryKey }, options);
  }
  if (locked !== undefined) return keyLockedError(locked, redact);
  if (alreadyExist !== undefined) return new KeyExistsError({ key: alreadyExist.key }, options);
  if (deadlock !== undefined) return deadlockError(deadlock, false, redact);
  return new ServerError({ message: `unexpected key error: ${describe(error)}` });
}

/** What the store tells of the key, as the cause. */
function detailsOf(error: kvrpcpb.KeyError, redact: RedactMode): { readonly cause?: Error } {
  const text = debugTextOf(error, redact);
  return text === undefined ? {} : { cause: new Error(`what the store holds: ${text}`) };
}

/** The error for a lock that cannot be waited for any longer. */
export function keyLockedError(
  lock: kvrpcpb.LockInfo,
  redact: RedactMode,
  reason?: 'waitTimeout' | 'noWait' | 'unresolved',
): KeyLockedError {
  const { key, primaryLock, lockVersion, lockTtl } = lock;
  return new KeyLockedError({ key, primary: primaryLock, lockTs: lockVersion, ttlMs: lockTtl, reason }, { redact });
}

export function deadlockError(deadlock: kvrpcpb.Deadlock, retryable: boolean, redact: RedactMode): DeadlockError {
  const { lockTs, lockKey, deadlockKeyHash, deadlockKey, waitChain } = deadlock;
  const edges = waitChain.map(({ txn, waitForTxn, key, keyHash }) => ({ txn, waitForTxn, key, keyHash }));
  return new DeadlockError({ lockTs, lockKey, deadlockKeyHash, deadlockKey, waitChain: edges, retryable }, { redact });
}

/** Which members are set; their contents may hold keys. */
function describe(error: kvrpcpb.KeyError): string {
  const names = Object.entries(error).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [name]));
  return names.length === 0 ? 'none' : names.join(', ');
}
