import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint64 } from '../../src/txn/deadlock/fingerprint64.js';
import { TxnClient, utf8 } from './txn-client.js';
import type { Pending } from './txn-client.js';

const force = { wakeUpMode: kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock } as const;
const { Normal, Conflict, Failed } = {
  Normal: kvrpcpb.PessimisticLockKeyResultType.LockResultNormal,
  Conflict: kvrpcpb.PessimisticLockKeyResultType.LockResultLockedWithConflict,
  Failed: kvrpcpb.PessimisticLockKeyResultType.LockResultFailed,
};

let txn: TxnClient;

beforeEach(async () => {
  txn = await TxnClient.start();
});

afterEach(() => txn.close());

/** Ends a lock and lets the answers to those who waited arrive. */
const rollBack = async (key: string, startVersion: bigint): Promise<void> => {
  await txn.ask(commands.KVPessimisticRollback, key, {
    keys: [utf8(key)],
    startVersion,
    forUpdateTs: startVersion,
  });
  await txn.sim.clock.advance(1);
};

const outcome = ({ value }: Pending<kvrpcpb.PessimisticLockResponse>): string => {
  if (value === undefined) return 'waits';
  const [error] = value.errors;
  if (error?.locked !== undefined) return `locked by ${error.locked.lockVersion}`;
  if (error?.deadlock !== undefined) return 'deadlock';
  if (error?.conflict !== undefined) return `conflict with ${error.conflict.conflictTs}`;
  return error === undefined ? 'has it' : error.abort;
};

