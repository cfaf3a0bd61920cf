import { encodeBytes } from '@tikv-client/codec';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import { ClosedError, ConfigError, createTikvClient, KeyExistsError, WriteConflictError } from 'tikv-client';
import type { TikvClient } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect, setUpRaw, text } from '../rawkv/raw-setup.js';
import { border, connectV2, createKeyspaces, keyspaceApi, startV2 } from './keyspaces.js';

async function fill(client: TikvClient, mark: string, ...keys: string[]): Promise<void> {
  await client.runTransaction(async (txn) => {
    for (const key of keys) txn.put(key, `${mark}:${key}`);
    return Promise.resolve();
  });
}

async function all(client: TikvClient): Promise<string[]> {
  const snapshot = await client.snapshot();
  return (await snapshot.scan({})).map(({ key, value }) => `${text(key)}=${text(value)}`);
}

const marked = (mark: string, ...keys: string[]): string[] => keys.map((key) => `${key}=${mark}:${key}`);

interface Started {
  readonly cluster: EmbeddedCluster;
  readonly client: TikvClient;
  /** A key as borders of regions have it. */
  readonly at: (key: string) => Uint8Array;
}

describe.each<[string, () => Promise<Started>]>([
  [
    'v2, a keyspace',
    async () => {
      const cluster = await startV2({ stores: 3 });
      const [id = 0] = await createKeyspaces(cluster, 'mine');
      return { cluster, client: await connectV2(cluster, 'mine'), at: (key) => border(id, key, 'x') };
    },
  ],
  ['v1', async () => ({ ...(await setUpRaw({ stores: 3 })), at: (key) => encodeBytes(Buffer.from(key)) })],
])('transactions under %s', (_name, start) => {
  test('write, read, conflict and scan, through splits and moved leaders', async () => {
    const { cluster, client, at } = await start();
    await fill(client, 'one', 'a', 'b', 'm', 'z');
    for (const key of ['b', 'm', '']) await cluster.splitRegion(at(key));
    expect(await all(client)).toEqual(marked('one', 'a', 'b', 'm', 'z'));
    for (const { id, storeIds, leaderStoreId } of cluster.regions()) {
      cluster.transferLeader(id, storeIds.find((store) => store !== leaderStoreId) ?? 1n);
    }
    await fill(client, 'two', 'a', 'm', 'z');
    expect(await all(client)).toEqual([...marked('two', 'a'), ...marked('one', 'b'), ...marked('two', 'm', 'z')]);
    const snapshot = await client.snapshot();
    expect((await snapshot.reverseScan({}, { limit: 2 })).map(({ key }) => text(key))).toEqual(['z', 'm']);
    expect((await snapshot.batchGet(['z', 'none', 'a'])).map(text)).toEqual(['two:z', undefined, 'two:a']);

    const first = await client.begin();
    const second = await client.begin();
    first.put('a', 'first');
    second.put('a', 'second');
    await first.commit();
    const conflict: unknown = await second.commit().catch((error: unknown) => error);
    expect(conflict).toBeInstanceOf(WriteConflictError);
    expect(text((conflict as WriteConflictError).key)).toBe('a');

    await using third = await client.begin({ mode: 'pessimistic' });
    expect(text(await third.getForUpdate('a'))).toBe('first');
    third.insert('b', 'again');
    await expect(third.commit()).rejects.toThrow(KeyExistsError);
  });

  test('a lock left behind is resolved by others', async () => {
    const { cluster, client, at } = await start();
    await fill(client, 'one', 'a', 'z');
    await cluster.splitRegion(at('m'));
    const fault = cluster.addFault({ method: 'KvCommit', on: 'request', action: 'drop' });
    const doomed = await connect(cluster, clientOptions(client));
    const txn = await doomed.begin();
    txn.put('a', 'two');
    txn.put('z', 'two');
    const committing = txn.commit({ timeoutMs: 300 }).catch((error: unknown) => error);
    await committing;
    fault.remove();
    void doomed.close();
    const outcome = await client.runTransaction(async (reader) => {
      const values = [text(await reader.get('a')), text(await reader.get('z'))];
      reader.put('a', 'three');
      return values;
    });
    expect([
      ['one:a', 'one:z'],
      ['two', 'two'],
    ]).toContainEqual(outcome);
    expect(text(await (await client.snapshot()).get('a'))).toBe('three');
  });
});

