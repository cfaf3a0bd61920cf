import { decodeBytes, encodeBytes } from '@tikv-client/codec';
import type { WriteBatch } from '@tikv-client/engine';
import { encodeLock } from '@tikv-client/percolator';
import type { AcquiredLock, LockView } from '@tikv-client/percolator';
import type { RegionState } from '../../region/region-command.js';
import type { RegionPeer } from '../../region/region-peer.js';
import { containsKey } from '../../region/region-range.js';
import { lockBytes, MemoryLockTable } from './memory-lock-table.js';
import type { MemoryLock } from './memory-lock-table.js';

export interface MemoryLockLimits {
  /** Bytes of the locks of one leader; beyond, locks are written. */
  readonly maxPeerBytes: number;
  /** The same for all leaders of a store. */
  readonly maxStoreBytes: number;
}

interface Tenure {
  readonly term: number;
  readonly table: MemoryLockTable;
}

/** Term in which a region that a split has made gets its first leader. */
const firstTerm = 6;

/** The pessimistic locks in memory of the leaders on one store. What a leader has is gone with its term. */
export class MemoryLocks {
  readonly #limits: MemoryLockLimits;
  readonly #tenures = new Map<bigint, Tenure>();
  readonly #budget = { used: 0 };

  constructor(limits: MemoryLockLimits) {
    this.#limits = limits;
  }

  get bytes(): number {
    return this.#budget.used;
  }

  /** What commands of this leader see; undefined when there is nothing. */
  view(peer: RegionPeer): LockView | undefined {
    const table = this.#current(peer);
    return table === undefined || table.size === 0 ? undefined : table;
  }

  size(peer: RegionPeer): number {
    return this.#current(peer)?.size ?? 0;
  }

  /** Keeps the locks in memory; false if they have to be written, as there is no room. */
  acquire(peer: RegionPeer, locks: readonly AcquiredLock[]): boolean {
    let bytes = 0;
    for (const { key, lock } of locks) bytes += lockBytes(key, lock);
    let table = this.#current(peer);
    if ((table?.bytes ?? 0) + bytes > this.#limits.maxPeerBytes) return false;
    if (this.#budget.used + bytes > this.#limits.maxStoreBytes) return false;
    if (table === undefined) {
      table = new MemoryLockTable(this.#budget);
      this.#tenures.set(peer.region.id, { term: peer.replica.term, table });
    }
    for (const { key, lock } of locks) table.put(key, lock);
    return true;
  }

  /**
   * Marks the locks that a write of the lock family ends, so that nobody writes them down meanwhile. What comes back says how
   * the write went: applied, or not.
   */
  leaving(peer: RegionPeer, batch: WriteBatch): ((applied: boolean) => void) | undefined {
    const table = this.#current(peer);
    if (table === undefined || table.size === 0) return undefined;
    const entries: MemoryLock[] = [];
    for (const operation of batch.operations) {
      if (operation.family !== 'lock') continue;
      if (operation.kind === 'deleteRange') {
        for (const entry of table.entries()) {
          const key = encodeBytes(entry.key);
          if (containsKey({ startKey: operation.start, endKey: operation.end }, key)) entries.push(entry);
        }
        continue;
      }
      const entry = entryAt(table, operation.key);
      if (entry !== undefined) entries.push(entry);
    }
    if (entries.length === 0) return undefined;
    for (const entry of entries) entry.leaving = true;
    return (applied) => {
      for (const entry of entries) {
        if (applied) table.remove(entry);
        else entry.leaving = false;
      }
    };
  }

  /** Puts all locks of a leader into a batch, before it hands over. */
  writeAll(peer: RegionPeer, batch: WriteBatch): void {
    const table = this.#current(peer);
    if (table === undefined) return;
    for (const { key, lock, leaving } of table.entries()) {
      if (!leaving) batch.put(encodeBytes(key), encodeLock(lock), 'lock');
    }
  }

  /** Moves the locks of a leader's region to the regions that a split has made of it. */
  split(parent: RegionPeer, children: readonly RegionState[]): void {
    const table = this.#current(parent);
    if (table === undefined) return;
    for (const entry of table.entries()) {
      const key = encodeBytes(entry.key);
      const child = children.find(({ region }) => containsKey(region, key));
      if (child === undefined) continue;
      table.remove(entry);
      let tenure = this.#tenures.get(child.region.id);
      if (tenure === undefined) {
        // Good for the leader of the first term only: any other may have let somebody else have the key.
        tenure = { term: firstTerm, table: new MemoryLockTable(this.#budget) };
        this.#tenures.set(child.region.id, tenure);
      }
      tenure.table.add(entry);
    }
  }

  /** The peer's role or term is another. */
  roleChanged(peer: RegionPeer): void {
    const tenure = this.#tenures.get(peer.region.id);
    if (tenure === undefined || tenure.term > peer.replica.term) return;
    if (peer.replica.isLeader && tenure.term === peer.replica.term) return;
    tenure.table.clear();
    this.#tenures.delete(peer.region.id);
  }

  clear(): void {
    for (const { table } of this.#tenures.values()) table.clear();
    this.#tenures.clear();
  }

  #current(peer: RegionPeer): MemoryLockTable | undefined {
    const tenure = this.#tenures.get(peer.region.id);
    return tenure?.term === peer.replica.term && peer.replica.isLeader ? tenure.table : undefined;
  }
}

function entryAt(table: MemoryLockTable, encoded: Uint8Array): MemoryLock | undefined {
  try {
    return table.entry(decodeBytes(encoded).value);
  } catch {
    // A raw key in the lock family is not ours.
    return undefined;
  }
}
