import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { put, text, withTxn } from './txn-setup.js';

describe('scans of a transaction', () => {
  test('equal those of a model: own writes, leftover locks, page and region borders, limits, both ways', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const random = new SeededRandom(5);
        const some = (): string => `${'`abc'.charAt(random.below(4))}${random.below(6)}`;
        const model = new Map<string, string>();
        for (let i = 0; i < 14; i += 1) model.set(some(), `old${i}`);
        await put(client, Object.fromEntries(model));
        // A dead transaction leaves locks on every border of a region and in between.
        const dead = await other.begin();
        for (const key of ['`5', 'a0', 'a5', 'b0', 'b3', 'c0', some(), some()]) dead.put(key, 'never');
        await setup.dieAfterPrewrite(dead);
        await setup.sleep(4000);
        for (let round = 0; round < 12; round += 1) {
          const txn = await client.begin();
          const seen = new Map(model);
          for (let i = 0; i < 8; i += 1) {
            const key = some();
            if (random.below(2) === 0) {
              txn.delete(key);
              seen.delete(key);
            } else {
              txn.put(key, `own${i}`);
              seen.set(key, `own${i}`);
            }
          }
          const [start = '', end = ''] = [some(), some()].sort();
          const inside = [...seen].filter(([key]) => key >= start && key < end).sort(([a], [b]) => (a < b ? -1 : 1));
          const limit = 1 + random.below(6);
          const plain = (pairs: readonly { key: Uint8Array; value: Uint8Array }[]): unknown[] =>
            pairs.map(({ key, value }) => [text(key), text(value)]);
          const downwards = inside.toReversed();
          expect(plain(await txn.scan({ start, end }, { limit }))).toEqual(inside.slice(0, limit));
          expect(plain(await txn.reverseScan({ start, end }, { limit }))).toEqual(downwards.slice(0, limit));
          expect(plain(await collected(txn.scanIterator({ start, end })))).toEqual(inside);
          expect(plain(await collected(txn.reverseScanIterator({ start, end })))).toEqual(downwards);
          const keys = [some(), some(), some(), start, start];
          expect((await txn.batchGet(keys)).map(text)).toEqual(keys.map((key) => seen.get(key)));
          await txn.rollback();
        }
      },
      { txn: { scanPagePairs: 2, batchGetKeys: 2 } },
    ));
});

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}
