import type { TikvClient } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { ForeignTxn } from './foreign-txn.js';
import type { TxnSetup } from './txn-setup.js';
import { put, text, values, withTxn } from './txn-setup.js';

const newest = 2n ** 64n - 1n;

/** Both keys hold `old`; then a transaction prewrites `new` for both, and each of the two as its client asked for or had to. */
async function fallenBack(
  setup: TxnSetup,
  client: TikvClient,
  which: { readonly primary: boolean; readonly secondary: boolean },
): Promise<ForeignTxn> {
  await put(client, { a: 'old', b: 'old' });
  const txn = await ForeignTxn.begin(setup, client, 'a');
  const secondaries = [Buffer.from('b')];
  // Below what the transaction may commit at, so that the store locks as for two phases.
  const tooLow = { maxCommitTs: 1n };
  await txn.prewrite({ a: 'new' }, { useAsyncCommit: true, secondaries, ...(which.primary ? tooLow : {}) });
  await txn.prewrite({ b: 'new' }, { useAsyncCommit: true, ...(which.secondary ? tooLow : {}) });
  const async = setup.cluster.locks().map(({ lock }) => lock.useAsyncCommit);
  expect(async).toEqual([!which.primary, !which.secondary]);
  return txn;
}

async function noLocksLeft(setup: TxnSetup, client: TikvClient): Promise<void> {
  await client.txn.backgroundIdle();
  expect(setup.locks()).toEqual([]);
}

describe('client-go: integration_tests/async_commit_test.go', () => {
  test('TestRepeatableRead: what commits behind a read commits above it', async () =>
    withTxn(async ({ setup, client, other }) => {
      await put(client, { a: 'old' });
      const txn = await ForeignTxn.begin(setup, client, 'a');
      const reader = await other.begin();
      expect(text(await reader.get('a'))).toBe('old');
      const commitTs = await txn.prewriteAsync({ a: 'new', b: 'new' });
      expect(commitTs).toBeGreaterThan(reader.startTs);
      expect(await txn.commit(['a', 'b'], commitTs)).toBeUndefined();
      const again = await other.snapshot({ timestamp: reader.startTs });
      expect((await again.batchGet(['a', 'b'])).map(text)).toEqual(['old', undefined]);
      expect(await values(other, 'a', 'b')).toEqual(['new', 'new']);
      await reader.rollback();
    }));

  test.each([
    ['the primary', { primary: true, secondary: false }],
    ['the secondary', { primary: false, secondary: true }],
    ['both', { primary: true, secondary: true }],
  ])(
    'TestResolveTxnFallbackFromAsyncCommit: %s went back to two phases, so nothing was committed',
    async (_, which) => {
      for (const order of [
        ['a', 'b'],
        ['b', 'a'],
      ]) {
        await withTxn(async ({ setup, client }) => {
          await fallenBack(setup, client, which);
          await setup.sleep(4000);
          for (const key of order) expect(await values(client, key)).toEqual(['old']);
          await client.txn.resolveLocks({}, await client.pd.getTimestamp());
          expect(setup.locks()).toEqual([]);
        });
      }
    },
  );

  test('TestPessimisticTxnResolveAsyncCommitLock: a prewrite that meets such a lock waits until it has expired', async () =>
    withTxn(async ({ setup, client }) => {
      const foreign = await ForeignTxn.begin(setup, client, 'k');
      const commitTs = await foreign.prewriteAsync({ k: 'foreign' });
      const txn = await client.begin({ mode: 'pessimistic' });
      await txn.lockKeys(['k1']);
      txn.put('k', 'own');
      const began = setup.sim.clock.monotonic();
      await txn.commit();
      expect(setup.sim.clock.monotonic() - began).toBeGreaterThan(2000);
      // The other one has committed before it, by its own rules.
      expect(text(await (await client.snapshot({ timestamp: commitTs })).get('k'))).toBe('foreign');
      expect(await values(client, 'k')).toEqual(['own']);
      await noLocksLeft(setup, client);
    }));

  test('TestRollbackAsyncCommitEnforcesFallback: a prewrite that comes too late is refused, or is one of two phases', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await ForeignTxn.begin(setup, client, 'a');
      const maxCommitTs = txn.startTs + (1500n << 18n);
      const secondaries = [Buffer.from('b'), Buffer.from('c')];
      await txn.prewrite({ a: 'new' }, { useAsyncCommit: true, secondaries, lockTtl: 1000n, maxCommitTs });
      await setup.sleep(2000);
      // This read, of somebody else's key, pushes what may still commit without asking above the limit.
      expect(await values(client, 'b')).toEqual([undefined]);
      const [late] = await txn.prewrite({ b: 'new' }, { useAsyncCommit: true, maxCommitTs });
      expect(late).toMatchObject({ errors: [], minCommitTs: 0n });
      expect(await values(client, 'a', 'b', 'c')).toEqual([undefined, undefined, undefined]);
      const [later] = await txn.prewrite({ c: 'new' }, { useAsyncCommit: true, maxCommitTs });
      expect(later?.errors[0]?.conflict).toMatchObject({ startTs: txn.startTs });
      await client.txn.resolveLocks({}, await client.pd.getTimestamp());
      expect(setup.locks()).toEqual([]);
    }));
});

