import { commands } from '@tikv-client/kvproto';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { CallFailed, SimCluster, textOf, utf8 } from './sim-cluster.js';

describe('a replicated cluster', () => {
  test('a dead leader is replaced, keeps nobody waiting for ever, and catches up by log when it returns', async () => {
    const sim = await SimCluster.start();
    await sim.put('a', '1');
    const old = sim.region('a').leaderStoreId ?? 0n;
    await sim.run(sim.cluster.stopStore(old));
    await sim.clock.advance(1000);
    const heir = sim.region('a').leaderStoreId;
    expect(heir).toBeDefined();
    expect(heir).not.toBe(old);
    expect(await sim.get('a')).toBe('1');
    await sim.put('b', '2');
    await sim.run(sim.cluster.startStore(old));
    await sim.clock.advance(1000);
    expect(sim.cluster.transferLeader(sim.region('a').id, old)).toBe(true);
    await sim.clock.advance(100);
    expect(sim.region('a').leaderStoreId).toBe(old);
    expect([await sim.get('a'), await sim.get('b')]).toEqual(['1', '2']);
    await sim.close();
  });

  test('a store that missed more than the kept log gets a snapshot', async () => {
    const sim = await SimCluster.start({ maxLogEntries: 8 });
    const [, second] = sim.region('a').storeIds;
    await sim.run(sim.cluster.stopStore(second ?? 0n));
    for (let i = 0; i < 40; i += 1) await sim.put(`k${i}`, String(i));
    await sim.run(sim.cluster.startStore(second ?? 0n));
    await sim.clock.advance(1000);
    sim.cluster.transferLeader(sim.region('a').id, second ?? 0n);
    await sim.clock.advance(100);
    expect(sim.region('a').leaderStoreId).toBe(second);
    expect([await sim.get('k0'), await sim.get('k39')]).toEqual(['0', '39']);
    await sim.close();
  });

  test('without a majority neither writes nor reads are answered with success, and nothing is lost when it is back', async () => {
    const sim = await SimCluster.start({ electionTimeoutMs: 5000 });
    await sim.put('a', '1');
    const region = sim.region('a');
    const leader = region.leaderStoreId ?? 0n;
    const others = region.storeIds.filter((id) => id !== leader);
    for (const id of others) await sim.run(sim.cluster.stopStore(id));
    await expect(sim.put('a', '2')).rejects.toThrow(CallFailed);
    await expect(sim.get('a')).rejects.toThrow(CallFailed);
    for (const id of others) await sim.run(sim.cluster.startStore(id));
    await sim.clock.advance(20_000);
    // The write without an answer may still apply.
    expect(['1', '2']).toContain(await sim.get('a'));
    await sim.close();
  });

  test('a leader cut off from the others does not answer reads, and its successor does', async () => {
    const sim = await SimCluster.start();
    await sim.put('a', '1');
    const old = sim.region('a').leaderStoreId ?? 0n;
    const stale = sim.context('a', old);
    sim.cluster.partitionStore(old);
    let held: kvrpcpb.RawGetResponse | undefined;
    const late = sim.send(commands.RawGet, old, { context: stale, key: utf8('a') }, 3000).then((reply) => {
      held = reply;
    });
    await sim.clock.advance(1000);
    expect(held).toBeUndefined();
    expect(sim.region('a').leaderStoreId).not.toBe(old);
    await sim.put('a', '2');
    sim.cluster.healStore(old);
    await sim.clock.advance(3000);
    await late;
    const reply = await sim.call(commands.RawGet, old, { context: stale, key: utf8('a') });
    // What was said meanwhile arrives with the heal, as over TCP, and meets a leader deposed.
    expect(held?.regionError?.notLeader).toBeDefined();
    expect(reply.regionError?.notLeader?.leader?.storeId).toBe(sim.region('a').leaderStoreId);
    expect(await sim.get('a')).toBe('2');
    await sim.close();
  });

  test('the whole cluster restarts with its data', async () => {
    const sim = await SimCluster.start({ regions: 3 });
    await sim.put('a', '1');
    for (const { id } of sim.cluster.stores) await sim.run(sim.cluster.stopStore(id));
    for (const { id } of sim.cluster.stores) await sim.run(sim.cluster.startStore(id));
    await sim.clock.advance(2000);
    expect(await sim.get('a')).toBe('1');
    await sim.close();
  });

  test('a split: the original id keeps the right part, version + n, data on both sides on every store', async () => {
    const sim = await SimCluster.start();
    for (const key of ['a', 'g', 'm', 't']) await sim.put(key, key);
    const before = sim.region('a');
    const made = await sim.run(sim.cluster.splitRegion({ regionId: before.id, keys: [utf8('g'), utf8('m')] }));
    const after = sim.cluster.regions();
    expect(after.map((region) => textOf(region.startKey))).toEqual(['', 'g', 'm']);
    expect(after.map((region) => region.id)).toEqual([...made, before.id]);
    for (const region of after) expect(region.epoch).toEqual({ ...before.epoch, version: before.epoch.version + 2n });
    for (const region of after) {
      for (const storeId of region.storeIds) {
        sim.cluster.transferLeader(region.id, storeId);
        await sim.clock.advance(100);
        expect(sim.cluster.regions().find((one) => one.id === region.id)?.leaderStoreId).toBe(storeId);
        for (const key of ['a', 'g', 'm', 't'].filter((one) => sim.region(one).id === region.id)) {
          expect(await sim.get(key)).toBe(key);
        }
      }
    }
    await sim.close();
  });

  test('a store that was down during a split gets both parts', async () => {
    const sim = await SimCluster.start({ maxLogEntries: 4 });
    await sim.put('a', '1');
    await sim.put('z', '2');
    const region = sim.region('a');
    const absent = region.storeIds.find((id) => id !== region.leaderStoreId) ?? 0n;
    await sim.run(sim.cluster.stopStore(absent));
    await sim.run(sim.cluster.splitRegion('m'));
    for (let i = 0; i < 10; i += 1) await sim.put(`z${i}`, 'x');
    await sim.run(sim.cluster.startStore(absent));
    await sim.clock.advance(1000);
    for (const key of ['a', 'z']) {
      sim.cluster.transferLeader(sim.region(key).id, absent);
      await sim.clock.advance(100);
      expect(sim.region(key).leaderStoreId).toBe(absent);
    }
    expect([await sim.get('a'), await sim.get('z')]).toEqual(['1', '2']);
    await sim.close();
  });

  test('splitKeys: a region with more keys splits by itself', async () => {
    const sim = await SimCluster.start({ splitKeys: 10 });
    for (let i = 0; i < 50; i += 1) await sim.put(`k${String(i).padStart(2, '0')}`, 'v');
    await sim.clock.advance(100);
    const regions = sim.cluster.regions();
    expect(regions.length).toBeGreaterThan(4);
    for (const region of regions) expect(region.keys).toBeLessThanOrEqual(10);
    expect(regions.reduce((sum, region) => sum + region.keys, 0)).toBe(50);
    await sim.close();
  });

  test('slow replication: a transfer waits until the heir has everything', async () => {
    const sim = await SimCluster.start({ replicationDelay: { minMs: 1, maxMs: 8 } });
    for (let i = 0; i < 20; i += 1) {
      await sim.put('k', String(i));
      const region = sim.region('k');
      const next = region.storeIds[i % 3] ?? 0n;
      sim.cluster.transferLeader(region.id, next);
      await sim.clock.advance(400);
      expect(sim.region('k').leaderStoreId).toBe(next);
      expect(await sim.get('k')).toBe(String(i));
    }
    await sim.close();
  });

  test('an address change: the store comes back under a new name with its data', async () => {
    const sim = await SimCluster.start();
    await sim.put('a', '1');
    const id = sim.region('a').leaderStoreId ?? 0n;
    const moved = await sim.run(sim.cluster.moveStoreAddress(id));
    expect(moved.address).toBe(`store-${id}-moved-1:20160`);
    await sim.clock.advance(1000);
    expect(await sim.get('a')).toBe('1');
    await sim.close();
  });
});

