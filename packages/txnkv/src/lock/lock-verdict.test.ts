import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import type { Caller, LockFacts, LockVerdict } from './lock-verdict.js';
import { lockVerdict } from './lock-verdict.js';
import { StatusCache } from './status-cache.js';
import type { TxnStatus } from './txn-status.js';
import { txnStatusOf } from './txn-status.js';

const primaryLock = kvrpcpb.LockInfo.fromPartial({ useAsyncCommit: true });
const alive: TxnStatus = { kind: 'alive', ttlMs: 100n, pushed: false, primaryLock: undefined };
const pushed: TxnStatus = { ...alive, pushed: true };
const before: TxnStatus = { kind: 'committed', commitTs: 50n };
const after: TxnStatus = { kind: 'committed', commitTs: 51n };
const rolledBack: TxnStatus = { kind: 'rolledBack' };
const undecided: TxnStatus = { kind: 'undecided' };
const mismatch: TxnStatus = { kind: 'undecided', primaryMismatch: true };
const expired: TxnStatus = { kind: 'undecided', expired: true };
const recovering: TxnStatus = { kind: 'asyncCommit', primaryLock };

const read: Caller = { startTs: 50n, read: true, lite: false, liteThreshold: 512, pessimisticRegion: false };
const write: Caller = { ...read, read: false };
const lite: Caller = { ...read, lite: true };
const region: Caller = { ...write, pessimisticRegion: true };

const small: LockFacts = { pessimistic: false, primary: false, txnSize: 511n };
const large: LockFacts = { ...small, txnSize: 512n };
const unknown: LockFacts = { ...small, txnSize: 2n ** 64n - 1n };
const pessimistic: LockFacts = { ...small, pessimistic: true };
const pessimisticPrimary: LockFacts = { ...pessimistic, primary: true };

describe('verdict per lock', () => {
  test.each<[string, TxnStatus, LockFacts, Caller, LockVerdict['caller'], LockVerdict['cleanup']]>([
    ['alive, reader', alive, small, read, 'wait', 'none'],
    ['alive, writer', alive, small, write, 'wait', 'none'],
    ['pushed above the reader', pushed, small, read, 'ignore', 'none'],
    ['pushed means nothing to a writer', pushed, small, write, 'wait', 'none'],
    ['committed at the time of the read', before, small, read, 'access', 'resolveKey'],
    ['committed after the read', after, small, read, 'ignore', 'resolveKey'],
    ['committed, writer', before, small, write, 'retry', 'resolveKey'],
    ['rolled back, reader', rolledBack, small, read, 'ignore', 'resolveKey'],
    ['rolled back, writer', rolledBack, small, write, 'retry', 'resolveKey'],
    ['large transaction', rolledBack, large, write, 'retry', 'resolveRegion'],
    ['large transaction, point get', rolledBack, large, lite, 'ignore', 'resolveKey'],
    ['size unknown after a region change (trap 4)', before, unknown, write, 'retry', 'resolveRegion'],
    ['expired async commit, reader', recovering, small, read, 'retry', 'checkSecondaries'],
    ['expired async commit, writer', recovering, large, write, 'retry', 'checkSecondaries'],
    ['pessimistic, alive', alive, pessimistic, write, 'wait', 'none'],
    ['pessimistic, ended', rolledBack, pessimistic, write, 'retry', 'rollbackPessimisticKey'],
    ['pessimistic, ended, for locking', rolledBack, pessimistic, region, 'retry', 'rollbackPessimisticRegion'],
    ['pessimistic lock of a committed transaction', before, pessimistic, write, 'retry', 'rollbackPessimisticKey'],
    ['pessimistic, primary gone', undecided, pessimistic, write, 'retry', 'rollbackPessimisticKey'],
    ['pessimistic primary was rolled back by asking', undecided, pessimisticPrimary, write, 'retry', 'none'],
    [
      'pessimistic primary that is known to be dead',
      rolledBack,
      pessimisticPrimary,
      write,
      'retry',
      'rollbackPessimisticKey',
    ],
    ['pessimistic, primary expired', expired, pessimistic, write, 'retry', 'rollbackPessimisticKey'],
    ['pessimistic, primary expired, for locking', expired, pessimistic, region, 'retry', 'rollbackPessimisticRegion'],
    ['pessimistic, primary gone, for locking', undecided, pessimistic, region, 'retry', 'rollbackPessimisticKey'],
    ['pessimistic with a wrong primary, for locking', mismatch, pessimistic, region, 'retry', 'rollbackPessimisticKey'],
    ['pessimistic primary that is not there, for locking', undecided, pessimisticPrimary, region, 'retry', 'none'],
    ['pessimistic with a wrong primary (trap 7)', mismatch, pessimistic, write, 'retry', 'rollbackPessimisticKey'],
    ['undecided prewrite lock', undecided, small, write, 'retry', 'none'],
  ])('%s', (_, status, lock, caller, forCaller, cleanup) => {
    expect(lockVerdict(status, lock, caller)).toEqual({ caller: forCaller, cleanup });
  });
});

