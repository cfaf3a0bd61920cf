import { ClosedError, DeadlineExceededError } from '@tikv-client/errors';
import { metapb } from '@tikv-client/kvproto';
import { SeededRandom, SimulatedClock, silentLogger } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import type { Liveness, RegionInfo, RegionLoader } from '../src/index.js';
import { compareEpochs, createRegionCache, keyToLatin1, locateBucket } from '../src/index.js';
import { info, meta, region } from './regions.js';

function setUp(regions: RegionInfo[] = [info({ id: 1n })]) {
  const clock = new SimulatedClock();
  const world = {
    clock,
    regions,
    lookups: [] as string[],
    failures: [] as Error[],
    /** So many lookups are never answered. */
    stuck: 0,
    addresses: new Map([1n, 2n, 3n].map((id) => [id, `store-${id}:1`])),
    liveness: 'reachable' as Liveness,
    probes: 0,
    storeLookups: 0,
  };
  const look = async <T>(what: string, find: () => T): Promise<T> => {
    world.lookups.push(what);
    if (world.stuck-- > 0) await new Promise(() => {});
    await clock.sleep(10);
    const failure = world.failures.shift();
    if (failure !== undefined) throw failure;
    return find();
  };
  const at = (key: string): RegionInfo | undefined =>
    world.regions.findLast((one) => keyToLatin1(one.meta.startKey) <= key);
  const loader: RegionLoader = {
    getRegion: async (key) => look(`get ${keyToLatin1(key)}`, () => at(keyToLatin1(key))),
    getPrevRegion: async (key) =>
      look(`prev ${keyToLatin1(key)}`, () =>
        world.regions.findLast((one) => keyToLatin1(one.meta.startKey) < keyToLatin1(key)),
      ),
    getRegionById: async (id) => look(`id ${id}`, () => world.regions.find((one) => one.meta.id === id)),
    scanRegions: async (start, _end, limit) =>
      look(`scan ${keyToLatin1(start)}`, () => {
        const first = world.regions.findIndex((one) => one === at(keyToLatin1(start)));
        return world.regions.slice(first, first + limit);
      }),
    batchScanRegions: async (ranges) => look(`batch ${ranges.length}`, () => world.regions),
    getStore: async (id) => {
      world.storeLookups += 1;
      const address = world.addresses.get(id);
      return Promise.resolve(address === undefined ? undefined : metapb.Store.fromPartial({ id, address }));
    },
    getAllStores: async () => Promise.resolve([]),
  };
  const probe = async (): Promise<Liveness> => {
    world.probes += 1;
    await clock.sleep(5);
    return world.liveness;
  };
  const cache = createRegionCache(
    { collectIntervalMs: 0, scanRegions: 4 },
    { loader, clock, random: new SeededRandom(1), logger: silentLogger, probe },
  );
  const options = { deadline: 10_000 };
  const locate = async (key: string) => cache.locateKey(Buffer.from(key, 'latin1'), options);
  return { ...world, world, cache, locate, options };
}

const letters = 'abcdefghijklmnop'.split('');
const many = (): RegionInfo[] =>
  letters.map((letter, i) => info({ id: BigInt(i + 1), start: i === 0 ? '' : letter, end: letters[i + 1] ?? '' }));