/** What connects a second client to the same data. */
function clientOptions({ apiVersion, keyspace }: TikvClient): { apiVersion: 'v1' | 'v1ttl' | 'v2'; keyspace?: string } {
  return keyspace === undefined ? { apiVersion } : { apiVersion, keyspace: keyspace.name };
}

describe('transactions and keyspaces', () => {
  test('keyspaces do not see each other, nor do raw and transactional data', async () => {
    const cluster = await startV2();
    await createKeyspaces(cluster, 'left', 'right');
    const [left, right] = await Promise.all([connectV2(cluster, 'left'), connectV2(cluster, 'right')]);
    await Promise.all([fill(left, 'l', 'a', 'b'), fill(right, 'r', 'b', 'c')]);
    await left.raw.put('a', 'raw');
    expect([await all(left), await all(right)]).toEqual([marked('l', 'a', 'b'), marked('r', 'b', 'c')]);
    expect((await left.raw.scan({})).map(({ value }) => text(value))).toEqual(['raw']);
    expect(left.debugSnapshot().txn).toMatchObject({ heartbeats: 0 });
  });

  test('regions split themselves at keys, not at versions', async () => {
    const cluster = await startV2({ splitKeys: 10 });
    const client = await connectV2(cluster);
    const keys = Array.from({ length: 30 }, (_, i) => `key-${String(i).padStart(2, '0')}`);
    for (const mark of ['one', 'two', 'three']) await fill(client, mark, ...keys);
    expect(cluster.regions().length).toBeGreaterThan(2);
    for (const { startKey } of cluster.regions().slice(1)) expect(startKey.length % 9).toBe(0);
    expect(await all(client)).toEqual(marked('three', ...keys));
  });

  test('a store with TTL under v1 has none', async () => {
    const { client } = await setUpRaw({ stores: 1, enableTtl: true });
    await expect(client.begin()).rejects.toThrow(ConfigError);
    await expect(client.snapshot()).rejects.toThrow(/v1ttl/);
  });

  test('a closed client begins nothing', async () => {
    const cluster = await startV2();
    const client = await createTikvClient({ pd: cluster.pdEndpoints });
    onTestFinished(async () => client.close());
    await fill(client, 'one', 'a');
    const txn = await client.begin();
    txn.put('a', 'two');
    await client.close();
    await expect(client.begin()).rejects.toThrow(ClosedError);
    await expect(txn.commit()).rejects.toThrow(ClosedError);
  });
});

describe('garbage collection of a keyspace', () => {
  test('with a GC of its own it moves that alone, and locks of other keyspaces stay', async () => {
    const cluster = await startV2();
    const config = { gc_management_type: 'keyspace_level' };
    const own = await keyspaceApi(cluster.pdEndpoints[0], 'POST', '', { name: 'own', config });
    await createKeyspaces(cluster, 'other');
    const [mine, other] = await Promise.all([connectV2(cluster, 'own'), connectV2(cluster, 'other')]);
    await Promise.all([mine.begin({ mode: 'pessimistic' }), other.begin({ mode: 'pessimistic' })]).then((both) =>
      Promise.all(both.map(async (txn) => txn.lockKeys(['held']))),
    );
    expect(cluster.locks()).toHaveLength(2);
    const target = await mine.pd.getTimestamp();
    expect(await mine.txn.collectGarbage(mine.pd, target)).toMatchObject({ safePoint: target, locks: 1 });
    expect(cluster.locks()).toHaveLength(1);
    const states = await Promise.all([mine.pd.getGcState(own['id'] as number), mine.pd.getGcState()]);
    expect(states).toMatchObject([
      { isKeyspaceLevelGc: true, txnSafePoint: target, gcSafePoint: target },
      { txnSafePoint: 0n, gcSafePoint: 0n },
    ]);
  });

  test('without one it is refused before anything moves', async () => {
    const cluster = await startV2();
    await createKeyspaces(cluster, 'shared');
    const client = await connectV2(cluster, 'shared');
    const call = client.txn.collectGarbage(client.pd, await client.pd.getTimestamp());
    await expect(call).rejects.toThrow(/^keyspace: 'shared' has no garbage collection of its own/);
    await expect(call).rejects.toBeInstanceOf(ConfigError);
    expect(await client.pd.getGcState()).toMatchObject({ txnSafePoint: 0n, gcSafePoint: 0n });
  });
});
