import { kvrpcpb } from '@tikv-client/kvproto';
import type { ReleasedLock } from '../action-result.js';
import { keyErrors } from '../mvcc/key-errors.js';
import type { KeyLocked } from './lock-key.js';

const { PessimisticLockKeyResultType: ResultType } = kvrpcpb;
const nothing = new Uint8Array(0);
const empty: kvrpcpb.PessimisticLockResponse = kvrpcpb.PessimisticLockResponse.fromPartial({});

export function isForceLock({ wakeUpMode }: kvrpcpb.PessimisticLockRequest): boolean {
  return wakeUpMode === kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock;
}

/** The reply of a lock request that failed: in the action, while it waited, or when its time was over. */
export function lockRefusal(
  request: kvrpcpb.PessimisticLockRequest,
  error: kvrpcpb.KeyError,
): kvrpcpb.PessimisticLockResponse {
  const failed = { type: ResultType.LockResultFailed, value: nothing, existence: false, ...noConflict };
  return { ...empty, errors: [error], results: isForceLock(request) ? [failed] : [] };
}

/** What a request that waited for a lock in normal mode gets when it is released: not the lock, but the advice to start over. */
export function wokenConflict(
  { startVersion: startTs, primaryLock: primary }: kvrpcpb.PessimisticLockRequest,
  { key, startTs: conflictTs, commitTs: conflictCommitTs }: ReleasedLock,
): kvrpcpb.KeyError {
  return keyErrors.conflict({ startTs, conflictTs, conflictCommitTs, key, primary, reason: 'PessimisticRetry' });
}

export function lockGranted(
  request: kvrpcpb.PessimisticLockRequest,
  keys: readonly KeyLocked[],
): kvrpcpb.PessimisticLockResponse {
  const { returnValues, checkExistence } = request;
  if (isForceLock(request)) return { ...empty, results: keys.map((key) => forcedResult(request, key)) };
  return {
    ...empty,
    values: returnValues ? keys.map(({ value }) => value ?? nothing) : [],
    notFounds: returnValues || checkExistence ? keys.map(({ exists }) => !exists) : [],
  };
}

const noConflict = { lockedWithConflictTs: 0n, skipResolvingLock: false } as const;

function forcedResult(
  { returnValues, checkExistence }: kvrpcpb.PessimisticLockRequest,
  { value = nothing, exists, conflictTs }: KeyLocked,
): kvrpcpb.PessimisticLockKeyResult {
  if (conflictTs !== undefined) {
    const type = ResultType.LockResultLockedWithConflict;
    return { ...noConflict, type, value, existence: exists, lockedWithConflictTs: conflictTs };
  }
  const existence = exists && (returnValues || checkExistence);
  return { ...noConflict, type: ResultType.LockResultNormal, value, existence };
}