describe('coalesced lookups', () => {
  test('misses within one unknown range share one lookup', async () => {
    const { clock, cache, locate, lookups } = setUp();
    const found = await clock.runUntil(Promise.all(Array.from({ length: 1000 }, async (_, i) => locate(`k${i}`))));
    expect(new Set(found)).toEqual(new Set([cache.tryLocate(Buffer.from('k'))]));
    expect(lookups).toEqual(['get k0']);
  });

  test('a lookup that has been out for long is not joined any more', async () => {
    const { clock, cache, lookups, world } = setUp();
    world.stuck = 1;
    const key = Buffer.from('k');
    const early = cache.locateKey(key, { deadline: 2000 }).catch((error: unknown) => error);
    await clock.advance(499);
    const joined = cache.locateKey(key, { deadline: 2000 }).catch((error: unknown) => error);
    expect(lookups).toHaveLength(1);
    await clock.advance(1);
    const late = await clock.runUntil(cache.locateKey(key, { deadline: 2000 }));
    expect(late?.id).toBe(1n);
    expect(clock.monotonic()).toBeLessThan(600);
    expect(lookups).toHaveLength(2);
    for (const one of [early, joined]) expect(await clock.runUntil(one)).toBeInstanceOf(DeadlineExceededError);
  });

  test('a lookup elsewhere does not wait', async () => {
    const { clock, locate, lookups } = setUp(many());
    await clock.runUntil(locate('h'));
    const start = clock.monotonic();
    await clock.runUntil(Promise.all([locate('b'), locate('m')]));
    expect(clock.monotonic() - start).toBe(10);
    expect(lookups).toHaveLength(3);
  });

  test('a failed lookup fails every waiter, each by its own rules', async () => {
    const { clock, cache, world } = setUp();
    world.failures = [new Error('pd is away')];
    const key = Buffer.from('k');
    const retried: string[] = [];
    const brave = cache.locateKey(key, {
      deadline: 10_000,
      retry: async (reason) => {
        retried.push(reason.message);
        await clock.sleep(1);
      },
    });
    const meek = cache.locateKey(key, { deadline: 10_000 }).catch((error: unknown) => error);
    expect(await clock.runUntil(meek)).toMatchObject({ message: 'pd is away' });
    expect((await clock.runUntil(brave))?.id).toBe(1n);
    expect(retried).toEqual(['pd is away']);
  });

  test('each waiter keeps its own deadline and signal', async () => {
    const { clock, cache } = setUp();
    const key = Buffer.from('k');
    const abort = new AbortController();
    const reason = new Error('enough');
    const early = cache.locateKey(key, { deadline: 3 }).catch((error: unknown) => error);
    const gone = cache.locateKey(key, { deadline: 10_000, signal: abort.signal }).catch((error: unknown) => error);
    const patient = cache.locateKey(key, { deadline: 10_000 });
    await clock.advance(4);
    abort.abort(reason);
    const late = await clock.runUntil(early);
    expect(late).toBeInstanceOf(DeadlineExceededError);
    expect((late as DeadlineExceededError).attempts.map((attempt) => attempt.reason.message)).toEqual([
      'PD: no answer to the lookup yet',
    ]);
    expect(await clock.runUntil(gone)).toBe(reason);
    expect((await clock.runUntil(patient))?.id).toBe(1n);
  });

  test('closing ends waiting lookups', async () => {
    const { clock, cache, locate } = setUp();
    cache.close();
    expect(await clock.runUntil(locate('k').catch((error: unknown) => error))).toBeInstanceOf(ClosedError);
  });
});

