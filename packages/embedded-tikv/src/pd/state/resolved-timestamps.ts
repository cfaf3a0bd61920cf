/** What PD has for a store of which there is nothing to be known. */
export const unknownResolvedTs = 2n ** 64n - 1n;

/** The time stamps up to which stores have said that all transactions are over, and the cluster's, which never goes back. */
export class ResolvedTimestamps {
  readonly #stores = new Map<bigint, bigint>();
  #cluster = 0n;

  report(storeId: bigint, ts: bigint): void {
    this.#stores.set(storeId, ts);
  }

  /** 0: it has said nothing yet. */
  ofStore(storeId: bigint): bigint {
    return this.#stores.get(storeId) ?? 0n;
  }

  /** The smallest of the stores given, which are those that lead anything; the last one before as long as any of them is behind it. */
  ofCluster(storeIds: Iterable<bigint>): bigint {
    let smallest = unknownResolvedTs;
    for (const id of storeIds) {
      const ts = this.ofStore(id);
      if (ts < smallest) smallest = ts;
    }
    if (smallest !== unknownResolvedTs && smallest > this.#cluster) this.#cluster = smallest;
    return this.#cluster;
  }
}
