import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { TikvClient, Transaction } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { connectDying } from './dying-client.js';
import { ForeignTxn } from './foreign-txn.js';
import type { TxnSetup } from './txn-setup.js';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;
const shared = { shared: true } as const;
const invalid = (field: string): object => ({ code: 'INVALID_ARGUMENT', field });

/** A transaction that has `primary` for itself and shares `key` with others. */
async function sharing(client: TikvClient, primary: string, key = 'k'): Promise<Transaction> {
  const txn = await client.begin(pessimistic);
  await txn.lockKeys([primary]);
  await txn.lockKeys([key], shared);
  return txn;
}

async function end(how: 'commit' | 'rollback', ...txns: Transaction[]): Promise<void> {
  for (const txn of txns) await txn[how]();
}

/** Whose locks there are on a key, in the order in which they began. */
const holders = (setup: TxnSetup, key = 'k'): bigint[] =>
  setup.cluster.locks().flatMap((one) => (text(one.key) === key ? [one.lock.startTs] : []));

const kinds = (setup: TxnSetup, key = 'k'): string[] =>
  setup.cluster
    .locks()
    .flatMap(({ key: at, lock, isShared }) => (text(at) === key ? [`${lock.kind} ${isShared}`] : []));

/** Whether work is still under way after so long. */
async function isWaiting(setup: TxnSetup, work: Promise<unknown>, ms = 500): Promise<boolean> {
  let isOver = false;
  const watching = work.finally(() => {
    isOver = true;
  });
  watching.catch(() => undefined);
  await setup.sleep(ms);
  return !isOver;
}