describe('lookups', () => {
  test('by the key before, by id, over ranges', async () => {
    const { clock, cache, options, lookups } = setUp(many());
    expect((await clock.runUntil(cache.locateEndKey(Buffer.from('c'), options)))?.start).toBe('b');
    expect((await clock.runUntil(cache.locateEndKey(Buffer.from('cc'), options)))?.start).toBe('c');
    expect((await clock.runUntil(cache.locateById(9n, options)))?.start).toBe('i');
    expect((await clock.runUntil(cache.locateById(9n, options)))?.start).toBe('i');
    const range = await clock.runUntil(cache.locateRange(Buffer.from('b'), Buffer.from('jj'), options));
    expect(range?.map((one) => one.start).join('')).toBe('bcdefghij');
    expect(lookups.filter((what) => what.startsWith('id'))).toHaveLength(1);
    const ranges = [
      ['a', 'b'],
      ['k', 'l'],
      ['n', 'o'],
    ].map(([start = '', end = '']) => {
      return { startKey: Buffer.from(start), endKey: Buffer.from(end) };
    });
    const batch = await clock.runUntil(cache.batchLocate(ranges, options));
    expect(batch?.map((one) => one.start)).toEqual(['', 'k', 'n']);
    expect(lookups.filter((what) => what.startsWith('batch'))).toHaveLength(1);
  });

  test('keys are grouped by region, and a filter is asked once per region', async () => {
    const { clock, cache, options } = setUp(many());
    const keys = ['b1', 'c1', 'b2', 'd1', 'c2'].map((key) => Buffer.from(key));
    const asked: string[] = [];
    const groups = await clock.runUntil(
      cache.groupKeysByRegion(keys, options, (one) => {
        asked.push(one.start);
        return one.start !== 'c';
      }),
    );
    expect(groups?.map(({ region: one, indexes }) => [one.start, indexes])).toEqual([
      ['b', [0, 2]],
      ['d', [3]],
    ]);
    expect(asked).toEqual(['b', 'c', 'd']);
  });

  test('down peers, stores that are gone and witnesses are no replicas; without a leader the first peer is the guess', async () => {
    const its = meta({ id: 1n, stores: 5 });
    const witness = its.peers[3];
    if (witness !== undefined) witness.isWitness = true;
    const { clock, locate, world } = setUp([
      { meta: its, leader: undefined, downPeers: its.peers.slice(0, 1), pendingPeers: [], buckets: undefined },
    ]);
    world.addresses.set(4n, 'store-4:1');
    const found = await clock.runUntil(locate('k'));
    expect(found?.replicas.map(({ store }) => store.id)).toEqual([2n, 3n]);
    expect(found?.leader).toBe(0);
    expect(found?.flags.expireAfterTtl).toBe(true);
  });

  test('an older answer than what is cached is used for once and not kept', async () => {
    const { clock, cache, locate, world } = setUp([info({ id: 1n, version: 9n })]);
    const known = await clock.runUntil(locate('k'));
    if (known === undefined) throw new Error('unreachable');
    cache.invalidate(known, 'other');
    world.regions.splice(0, 1, info({ id: 1n, version: 8n }));
    expect((await clock.runUntil(locate('k')))?.version).toBe(8n);
    expect(cache.index.peek('k')?.version).toBe(9n);
  });
});

