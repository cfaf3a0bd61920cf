/** Bits of a time stamp below its physical part. */
const LOGICAL_BITS = 18;
const LOGICAL_LIMIT = 2 ** LOGICAL_BITS;

/** `physical` in milliseconds since the Unix epoch; composed, a time stamp is `physical << 18 | logical`. */
export interface Timestamp {
  readonly physical: number;
  readonly logical: number;
}

export function composeTimestamp(timestamp: Timestamp): bigint {
  return (BigInt(timestamp.physical) << BigInt(LOGICAL_BITS)) | BigInt(timestamp.logical);
}

/**
 * Hands out time stamps that never repeat and never go back, whatever the wall clock does, until a fault asks for just
 * that. One oracle serves all members, as the saved window does on a real PD.
 */
export class TimestampOracle {
  readonly #now: () => number;
  #offsetMs = 0;
  #physical = 0;
  #logical = 0;

  /** `now`: wall time in milliseconds since the Unix epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Reserves `count` (1 to 2^18 - 1) stamps and returns the last of them; `undefined` when more are asked for than a millisecond holds. */
  next(count: number): Timestamp | undefined {
    if (count >= LOGICAL_LIMIT) {
      return undefined;
    }
    const wall = Math.floor(this.#now()) + this.#offsetMs;
    if (wall > this.#physical) {
      this.#physical = wall;
      this.#logical = 0;
    }
    if (this.#logical + count >= LOGICAL_LIMIT) {
      // A real PD waits for the next tick; the next millisecond is taken in advance instead.
      this.#physical += 1;
      this.#logical = 0;
    }
    this.#logical += count;
    return { physical: this.#physical, logical: this.#logical };
  }

  /** The last stamp handed out, zero before the first. */
  last(): Timestamp {
    return { physical: this.#physical, logical: this.#logical };
  }

  /** A new leader starts above everything its predecessors may have handed out. */
  leaderChanged(): void {
    this.#physical += 1;
    this.#logical = 0;
  }

  /** Fault: from now on stamps lie `ms` behind what they would have been, beginning with one that repeats the past. */
  stepBack(ms: number): void {
    this.#offsetMs -= ms;
    this.#physical = Math.max(0, Math.min(this.#physical - ms, Math.floor(this.#now()) + this.#offsetMs));
    this.#logical = 0;
  }
}
