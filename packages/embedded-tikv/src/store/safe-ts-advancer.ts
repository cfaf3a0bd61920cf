import { oldestLockTs } from '@tikv-client/percolator';
import type { RegionPeer } from '../region/region-peer.js';
import type { TxnState } from '../txn/txn-state.js';

export interface SafeTsHost {
  readonly peers: Iterable<RegionPeer>;
  readonly txn: TxnState;
  /** A time stamp from PD; undefined while the store cannot get one. */
  timestamp(): bigint | undefined;
  /** Tells the replicas of a region, this store's own among them. */
  claimSafeTs(peer: RegionPeer, ts: bigint, index: number): void;
}

/** How far ahead of the safe time stamp a refused read has to be for the next round not to be waited for, in ms. */
const impatienceMs = 200n;
const logicalBits = 18n;

/** Whether a read at `version` that was refused is worth a round of its own. */
export function isImpatient(version: bigint, safeTs: bigint): boolean {
  return version >> logicalBits > (safeTs >> logicalBits) + impatienceMs;
}

/**
 * Moves the safe time stamps of the regions that a store leads: to the start of their oldest lock, or to what PD's clock shows
 * where there is none. Every interval, and before that where a read was refused.
 */
export class SafeTsAdvancer {
  readonly #host: SafeTsHost;
  readonly #intervalMs: number;
  readonly #wanted = new Set<bigint>();
  #dueAt = -Infinity;

  constructor(host: SafeTsHost, intervalMs: number) {
    this.#host = host;
    this.#intervalMs = intervalMs;
  }

  /** The region is not to wait for the next round. */
  want(regionId: bigint): void {
    this.#wanted.add(regionId);
  }

  tick(now: number): void {
    const isDue = now >= this.#dueAt;
    if (!isDue && this.#wanted.size === 0) return;
    const ts = this.#host.timestamp();
    if (ts === undefined) return;
    if (isDue) this.#dueAt = now + this.#intervalMs;
    const { txn, peers } = this.#host;
    // From here on nothing here is committed at or below `ts` that was not under way before.
    txn.maxTs.sync(ts);
    const bound = txn.guarded.oldestStartTs(ts);
    for (const peer of peers) {
      if (!peer.replica.isLeader || !(isDue || this.#wanted.has(peer.region.id))) continue;
      this.#advance(peer, bound);
    }
  }

  clear(): void {
    this.#wanted.clear();
    this.#dueAt = -Infinity;
  }

  #advance(peer: RegionPeer, bound: bigint): void {
    const { id } = peer.region;
    if (peer.readIndex() === undefined) {
      this.#wanted.add(id);
      return;
    }
    this.#wanted.delete(id);
    let safeTs = bound;
    try {
      safeTs = oldestLockTs(peer.data, {}, bound);
    } catch {
      // Somebody keeps raw data in the lock family: then nobody keeps transactions here.
    }
    if (safeTs > peer.safeTs.value) this.#host.claimSafeTs(peer, safeTs, peer.replica.appliedIndex);
  }
}