describe('bugs to order', () => {
  test('oldLeaderAnswers: a replica that led answers reads after the transfer, from what it has', async () => {
    for (const wrong of [false, true]) {
      const sim = await SimCluster.start({ replicationDelay: { minMs: 20, maxMs: 20 } }, { oldLeaderAnswers: wrong });
      await sim.put('k', 'old');
      const region = sim.region('k');
      const old = region.leaderStoreId ?? 0n;
      sim.cluster.transferLeader(region.id, region.storeIds.find((id) => id !== old) ?? 0n);
      await sim.clock.advance(300);
      await sim.put('k', 'new');
      const reply = await sim.call(commands.RawGet, old, { context: sim.context('k', old), key: utf8('k') });
      if (wrong) expect(textOf(reply.value)).toBe('old');
      else expect(reply.regionError?.notLeader).toBeDefined();
      await sim.close();
    }
  });

  test('splitDropsBorderKey: the key at the border is gone', async () => {
    for (const wrong of [false, true]) {
      const sim = await SimCluster.start({}, { splitDropsBorderKey: wrong });
      await sim.put('m', '1');
      await sim.run(sim.cluster.splitRegion('m'));
      expect(await sim.get('m')).toBe(wrong ? undefined : '1');
      await sim.close();
    }
  });
});
