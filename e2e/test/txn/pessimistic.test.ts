import { kvrpcpb } from '@tikv-client/kvproto';
import type { Transaction } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;
const shown = (found: Awaited<ReturnType<Transaction['lockKeys']>>): unknown[] =>
  found.map(({ key, locked, exists, value }) => [text(key), locked, exists, text(value)]);

describe('client-go: integration_tests/2pc_test.go', () => {
  test('TestPessimisticPrewriteRequest: prewrite tells which keys are locked, and at which timestamp', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin(pessimistic);
      await put(other, { a: 'newer' });
      await txn.lockKeys(['a', 'b']);
      txn.put('a', 'a1');
      txn.put('c', 'c1');
      setup.sent.length = 0;
      await txn.commit();
      const requests = setup.prewrites();
      expect(requests.flatMap(({ pessimisticActions }) => pessimisticActions)).toEqual(
        Array.from({ length: 3 }, () => kvrpcpb.PrewriteRequest_PessimisticAction.DO_PESSIMISTIC_CHECK),
      );
      for (const { forUpdateTs, minCommitTs, startVersion } of requests) {
        expect(forUpdateTs).toBeGreaterThan(startVersion);
        expect(minCommitTs).toBe(forUpdateTs + 1n);
      }
      expect(await values(client, 'a', 'b', 'c')).toEqual(['a1', undefined, 'c1']);
    }));

  test('TestUnsetPrimaryKey: a key whose lock was refused is no primary, and the transaction goes on', async () =>
    withTxn(async ({ client, setup }) => {
      await put(client, { key: 'key' });
      const txn = await client.begin(pessimistic);
      txn.insert('key', 'again');
      expect(await failure(txn.lockKeys(['key']))).toMatchObject({ code: 'KEY_EXISTS' });
      expect(txn.primaryKey).toBeUndefined();
      txn.delete('key');
      txn.put('key2', 'key2');
      await txn.commit();
      await client.txn.backgroundIdle();
      expect(await values(client, 'key', 'key2')).toEqual([undefined, 'key2']);
      expect(setup.locks()).toEqual([]);
    }));

  test('TestPessimisticLockedKeysDedup: locks that are held are not asked for again', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['abc', 'def', 'abc']);
      const before = setup.requests('KvPessimisticLock').length;
      await txn.lockKeys(['abc', 'def']);
      expect(setup.requests('KvPessimisticLock')).toHaveLength(before);
      expect(setup.locks()).toEqual(['abc', 'def']);
      await txn.rollback();
      expect(setup.locks()).toEqual([]);
    }));

  test('TestPessimisticTTL: the primary is kept alive as long as the transaction goes on', async () =>
    withTxn(
      async ({ client, other, setup, cluster }) => {
        const txn = await client.begin(pessimistic);
        await txn.lockKeys(['key']);
        await txn.lockKeys(['key2']);
        const ttl = (): bigint => BigInt(cluster.locks().find(({ key }) => text(key) === 'key')?.lock.ttlMs ?? 0);
        const first = ttl();
        expect(first).toBeGreaterThanOrEqual(3000n);
        await setup.sleep(10_000);
        expect(ttl()).toBeGreaterThan(first + 5000n);
        const rival = await other.begin(pessimistic);
        expect(await failure(rival.lockKeys(['key2'], { waitTimeoutMs: 200 }))).toMatchObject({
          code: 'KEY_LOCKED',
          reason: 'waitTimeout',
        });
        txn.put('key', 'v');
        await txn.commit();
        expect(client.txn.debugSnapshot().heartbeats).toBe(0);
        await rival.rollback();
      },
      { txn: { managedLockTtlMs: 3000 } },
    ));

  test('TestPessimisticLockReturnValues: the newest values come with the locks', async () =>
    withTxn(async ({ client }) => {
      await put(client, { akey: '1', bkey: '2' });
      const txn = await client.begin(pessimistic);
      expect(shown(await txn.lockKeys(['akey', 'bkey'], { returnValues: true }))).toEqual([
        ['akey', true, true, '1'],
        ['bkey', true, true, '2'],
      ]);
      await txn.rollback();
    }));

  test('TestPessimisticLockIfExists: absent keys are not locked', async () =>
    withTxn(async ({ client, setup }) => {
      await put(client, { key: 'key', key3: 'key3' });
      const only = { lockOnlyIfExists: true, returnValues: true };
      for (const keys of [
        ['key', 'key2', 'key3'],
        ['key2', 'key', 'key3'],
      ]) {
        const txn = await client.begin(pessimistic);
        await txn.lockKeys(['jkey']);
        const found = shown(await txn.lockKeys(keys, only));
        expect(new Set(found)).toEqual(
          new Set([
            ['key', true, true, 'key'],
            ['key2', false, false, undefined],
            ['key3', true, true, 'key3'],
          ]),
        );
        expect(text(txn.primaryKey)).toBe('jkey');
        expect(setup.locks()).toEqual(['jkey', 'key', 'key3']);
        await txn.commit();
        await client.txn.backgroundIdle();
      }
      // Without a primary the first key that exists becomes it.
      const none = await client.begin(pessimistic);
      await none.lockKeys(['key2'], only);
      expect([none.primaryKey, setup.locks()]).toEqual([undefined, []]);
      await none.lockKeys(['key0', 'key2', 'key3'], only);
      expect([text(none.primaryKey), setup.locks()]).toEqual(['key3', ['key3']]);
      await none.commit();
      // Values are read though nobody asked to see them.
      const quiet = await client.begin(pessimistic);
      expect(shown(await quiet.lockKeys(['key', 'key2'], { lockOnlyIfExists: true }))).toEqual([
        ['key', true, true, undefined],
        ['key2', false, false, undefined],
      ]);
      await quiet.rollback();
      expect(await (await client.begin(pessimistic)).lockKeys([], { lockOnlyIfExists: true })).toEqual([]);
    }));

  test('TestPessimisticLockCheckExistence: existence alone, or with the values', async () =>
    withTxn(async ({ client }) => {
      await put(client, { key: 'v' });
      const txn = await client.begin(pessimistic);
      expect(shown(await txn.lockKeys(['key', 'key2'], { checkExistence: true }))).toEqual([
        ['key', true, true, undefined],
        ['key2', true, false, undefined],
      ]);
      expect(shown(await txn.lockKeys(['key', 'key2'], { checkExistence: true, returnValues: true }))).toEqual([
        ['key', true, true, 'v'],
        ['key2', true, false, undefined],
      ]);
      await txn.rollback();
    }));

  test('TestAcquireFalseTimeoutLock: a lock whose primary is kept alive is not taken', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const txn = await client.begin(pessimistic);
        await txn.lockKeys(['k1']);
        await txn.lockKeys(['k2']);
        // The lock on k2 has expired by its own time; the heartbeat renews k1 alone.
        await setup.sleep(4000);
        const rival = await other.begin(pessimistic);
        expect(await failure(rival.lockKeys(['k2'], { noWait: true }))).toMatchObject({
          code: 'KEY_LOCKED',
          reason: 'noWait',
        });
        await txn.rollback();
        await rival.lockKeys(['k2'], { noWait: true });
        await rival.rollback();
      },
      { txn: { managedLockTtlMs: 2000 } },
    ));

  test('TestPkNotFound: a lock whose primary is gone is taken over', async () =>
    withTxn(
      async ({ client, other, setup, cluster }) => {
        const txn = await client.begin(pessimistic);
        await txn.lockKeys(['a1']);
        await txn.lockKeys(['b1', 'c1']);
        // The client dies: nothing renews its locks.
        cluster.addFault({ method: 'KvTxnHeartBeat', on: 'request', action: 'drop' });
        await setup.sleep(3000);
        const rival = await other.begin(pessimistic);
        await rival.lockKeys(['a1', 'b1']);
        await rival.lockKeys(['c1'], { noWait: true });
        rival.put('b1', 'mine');
        await rival.commit();
        expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_ABORT' });
        expect(await values(other, 'b1')).toEqual(['mine']);
      },
      { txn: { managedLockTtlMs: 2000 } },
    ));

  test('TestPessimisticLockPrimary: one that waits does not keep others from keys that are free', async () =>
    withTxn(async ({ client, other }) => {
      const first = await client.begin(pessimistic);
      const second = await other.begin(pessimistic);
      await first.lockKeys(['a1']);
      const waiting = failure(second.lockKeys(['a1', 'b1'], { waitTimeoutMs: 1000 }));
      const third = await client.begin(pessimistic);
      await third.lockKeys(['b1'], { noWait: true });
      expect(await waiting).toMatchObject({ code: 'KEY_LOCKED', reason: 'waitTimeout' });
      await Promise.all([first.rollback(), second.rollback(), third.rollback()]);
    }));

  test('TestResolvePessimisticLock: a pessimistic lock that is left behind does not block a writer for ever', async () =>
    withTxn(
      async ({ client, other, cluster }) => {
        const dead = await client.begin(pessimistic);
        await dead.lockKeys(['a']);
        cluster.addFault({ method: 'KvTxnHeartBeat', on: 'request', action: 'drop' });
        await put(other, { a: 'alive' });
        expect(await values(other, 'a')).toEqual(['alive']);
      },
      { txn: { managedLockTtlMs: 1000 } },
    ));

  test('TestPushPessimisticLock: pessimistic locks do not block reads', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['a', 'b']);
      const start = setup.sim.clock.monotonic();
      expect(await values(other, 'a', 'b')).toEqual([undefined, undefined]);
      expect(setup.sim.clock.monotonic() - start).toBeLessThan(100);
      await txn.rollback();
    }));

  test('TestRetryPushTTL: who has waited long gets a lock that lives as long as any', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const first = await client.begin(pessimistic);
        await first.lockKeys(['a']);
        const second = await other.begin(pessimistic);
        const got = second.lockKeys(['a']);
        await setup.sleep(2500);
        await first.rollback();
        await got;
        const third = await client.begin(pessimistic);
        expect(await failure(third.lockKeys(['a'], { waitTimeoutMs: 1500 }))).toMatchObject({ reason: 'waitTimeout' });
        await second.rollback();
        await third.lockKeys(['a']);
        await third.rollback();
      },
      { txn: { managedLockTtlMs: 2000 } },
    ));
});

