import { commands } from '@tikv-client/kvproto';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { SeededRandom } from '@tikv-client/runtime';
import { afterEach, describe, expect, test } from 'vitest';
import type { EmbeddedClusterOptions, PeerMutations } from '../src/index.js';
import { CallFailed, SimCluster, textOf, utf8 } from './sim-cluster.js';

let sim: SimCluster;
afterEach(() => sim.close());

async function start(options: EmbeddedClusterOptions = {}, mutations: PeerMutations = {}): Promise<void> {
  sim = await SimCluster.start(options, mutations);
}

function ask(key: string, storeId: bigint, part: Partial<kvrpcpb.Context> = { replicaRead: true }) {
  const context = sim.context(key, storeId, part);
  return sim.send(commands.RawGet, storeId, { context, key: utf8(key) });
}

const leaderOf = (key: string): bigint => sim.region(key).leaderStoreId ?? 0n;
const followersOf = (key: string): bigint[] => sim.region(key).storeIds.filter((id) => id !== leaderOf(key));

describe('raw reads of replicas', () => {
  test('every replica has what was answered before, as soon as it has come there, and only where it is asked for', async () => {
    await start({ replicationDelay: { minMs: 20, maxMs: 20 } });
    await sim.put('a', 'old');
    await sim.put('a', 'new');
    for (const id of [...followersOf('a'), leaderOf('a')]) {
      expect(textOf((await sim.run(ask('a', id))).value)).toBe('new');
    }
    for (const id of followersOf('a')) {
      expect((await sim.run(ask('a', id, {}))).regionError?.notLeader?.leader?.storeId).toBe(leaderOf('a'));
    }
  });

  test('a replica that has the write, but not the word that it is committed, is told when it asks', async () => {
    await start({ tickMs: 10_000, electionTimeoutMs: 60_000 });
    await sim.put('a', 'new');
    const [one = 0n] = followersOf('a');
    const from = sim.clock.monotonic();
    expect(textOf((await sim.run(ask('a', one))).value)).toBe('new');
    expect(sim.clock.monotonic() - from).toBeLessThan(10);
  });

  test('batches, scans and checksums as well; writes go to the leader all the same', async () => {
    await start();
    for (const key of ['a', 'b', 'c']) await sim.put(key, key);
    const [follower = 0n] = followersOf('a');
    const context = sim.context('a', follower, { replicaRead: true });
    const batch = await sim.call(commands.RawBatchGet, follower, { context, keys: [utf8('a'), utf8('c')] });
    expect(batch.pairs.map(({ value }) => textOf(value))).toEqual(['a', 'c']);
    const scan = await sim.call(commands.RawScan, follower, { context, limit: 10 });
    expect(scan.kvs.map(({ key }) => textOf(key))).toEqual(['a', 'b', 'c']);
    const sum = { context, ranges: [{ startKey: utf8('a'), endKey: utf8('z') }] };
    expect((await sim.call(commands.RawChecksum, follower, sum)).totalKvs).toBe(3n);
    const put = await sim.call(commands.RawPut, follower, { context, key: utf8('a'), value: utf8('x') });
    expect(put.regionError?.notLeader).toBeDefined();
  });

  test('without a majority nobody answers from what it has: after an election timeout nobody is known to lead', async () => {
    await start();
    await sim.put('a', '1');
    const leader = leaderOf('a');
    const [one = 0n, other = 0n] = followersOf('a');
    for (const id of [leader, other]) await sim.run(sim.cluster.stopStore(id));
    const { regionError } = await sim.run(ask('a', one));
    expect(regionError?.notLeader).toMatchObject({ regionId: sim.region('a').id });
    expect(regionError?.notLeader?.leader).toBeUndefined();
  });

  test('a leader that is cut off serves no replica reads either', async () => {
    await start();
    await sim.put('a', '1');
    const old = leaderOf('a');
    const [one = 0n] = followersOf('a');
    const context = sim.context('a', old, { replicaRead: true });
    sim.cluster.partitionStore(old);
    await sim.clock.advance(1000);
    await sim.put('a', '2');
    expect(textOf((await sim.run(ask('a', one))).value)).toBe('2');
    sim.cluster.healStore(old);
    const reply = await sim.call(commands.RawGet, old, { context, key: utf8('a') });
    expect(reply.regionError === undefined ? textOf(reply.value) : '2').toBe('2');
  });

  test('a read that waits for a split is told of it', async () => {
    await start({ replicationDelay: { minMs: 30, maxMs: 30 } });
    await sim.put('a', '1');
    const [one = 0n] = followersOf('a');
    const splitting = sim.cluster.splitRegion('m');
    await sim.clock.advance(70);
    const context = sim.context('m', one, { replicaRead: true });
    const reply = await sim.call(commands.RawGet, one, { context, key: utf8('a') });
    await sim.run(splitting);
    expect(reply.regionError?.epochNotMatch ?? reply.error).toBeTruthy();
  });
});

