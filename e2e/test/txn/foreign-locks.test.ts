import type { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { ForeignTxn } from './foreign-txn.js';
import type { TxnSetup } from './txn-setup.js';
import { failure, text, values, withTxn } from './txn-setup.js';

const newest = 2n ** 64n - 1n;
const pessimistic = { mode: 'pessimistic' } as const;

const kinds = (setup: TxnSetup): string[] =>
  setup.cluster.locks().map(({ key, lock }) => `${text(key)} ${lock.kind} of ${text(lock.primary)}`);

describe('client-go: integration_tests/lock_test.go', () => {
  test('TestCheckTxnStatusTTL: open while it lives, then rolled back for ever; a commit is told with its time', async () =>
    withTxn(async ({ setup, client }) => {
      const open = await ForeignTxn.begin(setup, client, 'a');
      await open.prewrite({ a: 'v' }, { lockTtl: 60_000n });
      const id = { primary: 'a', startTs: open.startTs };
      expect(await failure(client.txn.askOutcome(id, { timeoutMs: 300 }))).toMatchObject({
        code: 'DEADLINE_EXCEEDED',
        cause: { code: 'KEY_LOCKED', lockTs: open.startTs, ttlMs: 60_000n },
      });
      await client.txn.resolveLocks({}, open.startTs);
      for (let i = 0; i < 2; i += 1) expect(await client.txn.askOutcome(id)).toEqual({ kind: 'rolledBack' });
      const done = await ForeignTxn.begin(setup, client, 'b');
      await done.prewrite({ b: 'v' });
      const commitTs = await client.pd.getTimestamp();
      await done.commit(['b'], commitTs);
      expect(await client.txn.askOutcome({ primary: 'b', startTs: done.startTs })).toEqual({
        kind: 'committed',
        commitTs,
      });
    }));

  test('TestTxnHeartBeat: a longer life is taken, a shorter one is not, and there is none after the end', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await ForeignTxn.begin(setup, client, 'a');
      await txn.prewrite({ a: 'v' });
      expect((await txn.heartBeat(6666n)).lockTtl).toBe(6666n);
      expect((await txn.heartBeat(5555n)).lockTtl).toBe(6666n);
      // The longer life counts: a writer waits for it.
      await setup.sleep(4000);
      const writer = await client.begin();
      writer.put('a', 'w');
      expect(await failure(writer.commit({ timeoutMs: 1000 }))).toMatchObject({ cause: { code: 'KEY_LOCKED' } });
      await client.txn.resolveLocks({}, txn.startTs);
      expect(await txn.heartBeat(6666n)).toMatchObject({
        lockTtl: 0n,
        error: { txnNotFound: { startTs: txn.startTs } },
      });
    }));

  test('TestCheckTxnStatus: a read pushes what it passes, which then cannot commit below it', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await ForeignTxn.begin(setup, client, 'a');
      await txn.prewrite({ a: 'v', b: 'v' }, { lockTtl: 60_000n });
      const tooLow = await client.pd.getTimestamp();
      const reader = await client.snapshot();
      expect(await reader.get('b')).toBeUndefined();
      const error = await txn.commit(['a'], tooLow);
      expect(error?.commitTsExpired).toMatchObject({ attemptedCommitTs: tooLow, minCommitTs: reader.timestamp + 1n });
      const commitTs = await client.pd.getTimestamp();
      expect(await txn.commit(['a', 'b'], commitTs)).toBeUndefined();
      expect(await reader.get('a')).toBeUndefined();
      expect(await values(client, 'a', 'b')).toEqual(['v', 'v']);
    }));

  test('TestZeroMinCommitTS: a lock that cannot be pushed is waited for, but not by reads of the newest', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await ForeignTxn.begin(setup, client, 'a');
      await txn.prewrite({ a: 'v', b: 'v' }, { lockTtl: 60_000n, minCommitTs: 0n });
      expect(await failure((await client.snapshot()).get('b', { timeoutMs: 1000 }))).toMatchObject({
        code: 'DEADLINE_EXCEEDED',
        cause: { code: 'KEY_LOCKED' },
      });
      const began = setup.sim.clock.monotonic();
      const snapshot = await client.snapshot({ timestamp: newest });
      expect(await snapshot.get('b')).toBeUndefined();
      expect(setup.sim.clock.monotonic() - began).toBeLessThan(500);
    }));

  test('testLockWithTiKVSuite.TestBatchResolveLocks: stale pessimistic locks go, a stale lock of a write is committed', async () =>
    withTxn(async ({ setup, client }) => {
      const first = await ForeignTxn.begin(setup, client, 'b2');
      await first.lock(['a1']);
      await first.prewrite({ b2: 'v', c3: 'v' });
      await first.commit(['b2'], await client.pd.getTimestamp());
      const second = await ForeignTxn.begin(setup, client, 'c4');
      await second.lock(['c4']);
      const third = await ForeignTxn.begin(setup, client, 'c5');
      await third.lock(['c5']);
      expect(kinds(setup)).toEqual([
        'a1 pessimistic of b2',
        'c3 put of b2',
        'c4 pessimistic of c4',
        'c5 pessimistic of c5',
      ]);
      await client.txn.resolveLocks({}, second.startTs);
      // Whoever began later is left alone.
      expect(kinds(setup)).toEqual(['c5 pessimistic of c5']);
      expect(await values(client, 'a1', 'b2', 'c3', 'c4')).toEqual([undefined, 'v', 'v', undefined]);
    }));

  test('TestPessimisticRollbackWithRead: who meets one expired pessimistic lock gets the whole region free, writes excepted', async () =>
    withTxn(async ({ setup, client }) => {
      const keys = Array.from({ length: 300 }, (_, i) => `k${String(i).padStart(3, '0')}`);
      const txn = await ForeignTxn.begin(setup, client, 'k000');
      const written = ['k100', 'k200'];
      await txn.lock(keys.filter((key) => !written.includes(key)));
      // A region of its own: who is freed there is not freed here.
      await txn.lock(['a']);
      await txn.prewrite({ k100: 'v', k200: 'v' });
      await setup.sleep(4000);
      setup.sent.length = 0;
      const locker = await client.begin(pessimistic);
      await locker.lockKeys(['k150']);
      await locker.rollback();
      await client.txn.backgroundIdle();
      const rollbacks = setup.requests<kvrpcpb.PessimisticRollbackRequest>('KVPessimisticRollback');
      expect(rollbacks.filter(({ startVersion }) => startVersion === txn.startTs)).toMatchObject([{ keys: [] }]);
      expect(kinds(setup)).toEqual(['a pessimistic of k000', 'k100 put of k000', 'k200 put of k000']);
    }));

  test.each<[string, object, string, number]>([
    ['the time of the call is shorter', { timeoutMs: 200, waitTimeoutMs: 800 }, 'DEADLINE_EXCEEDED', 200],
    ['the wait is shorter', { timeoutMs: 600, waitTimeoutMs: 150 }, 'KEY_LOCKED', 150],
    ['the wait is shorter, though long', { timeoutMs: 1200, waitTimeoutMs: 900 }, 'KEY_LOCKED', 900],
    ['there is no wait', { timeoutMs: 1200, noWait: true }, 'KEY_LOCKED', 0],
  ])('TestPessimisticLockMaxExecutionTime: %s: %o', async (_, options, code, tookMs) =>
    withTxn(async ({ setup, client }) => {
      const holder = await ForeignTxn.begin(setup, client, 'k1');
      await holder.lock(['k1'], { lockTtl: 60_000n });
      const txn = await client.begin(pessimistic);
      const began = setup.sim.clock.monotonic();
      expect(await failure(txn.lockKeys(['k1'], options))).toMatchObject({ code });
      const took = setup.sim.clock.monotonic() - began;
      expect(took).toBeGreaterThanOrEqual(tookMs - 20);
      expect(took).toBeLessThan(tookMs + 100);
      await txn.lockKeys(['k2'], options);
      await txn.rollback();
    }),
  );

  test.each([true, false])(
    'TestResolveLockWithTiKVSideAsync: locks of a large transaction go region by region, the primary committed: %s',
    async (committed) =>
      withTxn(
        async ({ setup, client }) => {
          const keys = Array.from({ length: 20 }, (_, i) => `a${String(i).padStart(2, '0')}`);
          const txn = await ForeignTxn.begin(setup, client, 'a00');
          await txn.prewrite(Object.fromEntries(keys.map((key) => [key, 'v'])));
          const commitTs = await client.pd.getTimestamp();
          if (committed) await txn.commit(['a00'], commitTs);
          else await setup.sleep(4000);
          setup.sent.length = 0;
          const read = await (await client.snapshot()).batchGet(keys);
          expect(read.map(text)).toEqual(keys.map(() => (committed ? 'v' : undefined)));
          await client.txn.backgroundIdle();
          expect(setup.locks()).toEqual([]);
          expect(setup.requests('KvResolveLock')).toMatchObject([
            { startVersion: txn.startTs, commitVersion: committed ? commitTs : 0n, keys: [], isAsync: false },
          ]);
        },
        { txn: { resolveLiteThreshold: 16 } },
      ),
  );
});
