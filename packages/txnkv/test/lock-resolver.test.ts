import { kvrpcpb } from '@tikv-client/kvproto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, Seen } from './scripted-stores.js';
import { ScriptedStores, lockInfo, text, utf8 } from './scripted-stores.js';

const { Action, Op } = kvrpcpb;
const maxTs = 2n ** 64n - 1n;

type Check = (request: kvrpcpb.CheckTxnStatusRequest, times: number) => object;

function stores(check: Check, other: (seen: Seen) => Answer = () => ({}), splits = ['m']): ScriptedStores {
  let times = 0;
  return new ScriptedStores(splits, (seen) => {
    if (seen.command !== 'KvCheckTxnStatus') return other(seen);
    times += 1;
    return check(seen.request as unknown as kvrpcpb.CheckTxnStatusRequest, times);
  });
}

let made: ScriptedStores | undefined;
afterEach(async () => {
  await made?.background.close();
  made = undefined;
});

async function write(on: ScriptedStores, locks: kvrpcpb.LockInfo[], more: object = {}): Promise<{ ttlMs: number }> {
  made = on;
  return on.run(on.parts.resolver.resolveForWrite(locks, 0n, { ...on.context(), ...more }));
}

function requests(on: ScriptedStores, command: string): Seen['request'][] {
  return on.seen.filter((one) => one.command === command).map(({ request }) => request);
}

const keysOf = (request: Seen['request'] | undefined): (string | undefined)[] =>
  (request?.keys as Uint8Array[] | undefined)?.map((key) => text(key)) ?? [];