describe('client-go: integration_tests/async_commit_fail_test.go', () => {
  test('TestPointGetWithAsyncCommit: the newest read cannot ignore such a lock, and pushes nothing', async () =>
    withTxn(async ({ setup, client, other }) => {
      await put(client, { a: 'old', b: 'old' });
      const txn = await ForeignTxn.begin(setup, client, 'a');
      const before = await client.snapshot({ timestamp: newest });
      expect(text(await before.get('a'))).toBe('old');
      const commitTs = await txn.prewriteAsync({ a: 'new', b: 'new' });
      expect(commitTs).toBe(txn.startTs + 1n);
      const snapshot = await client.snapshot({ timestamp: newest });
      expect(text(await snapshot.get('a'))).toBe('new');
      expect(text(await snapshot.get('b'))).toBe('new');
      expect(await client.txn.askOutcome({ primary: 'a', startTs: txn.startTs })).toEqual({
        kind: 'committed',
        commitTs,
      });
      expect(await values(other, 'a', 'b')).toEqual(['new', 'new']);
      await noLocksLeft(setup, client);
    }));
});

describe('client-go: integration_tests/1pc_test.go', () => {
  test('Test1PCIsolation: what commits in one phase behind a read commits above it', async () =>
    withTxn(async ({ setup, client, other }) => {
      await put(client, { a: 'old' });
      const txn = await ForeignTxn.begin(setup, client, 'a');
      const reader = await other.begin();
      expect(text(await reader.get('a'))).toBe('old');
      const [reply] = await txn.prewrite({ a: 'new', a1: 'new' }, { tryOnePc: true });
      const commitTs = reply?.onePcCommitTs ?? 0n;
      expect(commitTs).toBeGreaterThan(reader.startTs);
      expect(setup.locks()).toEqual([]);
      expect(text(await reader.get('a'))).toBe('old');
      expect((await reader.batchGet(['a', 'a1'])).map(text)).toEqual(['old', undefined]);
      await reader.rollback();
      for (const [timestamp, wanted] of [
        [commitTs, ['new', 'new']],
        [commitTs - 1n, ['old', undefined]],
      ] as const) {
        const snapshot = await client.snapshot({ timestamp });
        expect((await snapshot.batchGet(['a', 'a1'])).map(text)).toEqual(wanted);
      }
    }));
});

describe('client-go: integration_tests/lock_test.go', () => {
  test('TestResolveTxnFallenBackFromAsyncCommit: a writer rolls it back once it has expired', async () =>
    withTxn(async ({ setup, client }) => {
      await fallenBack(setup, client, { primary: false, secondary: true });
      const began = setup.sim.clock.monotonic();
      await client.runTransaction(async (txn) => {
        txn.put('a', 'own');
        return Promise.resolve();
      });
      expect(setup.sim.clock.monotonic() - began).toBeGreaterThan(2000);
      expect(await values(client, 'a', 'b')).toEqual(['own', 'old']);
    }));

  test('testLockSuite.TestBatchResolveLocks: collecting ends the young ones: two phases are rolled back, async commit is committed', async () =>
    withTxn(async ({ setup, client }) => {
      const first = await ForeignTxn.begin(setup, client, 'a1');
      await first.prewrite({ a1: 'v', b2: 'v' }, { lockTtl: 20_000n });
      const second = await ForeignTxn.begin(setup, client, 'a3');
      const commitTs = await second.prewriteAsync({ a3: 'v', b4: 'v' }, { lockTtl: 20_000n });
      const began = setup.sim.clock.monotonic();
      await client.txn.resolveLocks({}, await client.pd.getTimestamp());
      expect(setup.sim.clock.monotonic() - began).toBeLessThan(1000);
      expect(setup.locks()).toEqual([]);
      expect(await values(client, 'a1', 'b2', 'a3', 'b4')).toEqual([undefined, undefined, 'v', 'v']);
      expect(await client.txn.askOutcome({ primary: 'a3', startTs: second.startTs })).toEqual({
        kind: 'committed',
        commitTs,
      });
    }));
});
