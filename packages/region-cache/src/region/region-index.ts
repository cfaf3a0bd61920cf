import type { Random } from '@tikv-client/runtime';
import sortedBtree from 'sorted-btree';
import type { InvalidReason } from './invalid-reason.js';
import type { Region } from './region.js';
import { isEpochStale } from './region.js';

// The package is CommonJS: as an ES module its default export is the whole module object, bundled to CommonJS it is the class.
type BTreeClass = typeof sortedBtree;
const BTree: BTreeClass = (sortedBtree as unknown as { readonly default?: BTreeClass }).default ?? sortedBtree;

export interface RegionIndexOptions {
  /** Life of an entry that is not accessed. */
  readonly ttlMs: number;
  /** Added to each expiry, uniform in [0, ttlJitterMs). */
  readonly ttlJitterMs: number;
  /** Entries beyond this number are dropped, those nearest to the collector's cursor first. */
  readonly maxRegions: number;
}

/** What became of a region that was offered to the index. */
export type InsertResult =
  | { readonly inserted: true; readonly displaced: readonly Region[] }
  | { readonly inserted: false; readonly refused: 'olderVersion' | 'overlapsNewer'; readonly by: Region };

/**
 * Regions by key and by id. Pure: time comes in as `now` (milliseconds on the monotonic scale), randomness as `Random`.
 *
 * Invalid entries stay until something newer displaces them: their boundaries tell which keys one reload will answer, and
 * the reason of their end tells where the successor starts.
 */
export class RegionIndex {
  readonly #options: RegionIndexOptions;
  readonly #random: Random;
  readonly #byStart = new BTree<string, Region>(undefined, compareStrings);
  readonly #byId = new Map<bigint, Region>();
  readonly #found: [string, Region] | [] = [];
  #last: Region | undefined = undefined;
  #cursor = '';

  constructor(options: RegionIndexOptions, random: Random) {
    this.#options = options;
    this.#random = random;
  }

  get size(): number {
    return this.#byStart.size;
  }

