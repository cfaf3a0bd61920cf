import type { metapb } from '@tikv-client/kvproto';
import { ClosedError, PdError, TikvError } from '@tikv-client/errors';
import type { Clock, Logger, Random, Timer } from '@tikv-client/runtime';
import { boundedWait } from './load/bounded-wait.js';
import type { Flight } from './load/flights.js';
import { Flights } from './load/flights.js';
import { buildRegion } from './load/region-builder.js';
import type { RegionInfo, RegionLoader } from './loader.js';
import { clampBuckets } from './region/buckets.js';
import type { InvalidReason } from './region/invalid-reason.js';
import { keyToLatin1, latin1ToKey } from './region/key-order.js';
import type { Region } from './region/region.js';
import { sameVerId } from './region/region.js';
import { RegionIndex } from './region/region-index.js';
import type { RegionCacheOptions, ResolvedRegionCacheOptions } from './region-cache-options.js';
import { resolveRegionCacheOptions } from './region-cache-options.js';
import type { LivenessProbe, StoreSnapshot } from './store/store-cache.js';
import { StoreCache } from './store/store-cache.js';

export interface RegionCacheDeps {
  readonly loader: RegionLoader;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Absent: every store counts as reachable. */
  readonly probe?: LivenessProbe | undefined;
}

/** Bounds of one caller's wait for a region. Lookups are shared, so each caller brings its own. */
export interface LocateOptions {
  /** Absolute, on the monotonic scale of the clock. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after a lookup failed: waits and returns to try again, or throws to give up. Absent: the failure is thrown. */
  readonly retry?: ((reason: Error) => Promise<void>) | undefined;
}

export interface RegionCacheSnapshot {
  readonly regions: number;
  readonly lookupsInFlight: number;
  readonly lookups: number;
  readonly waiting: number;
  readonly stores: readonly StoreSnapshot[];
}

/** A group of keys of one region, with their positions in the caller's list. */
export interface KeyGroup {
  readonly region: Region;
  readonly indexes: readonly number[];
}

/**
 * Regions and stores of one cluster. Hits are answered at once and without a promise (`tryLocate`); misses wait for one
 * shared lookup per range of unknown keys.
 */
export class RegionCache {
  readonly stores: StoreCache;
  readonly index: RegionIndex;
  readonly #options: ResolvedRegionCacheOptions;
  readonly #loader: RegionLoader;
  readonly #clock: Clock;
  readonly #flights: Flights;
  readonly #idFlights = new Map<bigint, Promise<Region>>();
  readonly #abort = new AbortController();
  #waiting = 0;
  #lookups = 0;
  #collector: Timer | undefined;
  #closed = false;

