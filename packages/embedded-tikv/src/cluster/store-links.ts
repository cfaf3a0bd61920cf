import type { Clock, Random } from '@tikv-client/runtime';
import type { metapb } from '@tikv-client/kvproto';
import type { PeerMessage, RegionPeer } from '../region/region-peer.js';
import type { ReadGuard, ReadIndex } from '../store/replica-reads.js';

/** What links carry messages to: a store, seen from its neighbours. */
export interface LinkedStore {
  readonly id: bigint;
  readonly running: boolean;
  /** The store's peer of the region; a new empty one if it has none. */
  ensurePeer(region: metapb.Region): RegionPeer;
  /** Says as the region's leader how far the replica on `from` has to come to serve a read; undefined while it is not sure to lead. */
  readIndex(regionId: bigint, from: bigint, guard: ReadGuard | undefined): ReadIndex | undefined;
  /** The region's leader had no transaction at or below `ts` left to come when it had applied the log up to `index`. */
  learnSafeTs(regionId: bigint, ts: bigint, index: number): void;
  /** A replica of a region that may be led here refused a read for which its safe time stamp was too old. */
  wantSafeTs(regionId: bigint): void;
}

/** Delay of messages between stores in ms: a fresh draw per message. Zero delivers within the call. */
export interface ReplicationDelay {
  readonly minMs: number;
  readonly maxMs: number;
}

/** The network between stores: direct calls, late when asked for, gone when a store is down or cut off. In order per pair. */
export class StoreLinks {
  readonly #stores = new Map<bigint, LinkedStore>();
  readonly #cutOff = new Set<bigint>();
  /** Who waits for the end of a store's partition. */
  readonly #healing = new Map<bigint, Set<() => void>>();
  readonly #slowMs = new Map<bigint, number>();
  /** When the last message of a pair arrives, by `from>to`. */
  readonly #busyUntil = new Map<string, number>();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #delay: ReplicationDelay;
  readonly #isDelayed: boolean;

  constructor(delay: ReplicationDelay, deps: { readonly clock: Clock; readonly random: Random }) {
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#delay = delay;
    this.#isDelayed = delay.maxMs > 0;
  }

  add(store: LinkedStore): void {
    this.#stores.set(store.id, store);
  }

  setCutOff(storeId: bigint, cutOff: boolean): void {
    if (cutOff) {
      this.#cutOff.add(storeId);
      return;
    }
    this.#cutOff.delete(storeId);
    const waiting = this.#healing.get(storeId) ?? [];
    this.#healing.delete(storeId);
    for (const listener of waiting) listener();
  }

  /** Calls `listener` at the end of the store's partition, in the order of asking. Returns a function that takes that back. */
  onHealed(storeId: bigint, listener: () => void): () => void {
    const waiting = this.#healing.get(storeId) ?? new Set();
    this.#healing.set(storeId, waiting.add(listener));
    return () => void waiting.delete(listener);
  }

  isCutOff(storeId: bigint): boolean {
    return this.#cutOff.has(storeId);
  }

  setSlow(storeId: bigint, ms: number): void {
    if (ms > 0) this.#slowMs.set(storeId, ms);
    else this.#slowMs.delete(storeId);
  }

  slowMs(storeId: bigint): number {
    return this.#slowMs.get(storeId) ?? 0;
  }

  /** The other store, if a message sent now would get through. */
  reach(from: bigint, to: bigint): LinkedStore | undefined {
    const store = this.#stores.get(to);
    if (store === undefined || !store.running || this.#stores.get(from)?.running !== true) return undefined;
    if (this.#cutOff.size > 0 && (this.#cutOff.has(from) || this.#cutOff.has(to))) return undefined;
    return store;
  }

  /** Sends a message from a peer to the same region's peer on another store. */
  send(to: bigint, from: RegionPeer, message: PeerMessage): void {
    const { region, storeId } = from;
    const pair = `${storeId}>${to}`;
    const delay = this.#isDelayed || this.#slowMs.size > 0 ? this.#drawDelay(storeId, to) : 0;
    if (delay === 0 && (this.#busyUntil.size === 0 || (this.#busyUntil.get(pair) ?? 0) < this.#clock.monotonic())) {
      this.reach(storeId, to)?.ensurePeer(region).receive(storeId, message);
      return;
    }
    const now = this.#clock.monotonic();
    const arrival = Math.max(now + delay, this.#busyUntil.get(pair) ?? 0);
    this.#busyUntil.set(pair, arrival);
    this.#clock
      .setTimer(arrival - now, () => {
        this.reach(storeId, to)?.ensurePeer(region).receive(storeId, message);
      })
      .unref();
  }

  #drawDelay(from: bigint, to: bigint): number {
    const { minMs, maxMs } = this.#delay;
    const drawn = maxMs === 0 ? 0 : minMs + this.#random.next() * (maxMs - minMs);
    return drawn + this.slowMs(from) + this.slowMs(to);
  }
}