describe('waiting for a lock (tikv-server 5.3)', () => {
  test.each([
    ['below 0: not at all', -1n, 0, 1],
    ['0: as long as the store lets it', 0n, 999, 1000],
    ['300: so long', 300n, 299, 300],
    ['50 s: capped', 50_000n, 999, 1000],
  ])('%s', async (_name, waitTimeout, still, done) => {
    await txn.lock(['a'], 10n);
    const waiting = txn.sendLock(['a'], 11n, { waitTimeout });
    await txn.sim.clock.advance(still);
    if (still > 0) expect(outcome(waiting)).toBe('waits');
    await txn.sim.clock.advance(done - still + 1);
    expect(outcome(waiting)).toBe('locked by 10');
    expect(waiting.value?.errors[0]?.locked?.durationToLastUpdateMs).toBe(0n);
  });

  test('the one that started first is told first, with what ended the lock; the others 20 ms later', async () => {
    await txn.lock(['a'], 10n);
    const [late, early] = [txn.sendLock(['a'], 30n), txn.sendLock(['a'], 20n)];
    await txn.sim.clock.advance(5);
    await rollBack('a', 10n);
    expect([outcome(late), outcome(early)]).toEqual(['waits', 'conflict with 10']);
    expect(early.value?.errors[0]?.conflict).toMatchObject({
      startTs: 20n,
      conflictCommitTs: 0n,
      reason: kvrpcpb.WriteConflict_Reason.PessimisticRetry,
    });
    await txn.sim.clock.advance(18);
    expect(outcome(late)).toBe('waits');
    await txn.sim.clock.advance(2);
    expect(outcome(late)).toBe('conflict with 10');
  });

  test('woken by a commit it learns the commit time stamp', async () => {
    await txn.put({ a: '1' }, 1n, 2n);
    await txn.prewrite({ a: '2' }, 10n);
    const waiting = txn.sendLock(['a'], 20n);
    await txn.sim.clock.advance(5);
    await txn.commit(['a'], 10n, 25n);
    await txn.sim.clock.advance(1);
    expect(waiting.value?.errors[0]?.conflict).toMatchObject({ conflictTs: 10n, conflictCommitTs: 25n });
  });

  test.each([
    ['KvBatchRollback', () => txn.ask(commands.KvBatchRollback, 'a', { keys: [utf8('a')], startVersion: 10n })],
    ['KvCleanup', () => txn.ask(commands.KvCleanup, 'a', { key: utf8('a'), startVersion: 10n })],
    ['KvResolveLock of keys', () => txn.ask(commands.KvResolveLock, 'a', { keys: [utf8('a')], startVersion: 10n })],
    ['KvResolveLock of a region', () => txn.ask(commands.KvResolveLock, 'a', { startVersion: 10n })],
    [
      'KvCheckTxnStatus of an expired one',
      () => txn.ask(commands.KvCheckTxnStatus, 'a', { primaryKey: utf8('a'), lockTs: 10n, currentTs: txn.ts(10_000) }),
    ],
  ])('woken by %s', async (_name, end) => {
    await txn.prewrite({ a: '2' }, 10n);
    const waiting = txn.sendLock(['a'], 20n);
    await txn.sim.clock.advance(5);
    expect(outcome(waiting)).toBe('waits');
    await end();
    await txn.sim.clock.advance(1);
    expect(outcome(waiting)).toBe('conflict with 10');
  });

  test('a request that joined after the wake-up ends the sweep and waits on', async () => {
    await txn.lock(['a'], 10n);
    const [first, second] = [txn.sendLock(['a'], 20n), txn.sendLock(['a'], 40n)];
    await txn.sim.clock.advance(5);
    await rollBack('a', 10n);
    expect(outcome(first)).toBe('conflict with 10');
    await txn.lock(['a'], 50n);
    const joined = txn.sendLock(['a'], 30n);
    await txn.sim.clock.advance(30);
    expect([outcome(joined), outcome(second)]).toEqual(['waits', 'waits']);
  });

  test('a prewrite on top of the lock wakes nobody', async () => {
    await txn.lock(['a'], 10n);
    const waiting = txn.sendLock(['a'], 20n);
    await txn.sim.clock.advance(5);
    await txn.prewrite({ a: '1' }, 10n, {
      forUpdateTs: 10n,
      pessimisticActions: [kvrpcpb.PrewriteRequest_PessimisticAction.DO_PESSIMISTIC_CHECK],
    });
    await txn.sim.clock.advance(50);
    expect(outcome(waiting)).toBe('waits');
  });

  test('timed out, it names who has the lock by then and since when', async () => {
    await txn.lock(['a'], 10n);
    const [first, second] = [txn.sendLock(['a'], 20n), txn.sendLock(['a'], 30n)];
    await txn.sim.clock.advance(100);
    await rollBack('a', 10n);
    expect(outcome(first)).toBe('conflict with 10');
    await txn.lock(['a'], 40n);
    const third = txn.sendLock(['a'], 25n);
    await txn.sim.clock.advance(1000);
    expect([outcome(third), outcome(second)]).toEqual(['locked by 40', 'locked by 40']);
    expect(Number(second.value?.errors[0]?.locked?.durationToLastUpdateMs)).toBeGreaterThan(800);
  });

  test('of several keys the first that is locked is waited for, and nothing is held meanwhile', async () => {
    await txn.lock(['b'], 10n);
    const waiting = txn.sendLock(['a', 'b'], 20n);
    await txn.sim.clock.advance(5);
    expect((await txn.lock(['a'], 30n)).errors).toEqual([]);
    expect(outcome(waiting)).toBe('waits');
  });

  test('GetLockWaitInfo lists who waits; a restart forgets them', async () => {
    await txn.lock(['a'], 10n);
    const waiting = txn.sendLock(['a'], 20n, { context: { resourceGroupTag: utf8('tag') } });
    await txn.sim.clock.advance(7);
    const ask = (): Promise<kvrpcpb.GetLockWaitInfoResponse> => txn.ask(commands.GetLockWaitInfo, 'a', {});
    const [entry, ...more] = (await ask()).entries;
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ txn: 20n, waitForTxn: 10n, keyHash: fingerprint64(utf8('a')) });
    expect([Buffer.from(entry?.key ?? []).toString(), Buffer.from(entry?.resourceGroupTag ?? []).toString()]).toEqual([
      'a',
      'tag',
    ]);
    await txn.sim.run(txn.sim.cluster.restartStore(txn.sim.region('a').leaderStoreId ?? 0n));
    await txn.sim.clock.advance(500);
    expect((await ask()).entries).toEqual([]);
    expect(waiting.value).toBeUndefined();
  });

  test('beyond the bound nobody waits', async () => {
    await txn.close();
    txn = await TxnClient.start({ maxLockWaiters: 1 });
    await txn.lock(['a'], 10n);
    const [first, second] = [txn.sendLock(['a'], 20n), txn.sendLock(['a'], 30n)];
    await txn.sim.clock.advance(5);
    expect([outcome(first), outcome(second)]).toEqual(['waits', 'locked by 10']);
  });

  test('a leader that is gone does not end the wait', async () => {
    await txn.lock(['a'], 10n);
    const waiting = txn.sendLock(['a'], 20n);
    await txn.sim.clock.advance(5);
    const region = txn.sim.region('a');
    txn.sim.cluster.transferLeader(region.id, region.storeIds.find((id) => id !== region.leaderStoreId) ?? 0n);
    await txn.sim.clock.advance(100);
    expect(outcome(waiting)).toBe('waits');
    await txn.sim.clock.advance(1000);
    expect(outcome(waiting)).toBe('locked by 10');
  });
});