  constructor(options: RegionCacheOptions, deps: RegionCacheDeps) {
    const resolved = resolveRegionCacheOptions(options);
    this.#options = resolved;
    this.#loader = deps.loader;
    this.#clock = deps.clock;
    this.#flights = new Flights(deps.clock, resolved.joinLookupMs);
    this.stores = new StoreCache(resolved, deps);
    this.index = new RegionIndex(
      { ttlMs: resolved.regionTtlMs, ttlJitterMs: resolved.regionTtlJitterMs, maxRegions: resolved.maxRegions },
      deps.random,
    );
    this.#scheduleCollector();
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Aborted by `close`, with a `ClosedError`. */
  get closing(): AbortSignal {
    return this.#abort.signal;
  }

  /** The cached region that holds `key`; undefined on a miss. Never asks anybody. */
  tryLocate(key: Uint8Array): Region | undefined {
    return this.index.locate(keyToLatin1(key), this.#clock.monotonic());
  }

  /** The cached region that holds the key just before `key`. */
  tryLocateEnd(key: Uint8Array): Region | undefined {
    return this.index.locateByEnd(keyToLatin1(key), this.#clock.monotonic());
  }

  async locateKey(key: Uint8Array, options: LocateOptions): Promise<Region> {
    const at = keyToLatin1(key);
    return this.#locate(
      options,
      () => this.index.locate(at, this.#clock.monotonic()),
      () => this.#flights.covering(at) ?? this.#loadKey(at, key),
      (region) => region.contains(at),
    );
  }

  /** The region that holds the key just before `key`; `key` must not be empty. */
  async locateEndKey(key: Uint8Array, options: LocateOptions): Promise<Region> {
    const at = keyToLatin1(key);
    return this.#locate(
      options,
      () => this.index.locateByEnd(at, this.#clock.monotonic()),
      () => this.#flights.coveringEnd(at) ?? this.#loadEndKey(at, key),
      (region) => region.containsByEnd(at),
    );
  }

  /** From the cache, else from the placement driver. */
  async locateById(id: bigint, options: LocateOptions): Promise<Region> {
    for (;;) {
      const hit = this.index.byId(id, this.#clock.monotonic());
      if (hit !== undefined) return hit;
      try {
        return await boundedWait(this.#loadById(id), this.#clock, options, this.#trouble);
      } catch (error) {
        await this.#afterFailure(error, options);
      }
    }
  }

  /** The regions that cover [start, end) without a gap, ascending; an empty end is the end of the key space. */
  async locateRange(startKey: Uint8Array, endKey: Uint8Array, options: LocateOptions): Promise<Region[]> {
    const end = keyToLatin1(endKey);
    const found: Region[] = [];
    let key = startKey;
    for (;;) {
      const region = await this.#locateForScan(key, options);
      found.push(region);
      if (region.end === '' || (end !== '' && region.end >= end)) return found;
      key = region.endKey;
    }
  }

  /** The regions that meet any of the sorted ranges, ascending and each once; unknown parts are asked for in bulk. */
  async batchLocate(
    ranges: readonly { readonly startKey: Uint8Array; readonly endKey: Uint8Array }[],
    options: LocateOptions,
  ): Promise<Region[]> {
    await this.#fillGaps(ranges, options);
    const found: Region[] = [];
    for (const { startKey, endKey } of ranges) {
      for (const region of await this.locateRange(startKey, endKey, options)) {
        if (found.at(-1) !== region) found.push(region);
      }
    }
    return found;
  }

  /**
   * Positions of `keys` by region, in the order of first appearance. `enter` is asked once per region entered; false leaves
   * that region's keys out.
   */
  async groupKeysByRegion(
    keys: readonly Uint8Array[],
    options: LocateOptions,
    enter: (region: Region) => boolean = () => true,
  ): Promise<KeyGroup[]> {
    const groups = new Map<Region, number[]>();
    const refused = new Set<Region>();
    for (const [i, key] of keys.entries()) {
      const region = this.tryLocate(key) ?? (await this.#locateForScan(key, options));
      const group = groups.get(region);
      if (group !== undefined) group.push(i);
      else if (!refused.has(region)) {
        if (enter(region)) groups.set(region, [i]);
        else refused.add(region);
      }
    }
    return [...groups].map(([region, indexes]) => ({ region, indexes }));
  }

  /** As `locateKey`; on a miss the regions that follow are fetched too, for callers that walk through the keys. */
  async locateForScan(key: Uint8Array, options: LocateOptions): Promise<Region> {
    return this.#locateForScan(key, options);
  }

  invalidate(region: Region, reason: InvalidReason): void {
    this.index.invalidate(region, reason);
  }

  /** Makes the peer the presumed leader. A peer that the region does not have invalidates the region. */
  updateLeader(region: Region, peerId: bigint): boolean {
    const index = region.indexOfPeer(peerId);
    if (index < 0) {
      this.invalidate(region, 'storeNotFound');
      return false;
    }
    region.leader = index;
    return true;
  }

  /**
   * Takes in the regions of an EpochNotMatch answer. The store that answered is presumed to lead them; buckets of the old
   * entry are kept. The old entry is invalid afterwards, unless exactly it is among them.
   */
  async onEpochNotMatch(region: Region, storeId: bigint, current: readonly metapb.Region[]): Promise<void> {
    let same = false;
    for (const meta of current) {
      // Many requests learn of one split at once: only the first answer is news.
      const known = this.index.byId(meta.id, this.#clock.monotonic());
      if (known !== undefined && known !== region && isSameEpoch(known, meta.regionEpoch)) continue;
      const leader = meta.peers.find((peer) => peer.storeId === storeId);
      const built = await buildRegion(
        { meta, leader, downPeers: [], pendingPeers: [], buckets: region.buckets },
        this.stores,
      );
      if (built === undefined) continue;
      if (sameVerId(built, region)) {
        same = true;
        continue;
      }
      this.#insert(built);
    }
    if (!same) this.invalidate(region, 'epochNotMatch');
  }

  /** The store has newer buckets than the entry. */
  onBucketVersionNotMatch(region: Region, version: bigint, keys: readonly Uint8Array[]): void {
    if ((region.buckets?.version ?? 0n) >= version) return;
    const buckets: metapb.Buckets = {
      regionId: region.id,
      version,
      keys: keys.map((key) => Buffer.from(key)),
      stats: undefined,
      periodInMs: 0n,
    };
    region.buckets = clampBuckets(buckets, region);
  }

  debugSnapshot(): RegionCacheSnapshot {
    return {
      regions: this.index.size,
      lookupsInFlight: this.#flights.size + this.#idFlights.size,
      lookups: this.#lookups,
      waiting: this.#waiting,
      stores: this.stores.snapshot(),
    };
  }

  close(): void {
    this.#closed = true;
    this.#abort.abort(new ClosedError('region cache'));
    this.#collector?.cancel();
    this.stores.close();
  }

  async #locate(
    options: LocateOptions,
    find: () => Region | undefined,
    flight: () => Flight,
    fits: (region: Region) => boolean,
  ): Promise<Region> {
    for (;;) {
      const hit = find();
      if (hit !== undefined) return hit;
      if (this.#closed) throw new ClosedError('region cache');
      this.#waiting += 1;
      try {
        const found = await boundedWait(flight().done, this.#clock, options, this.#trouble);
        // The cache may know something newer and have refused it: what was found is used all the same, and the store's
        // answer puts the matter right.
        const region = find() ?? found.find((one) => one.valid && fits(one));
        if (region !== undefined) return region;
      } catch (error) {
        await this.#afterFailure(error, options);
      } finally {
        this.#waiting -= 1;
      }
    }
  }

  async #locateForScan(key: Uint8Array, options: LocateOptions): Promise<Region> {
    const at = keyToLatin1(key);
    return this.#locate(
      options,
      () => this.index.locate(at, this.#clock.monotonic()),
      () => this.#flights.covering(at) ?? this.#scan(at, key),
      (region) => region.contains(at),
    );
  }

  async #afterFailure(error: unknown, options: LocateOptions): Promise<void> {
    options.signal?.throwIfAborted();
    const reason = error instanceof Error ? error : new Error(String(error));
    if (options.retry === undefined || this.#closed || isFinal(reason)) throw reason;
    if (this.#clock.monotonic() >= options.deadline) throw reason;
    await options.retry(reason);
  }

  #loadKey(at: string, key: Uint8Array): Flight {
    // Others wait as well and the last lookup did not answer them: they are spread over regions, so many are fetched.
    if (this.#waiting > 1) return this.#scan(at, key);
    const { start, end } = this.index.unknownRange(at);
    return this.#flights.start(start, end, async () => [await this.#fetch(key)]);
  }

  #scan(at: string, key: Uint8Array): Flight {
    const { end } = this.index.unknownRange(at);
    return this.#flights.start(at, end, async () => {
      this.#lookups += 1;
      const infos = await this.#loader.scanRegions(key, latin1ToKey(end), this.#options.scanRegions, this.#bounds());
      const found: Region[] = [];
      for (const info of infos) {
        const region = await this.#accept(info);
        if (region !== undefined) found.push(region);
      }
      return found.some((region) => region.contains(at)) ? found : [await this.#fetch(key)];
    });
  }

  #loadEndKey(at: string, key: Uint8Array): Flight {
    const covering = this.index.peekByEnd(at);
    const { start, end } = covering ?? { start: '', end: at };
    return this.#flights.start(start, end, async () => {
      const region = await this.#fetch(key);
      if (region.containsByEnd(at)) return [region];
      this.#lookups += 1;
      const info = await this.#loader.getPrevRegion(key, this.#bounds());
      const previous = info === undefined ? undefined : await this.#accept(info);
      if (previous?.containsByEnd(at) !== true) throw noRegion('no region before the key');
      return [previous];
    });
  }

  #loadById(id: bigint): Promise<Region> {
    let load = this.#idFlights.get(id);
    if (load === undefined) {
      load = this.#fetchById(id).finally(() => this.#idFlights.delete(id));
      load.catch(() => undefined);
      this.#idFlights.set(id, load);
    }
    return load;
  }

  async #fetchById(id: bigint): Promise<Region> {
    this.#lookups += 1;
    const info = await this.#loader.getRegionById(id, this.#bounds());
    const region = info === undefined ? undefined : await this.#accept(info);
    if (region === undefined) throw noRegion(`region ${id} is not known`);
    return region;
  }

  async #fetch(key: Uint8Array): Promise<Region> {
    this.#lookups += 1;
    const info = await this.#loader.getRegion(key, this.#bounds());
    const region = info === undefined ? undefined : await this.#accept(info);
    if (region === undefined) {
      throw noRegion(info === undefined ? 'no region for the key' : 'the region has no usable peer');
    }
    // Asked again at once it would most likely say the same.
    if (!region.contains(keyToLatin1(key)))
      throw noRegion(`the answer is region ${region.id}, which does not hold the key`);
    return region;
  }