describe('client-go: integration_tests/shared_lock_test.go', () => {
  test.each(['commit', 'rollback'] as const)(
    'TestSharedLockBlockExclusiveLock: an exclusive lock waits for all who share the key (%s)',
    async (how) =>
      withTxn(async ({ client, other, setup }) => {
        const first = await sharing(client, 'a1');
        const second = await sharing(other, 'a2');
        expect(holders(setup)).toEqual([first.startTs, second.startTs]);
        const third = await other.begin(pessimistic);
        await third.lockKeys(['a3']);
        const locking = third.lockKeys(['k']);
        expect(await isWaiting(setup, locking)).toBe(true);
        await end(how, first);
        expect(await isWaiting(setup, locking)).toBe(true);
        await end(how, second);
        await locking;
        expect(kinds(setup)).toEqual(['pessimistic false']);
        await third.rollback();
      }),
  );

  test.each(['commit', 'rollback'] as const)(
    'TestExclusiveLockBlockSharedLock: who wants to share a key waits for the exclusive lock (%s)',
    async (how) =>
      withTxn(async ({ client, other, setup }) => {
        const first = await client.begin(pessimistic);
        await first.lockKeys(['a1', 'k']);
        const later = await Promise.all([other.begin(pessimistic), client.begin(pessimistic)]);
        for (const [index, txn] of later.entries()) await txn.lockKeys([`b${index}`]);
        const locking = Promise.all(later.map(async (txn) => txn.lockKeys(['k'], shared)));
        expect(await isWaiting(setup, locking)).toBe(true);
        await end(how, first);
        await locking;
        expect(kinds(setup)).toEqual(['pessimistic true', 'pessimistic true']);
        await end('rollback', ...later);
        expect(setup.locks()).toEqual([]);
      }),
  );

  test('TestResolveSharedLock: a shared lock that its committed transaction has left is finished by who meets it', async () =>
    withTxn(async ({ other, setup }) => {
      const dying = await connectDying(setup.sim);
      const txn = await sharing(dying.client, 'a');
      dying.diesAt('KvCommit', 2);
      const { commitTs } = await txn.commit();
      expect(kinds(setup)).toEqual(['lock true']);
      const next = await other.begin(pessimistic);
      await next.lockKeys(['a']);
      await next.lockKeys(['k']);
      expect(kinds(setup)).toEqual(['pessimistic false']);
      expect(setup.cluster.mvcc('k').writes).toMatchObject([{ commitTs, record: { kind: 'lock' } }]);
      await next.rollback();
      expect(setup.locks()).toEqual([]);
    }));

  test('TestScanSharedLock: a scan shows those who share a key, up to a time', async () =>
    withTxn(async ({ client, setup }) => {
      const foreign = await ForeignTxn.begin(setup, client, 'x');
      const txns = [await sharing(client, 'a1'), await sharing(client, 'a2'), await sharing(client, 'a3')];
      const found = async (maxTs: bigint): Promise<bigint[]> => {
        const locks = await foreign.scanLock('k', maxTs);
        return locks.flatMap(({ sharedLockInfos }) => sharedLockInfos.map(({ lockVersion }) => lockVersion));
      };
      const started = txns.map(({ startTs }) => startTs);
      expect(await found((started[0] ?? 0n) - 1n)).toEqual([]);
      for (const [index, startTs] of started.entries())
        expect(await found(startTs)).toEqual(started.slice(0, index + 1));
      await end('rollback', ...txns);
      expect(await found(started.at(-1) ?? 0n)).toEqual([]);
    }));

  test('TestGCSharedLock: who lives keeps the shared lock, the others lose theirs', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const dead = await Promise.all([connectDying(setup.sim, {}, 'dead1'), connectDying(setup.sim, {}, 'dead2')]);
        for (const [index, one] of dead.entries()) {
          await sharing(one.client, `a${index}`);
          one.diesAt('KvTxnHeartBeat');
        }
        const alive = await sharing(client, 'b');
        expect(holders(setup)).toHaveLength(3);
        await setup.sleep(25_000);
        const rival = await other.begin(pessimistic);
        await rival.lockKeys(['c']);
        expect(await failure(rival.lockKeys(['k'], { waitTimeoutMs: 2000 }))).toMatchObject({
          code: 'KEY_LOCKED',
          lockTs: alive.startTs,
          reason: 'waitTimeout',
        });
        expect(holders(setup)).toEqual([alive.startTs]);
        await end('rollback', alive, rival);
      },
      { txn: { managedLockTtlMs: 3000 } },
    ));

  test('TestGCSharedLock: garbage collection ends all who began before its time', async () =>
    withTxn(async ({ client, other, setup }) => {
      await setup.dieAfterPrewrite(await sharing(client, 'a'));
      await sharing(client, 'b');
      const late = await sharing(client, 'c');
      expect(kinds(setup)).toEqual(['lock true', 'pessimistic true', 'pessimistic true']);
      // Two of their own, and two that they shared.
      expect(await other.txn.resolveLocks({}, late.startTs - 1n)).toMatchObject({ locks: 4 });
      expect(holders(setup)).toEqual([late.startTs]);
      await late.commit();
      expect(holders(setup)).toEqual([]);
    }));

  test.each(['commit', 'rollback'] as const)(
    'TestSharedLockCommitAndRollback: each takes its own lock along (%s)',
    async (how) =>
      withTxn(async ({ client, other, setup }) => {
        const txns = [await sharing(client, 'a1'), await sharing(other, 'a2'), await sharing(client, 'a3')];
        for (const [index, txn] of txns.entries()) {
          await end(how, txn);
          await client.txn.backgroundIdle();
          await other.txn.backgroundIdle();
          expect(holders(setup)).toEqual(txns.slice(index + 1).map(({ startTs }) => startTs));
        }
        expect(setup.locks()).toEqual([]);
      }),
  );

  test('TestPrewriteResolveExpiredSharedLock: an optimistic writer ends who has died', async () =>
    withTxn(
      async ({ other, setup }) => {
        const dying = await connectDying(setup.sim);
        await sharing(dying.client, 'a');
        dying.diesAt('KvTxnHeartBeat');
        await setup.sleep(25_000);
        expect(holders(setup)).toHaveLength(1);
        await put(other, { k: 'written' });
        expect(await values(other, 'k')).toEqual(['written']);
        expect(holders(setup)).toEqual([]);
      },
      { txn: { managedLockTtlMs: 3000 } },
    ));

  test('TestPrewriteResolveExpiredSharedLock: it waits for who lives, and gives way to who began later', async () =>
    withTxn(async ({ client, other, setup }) => {
      const early = await other.begin();
      early.put('k', 'early');
      const txn = await sharing(client, 'a');
      expect(await failure(early.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT', conflictTs: txn.startTs });
      const writing = put(other, { k: 'late' });
      expect(await isWaiting(setup, writing)).toBe(true);
      await txn.rollback();
      await writing;
      expect(await values(client, 'k')).toEqual(['late']);
    }));

  test('TestForceLockRetryOnSharedLock: an exclusive lock has the key as soon as nobody shares it any more', async () =>
    withTxn(async ({ client, other, setup }) => {
      const first = await sharing(client, 'a');
      const second = await other.begin(pessimistic);
      await second.lockKeys(['b']);
      const locking = second.lockKeys(['k']);
      expect(await isWaiting(setup, locking, 100)).toBe(true);
      const released = setup.sim.clock.monotonic();
      await first.rollback();
      await locking;
      expect(setup.sim.clock.monotonic() - released).toBeLessThan(100);
      expect(holders(setup)).toEqual([second.startTs]);
      await second.rollback();
    }));
});

