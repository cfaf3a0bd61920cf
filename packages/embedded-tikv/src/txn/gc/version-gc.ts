import { gc } from '@tikv-client/percolator';
import type { RegionPeer } from '../../region/region-peer.js';

/** Records looked at in one step. */
const stepRecords = 512;

/**
 * Drops versions that nobody can read any more, a step at a time. Every store does so by itself, past the log, as TiKV's
 * compactions do: at or above the safe point no read can tell.
 */
export class VersionGc {
  #safePoint = 0n;
  #peers: RegionPeer[] = [];
  #from: Uint8Array | undefined;

  /** Goes on with a round, or begins one if the safe point is a later one. */
  run(peers: Iterable<RegionPeer>, safePoint: bigint): void {
    if (this.#peers.length === 0) {
      if (safePoint <= this.#safePoint) return;
      this.#safePoint = safePoint;
      this.#peers = [...peers];
      this.#from = undefined;
    }
    const peer = this.#peers[0];
    if (peer === undefined) return;
    const { batch, next } = gc({ reader: peer.data }, { start: this.#from }, this.#safePoint, stepRecords);
    if (!batch.isEmpty) peer.data.write(batch);
    this.#from = next;
    if (next === undefined) this.#peers.shift();
  }
}