  async #fillGaps(
    ranges: readonly { readonly startKey: Uint8Array; readonly endKey: Uint8Array }[],
    options: LocateOptions,
  ): Promise<void> {
    const now = this.#clock.monotonic();
    const unknown = ranges.filter(({ startKey }) => this.index.locate(keyToLatin1(startKey), now) === undefined);
    if (unknown.length < 2) return;
    for (let i = 0; i < unknown.length; i += rangesPerScan) {
      this.#lookups += 1;
      const part = unknown.slice(i, i + rangesPerScan);
      const work = this.#loader.batchScanRegions(part, this.#options.scanRegions, this.#bounds());
      try {
        for (const info of await boundedWait(work, this.#clock, options, this.#trouble)) await this.#accept(info);
      } catch (error) {
        // Whatever is still missing is looked up range by range.
        await this.#afterFailure(error, options);
      }
    }
  }

  async #accept(info: RegionInfo): Promise<Region | undefined> {
    const region = await buildRegion(info, this.stores);
    if (region !== undefined) this.#insert(region);
    return region;
  }

  #insert(region: Region): void {
    const known = this.index.peek(region.start);
    const result = this.index.insert(region, this.#clock.monotonic());
    if (!result.inserted || known === undefined || known.id !== region.id) return;
    if (known.invalidReason === 'noLeader') region.leader = (known.leader + 1) % region.replicas.length;
    const kept = known.buckets;
    if (kept !== undefined && kept.version > (region.buckets?.version ?? 0n)) {
      region.buckets = clampBuckets(kept, region);
    }
  }

  readonly #trouble = (): Error =>
    this.#loader.trouble ?? new PdError({ kind: 'unreachable', message: 'no answer to the lookup yet' });

  #bounds(): { readonly timeoutMs: number; readonly signal: AbortSignal; readonly needBuckets: boolean } {
    return { timeoutMs: this.#options.loadTimeoutMs, signal: this.#abort.signal, needBuckets: true };
  }

  #scheduleCollector(): void {
    const { collectIntervalMs, collectRegions } = this.#options;
    if (collectIntervalMs === 0) return;
    this.#collector = this.#clock.setTimer(collectIntervalMs, () => {
      this.index.collect(this.#clock.monotonic(), collectRegions);
      this.#scheduleCollector();
    });
    this.#collector.unref();
  }
}

function isSameEpoch(region: Region, epoch: metapb.RegionEpoch | undefined): boolean {
  return epoch !== undefined && region.version === epoch.version && region.confVer === epoch.confVer;
}

function noRegion(message: string): PdError {
  return new PdError({ kind: 'regionNotFound', message });
}

/** Failures that another lookup cannot heal. */
function isFinal(reason: Error): boolean {
  return reason instanceof TikvError && finalCodes.has(reason.code);
}
const finalCodes: ReadonlySet<string> = new Set(['CLUSTER_MISMATCH', 'CONFIG', 'INVALID_ARGUMENT', 'CLOSED']);

/** client-go asks for at most 16 × 128 ranges at once. */
const rangesPerScan = 2048;

/** A region cache over `loader`. Close it to stop its timers. */
export function createRegionCache(options: RegionCacheOptions, deps: RegionCacheDeps): RegionCache {
  return new RegionCache(options, deps);
}
