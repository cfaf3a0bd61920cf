import { systemClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { connect, startCluster } from '../hostile/on-sockets.js';
import { textOf } from '../hostile/simulated.js';

/** Keys over the whole key space, in no order. */
function scattered(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => {
    const key = Buffer.alloc(8);
    key.writeUInt32BE(Math.imul(i, 0x9e3779b1) >>> 0);
    key.writeUInt32BE(i, 4);
    return key;
  });
}

describe('batches', () => {
  test.each([1024, 1025, 100_000])(
    '%i keys across regions that split and move their leaders meanwhile',
    async (count) => {
      const cluster = await startCluster({ regions: 4 });
      const client = await connect(cluster);
      const keys = scattered(count);
      let going = true;
      let splits = 0;
      const storm = async (): Promise<void> => {
        for (let i = 1; going && i < 12; i++) {
          await cluster.splitRegion(Uint8Array.of((i * 97) % 256, 77));
          splits += 1;
          for (const { id, leaderStoreId, storeIds } of cluster.regions().slice(i % 3, (i % 3) + 2)) {
            const target = storeIds.find((one) => one !== leaderStoreId);
            if (target !== undefined) cluster.transferLeader(id, target);
          }
          await new Promise<void>((resolve) => systemClock.nextTurn(resolve));
        }
      };
      const stormed = storm();
      await client.raw.batchPut(keys.map((key, i) => ({ key, value: `v${i}` })));
      const values = await client.raw.batchGet(keys);
      going = false;
      await stormed;
      expect(splits).toBeGreaterThan(0);
      expect(values.length).toBe(count);
      expect(values.findIndex((value, i) => textOf(value) !== `v${i}`)).toBe(-1);
      await client.raw.batchDelete(keys);
      expect(await client.raw.scan({}, { limit: 1 })).toEqual([]);
    },
  );

  test('big values: 7 MiB each, and more of them in one call than fit one message', async () => {
    const cluster = await startCluster({ regions: 2 });
    const client = await connect(cluster);
    const value = (i: number): Uint8Array => new Uint8Array(7 * 1024 * 1024).fill(i + 1);
    const keys = [0, 1, 2, 3].map((i) => Uint8Array.of(i * 60, 1));
    await client.raw.batchPut(keys.map((key, i) => ({ key, value: value(i) })));
    const read = await client.raw.batchGet(keys);
    read.forEach((bytes, i) => expect(Buffer.compare(bytes ?? new Uint8Array(0), value(i))).toBe(0));
    const scanned = await client.raw.scan({});
    expect(scanned.map((pair) => pair.value.length)).toEqual([1, 1, 1, 1].map(() => 7 * 1024 * 1024));
  });
});