describe('answers that do not help', () => {
  test('a region without the key is a failure, retried with the pauses of the caller and not at once', async () => {
    const { clock, cache, world } = setUp([info({ id: 1n, start: 'a', end: 'b' })]);
    let pauses = 0;
    const retry = async (reason: Error): Promise<void> => {
      pauses += 1;
      expect(reason.message).toContain('does not hold the key');
      await clock.sleep(100);
    };
    const found = cache.locateKey(Buffer.from('k'), { deadline: 1000, retry }).catch((error: unknown) => error);
    expect(await clock.runUntil(found)).toBeInstanceOf(Error);
    expect(pauses).toBeGreaterThan(3);
    expect(world.lookups.length).toBeLessThan(12);
    cache.close();
  });

  test("a lookup that fails after its caller has gone is nobody's rejection", async () => {
    const { clock, cache, world, options } = setUp();
    world.failures.push(new Error('late'));
    const ranges = ['a', 'b'].map((key) => ({ startKey: Buffer.from(key), endKey: Buffer.from(`${key}z`) }));
    const reason = new Error('enough');
    const call = cache.batchLocate(ranges, { ...options, signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBe(reason);
    await clock.advance(100);
    expect(world.lookups).toEqual(['batch 2']);
    cache.close();
  });
});

describe('epochs, leaders and buckets', () => {
  test('an answer is empty, behind, or news', () => {
    const ours = { id: 1n, confVer: 3n, version: 3n };
    expect(compareEpochs(ours, [])).toBe('empty');
    expect(compareEpochs(ours, [meta({ id: 1n, version: 2n, confVer: 3n })])).toBe('ahead');
    expect(compareEpochs(ours, [meta({ id: 1n, version: 3n, confVer: 2n })])).toBe('ahead');
    expect(compareEpochs(ours, [meta({ id: 1n, version: 4n, confVer: 3n }), meta({ id: 2n, version: 4n })])).toBe(
      'newer',
    );
  });

  test('the regions of an answer replace the old one, led by the store that answered', async () => {
    const { clock, cache, locate, lookups } = setUp();
    const old = await clock.runUntil(locate('k'));
    if (old === undefined) throw new Error('unreachable');
    const current = [meta({ id: 2n, end: 'm', version: 2n }), meta({ id: 1n, start: 'm', version: 2n })];
    await clock.runUntil(cache.onEpochNotMatch(old, 3n, current));
    expect(old.invalidReason).toBe('epochNotMatch');
    const left = cache.tryLocate(Buffer.from('a'));
    expect(left).toMatchObject({ id: 2n, version: 2n });
    expect(left?.leaderReplica?.store.id).toBe(3n);
    expect(cache.tryLocate(Buffer.from('z'))?.id).toBe(1n);
    expect(lookups).toHaveLength(1);
  });

  test('a leader that the region does not have invalidates it', () => {
    const { cache } = setUp();
    const one = region({ id: 1n });
    cache.index.insert(one, 0);
    expect(cache.updateLeader(one, 13n)).toBe(true);
    expect(one.leaderReplica?.store.id).toBe(3n);
    expect(cache.updateLeader(one, 99n)).toBe(false);
    expect(one.invalidReason).toBe('storeNotFound');
  });

  test('buckets are clamped to the region, and gaps fall back to its borders', () => {
    const { cache } = setUp();
    const one = region({ id: 1n, start: 'b', end: 'm' });
    cache.onBucketVersionNotMatch(
      one,
      2n,
      ['a', 'd', 'f', 'z'].map((key) => Buffer.from(key)),
    );
    expect(one.buckets?.keys.map((key) => keyToLatin1(key))).toEqual(['b', 'd', 'f', 'm']);
    cache.onBucketVersionNotMatch(one, 1n, []);
    expect(one.buckets?.version).toBe(2n);
    const shown = (key: string): string => {
      const { startKey, endKey } = locateBucket(one, Buffer.from(key));
      return `${keyToLatin1(startKey)}-${keyToLatin1(endKey)}`;
    };
    expect([shown('b'), shown('e'), shown('l')]).toEqual(['b-d', 'd-f', 'f-m']);
    one.buckets = {
      regionId: 1n,
      version: 3n,
      keys: ['d', 'f'].map((key) => Buffer.from(key)),
      stats: undefined,
      periodInMs: 0n,
    };
    expect([shown('c'), shown('e'), shown('g')]).toEqual(['b-d', 'd-f', 'f-m']);
  });
});

describe('stores', () => {
  test('failures at once share one probe and count once; recovery probes each second and ends when the store answers', async () => {
    const { clock, cache, locate, world } = setUp();
    const found = await clock.runUntil(locate('k'));
    const store = found?.leaderReplica?.store;
    if (store === undefined) throw new Error('unreachable');
    world.liveness = 'unreachable';
    await clock.runUntil(
      Promise.all(Array.from({ length: 20 }, async () => cache.stores.probeAfterFailure(store, 9000))),
    );
    expect(store).toMatchObject({ liveness: 'unreachable', failEpoch: 1, slow: true });
    const before = world.probes;
    await clock.advance(3500);
    expect(world.probes - before).toBe(3);
    world.liveness = 'reachable';
    await clock.advance(1100);
    expect(store).toMatchObject({ liveness: 'reachable', slow: false });
    expect(clock.pendingTimers).toBe(0);
  });

  test('a store that has moved is reachable at once under its new address', async () => {
    const { clock, cache, locate, world } = setUp();
    const store = (await clock.runUntil(locate('k')))?.leaderReplica?.store;
    if (store === undefined) throw new Error('unreachable');
    world.liveness = 'unreachable';
    world.addresses.set(1n, 'elsewhere:1');
    await clock.runUntil(cache.stores.probeAfterFailure(store, 9000));
    await clock.settle();
    expect(store).toMatchObject({ address: 'elsewhere:1', liveness: 'reachable' });
    cache.close();
    expect(clock.pendingTimers).toBe(0);
  });

  test('a store that PD does not know any more is buried', async () => {
    const { clock, cache, locate, world } = setUp();
    const store = (await clock.runUntil(locate('k')))?.leaderReplica?.store;
    if (store === undefined) throw new Error('unreachable');
    world.addresses.delete(1n);
    cache.stores.check(store);
    await clock.settle();
    expect(store).toMatchObject({ state: 'tombstone', failEpoch: 1 });
    cache.close();
  });
});
