import { ConfigError, InvalidArgumentError, ServerError } from '@tikv-client/errors';
import { createTikvClient } from 'tikv-client';
import type { RpcCall } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCrc64Xz } from './crc64-xz.js';
import { connect, setUpRaw, shown, text } from './raw-setup.js';

describe('client-go: rawkv/rawkv_test.go TestRawKV', () => {
  test('client-go: rawkv/rawkv_test.go TestUpdateStoreAddr', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.put('key', 'value');
    for (const { id } of cluster.stores) await cluster.moveStoreAddress(id);
    expect(text(await client.raw.get('key'))).toBe('value');
    await client.raw.put('key', 'after');
    expect(text(await client.raw.get('key'))).toBe('after');
  });

  test('client-go: rawkv/rawkv_test.go TestReplaceStore', async () => {
    const { cluster, client } = await setUpRaw({ electionTimeoutMs: 50 });
    await client.raw.put('key', 'value');
    const leader = cluster.regions()[0]?.leaderStoreId ?? 0n;
    await cluster.stopStore(leader);
    expect(text(await client.raw.get('key'))).toBe('value');
    await client.raw.put('key', 'after');
    await cluster.startStore(leader);
    expect(text(await client.raw.get('key'))).toBe('after');
  });

  test('client-go: rawkv/rawkv_test.go TestColumnFamilyForClient', async () => {
    const { cluster, client } = await setUpRaw();
    const other = await connect(cluster, { raw: { columnFamily: 'write' } });
    await client.raw.put('key', 'in default');
    await other.raw.put('key', 'in write');
    expect(text(await client.raw.get('key'))).toBe('in default');
    expect(text(await other.raw.get('key'))).toBe('in write');
    await other.raw.delete('key');
    expect(await other.raw.get('key')).toBeUndefined();
    expect(text(await client.raw.get('key'))).toBe('in default');
  });

  test('client-go: rawkv/rawkv_test.go TestColumnFamilyForOptions', async () => {
    const { client } = await setUpRaw();
    const [one, two] = [{ columnFamily: 'default' }, { columnFamily: 'lock' }];
    await client.raw.put('key', '1', one);
    await client.raw.put('key', '2', two);
    await client.raw.batchPut([{ key: 'more', value: '3' }], two);
    expect(text(await client.raw.get('key', one))).toBe('1');
    expect(text(await client.raw.get('key', two))).toBe('2');
    expect((await client.raw.batchGet(['key', 'more'], one)).map(text)).toEqual(['1', undefined]);
    expect(shown(await client.raw.scan({}, two))).toEqual(['key=2', 'more=3']);
    await client.raw.deleteRange({}, two);
    expect(shown(await client.raw.scan({}, one))).toEqual(['key=1']);
    await expect(client.raw.get('key', { columnFamily: 'nonsense' })).rejects.toBeInstanceOf(ServerError);
  });

  test.each([1, 1024, 1025, 100_000])('client-go: rawkv/rawkv_test.go TestBatch with %i keys', async (count) => {
    const { client } = await setUpRaw({ regions: 4 });
    // Over all four regions, in no order.
    const pairs = Array.from({ length: count }, (_, i) => {
      const key = Buffer.alloc(8);
      key.writeUInt32BE(Math.imul(i, 0x9e3779b1) >>> 0);
      key.writeUInt32BE(i, 4);
      return { key, value: `v${i}` };
    });
    await client.raw.batchPut(pairs);
    const keys = pairs.map(({ key }) => key);
    expect((await client.raw.batchGet(keys)).map(text)).toEqual(pairs.map(({ value }) => value));
    await client.raw.batchDelete(keys);
    expect(await client.raw.scan({}, { limit: 1 })).toEqual([]);
  });

  test('client-go: rawkv/rawkv_test.go TestBatch with a region that splits meanwhile', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.get('warm');
    const pairs = Array.from({ length: 2000 }, (_, i) => ({ key: `k${String(i).padStart(4, '0')}`, value: `v${i}` }));
    for (const at of ['k0500', 'k1000', 'k1500']) await cluster.splitRegion(at);
    await client.raw.batchPut(pairs);
    expect(shown(await client.raw.scan({}))).toEqual(pairs.map(({ key, value }) => `${key}=${value}`));
    expect(client.debugSnapshot().retries.regionErrors).toMatchObject({ epochNotMatch: expect.any(Number) as number });
  });

  test('of several pairs with one key the last counts', async () => {
    const { client } = await setUpRaw({}, { raw: { batchPairs: 1 } });
    const pairs = Array.from({ length: 100 }, (_, i) => ({ key: `k${i % 3}`, value: `v${i}` }));
    await client.raw.batchPut(pairs);
    expect(shown(await client.raw.scan({}))).toEqual(['k0=v99', 'k1=v97', 'k2=v98']);
  });

  test('client-go: rawkv/rawkv_test.go TestScan', async () => {
    const { cluster, client } = await setUpRaw();
    const pairs = Array.from({ length: 20 }, (_, i) => ({ key: `k${String(i).padStart(2, '0')}`, value: `v${i}` }));
    await client.raw.batchPut(pairs);
    const lines = pairs.map(({ key, value }) => `${key}=${value}`);
    const check = async (): Promise<void> => {
      expect(shown(await client.raw.scan({ start: 'k' }, { limit: 20 }))).toEqual(lines);
      expect(shown(await client.raw.scan({ start: 'k05', end: 'k15' }, { limit: 4 }))).toEqual(lines.slice(5, 9));
      expect((await client.raw.scan({}, { keyOnly: true })).every(({ value }) => value.length === 0)).toBe(true);
      expect(shown(await client.raw.reverseScan({ end: 'k15' }, { limit: 4 }))).toEqual(
        lines.slice(11, 15).toReversed(),
      );
    };
    await check();
    await cluster.splitRegion('k07');
    await check();
    await cluster.splitRegion('k14');
    await check();
    await expect(client.raw.scan({}, { limit: 10_241 })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'limit',
    });
  });

  test('client-go: rawkv/rawkv_test.go TestDeleteRange', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.batchPut(Array.from({ length: 30 }, (_, i) => ({ key: `k${10 + i}`, value: 'v' })));
    await cluster.splitRegion('k20');
    await cluster.splitRegion('k30');
    await client.raw.deleteRange({ start: 'k15', end: 'k35' });
    const left = await client.raw.scan({}, { keyOnly: true });
    expect(left.map(({ key }) => text(key))).toEqual([10, 11, 12, 13, 14, 35, 36, 37, 38, 39].map((i) => `k${i}`));
    await expect(client.raw.deleteRange({ start: 'b', end: 'a' })).rejects.toBeInstanceOf(InvalidArgumentError);
  });

  test('client-go: rawkv/rawkv_test.go TestDeleteRangeEmptyKeysMultiRegion', async () => {
    const { cluster, client } = await setUpRaw();
    const fill = async (): Promise<void> =>
      client.raw.batchPut('abcdefgh'.split('').map((key) => ({ key, value: key })));
    await fill();
    for (const at of ['c', 'e', 'g']) await cluster.splitRegion(at);
    await client.raw.deleteRange({ end: 'd' });
    expect(shown(await client.raw.scan({}))).toEqual(['d=d', 'e=e', 'f=f', 'g=g', 'h=h']);
    await client.raw.deleteRange({ start: 'f' });
    expect(shown(await client.raw.scan({}))).toEqual(['d=d', 'e=e']);
    await fill();
    await client.raw.deleteRange({});
    expect(await client.raw.scan({})).toEqual([]);
  });

  test('client-go: rawkv/rawkv_test.go TestCompareAndSwap', async () => {
    const { cluster, client } = await setUpRaw({ regions: 2 }, { raw: { atomic: true } });
    const plain = await connect(cluster);
    await expect(plain.raw.compareAndSwap('k', { previous: undefined, value: 'v' })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'compareAndSwap',
    });
    // Of many that count up at once, every increment is applied exactly once.
    const increment = async (): Promise<void> => {
      for (;;) {
        const previous = await client.raw.get('counter');
        const value = String(Number(text(previous) ?? 0) + 1);
        if ((await client.raw.compareAndSwap('counter', { previous, value })).swapped) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, increment));
    expect(text(await client.raw.get('counter'))).toBe('20');
  });

  test('client-go: rawkv/rawkv_test.go TestRawChecksum', async () => {
    const { cluster, client } = await setUpRaw();
    const pairs = 'abcdef'.split('').map((key) => ({ key, value: key.repeat(9) }));
    await client.raw.batchPut(pairs);
    await cluster.splitRegion('c');
    const crc = createCrc64Xz();
    const sum = pairs.reduce((xor, { key, value }) => xor ^ crc(Buffer.from(key + value)), 0n);
    expect(await client.raw.checksum({})).toEqual({ crc64Xor: sum, totalKvs: 6n, totalBytes: 60n });
    const part = crc(Buffer.from(`b${'b'.repeat(9)}`)) ^ crc(Buffer.from(`c${'c'.repeat(9)}`));
    expect(await client.raw.checksum({ start: 'b', end: 'd' })).toEqual({
      crc64Xor: part,
      totalKvs: 2n,
      totalBytes: 20n,
    });
  });
});

