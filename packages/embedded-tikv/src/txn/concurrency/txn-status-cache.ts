const keepMs = 30_000;

interface Known {
  readonly commitTs: bigint;
  readonly at: number;
}

/** Transactions that this store has lately seen committed, by start_ts. Forgets the oldest beyond its bound. */
export class TxnStatusCache {
  readonly #now: () => number;
  readonly #maxEntries: number;
  readonly #known = new Map<bigint, Known>();

  /** `now`: monotonic, in ms. */
  constructor(now: () => number, maxEntries = 65_536) {
    this.#now = now;
    this.#maxEntries = maxEntries;
  }

  committed(startTs: bigint, commitTs: bigint): void {
    if (commitTs === 0n || startTs === 0n) return;
    const at = this.#now();
    this.#known.delete(startTs);
    this.#known.set(startTs, { commitTs, at });
    // Entries lie in the order of their times, so those that go are the first ones.
    for (const [oldest, { at: since }] of this.#known) {
      if (this.#known.size <= this.#maxEntries && at - since <= keepMs) return;
      this.#known.delete(oldest);
    }
  }

  /** The commit time stamp, undefined if it is not known here. */
  commitTs(startTs: bigint): bigint | undefined {
    const known = this.#known.get(startTs);
    return known === undefined || this.#now() - known.at > keepMs ? undefined : known.commitTs;
  }

  clear(): void {
    this.#known.clear();
  }
}
