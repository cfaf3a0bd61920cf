import { encodeBytes } from '@tikv-client/codec';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { DeepPartial, errorpb } from '@tikv-client/kvproto';
import { StatusCode } from '@tikv-client/transport';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CallFailed, SimCluster, textOf, utf8 } from './sim-cluster.js';

// Region checks in the order of a real store (the rows of its table are in the titles): every case breaks its own row and all
// later ones that it can, so that only the order decides.

let sim: SimCluster;
beforeAll(async () => {
  sim = await SimCluster.start({ regions: 2 });
});
afterAll(() => sim.close());

type Part = Partial<kvrpcpb.Context>;

interface Case {
  readonly row: string;
  /** Changes to a right context of the region of `k`, given its leader and a follower. */
  readonly part: (leader: bigint, follower: bigint, right: kvrpcpb.Context) => Part;
  readonly to?: 'follower';
  readonly expected: (leader: bigint, follower: bigint, right: kvrpcpb.Context) => object;
  /** What a raw write answers where that differs. */
  readonly write?: (leader: bigint, follower: bigint, right: kvrpcpb.Context) => object;
}

const wrongVersion = { confVer: 1n, version: 99n };
const cases: readonly Case[] = [
  {
    row: '4 store_not_match comes before region_not_found for reads; 5 before 4 for raw writes',
    part: () => ({
      regionId: 999n,
      peer: { id: 1n, storeId: 77n, role: 0, isWitness: false },
      regionEpoch: wrongVersion,
    }),
    expected: (leader) => ({
      storeNotMatch: { requestStoreId: 77n, actualStoreId: leader },
      message: `to store id 77, mine ${leader}`,
    }),
    write: () => ({ regionNotFound: { regionId: 999n }, message: 'region 999 not found' }),
  },
  {
    row: '4 store_not_match for a region that is here',
    part: (_leader, _follower, right) => ({
      peer: { id: right.peer?.id ?? 0n, storeId: 77n, role: 0, isWitness: false },
    }),
    expected: (leader) => ({ storeNotMatch: { requestStoreId: 77n, actualStoreId: leader } }),
  },
  {
    row: '5 region_not_found before mismatch_peer_id',
    part: (leader) => ({ regionId: 999n, peer: { id: 1n, storeId: leader, role: 0, isWitness: false } }),
    expected: () => ({ regionNotFound: { regionId: 999n } }),
  },
  {
    row: '6 mismatch_peer_id before not_leader',
    to: 'follower',
    part: (_leader, follower) => ({
      peer: { id: 4242n, storeId: follower, role: 0, isWitness: false },
      regionEpoch: wrongVersion,
    }),
    expected: (_leader, _follower, right) => ({
      mismatchPeerId: { requestPeerId: 4242n, storePeerId: right.peer?.id },
    }),
  },
  {
    row: '8 not_leader with a hint, before the epoch check',
    to: 'follower',
    part: () => ({ regionEpoch: wrongVersion }),
    expected: (leader, _follower, right) => ({ notLeader: { regionId: right.regionId, leader: { storeId: leader } } }),
  },
  {
    row: '12 stale_command before the epoch check',
    part: () => ({ term: 1n, regionEpoch: wrongVersion }),
    expected: () => ({ staleCommand: {} }),
  },
  {
    row: '13 missing epoch is a message only',
    part: () => ({ regionEpoch: undefined }),
    expected: () => ({ message: 'missing epoch!', epochNotMatch: undefined }),
  },
  {
    row: '13 epoch_not_match when the request is newer, with the own region alone',
    part: () => ({ regionEpoch: wrongVersion }),
    expected: (_leader, _follower, right) => ({ epochNotMatch: { currentRegions: [{ id: right.regionId }] } }),
  },
];

