import { encodeBytes } from '@tikv-client/codec';
import type { Snapshot, TikvClient, Transaction } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Simulated, textOf } from '../hostile/simulated.js';
import type { DyingClient } from './dying-client.js';
import { dyingClient } from './dying-client.js';

const keys = ['a', 'c', 'n', 'z'];
const border = (key: string): Uint8Array => encodeBytes(Buffer.from(key));

interface Setup {
  readonly on: Simulated;
  readonly client: TikvClient;
  readonly dying: DyingClient;
}

/** Two regions, every key holds `old`. */
async function setUp(): Promise<Setup> {
  const on = await Simulated.start({ stores: 3 });
  const client = await on.client();
  onTestFinished(async () => on.run(client.close()));
  await on.run(client.runTransaction(async (txn) => void keys.map((key) => txn.put(key, 'old'))));
  await on.run(client.txn.backgroundIdle());
  await on.run(on.cluster.splitRegion(border('m')));
  return { on, client, dying: await dyingClient(on) };
}

/** A transaction of the dying client that writes `new` everywhere and gets as far as the `nth` request of `command`. */
async function abandoned({ on, dying }: Setup, command: string, nth = 1, pessimistic = false): Promise<Transaction> {
  const txn = await on.run(dying.client.begin({ mode: pessimistic ? 'pessimistic' : 'optimistic' }));
  if (pessimistic) await on.run(txn.lockKeys(keys));
  for (const key of keys) txn.put(key, 'new');
  dying.diesAt(command, nth);
  await on.run(txn.commit({ timeoutMs: 5000 }).catch(() => undefined));
  return txn;
}

const values = async (snapshot: Snapshot): Promise<(string | undefined)[]> =>
  (await snapshot.batchGet(keys)).map(textOf);

async function scanned(snapshot: Snapshot, reverse = false): Promise<string> {
  const pairs = reverse ? await snapshot.reverseScan({}) : await snapshot.scan({});
  return pairs.map(({ key, value }) => `${textOf(key)}=${textOf(value)}`).join(' ');
}

const allOld = 'a=old c=old n=old z=old';
const allNew = 'a=new c=new n=new z=new';

async function noLocksLeft({ on, client }: Setup): Promise<void> {
  await on.run(client.txn.backgroundIdle());
  expect(on.cluster.locks()).toEqual([]);
}

describe('locks of a client that died before it committed', () => {
  test('client-go: integration_tests/lock_test.go TestScanLockResolveWithGet: reads at once get past them, since their commit is pushed above', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    await abandoned(setup, 'KvCommit');
    expect(on.cluster.locks()).toHaveLength(4);
    const began = on.clock.monotonic();
    const snapshot = await on.run(client.snapshot());
    for (const key of keys) expect(textOf(await on.run(snapshot.get(key)))).toBe('old');
    expect(on.clock.monotonic() - began).toBeLessThan(1000);
    expect(snapshot.debugSnapshot().locksPassed).toBe(1);
    expect(on.cluster.locks()).toHaveLength(4);
  });

  test.each(['optimistic', 'pessimistic'])(
    '%s: once they have expired, they are rolled back and nothing is left',
    async (mode) => {
      const setup = await setUp();
      const { on, client } = setup;
      await abandoned(setup, 'KvCommit', 1, mode === 'pessimistic');
      await on.clock.advance(60_000);
      const snapshot = await on.run(client.snapshot());
      expect(await on.run(scanned(snapshot))).toBe(allOld);
      // The first one reads past the locks of the second region, since it knows their transaction by then.
      expect(await on.run(scanned(await on.run(client.snapshot())))).toBe(allOld);
      await noLocksLeft(setup);
    },
  );

  test('client-go: integration_tests/lock_test.go TestCleanLock: writers wait for them to expire, and then write', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    await abandoned(setup, 'KvCommit');
    const began = on.clock.monotonic();
    await on.run(client.runTransaction(async (txn) => void keys.map((key) => txn.put(key, 'newer'))));
    const waited = on.clock.monotonic() - began;
    expect(waited).toBeGreaterThan(2000);
    expect(waited).toBeLessThan(10_000);
    expect(await on.run(values(await on.run(client.snapshot())))).toEqual(keys.map(() => 'newer'));
    await noLocksLeft(setup);
  });

  test('pessimistic locks alone hinder no reader, and a locker only until they expire', async () => {
    const setup = await setUp();
    const { on, client, dying } = setup;
    const txn = await on.run(dying.client.begin({ mode: 'pessimistic' }));
    await on.run(txn.lockKeys(keys));
    dying.diesAt('KvTxnHeartBeat');
    const snapshot = await on.run(client.snapshot());
    expect(await on.run(scanned(snapshot))).toBe(allOld);
    const locker = await on.run(client.begin({ mode: 'pessimistic' }));
    expect(textOf(await on.run(locker.getForUpdate('c', { timeoutMs: 100_000 })))).toBe('old');
    await on.run(locker.rollback());
    await on.run(client.txn.resolveLocks({}, locker.startTs));
    await noLocksLeft(setup);
  });
});

