import { composeTimestamp, extractPhysical } from '@tikv-client/codec';
import { InvalidArgumentError } from '@tikv-client/errors';
import type { Clock } from '@tikv-client/runtime';
import type { TimestampOracle } from './timestamp-oracle.js';

export interface TimestampLimits {
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

/** A timestamp this old is asked for anew. */
const staleAfterMs = 2000;
const shortestWaitMs = 20;

/**
 * The newest timestamp that the client has seen. Whether a lock has expired is decided with it, so that meeting a lock costs
 * a request to the placement driver only when the one at hand is too old to tell.
 */
export class RecentTimestamp {
  readonly #oracle: TimestampOracle;
  readonly #clock: Clock;
  #latest = 0n;
  #seenAt = -Infinity;
  #arrivedAt = -Infinity;

  constructor(oracle: TimestampOracle, clock: Clock) {
    this.#oracle = oracle;
    this.#clock = clock;
  }

  /** 0n before the first. */
  get latest(): bigint {
    return this.#latest;
  }

  /** A new timestamp from the placement driver. */
  async fresh(limits: TimestampLimits): Promise<bigint> {
    const askedAt = this.#clock.monotonic();
    const timestamp = await this.#oracle.getTimestamp(limits);
    if (timestamp > this.#latest) {
      this.#latest = timestamp;
      this.#seenAt = askedAt;
      this.#arrivedAt = this.#clock.monotonic();
    }
    return timestamp;
  }

  /** One that is at most two seconds old. */
  async recent(limits: TimestampLimits): Promise<bigint> {
    return this.#ageMs < staleAfterMs ? this.#latest : this.fresh(limits);
  }

  /**
   * The time of `agoMs` milliseconds ago, from the newest timestamp and the time since it came: never one that is yet to come.
   * Throws `InvalidArgumentError` where there is no such time.
   */
  async stale(agoMs: number, limits: TimestampLimits): Promise<bigint> {
    if (this.#latest === 0n) await this.fresh(limits);
    const physical = extractPhysical(this.#latest);
    if (!Number.isFinite(agoMs) || agoMs < 0 || agoMs >= physical) {
      throw new InvalidArgumentError('stalenessMs', `a number from 0 to ${physical}`, String(agoMs));
    }
    const sinceMs = Math.max(0, this.#clock.monotonic() - this.#arrivedAt);
    return composeTimestamp(Math.floor(physical + sinceMs - agoMs), 0);
  }

  /** One that is good enough to tell whether a lock with this start and time to live has expired. */
  async forExpiry(startTs: bigint, ttlMs: bigint, limits: TimestampLimits): Promise<bigint> {
    const ageMs = this.#ageMs;
    if (ageMs >= staleAfterMs) return this.fresh(limits);
    const left = this.untilExpiredMs(startTs, ttlMs);
    return left > 0 && left <= ageMs ? this.fresh(limits) : this.#latest;
  }

  /** Whether a lock that lives by the newest timestamp may have expired since that came. */
  mayHaveExpired(startTs: bigint, ttlMs: bigint): boolean {
    return this.untilExpiredMs(startTs, ttlMs) <= this.#ageMs;
  }

  /**
   * Milliseconds until a lock expires, as the newest timestamp tells; 0 or less when it has. Stores let it live through the last
   * millisecond of its time: to ask them sooner would be asking in vain.
   */
  untilExpiredMs(startTs: bigint, ttlMs: bigint): number {
    return extractPhysical(startTs) + Number(ttlMs) + 1 - extractPhysical(this.#latest);
  }

  /**
   * How long to wait for a live lock before it is looked at again: the newest timestamp may be old, so the time since then is
   * taken off, but for a last bit that keeps the waiting from becoming a spin.
   */
  waitMs(startTs: bigint, ttlMs: bigint): number {
    const left = Math.max(0, this.untilExpiredMs(startTs, ttlMs));
    return Math.max(Math.min(left, shortestWaitMs), left - this.#ageMs);
  }

  get #ageMs(): number {
    return this.#clock.monotonic() - this.#seenAt;
  }
}
