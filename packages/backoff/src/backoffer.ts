import {
  ClusterMismatchError,
  DeadlineExceededError,
  InterruptedError,
  RetriesExhaustedError,
} from '@tikv-client/errors';
import type { FailedAttempt } from '@tikv-client/errors';
import type { Clock, Random } from '@tikv-client/runtime';
import { followSignals } from '@tikv-client/runtime';
import { BackoffAccount } from './account.js';
import { afterSleep, nextSleepMs, startOfCurve } from './curve.js';
import type { CurveState } from './curve.js';
import type { BackoffKind } from './kinds.js';

const maxInt32 = 2 ** 31 - 1;

export interface BackofferOptions {
  /** Sleep that the operation may spend, ms, before `weight`; 0 and below: no limit. */
  readonly maxSleepMs: number;
  /** Whether `weight` applies to `maxSleepMs`. @default true */
  readonly weighted?: boolean | undefined;
  /** Multiplies `maxSleepMs`, unless the product leaves 32 bits. @default 2 */
  readonly weight?: number | undefined;
  /** Base of the kind `txnLockFast`, ms. @default 10 */
  readonly lockFastMs?: number | undefined;
  /** Asked after every sleep; any value but 0 ends the operation with `InterruptedError`. @default never */
  readonly killed?: (() => number) | undefined;
}

export interface BackofferDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** Ends a sleep, and with it the operation. */
  readonly signal?: AbortSignal | undefined;
  /** Ends sleeps too, with its reason: for a signal that lives longer than the operation. */
  readonly closing?: AbortSignal | undefined;
  /** Absolute deadline of the user's call, on `clock.monotonic()`'s scale. @default Infinity */
  readonly deadline?: number | undefined;
  /** Told of every sleep, after it, for metrics and execution details. Forks and clones inherit it. */
  readonly onSleep?: ((kind: BackoffKind, sleptMs: number) => void) | undefined;
}

/**
 * Retries of one operation: each failure is answered by a sleep on the curve of its kind, until the budget, the deadline or
 * the caller's signal ends it. One per user call; parallel parts of the call use forks.
 */
export class Backoffer {
  /** Budget after the weight, ms. */
  maxSleepMs: number;
  /** Aborted when the operation, or the fork that this is, is cancelled. */
  readonly signal: AbortSignal | undefined;
  /** Absolute, on the clock's monotonic scale. */
  readonly deadline: number;
  readonly #options: BackofferOptions;
  readonly #deps: BackofferDeps;
  readonly #curves = new Map<string, CurveState>();
  #account = new BackoffAccount();
  #parent: Backoffer | undefined;
  #controller: AbortController | undefined;
  #noop = false;

  constructor(options: BackofferOptions, deps: BackofferDeps) {
    this.#options = options;
    this.#deps = deps;
    this.signal = deps.signal;
    this.deadline = deps.deadline ?? Infinity;
    this.maxSleepMs = weighted(options.maxSleepMs, options);
  }

  /** A backoffer that never sleeps: every `backoff` throws the caller's reason. */
  static noop(deps: BackofferDeps): Backoffer {
    const backoffer = new Backoffer({ maxSleepMs: 0 }, deps);
    backoffer.#noop = true;
    return backoffer;
  }

  /**
   * Sleeps as `kind` demands, because of `reason`. Throws, in this order of checks: the `ClusterMismatchError` that is, or
   * caused, the reason; `signal.reason`; the reason itself (noop backoffers); `RetriesExhaustedError` when the budget is spent
   * (the reason itself when no kind can be blamed); `DeadlineExceededError`, at once, when the sleep would reach the deadline;
   * `signal.reason` again when aborted during the sleep, which then charges nothing; `InterruptedError` after the sleep.
   */
  backoff(kind: BackoffKind, reason: Error): Promise<void> {
    return this.backoffWithMax(kind, Infinity, reason);
  }