describe('shared locks', () => {
  test('readers pass them, before and after prewrite', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { k: 'v' });
      const txn = await sharing(client, 'a');
      txn.put('a', 'w');
      expect(await values(other, 'k')).toEqual(['v']);
      await setup.dieAfterPrewrite(txn);
      expect(kinds(setup)).toEqual(['lock true']);
      const began = setup.sim.clock.monotonic();
      expect(await values(other, 'k')).toEqual(['v']);
      expect(setup.sim.clock.monotonic() - began).toBeLessThan(100);
    }));

  test('what is shared is prewritten as such, and is never the primary', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['z']);
      await txn.lockKeys(['a', 'k'], shared);
      expect(text(txn.primaryKey)).toBe('z');
      setup.sent.length = 0;
      await txn.commit();
      const { Lock, SharedLock } = kvrpcpb.Op;
      const sent = setup.prewrites().flatMap(({ mutations }) => mutations.map(({ key, op }) => [text(key), op]));
      expect(new Map(sent as [string, kvrpcpb.Op][])).toEqual(
        new Map([
          ['a', SharedLock],
          ['k', SharedLock],
          ['z', Lock],
        ]),
      );
      expect(setup.prewrites().every(({ primaryLock }) => text(primaryLock) === 'z')).toBe(true);
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
    }));

  test('misuse is refused with a typed error, and leaves the transaction as it was', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin(pessimistic);
      expect(await failure(txn.lockKeys(['k'], shared))).toMatchObject(invalid('options.shared'));
      await txn.lockKeys(['a']);
      await txn.lockKeys(['k'], shared);
      expect(await failure(txn.lockKeys(['b', 'k']))).toMatchObject(invalid('keys'));
      expect(await failure(txn.getForUpdate('k'))).toMatchObject(invalid('keys'));
      for (const write of [() => txn.put('k', 'v'), () => txn.insert('k', 'v'), () => txn.delete('k')]) {
        expect(write).toThrow(expect.objectContaining(invalid('key')) as Error);
      }
      txn.put('w', 'v');
      expect(await failure(txn.lockKeys(['w'], shared))).toMatchObject(invalid('keys'));
      const both = { ...shared, lockOnlyIfExists: true };
      expect(await failure(txn.lockKeys(['m'], both))).toMatchObject(invalid('options.shared'));
      const optimistic = await client.begin();
      expect(await failure(optimistic.lockKeys(['m'], shared))).toMatchObject(invalid('options.shared'));
      expect(setup.locks()).toEqual(['a', 'k']);
      await txn.commit();
      expect(await values(client, 'w')).toEqual(['v']);
    }));

  test('a key that the transaction has for itself stays so, and is not asked for again', async () =>
    withTxn(async ({ client, setup }) => {
      await put(client, { k: 'v' });
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['a', 'k']);
      const found = await txn.lockKeys(['k', 'm', 'k'], { ...shared, returnValues: true });
      expect(found.map(({ locked, exists, value }) => [locked, exists, text(value)])).toEqual([
        [true, true, 'v'],
        [true, false, undefined],
        [true, true, 'v'],
      ]);
      expect([kinds(setup, 'k'), kinds(setup, 'm')]).toEqual([['pessimistic false'], ['pessimistic true']]);
      txn.put('k', 'w');
      await txn.commit();
      expect(await values(client, 'k')).toEqual(['w']);
    }));

  test('the newest values come with the locks, also when the answer to the request was lost', async () =>
    withTxn(async ({ client, other, setup, cluster }) => {
      const txn = await client.begin(pessimistic);
      await put(other, { k: 'newer' });
      await txn.lockKeys(['a']);
      const isShare = ({ command, request }: { command: { name: string }; request: unknown }): boolean =>
        command.name === commands.KvPessimisticLock.name &&
        (request as kvrpcpb.PessimisticLockRequest).mutations[0]?.op === kvrpcpb.Op.SharedPessimisticLock;
      const fault = cluster.addFault({ method: 'KvPessimisticLock', on: 'reply', action: 'error', times: 1 });
      const [found] = await txn.lockKeys(['k'], { ...shared, returnValues: true });
      fault.remove();
      const sent = setup.sent.filter(isShare).length;
      expect(sent).toBeGreaterThan(1);
      expect([found?.exists, text(found?.value)]).toEqual([true, 'newer']);
      // And once more, now that the key is shared.
      expect(await txn.lockKeys(['k'], { ...shared, checkExistence: true })).toMatchObject([{ exists: true }]);
      expect(setup.sent.filter(isShare)).toHaveLength(sent);
      await txn.lockKeys(['m'], shared);
      expect(await txn.lockKeys(['m'], { ...shared, returnValues: true })).toMatchObject([{ exists: false }]);
      expect(setup.sent.filter(isShare)).toHaveLength(sent + 1);
      await txn.rollback();
    }));

  test('values that cannot be read cost the locks', async () =>
    withTxn(async ({ client, setup, cluster }) => {
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['a']);
      const fault = cluster.addFault({ method: 'KvBatchGet', on: 'request', action: 'drop' });
      const other = cluster.addFault({ method: 'KvGet', on: 'request', action: 'drop' });
      const error = await failure(txn.lockKeys(['k'], { ...shared, returnValues: true, timeoutMs: 500 }));
      expect(error).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      await setup.until(() => !setup.locks().includes('k'));
      fault.remove();
      other.remove();
      await txn.lockKeys(['k']);
      expect(kinds(setup)).toEqual(['pessimistic false']);
      await txn.rollback();
    }));

  test('two who share a key and want each other’s: a deadlock', async () =>
    withTxn(async ({ client, other, setup }) => {
      const first = await sharing(client, 'a');
      const second = await sharing(other, 'b');
      const third = await client.begin(pessimistic);
      await third.lockKeys(['c']);
      const waiting = third.lockKeys(['k']);
      await setup.sleep(100);
      expect(await failure(second.lockKeys(['c']))).toMatchObject({ code: 'KEY_DEADLOCK', lockTs: third.startTs });
      await end('rollback', second, first);
      await waiting;
      await third.rollback();
    }));

  test('in a keyspace: keys of shared locks are as the client knows them', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const dying = await connectDying(setup.sim, { apiVersion: 'v2' });
        await sharing(dying.client, 'a');
        dying.diesAt('KvTxnHeartBeat');
        const alive = await sharing(client, 'b');
        await setup.sleep(40_000);
        const rival = await other.begin(pessimistic);
        await rival.lockKeys(['c']);
        const locking = rival.lockKeys(['k']);
        expect(await isWaiting(setup, locking)).toBe(true);
        await alive.commit();
        await locking;
        rival.put('k', 'v');
        await rival.commit();
        expect(await values(client, 'k')).toEqual(['v']);
      },
      { apiVersion: 'v2' },
      { apiVersion: 2 },
    ));
});

