import { describe, expect, test } from 'vitest';
import type { BatchContext, ShardJob } from '../src/index.js';
import { regroup } from '../src/index.js';
import { ScriptedCluster } from './scripted-cluster.js';

function setUp(splits: string[], keys: string[], over: Partial<ShardJob> = {}) {
  const cluster = new ScriptedCluster(splits);
  const { cache, requester } = cluster.create();
  const batches: { region: bigint; keys: string[] }[] = [];
  let running = 0;
  let most = 0;
  const job: ShardJob = {
    count: keys.length,
    key: (index) => Buffer.from(keys[index] ?? ''),
    bytes: (index) => keys[index]?.length ?? 0,
    maxItems: 10,
    maxBytes: 1000,
    concurrency: 3,
    deadline: 20_000,
    send: async (indexes, { region }) => {
      most = Math.max(most, (running += 1));
      await cluster.clock.sleep(5);
      running -= 1;
      batches.push({ region: region.id, keys: indexes.map((index) => keys[index] ?? '') });
      return undefined;
    },
    ...over,
  };
  const run = async (changed: Partial<ShardJob> = {}): Promise<unknown> =>
    cluster.clock.runUntil(requester.sendShards({ ...job, ...changed }).catch((error: unknown) => error));
  return { cluster, cache, batches, run, most: () => most };
}

const keys = Array.from({ length: 95 }, (_, i) => `k${String((i * 37) % 95).padStart(2, '0')}`);

describe('sendShards', () => {
  test('every item once, in batches of one region, of bounded count, within the window', async () => {
    const { batches, run, most } = setUp(['k20', 'k50'], keys);
    expect(await run()).toBeUndefined();
    expect(batches.flatMap((batch) => batch.keys).sort()).toEqual(keys.toSorted());
    for (const batch of batches) {
      expect(batch.keys.length).toBeLessThanOrEqual(10);
      const region = (key: string): bigint => (key < 'k20' ? 1n : key < 'k50' ? 2n : 3n);
      expect(new Set(batch.keys.map(region))).toEqual(new Set([batch.region]));
    }
    expect(most()).toBe(3);
  });

  test('bytes bound a batch, and an item above the bound travels alone', async () => {
    const { batches, run } = setUp([], ['a', 'bb', 'c'.repeat(50), 'dd', 'e'], { maxBytes: 3 });
    await run();
    expect(batches.map((batch) => batch.keys.map((key) => key.length))).toEqual([[1, 2], [50], [2, 1]]);
  });

  test('skipped items are left out, and none at all is no work', async () => {
    const { batches, run } = setUp([], ['a', 'b', 'c'], { skip: (index) => index === 1 });
    await run();
    expect(batches.map((batch) => batch.keys)).toEqual([['a', 'c']]);
    await run({ skip: () => true });
    expect(batches).toHaveLength(1);
  });

  test('a region that keeps splitting is regrouped until every item is sent, without recursion', async () => {
    const sent: string[] = [];
    const setup = setUp([], keys, { maxItems: 100 });
    let splits = 0;
    const send = async (indexes: readonly number[], { region }: BatchContext): Promise<unknown> => {
      await setup.cluster.clock.sleep(1);
      const mine = indexes.map((index) => keys[index] ?? '').sort();
      const middle = mine[Math.floor(mine.length / 2)];
      if (mine.length > 1 && middle !== undefined && middle !== mine[0]) {
        splits += 1;
        setup.cluster.split(region.id, middle, BigInt(1000 + splits));
        setup.cache.invalidate(region, 'epochNotMatch');
        return regroup;
      }
      sent.push(...mine);
      return undefined;
    };
    expect(await setup.run({ send })).toBeUndefined();
    expect(sent.sort()).toEqual(keys.toSorted());
    expect(splits).toBe(94);
  });

  test('independent batches go on past the failure of another, which is thrown behind the last', async () => {
    const setup = setUp(['k20', 'k50'], keys);
    const failure = new Error('no');
    let started = 0;
    let ended = 0;
    const send = async (_indexes: readonly number[], { signal }: BatchContext): Promise<unknown> => {
      started += 1;
      if (started === 1) throw failure;
      await setup.cluster.clock.sleep(100, signal);
      ended += 1;
      return undefined;
    };
    expect(await setup.run({ send, independent: true })).toBe(failure);
    expect(started).toBeGreaterThan(2);
    expect(ended).toBe(started - 1);
  });

  test('the first failure stops the job and ends what is under way', async () => {
    const setup = setUp(['k20', 'k50'], keys);
    const failure = new Error('no');
    let aborted = 0;
    let started = 0;
    const send = async (_indexes: readonly number[], { signal }: BatchContext): Promise<unknown> => {
      started += 1;
      if (started === 2) throw failure;
      try {
        await setup.cluster.clock.sleep(10_000, signal);
      } finally {
        if (signal?.aborted === true) aborted += 1;
      }
      return undefined;
    };
    expect(await setup.run({ send })).toBe(failure);
    expect(aborted).toBe(started - 1);
    expect(started).toBeLessThanOrEqual(3);
  });

  test("the caller's abort comes back as its reason", async () => {
    const abort = new AbortController();
    const reason = new Error('stop');
    const setup = setUp([], keys);
    setup.cluster.clock.setTimer(7, () => abort.abort(reason));
    const send = async (_indexes: readonly number[], { signal }: BatchContext): Promise<unknown> =>
      setup.cluster.clock.sleep(10_000, signal);
    expect(await setup.run({ signal: abort.signal, send })).toBe(reason);
  });
});
