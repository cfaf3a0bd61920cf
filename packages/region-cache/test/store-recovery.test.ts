import { metapb } from '@tikv-client/kvproto';
import { SeededRandom, SimulatedClock, silentLogger } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { createRegionCache } from '../src/index.js';
import type { RegionLoader } from '../src/index.js';
import { info } from './regions.js';

describe('a store that has moved while the placement driver did not know', () => {
  test('is asked for again soon, and then more and more rarely', async () => {
    const clock = new SimulatedClock();
    let address = 'old:1';
    const lookups: number[] = [];
    const unused = (): never => {
      throw new Error('not needed here');
    };
    const loader: RegionLoader = {
      getRegion: async () => Promise.resolve(info({ id: 1n, stores: 1 })),
      getPrevRegion: unused,
      getRegionById: unused,
      scanRegions: unused,
      batchScanRegions: unused,
      getAllStores: unused,
      getStore: async (id) => {
        lookups.push(Math.round(clock.monotonic() / 1000));
        return Promise.resolve(metapb.Store.fromPartial({ id, address }));
      },
    };
    const cache = createRegionCache(
      { collectIntervalMs: 0 },
      {
        loader,
        clock,
        random: new SeededRandom(1),
        logger: silentLogger,
        probe: async () => Promise.resolve('unreachable'),
      },
    );
    const found = await clock.runUntil(cache.locateKey(Buffer.from('k'), { deadline: 10_000 }));
    const store = found?.leaderReplica?.store;
    if (store === undefined) throw new Error('no store');
    lookups.length = 0;
    await clock.runUntil(cache.stores.probeAfterFailure(store, 10_000));
    await clock.advance(17_500);
    expect(lookups).toEqual([0, 1, 3, 7, 12, 17]);
    expect(store.liveness).toBe('unreachable');
    address = 'new:1';
    await clock.advance(5000);
    expect(store.address).toBe('new:1');
    cache.close();
    expect(clock.pendingTimers).toBe(0);
  });
});