describe('region checks (tikv-server 7.1)', () => {
  for (const { row, part, to, expected, write } of cases) {
    test(`row ${row}`, async () => {
      const region = sim.region('k');
      const leader = region.leaderStoreId ?? 0n;
      const follower = region.storeIds.find((id) => id !== leader) ?? 0n;
      const store = to === 'follower' ? follower : leader;
      const right = sim.context('k', store);
      const context = { ...right, ...part(leader, follower, right) };
      const read = await sim.call(commands.RawGet, store, { context, key: utf8('k') });
      expect(read.regionError).toMatchObject(expected(leader, follower, right));
      const written = await sim.call(commands.RawPut, store, { context, key: utf8('k'), value: utf8('v') });
      expect(written.regionError).toMatchObject((write ?? expected)(leader, follower, right));
    });
  }

  test('row 13: conf_ver is not compared', async () => {
    const right = sim.context('k');
    const context = { ...right, regionEpoch: { confVer: 99n, version: right.regionEpoch?.version ?? 0n } };
    const reply = await sim.call(commands.RawGet, right.peer?.storeId ?? 0n, { context, key: utf8('k') });
    expect(reply.regionError).toBeUndefined();
  });

  test('row 13: an older request gets the region and the split products to its left, nearest first', async () => {
    const fresh = await SimCluster.start();
    const old = fresh.context('z');
    await fresh.run(fresh.cluster.splitRegion('c'));
    await fresh.run(fresh.cluster.splitRegion('m'));
    const reply = await fresh.call(commands.RawGet, old.peer?.storeId ?? 0n, { context: old, key: utf8('z') });
    const regions = reply.regionError?.epochNotMatch?.currentRegions ?? [];
    expect(regions.map((region) => textOf(region.startKey))).toEqual(['m', 'c', '']);
    expect(regions[0]?.id).toBe(old.regionId);
    expect(reply.regionError?.message).toBe(
      `EpochNotMatch current epoch of region ${old.regionId} is conf_ver: 5 version: 3, but you sent conf_ver: 5 version: 1`,
    );
    await fresh.close();
  });

  test('row 1: a wrong cluster id ends the call with INVALID_ARGUMENT, before everything else', async () => {
    const context = sim.context('k', undefined, { clusterId: 5n, regionId: 999n, apiVersion: 2 });
    const failed = await sim
      .call(commands.RawGet, sim.region('k').leaderStoreId ?? 0n, { context, key: utf8('k') })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CallFailed);
    expect((failed as CallFailed).status).toMatchObject({
      code: StatusCode.INVALID_ARGUMENT,
      message: 'the cluster id of the request does not match the TiKV cluster',
    });
    const right = sim.context('k', undefined, { clusterId: sim.cluster.clusterId });
    const reply = await sim.call(commands.RawGet, right.peer?.storeId ?? 0n, { context: right, key: utf8('k') });
    expect(reply.regionError).toBeUndefined();
  });

  test('row 2: the API version is checked before any region', async () => {
    const context = sim.context('k', undefined, { regionId: 999n, apiVersion: kvrpcpb.APIVersion.V2 });
    const reply = await sim.call(commands.RawPut, sim.region('k').leaderStoreId ?? 0n, {
      context,
      key: utf8('k'),
      value: utf8('v'),
    });
    expect(reply.regionError).toBeUndefined();
    expect(reply.error).toBe(
      'Api version in request does not match with TiKV storage, cmd: raw_put, storage: V1, request: V2',
    );
  });

  test('row 3: a slow store is busy for who cannot wait', async () => {
    const slow = await SimCluster.start();
    const store = slow.region('k').leaderStoreId ?? 0n;
    slow.cluster.slowStore(store, 200);
    const ask = async (part: Part): Promise<errorpb.Error | undefined> =>
      (await slow.call(commands.RawGet, store, { context: slow.context('k', undefined, part), key: utf8('k') }))
        .regionError;
    expect(await ask({ maxExecutionDurationMs: 100n })).toMatchObject({
      message: 'Deadline is exceeded',
      serverIsBusy: { reason: 'deadline is exceeded' },
    });
    expect(await ask({ busyThresholdMs: 50 })).toMatchObject({
      serverIsBusy: { reason: 'estimated wait time exceeds threshold', estimatedWaitMs: 200 },
    });
    expect(await ask({})).toBeUndefined();
    await slow.close();
  });

  test('row 20: an entry above 8 MiB is too large', async () => {
    const context = sim.context('k');
    const store = context.peer?.storeId ?? 0n;
    const value = new Uint8Array(8 * 1024 * 1024);
    const reply = await sim.call(commands.RawPut, store, { context, key: utf8('k'), value });
    expect(reply.regionError?.raftEntryTooLarge?.regionId).toBe(context.regionId);
    expect(reply.regionError?.raftEntryTooLarge?.entrySize).toBeGreaterThan(8n * 1024n * 1024n);
    const fits = await sim.call(commands.RawPut, store, { context, key: utf8('k'), value: value.subarray(1024) });
    expect(fits.regionError).toBeUndefined();
  });

  test('row 24: a write outside its region is refused at apply; a point read says so as text', async () => {
    const context = sim.context('k');
    const store = context.peer?.storeId ?? 0n;
    const written = await sim.call(commands.RawPut, store, { context, key: utf8('\u{10ffff}'), value: utf8('v') });
    expect(written.regionError?.keyNotInRegion).toMatchObject({ regionId: context.regionId });
    expect(textOf(written.regionError?.keyNotInRegion?.key)).toBe('\u{10ffff}');
    const read = await sim.call(commands.RawGet, store, { context, key: utf8('\u{10ffff}') });
    expect(read.regionError).toBeUndefined();
    expect(read.error).toMatch(/is not in region key range \[, 8000000000000000F9\) for region/);
  });
});