  /** The usable region that holds `key` (latin1). A hit prolongs the entry's life. */
  locate(key: string, now: number): Region | undefined {
    const last = this.#last;
    const region = last !== undefined && last.contains(key) ? last : this.peek(key);
    if (region === undefined || !this.#usable(region, now)) return undefined;
    this.#last = region;
    return region;
  }

  /** The usable region that holds the key just before `key` (empty: the end of the key space). */
  locateByEnd(key: string, now: number): Region | undefined {
    const region = this.peekByEnd(key);
    return region !== undefined && this.#usable(region, now) ? region : undefined;
  }

  /** The entry that covers `key`, usable or not. */
  peek(key: string): Region | undefined {
    const region = this.#floor(key);
    return region?.contains(key) ? region : undefined;
  }

  peekByEnd(key: string): Region | undefined {
    const pair = key === '' ? this.#maxPair() : this.#byStart.nextLowerPair(key);
    const region = pair?.[1];
    return region?.containsByEnd(key) ? region : undefined;
  }

  byId(id: bigint, now: number): Region | undefined {
    const region = this.#byId.get(id);
    return region !== undefined && this.#usable(region, now) ? region : undefined;
  }

  /**
   * The widest range around `key` about which nothing certain is known: the range of the unusable entry that covers it, or
   * the gap between its neighbours. Concurrent misses within one such range wait for one lookup.
   */
  unknownRange(key: string): { readonly start: string; readonly end: string } {
    const below = this.#floor(key);
    if (below?.contains(key)) return { start: below.start, end: below.end };
    const above = this.#byStart.nextHigherPair(key)?.[1];
    return { start: below === undefined ? '' : below.end, end: above === undefined ? '' : above.start };
  }

  /**
   * Takes a region in. Refused when the same region is known with a newer version or configuration, or when it overlaps a
   * region with a newer version. Older overlapping entries are removed.
   */
  insert(region: Region, now: number): InsertResult {
    const known = this.#byId.get(region.id);
    if (known !== undefined && (known.version > region.version || known.confVer > region.confVer)) {
      return { inserted: false, refused: 'olderVersion', by: known };
    }
    const overlapping = this.overlapping(region.start, region.end);
    const newer = overlapping.find((other) => other.version > region.version);
    if (newer !== undefined) return { inserted: false, refused: 'overlapsNewer', by: newer };
    for (const other of overlapping) this.remove(other);
    if (known !== undefined) this.remove(known);
    region.expiresAt = this.#expiry(now);
    this.#byStart.set(region.start, region);
    this.#byId.set(region.id, region);
    if (this.#byStart.size > this.#options.maxRegions) this.#evict(region);
    return { inserted: true, displaced: known === undefined ? overlapping : [...new Set([known, ...overlapping])] };
  }

  /** Entries that meet [start, end), ascending, usable or not. */
  overlapping(start: string, end: string, limit = Infinity): Region[] {
    const found: Region[] = [];
    const below = this.#floor(start);
    if (below?.overlaps(start, end)) found.push(below);
    let pair = this.#byStart.nextHigherPair(start);
    while (pair !== undefined && found.length < limit && (end === '' || pair[0] < end)) {
      found.push(pair[1]);
      pair = this.#byStart.nextHigherPair(pair[0]);
    }
    return found;
  }

  remove(region: Region): void {
    if (this.#byStart.get(region.start) === region) this.#byStart.delete(region.start);
    if (this.#byId.get(region.id) === region) this.#byId.delete(region.id);
    if (this.#last === region) this.#last = undefined;
  }

  /** The region is not handed out any more; the first reason stays. */
  invalidate(region: Region, reason: InvalidReason): void {
    if (region.invalidReason === 'ok') region.invalidReason = reason;
    if (this.#last === region) this.#last = undefined;
  }

  /**
   * One round of the collector over at most `limit` entries in key order: drops expired and invalid ones, lets entries
   * whose stores have failed run out, and makes delayed reloads ready. Returns the number of entries dropped.
   */
  collect(now: number, limit: number): number {
    let dropped = 0;
    let pair = this.#byStart.getPairOrNextHigher(this.#cursor);
    for (let i = 0; i < limit && pair !== undefined; i += 1) {
      const [start, region] = pair;
      if (!region.valid || region.expiresAt <= now) {
        this.remove(region);
        dropped += 1;
      } else {
        if (region.replicas.some((replica) => isEpochStale(replica) || replica.store.liveness !== 'reachable')) {
          region.flags.expireAfterTtl = true;
        }
        if (region.flags.delayedReload) {
          region.flags.delayedReload = false;
          region.flags.reloadReady = true;
        }
      }
      pair = this.#byStart.nextHigherPair(start);
    }
    this.#cursor = pair?.[0] ?? '';
    return dropped;
  }

  #usable(region: Region, now: number): boolean {
    if (region.invalidReason !== 'ok') return false;
    const { flags } = region;
    if (flags.reloadOnAccess || flags.reloadReady || region.expiresAt <= now) return false;
    if (!flags.expireAfterTtl && region.expiresAt <= now + this.#options.ttlMs) region.expiresAt = this.#expiry(now);
    return true;
  }

  #expiry(now: number): number {
    return now + this.#options.ttlMs + this.#random.next() * this.#options.ttlJitterMs;
  }

  #floor(key: string): Region | undefined {
    // The pair array is reused: this is the path of every request.
    const pair = this.#byStart.getPairOrNextLower(key, this.#found as [string, Region]);
    return pair?.[1];
  }

  #maxPair(): [string, Region] | undefined {
    const max = this.#byStart.maxKey();
    const region = max === undefined ? undefined : this.#byStart.get(max);
    return max === undefined || region === undefined ? undefined : [max, region];
  }

  #evict(keep: Region): void {
    const pair = this.#byStart.getPairOrNextHigher(this.#cursor) ?? this.#byStart.getPairOrNextHigher('');
    const victim = pair?.[1] === keep ? this.#byStart.nextHigherPair(keep.start)?.[1] : pair?.[1];
    if (victim !== undefined) this.remove(victim);
  }
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