describe('waiting with force-lock', () => {
  test('woken, it has the lock at once; the next in the queue waits on, for it', async () => {
    await txn.prewrite({ a: '1' }, 10n);
    const [first, second] = [txn.sendLock(['a'], 20n, force), txn.sendLock(['a'], 30n)];
    await txn.sim.clock.advance(5);
    await txn.commit(['a'], 10n, 25n);
    await txn.sim.clock.advance(1);
    expect(first.value?.results[0]).toMatchObject({ type: Conflict, lockedWithConflictTs: 25n, existence: true });
    await txn.sim.clock.advance(100);
    expect(outcome(second)).toBe('waits');
    await txn.sim.clock.advance(1000);
    expect(outcome(second)).toBe('locked by 20');
  });

  test('a rolled back holder leaves it an ordinary lock; timed out, its result says failed', async () => {
    await txn.lock(['a'], 10n);
    const [first, second] = [txn.sendLock(['a'], 20n, force), txn.sendLock(['a'], 30n, force)];
    await txn.sim.clock.advance(5);
    await rollBack('a', 10n);
    await txn.sim.clock.advance(1);
    expect(first.value?.results[0]).toMatchObject({ type: Normal });
    await txn.sim.clock.advance(1000);
    expect([outcome(second), second.value?.results[0]?.type]).toEqual(['locked by 20', Failed]);
  });

  test('behind a normal one it is resumed by the delayed sweep, which ends there', async () => {
    await txn.lock(['a'], 10n);
    const waiting = [
      txn.sendLock(['a'], 20n),
      txn.sendLock(['a'], 30n, { ...force, forUpdateTs: 60n }),
      txn.sendLock(['a'], 40n),
    ];
    await txn.sim.clock.advance(5);
    await rollBack('a', 10n);
    await txn.sim.clock.advance(30);
    expect(waiting.map(outcome)).toEqual(['conflict with 10', 'has it', 'waits']);
  });
});