  /** As `backoff`, but this sleep takes at most `maxMs`; what is charged is the clamped sleep. Negative: no clamp. */
  async backoffWithMax(kind: BackoffKind, maxMs: number, reason: Error): Promise<void> {
    throwIfFatal(reason);
    const { closing } = this.#deps;
    this.signal?.throwIfAborted();
    closing?.throwIfAborted();
    if (this.#noop) throw reason;
    const { clock, random, onSleep } = this.#deps;
    const account = this.#account;
    if (account.isSpent(kind, this.maxSleepMs)) throw this.#exhausted(reason);
    account.record(kind, reason, clock.now());

    const shape = kind.usesLockFastBase === true ? { ...kind, baseMs: this.#options.lockFastMs ?? 10 } : kind;
    const state = this.#curves.get(kind.name) ?? startOfCurve(shape);
    const drawnMs = nextSleepMs(shape, state, random);
    const sleepMs = maxMs >= 0 ? Math.min(drawnMs, maxMs) : drawnMs;
    if (clock.monotonic() + sleepMs >= this.deadline) throw this.deadlineError(`backoff ${kind.name}`);
    await this.#sleep(sleepMs);

    this.#curves.set(kind.name, afterSleep(state, drawnMs));
    account.charge(kind, sleepMs);
    onSleep?.(kind, sleepMs);
    this.checkKilled();
  }

  async #sleep(ms: number): Promise<void> {
    const { clock, closing } = this.#deps;
    if (closing === undefined || this.signal === undefined) return clock.sleep(ms, this.signal ?? closing);
    const { signal, release } = followSignals(this.signal, closing);
    try {
      return await clock.sleep(ms, signal);
    } finally {
      release();
    }
  }

  /** Throws `InterruptedError` when the kill flag is raised. */
  checkKilled(): void {
    const killSignal = this.#options.killed?.() ?? 0;
    if (killSignal !== 0) throw new InterruptedError(killSignal);
  }

  /** The error for a call whose deadline has passed, with the last reasons of this backoffer. */
  deadlineError(what: string): DeadlineExceededError {
    return new DeadlineExceededError({ what, attempts: this.#account.attempts() });
  }

  /** Same signal, same numbers, own curves that start anew. */
  clone(): Backoffer {
    const clone = this.#copy(this.#deps);
    clone.#parent = this.#parent;
    return clone;
  }

  /** A child for one part of the operation: own cancellation below this one's, same numbers, own curves that start anew. */
  fork(): Backoffer {
    const controller = new AbortController();
    const signal = this.signal === undefined ? controller.signal : AbortSignal.any([this.signal, controller.signal]);
    const fork = this.#copy({ ...this.#deps, signal });
    fork.#parent = this;
    fork.#controller = controller;
    return fork;
  }

  /** Cancels a fork and its own forks; does nothing on a backoffer that is none. */
  cancel(reason?: unknown): void {
    this.#controller?.abort(reason);
  }

  /**
   * Charges this backoffer with what a descendant has slept, so that parallel parts cost the time of one and not the sum. Does
   * nothing unless `child` descends from this one. Kinds used only by the child are charged but cannot be blamed.
   */
  updateUsingForked(child: Backoffer): void {
    for (let ancestor = child.#parent; ancestor !== undefined; ancestor = ancestor.#parent) {
      if (ancestor !== this) continue;
      this.#account.take(child.#account);
      return;
    }
  }

  /** Starts curves and totals anew; the history of failures stays. */
  reset(): void {
    this.#curves.clear();
    this.#account.reset();
  }

  /** `reset`, with a new budget (before the weight). */
  resetMaxSleep(maxSleepMs: number): void {
    this.reset();
    this.maxSleepMs = weighted(maxSleepMs, this.#options);
  }

  /** All sleep, ms. */
  get totalSleepMs(): number {
    return this.#account.totalMs;
  }

  /** Sleep outside the budget, ms. */
  get excludedSleepMs(): number {
    return this.#account.excludedMs;
  }

  /** Failures so far. */
  get failures(): number {
    return this.#account.recorded;
  }

  /** The last three failures, oldest first. */
  latestAttempts(): readonly FailedAttempt[] {
    return this.#account.attempts();
  }

  /** Names of the kinds used, in the order of first use, this backoffer's first and then its ancestors'. */
  kindsUsed(): string[] {
    const own = [...this.#account.kinds.keys()];
    return this.#parent === undefined ? own : [...own, ...this.#parent.kindsUsed()];
  }

  /** Sleeps per kind name. */
  backoffTimes(): Readonly<Record<string, number>> {
    return this.#account.times();
  }

  /** Milliseconds slept per kind name. */
  backoffSleepMs(): Readonly<Record<string, number>> {
    return this.#account.sleptMs();
  }

  /** The kind that slept longest and counts against the budget. */
  longestSleepKind(): BackoffKind | undefined {
    return this.#account.longest();
  }

  /** Empty before the first sleep, then ` backoff(12ms regionMiss,tikvRPC)`: to be appended to a message. */
  toString(): string {
    if (this.totalSleepMs === 0) return '';
    return ` backoff(${this.totalSleepMs}ms ${[...this.#account.kinds.keys()].join(',')})`;
  }

  #copy(deps: BackofferDeps): Backoffer {
    const copy = new Backoffer(this.#options, deps);
    copy.maxSleepMs = this.maxSleepMs;
    copy.#account = this.#account.copy();
    copy.#noop = this.#noop;
    return copy;
  }

  #exhausted(reason: Error): Error {
    const blamed = this.#account.longest();
    if (blamed === undefined) return reason;
    return new RetriesExhaustedError(
      {
        reason: blamed.reason,
        attempts: this.#account.attempts(),
        sleptMs: this.#account.totalMs,
        times: this.#account.times(),
      },
      { cause: reason },
    );
  }
}

/** A zero or negative budget means no limit, and so does not take part. */
function weighted(maxSleepMs: number, options: BackofferOptions): number {
  const weight = options.weighted === false ? 1 : (options.weight ?? 2);
  return maxSleepMs > 0 && Math.floor(maxInt32 / weight) >= maxSleepMs ? maxSleepMs * weight : maxSleepMs;
}

/** Talking to the wrong cluster is never retried: what was written there cannot be taken back. */
function throwIfFatal(reason: Error): void {
  for (let error: unknown = reason; error instanceof Error; error = error.cause) {
    if (error instanceof ClusterMismatchError) throw error;
    if (error.message.includes('mismatch cluster id')) throw reason;
  }
}