/**
 * One writer and readers of any replica, one call after the other, while leaders move and stores fail: a read sees the newest
 * write that was answered, or one without an answer, and nothing older than what was seen before. The first wrong read.
 */
async function firstWrongRead(seed: number, mutations: PeerMutations): Promise<string | undefined> {
  sim = await SimCluster.start({ replicationDelay: { minMs: 1, maxMs: 15 } }, mutations);
  const random = new SeededRandom(seed);
  const stores = sim.cluster.stores.map(({ id }) => id);
  let seen = '0';
  await sim.put('k', seen);
  const open = new Set<string>();
  let down: bigint | undefined;
  for (let step = 1; step <= 60; step += 1) {
    const storeId = stores[random.below(stores.length)] ?? 0n;
    switch (random.below(9)) {
      case 0:
        sim.cluster.transferLeader(sim.region('k').id, storeId);
        break;
      case 1:
        if (down === undefined) sim.cluster.partitionStore((down = storeId));
        else sim.cluster.healStore(down);
        break;
      case 2:
        if (down !== undefined) sim.cluster.healStore(down);
        down = undefined;
        await sim.run(sim.cluster.restartStore(storeId));
        break;
      case 3:
        await sim.clock.advance(random.below(600));
        break;
      case 4:
      case 5: {
        const context = sim.context('k');
        const value = String(step);
        const request = { context, key: utf8('k'), value: utf8(value) };
        const reply = await sim.call(commands.RawPut, context.peer?.storeId ?? 0n, request, 400).catch(() => undefined);
        if (reply === undefined) open.add(value);
        else if (reply.regionError === undefined) seen = value;
        break;
      }
      default: {
        const context = sim.context('k', storeId, { replicaRead: true });
        const reply = await sim.call(commands.RawGet, storeId, { context, key: utf8('k') }, 400).catch(() => undefined);
        if (reply === undefined || reply.regionError !== undefined) break;
        const value = textOf(reply.value);
        if (value !== seen && !open.delete(value)) return `seed ${seed}, step ${step}: ${value} after ${seen}`;
        seen = value;
      }
    }
  }
  return undefined;
}

describe('a read of any replica after an answered write', () => {
  test.each([1, 2, 3, 4, 5, 6])('sees it, whatever leaders and stores do: seed %i', async (seed) => {
    expect(await firstWrongRead(seed, {})).toBeUndefined();
  });

  test('replicaReadsUnasked: a replica that does not ask the leader is found out', async () => {
    let wrong: string | undefined;
    for (let seed = 1; seed <= 8 && wrong === undefined; seed += 1) {
      if (seed > 1) await sim.close();
      wrong = await firstWrongRead(seed, { replicaReadsUnasked: true });
    }
    expect(wrong).toBeDefined();
  });
});

test('a call to a store that is down fails', async () => {
  await start();
  await sim.run(sim.cluster.stopStore(1n));
  await expect(sim.run(ask('a', 1n))).rejects.toThrow(CallFailed);
});
