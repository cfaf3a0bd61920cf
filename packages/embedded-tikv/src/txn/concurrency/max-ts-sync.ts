import type { RegionPeer } from '../../region/region-peer.js';

/**
 * In which term each leader here last made sure that max_ts covers everything its predecessors let others read. A split leaves
 * the region that keeps its id as it is; regions that it makes begin with a term of their own.
 */
export class MaxTsSync {
  readonly #terms = new Map<bigint, number>();

  isSynced(peer: RegionPeer): boolean {
    return this.#terms.get(peer.region.id) === peer.replica.term;
  }

  synced(peer: RegionPeer): void {
    this.#terms.set(peer.region.id, peer.replica.term);
  }

  clear(): void {
    this.#terms.clear();
  }
}