describe('status in an answer', () => {
  const { Action } = kvrpcpb;
  const async = kvrpcpb.LockInfo.fromPartial({ useAsyncCommit: true, minCommitTs: 9n });
  test.each<[string, Partial<kvrpcpb.CheckTxnStatusResponse>, boolean, boolean, TxnStatus['kind']]>([
    ['commit timestamp', { commitVersion: 7n }, false, true, 'committed'],
    ['rolled back before', { action: Action.NoAction }, false, true, 'rolledBack'],
    ['rolled back by asking, expired', { action: Action.TTLExpireRollback }, false, true, 'rolledBack'],
    ['rolled back by asking, absent', { action: Action.LockNotExistRollback }, false, true, 'rolledBack'],
    ['pessimistic primary rolled back', { action: Action.TTLExpirePessimisticRollback }, false, true, 'undecided'],
    ['nothing there, nothing done', { action: Action.LockNotExistDoNothing }, false, true, 'undecided'],
    ['alive', { lockTtl: 5n }, false, false, 'alive'],
    ['async commit, alive', { lockTtl: 5n, lockInfo: async }, false, false, 'alive'],
    ['async commit, expired', { lockTtl: 5n, lockInfo: async }, false, true, 'asyncCommit'],
    ['async commit given up, alive', { lockTtl: 5n, lockInfo: async }, true, true, 'alive'],
    [
      'async commit given up, rolled back',
      { lockInfo: async, action: Action.TTLExpireRollback },
      true,
      true,
      'rolledBack',
    ],
  ])('%s', (_, response, forceSyncCommit, expired, kind) => {
    const answer = kvrpcpb.CheckTxnStatusResponse.fromPartial(response);
    expect(txnStatusOf(answer, { forceSyncCommit, expired: () => expired }).kind).toBe(kind);
  });

  test('a pushed lock says so', () => {
    const answer = kvrpcpb.CheckTxnStatusResponse.fromPartial({ lockTtl: 5n, action: Action.MinCommitTSPushed });
    expect(txnStatusOf(answer, { forceSyncCommit: false, expired: () => true })).toMatchObject({ pushed: true });
  });
});

describe('client-go: txnkv/txnlock/lock_resolver_test.go', () => {
  test('TestLockResolverCache: fates are kept, the oldest goes first, and none may change', () => {
    const cache = new StatusCache(3);
    for (const startTs of [1n, 2n, 3n]) cache.save(startTs, { kind: 'committed', commitTs: startTs + 100n });
    expect(cache.get(1n)).toEqual({ kind: 'committed', commitTs: 101n });
    cache.save(1n, { kind: 'committed', commitTs: 101n });
    expect(() => cache.save(1n, { kind: 'rolledBack' })).toThrow(
      'transaction 1 is said to be rolled back but was committed at 101 before',
    );
    expect(() => cache.save(2n, { kind: 'committed', commitTs: 103n })).toThrow('committed at 103');
    cache.save(4n, { kind: 'rolledBack' });
    expect([1n, 2n, 3n, 4n].map((startTs) => cache.get(startTs)?.kind)).toEqual([
      undefined,
      'committed',
      'committed',
      'rolledBack',
    ]);
    expect(cache.size).toBe(3);
  });
});