describe('deadlocks (tikv-server 5.4)', () => {
  const later = { isFirstLock: false } as const;

  test('hit the newcomer, with the chain; the others go on', async () => {
    await txn.lock(['a'], 10n);
    await txn.lock(['b'], 20n);
    await txn.lock(['c'], 30n);
    const first = txn.sendLock(['b'], 10n, later);
    const second = txn.sendLock(['c'], 20n, { ...later, context: { resourceGroupTag: utf8('tag') } });
    await txn.sim.clock.advance(5);
    const reply = await txn.lock(['a'], 30n, { ...later, waitTimeout: 0n });
    const { deadlock } = reply.errors[0] ?? {};
    expect(deadlock).toMatchObject({ lockTs: 10n, deadlockKeyHash: fingerprint64(utf8('c')) });
    expect(deadlock?.waitChain.map(({ txn: waiter, waitForTxn }) => [waiter, waitForTxn])).toEqual([
      [10n, 20n],
      [20n, 30n],
      [30n, 10n],
    ]);
    expect([outcome(first), outcome(second)]).toEqual(['waits', 'waits']);
  });

  test('are looked for across regions and stores, by the leader of the first region', async () => {
    await txn.close();
    txn = await TxnClient.start({ regions: 1 });
    await txn.sim.run(txn.sim.cluster.splitRegion('m'));
    const right = txn.sim.region('x');
    const other = right.storeIds.find((id) => id !== txn.sim.region('a').leaderStoreId) ?? 0n;
    txn.sim.cluster.transferLeader(right.id, other);
    await txn.sim.clock.advance(100);
    await txn.lock(['a'], 10n);
    await txn.lock(['x'], 20n);
    txn.sendLock(['x'], 10n, later);
    await txn.sim.clock.advance(5);
    expect((await txn.lock(['a'], 20n, { ...later, waitTimeout: 0n })).errors[0]?.deadlock).toBeDefined();
  });

  test('a first lock is not looked at, an ended wait is no edge, a moved detector has forgotten', async () => {
    await txn.lock(['a'], 10n);
    await txn.lock(['b'], 20n);
    txn.sendLock(['b'], 10n, { isFirstLock: true });
    await txn.sim.clock.advance(5);
    const second = txn.sendLock(['a'], 20n, { ...later, waitTimeout: 100n });
    await txn.sim.clock.advance(150);
    expect(outcome(second)).toBe('locked by 10');
    const third = txn.sendLock(['b'], 10n, later);
    await txn.sim.clock.advance(5);
    expect(outcome(third)).toBe('waits');
    const region = txn.sim.region('a');
    txn.sim.cluster.transferLeader(region.id, region.storeIds.find((id) => id !== region.leaderStoreId) ?? 0n);
    await txn.sim.clock.advance(100);
    const fourth = txn.sendLock(['a'], 20n, later);
    await txn.sim.clock.advance(5);
    expect(outcome(fourth)).toBe('waits');
  });

  test.each([
    ['a force-lock request', force, 'deadlock'],
    ['any other, which will look at the key anew,', {}, 'waits'],
  ])('that a new holder closes: %s', async (_name, mode, expected) => {
    await txn.lock(['a'], 10n);
    await txn.lock(['b'], 20n);
    const waiting = txn.sendLock(['a'], 20n, { ...later, ...mode });
    const next = txn.sendLock(['a'], 15n, { ...later, ...force });
    txn.sendLock(['b'], 15n, later);
    await txn.sim.clock.advance(5);
    expect([outcome(waiting), outcome(next)]).toEqual(['waits', 'waits']);
    // 15 waits for 20 already; with this lock 20 would wait for 15.
    await rollBack('a', 10n);
    await txn.sim.clock.advance(5);
    expect([outcome(waiting), outcome(next)]).toEqual([expected, 'has it']);
    if (expected === 'waits') return;
    const { deadlock } = waiting.value?.errors[0] ?? {};
    expect(deadlock).toMatchObject({ lockTs: 15n, deadlockKeyHash: fingerprint64(utf8('b')) });
    expect(waiting.value?.results[0]?.type).toBe(Failed);
    // It is out of the queue, and waits for nobody any more.
    await rollBack('b', 20n);
    const again = txn.sendLock(['a'], 20n, later);
    await txn.sim.clock.advance(5);
    expect(outcome(again)).toBe('waits');
  });
});
