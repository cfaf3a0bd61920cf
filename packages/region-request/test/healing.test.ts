import { ClosedError, DeadlineExceededError } from '@tikv-client/errors';
import { commands } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import type { SendOptions } from '../src/index.js';
import { regroup } from '../src/index.js';
import type { Reply, Seen } from './scripted-cluster.js';
import { ScriptedCluster } from './scripted-cluster.js';

function setUp() {
  const cluster = new ScriptedCluster();
  const { cache, requester } = cluster.create();
  const get = async (key: string, options: Partial<SendOptions> = {}) =>
    requester.send(
      commands.RawGet,
      { context: undefined, key: Buffer.from(key), cf: '' },
      { deadline: cluster.clock.monotonic() + 5000, ...options, key: Buffer.from(key) },
      () => 'served',
    );
  const outcome = async <T>(call: Promise<T>): Promise<T | Error> =>
    cluster.clock.runUntil(call.catch((error: unknown) => error as Error)) as Promise<T | Error>;
  return { cluster, cache, requester, get, outcome };
}

/** Region 1 has lost its left half, says so, and does not say to whom; the placement driver has not heard of it. */
function halfTheNews(cluster: ScriptedCluster): (seen: Seen) => Reply | undefined {
  cluster.freezePd();
  cluster.split(1n, 'm', 2n);
  const right = cluster.regions.filter(({ meta }) => meta.id === 1n).map(({ meta }) => meta);
  return ({ context }) =>
    context.regionEpoch?.version === 1n ? { regionError: { epochNotMatch: { currentRegions: right } } } : undefined;
}

describe('while the placement driver lags behind the stores', () => {
  test('a gap that the news of a store leave is asked for with growing pauses', async () => {
    const { cluster, get, outcome } = setUp();
    cluster.respond = halfTheNews(cluster);
    expect(await outcome(get('b'))).toBeInstanceOf(DeadlineExceededError);
    expect(cluster.lookups.length).toBeGreaterThan(5);
    expect(cluster.lookups.length).toBeLessThan(40);
  });

  test('so it is for the batches of a job', async () => {
    const { cluster, requester, outcome } = setUp();
    cluster.respond = halfTheNews(cluster);
    const job = requester.sendShards({
      count: 3,
      key: (index) => Buffer.from(`b${index}`),
      bytes: () => 1,
      maxItems: 10,
      maxBytes: 100,
      deadline: 5000,
      send: async (_indexes, context) =>
        requester.sendToRegion(
          commands.RawBatchGet,
          { context: undefined, keys: [], cf: '' },
          context,
          () => undefined,
        ),
    });
    expect(await outcome(job)).toBeInstanceOf(DeadlineExceededError);
    expect(cluster.lookups.length).toBeLessThan(40);
  });

  test('the news of a whole split cost no pause', async () => {
    const { cluster, get, outcome } = setUp();
    await outcome(get('b'));
    const start = cluster.clock.monotonic();
    cluster.split(1n, 'm', 2n);
    expect(await outcome(get('b'))).toBe('served');
    expect(cluster.clock.monotonic() - start).toBeLessThanOrEqual(2);
  });
});

describe('closing', () => {
  test('ends calls in their pauses at once', async () => {
    const { cluster, cache, get, outcome } = setUp();
    cluster.respond = () => ({ regionError: { serverIsBusy: { reason: 'full' } } });
    const own = new AbortController();
    const calls = [get('a', { deadline: Infinity }), get('b', { deadline: Infinity, signal: own.signal })];
    const settled = calls.map(async (call) => call.catch((error: unknown) => error));
    await cluster.clock.advance(500);
    const before = cluster.clock.monotonic();
    cache.close();
    for (const call of settled) expect(await outcome(call)).toBeInstanceOf(ClosedError);
    expect(cluster.clock.monotonic()).toBe(before);
    expect(cluster.clock.pendingTimers).toBe(0);
  });
});

describe('a store that moves while requests are on their way to it', () => {
  test('a late StoreNotMatch closes the connections it came over, not those to the new address', async () => {
    const { cluster, cache, requester, outcome, get } = setUp();
    await outcome(get('a'));
    const region = cache.tryLocate(Buffer.from('a'));
    if (region === undefined) throw new Error('not located');
    cluster.respond = () => ({ regionError: { storeNotMatch: { requestStoreId: 1n, actualStoreId: 9n } } });
    cluster.latencyMs = 20;
    const late = requester.sendToRegion(
      commands.RawBatchGet,
      { context: undefined, keys: [], cf: '' },
      { region, deadline: 5000 },
      () => 'served',
    );
    cluster.addresses.set(1n, 'moved:1');
    const store = region.leaderReplica?.store;
    if (store !== undefined) cache.stores.check(store);
    expect(await outcome(late)).toBe(regroup);
    expect(store?.address).toBe('moved:1');
    expect(cluster.closed).toEqual([{ address: 'store-1:1', version: Infinity }]);
  });
});