describe('locks of a client that died behind its primary', () => {
  test('client-go: integration_tests/lock_test.go TestScanLockResolveWithSeek: scans both ways read what was committed', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    await abandoned(setup, 'KvCommit', 2);
    expect(on.cluster.locks().length).toBeGreaterThan(0);
    const snapshot = await on.run(client.snapshot());
    expect(await on.run(scanned(snapshot))).toBe(allNew);
    await noLocksLeft(setup);
  });

  test('client-go: integration_tests/lock_test.go TestScanLockResolveWithBatchGet: batch gets and reverse scans, too', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    await abandoned(setup, 'KvCommit', 2);
    const snapshot = await on.run(client.snapshot());
    expect(await on.run(values(snapshot))).toEqual(keys.map(() => 'new'));
    const other = await on.run(client.snapshot());
    expect(await on.run(scanned(other, true))).toBe(allNew.split(' ').toReversed().join(' '));
    await noLocksLeft(setup);
  });

  test('a snapshot from before the commit does not see it, whoever resolves the locks', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    const before = await on.run(client.snapshot());
    await abandoned(setup, 'KvCommit', 2);
    expect(await on.run(scanned(before))).toBe(allOld);
    expect(await on.run(scanned(await on.run(client.snapshot())))).toBe(allNew);
    await noLocksLeft(setup);
  });

  test('client-go: integration_tests/lock_test.go TestGetTxnStatus: the outcome can be asked for by anybody', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    const committed = await abandoned(setup, 'KvCommit', 2);
    const { startTs, primaryKey } = committed;
    const outcome = await on.run(client.txn.askOutcome({ primary: primaryKey ?? 'a', startTs }));
    expect(outcome).toMatchObject({ kind: 'committed' });
  });
});

describe('garbage collection', () => {
  test('client-go: integration_tests/lock_test.go TestBatchResolveLocks: locks below the safe point go, however young; older snapshots are refused', async () => {
    const setup = await setUp();
    const { on, client } = setup;
    const old = await on.run(client.snapshot());
    await abandoned(setup, 'KvCommit');
    const now = await on.run(client.pd.getTimestamp());
    const done = await on.run(client.txn.collectGarbage(client.pd, now));
    expect(done).toMatchObject({ safePoint: now, locks: 4 });
    await noLocksLeft(setup);
    await expect(on.run(client.snapshot({ timestamp: old.timestamp }))).rejects.toMatchObject({
      code: 'TXN_ABORTED_BY_GC',
      safePoint: now,
    });
    expect(await on.run(scanned(await on.run(client.snapshot())))).toBe(allOld);
  });

  test('client-go: integration_tests/delete_range_test.go TestDeleteRange: over regions, beyond all transactions', async () => {
    const { on, client } = await setUp();
    expect(await on.run(client.txn.deleteRange({ start: 'b', end: 'o' }))).toBe(2);
    expect(await on.run(scanned(await on.run(client.snapshot())))).toBe('a=old z=old');
  });
});
