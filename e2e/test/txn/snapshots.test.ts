import { encodeBytes } from '@tikv-client/codec';
import type { TikvClient, TxnPair } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Simulated, textOf } from '../hostile/simulated.js';

const border = (key: string): Uint8Array => encodeBytes(Buffer.from(key));
const name = (n: number): string => `k${String(n).padStart(4, '0')}`;

async function setUp(
  count: number,
  splits: readonly number[],
  txn: object = {},
): Promise<{ on: Simulated; client: TikvClient }> {
  const on = await Simulated.start({ stores: 3 });
  const client = await on.client({ txn });
  onTestFinished(async () => on.run(client.close()));
  await on.run(
    client.runTransaction(async (own) => {
      for (let i = 0; i < count; i += 1) own.put(name(i), `v${i}`);
      return Promise.resolve();
    }),
  );
  await on.run(client.txn.backgroundIdle());
  for (const split of splits) await on.run(on.cluster.splitRegion(border(name(split))));
  return { on, client };
}

const shown = (pairs: readonly TxnPair[]): string[] => pairs.map(({ key, value }) => `${textOf(key)}=${textOf(value)}`);

async function collect(iterator: AsyncIterable<TxnPair>): Promise<TxnPair[]> {
  const pairs: TxnPair[] = [];
  for await (const pair of iterator) pairs.push(pair);
  return pairs;
}

describe('snapshots', () => {
  test('client-go: integration_tests/scan_test.go TestScan: any number of pairs around the size of a page, both ways, through splits', async () => {
    const { on, client } = await setUp(40, [7, 16, 31], { scanPagePairs: 5 });
    const all = Array.from({ length: 40 }, (_, i) => `${name(i)}=v${i}`);
    const snapshot = await on.run(client.snapshot());
    for (const limit of [1, 4, 5, 6, 16, 40, 100]) {
      expect(shown(await on.run(snapshot.scan({}, { limit })))).toEqual(all.slice(0, limit));
      expect(shown(await on.run(snapshot.reverseScan({}, { limit })))).toEqual(all.toReversed().slice(0, limit));
    }
    expect(shown(await on.run(collect(snapshot.scanIterator({ start: name(3), end: name(33) }))))).toEqual(
      all.slice(3, 33),
    );
    expect(shown(await on.run(collect(snapshot.reverseScanIterator({ end: name(20) }))))).toEqual(
      all.slice(0, 20).toReversed(),
    );
    const keys = await on.run(snapshot.scan({ start: name(38) }, { keyOnly: true }));
    expect(shown(keys)).toEqual([`${name(38)}=`, `${name(39)}=`]);
  });

  test('client-go: integration_tests/snapshot_test.go TestBatchGet, TestBatchGetNotExist: hundreds of keys in small requests', async () => {
    const { on, client } = await setUp(300, [50, 100, 150], { batchGetKeys: 20 });
    const keys = Array.from({ length: 320 }, (_, i) => name(319 - i));
    const values = await on.run((await on.run(client.snapshot())).batchGet(keys));
    expect(values.map(textOf)).toEqual(keys.map((_, i) => (i < 20 ? undefined : `v${319 - i}`)));
  });

  test('are not moved by later writes, read what is theirs, and agree with a cache-less one', async () => {
    const { on, client } = await setUp(3, [1]);
    const before = await on.run(client.snapshot());
    expect(textOf(await on.run(before.get(name(0))))).toBe('v0');
    const { timestamp } = before;
    await on.run(
      client.runTransaction(async (txn) => {
        txn.put(name(0), 'later');
        txn.delete(name(1));
        txn.put('x', 'new');
        return Promise.resolve();
      }),
    );
    const again = await on.run(client.snapshot({ timestamp, cache: false }));
    for (const snapshot of [before, again]) {
      expect(shown(await on.run(snapshot.scan({})))).toEqual(['k0000=v0', 'k0001=v1', 'k0002=v2']);
      expect((await on.run(snapshot.batchGet([name(1), 'x']))).map(textOf)).toEqual(['v1', undefined]);
    }
    const after = await on.run(client.snapshot());
    expect(shown(await on.run(after.reverseScan({})))).toEqual(['x=new', 'k0002=v2', 'k0000=later']);
    const newest = await on.run(client.snapshot({ timestamp: 2n ** 64n - 1n }));
    expect(textOf(await on.run(newest.get(name(0))))).toBe('later');
  });

  test('client-go: integration_tests/snapshot_test.go TestRCRead: read committed does not look at locks', async () => {
    const { on, client } = await setUp(1, []);
    const fault = on.cluster.addFault({ method: 'KvCommit', on: 'request', action: 'drop' });
    const writer = await on.run(client.begin());
    writer.put(name(0), 'in doubt');
    const committing = writer.commit({ timeoutMs: 3000 }).catch(() => undefined);
    await on.clock.advance(500);
    expect(on.cluster.locks()).toHaveLength(1);
    const snapshot = await on.run(client.snapshot({ isolation: 'RC' }));
    expect(textOf(await on.run(snapshot.get(name(0))))).toBe('v0');
    expect(snapshot.debugSnapshot().locksPassed).toBe(0);
    fault.remove();
    await on.run(committing);
  });

  test('client-go: oracle/oracles/pd_test.go TestValidateReadTS: the future is refused', async () => {
    const { on, client } = await setUp(1, []);
    const { timestamp } = await on.run(client.snapshot());
    await expect(on.run(client.snapshot({ timestamp: timestamp + (1_000_000n << 18n) }))).rejects.toMatchObject({
      code: 'FUTURE_TIMESTAMP',
    });
  });
});

describe('a transaction over its snapshot', () => {
  test('client-go: internal/unionstore/union_store_test.go TestUnionStoreSeek, TestUnionStoreIterReverse: its writes lie over what is stored, and deletions hide it, both ways', async () => {
    const { on, client } = await setUp(6, [2, 4], { scanPagePairs: 2 });
    const txn = await on.run(client.begin());
    txn.put(name(1), 'own');
    txn.delete(name(3));
    txn.put('k0003x', 'between');
    txn.put('zz', 'last');
    const wanted = ['k0000=v0', 'k0001=own', 'k0002=v2', 'k0003x=between', 'k0004=v4', 'k0005=v5', 'zz=last'];
    expect(shown(await on.run(txn.scan({})))).toEqual(wanted);
    expect(shown(await on.run(collect(txn.scanIterator({}))))).toEqual(wanted);
    expect(shown(await on.run(txn.reverseScan({}, { limit: 3 })))).toEqual(wanted.toReversed().slice(0, 3));
    expect(shown(await on.run(collect(txn.reverseScanIterator({}))))).toEqual(wanted.toReversed());
    await on.run(txn.rollback());
  });
});
