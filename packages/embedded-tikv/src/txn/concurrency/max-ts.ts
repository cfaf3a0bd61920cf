/** Time stamp of a read of whatever is newest; it never raises anything. */
export const newestTs = (1n << 64n) - 1n;

const logicalBits = 18n;
/** How far a time stamp may be ahead of this store's idea of PD's (`storage.max-ts.max-drift`). */
const maxDriftMs = 60_000;

/** The largest time stamp that anything on the store has been read at. It only grows. */
export class MaxTs {
  readonly #now: () => number;
  #value = 0n;
  #limit = 0n;
  /** Largest physical part that PD has given out, ms. */
  #pdMs = 0;

  /** `now`: wall time, in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get value(): bigint {
    return this.#value;
  }

  /** Takes a time stamp that PD has just given out. */
  sync(ts: bigint): void {
    this.#pdMs = Math.max(this.#pdMs, Number(ts >> logicalBits));
    if (ts > this.#value) this.#value = ts;
  }

  /** Raises the value to `ts` if it is lower. A time stamp from too far in the future is refused with the text of a region error. */
  raise(ts: bigint): string | undefined {
    if (ts <= this.#value || ts === newestTs) return undefined;
    if (ts > this.#limit) {
      this.#limit = BigInt(Math.max(Math.floor(this.#now()), this.#pdMs) + maxDriftMs) << logicalBits;
      if (ts > this.#limit) return `invalid max_ts update: ${ts} exceeds the limit ${this.#limit}`;
    }
    this.#value = ts;
    return undefined;
  }
}
