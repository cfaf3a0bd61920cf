import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { SeededRandom } from '@tikv-client/runtime';
import { afterEach, describe, expect, test } from 'vitest';
import type { EmbeddedClusterOptions, StoreMutations } from '../../src/index.js';
import { TxnClient, textOf, utf8 } from './txn-client.js';

let txn: TxnClient;
afterEach(() => txn.close());

async function start(options: EmbeddedClusterOptions = {}, mutations: StoreMutations = {}): Promise<void> {
  txn = await TxnClient.start(options, mutations);
}

type Part = Partial<kvrpcpb.Context>;

const leaderOf = (key: string): bigint => txn.sim.region(key).leaderStoreId ?? 0n;
const followersOf = (key: string): bigint[] => txn.sim.region(key).storeIds.filter((id) => id !== leaderOf(key));

/** A read of one replica; the clock has to be run for it. */
function sendGet(key: string, version: bigint, storeId: bigint, part: Part = { replicaRead: true }) {
  const context = txn.sim.context(key, storeId, part);
  return txn.sim.send(commands.KvGet, storeId, { context, key: utf8(key), version }, 10_000);
}

const get = (key: string, version: bigint, storeId: bigint, part?: Part): Promise<kvrpcpb.GetResponse> =>
  txn.sim.run(sendGet(key, version, storeId, part));

const safeTs = async (storeId: bigint, keyRange?: kvrpcpb.KeyRange): Promise<bigint> =>
  (await txn.sim.call(commands.GetStoreSafeTS, storeId, { keyRange })).safeTs;

describe('transactional reads of replicas (tikv-server 2.6)', () => {
  test('get, batch get and scan serve what was committed before, at every replica', async () => {
    await start({ replicationDelay: { minMs: 20, maxMs: 20 } });
    await txn.put({ a: '1', b: '2' }, 10n, 20n);
    for (const id of [...followersOf('a'), leaderOf('a')]) {
      expect(textOf((await get('a', 30n, id)).value)).toBe('1');
      const context = txn.sim.context('a', id, { replicaRead: true });
      const batch = { context, keys: [utf8('a'), utf8('b')], version: 30n };
      const scan = { context, limit: 10, version: 30n };
      expect((await txn.sim.call(commands.KvBatchGet, id, batch)).pairs.map(({ value }) => textOf(value))).toEqual([
        '1',
        '2',
      ]);
      expect((await txn.sim.call(commands.KvScan, id, scan)).pairs.map(({ value }) => textOf(value))).toEqual([
        '1',
        '2',
      ]);
    }
  });

  test('a lock is met at a replica as at the leader, the own primary of the newest value too', async () => {
    await start();
    await txn.prewrite({ a: '1' }, 10n);
    const [one = 0n] = followersOf('a');
    expect((await get('a', 20n, one)).error?.locked?.lockVersion).toBe(10n);
    expect((await get('a', 2n ** 64n - 1n, one)).error?.locked?.lockVersion).toBe(10n);
  });

  test('the leader lets nobody commit below a read of a replica', async () => {
    for (const wrong of [false, true]) {
      await start({}, { maxTsNotRaisedByRead: wrong });
      const [one = 0n] = followersOf('a');
      const [now, later] = [txn.ts(), txn.ts(50)];
      await get('a', later, one);
      const { onePcCommitTs } = await txn.prewrite({ a: '1' }, now, { tryOnePc: true });
      expect(onePcCommitTs > later).toBe(!wrong);
      if (!wrong) await txn.close();
    }
  });

  test('a write under way whose commit is fixed below the read: locked, whatever the reader says it knows of it', async () => {
    await start({ replicationDelay: { minMs: 40, maxMs: 40 } });
    await txn.sim.clock.advance(200);
    const [one = 0n] = followersOf('a');
    const begin = txn.ts();
    const writing = txn.send(commands.KvPrewrite, 'a', {
      mutations: [{ op: kvrpcpb.Op.Put, key: utf8('a'), value: utf8('1') }],
      primaryLock: utf8('a'),
      startVersion: begin,
      lockTtl: 3000n,
      tryOnePc: true,
    });
    await txn.sim.clock.advance(5);
    const version = txn.ts(50);
    const met = await get('a', version, one, { replicaRead: true, resolvedLocks: [begin] });
    expect(met.error?.locked?.lockVersion).toBe(begin);
    const context = txn.sim.context('a', one, { replicaRead: true });
    const keys = [utf8('a')];
    expect((await txn.sim.call(commands.KvBatchGet, one, { context, keys, version })).error?.locked).toBeDefined();
    // What is not to see it does not wait for it.
    expect((await get('a', begin - 1n, one)).notFound).toBe(true);
    await txn.sim.run(writing);
    expect(textOf((await get('a', version, one)).value)).toBe('1');
  });
});

