import { PdError } from '@tikv-client/errors';
import { metapb } from '@tikv-client/kvproto';
import { StatusCode, StatusError } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import type { RegionInfo } from '../src/index.js';
import { createWorld, type World } from './harness.js';

const key = (text: string): Uint8Array => new TextEncoder().encode(text);
const range = (start: string, end: string) => ({ startKey: key(start), endKey: key(end) });
const ids = (regions: readonly (RegionInfo | undefined)[]) => regions.map((region) => region?.meta.id);

async function splitWorld(): Promise<World> {
  const world = await createWorld();
  world.pd.regions = [
    { id: 2n, start: '', end: 'd', leader: 3n },
    { id: 4n, start: 'd', end: 'm', leader: 5n },
    { id: 6n, start: 'm', end: 't' },
    { id: 8n, start: 't', end: '', leader: 9n },
  ];
  return world;
}

describe('regions', () => {
  test('by key, before a key, by id', async () => {
    const { connect, run } = await splitWorld();
    const client = await connect();
    expect(ids(await run(Promise.all(['', 'c', 'd', 'z'].map((k) => client.getRegion(key(k))))))).toEqual([
      2n,
      2n,
      4n,
      8n,
    ]);
    expect(ids(await run(Promise.all(['c', 'd', 'z'].map((k) => client.getPrevRegion(key(k))))))).toEqual([
      undefined,
      2n,
      6n,
    ]);
    expect(ids(await run(Promise.all([4n, 99n].map((id) => client.getRegionById(id)))))).toEqual([4n, undefined]);
    client.close();
  });

  test('carry leader, down and pending peers; a missing leader is undefined', async () => {
    const { connect, run } = await splitWorld();
    const client = await connect();
    const region = await run(client.getRegion(key('e')));
    expect(region).toMatchObject({
      leader: { id: 5n, storeId: 1n },
      downPeers: [{ id: 9n }],
      pendingPeers: [{ id: 8n }],
    });
    expect(region?.buckets).toBeUndefined();
    expect((await run(client.getRegion(key('n'))))?.leader).toBeUndefined();
    client.close();
  });

  test('REGION_NOT_FOUND in the header is no region', async () => {
    const { pd, connect, run } = await splitWorld();
    const client = await connect();
    pd.headerErrors.set('GetRegion', { type: 6, message: 'region not found' });
    expect(await run(client.getRegion(key('e')))).toBeUndefined();
    client.close();
  });

  test('scan and batch scan', async () => {
    const { connect, run } = await splitWorld();
    const client = await connect();
    expect(ids(await run(client.scanRegions(key('c'), key(''), 3)))).toEqual([2n, 4n, 6n]);
    expect(ids(await run(client.scanRegions(key('e'), key('m'), 100)))).toEqual([4n]);
    const ranges = [range('a', 'b'), range('c', 'e'), range('n', '')];
    expect(ids(await run(client.batchScanRegions(ranges, 100)))).toEqual([2n, 4n, 6n, 8n]);
    client.close();
  });

  test('a PD without BatchScanRegions is asked range by range, and not again for the batch', async () => {
    const { pd, connect, run } = await splitWorld();
    const client = await connect();
    pd.failures.set('BatchScanRegions', new StatusError(StatusCode.UNIMPLEMENTED, 'unknown method BatchScanRegions'));
    const ranges = [range('a', 'b'), range('c', 'e'), range('n', '')];
    expect(ids(await run(client.batchScanRegions(ranges, 100)))).toEqual([2n, 4n, 6n, 8n]);
    expect(ids(await run(client.batchScanRegions(ranges, 3)))).toEqual([2n, 4n, 6n]);
    expect(pd.count('BatchScanRegions')).toBe(1);
    client.close();
  });

  test('NOT_BOOTSTRAPPED is waited out', async () => {
    const { pd, clock, connect, run } = await splitWorld();
    const client = await connect();
    pd.headerErrors.set('GetRegion', { type: 2, message: 'cluster is not bootstrapped' });
    clock.setTimer(2_000, () => pd.headerErrors.clear());
    expect((await run(client.getRegion(key('e'))))?.meta.id).toBe(4n);
    client.close();
  });
});

describe('stores', () => {
  test('known, unknown and removed', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    pd.stores.set(2n, { id: 2n, state: metapb.StoreState.Tombstone });
    pd.stores.set(3n, { id: 3n, nodeState: metapb.NodeState.Removed });
    expect(await run(client.getStore(1n))).toMatchObject({ id: 1n, address: 'store-1:20160' });
    expect(await run(client.getStore(2n))).toBeUndefined();
    expect(await run(client.getStore(3n))).toBeUndefined();
    expect((await run(client.getAllStores())).map(({ id }) => id)).toEqual([1n]);
    expect(await run(client.getStore(99n))).toBeUndefined();
    client.close();
  });
});

describe('garbage collection', () => {
  test('safe points and states', async () => {
    const { connect, run } = await createWorld();
    const client = await connect();
    expect(await run(client.updateGcSafePoint(5n))).toBe(5n);
    expect(await run(client.getGcSafePoint())).toBe(4n);
    expect(await run(client.updateServiceGcSafePoint({ serviceId: 's', ttlSeconds: 60n, safePoint: 9n }))).toBe(9n);
    expect(await run(client.getGcState())).toMatchObject({
      txnSafePoint: 5n,
      keyspaceScope: { keyspace: { $case: 'keyspaceId', keyspaceId: 0xffff_ffff } },
    });
    expect(await run(client.advanceTxnSafePoint(8n, 3))).toMatchObject({ oldTxnSafePoint: 1n, newTxnSafePoint: 8n });
    expect(await run(client.advanceGcSafePoint(8n, 3))).toBe(8n);
    client.close();
  });

  test('a PD that lacks a call says so at once', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    pd.failures.set('GetGCState', new StatusError(StatusCode.UNIMPLEMENTED, 'unknown method'));
    const failure = run(client.getGcState());
    await expect(failure).rejects.toThrow(PdError);
    await expect(failure).rejects.toMatchObject({ kind: 'unimplemented' });
    client.close();
  });
});
