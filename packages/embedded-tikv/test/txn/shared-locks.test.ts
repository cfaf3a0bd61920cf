import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { DeepPartial } from '@tikv-client/kvproto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TxnClient, textOf, utf8 } from './txn-client.js';
import type { Pending } from './txn-client.js';

type LockFields = DeepPartial<kvrpcpb.PessimisticLockRequest>;
type Reply = kvrpcpb.PessimisticLockResponse;

const later = { isFirstLock: false } as const;
const force = { wakeUpMode: kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock } as const;

let txn: TxnClient;

beforeEach(async () => {
  txn = await TxnClient.start();
});

afterEach(() => txn.close());

const sharing = (keys: readonly string[], more: LockFields = {}): LockFields => ({
  mutations: keys.map((key) => ({ op: kvrpcpb.Op.SharedPessimisticLock, key: utf8(key) })),
  primaryLock: utf8('p'),
  ...more,
});

const share = (keys: readonly string[], startTs: bigint, more: LockFields = {}): Promise<Reply> =>
  txn.lock(keys, startTs, sharing(keys, more));

const sendShare = (keys: readonly string[], startTs: bigint, more: LockFields = {}): Pending<Reply> =>
  txn.sendLock(keys, startTs, sharing(keys, more));

const rollBack = async (key: string, startVersion: bigint): Promise<void> => {
  await txn.ask(commands.KVPessimisticRollback, key, { keys: [utf8(key)], startVersion, forUpdateTs: startVersion });
  await txn.sim.clock.advance(1);
};

const told = ({ errors: [error] }: Reply): string => {
  if (error === undefined) return 'has it';
  const { locked, deadlock, conflict, abort } = error;
  if (deadlock !== undefined) return `deadlock with ${deadlock.lockTs}`;
  if (conflict !== undefined) return `conflict with ${conflict.conflictTs}`;
  if (locked === undefined) return abort;
  const holders = locked.sharedLockInfos.length > 0 ? locked.sharedLockInfos : [locked];
  return `locked by ${holders.map(({ lockVersion }) => lockVersion).join(', ')}`;
};

const outcome = ({ value }: Pending<Reply>): string => (value === undefined ? 'waits' : told(value));

/** Who has locks where, `shared` and `memory` where they are. */
const locks = (): string[] =>
  txn.sim.cluster
    .locks()
    .map(({ key, lock, isShared, isInMemory }) =>
      [textOf(key), lock.startTs, ...(isShared ? ['shared'] : []), ...(isInMemory ? ['memory'] : [])].join(' '),
    );

