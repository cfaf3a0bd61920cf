import { describe, expect, test } from 'vitest';
import { createCrc64Xz } from './crc64-xz.js';
import { setUpRaw, shown, text } from './raw-setup.js';

const many = Array.from({ length: 20_480 }, (_, i) => ({ key: `key@${i}`, value: `value@${i}` }));

describe('client-go: integration_tests/raw/api_test.go TestAPI', () => {
  test('client-go: integration_tests/raw/api_test.go TestSimple', async () => {
    const { client } = await setUpRaw();
    await client.raw.put('test_simple/key', 'value');
    expect(text(await client.raw.get('test_simple/key'))).toBe('value');
    await client.raw.delete('test_simple/key');
    expect(await client.raw.get('test_simple/key')).toBeUndefined();
  });

  test('client-go: integration_tests/raw/api_test.go TestScan', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.batchPut(many);
    await cluster.splitRegion('key@4096');
    const ascending = many.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const expected = ascending.map(({ key, value }) => `${key}=${value}`);
    const scanned = shown(await client.raw.scan({ start: 'key@' }, { limit: 10_240 }));
    expect(scanned).toEqual(expected.slice(0, 10_240));
    const iterated: string[] = [];
    for await (const pair of client.raw.scanIterator({ start: 'key@' })) iterated.push(...shown([pair]));
    expect(iterated).toEqual(expected);
  });

  test('client-go: integration_tests/raw/api_test.go TestReverseScan', async () => {
    const { client } = await setUpRaw();
    for (let i = 0; i < 10; i += 1) await client.raw.put(`key:${i}`, `value:${i}`);
    const pairs = await client.raw.reverseScan({ start: 'key:', end: 'key;' }, { limit: 5 });
    expect(shown(pairs)).toEqual([9, 8, 7, 6, 5].map((i) => `key:${i}=value:${i}`));
    const keys: string[] = [];
    for await (const { key, value } of client.raw.reverseScanIterator({ end: 'key:5' }, { keyOnly: true })) {
      expect(value).toHaveLength(0);
      keys.push(Buffer.from(key).toString());
    }
    expect(keys).toEqual([4, 3, 2, 1, 0].map((i) => `key:${i}`));
  });

  test('client-go: integration_tests/raw/api_test.go TestBatchOp', async () => {
    const { client } = await setUpRaw();
    await client.raw.batchPut([
      { key: 'k1', value: 'v1' },
      { key: 'k2', value: 'v2' },
    ]);
    expect((await client.raw.batchGet(['k2', 'absent', 'k1'])).map(text)).toEqual(['v2', undefined, 'v1']);
    await client.raw.batchDelete(['k1', 'k2']);
    expect(await client.raw.batchGet(['k1', 'k2'])).toEqual([undefined, undefined]);
  });

  test('client-go: integration_tests/raw/api_test.go TestCAS', async () => {
    const { client } = await setUpRaw({}, { raw: { atomic: true } });
    const swap = async (previous: string | undefined, value: string) => {
      const result = await client.raw.compareAndSwap('key', { previous, value });
      return { ...result, previous: text(result.previous) };
    };
    expect(await swap(undefined, 'hello world')).toEqual({ swapped: true, previous: undefined });
    expect(await swap('hello', 'world')).toEqual({ swapped: false, previous: 'hello world' });
    expect(text(await client.raw.get('key'))).toBe('hello world');
    expect(await swap('hello world', 'world')).toEqual({ swapped: true, previous: 'hello world' });
    expect(text(await client.raw.get('key'))).toBe('world');
    expect(await swap(undefined, 'again')).toEqual({ swapped: false, previous: 'world' });
  });

  test('client-go: integration_tests/raw/api_test.go TestTTL', async () => {
    const { client } = await setUpRaw({ enableTtl: true });
    expect(client.apiVersion).toBe('v1ttl');
    await client.raw.put('key', 'value', { ttlSeconds: 2 });
    expect(await client.raw.getKeyTtl('key')).toBeLessThanOrEqual(2n);
    await client.raw.put('forever', 'value');
    expect(await client.raw.getKeyTtl('forever')).toBe(0n);
    expect(await client.raw.getKeyTtl('absent')).toBeUndefined();
    await client.raw.batchPut(
      [
        { key: 'b1', value: 'v', ttlSeconds: 500 },
        { key: 'b2', value: 'v' },
      ],
      { ttlSeconds: 900n },
    );
    expect(await client.raw.getKeyTtl('b1')).toBeLessThanOrEqual(500n);
    expect(await client.raw.getKeyTtl('b2')).toBeGreaterThan(800n);
    await expect.poll(async () => client.raw.get('key'), { timeout: 5000 }).toBeUndefined();
    expect(await client.raw.getKeyTtl('key')).toBeUndefined();
  });

  test('client-go: integration_tests/raw/api_test.go TestDeleteRange', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.batchPut(many);
    await cluster.splitRegion('key@4096');
    await client.raw.deleteRange({ start: 'key@', end: 'key@~' });
    expect(await client.raw.scan({})).toEqual([]);
  });

  test('client-go: integration_tests/raw/api_test.go TestRawChecksum', async () => {
    const { cluster, client } = await setUpRaw();
    const some = many.slice(0, 1000);
    await client.raw.batchPut(some);
    await cluster.splitRegion('key@4');
    const crc = createCrc64Xz();
    let crc64Xor = 0n;
    let totalBytes = 0n;
    for (const { key, value } of some) {
      crc64Xor ^= crc(Buffer.from(key + value));
      totalBytes += BigInt(key.length + value.length);
    }
    expect(await client.raw.checksum({ start: 'key', end: 'kez' })).toEqual({ crc64Xor, totalKvs: 1000n, totalBytes });
    expect(await client.raw.checksum({ start: 'x', end: 'x' })).toEqual({ crc64Xor: 0n, totalKvs: 0n, totalBytes: 0n });
  });

  test('client-go: integration_tests/raw/api_test.go TestEmptyValue', async () => {
    const { client } = await setUpRaw({}, { raw: { atomic: true } });
    await client.raw.put('key', '');
    expect(await client.raw.get('key')).toEqual(new Uint8Array(0));
    expect(await client.raw.batchGet(['key', 'absent'])).toEqual([new Uint8Array(0), undefined]);
    const swapped = await client.raw.compareAndSwap('key', { previous: '', value: 'full' });
    expect(swapped).toEqual({ swapped: true, previous: new Uint8Array(0) });
    expect((await client.raw.compareAndSwap('key', { previous: 'full', value: '' })).swapped).toBe(true);
    expect(shown(await client.raw.scan({}))).toEqual(['key=']);
  });
});
