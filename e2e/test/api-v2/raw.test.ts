import { ConfigError, InvalidArgumentError } from '@tikv-client/errors';
import { createTikvClient } from 'tikv-client';
import type { TikvClient } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCrc64Xz } from '../rawkv/crc64-xz.js';
import { shown, text } from '../rawkv/raw-setup.js';
import { border, connectV2, createKeyspaces, keyspaceApi, startV2 } from './keyspaces.js';

const crc64 = createCrc64Xz();
const keys = ['a', 'a\0', 'aaaaaaaa', 'aaaaaaaab', 'b', 'm', 'z', '\u{10ffff}'];

async function fill(client: TikvClient, mark: string): Promise<void> {
  await client.raw.batchPut(keys.map((key) => ({ key, value: `${mark}:${key}` })));
}

async function all(client: TikvClient): Promise<string[]> {
  const found: string[] = [];
  for await (const { key, value } of client.raw.scanIterator({})) found.push(`${text(key)}=${text(value)}`);
  return found;
}

const expected = (mark: string): string[] =>
  [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map((key) => `${key}=${mark}:${key}`);

describe('raw data in keyspaces', () => {
  test('two keyspaces do not see each other, whatever is done in one', async () => {
    const cluster = await startV2();
    await createKeyspaces(cluster, 'left', 'right');
    const [plain, left, right] = await Promise.all([
      connectV2(cluster),
      connectV2(cluster, 'left'),
      connectV2(cluster, 'right'),
    ]);
    expect([plain, left, right].map(({ keyspace }) => `${keyspace?.id} ${keyspace?.name}`)).toEqual([
      '0 DEFAULT',
      '1 left',
      '2 right',
    ]);
    await Promise.all([fill(plain, 'd'), fill(left, 'l'), fill(right, 'r')]);
    expect([await all(plain), await all(left), await all(right)]).toEqual(['d', 'l', 'r'].map(expected));
    await left.raw.deleteRange({});
    expect([await all(plain), await all(left), await all(right)]).toEqual([expected('d'), [], expected('r')]);
    expect(await left.raw.get('a')).toBeUndefined();
    await right.raw.delete('a');
    expect(text(await plain.raw.get('a'))).toBe('d:a');
  });

  test('scans go to the ends of the keyspace and no further, both ways, through splits', async () => {
    const cluster = await startV2({ stores: 3 });
    const [id = 0] = await createKeyspaces(cluster, 'mine', 'next');
    const mine = await connectV2(cluster, 'mine');
    const next = await connectV2(cluster, 'next');
    await Promise.all([fill(mine, 'm'), fill(next, 'n')]);
    const ways = async (): Promise<void> => {
      expect(await all(mine)).toEqual(expected('m'));
      expect(shown(await mine.raw.scan({}))).toEqual(expected('m'));
      expect(shown(await mine.raw.reverseScan({}))).toEqual(expected('m').reverse());
      expect(shown(await mine.raw.scan({ start: 'aaaaaaaab', end: 'z' }))).toEqual(expected('m').slice(3, 6));
      expect(shown(await mine.raw.reverseScan({ start: 'aaaaaaaab', end: 'z' }))).toEqual(
        expected('m').slice(3, 6).reverse(),
      );
      expect(shown(await mine.raw.scan({}, { limit: 2 }))).toEqual(expected('m').slice(0, 2));
      expect(shown(await mine.raw.reverseScan({}, { limit: 2 }))).toEqual(expected('m').reverse().slice(0, 2));
    };
    await ways();
    // Borders inside the keyspace, at its ends, and in its neighbours. The client learns of them from region errors.
    for (const at of [border(id, 'b'), border(id, ''), border(id + 1, ''), border(id + 1, 'b'), border(0, 'b')]) {
      await cluster.splitRegion(at);
    }
    await ways();
    expect(mine.debugSnapshot().retries.regionErrors).toMatchObject({ epochNotMatch: expect.any(Number) });
    await cluster.splitRegion(border(id, 'aaaaaaaa'));
    await cluster.splitRegion(border(id, 'm'));
    const values = await mine.raw.batchGet(keys);
    expect(values.map(text)).toEqual(keys.map((key) => `m:${key}`));
    await mine.raw.batchPut(keys.map((key) => ({ key, value: `again:${key}` })));
    expect(await all(mine)).toEqual(expected('again'));
    expect(await all(next)).toEqual(expected('n'));
    await mine.raw.deleteRange({ start: 'a', end: 'n' });
    expect(await all(mine)).toEqual(expected('again').slice(-2));
    expect(await all(next)).toEqual(expected('n'));
  });

  test('leaders move and stores restart', async () => {
    const cluster = await startV2({ stores: 3 });
    const client = await connectV2(cluster);
    await fill(client, 'v');
    await cluster.splitRegion(border(0, 'm'));
    for (const { id, storeIds, leaderStoreId } of cluster.regions()) {
      cluster.transferLeader(id, storeIds.find((store) => store !== leaderStoreId) ?? 1n);
    }
    expect(await all(client)).toEqual(expected('v'));
    await cluster.restartStore(2n);
    expect(await all(client)).toEqual(expected('v'));
  });

  test('times to live, compare-and-swap and checksums', async () => {
    const cluster = await startV2();
    const [id = 0] = await createKeyspaces(cluster, 'mine');
    const client = await connectV2(cluster, 'mine', { raw: { atomic: true } });
    await client.raw.put('t', 'v', { ttlSeconds: 1000 });
    const left = await client.raw.getKeyTtl('t');
    expect(left).toBeGreaterThan(990n);
    expect(left).toBeLessThanOrEqual(1000n);
    await client.raw.put('t', 'v');
    expect(await client.raw.getKeyTtl('t')).toBe(0n);
    const first = await client.raw.compareAndSwap('c', { previous: undefined, value: 'one' });
    expect(first.swapped).toBe(true);
    const second = await client.raw.compareAndSwap('c', { previous: undefined, value: 'two' });
    expect([second.swapped, text(second.previous)]).toEqual([false, 'one']);
    const prefix = Buffer.from([0x72, 0, 0, id]);
    const sum = await client.raw.checksum({});
    const pairs: [string, string][] = [
      ['t', 'v'],
      ['c', 'one'],
    ];
    const bytes = pairs.map(([key, value]) => Buffer.concat([prefix, Buffer.from(key + value)]));
    expect(sum).toEqual({
      crc64Xor: bytes.reduce((xor, one) => xor ^ crc64(one), 0n),
      totalKvs: 2n,
      totalBytes: BigInt(bytes.reduce((total, { length }) => total + length, 0)),
    });
  });

  test('the longest key leaves room for the prefix', async () => {
    const cluster = await startV2();
    const client = await connectV2(cluster);
    const longest = Buffer.alloc(8188, 0xff);
    await client.raw.put(longest, 'v');
    expect(text(await client.raw.get(longest))).toBe('v');
    expect((await client.raw.reverseScan({}, { limit: 1 })).map(({ key }) => key.length)).toEqual([8188]);
    await expect(client.raw.put(Buffer.alloc(8189), 'v')).rejects.toThrow(InvalidArgumentError);
  });

  test('health reads in the keyspace', async () => {
    const cluster = await startV2({ stores: 3, regions: 4 });
    const client = await connectV2(cluster);
    const health = await client.health();
    expect(health.status).toBe('ok');
    expect(health.stores).toHaveLength(3);
    expect(client.debugSnapshot()).toMatchObject({ apiVersion: 'v2', keyspace: 'DEFAULT' });
  });
});

describe('keyspaces that cannot be used', () => {
  async function refusal(pd: readonly string[], options: object): Promise<Error> {
    const failed: unknown = await createTikvClient({ pd, ...options }).then(
      (client) => onTestFinished(() => client.close()),
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(ConfigError);
    return failed as Error;
  }

  test('unknown, disabled and archived ones are named; so is a cluster of another version', async () => {
    const cluster = await startV2();
    await createKeyspaces(cluster, 'shop');
    const [pd] = cluster.pdEndpoints;
    const v2 = { apiVersion: 'v2', keyspace: 'shop' };
    expect((await refusal(cluster.pdEndpoints, { ...v2, keyspace: 'shoq' })).message).toBe(
      "keyspace: 'shoq' does not exist",
    );
    await keyspaceApi(pd, 'PUT', '/shop/state', { state: 'DISABLED' });
    expect((await refusal(cluster.pdEndpoints, v2)).message).toBe("keyspace: 'shop' is DISABLED");
    await keyspaceApi(pd, 'PUT', '/shop/state', { state: 'archived' });
    expect((await refusal(cluster.pdEndpoints, v2)).message).toBe("keyspace: 'shop' is ARCHIVED");
    expect((await refusal(cluster.pdEndpoints, { apiVersion: 'v1' })).message).toBe(
      "apiVersion: is 'v1', but the cluster runs 'v2'",
    );
    const left = await createTikvClient({ pd: cluster.pdEndpoints });
    onTestFinished(() => left.close());
    expect([left.apiVersion, left.keyspace?.name]).toEqual(['v2', 'DEFAULT']);
  });

  test('where the version cannot be asked, the first request tells', async () => {
    const cluster = await startV2({ apiVersion: 1 });
    const client = await connectV2(cluster, undefined, { versionCheckTimeoutMs: 0 });
    await expect(client.raw.get('k')).rejects.toThrow(ConfigError);
    await expect(client.raw.scan({})).rejects.toThrow(ConfigError);
    await expect(client.raw.put('k', 'v')).rejects.toThrow(/storage: V1, request: V2/);
    expect((await refusal(cluster.pdEndpoints, { apiVersion: 'v2' })).message).toBe(
      "apiVersion: is 'v2', but the cluster runs 'v1'",
    );
  });
});