describe('shared locks (tikv-server 1.6)', () => {
  test('are written, each of those who share the key its own, and outlive a restart', async () => {
    expect(told(await share(['k'], 20n))).toBe('has it');
    expect(told(await share(['k'], 10n))).toBe('has it');
    await txn.lock(['m'], 10n);
    expect(locks()).toEqual(['k 10 shared', 'k 20 shared', 'm 10 memory']);
    await txn.sim.run(txn.sim.cluster.restartStore(txn.sim.region('k').leaderStoreId ?? 0n));
    await txn.sim.clock.advance(1000);
    expect(locks()).toEqual(['k 10 shared', 'k 20 shared']);
  });

  test('the view of a key has them; the status port too', async () => {
    await share(['k'], 20n);
    await share(['k'], 10n);
    await txn.lock(['k'], 30n);
    const { lock, sharedLocks } = txn.sim.cluster.mvcc('k');
    expect(lock).toBeUndefined();
    expect([sharedLocks?.shrinkOnly, sharedLocks?.locks.map(({ startTs }) => startTs)]).toEqual([true, [10n, 20n]]);
    const leader = txn.sim.region('k').leaderStoreId;
    const address = txn.sim.cluster.stores.find(({ id }) => id === leader)?.statusAddress ?? '';
    const answer = await txn.sim.run(txn.sim.network.http(address, { url: '/debug/mvcc?key=k' }));
    expect(JSON.parse(typeof answer?.body === 'string' ? answer.body : '')).toMatchObject({
      keys: [{ lock: null, shared_locks: { shrink_only: true, locks: [{ startTs: '10' }, { startTs: '20' }] } }],
    });
  });

  test('an exclusive lock is refused at once and keeps newcomers out, then waits for the last of them', async () => {
    await share(['k'], 10n);
    await share(['k'], 20n);
    const began = txn.sim.clock.now();
    expect(told(await txn.lock(['k'], 30n, { waitTimeout: 0n }))).toBe('locked by 10, 20');
    expect(txn.sim.clock.now() - began).toBeLessThan(100);
    const exclusive = txn.sendLock(['k'], 30n);
    const newcomer = sendShare(['k'], 40n);
    await txn.sim.clock.advance(5);
    await rollBack('k', 10n);
    await txn.sim.clock.advance(50);
    expect([outcome(exclusive), outcome(newcomer)]).toEqual(['waits', 'waits']);
    await rollBack('k', 20n);
    expect([outcome(exclusive), outcome(newcomer)]).toEqual(['conflict with 20', 'waits']);
    await txn.sim.clock.advance(20);
    expect(outcome(newcomer)).toBe('conflict with 20');
  });

  test('a commit of the last one wakes with its time stamp', async () => {
    await share(['k'], 10n);
    await txn.lock(['k'], 30n);
    const exclusive = txn.sendLock(['k'], 30n);
    const { DO_PESSIMISTIC_CHECK } = kvrpcpb.PrewriteRequest_PessimisticAction;
    await txn.prewrite({ k: '' }, 10n, {
      mutations: [{ op: kvrpcpb.Op.SharedLock, key: utf8('k') }],
      primaryLock: utf8('p'),
      forUpdateTs: 10n,
      pessimisticActions: [DO_PESSIMISTIC_CHECK],
    });
    await txn.commit(['k'], 10n, 35n);
    await txn.sim.clock.advance(1);
    expect(exclusive.value?.errors[0]?.conflict).toMatchObject({ conflictTs: 10n, conflictCommitTs: 35n });
  });

  test('those next in line who want to share are woken together, the others later', async () => {
    await txn.lock(['k'], 10n);
    const waiting = [sendShare(['k'], 20n), sendShare(['k'], 30n), txn.sendLock(['k'], 40n), sendShare(['k'], 50n)];
    await txn.sim.clock.advance(5);
    await rollBack('k', 10n);
    expect(waiting.map(outcome)).toEqual(['conflict with 10', 'conflict with 10', 'waits', 'waits']);
    await txn.sim.clock.advance(20);
    expect(waiting.map(outcome).slice(2)).toEqual(['conflict with 10', 'conflict with 10']);
  });

  test('a wait that is over tells all who share the key', async () => {
    await share(['k'], 10n);
    await share(['k'], 20n);
    await txn.lock(['k'], 30n);
    const exclusive = txn.sendLock(['k'], 30n, { waitTimeout: 100n });
    await txn.sim.clock.advance(110);
    expect(outcome(exclusive)).toBe('locked by 10, 20');
    expect(exclusive.value?.errors[0]?.locked?.lockVersion).toBe(0n);
  });

  test('GetLockWaitInfo names each of them', async () => {
    await share(['k'], 10n);
    await share(['k'], 20n);
    await txn.lock(['k'], 30n);
    txn.sendLock(['k'], 30n);
    await txn.sim.clock.advance(5);
    const { entries } = await txn.ask(commands.GetLockWaitInfo, 'k', {});
    expect(entries.map((entry) => [entry.txn, entry.waitForTxn])).toEqual([
      [30n, 10n],
      [30n, 20n],
    ]);
  });

  test('a forced request that is run again and finds the key shared gets an error and leaves it open', async () => {
    await txn.lock(['k'], 10n);
    const shared = sendShare(['k'], 20n);
    const forced = txn.sendLock(['k'], 30n, force);
    await txn.sim.clock.advance(5);
    await rollBack('k', 10n);
    expect([outcome(shared), outcome(forced)]).toEqual(['conflict with 10', 'waits']);
    await share(['k'], 20n, { forUpdateTs: 21n });
    await txn.sim.clock.advance(20);
    expect(outcome(forced)).toBe('locked by 20');
    expect(txn.sim.cluster.mvcc('k').sharedLocks?.shrinkOnly).toBe(false);
  });

  test('a forced request that waits for a shared key has it once the last one has gone', async () => {
    await share(['k'], 10n);
    expect(told(await txn.lock(['k'], 30n, { ...force, waitTimeout: 0n }))).toBe('locked by 10');
    const forced = txn.sendLock(['k'], 30n, force);
    await txn.sim.clock.advance(5);
    await rollBack('k', 10n);
    expect(outcome(forced)).toBe('has it');
    expect(locks()).toEqual(['k 30 memory']);
  });

  test('a resolve of the region goes through a key that more share than one step takes', async () => {
    const sharers = Array.from({ length: 300 }, (_, index) => BigInt(index + 10));
    for (const startTs of sharers) await share(['k'], startTs);
    await txn.ask(commands.KvResolveLock, 'k', {
      txnInfos: sharers.slice(1).map((startTs) => ({ txn: startTs, status: 0n })),
    });
    expect(locks()).toEqual(['k 10 shared']);
  });

  test('a request for locks of both kinds has all of them written', async () => {
    await txn.lock(['j', 'k'], 10n, {
      mutations: [
        { op: kvrpcpb.Op.PessimisticLock, key: utf8('j') },
        { op: kvrpcpb.Op.SharedPessimisticLock, key: utf8('k') },
      ],
    });
    expect(locks()).toEqual(['j 10', 'k 10 shared']);
  });
});

describe('deadlocks over shared locks', () => {
  test('who waits for a shared key waits for everybody who has it', async () => {
    await share(['k'], 10n);
    await share(['k'], 20n);
    await txn.lock(['c'], 30n);
    await txn.lock(['k'], 30n, later);
    const exclusive = txn.sendLock(['k'], 30n, later);
    await txn.sim.clock.advance(5);
    for (const startTs of [10n, 20n]) {
      expect(told(await txn.lock(['c'], startTs, { ...later, waitTimeout: 0n }))).toBe('deadlock with 30');
    }
    expect(outcome(exclusive)).toBe('waits');
  });

  test('the newcomer may be who wants the shared key; then it waits for none of them', async () => {
    await share(['k'], 10n);
    await share(['k'], 20n);
    await txn.lock(['c'], 30n);
    await txn.lock(['k'], 30n, later);
    const waiting = txn.sendLock(['c'], 20n, later);
    await txn.sim.clock.advance(5);
    expect(told(await txn.lock(['k'], 30n, { ...later, waitTimeout: 0n }))).toBe('deadlock with 20');
    // No edge is left behind that would make a cycle of this.
    expect(told(await txn.lock(['c'], 10n, { ...later, waitTimeout: 50n }))).toBe('locked by 30');
    expect(outcome(waiting)).toBe('waits');
  });

  test('who upgrades waits in vain, but for the others it is a cycle like any', async () => {
    await share(['k'], 10n);
    await txn.lock(['k'], 10n, later);
    expect(told(await txn.lock(['k'], 10n, { ...later, waitTimeout: 50n }))).toBe('locked by 10');
  });
});