test('what is read under a shared lock is still so at the commit, whatever is lost on the way', async () =>
  withTxn(async ({ client, other, setup, cluster }) => {
    await put(client, { config: '0' });
    const random = setup.sim.random.fork('losses');
    const ends: { readonly commitTs: bigint; readonly seen: string | undefined }[] = [];
    let writes = 0;
    let left = 0;
    const attempts = async (count: number, once: (txn: Transaction, index: number) => Promise<void>): Promise<void> => {
      left += 1;
      for (let index = 0; index < count; index += 1) {
        const txn = await (random.below(2) === 0 ? client : other).begin(pessimistic);
        await once(txn, index).catch(async () => (txn.state === 'active' ? txn.rollback() : undefined));
      }
      left -= 1;
    };
    const read = async (name: string): Promise<void> =>
      attempts(15, async (txn, index) => {
        await txn.lockKeys([`${name}${index}`]);
        const [found] = await txn.lockKeys(['config'], { ...shared, returnValues: true, timeoutMs: 3000 });
        await setup.sleep(random.below(60));
        const { commitTs } = await txn.commit();
        ends.push({ commitTs: commitTs ?? 0n, seen: text(found?.value) });
      });
    const write = async (): Promise<void> =>
      attempts(15, async (txn) => {
        const value = await txn.getForUpdate('config', { timeoutMs: 3000 });
        txn.put('config', String(Number(text(value)) + 1));
        await txn.commit();
        writes += 1;
        await setup.sleep(random.below(40));
      });
    const lose = async (): Promise<void> => {
      const methods = ['KvPessimisticLock', 'KvPrewrite', 'KvCommit', 'KVPessimisticRollback', 'KvBatchGet', 'KvGet'];
      while (left > 0) {
        const method = methods[random.below(methods.length)] ?? '';
        const fault = cluster.addFault({
          method,
          on: random.below(2) === 0 ? 'request' : 'reply',
          action: 'error',
          times: 1,
        });
        await setup.sleep(random.below(40));
        fault.remove();
        const region = cluster.regions()[random.below(cluster.regions().length)];
        const target = region?.storeIds[random.below(3)];
        if (region !== undefined && target !== undefined && random.below(8) === 0)
          cluster.transferLeader(region.id, target);
      }
    };
    await Promise.all([read('a'), read('b'), read('d'), write(), write(), setup.sleep(1).then(lose)]);
    for (const { commitTs, seen } of ends) {
      expect(text(await (await client.snapshot({ timestamp: commitTs })).get('config'))).toBe(seen);
    }
    expect(ends.length).toBeGreaterThan(20);
    expect(writes).toBeGreaterThan(10);
    await client.txn.backgroundIdle();
    await other.txn.backgroundIdle();
  }));
