import { clusterMethods, etcdserverpb, kvMethods } from '@tikv-client/etcd-proto';
import {
  keyspaceMethods,
  metaStorageMethods,
  pdMethods,
  pdpb,
  resourceManagerMethods,
  tsoMethods,
} from '@tikv-client/kvproto';
import { systemClock } from '@tikv-client/runtime';
import { checkHealth, ServingStatus, StatusCode } from '@tikv-client/transport';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, peer, region, report } from '../regions.js';
import { bootstrap, CLUSTER_ID, startPd } from './fixture.js';
import type { RunningPd } from './fixture.js';

const header = { clusterId: CLUSTER_ID };
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const textOf = (value: Uint8Array) => Buffer.from(value).toString();

describe('a PD of one member', () => {
  let running: RunningPd;
  beforeAll(async () => {
    running = await startPd();
    bootstrap(running.pd);
  });
  afterAll(() => running.close());

  test('GetMembers tells the cluster id to a caller that does not know it', async () => {
    const answer = await running.call(pdMethods.GetMembers, {});
    expect(answer.header).toEqual({ clusterId: CLUSTER_ID, error: undefined });
    expect(answer.members).toHaveLength(1);
    expect(answer.leader).toEqual(answer.members[0]);
    expect(answer.etcdLeader).toEqual(answer.members[0]);
    expect(answer.leader?.clientUrls).toEqual([`http://${running.pd.endpoints[0]}`]);
    expect(answer.leader?.deployPath).toBe('');
    expect(answer.tsoAllocatorLeaders.size).toBe(0);
  });

  test('GetClusterInfo says that PD itself hands out time stamps, and tsopb is not served', async () => {
    expect(await running.call(pdMethods.GetClusterInfo, {})).toMatchObject({ header, serviceModes: [1], tsoUrls: [] });
    await expect(running.call(tsoMethods.GetMinTS, {})).rejects.toMatchObject({ code: StatusCode.UNIMPLEMENTED });
  });

  test.each([
    ['another', { clusterId: 5n }, '5'],
    ['none', undefined, '0'],
  ])('a wrong cluster id fails: %s', async (_, wrong, got) => {
    const status = {
      code: StatusCode.FAILED_PRECONDITION,
      message: `mismatch cluster id, need ${CLUSTER_ID} but got ${got}`,
    };
    await expect(running.call(pdMethods.GetRegion, { header: wrong, regionKey: key() })).rejects.toMatchObject(status);
    await expect(running.stream(pdMethods.Tso).ask({ header: wrong, count: 1 })).rejects.toMatchObject(status);
    await expect(running.stream(pdMethods.QueryRegion).ask({ header: wrong, ids: [4n] })).rejects.toMatchObject(status);
  });

  test('a request that is not one fails with INTERNAL and the next is served', async () => {
    const broken = {
      ...pdMethods.GetRegion,
      request: { ...pdMethods.GetRegion.request, encode: () => Uint8Array.of(0x0a, 0x7f) },
    };
    await expect(running.call(broken, {})).rejects.toMatchObject({ code: StatusCode.INTERNAL });
    await expect(running.call(pdMethods.GetRegion, { header })).resolves.toMatchObject({ region: { id: 4n } });
  });

  test('Tso returns the last of the batch', async () => {
    const tso = running.stream(pdMethods.Tso);
    const first = await tso.ask({ header, count: 10 });
    expect(first).toMatchObject({ header, count: 10 });
    const second = await tso.ask({ header, count: 3 });
    const compose = (ts: pdpb.Timestamp | undefined) => ((ts?.physical ?? 0n) << 18n) | (ts?.logical ?? 0n);
    expect(compose(second.timestamp) - 3n).toBeGreaterThanOrEqual(compose(first.timestamp));
    expect(first.timestamp?.logical).toBeGreaterThanOrEqual(10n);
    const minimum = await running.call(pdMethods.GetMinTS, { header });
    expect(compose(minimum.timestamp)).toBeGreaterThan(compose(second.timestamp));
    await expect(tso.ask({ header, count: 0 })).rejects.toEqual({
      code: StatusCode.UNKNOWN,
      message: '[PD:tso:ErrGenerateTimestamp]generate timestamp failed, tso count should be positive',
    });
  });

  test('regions by key, by the key after them and by id', async () => {
    const found = await running.call(pdMethods.GetRegion, { header, regionKey: bytes('x') });
    expect(found).toMatchObject({
      header,
      region: { id: 7n, regionEpoch: { confVer: 1n, version: 3n } },
      leader: { id: 8n, storeId: 1n },
    });
    const previous = await running.call(pdMethods.GetPrevRegion, { header, regionKey: bytes('x') });
    expect(previous.region?.id).toBe(4n);
    const first = await running.call(pdMethods.GetPrevRegion, { header, regionKey: bytes('a') });
    expect(first).toEqual({
      ...first,
      header: { clusterId: CLUSTER_ID, error: undefined },
      region: undefined,
      leader: undefined,
    });
    expect((await running.call(pdMethods.GetRegionByID, { header, regionId: 4n })).region?.id).toBe(4n);
    expect((await running.call(pdMethods.GetRegionByID, { header, regionId: 9999n })).region).toBeUndefined();
  });

  test('ScanRegions fills the old form and the new one', async () => {
    const answer = await running.call(pdMethods.ScanRegions, { header, startKey: key(), limit: 10 });
    expect(answer.regionMetas.map((one) => one.id)).toEqual([4n, 7n]);
    expect(answer.leaders.map((one) => one.id)).toEqual([5n, 8n]);
    expect(answer.regions.map((one) => one.region?.id)).toEqual([4n, 7n]);
    const one = await running.call(pdMethods.ScanRegions, { header, startKey: key(), limit: 1 });
    expect(one.regions).toHaveLength(1);
  });

  test.each([
    [
      'in order',
      [
        ['a', 'b'],
        ['n', ''],
      ],
      [4n, 7n],
      undefined,
    ],
    [
      'two ranges in one region',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      [4n],
      undefined,
    ],
    [
      'overlapping',
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
      [],
      'invalid key range, ranges overlapped',
    ],
    ['turned round', [['c', 'a']], [], 'invalid key range, start key > end key'],
  ] as const)('BatchScanRegions: %s', async (_, ranges, ids, refusal) => {
    const answer = await running.call(pdMethods.BatchScanRegions, {
      header,
      ranges: ranges.map(([start, end]) => ({ startKey: bytes(start), endKey: bytes(end) })),
      limit: 100,
      containAllKeyRange: true,
    });
    expect(answer.regions.map((one) => one.region?.id)).toEqual(ids);
    expect(answer.header?.error?.message).toBe(refusal);
  });

  test('QueryRegion merges the kinds of lookup; an unknown id has an entry without a region', async () => {
    const query = running.stream(pdMethods.QueryRegion);
    const answer = await query.ask({
      header,
      keys: [bytes('a'), bytes('x')],
      prevKeys: [bytes('x')],
      ids: [7n, 9999n],
    });
    expect(answer.keyIdMap).toEqual([4n, 7n]);
    expect(answer.prevKeyIdMap).toEqual([4n]);
    expect(new Set(answer.regionsById.keys())).toEqual(new Set([4n, 7n, 9999n]));
    expect(answer.regionsById.get(7n)).toMatchObject({ region: { id: 7n }, leader: { id: 8n } });
    expect(answer.regionsById.get(9999n)?.region).toBeUndefined();
    expect((await query.ask({ header, ids: [4n] })).regionsById.size).toBe(1);
    query.end();
  });

  test('stores', async () => {
    const all = await running.call(pdMethods.GetAllStores, { header, excludeTombstoneStores: true });
    expect(all.stores.map((store) => store.id)).toEqual([1n, 2n]);
    expect(all.stores[0]).toMatchObject({
      address: '127.0.0.1:15381',
      version: '8.5.0',
      nodeState: 1,
      startTimestamp: 1_795_256_461n,
    });
    expect(all.stores[0]?.lastHeartbeat).toBeGreaterThan(1_700_000_000_000_000_000n);
    const one = await running.call(pdMethods.GetStore, { header, storeId: 2n });
    expect(one.stats).toMatchObject({
      storeId: 2n,
      capacity: 107_374_182_400n,
      available: 96_636_764_160n,
      regionCount: 2,
    });
    const none = await running.call(pdMethods.GetStore, { header, storeId: 99n });
    expect(none.header?.error).toEqual({ type: pdpb.ErrorType.UNKNOWN, message: 'invalid store ID 99, not found' });
  });

  test('ids are handed out once, several in a row ending with the one returned', async () => {
    const one = await running.call(pdMethods.AllocID, { header });
    const more = await running.call(pdMethods.AllocID, { header, count: 5 });
    expect(more.id).toBe(one.id + 5n);
    expect(running.pd.allocId()).toBe(more.id + 1n);
    expect((await running.call(pdMethods.AllocID, { header, count: 4_000_000_000 })).header?.error?.type).toBe(1);
  });

  test('the cluster cannot be bootstrapped again', async () => {
    expect((await running.call(pdMethods.IsBootstrapped, { header })).bootstrapped).toBe(true);
    const again = await running.call(pdMethods.Bootstrap, { header });
    expect(again.header?.error).toEqual({ type: 4, message: 'cluster is already bootstrapped' });
  });

  test('splitting and scattering reach the stores, and the operator of a scattered region reads as done', async () => {
    running.asked.length = 0;
    const split = await running.call(pdMethods.SplitRegions, { header, splitKeys: [bytes('c')] });
    expect(split).toMatchObject({ finishedPercentage: 50n, regionsId: [4n] });
    const both = await running.call(pdMethods.SplitAndScatterRegions, { header, splitKeys: [bytes('d')] });
    expect(both).toMatchObject({ splitFinishedPercentage: 50n, scatterFinishedPercentage: 100n, regionsId: [4n] });
    // Store 1 leads both regions: one of them moves.
    expect(running.asked).toEqual(['split 63', 'split 64', 'transfer 4 to 2']);
    const done = await running.call(pdMethods.GetOperator, { header, regionId: 4n });
    expect(textOf(done.desc)).toBe('scatter-region');
    expect(done.status).toBe(pdpb.OperatorStatus.SUCCESS);
    expect((await running.call(pdMethods.GetOperator, { header, regionId: 7n })).header?.error?.type).toBe(6);
    const partly = await running.call(pdMethods.ScatterRegion, { header, regionsId: [7n, 9999n] });
    expect(partly).toMatchObject({ finishedPercentage: 50n, failedRegionsId: [9999n] });
  });

  test('safe points of older clients and GC states are one', async () => {
    const forever = 2n ** 63n - 1n;
    const set = (serviceId: string, TTL: bigint, safePoint: bigint) =>
      running.call(pdMethods.UpdateServiceGCSafePoint, { header, serviceId: bytes(serviceId), TTL, safePoint });
    expect(await set('cdc', 100n, 50n)).toMatchObject({ minSafePoint: 0n });
    const blocked = await set('gc_worker', forever, 80n);
    expect([textOf(blocked.serviceId), blocked.minSafePoint]).toEqual(['cdc', 50n]);
    const state = await running.call(pdMethods.GetGCState, { header });
    expect(state.gcState).toMatchObject({
      keyspaceScope: { keyspace: { $case: 'keyspaceId', keyspaceId: 4294967295 } },
      isKeyspaceLevelGc: false,
      txnSafePoint: 50n,
      gcSafePoint: 0n,
      gcBarriers: [{ barrierId: 'cdc', barrierTs: 50n }],
    });
    await running.call(pdMethods.DeleteGCBarrier, { header, barrierId: 'cdc' });
    const moved = await running.call(pdMethods.AdvanceTxnSafePoint, { header, target: 90n });
    expect(moved).toMatchObject({ oldTxnSafePoint: 50n, newTxnSafePoint: 90n, blockerDescription: '' });
    const tooFar = await running.call(pdMethods.AdvanceGCSafePoint, { header, target: 91n });
    expect(tooFar.header?.error?.message).toContain('[PD:gc:ErrGCSafePointExceedsTxnSafePoint]');
    expect(await running.call(pdMethods.UpdateGCSafePoint, { header, safePoint: 95n })).toMatchObject({
      newSafePoint: 95n,
    });
    expect(await running.call(pdMethods.UpdateGCSafePoint, { header, safePoint: 1n })).toMatchObject({
      newSafePoint: 95n,
    });
    expect(await running.call(pdMethods.GetGCSafePoint, { header })).toMatchObject({ safePoint: 95n });
    const unknown = await running.call(pdMethods.GetGCState, {
      header,
      keyspaceScope: { keyspace: { $case: 'keyspaceId', keyspaceId: 77 } },
    });
    expect(unknown.header?.error?.message).toBe('[PD:keyspace:ErrKeyspaceNotFound]keyspace does not exist');
    const all = await running.call(pdMethods.GetAllKeyspacesGCStates, { header });
    expect(all.gcStates.map((one) => one.keyspaceScope?.keyspace)).toEqual([
      { $case: 'keyspaceId', keyspaceId: 4294967295 },
      { $case: 'keyspaceId', keyspaceId: 0 },
    ]);
  });

  test('the external time stamp only moves forward and not beyond now', async () => {
    const set = async (timestamp: bigint) =>
      (await running.call(pdMethods.SetExternalTimestamp, { header, timestamp })).header?.error;
    expect(await set(100n)).toBeUndefined();
    expect((await set(100n))?.type).toBe(pdpb.ErrorType.INVALID_VALUE);
    expect((await set(2n ** 63n))?.message).toBe('the external timestamp should not be larger than global ts');
    expect((await running.call(pdMethods.GetExternalTimestamp, { header })).timestamp).toBe(100n);
  });

  test('keyspace DEFAULT is there at once, others are not', async () => {
    const found = await running.call(keyspaceMethods.LoadKeyspace, { header, name: 'DEFAULT' });
    expect(found.keyspace).toMatchObject({ name: 'DEFAULT', state: 0 });
    expect(found.keyspace?.config.get('region_bound_type')).toBe('txn');
    const none = await running.call(keyspaceMethods.LoadKeyspace, { header, name: 'nobody' });
    expect(none.header?.error).toEqual({
      type: 9,
      message: '[PD:keyspace:ErrKeyspaceNotFound]keyspace does not exist',
    });
    const all = await running.call(keyspaceMethods.GetAllKeyspaces, { header });
    expect(all.keyspaces).toHaveLength(1);
  });

  test('MetaStorage and etcd show the same keys; a watch sees changes as they happen', async () => {
    const watch = running.stream(metaStorageMethods.Watch);
    const event = watch.next();
    // The answer to a later call on the same connection tells that the watch is open.
    watch.send({ header, key: bytes('k'), rangeEnd: bytes('l') });
    const missing = await running.call(metaStorageMethods.Get, { header, key: bytes('k1') });
    expect(missing).toMatchObject({ header: { clusterId: CLUSTER_ID }, kvs: [], count: 0n });
    const put = await running.call(kvMethods.Put, { key: bytes('k1'), value: bytes('v1') });
    expect(put.header?.revision).toBe((missing.header?.revision ?? 0n) + 1n);
    expect((await event).events[0]).toMatchObject({ type: 0, kv: { modRevision: put.header?.revision } });
    watch.cancel();
    const got = await running.call(metaStorageMethods.Get, { header, key: bytes('k1') });
    expect(got.kvs.map((kv) => textOf(kv.value))).toEqual(['v1']);
    await running.call(metaStorageMethods.Put, { header, key: bytes('k2'), value: bytes('v2') });
    const range = await running.call(kvMethods.Range, { key: bytes('k'), rangeEnd: bytes('l'), limit: 1n });
    expect([range.count, range.more, range.kvs.length]).toEqual([2n, true, 1]);
    await expect(running.call(kvMethods.Range, {})).rejects.toMatchObject({
      message: 'etcdserver: key is not provided',
    });
  });

  test('etcd clients learn the members from it', async () => {
    const { header: of, members } = await running.call(clusterMethods.MemberList, { linearizable: true });
    expect(of?.clusterId).toBe(CLUSTER_ID);
    const { members: known } = await running.call(pdMethods.GetMembers, {});
    expect(members.map(({ ID, name, clientURLs }) => [ID, name, clientURLs])).toEqual(
      known.map(({ memberId, name, clientUrls }) => [memberId, name, clientUrls]),
    );
    expect(members.every((member) => !member.isLearner)).toBe(true);
  });

  test.each([
    ['equal', etcdserverpb.Compare_CompareResult.EQUAL, true],
    ['not equal', etcdserverpb.Compare_CompareResult.NOT_EQUAL, false],
    ['greater', etcdserverpb.Compare_CompareResult.GREATER, false],
  ])('an etcd transaction takes one branch: %s', async (name, result, succeeded) => {
    const txn = await running.call(kvMethods.Txn, {
      compare: [
        {
          result,
          target: etcdserverpb.Compare_CompareTarget.VERSION,
          key: bytes(name),
          targetUnion: { $case: 'version', version: 0n },
        },
      ],
      success: [{ request: { $case: 'requestPut', requestPut: { key: bytes(name), value: bytes('new') } } }],
      failure: [{ request: { $case: 'requestRange', requestRange: { key: bytes(name) } } }],
    });
    expect(txn.succeeded).toBe(succeeded);
    expect(txn.responses[0]?.response?.$case).toBe(succeeded ? 'responsePut' : 'responseRange');
  });

  test('global config keeps its prefix', async () => {
    const changes = [
      { name: 'a', value: 'text' },
      { name: 'b', payload: bytes('bytes') },
    ];
    await running.call(pdMethods.StoreGlobalConfig, { changes });
    const named = await running.call(pdMethods.LoadGlobalConfig, { names: ['a', 'c'] });
    expect(textOf(named.items[0]?.payload ?? key())).toBe('text');
    expect(named.items[1]?.error).toEqual({ type: 7, message: 'key c not found' });
    const all = await running.call(pdMethods.LoadGlobalConfig, {});
    expect(all.items.map((item) => item.name)).toEqual(['/global/config/a', '/global/config/b']);
    await expect(running.call(pdMethods.LoadGlobalConfig, { configPath: '/elsewhere/' })).rejects.toMatchObject({
      code: StatusCode.INVALID_ARGUMENT,
    });
  });

  test('the token stream of resource control grants what is asked and stays open', async () => {
    const stream = running.stream(resourceManagerMethods.AcquireTokenBuckets);
    const ask = {
      requests: [
        {
          resourceGroupName: 'default',
          request: { $case: 'ruItems' as const, ruItems: { requestRU: [{ value: 12 }] } },
        },
      ],
    };
    const first = await stream.ask(ask);
    expect(first.responses[0]).toMatchObject({
      resourceGroupName: 'default',
      grantedRUTokens: [{ grantedTokens: { tokens: 12 } }],
    });
    expect((await stream.ask(ask)).responses).toHaveLength(1);
    stream.end();
    const groups = await running.call(resourceManagerMethods.ListResourceGroups, {});
    expect(groups.groups.map((group) => group.name)).toEqual(['default']);
  });

  test('health: the server is, unknown services are not', async () => {
    const check = (service: string) =>
      checkHealth(running.channel(0), service, { deadline: systemClock.monotonic() + 5000 });
    expect(await check('')).toBe(ServingStatus.SERVING);
    await expect(check('pdpb.Nothing')).rejects.toMatchObject({
      status: { code: StatusCode.NOT_FOUND, message: 'unknown service' },
    });
  });

  test('a heartbeat of an older epoch is dropped', async () => {
    running.pd.regionHeartbeat(report(region({ id: 7n, start: key(0x6d), version: 2n, peers: [peer(9n, 2n)] })));
    expect((await running.call(pdMethods.GetRegionByID, { header, regionId: 7n })).leader?.storeId).toBe(1n);
    running.pd.regionHeartbeat(
      report(region({ id: 7n, start: key(0x6d), version: 3n, peers: [peer(8n, 1n), peer(9n, 2n)] }), {
        leader: peer(9n, 2n),
        term: 7n,
      }),
    );
    expect((await running.call(pdMethods.GetRegionByID, { header, regionId: 7n })).leader?.storeId).toBe(2n);
  });
});

describe('before the first store', () => {
  test('calls about the cluster say so in the header, time stamps and members are served', async () => {
    const running = await startPd();
    try {
      const region = await running.call(pdMethods.GetRegion, { header, regionKey: key() });
      expect(region.header?.error).toEqual({ type: 2, message: 'cluster is not bootstrapped' });
      expect((await running.call(pdMethods.IsBootstrapped, { header })).bootstrapped).toBe(false);
      expect((await running.stream(pdMethods.Tso).ask({ header, count: 1 })).count).toBe(1);
      const query = await running.stream(pdMethods.QueryRegion).ask({ header, ids: [1n] });
      expect(query.header?.error?.type).toBe(2);
    } finally {
      await running.close();
    }
  });
});
