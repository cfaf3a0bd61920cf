import { kvrpcpb } from '@tikv-client/kvproto';
import type { TikvClient } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, text, withTxn } from './txn-setup.js';
import type { TxnSetup } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;

/** Requests sent while `work` runs, by command. */
async function sentDuring(setup: TxnSetup, work: Promise<unknown>): Promise<Map<string, number>> {
  const from = setup.sent.length;
  await work;
  const counts = new Map<string, number>();
  for (const { command } of setup.sent.slice(from)) counts.set(command.name, (counts.get(command.name) ?? 0) + 1);
  return counts;
}

describe('waiting for a lock', () => {
  test('of 50 s costs a few requests a second, and as few steps of the process', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const holder = await other.begin(pessimistic);
        await holder.lockKeys(['a']);
        const waiter = await client.begin(pessimistic);
        const waiting = failure(waiter.lockKeys(['a'], { timeoutMs: 50_000 }));
        const sent = await sentDuring(setup, waiting);
        expect(await waiting).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
        expect(sent.get('KvPessimisticLock')).toBeLessThan(60);
        expect(sent.get('KvCheckTxnStatus') ?? 0).toBeLessThan(60);
        await waiter.rollback();
        await holder.rollback();
      },
      { timeoutMs: 60_000 },
      { stores: 1 },
    ));

  test('a lock on the very millisecond of its expiry is asked after once, not over and over', async () =>
    withTxn(async ({ client, other, setup }) => {
      const dead = await other.begin();
      dead.put('a', 'never');
      await setup.dieAfterPrewrite(dead);
      const [lock] = setup.cluster.locks();
      if (lock === undefined) throw new Error('no lock');
      const expiry = Number(lock.lock.startTs >> 18n) + Number(lock.lock.ttlMs);
      const txn = await client.begin();
      txn.put('a', 'mine');
      // The newest timestamp that the client knows is of that millisecond.
      let now = 0;
      while (now < expiry) {
        await setup.sleep(now < expiry - 50 ? 10 : 0.1);
        now = Number((await client.begin()).startTs >> 18n);
      }
      expect(now).toBe(expiry);
      const sent = await sentDuring(setup, txn.commit());
      expect(sent.get('KvPrewrite')).toBeLessThan(6);
    }));

  test('reads in parallel that meet the same lock of an ended transaction do not sleep', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { a1: 'old', a2: 'old', a3: 'old' });
      const dead = await other.begin();
      for (const key of ['a1', 'a2', 'a3']) dead.put(key, 'never');
      await setup.dieAfterPrewrite(dead);
      await setup.sleep(5000);
      const snapshot = await client.snapshot();
      // Finds the way to the store.
      await snapshot.get('a0');
      const now = (): number => setup.sim.clock.monotonic();
      const start = now();
      const took: number[] = [];
      const read = await Promise.all(
        ['a1', 'a2', 'a3'].map(async (key) => {
          const value = await snapshot.get(key);
          took.push(now() - start);
          return value;
        }),
      );
      expect(read.map(text)).toEqual(['old', 'old', 'old']);
      expect(took).toEqual([took[0], took[0], took[0]]);
    }));
});

describe('the safe point', () => {
  test('is asked for once by reads that begin together', async () =>
    withTxn(
      async ({ client, setup }) => {
        let asked = 0;
        const ask = client.pd.getGcState.bind(client.pd);
        client.pd.getGcState = async (...args) => {
          asked += 1;
          return ask(...args);
        };
        const snapshot = await client.snapshot();
        await Promise.all(Array.from({ length: 20 }, async (_, i) => snapshot.get(`a${i}`)));
        expect(asked).toBe(1);
        await setup.sleep(100_000);
        await Promise.all(Array.from({ length: 20 }, async (_, i) => snapshot.get(`b${i}`)));
        expect(asked).toBe(2);
      },
      {},
      { stores: 1 },
    ));
});

describe('timestamps ahead of the placement driver', () => {
  const ahead = (ms: number, ts: bigint): bigint => ts + (BigInt(ms) << 18n);

  test('a conflict with one is waited out, not tried over and over', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin(pessimistic);
      const conflictCommitTs = ahead(2000, txn.startTs);
      setup.answer = ({ command, request }) => {
        if (command.name !== 'KvPessimisticLock') return undefined;
        const { forUpdateTs, startVersion: startTs } = request as kvrpcpb.PessimisticLockRequest;
        if (forUpdateTs > conflictCommitTs) return undefined;
        const conflict = { startTs, conflictTs: startTs, conflictCommitTs, key: Buffer.from('a') };
        return kvrpcpb.PessimisticLockResponse.fromPartial({ errors: [{ conflict }] });
      };
      const sent = await sentDuring(setup, txn.lockKeys(['a']));
      expect(sent.get('KvPessimisticLock')).toBe(2);
      await txn.rollback();
    }));

  test('one that a reader has demanded of a commit is waited for', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      txn.put('a', '1');
      const minCommitTs = ahead(2000, txn.startTs);
      setup.answer = ({ command, request }) => {
        if (command.name !== 'KvCommit') return undefined;
        const { commitVersion, startVersion: startTs, keys } = request as kvrpcpb.CommitRequest;
        if (commitVersion >= minCommitTs) return undefined;
        const [key] = keys;
        const commitTsExpired = { startTs, attemptedCommitTs: commitVersion, minCommitTs, key };
        return kvrpcpb.CommitResponse.fromPartial({ error: { commitTsExpired } });
      };
      const sent = await sentDuring(setup, txn.commit());
      expect(sent.get('KvCommit')).toBe(2);
    }));
});

describe('a lock that nobody keeps alive', () => {
  /** Physical time of a lock's end. */
  const expiryOf = (setup: TxnSetup, key: string): number => {
    const found = setup.cluster.locks().find((one) => text(one.key) === key);
    if (found === undefined) throw new Error(`no lock of ${key}`);
    return Number(found.lock.startTs >> 18n) + Number(found.lock.ttlMs);
  };
  const physical = async (client: TikvClient): Promise<number> => Number((await client.pd.getTimestamp()) >> 18n);
  /** What a few requests take. */
  const soonMs = 100;

  test.each([
    ['the primary', 'a', 0],
    ['a key whose primary was kept alive longer', 'c', 35_000],
  ])('%s is taken over when it expires, not a wait of the store later', async (_name, key, aliveMs) =>
    withTxn(async ({ client, other, setup }) => {
      const holder = await other.begin(pessimistic);
      await holder.lockKeys(['a']);
      await holder.lockKeys(['c']);
      await setup.sleep(aliveMs);
      await other.txn.close();
      const expiry = expiryOf(setup, 'a');
      const waiter = await client.begin(pessimistic);
      await waiter.lockKeys([key], { timeoutMs: 90_000 });
      const now = await physical(client);
      expect(now).toBeGreaterThanOrEqual(expiry);
      expect(now - expiry).toBeLessThan(soonMs);
      await waiter.rollback();
    }),
  );

  test('its outcome is told when it expires', async () =>
    withTxn(async ({ client, other, setup }) => {
      const dead = await other.begin();
      dead.put('a', 'never');
      await setup.dieAfterPrewrite(dead);
      const expiry = expiryOf(setup, 'a');
      const { startTs, primaryKey = 'a' } = dead;
      const outcome = await client.txn.askOutcome({ primary: primaryKey, startTs }, { timeoutMs: 60_000 });
      expect(outcome).toEqual({ kind: 'rolledBack' });
      const now = await physical(client);
      expect(now).toBeGreaterThanOrEqual(expiry);
      expect(now - expiry).toBeLessThan(soonMs);
    }));
});