describe('reads that begin with a seek are told of a key outside the region as of a region error', () => {
  const scans: readonly [title: string, at: string, request: DeepPartial<kvrpcpb.ScanRequest>, isOutside: boolean][] = [
    ['forward from above', 'a', { startKey: utf8('z') }, true],
    ['forward from the border', 'a', { startKey: utf8('m') }, false],
    ['forward with limit 0', 'a', { startKey: utf8('z'), limit: 0 }, false],
    ['reverse from below', 'z', { startKey: utf8('a'), reverse: true }, true],
    ['reverse from the lowest key, below which there is nothing', 'z', { reverse: true }, false],
    ['reverse from the border', 'z', { startKey: utf8('m'), reverse: true }, false],
  ];
  let halves: SimCluster;
  beforeAll(async () => {
    halves = await SimCluster.start();
    await halves.run(halves.cluster.splitRegion(encodeBytes(utf8('m'))));
  });
  afterAll(() => halves.close());

  for (const [title, at, request, isOutside] of scans) {
    test(`KvScan: ${title}`, async () => {
      const context = halves.context(at);
      const whole = { context, limit: 9, version: 5n, ...request };
      const reply = await halves.call(commands.KvScan, context.peer?.storeId ?? 0n, whole);
      expect(reply.regionError?.keyNotInRegion !== undefined).toBe(isOutside);
      expect([reply.error, reply.pairs]).toEqual([undefined, []]);
    });
  }

  test('KvScan: an empty start is the lowest key, which only the first region holds', async () => {
    const scan = async (at: string, reverse: boolean): Promise<string | undefined> => {
      const context = halves.context(at);
      const request = { context, limit: 9, version: 5n, ...(reverse ? { startKey: utf8('zz'), reverse } : {}) };
      const { error, regionError } = await halves.call(commands.KvScan, context.peer?.storeId ?? 0n, request);
      expect(regionError).toBeUndefined();
      return error?.abort;
    };
    expect(await scan('a', false)).toBeUndefined();
    expect(await scan('z', false)).toContain('request range:[0000000000000000F7, (none))');
    expect(await scan('z', true)).toBeUndefined();
  });

  test('KvScanLock, KvGet without locks, RawScan; but nobody looks for no rows', async () => {
    const context = halves.context('a');
    const store = context.peer?.storeId ?? 0n;
    const locks = await halves.call(commands.KvScanLock, store, { context, startKey: utf8('z'), maxVersion: 5n });
    const encoded = Buffer.from(encodeBytes(utf8('z')));
    expect(Buffer.from(locks.regionError?.keyNotInRegion?.key ?? [])).toEqual(encoded);
    const get = (isolationLevel: kvrpcpb.IsolationLevel): Promise<kvrpcpb.GetResponse> =>
      halves.call(commands.KvGet, store, { context: { ...context, isolationLevel }, key: utf8('z'), version: 5n });
    expect((await get(kvrpcpb.IsolationLevel.RC)).regionError?.keyNotInRegion).toBeDefined();
    const checked = await get(kvrpcpb.IsolationLevel.SI);
    expect([checked.regionError, checked.error?.abort]).toEqual([undefined, expect.stringContaining('exceeds bound')]);
    const raw = (limit: number): Promise<kvrpcpb.RawScanResponse> =>
      halves.call(commands.RawScan, store, { context, startKey: utf8('z'), limit });
    expect((await raw(1)).regionError?.keyNotInRegion).toBeDefined();
    expect((await raw(0)).regionError).toBeUndefined();
  });
});

