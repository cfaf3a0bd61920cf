import type { FailedAttempt } from '@tikv-client/errors';
import type { BackoffKind } from './kinds.js';

/** Attempts that are remembered for the final error. */
const rememberedAttempts = 3;

/** What a backoffer has slept, on what, and why. Pure: no clock, no promise. */
export class BackoffAccount {
  /** Every millisecond slept. */
  totalMs = 0;
  /** The part of `totalMs` that went to kinds outside the budget. */
  excludedMs = 0;
  /** Failures recorded so far; the last `rememberedAttempts` of them are kept. */
  recorded = 0;
  /** Kinds by name, in the order of first use. */
  readonly kinds = new Map<string, BackoffKind>();
  #sleptMs = new Map<string, number>();
  #times = new Map<string, number>();
  #excludedKinds = new Set<string>();
  #ring: FailedAttempt[] = [];

  /** Whether a budget of `maxSleepMs` forbids another sleep of `kind`. 0 and below: no budget. */
  isSpent(kind: BackoffKind, maxSleepMs: number): boolean {
    if (maxSleepMs <= 0) return false;
    if (this.totalMs - this.excludedMs >= maxSleepMs) return true;
    const { excludedUpToMs } = kind;
    return excludedUpToMs !== undefined && this.excludedMs >= excludedUpToMs && this.excludedMs >= maxSleepMs;
  }

  /** Notes a failure, before its sleep. */
  record(kind: BackoffKind, reason: Error, time: number): void {
    this.#ring[this.recorded % rememberedAttempts] = { kind: kind.name, reason, time };
    this.recorded += 1;
    if (!this.kinds.has(kind.name)) this.kinds.set(kind.name, kind);
  }

  /** Notes a sleep that was slept. */
  charge(kind: BackoffKind, ms: number): void {
    this.totalMs += ms;
    if (kind.excludedUpToMs !== undefined) {
      this.excludedMs += ms;
      this.#excludedKinds.add(kind.name);
    }
    this.#sleptMs.set(kind.name, (this.#sleptMs.get(kind.name) ?? 0) + ms);
    this.#times.set(kind.name, (this.#times.get(kind.name) ?? 0) + 1);
  }

  /**
   * The kind to blame: it slept longest, kinds outside the budget not considered. Undefined when none slept, or when the
   * longest came from a merged child and was never used here.
   */
  longest(): BackoffKind | undefined {
    let name = '';
    let longestMs = 0;
    for (const [candidate, ms] of this.#sleptMs) {
      if (ms <= longestMs || this.#excludedKinds.has(candidate)) continue;
      name = candidate;
      longestMs = ms;
    }
    return this.kinds.get(name);
  }

  /** The remembered failures, oldest first. */
  attempts(): FailedAttempt[] {
    const oldest = this.recorded % rememberedAttempts;
    return this.recorded <= rememberedAttempts
      ? [...this.#ring]
      : [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
  }

  /** Milliseconds slept per kind name. */
  sleptMs(): Record<string, number> {
    return Object.fromEntries(this.#sleptMs);
  }

  /** Sleeps per kind name. */
  times(): Record<string, number> {
    return Object.fromEntries(this.#times);
  }

  /** Forgets the totals that the budget is measured by; the history stays. */
  reset(): void {
    this.totalMs = 0;
    this.excludedMs = 0;
  }

  copy(): BackoffAccount {
    const copy = new BackoffAccount();
    copy.take(this);
    for (const [name, kind] of this.kinds) copy.kinds.set(name, kind);
    return copy;
  }

  /** Takes over another account's numbers and failures, but not its list of kinds. */
  take(other: BackoffAccount): void {
    this.totalMs = other.totalMs;
    this.excludedMs = other.excludedMs;
    this.recorded = other.recorded;
    this.#ring = [...other.#ring];
    this.#sleptMs = new Map(other.#sleptMs);
    this.#times = new Map(other.#times);
    this.#excludedKinds = new Set(other.#excludedKinds);
  }
}