describe('client-go: txnkv/transaction/txn_test.go', () => {
  test('TestLockKeys: an optimistic transaction locks without asking, and finds conflicts at commit', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { a: 'a0' });
      const txn = await client.begin();
      expect(shown(await txn.lockKeys(['a', 'b'], { returnValues: true }))).toEqual([
        ['a', true, true, 'a0'],
        ['b', true, false, undefined],
      ]);
      expect(setup.requests('KvPessimisticLock')).toEqual([]);
      txn.put('c', 'c1');
      await put(other, { a: 'a1' });
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
    }));
});

describe('locks of others', () => {
  test('waiting ends with the newest value, through a conflict', async () =>
    withTxn(async ({ client, other, setup }) => {
      const first = await client.begin(pessimistic);
      const second = await other.begin(pessimistic);
      expect(text(await first.getForUpdate('a'))).toBeUndefined();
      const waiting = second.getForUpdate('a');
      first.put('a', '1');
      await first.commit();
      expect(text(await waiting)).toBe('1');
      expect(await second.get('a')).toBeUndefined();
      second.put('a', '2');
      expect(text(await second.getForUpdate('a'))).toBe('2');
      await second.commit();
      expect(await values(client, 'a')).toEqual(['2']);
      await setup.until(() => setup.locks().length === 0);
    }));

  test('a deadlock is found, and what the call had locked is given back', async () =>
    withTxn(async ({ client, other, setup }) => {
      const first = await client.begin(pessimistic);
      const second = await other.begin(pessimistic);
      await first.lockKeys(['a']);
      await second.lockKeys(['c']);
      const waiting = first.lockKeys(['c']);
      await setup.sleep(20);
      const error = await failure(second.lockKeys(['b', 'a']));
      expect(error).toMatchObject({ code: 'KEY_DEADLOCK', lockTs: first.startTs });
      await setup.until(() => !setup.locks().includes('b'));
      await second.rollback();
      await waiting;
      expect(setup.locks()).toEqual(['a', 'c']);
      await first.rollback();
    }));

  test('a refused key cannot be written unseen; once it is locked it can', async () =>
    withTxn(async ({ client, other }) => {
      const first = await client.begin(pessimistic);
      const second = await other.begin(pessimistic);
      await first.lockKeys(['a']);
      expect(await failure(second.lockKeys(['a'], { noWait: true }))).toMatchObject({ reason: 'noWait' });
      expect(() => second.put('a', 'x')).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT', field: 'key' }) as Error,
      );
      second.put('b', 'b');
      await first.rollback();
      await second.lockKeys(['a']);
      second.put('a', 'x');
      await second.commit();
      expect(await values(client, 'a', 'b')).toEqual(['x', 'b']);
    }));

  test('what was not locked is locked at commit, and a change since the start is a conflict', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['b']);
      await put(other, { a: 'theirs' });
      txn.put('a', 'mine');
      txn.put('b', 'b');
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
      expect(await values(client, 'a', 'b')).toEqual(['theirs', undefined]);
    }));

  test('an insert of a key that was locked before is checked all the same', async () =>
    withTxn(async ({ client }) => {
      await put(client, { a: 'there' });
      const blind = await client.begin(pessimistic);
      await blind.lockKeys(['a', 'b']);
      blind.insert('a', 'x');
      expect(await failure(blind.commit())).toMatchObject({ code: 'KEY_EXISTS' });
      const seen = await client.begin(pessimistic);
      await seen.lockKeys(['a', 'b'], { checkExistence: true });
      expect(() => seen.insert('a', 'x')).toThrow(expect.objectContaining({ code: 'KEY_EXISTS' }) as Error);
      seen.insert('b', 'y');
      await seen.commit();
      expect(await values(client, 'a', 'b')).toEqual(['there', 'y']);
    }));

  test('a rollback while a lock is waited for ends the wait and leaves no lock', async () =>
    withTxn(async ({ client, other, setup }) => {
      const first = await client.begin(pessimistic);
      const second = await other.begin(pessimistic);
      await first.lockKeys(['b']);
      const waiting = failure(second.lockKeys(['a', 'b']));
      await setup.sleep(50);
      expect(await failure(second.commit())).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'transaction' });
      await second.rollback();
      expect(await waiting).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'transaction' });
      await first.rollback();
      await setup.until(() => setup.locks().length === 0, 5000);
    }));
});