describe('writers', () => {
  test('a live lock: its remaining life, the shortest of several, and nothing is cleaned up', async () => {
    const on = stores(({ lockTs }) => ({ lockTtl: lockTs % 2n === 0n ? 5000n : 2000n }));
    const start = on.ago(1000) & ~1n;
    const result = await write(on, [
      lockInfo({ at: 'a', lockVersion: start }),
      lockInfo({ at: 'b', lockVersion: start + 1n }),
    ]);
    expect(result.ttlMs).toBeGreaterThan(990);
    expect(result.ttlMs).toBeLessThanOrEqual(1001);
    expect(on.commands()).toEqual(['KvCheckTxnStatus', 'KvCheckTxnStatus']);
  });

  test('client-go: integration_tests/lock_test.go TestBatchLiteResolveLocksByRegion: an expired transaction is asked for once, its keys resolved together per region', async () => {
    const on = stores(() => ({ action: Action.TTLExpireRollback }));
    const startTs = on.ago(10_000);
    const at = ['a', 'b', 'x', 'p'].map((key) => lockInfo({ at: key, of: 'p', lockVersion: startTs }));
    expect(await write(on, at)).toEqual({ ttlMs: 0 });
    expect(on.commands()).toEqual(['KvCheckTxnStatus', 'KvResolveLock', 'KvResolveLock']);
    expect(requests(on, 'KvResolveLock').map(keysOf)).toEqual([
      ['a', 'b'],
      ['x', 'p'],
    ]);
    expect(on.seen[1]?.request).toMatchObject({ startVersion: startTs, commitVersion: 0n });
    expect(on.parts.resolver.knownStatus(startTs)).toEqual({ kind: 'rolledBack' });
    expect(on.parts.resolver.resolving()).toEqual([]);
  });

  test('a primary that was the only lock needs no clean-up of its own', async () => {
    const on = stores(() => ({ action: Action.TTLExpireRollback }));
    await write(on, [lockInfo({ at: 'p', lockVersion: on.ago(10_000) })]);
    expect(on.commands()).toEqual(['KvCheckTxnStatus']);
  });

  test('a large transaction: one pass per region, not repeated in one call', async () => {
    const on = stores(() => ({ commitVersion: 77n }));
    const startTs = on.ago(10_000);
    const locks = ['a', 'b', 'x'].map((at) => lockInfo({ at, of: 'q', lockVersion: startTs, txnSize: 1000n }));
    await write(on, locks);
    expect(requests(on, 'KvResolveLock').map((request) => [request.commitVersion, keysOf(request)])).toEqual([
      [77n, []],
      [77n, []],
    ]);
  });

  test('client-go: integration_tests/lock_test.go TestNewLockZeroTTL: time to live 0 demands unconditional resolution (trap 6)', async () => {
    const on = stores((_, times) =>
      times === 1 ? { error: { txnNotFound: {} } } : { action: Action.LockNotExistRollback },
    );
    const startTs = on.now();
    await write(on, [lockInfo({ at: 'a', of: 'p', lockVersion: startTs, lockTtl: 0n })]);
    expect(requests(on, 'KvCheckTxnStatus')).toMatchObject([
      { currentTs: maxTs, rollbackIfNotExist: false, verifyIsPrimary: true },
      { currentTs: maxTs, rollbackIfNotExist: true },
    ]);
    expect(on.commands().at(-1)).toBe('KvResolveLock');
  });

  test('client-go: integration_tests/lock_test.go TestCheckTxnStatusNoWait: an absent primary of a young lock is waited for, of an old one rolled back', async () => {
    const young = stores(({ rollbackIfNotExist }, times) =>
      times < 4 || rollbackIfNotExist ? { error: { txnNotFound: {} } } : { lockTtl: 3000n },
    );
    const { ttlMs } = await write(young, [lockInfo({ at: 'a', of: 'p', lockVersion: young.now() })]);
    expect(ttlMs).toBeGreaterThan(2000);
    expect(requests(young, 'KvCheckTxnStatus').map(({ rollbackIfNotExist }) => rollbackIfNotExist)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const old = stores(({ rollbackIfNotExist }) =>
      rollbackIfNotExist ? { action: Action.LockNotExistRollback } : { error: { txnNotFound: {} } },
    );
    expect(await write(old, [lockInfo({ at: 'a', of: 'p', lockVersion: old.ago(10_000) })])).toEqual({ ttlMs: 0 });
    expect(old.commands()).toEqual(['KvCheckTxnStatus', 'KvCheckTxnStatus', 'KvResolveLock']);
  });

  test('an absent primary of a young pessimistic lock: the lock counts as alive', async () => {
    const on = stores(() => ({ error: { txnNotFound: {} } }));
    const lock = lockInfo({ at: 'a', of: 'p', lockVersion: on.now(), lockType: Op.PessimisticLock });
    expect((await write(on, [lock])).ttlMs).toBeGreaterThan(2000);
    expect(requests(on, 'KvCheckTxnStatus')).toMatchObject([{ resolvingPessimisticLock: true }]);
  });

  test('pessimistic locks are rolled back by key, or in the whole region; a primary is rolled back by asking', async () => {
    const on = stores(() => ({ action: Action.TTLExpirePessimisticRollback }));
    const startTs = on.ago(10_000);
    const lockType = Op.PessimisticLock;
    const locks = ['a', 'b', 'p'].map((at) =>
      lockInfo({ at, of: 'p', lockVersion: startTs, lockType, lockForUpdateTs: at === 'a' ? 9n : 0n }),
    );
    await write(on, locks);
    expect(requests(on, 'KVPessimisticRollback')).toMatchObject([
      { startVersion: startTs, forUpdateTs: 9n, keys: [utf8('a')] },
      { forUpdateTs: maxTs, keys: [utf8('b')] },
    ]);
    on.seen.length = 0;
    await write(on, locks, { pessimisticRegionResolve: true });
    expect(requests(on, 'KVPessimisticRollback')).toMatchObject([
      { keys: [], forUpdateTs: 9n },
      { keys: [], forUpdateTs: maxTs },
    ]);
  });

  test.each([
    ['names a key that is not the primary', { error: { primaryMismatch: { lockInfo: {} } } }],
    ['names a key without lock and record', { action: Action.LockNotExistDoNothing }],
  ])('a pessimistic lock that %s goes alone: its transaction may live with another primary', async (_name, answer) => {
    const on = stores(() => answer);
    const startTs = on.ago(10_000);
    const left = lockInfo({
      at: 'a',
      of: 'p',
      lockVersion: startTs,
      lockType: Op.PessimisticLock,
      lockForUpdateTs: 9n,
    });
    await write(on, [left], { pessimisticRegionResolve: true });
    expect(requests(on, 'KVPessimisticRollback')).toMatchObject([{ keys: [utf8('a')], forUpdateTs: 9n }]);
  });

  test('client-go: integration_tests/lock_test.go TestCheckTxnStatusSentToSecondary: a pessimistic lock with a wrong primary is rolled back (trap 7); a prewrite lock with one is an error', async () => {
    const on = stores(() => ({ error: { primaryMismatch: { lockInfo: {} } } }));
    const startTs = on.ago(10_000);
    await write(on, [lockInfo({ at: 'a', of: 'p', lockVersion: startTs, lockType: Op.PessimisticLock })]);
    expect(on.commands()).toEqual(['KvCheckTxnStatus', 'KVPessimisticRollback']);
    await expect(write(on, [lockInfo({ at: 'a', of: 'p', lockVersion: startTs })])).rejects.toMatchObject({
      code: 'SERVER',
    });
  });

  test('client-go: integration_tests/shared_lock_test.go TestResolveSharedLock: a shared lock is the list of those who share it', async () => {
    const on = stores(({ lockTs }) => (lockTs === 1n ? { commitVersion: 5n } : { lockTtl: 3000n }));
    const inner = [1n, on.now()].map((lockVersion) => ({
      lockVersion,
      primaryLock: utf8('p'),
      lockType: Op.Lock,
      lockTtl: 3000n,
    }));
    const sharedLockInfos = inner.map((one) => kvrpcpb.LockInfo.fromPartial(one));
    const { ttlMs } = await write(on, [lockInfo({ at: 'a', lockType: Op.SharedLock, sharedLockInfos })]);
    expect(ttlMs).toBeGreaterThan(2000);
    expect(requests(on, 'KvResolveLock')).toMatchObject([{ startVersion: 1n, keys: [utf8('a')] }]);
  });

  test('the shell of shared locks by itself is nobody’s lock and is refused', async () => {
    const on = stores(() => ({ commitVersion: 5n }));
    const shell = lockInfo({ at: 'a', lockType: Op.SharedLock });
    await expect(write(on, [shell])).rejects.toMatchObject({ code: 'SERVER' });
    expect(on.seen).toEqual([]);
  });

  test('asks the regions of primary and locks, even when the caller works on another', async () => {
    const on = stores(() => ({ action: Action.TTLExpireRollback }));
    const startTs = on.ago(10_000);
    await write(on, [lockInfo({ at: 'a', of: 'b', lockVersion: startTs })], { region: on.regions[1] });
    expect(on.seen.map(({ command, region }) => [command, region])).toEqual([
      ['KvCheckTxnStatus', 1n],
      ['KvResolveLock', 1n],
    ]);
  });

  test('an abort ends the call with its reason', async () => {
    const on = stores(() => ({ error: { txnNotFound: {} } }));
    const abort = new AbortController();
    on.clock.setTimer(20, () => abort.abort(new Error('enough')));
    const work = write(on, [lockInfo({ at: 'a', of: 'p', lockVersion: on.now() })], { signal: abort.signal });
    await expect(work).rejects.toThrow('enough');
  });
});

describe('async commit', () => {
  const primary = (startTs: bigint, more: object = {}): object => ({
    lockTtl: 3000n,
    lockInfo: {
      key: utf8('p'),
      primaryLock: utf8('p'),
      lockVersion: startTs,
      useAsyncCommit: true,
      minCommitTs: 10n,
      secondaries: [utf8('a'), utf8('x')],
      ...more,
    },
  });
  const secondary = (key: string, startTs: bigint, minCommitTs: bigint, useAsyncCommit = true): object => ({
    locks: [{ key: utf8(key), lockVersion: startTs, useAsyncCommit, minCommitTs }],
  });

  test('client-go: integration_tests/async_commit_test.go TestCheckSecondaries: secondaries decide, then all keys are resolved', async () => {
    let startTs = 0n;
    const on = stores(
      () => primary(startTs),
      ({ command, request }) => {
        if (command !== 'KvCheckSecondaryLocks') return {};
        const key = keysOf(request)[0] ?? '';
        return secondary(key, startTs, key === 'a' ? 20n : 15n);
      },
    );
    startTs = on.ago(10_000);
    const locks = ['a', 'x'].map((at) => lockInfo({ at, of: 'p', lockVersion: startTs, useAsyncCommit: true }));
    expect(await write(on, locks)).toEqual({ ttlMs: 0 });
    expect(on.commands()).toEqual([
      'KvCheckTxnStatus',
      'KvCheckSecondaryLocks',
      'KvCheckSecondaryLocks',
      'KvResolveLock',
      'KvResolveLock',
    ]);
    expect(requests(on, 'KvResolveLock').map((request) => [request.commitVersion, keysOf(request)])).toEqual([
      [20n, ['a']],
      [20n, ['x', 'p']],
    ]);
    expect(on.parts.resolver.knownStatus(startTs)).toEqual({ kind: 'committed', commitTs: 20n });
  });

  test('client-go: txnkv/txnlock/lock_resolver_test.go TestLockResolverCache: what the secondaries have decided is remembered, and they are not asked again', async () => {
    let startTs = 0n;
    const on = stores(
      () => primary(startTs),
      ({ command, request }) =>
        command === 'KvCheckSecondaryLocks' ? secondary(keysOf(request)[0] ?? '', startTs, 20n) : {},
    );
    startTs = on.ago(10_000);
    const at = (key: string): kvrpcpb.LockInfo =>
      lockInfo({ at: key, of: 'p', lockVersion: startTs, useAsyncCommit: true });
    await write(on, [at('a')]);
    expect(on.commands()).toContain('KvCheckSecondaryLocks');
    on.seen.length = 0;
    expect(await write(on, [at('b')])).toEqual({ ttlMs: 0 });
    expect(on.commands()).toEqual(['KvResolveLock']);
    expect(requests(on, 'KvResolveLock')).toMatchObject([{ commitVersion: 20n, keys: [utf8('b')] }]);
  });

  test('a young one is waited for', async () => {
    const on = stores(({ lockTs }) => primary(lockTs));
    const lock = lockInfo({ at: 'a', of: 'p', lockVersion: on.now(), useAsyncCommit: true });
    expect((await write(on, [lock])).ttlMs).toBeGreaterThan(2000);
    expect(on.commands()).toEqual(['KvCheckTxnStatus']);
  });

  test('client-go: integration_tests/lock_test.go TestCheckLocksFallenBackFromAsyncCommit: the primary is asked again, to go back to two phases', async () => {
    const on = stores(
      ({ forceSyncCommit, lockTs }) => (forceSyncCommit ? { action: Action.TTLExpireRollback } : primary(lockTs)),
      ({ command, request }) =>
        command === 'KvCheckSecondaryLocks'
          ? secondary(keysOf(request)[0] ?? '', request.startVersion as bigint, 0n, false)
          : {},
    );
    const startTs = on.ago(10_000);
    expect(await write(on, [lockInfo({ at: 'a', of: 'p', lockVersion: startTs, useAsyncCommit: true })])).toEqual({
      ttlMs: 0,
    });
    expect(requests(on, 'KvCheckTxnStatus').map(({ forceSyncCommit }) => forceSyncCommit)).toEqual([false, true]);
    expect(on.parts.resolver.knownStatus(startTs)).toEqual({ kind: 'rolledBack' });
    expect(requests(on, 'KvResolveLock')).toMatchObject([{ commitVersion: 0n, keys: [utf8('a')] }]);
  });

  test('the truth about a transaction: rolled back when a secondary is missing', async () => {
    const on = stores(
      ({ lockTs }) => primary(lockTs),
      ({ command }) => (command === 'KvResolveLock' ? {} : { commitTs: 0n }),
    );
    made = on;
    const status = await on.run(on.parts.resolver.getTxnStatus(utf8('p'), on.ago(10_000), 0n, on.context()));
    expect(status).toEqual({ kind: 'rolledBack' });
    expect(requests(on, 'KvCheckTxnStatus')).toMatchObject([{ rollbackIfNotExist: true }]);
  });
});

describe('readers', () => {
  test('client-go: integration_tests/lock_test.go TestResolveLocksForRead: learn what to ignore and what to read, and leave the clean-up to the background', async () => {
    const fates: Record<string, object> = {
      '1': { commitVersion: 50n },
      '2': { commitVersion: 51n },
      '3': { action: Action.TTLExpireRollback },
      '4': { lockTtl: 3000n, action: Action.MinCommitTSPushed },
    };
    const on = stores(({ lockTs }) => fates[String(lockTs)] ?? {});
    made = on;
    const locks = [1n, 2n, 3n, 4n].map((lockVersion) => lockInfo({ at: `a${lockVersion}`, of: 'p', lockVersion }));
    const found = await on.run(on.parts.resolver.resolveForRead(locks, 50n, on.context()));
    expect(found).toEqual({ ttlMs: 0, resolved: [2n, 3n, 4n], committed: [1n] });
    expect(on.commands()).not.toContain('KvResolveLock');
    await on.run(on.background.idle());
    expect(requests(on, 'KvResolveLock').map((request) => [request.startVersion, keysOf(request)])).toEqual([
      [1n, ['a1']],
      [2n, ['a2']],
      [3n, ['a3']],
    ]);
    expect(requests(on, 'KvCheckTxnStatus').every(({ callerStartTs }) => callerStartTs === 50n)).toBe(true);
  });

  test('client-go: integration_tests/lock_test.go TestBatchLiteResolveLocksForReadIgnoresInlineCleanupError: a failed clean-up is not theirs, whether in the background or not', async () => {
    const on = stores(
      () => ({ commitVersion: 50n }),
      () => ({ error: { abort: 'no' } }),
    );
    made = on;
    const locks = [lockInfo({ at: 'a', of: 'p', lockVersion: 1n })];
    expect(await on.run(on.parts.resolver.resolveForRead(locks, 50n, on.context()))).toMatchObject({ committed: [1n] });
    await on.run(on.background.idle());
    await on.background.close();
    expect(await on.run(on.parts.resolver.resolveForRead(locks, 50n, on.context()))).toMatchObject({ committed: [1n] });
    expect(requests(on, 'KvResolveLock')).toHaveLength(2);
  });

  test('closing ends clean-up that is under way', async () => {
    const on = stores(
      () => ({ commitVersion: 50n }),
      () => 'regroup',
    );
    made = on;
    const locks = [lockInfo({ at: 'a', of: 'p', lockVersion: 1n })];
    await on.run(on.parts.resolver.resolveForRead(locks, 50n, on.context()));
    expect(on.background.size).toBe(1);
    await on.run(on.background.close());
    expect(on.background.size).toBe(0);
  });
});
