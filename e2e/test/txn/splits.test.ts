import { encodeBytes } from '@tikv-client/codec';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const lookUps = ['GetRegion', 'GetPrevRegion', 'GetRegionByID', 'ScanRegions', 'BatchScanRegions'];

describe('client-go: integration_tests/split_test.go', () => {
  test('TestSplitBatchGet: keys that were grouped for one region are read though it has been split', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      await put(client, { aa: '1', ab: '2', ac: '3' });
      const txn = await client.begin();
      setup.sent.length = 0;
      await cluster.splitRegion(encodeBytes(Buffer.from('ab')));
      expect((await txn.batchGet(['aa', 'ab', 'ac'])).map(text)).toEqual(['1', '2', '3']);
      // The first attempt went to what the client took for the region of all three.
      const asked = setup.requests<{ keys: Uint8Array[] }>('KvBatchGet').map(({ keys }) => keys.map(text));
      expect(asked).toEqual([['aa', 'ab', 'ac'], ['aa'], ['ab', 'ac']]);
    }));

  test('TestBatchGetUsingAsyncAPI: several regions, a split under way, a lock and a lost answer', async () =>
    withTxn(async ({ client, other, cluster, setup }) => {
      const read = async (): Promise<(string | undefined)[]> => values(client, 'aa', 'ab', 'ac');
      await put(client, { aa: 'a', ac: 'c' });
      await cluster.splitRegion(encodeBytes(Buffer.from('ab')));
      expect(await read()).toEqual(['a', undefined, 'c']);
      setup.sent.length = 0;
      expect(await read()).toEqual(['a', undefined, 'c']);
      expect(setup.requests('KvBatchGet').length).toBe(2);

      await cluster.splitRegion(encodeBytes(Buffer.from('ac')));
      setup.sent.length = 0;
      expect(await read()).toEqual(['a', undefined, 'c']);
      expect(setup.requests('KvBatchGet').length).toBe(4);

      const dead = await other.begin();
      dead.put('aa', 'never');
      await setup.dieAfterPrewrite(dead);
      setup.sent.length = 0;
      expect(await read()).toEqual(['a', undefined, 'c']);
      expect(setup.requests('KvCheckTxnStatus').length).toBeGreaterThan(0);

      const lost = cluster.addFault({ method: 'KvBatchGet', on: 'reply', action: 'drop', times: 1 });
      expect(await read()).toEqual(['a', undefined, 'c']);
      expect(lost.taken).toBe(1);
    }));

  test('TestStaleEpoch: a store tells what became of a region, and the placement driver is not asked', async () =>
    withTxn(async ({ client, other, cluster }) => {
      await put(client, { aa: 'a', ac: 'c' });
      await cluster.splitRegion(encodeBytes(Buffer.from('ab')));
      const faults = lookUps.map((method) => cluster.addFault({ method, on: 'request', action: 'drop' }));
      const txn = await client.begin();
      expect(text(await txn.get('aa', { timeoutMs: 1000 }))).toBe('a');
      expect(text(await txn.get('ac', { timeoutMs: 1000 }))).toBe('c');
      expect(faults.map(({ taken }) => taken)).toEqual(lookUps.map(() => 0));
      // One that has no regions yet has to ask.
      const stranger = await other.begin();
      expect(await failure(stranger.get('aa', { timeoutMs: 500 }))).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    }));
});
