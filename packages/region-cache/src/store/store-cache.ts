import type { Clock, Logger, Timer } from '@tikv-client/runtime';
import type { RegionLoader } from '../loader.js';
import type { Liveness } from './store.js';
import { Store } from './store.js';

/** Asks whether the store at an address serves. `StoreRpc.liveness` fits. Never rejects. */
export type LivenessProbe = (address: string, deadline?: number) => Promise<Liveness>;

export interface StoreCacheOptions {
  /** Time of one probe. */
  readonly probeTimeoutMs: number;
  /** Pause between probes of a store that is not reachable. */
  readonly recoveryIntervalMs: number;
  /** Longest pause until the address of such a store is asked for again; shorter ones come before. */
  readonly resolveIntervalMs: number;
  /** How often stores marked for a check are looked up, and slow marks fade. */
  readonly checkIntervalMs: number;
  /** Time of one lookup of a store. */
  readonly loadTimeoutMs: number;
}

export interface StoreSnapshot {
  readonly id: bigint;
  readonly address: string;
  readonly state: string;
  readonly liveness: Liveness;
  readonly failEpoch: number;
  readonly slow: boolean;
}

/** All stores of a cluster as this client knows them: one object per id, resolved on first use, probed while they fail. */
export class StoreCache {
  readonly #options: StoreCacheOptions;
  readonly #loader: RegionLoader;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #probe: LivenessProbe | undefined;
  readonly #stores = new Map<bigint, Store>();
  readonly #resolving = new Map<bigint, Promise<boolean>>();
  readonly #recovering = new Map<Store, Timer | undefined>();
  readonly #abort = new AbortController();
  #checker: Timer | undefined;

  constructor(
    options: StoreCacheOptions,
    deps: {
      readonly loader: RegionLoader;
      readonly clock: Clock;
      readonly logger: Logger;
      readonly probe?: LivenessProbe | undefined;
    },
  ) {
    this.#options = options;
    this.#loader = deps.loader;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    this.#probe = deps.probe;
  }

  get(id: bigint): Store {
    let store = this.#stores.get(id);
    if (store === undefined) {
      store = new Store(id);
      this.#stores.set(id, store);
    }
    return store;
  }

  find(id: bigint): Store | undefined {
    return this.#stores.get(id);
  }

  byAddress(address: string): Store | undefined {
    for (const store of this.#stores.values()) if (store.address === address) return store;
    return undefined;
  }

  /**
   * Asks for the store's address; callers of one store share one lookup. Resolves to false when the store has no usable
   * address (removed, or the lookup failed, which leaves the state as it was).
   */
  async resolve(store: Store): Promise<boolean> {
    let lookup = this.#resolving.get(store.id);
    if (lookup === undefined) {
      lookup = this.#lookUp(store).finally(() => this.#resolving.delete(store.id));
      this.#resolving.set(store.id, lookup);
    }
    return lookup;
  }

  /** All stores the placement driver lists, with their current addresses. */
  async refreshAll(options: { readonly deadline?: number; readonly signal?: AbortSignal } = {}): Promise<Store[]> {
    const metas = await this.#loader.getAllStores(options);
    return metas.map((meta) => {
      const store = this.get(meta.id);
      store.resolve(meta);
      return store;
    });
  }

  /** The store's address is in doubt: it is looked up at once, and again by the checker if that fails. */
  check(store: Store): void {
    store.markNeedCheck();
    this.#startChecker();
    void this.resolve(store);
  }

  /**
   * A request to the store failed: probes it and, unless it is reachable, raises its epoch (which makes every region on it be
   * looked up again) and starts the recovery loop.
   */
  async probeAfterFailure(store: Store, deadline: number): Promise<Liveness> {
    if (this.#probe === undefined || store.state !== 'resolved') {
      store.failEpoch += 1;
      return store.liveness;
    }
    const limit = Math.min(deadline, this.#clock.monotonic() + this.#options.probeTimeoutMs);
    const epoch = store.failEpoch;
    const liveness = await this.#probe(store.address, limit);
    if (this.#abort.signal.aborted) return liveness;
    // Many requests fail at once and share one probe: its result counts once.
    if (store.failEpoch !== epoch) return store.liveness;
    store.liveness = liveness;
    if (liveness !== 'reachable') {
      store.failEpoch += 1;
      store.slow = true;
      this.#recover(store);
    }
    return liveness;
  }

  markSlow(store: Store): void {
    store.slow = true;
    this.#startChecker();
  }

  snapshot(): StoreSnapshot[] {
    return [...this.#stores.values()].map(({ id, address, state, liveness, failEpoch, slow }) => {
      return { id, address, state, liveness, failEpoch, slow };
    });
  }

  close(): void {
    this.#abort.abort();
    this.#checker?.cancel();
    for (const timer of this.#recovering.values()) timer?.cancel();
    this.#recovering.clear();
  }

  async #lookUp(store: Store): Promise<boolean> {
    const before = store.address;
    try {
      const meta = await this.#loader.getStore(store.id, {
        timeoutMs: this.#options.loadTimeoutMs,
        signal: this.#abort.signal,
      });
      if (meta === undefined || meta.state === tombstone) {
        store.bury();
        this.#logger.info('store is gone', { storeId: store.id });
        return false;
      }
      if (meta.address === '') return false;
      const changed = store.resolve(meta);
      if (changed && before !== '' && before !== meta.address) {
        this.#logger.info('store has a new address', { storeId: store.id, before, address: meta.address });
        // What is known of the old address says nothing about the new one.
        store.liveness = 'reachable';
        store.slow = false;
      }
      return true;
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#logger.warn('store lookup failed', { storeId: store.id, error });
      return false;
    }
  }

  #recover(store: Store): void {
    if (this.#recovering.has(store) || this.#abort.signal.aborted) return;
    // Perhaps it only moved: a new address makes it reachable at once.
    // The placement driver may learn of it later than we do, so it is asked again soon and then more and more rarely.
    const { recoveryIntervalMs, resolveIntervalMs } = this.#options;
    let resolvedAt = this.#clock.monotonic();
    let patienceMs = Math.min(recoveryIntervalMs, resolveIntervalMs);
    void this.resolve(store);
    const round = async (): Promise<void> => {
      const now = this.#clock.monotonic();
      if (now - resolvedAt >= patienceMs) {
        resolvedAt = now;
        patienceMs = Math.min(2 * patienceMs, resolveIntervalMs);
        await this.resolve(store);
      }
      if (this.#probe !== undefined && store.state === 'resolved') {
        store.liveness = await this.#probe(store.address, this.#clock.monotonic() + this.#options.probeTimeoutMs);
      }
      if (this.#abort.signal.aborted) return;
      if (store.liveness === 'reachable' || store.state === 'tombstone') {
        this.#recovering.delete(store);
        store.slow = false;
        return;
      }
      wait();
    };
    const wait = (): void => {
      const timer = this.#clock.setTimer(this.#options.recoveryIntervalMs, () => void round());
      timer.unref();
      this.#recovering.set(store, timer);
    };
    wait();
  }

  #startChecker(): void {
    if (this.#checker !== undefined || this.#abort.signal.aborted) return;
    this.#checker = this.#clock.setTimer(this.#options.checkIntervalMs, () => {
      this.#checker = undefined;
      let again = false;
      for (const store of this.#stores.values()) {
        if (store.state === 'needCheck') {
          again = true;
          void this.resolve(store);
        }
        if (store.liveness === 'reachable') store.slow = false;
      }
      if (again) this.#startChecker();
    });
    this.#checker.unref();
  }
}

/** `metapb.StoreState.Tombstone`. */
const tombstone = 2;