describe('SplitRegion', () => {
  test('all parts from left to right, two of them by name, keys raw or encoded', async () => {
    const fresh = await SimCluster.start();
    const ask = (keys: string[], isRawKv: boolean): Promise<kvrpcpb.SplitRegionResponse> => {
      const context = fresh.context('zz');
      const splitKeys = keys.map(utf8);
      return fresh.call(commands.SplitRegion, context.peer?.storeId ?? 0n, { context, splitKeys, isRawKv });
    };
    const three = await ask(['m', 'c'], true);
    expect(three.regions.map((region) => textOf(region.startKey))).toEqual(['', 'c', 'm']);
    expect(three.left).toBeUndefined();
    const two = await ask(['t'], true);
    expect([textOf(two.left?.startKey), textOf(two.right?.startKey)]).toEqual(['m', 't']);
    const encoded = await ask(['x'], false);
    expect(Buffer.from(encoded.right?.startKey ?? []).toString('hex')).toBe('7800000000000000f8');
    const outside = await ask(['a'], true);
    expect(outside.regionError?.keyNotInRegion).toBeDefined();
    await fresh.close();
  });

  test('borders that are there already and keys given twice are left out; what is left out of one is left to the other', async () => {
    const fresh = await SimCluster.start();
    const ask = (request: DeepPartial<kvrpcpb.SplitRegionRequest>, part: Part = {}) => {
      const context = fresh.context('zz', undefined, part);
      return fresh.call(commands.SplitRegion, context.peer?.storeId ?? 0n, { context, isRawKv: true, ...request });
    };
    const first = await ask({ splitKeys: ['c', 'm', 'c', 'm'].map(utf8) });
    expect(first.regions.map((region) => textOf(region.startKey))).toEqual(['', 'c', 'm']);
    expect(new Set(first.regions.map((region) => region.regionEpoch?.version))).toEqual(new Set([3n]));
    expect((await ask({ splitKeys: [utf8('m')] })).regionError?.message).toBe('no valid key found for split.');
    const again = await ask({ splitKeys: ['m', 't'].map(utf8) });
    expect([textOf(again.left?.startKey), textOf(again.right?.startKey)]).toEqual(['m', 't']);
    // Of the two fields, the older one counts when both are set.
    const both = await ask({ splitKey: utf8('x'), splitKeys: [utf8('y')] });
    expect(textOf(both.right?.startKey)).toBe('x');
    expect((await ask({})).regionError?.message).toBe('no split key is specified.');
    expect((await ask({ splitKeys: [utf8('')] })).regionError?.message).toBe('split key should not be empty');
    await fresh.close();
  });

  test('leader and version are asked for, store and peer are not', async () => {
    const fresh = await SimCluster.start();
    const leader = fresh.region('k').leaderStoreId ?? 0n;
    const follower = fresh.cluster.stores.find(({ id }) => id !== leader)?.id ?? 0n;
    const ask = (storeId: bigint, part: Part) =>
      fresh.call(commands.SplitRegion, storeId, { context: fresh.context('k', storeId, part), splitKeys: [utf8('m')] });
    const wrongPeer: Part = { peer: { id: 4242n, storeId: 77n, role: 0, isWitness: false } };
    expect((await ask(follower, { ...wrongPeer, regionEpoch: wrongVersion })).regionError?.notLeader).toBeDefined();
    expect((await ask(leader, { ...wrongPeer, regionEpoch: wrongVersion })).regionError?.epochNotMatch).toBeDefined();
    expect((await ask(leader, { regionId: 999n })).regionError?.regionNotFound).toEqual({ regionId: 999n });
    expect((await ask(leader, wrongPeer)).regions).toHaveLength(2);
    await fresh.close();
  });
});
