import type { metapb } from '@tikv-client/kvproto';
import type { StoreStats } from '../../cluster/placement-driver-link.js';

/** After this long without a heartbeat a store that is up counts as disconnected. */
const STORE_DISCONNECT_MS = 20_000;
/** After this long without a heartbeat a store that is up counts as down. */
const STORE_DOWN_MS = 30 * 60_000;

export interface StoreRecord {
  readonly store: metapb.Store;
  readonly stats: StoreStats | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly lastHeartbeat: number;
}

export type StoreStateName = 'Up' | 'Disconnected' | 'Down' | 'Offline' | 'Tombstone';

// metapb.StoreState's numbers.
const OFFLINE = 1;
const TOMBSTONE = 2;

/** What PD calls the store's state at wall time `now` (milliseconds). */
export function storeStateName(record: StoreRecord, now: number): StoreStateName {
  if (record.store.state === TOMBSTONE) {
    return 'Tombstone';
  }
  if (record.store.state === OFFLINE) {
    return 'Offline';
  }
  const silent = now - record.lastHeartbeat;
  if (silent > STORE_DOWN_MS) {
    return 'Down';
  }
  return silent > STORE_DISCONNECT_MS ? 'Disconnected' : 'Up';
}

/** The stores that have reported, by id. */
export class StoreTable {
  readonly #stores = new Map<bigint, StoreRecord>();

  /** Adds or replaces the store. `now`: milliseconds since the Unix epoch. */
  heartbeat(store: metapb.Store, stats: StoreStats | undefined, now: number): void {
    const lastHeartbeat = BigInt(Math.floor(now)) * 1_000_000n;
    const known = this.#stores.get(store.id);
    this.#stores.set(store.id, {
      store: { ...store, lastHeartbeat, startTimestamp: startOf(store, stats, known) },
      stats: stats ?? known?.stats,
      lastHeartbeat: now,
    });
  }

  get(id: bigint): StoreRecord | undefined {
    return this.#stores.get(id);
  }

  /** By id, ascending. */
  all(): StoreRecord[] {
    return [...this.#stores.values()].sort((a, b) => (a.store.id < b.store.id ? -1 : 1));
  }
}

/** Unix seconds: the store's own word, else what its statistics say. */
function startOf(store: metapb.Store, stats: StoreStats | undefined, known: StoreRecord | undefined): bigint {
  if (store.startTimestamp !== 0n) {
    return store.startTimestamp;
  }
  return stats === undefined ? (known?.store.startTimestamp ?? 0n) : BigInt(stats.startTime);
}