describe('the client as a whole', () => {
  test('an API version that the cluster does not run is a ConfigError', async () => {
    const { cluster } = await setUpRaw({ enableTtl: true });
    const wrong = createTikvClient({ pd: cluster.pdEndpoints, apiVersion: 'v1' });
    await expect(wrong).rejects.toBeInstanceOf(ConfigError);
    await expect(wrong).rejects.toThrow("apiVersion: is 'v1', but the cluster runs 'v1ttl'");
    expect((await connect(cluster, { apiVersion: 'v1ttl' })).apiVersion).toBe('v1ttl');
  });

  test('API v1 keeps no TTL and is not asked for one', async () => {
    const { client } = await setUpRaw();
    await expect(client.raw.put('k', 'v', { ttlSeconds: 1 })).rejects.toMatchObject({ field: 'ttlSeconds' });
    await expect(client.raw.getKeyTtl('k')).rejects.toMatchObject({ field: 'getKeyTtl' });
  });

  test('two clients on two clusters know nothing of each other', async () => {
    const one = await setUpRaw();
    const two = await setUpRaw();
    await Promise.all([one.client.raw.put('k', 'one'), two.client.raw.put('k', 'two')]);
    expect(text(await one.client.raw.get('k'))).toBe('one');
    expect(text(await two.client.raw.get('k'))).toBe('two');
    void one.client.close();
    expect(text(await two.client.raw.get('k'))).toBe('two');
    await expect(one.client.raw.get('k')).rejects.toMatchObject({ code: 'CLOSED' });
    expect(one.client.clusterId).not.toBe(two.client.clusterId);
  });

  test('health reads from every store and says which one fails', async () => {
    const { cluster, client } = await setUpRaw({ regions: 3, electionTimeoutMs: 60_000 });
    const well = await client.health();
    expect(well.status).toBe('ok');
    expect(well.stores).toHaveLength(3);
    await cluster.stopStore(2n);
    const ill = await client.health({ timeoutMs: 1000 });
    expect(ill.status).toBe('degraded');
    expect(ill.stores.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual([2n]);
  });

  test('interceptors see attempts', async () => {
    const { cluster } = await setUpRaw();
    const seen: string[] = [];
    const client = await createTikvClient(
      { pd: cluster.pdEndpoints },
      {
        interceptors: [
          {
            name: 'record',
            intercept: async (call: RpcCall, next) => {
              seen.push(`${call.command.name} ${call.attempt}`);
              return next(call);
            },
          },
        ],
      },
    );
    onTestFinished(() => client.close());
    await client.raw.put('k', 'v');
    await client.raw.getKeyTtl('k').catch(() => undefined);
    expect(text(await client.raw.get('k'))).toBe('v');
    expect(seen).toEqual(['RawPut 1', 'RawGet 1']);
  });

  test('a walk through many regions looks them up together', async () => {
    const { cluster, client } = await setUpRaw();
    const keys = Array.from({ length: 60 }, (_, i) => `k${String(i).padStart(2, '0')}`);
    await client.raw.batchPut(keys.map((key) => ({ key, value: key })));
    for (const key of keys) await cluster.splitRegion(key);
    const fresh = await connect(cluster);
    expect((await fresh.raw.scan({ start: 'k' })).map(({ key }) => text(key))).toEqual(keys);
    expect((await fresh.raw.checksum({})).totalKvs).toBe(60n);
    expect(fresh.debugSnapshot().regions.lookups).toBeLessThan(6);
  });
});
