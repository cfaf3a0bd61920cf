import type { ClusterRegion } from '@tikv-client/embedded-tikv';
import { pdpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { Simulated, expectSuccess, expectTypedFailure, textOf } from './simulated.js';

const timeoutMs = 2000;
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Puts and gets every key at once, each under the same deadline. */
async function useAll(simulated: Simulated, client: Awaited<ReturnType<Simulated['client']>>, tag: string) {
  const puts = letters.map((key) => simulated.outcome(() => client.raw.put(key, `${key}${tag}`, { timeoutMs })));
  for (const outcome of await simulated.run(Promise.all(puts))) expectSuccess(outcome, timeoutMs);
  const gets = letters.map((key) => simulated.outcome(() => client.raw.get(key, { timeoutMs })));
  const read = await simulated.run(Promise.all(gets));
  for (const outcome of read) expectSuccess(outcome, timeoutMs);
  expect(read.map(({ value }) => textOf(value))).toEqual(letters.map((key) => `${key}${tag}`));
}

function holder(regions: readonly ClusterRegion[], key: string): ClusterRegion {
  const found = regions.findLast((region) => Buffer.compare(region.startKey, Buffer.from(key)) <= 0);
  if (found === undefined) throw new Error(`no region holds ${key}`);
  return found;
}

describe('after healing the next call succeeds within its deadline, with no restart', () => {
  test('whole-cluster restart: PD and every store stop, and come back', async () => {
    const simulated = await Simulated.start({ pds: 3, regions: 8 });
    const { cluster } = simulated;
    const client = await simulated.client();
    await useAll(simulated, client, '1');

    const ids = cluster.stores.map(({ id }) => id);
    for (const id of ids) await simulated.run(cluster.stopStore(id));
    for (const index of [0, 1, 2]) await simulated.run(cluster.stopPd(index));
    const during = await simulated.run(
      Promise.all([
        simulated.outcome(() => client.raw.get('a', { timeoutMs })),
        simulated.outcome(() => client.raw.put('b', 'lost', { timeoutMs })),
        simulated.outcome(() =>
          client.raw.batchPut(
            letters.map((key) => ({ key, value: 'lost' })),
            { timeoutMs },
          ),
        ),
        simulated.outcome(() => client.raw.scan({}, { timeoutMs })),
        simulated.outcome(() => client.pd.getTimestamp({ timeoutMs })),
      ]),
    );
    for (const outcome of during) expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');

    for (const index of [0, 1, 2]) await simulated.run(cluster.startPd(index));
    for (const id of ids) await simulated.run(cluster.startStore(id));
    expect(textOf((await simulated.timed(() => client.raw.get('a', { timeoutMs }))).value)).toBe('a1');
    expectSuccess(await simulated.timed(() => client.pd.getTimestamp({ timeoutMs })), timeoutMs);
    await useAll(simulated, client, '2');
  });

  test.each([1, 10, 30])('calls that wait when a partition of %i s heals are answered at once', async (seconds) => {
    // Elections that never come: the store keeps its regions.
    const simulated = await Simulated.start({ regions: 8, electionTimeoutMs: 600_000 });
    const { cluster, clock } = simulated;
    const client = await simulated.client({ attemptTimeoutMs: 60_000 });
    await useAll(simulated, client, '1');
    const bad = holder(cluster.regions(), 'a').leaderStoreId ?? 0n;
    cluster.partitionStore(bad);
    const waiting = simulated.outcome(() => client.raw.get('a', { timeoutMs: 120_000 }));
    await clock.advance(seconds * 1000);
    cluster.healStore(bad);
    const { value, tookMs } = await simulated.run(waiting);
    expect(textOf(value)).toBe('a1');
    expect(tookMs).toBeLessThan(seconds * 1000 + 500);
    await useAll(simulated, client, '2');
  });

  test('whole-cluster restart after a minute down', async () => {
    const simulated = await Simulated.start({ regions: 4 });
    const { cluster } = simulated;
    const client = await simulated.client();
    await useAll(simulated, client, '1');
    for (const { id } of cluster.stores) await simulated.run(cluster.stopStore(id));
    await simulated.run(cluster.stopPd(0));
    // Somebody keeps asking all the while.
    for (let i = 0; i < 30; i++)
      expectTypedFailure(
        await simulated.timed(() => client.raw.get('q', { timeoutMs })),
        timeoutMs,
        'DEADLINE_EXCEEDED',
      );
    await simulated.run(cluster.startPd(0));
    for (const { id } of cluster.stores) await simulated.run(cluster.startStore(id));
    await useAll(simulated, client, '2');
  });

  test('split storm: 100 splits and as many leader moves under reads and writes, and no call fails', async () => {
    const simulated = await Simulated.start();
    const { clock, cluster } = simulated;
    const client = await simulated.client();
    const keys = Array.from({ length: 400 }, (_, i) => `k${String(i).padStart(3, '0')}`);
    await simulated.run(client.raw.batchPut(keys.map((key) => ({ key, value: 'first' }))));

    let storming = true;
    const storm = async (): Promise<void> => {
      for (let i = 0; i < 100; i++) {
        const key = keys[(i * 157) % 400] ?? '';
        await cluster.splitRegion(key).catch(() => undefined);
        const region = holder(cluster.regions(), key);
        const target = region.storeIds[i % region.storeIds.length];
        if (target !== undefined) cluster.transferLeader(region.id, target);
        await clock.sleep(5);
      }
      storming = false;
    };
    let calls = 0;
    const work = async (from: number): Promise<void> => {
      for (let i = from; storming; i += 7) {
        const key = keys[i % 400] ?? '';
        const put = await simulated.outcome(() => client.raw.put(key, `${key}.${i}`, { timeoutMs }));
        expectSuccess(put, timeoutMs);
        const got = await simulated.outcome(() =>
          client.raw.batchGet(keys.slice(i % 350, (i % 350) + 50), { timeoutMs }),
        );
        expectSuccess(got, timeoutMs);
        expect(got.value?.every((value) => value !== undefined)).toBe(true);
        calls += 2;
      }
    };
    await simulated.run(Promise.all([storm(), work(0), work(100), work(200), work(300)]));
    expect(cluster.regions().length).toBeGreaterThan(90);
    expect(calls).toBeGreaterThan(100);
    expect(client.debugSnapshot().retries.regionErrors['epochNotMatch']).toBeGreaterThan(0);
    const pairs = await simulated.run(client.raw.scan({}, { limit: 1000 }));
    expect(pairs.map(({ key }) => textOf(key))).toEqual(keys);
  });

  test('a region without a leader for 5 s: reads and writes end in time, and the next one after succeeds', async () => {
    const simulated = await Simulated.start({ electionTimeoutMs: 100 });
    const { clock, cluster } = simulated;
    const client = await simulated.client();
    await simulated.run(client.raw.put('a', '1'));
    const [one, two, three] = cluster.stores.map(({ id }) => id);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three stores');
    // No two stores hear each other: each answers that it does not lead and knows of nobody who does.
    await simulated.run(cluster.stopStore(two));
    await simulated.run(cluster.stopStore(three));
    await clock.runUntil(
      () => cluster.regions()[0]?.leaderStoreId !== two && cluster.regions()[0]?.leaderStoreId !== three,
    );
    const healed = clock.sleep(5000).then(() => Promise.all([cluster.startStore(two), cluster.startStore(three)]));
    const during = [
      simulated.outcome(() => client.raw.put('a', '2', { timeoutMs })),
      simulated.outcome(() => client.raw.get('a', { timeoutMs })),
    ];
    // A call that has the time lives through it.
    const patient = simulated.outcome(() => client.raw.get('a', { timeoutMs: 10_000 }));
    for (const outcome of await simulated.run(Promise.all(during))) {
      expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');
    }
    await simulated.run(healed);
    const after = await simulated.timed(() => client.raw.put('a', '3', { timeoutMs }));
    expectSuccess(after, timeoutMs);
    const long = await simulated.run(patient);
    expectSuccess(long, 10_000);
    expect(long.tookMs).toBeGreaterThan(4900);
    expect(textOf((await simulated.timed(() => client.raw.get('a', { timeoutMs }))).value)).toBe('3');
  });

  test('PD without a leader for 5 s: known regions are served, what needs PD ends in time, and the next call after succeeds', async () => {
    const simulated = await Simulated.start({ pds: 3, regions: 4 });
    const { clock, cluster } = simulated;
    const client = await simulated.client();
    await simulated.run(client.raw.put('a', '1'));
    const cold = await simulated.client({}, 'cold');
    cluster.setPdLeaderless(true);
    const healed = clock.sleep(5000).then(() => cluster.setPdLeaderless(false));
    expectSuccess(await simulated.timed(() => client.raw.get('a', { timeoutMs })), 50);
    const needing = [
      simulated.outcome(() => cold.raw.get('a', { timeoutMs })),
      simulated.outcome(() => cold.pd.getTimestamp({ timeoutMs })),
      simulated.outcome(() => cold.pd.getAllStores({ timeoutMs })),
    ];
    for (const outcome of await simulated.run(Promise.all(needing))) {
      expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');
      expect((outcome.error as Error).message).toMatch(/leader/);
    }
    await simulated.run(healed);
    expectSuccess(await simulated.timed(() => cold.raw.get('a', { timeoutMs })), timeoutMs);
    expectSuccess(await simulated.timed(() => cold.pd.getTimestamp({ timeoutMs })), timeoutMs);
  });

  test.each([false, true])(
    'PD answers leader None for 5 s, the stores being leaderless as well: %s',
    async (really) => {
      const simulated = await Simulated.start({ electionTimeoutMs: 100 });
      const { clock, cluster, tap } = simulated;
      const writer = await simulated.client({}, 'writer');
      await simulated.run(writer.raw.put('a', '1'));
      tap.replies.set('GetRegion', (reply) => {
        const answer = pdpb.GetRegionResponse.decode(reply);
        return pdpb.GetRegionResponse.encode({ ...answer, leader: undefined }).finish();
      });
      const stopped = really ? cluster.stores.slice(1).map(({ id }) => id) : [];
      for (const id of stopped) await simulated.run(cluster.stopStore(id));
      const client = await simulated.client();
      const healed = clock.sleep(5000).then(async () => {
        tap.replies.clear();
        for (const id of stopped) await cluster.startStore(id);
      });
      const during = await simulated.timed(() => client.raw.get('a', { timeoutMs }));
      if (really) expectTypedFailure(during, timeoutMs, 'DEADLINE_EXCEEDED');
      else expectSuccess(during, timeoutMs);
      await simulated.run(healed);
      const after = await simulated.timed(() => client.raw.get('a', { timeoutMs }));
      expectSuccess(after, timeoutMs);
      expect(textOf(after.value)).toBe('1');
    },
  );

  test("PD older than TiKV: leaders move and regions split unheard of by PD, and the stores' word counts", async () => {
    const simulated = await Simulated.start({ electionTimeoutMs: 100 });
    const { cluster, tap } = simulated;
    const client = await simulated.client();
    await useAll(simulated, client, '1');
    cluster.freezePdHeartbeats(true);
    for (const at of ['f', 'm', 't']) await simulated.run(cluster.splitRegion(at));
    await useAll(simulated, client, '2');
    for (const region of cluster.regions()) {
      const target = region.storeIds.find((id) => id !== region.leaderStoreId) ?? 0n;
      expect(cluster.transferLeader(region.id, target)).toBe(true);
    }
    tap.reset();
    await useAll(simulated, client, '3');
    // The hints are believed without asking a PD that knows less.
    expect(tap.regionLookups).toBe(0);
    // A client that knows only what PD says gets there as well.
    const cold = await simulated.client({}, 'cold');
    await useAll(simulated, cold, '4');
    cluster.freezePdHeartbeats(false);
    await useAll(simulated, client, '5');
  });

  test('store address change: every store moves to a new address, one after the other', async () => {
    const simulated = await Simulated.start({ regions: 8 });
    const { cluster } = simulated;
    const client = await simulated.client();
    await useAll(simulated, client, '1');
    const before = cluster.stores.map(({ address }) => address);
    for (const { id } of cluster.stores) {
      await simulated.run(cluster.moveStoreAddress(id));
      await useAll(simulated, client, `moved ${id}`);
    }
    expect(cluster.stores.map(({ address }) => address).filter((address) => before.includes(address))).toEqual([]);
  });

  test('store address change of all stores at once', async () => {
    const simulated = await Simulated.start({ regions: 8 });
    const { cluster } = simulated;
    const client = await simulated.client();
    await useAll(simulated, client, '1');
    for (const { id } of cluster.stores) await simulated.run(cluster.moveStoreAddress(id));
    await useAll(simulated, client, '2');
  });
});
