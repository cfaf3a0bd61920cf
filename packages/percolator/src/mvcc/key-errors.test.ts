import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { keyErrors } from './key-errors.js';
import { lockInfoOf } from './lock-info.js';
import type { Lock } from './lock.js';
import { readConflict, type ReadScope } from './read-conflict.js';

const k = Buffer.from('k');
const p = Buffer.from('pq');
const none = new Uint8Array(0);

/** The fields that are set, as clients see them after the wire. */
function fieldsOf(error: kvrpcpb.KeyError): string[] {
  const decoded = kvrpcpb.KeyError.decode(kvrpcpb.KeyError.encode(error).finish());
  return Object.entries(decoded)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name]) => name);
}

describe('§8.3: debug texts that clients look into', () => {
  const mvcc = (text: string): string => `Error(Txn(Error(Mvcc(Error(${text})))))`;
  test.each<[string, kvrpcpb.KeyError, string]>([
    [
      'Committed',
      keyErrors.committed(5n, 6n, k),
      mvcc('Committed { start_ts: TimeStamp(5), commit_ts: TimeStamp(6), key: [107] }'),
    ],
    [
      'PessimisticLockRolledBack',
      keyErrors.pessimisticLockRolledBack(5n, p),
      mvcc('PessimisticLockRolledBack { start_ts: TimeStamp(5), key: [112, 113] }'),
    ],
    [
      'PessimisticLockNotFound',
      keyErrors.pessimisticLockNotFound(5n, k, 'LockMissingAmendFail'),
      mvcc('PessimisticLockNotFound { start_ts: TimeStamp(5), key: [107], reason: LockMissingAmendFail }'),
    ],
    [
      'LockTypeNotMatch',
      keyErrors.lockTypeNotMatch(5n, k, false),
      mvcc('LockTypeNotMatch { start_ts: TimeStamp(5), key: [107], pessimistic: false }'),
    ],
    [
      'LockIfExistsFailed',
      keyErrors.lockIfExistsFailed(5n, k),
      mvcc('LockIfExistsFailed { start_ts: TimeStamp(5), key: [107] }'),
    ],
    ['Other', keyErrors.other('no'), 'Error(Txn(Error(Other("no"))))'],
    [
      'InvalidTxnTso',
      keyErrors.invalidTxnTso(5n, 4n),
      'Error(Txn(Error(InvalidTxnTso { start_ts: TimeStamp(5), commit_ts: TimeStamp(4) }))): ' +
        'Invalid transaction tso with start_ts:5, commit_ts:4',
    ],
    [
      '§9.18: InvalidReqRange',
      keyErrors.invalidReqRange(k, none, p, none),
      'Error(Txn(Error(InvalidReqRange { start: Some([107]), end: None, lower_bound: Some([112, 113]), upper_bound: None }))): ' +
        'Request range exceeds bound, request range:[6B, (none)), physical bound:[7071, (none))',
    ],
  ])('%s', (_, error, text) => {
    expect(error.abort).toBe(text);
    expect(fieldsOf(error)).toEqual(['abort']);
  });

  test('WriteConflict is retryable', () => {
    const error = keyErrors.conflict({
      startTs: 5n,
      conflictTs: 6n,
      conflictCommitTs: 7n,
      key: k,
      primary: p,
      reason: 'Optimistic',
    });
    expect(error.retryable).toBe(
      mvcc(
        'WriteConflict { start_ts: TimeStamp(5), conflict_start_ts: TimeStamp(6), conflict_commit_ts: TimeStamp(7), ' +
          'key: [107], primary: [112, 113], reason: Optimistic }',
      ),
    );
  });

  test('TxnLockNotFound is retryable', () => {
    expect(keyErrors.txnLockNotFound(5n, 6n, k).retryable).toBe(
      mvcc('TxnLockNotFound { start_ts: TimeStamp(5), commit_ts: TimeStamp(6), key: [107] }'),
    );
  });
});

const lock: Lock = {
  kind: 'put',
  primary: p,
  startTs: 5n,
  ttlMs: 6n,
  shortValue: undefined,
  forUpdateTs: 7n,
  txnSize: 8n,
  minCommitTs: 9n,
  useAsyncCommit: true,
  secondaries: [k],
  rollbackTs: [],
  generation: 0n,
  lockedWithConflict: false,
  useOnePc: false,
  txnSource: 0n,
};

describe('§8.2: shapes', () => {
  test.each<[string, kvrpcpb.KeyError, string[]]>([
    ['KeyIsLocked', keyErrors.locked(lockInfoOf(k, lock)), ['locked']],
    [
      'WriteConflict',
      keyErrors.conflict({
        startTs: 1n,
        conflictTs: 2n,
        conflictCommitTs: 3n,
        key: k,
        primary: p,
        reason: 'RcCheckTs',
      }),
      ['retryable', 'conflict'],
    ],
    ['AlreadyExist', keyErrors.alreadyExist(k), ['alreadyExist']],
    ['TxnLockNotFound', keyErrors.txnLockNotFound(1n, 2n, k), ['retryable', 'txnLockNotFound']],
    ['TxnNotFound', keyErrors.txnNotFound(1n, p), ['txnNotFound']],
    [
      'CommitTsExpired',
      keyErrors.commitTsExpired({ startTs: 1n, attemptedCommitTs: 2n, key: k, minCommitTs: 3n }),
      ['commitTsExpired'],
    ],
    ['PrimaryMismatch', keyErrors.primaryMismatch(lockInfoOf(k, lock)), ['primaryMismatch']],
  ])('%s', (_, error, fields) => {
    expect(fieldsOf(error)).toEqual(fields);
  });
});

describe('§2.2, §2.6: locks in a store’s memory', () => {
  const scope: ReadScope = { version: 20n, isolation: 0, bypass: [], access: [], replicaRead: false };
  const latest = { ...scope, version: (1n << 64n) - 1n };
  test.each<[string, Partial<Lock>, ReadScope, boolean]>([
    ['of an async commit', {}, scope, true],
    ['that cannot be committed at or below the read', { minCommitTs: 21n }, scope, false],
    ['in the bypass set', {}, { ...scope, bypass: [5n] }, false],
    ['under RC', {}, { ...scope, isolation: kvrpcpb.IsolationLevel.RC }, false],
    [
      'of a one-phase commit on its primary, read at the newest version',
      { useAsyncCommit: false, useOnePc: true, primary: k },
      latest,
      true,
    ],
    ['of two phases on its primary, read at the newest version', { useAsyncCommit: false, primary: k }, latest, false],
    ['of the same, read at a replica', { useAsyncCommit: false, primary: k }, { ...latest, replicaRead: true }, true],
    ['of the same, on a secondary', { useAsyncCommit: false }, latest, true],
  ])('a lock %s', (_, fields, how, blocks) => {
    const error = readConflict({ ...lock, ...fields }, k, how);
    expect(error !== undefined).toBe(blocks);
    if (blocks) expect(error?.locked?.lockVersion).toBe(5n);
  });
});
