import { describe, expect, test } from 'vitest';
import { setUpRaw, shown, text } from './raw-setup.js';

const odd = ['k1', 'k3', 'k5', 'k7'].map((key) => ({ key, value: key.replace('k', 'v') }));
const all = odd.map(({ key, value }) => `${key}=${value}`);

describe('client-go: integration_tests/raw/api_mock_test.go TestRawKV', () => {
  test('client-go: integration_tests/raw/api_mock_test.go TestSimple', async () => {
    const { client } = await setUpRaw();
    expect(await client.raw.get('key')).toBeUndefined();
    await client.raw.put('key', 'value');
    expect(text(await client.raw.get('key'))).toBe('value');
    await client.raw.delete('key');
    expect(await client.raw.get('key')).toBeUndefined();
    await client.raw.put('key', '');
    expect(await client.raw.get('key')).toEqual(new Uint8Array(0));
  });

  test('client-go: integration_tests/raw/api_mock_test.go TestRawBatch', async () => {
    const { cluster, client } = await setUpRaw({}, { raw: { batchBytes: 16 * 1024 } });
    const pairs = Array.from({ length: 5000 }, (_, i) => ({ key: `key${i}`, value: `value${i}` }));
    const keys = pairs.map(({ key }) => key);
    expect(await client.raw.batchGet(keys)).toEqual(keys.map(() => undefined));
    await cluster.splitRegion(`key${pairs.length / 2}`);
    await client.raw.batchPut(pairs);
    expect((await client.raw.batchGet(keys)).map(text)).toEqual(pairs.map(({ value }) => value));
    await client.raw.batchDelete(keys);
    expect(await client.raw.batchGet(keys)).toEqual(keys.map(() => undefined));
  });

  test('client-go: integration_tests/raw/api_mock_test.go TestSplit', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.put('k1', 'v1');
    await client.raw.put('k3', 'v3');
    await cluster.splitRegion('k2');
    expect(text(await client.raw.get('k1'))).toBe('v1');
    expect(text(await client.raw.get('k3'))).toBe('v3');
  });

  test('client-go: integration_tests/raw/api_mock_test.go TestScan', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.batchPut(odd);
    const check = async (): Promise<void> => {
      const cases: readonly [start: string, end: string | undefined, limit: number, expected: string[]][] = [
        ['', undefined, 1, all.slice(0, 1)],
        ['k1', undefined, 2, all.slice(0, 2)],
        ['', undefined, 10, all],
        ['k2', undefined, 2, all.slice(1, 3)],
        ['k2', undefined, 3, all.slice(1)],
        ['', 'k1', 1, []],
        ['k1', 'k3', 2, all.slice(0, 1)],
        ['k1', 'k5', 10, all.slice(0, 2)],
        ['k1', 'k5\0', 10, all.slice(0, 3)],
        ['k5\0', 'k5\0\0', 10, []],
      ];
      for (const [start, end, limit, expected] of cases) {
        expect(shown(await client.raw.scan({ start, end }, { limit }))).toEqual(expected);
      }
    };
    await check();
    await cluster.splitRegion('k2');
    await check();
    await cluster.splitRegion('k5');
    await check();
  });

  test('client-go: integration_tests/raw/api_mock_test.go TestReverseScan', async () => {
    const { cluster, client } = await setUpRaw();
    await client.raw.batchPut(odd);
    const down = all.toReversed();
    const check = async (): Promise<void> => {
      const cases: readonly [upper: string, lower: string, limit: number, expected: string[]][] = [
        ['z', '', 1, down.slice(0, 1)],
        ['z', '', 2, down.slice(0, 2)],
        ['z', '', 10, down],
        ['k2', '', 10, down.slice(3)],
        ['k6', '', 2, down.slice(1, 3)],
        ['k5', '', 1, down.slice(2, 3)],
        ['k5\0', '', 1, down.slice(1, 2)],
        ['k6', '', 3, down.slice(1)],
        ['z', 'k3', 10, down.slice(0, 3)],
        ['k7', 'k3\0', 10, down.slice(1, 2)],
      ];
      for (const [end, start, limit, expected] of cases) {
        expect(shown(await client.raw.reverseScan({ start, end }, { limit }))).toEqual(expected);
      }
      // client-go returns nothing for an empty upper bound; here it means from the last key on.
      expect(shown(await client.raw.reverseScan({}, { limit: 10 }))).toEqual(down);
      expect(shown(await client.raw.reverseScan({ start: 'k5' }, { limit: 10 }))).toEqual(down.slice(0, 2));
    };
    await check();
    await cluster.splitRegion('k2');
    await check();
    await cluster.splitRegion('k5');
    await check();
  });

  test('client-go: integration_tests/raw/api_mock_test.go TestDeleteRange', async () => {
    const { cluster, client } = await setUpRaw();
    const data = new Map<string, string>();
    for (const letter of 'abcd') {
      for (let digit = 0; digit <= 9; digit += 1) data.set(`${letter}${digit}`, `v${letter}${digit}`);
    }
    await client.raw.batchPut([...data].map(([key, value]) => ({ key, value })));
    for (const at of ['b', 'c', 'd']) await cluster.splitRegion(at);
    const check = async (): Promise<void> => {
      expect(shown(await client.raw.scan({}))).toEqual([...data].map(([key, value]) => `${key}=${value}`));
    };
    await check();
    const ranges: readonly [start: string, end: string][] = [
      ['b', 'c0'],
      ['c11', 'c12'],
      ['d0', 'd0'],
      ['c5', 'd5'],
      ['a', 'z'],
    ];
    for (const [start, end] of ranges) {
      await client.raw.deleteRange({ start, end });
      for (const key of data.keys()) if (key >= start && key < end) data.delete(key);
      await check();
    }
    expect(data.size).toBe(0);
  });
});
