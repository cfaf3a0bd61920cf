import type { CallLimits, Clock, Timer } from '@tikv-client/runtime';
import { maxTs } from '../lock/status-query.js';

/** A store that can be asked for its safe timestamp. */
export interface SafeTimestampStore {
  readonly id: bigint;
  /** Its `zone` label. */
  readonly zone: string | undefined;
  /** Asks the store itself. */
  readonly safeTs: (limits: CallLimits) => Promise<bigint>;
}

/** Where safe timestamps come from. 0 and 2^64 - 1 stand for "not known". */
export interface SafeTimestampSource {
  /** The placement driver's for the whole cluster. */
  readonly ofCluster: (limits: CallLimits) => Promise<bigint>;
  /** The placement driver's by store. */
  readonly ofStores: (ids: readonly bigint[], limits: CallLimits) => Promise<ReadonlyMap<bigint, bigint>>;
  readonly stores: (limits: CallLimits) => Promise<readonly SafeTimestampStore[]>;
}

/** Longest time for one round of questions that nobody waits for, in ms. */
const roundMs = 30_000;

/**
 * The timestamps up to which the stores' data is final, for the whole cluster and by zone. Nothing is asked before the first
 * question; from then on it is followed at intervals. What is known never goes back.
 */
export class SafeTimestamps {
  readonly #source: SafeTimestampSource;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #zones = new Set<string>();
  /** By store; 0 for one that has nothing final, which holds nobody back. */
  readonly #stores = new Map<bigint, bigint>();
  #listed: readonly SafeTimestampStore[] = [];
  #cluster = 0n;
  #timer: Timer | undefined;
  #started = false;
  readonly #closing = new AbortController();

  constructor(source: SafeTimestampSource, clock: Clock, intervalMs: number) {
    this.#source = source;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
  }

  /** Of the stores with this `zone` label, or of all; 0 as long as one of them is not known, and where there is none. */
  async min(zone: string | undefined, limits: CallLimits): Promise<bigint> {
    const isKnown = this.#started && (zone === undefined || this.#zones.has(zone));
    if (zone !== undefined) this.#zones.add(zone);
    if (!isKnown) {
      await this.#update(limits);
      limits.signal?.throwIfAborted();
      this.#follow();
    }
    return zone === undefined ? this.#cluster : this.#smallest(zone);
  }

  close(): void {
    this.#closing.abort();
    this.#timer?.cancel();
  }

  #follow(): void {
    if (this.#started || this.#closing.signal.aborted) return;
    this.#started = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#closing.signal.aborted) return;
    this.#timer = this.#clock.setTimer(this.#intervalMs, () => {
      const deadline = this.#clock.monotonic() + roundMs;
      void this.#update({ deadline, signal: this.#closing.signal }).then(() => this.#schedule());
    });
    this.#timer.unref();
  }

  /** Never rejects: whoever cannot be asked is left as it was. */
  async #update(limits: CallLimits): Promise<void> {
    if (this.#zones.size === 0) {
      const cluster = await this.#source.ofCluster(limits).catch(() => 0n);
      if (isValid(cluster)) {
        this.#raiseCluster(cluster);
        return;
      }
    }
    this.#listed = await this.#source.stores(limits).catch(() => this.#listed);
    const ids = this.#listed.map(({ id }) => id);
    const none: ReadonlyMap<bigint, bigint> = new Map();
    const told = await this.#source.ofStores(ids, limits).catch(() => none);
    await Promise.all(
      this.#listed.map(async (store) => {
        const value = told.get(store.id) ?? 0n;
        this.#learn(store.id, isValid(value) ? value : await store.safeTs(limits).catch(() => maxTs));
      }),
    );
    this.#raiseCluster(this.#smallest(undefined));
  }

  #learn(id: bigint, value: bigint): void {
    if (value !== maxTs && value >= (this.#stores.get(id) ?? 0n)) this.#stores.set(id, value);
  }

  #raiseCluster(value: bigint): void {
    if (value > this.#cluster) this.#cluster = value;
  }

  #smallest(zone: string | undefined): bigint {
    let smallest = maxTs;
    for (const store of this.#listed) {
      if (zone !== undefined && store.zone !== zone) continue;
      const value = this.#stores.get(store.id);
      if (value === undefined) return 0n;
      if (value > 0n && value < smallest) smallest = value;
    }
    return smallest === maxTs ? 0n : smallest;
  }
}

function isValid(value: bigint): boolean {
  return value > 0n && value < maxTs;
}
