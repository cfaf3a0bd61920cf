import * as errors from '@tikv-client/errors';
import { describe, expect, test } from 'vitest';
import { retryVerdict } from './retry-table.js';

const key = Buffer.from('k');
const conflict = {
  startTs: 1n,
  conflictTs: 2n,
  conflictCommitTs: 3n,
  key,
  primary: key,
  reason: 'optimistic',
} as const;
const locked = { key, primary: key, lockTs: 1n, ttlMs: 1n };
const deadlock = { lockTs: 1n, lockKey: key, deadlockKeyHash: 1n, deadlockKey: key, waitChain: [], retryable: false };
const assertion = { startTs: 1n, key, assertion: 'exist', existingStartTs: 0n, existingCommitTs: 0n } as const;

describe('what follows a failure', () => {
  test.each<[string, unknown, 'retry' | 'fail']>([
    ['a write conflict', new errors.WriteConflictError(conflict), 'retry'],
    ['a conflict in a latch', new errors.LatchConflictError(1n), 'retry'],
    ['a deadlock', new errors.DeadlockError(deadlock), 'retry'],
    ['a retryable error', new errors.RetryableError('again'), 'retry'],
    ['a transaction taken for dead', new errors.TxnNotFoundError({ startTs: 1n, primary: key }), 'retry'],
    ['a commit timestamp that is too large', new errors.CommitTsTooLargeError(1n), 'retry'],
    ['a snapshot that was collected', new errors.TxnAbortedByGcError(1n, 2n), 'retry'],
    ['a spent budget', new errors.RetriesExhaustedError({ reason: 'regionUnavailable', attempts: [] }), 'retry'],
    ['an answer without a body', new errors.BodyMissingError('KvPrewrite'), 'retry'],
    ['a store with too many requests', new errors.StoreLimitError('store-1', 1), 'retry'],
    ['a region that was busy', new errors.RegionError({ kind: 'serverIsBusy', message: '' }), 'retry'],
    ['an entry that no region takes', new errors.RegionError({ kind: 'raftEntryTooLarge', message: '' }), 'fail'],
    ['a PD without a leader', new errors.PdError({ kind: 'noLeader', message: '' }), 'retry'],
    ['a PD that refuses', new errors.PdError({ kind: 'invalidValue', message: '' }), 'fail'],
    ['a lost pessimistic lock', new errors.AbortError('Mvcc(PessimisticLockNotFound { .. })'), 'retry'],
    ['a lock rolled back by others', new errors.AbortError('PessimisticLockRolledBack'), 'retry'],
    ['another abort', new errors.AbortError('InvalidTxnTso'), 'fail'],
    ['a lock that stayed in the way', new errors.KeyLockedError(locked), 'retry'],
    ['a lock not to be waited for', new errors.KeyLockedError({ ...locked, reason: 'noWait' }), 'fail'],
    ['a wait that was limited', new errors.KeyLockedError({ ...locked, reason: 'waitTimeout' }), 'fail'],
    ['an unknown outcome', new errors.UndeterminedError('commit'), 'fail'],
    ['a key that exists', new errors.KeyExistsError({ key }), 'fail'],
    ['a failed assertion', new errors.AssertionFailedError(assertion), 'fail'],
    ['the end of the time', new errors.DeadlineExceededError({ what: 'commit' }), 'fail'],
    ['a refused argument', new errors.InvalidArgumentError('key', 'there'), 'fail'],
    ['too much', new errors.TooLargeError({ what: 'key', size: 2, limit: 1 }), 'fail'],
    ['a closed client', new errors.ClosedError('client'), 'fail'],
    ['another cluster', new errors.ClusterMismatchError({ expected: 1n, actual: 2n }), 'fail'],
    ['a timestamp that went back', new errors.TimestampFallbackError(2n, 1n), 'fail'],
    ['words of a store', new errors.ServerError({ message: 'no' }), 'fail'],
    ['a wrong option', new errors.ConfigError('x', 'y'), 'fail'],
    ["the caller's own error", new Error('mine'), 'fail'],
    ['what is no error', 'no', 'fail'],
    [
      "the caller's own error about one of ours",
      new Error('mine', { cause: new errors.WriteConflictError(conflict) }),
      'fail',
    ],
  ])('%s', (_name, error, verdict) => {
    expect(retryVerdict(error)).toBe(verdict);
  });
});