describe('stale reads (tikv-server 2.6)', () => {
  const stale = { staleRead: true };

  test('a replica serves what is final there; beyond, the leader does, and the others say how far they are', async () => {
    await start({ safeTsIntervalMs: 1000 });
    await txn.put({ a: '1' }, txn.ts(), txn.ts(1));
    const version = txn.ts(2);
    const [one = 0n] = followersOf('a');
    const before = await safeTs(one);
    expect(before < version).toBe(true);
    expect((await get('a', version, one, stale)).regionError?.dataIsNotReady).toEqual({
      regionId: txn.sim.region('a').id,
      peerId: txn.sim.context('a', one).peer?.id,
      safeTs: before,
    });
    expect(textOf((await get('a', version, leaderOf('a'), stale)).value)).toBe('1');
    expect((await get('a', 0n, one, stale)).regionError?.notLeader).toBeDefined();
    await txn.sim.clock.advance(1100);
    expect((await safeTs(one)) > version).toBe(true);
    for (const id of followersOf('a')) expect(textOf((await get('a', version, id, stale)).value)).toBe('1');
  });

  test('a refused read that is far ahead has the leader move on; one that is a little ahead waits', async () => {
    await start({ safeTsIntervalMs: 60_000 });
    await txn.sim.clock.advance(150);
    const [one = 0n] = followersOf('a');
    const little = txn.ts();
    expect((await get('a', little, one, stale)).regionError?.dataIsNotReady).toBeDefined();
    await txn.sim.clock.advance(100);
    expect((await get('a', little, one, stale)).regionError?.dataIsNotReady).toBeDefined();
    const far = txn.ts();
    expect((await get('a', far, one, stale)).regionError?.dataIsNotReady).toBeDefined();
    await txn.sim.clock.advance(50);
    expect((await get('a', far, one, stale)).notFound).toBe(true);
  });

  test('a stale read that the leader serves as any other lets nobody commit below it', async () => {
    await start({ safeTsIntervalMs: 60_000 });
    const version = txn.ts(50);
    await get('a', version, leaderOf('a'), stale);
    const { onePcCommitTs } = await txn.prewrite({ a: '1' }, txn.ts(), { tryOnePc: true });
    expect(onePcCommitTs).toBe(version + 1n);
  });

  test('the oldest lock holds the safe time stamp of its region and of the store, not of others; a lock that blocks still does', async () => {
    await start({ safeTsIntervalMs: 1000, regions: 2 });
    await txn.sim.clock.advance(100);
    const locked = txn.ts();
    await txn.prewrite({ a: '1' }, locked);
    await txn.sim.clock.advance(2000);
    const [one = 0n] = followersOf('a');
    expect(await safeTs(one)).toBe(locked);
    const upper = { startKey: Uint8Array.of(0xf0), endKey: new Uint8Array() };
    expect((await safeTs(one, upper)) > locked).toBe(true);
    expect((await get('a', locked + 1n, one, stale)).regionError?.dataIsNotReady?.safeTs).toBe(locked);
    // A transaction that began long ago locks only now: below what is final already, its lock is in the way nevertheless.
    const late = locked - 1n;
    await txn.prewrite({ b: '1' }, late);
    await txn.sim.clock.advance(50);
    expect((await get('b', locked, one, stale)).error?.locked?.lockVersion).toBe(late);
    await txn.commit(['a'], locked, txn.ts(1));
    await txn.commit(['b'], late, txn.ts(1));
    await txn.sim.clock.advance(2000);
    expect((await safeTs(one)) > locked).toBe(true);
  });

  test('nothing is final any more on a store that has restarted, until its leaders tell', async () => {
    await start({ safeTsIntervalMs: 1000 });
    await txn.sim.clock.advance(100);
    const [one = 0n] = followersOf('a');
    expect((await safeTs(one)) > 0n).toBe(true);
    await txn.sim.run(txn.sim.cluster.restartStore(one));
    expect(await safeTs(one)).toBe(0n);
    await txn.sim.clock.advance(1100);
    expect((await safeTs(one)) > 0n).toBe(true);
  });

  test.each([1, 2, 3, 4, 5])(
    'what is final stays as it was read, while transactions of all kinds go on and leaders move: seed %i',
    async (seed) => {
      await start({ safeTsIntervalMs: 30, replicationDelay: { minMs: 1, maxMs: 30 } });
      const random = new SeededRandom(seed);
      const { clock, cluster } = txn.sim;
      const keys = ['a', 'b', 'c', 'd'];
      const reads: { readonly key: string; readonly version: bigint; readonly value: string }[] = [];
      const writing: Promise<unknown>[] = [];
      await clock.advance(500);
      /** Begun some time ago, written now, and committed later at a time that was fixed before. */
      const write = async (key: string, value: string): Promise<void> => {
        const begin = txn.ts(-random.below(300));
        const commit = async (commitVersion: bigint): Promise<boolean> => {
          const request = { context: {}, keys: [utf8(key)], startVersion: begin, commitVersion };
          const reply = await txn.send(commands.KvCommit, key, request, 1000).catch(() => undefined);
          return reply !== undefined && reply.regionError === undefined;
        };
        const more = [{}, { tryOnePc: true }, { tryOnePc: true }, { useAsyncCommit: true }][random.below(4)] ?? {};
        const reply = await txn
          .send(
            commands.KvPrewrite,
            key,
            {
              mutations: [{ op: kvrpcpb.Op.Put, key: utf8(key), value: utf8(value) }],
              primaryLock: utf8(key),
              startVersion: begin,
              lockTtl: 3000n,
              ...more,
            },
            1000,
          )
          .catch(() => undefined);
        if (reply !== undefined && (reply.errors.length > 0 || reply.onePcCommitTs > 0n)) return;
        const now = txn.ts(1);
        const commitTs = reply !== undefined && reply.minCommitTs > now ? reply.minCommitTs : now;
        await clock.sleep(random.below(100));
        // Until somebody has said what came of it.
        for (let tries = 0; tries < 20 && !(await commit(commitTs)); tries += 1) await clock.sleep(50);
      };
      for (let step = 0; step < 150; step += 1) {
        await clock.advance(random.below(15));
        const key = keys[random.below(keys.length)] ?? 'a';
        const stores = txn.sim.region(key).storeIds;
        const storeId = stores[random.below(stores.length)] ?? 0n;
        const kind = random.below(24);
        if (kind === 0) cluster.transferLeader(txn.sim.region(key).id, storeId);
        else if (kind < 8) writing.push(write(key, String(step)));
        else {
          const version = txn.ts(-random.below(150));
          const reply = await get(key, version, storeId, stale);
          if (reply.regionError !== undefined || reply.error !== undefined) continue;
          reads.push({ key, version, value: textOf(reply.value) });
        }
      }
      await txn.sim.run(Promise.all(writing));
      await clock.advance(1000);
      expect(reads.length).toBeGreaterThan(30);
      for (const { key, version, value } of reads) {
        expect([key, version, (await txn.read(key, version)) ?? '']).toEqual([key, version, value]);
      }
    },
  );
});

test('PD tells what stores have told it: of the cluster, of stores, and nothing of what it does not know', async () => {
  await start({ safeTsIntervalMs: 1000 });
  await txn.sim.clock.advance(100);
  const ask = async (rest = ''): Promise<bigint> => {
    const answer = await txn.sim.run(
      txn.sim.network.http(txn.sim.cluster.pdEndpoints[0] ?? '', { url: `/pd/api/v1/min-resolved-ts${rest}` }),
    );
    const body = typeof answer?.body === 'string' ? answer.body : '';
    return BigInt(/"min_resolved_ts": (\d+)/.exec(body)?.[1] ?? '-1');
  };
  const leader = leaderOf('a');
  const first = await ask();
  expect(first).toBe(await safeTs(leader));
  expect(await ask(`/${leader}`)).toBe(first);
  expect(await ask(`?scope=${leader}`)).toBe(first);
  expect(await ask('/99')).toBe(2n ** 64n - 1n);
  const locked = txn.ts();
  await txn.prewrite({ a: '1' }, locked);
  await txn.sim.clock.advance(3000);
  expect(await ask()).toBe(locked);
});
