import type { Clock } from './clock.js';

/** Settings that every user call takes, last. */
export interface CallOptions {
  /** Cancels the call; it then rejects with `signal.reason`, untouched. */
  readonly signal?: AbortSignal | undefined;
  /** Bounds the whole call: every attempt, every backoff, every connection it opens. Milliseconds, above 0. */
  readonly timeoutMs?: number | undefined;
}

/** `CallOptions` resolved once, on entry: what is handed down. */
export interface CallLimits {
  /** Absolute, on `clock.monotonic()`'s scale, in milliseconds. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** Makes the error for a bad argument. Packages above `errors` pass one that makes their typed error. */
export type RefuseArgument = (field: string, limit: string, got: unknown) => Error;

/** The point in time `ms` from now. */
export function deadlineAfter(clock: Pick<Clock, 'monotonic'>, ms: number): number {
  return clock.monotonic() + ms;
}

/** Milliseconds left until `deadline`, never negative. */
export function remainingMs(clock: Pick<Clock, 'monotonic'>, deadline: number): number {
  return Math.max(0, deadline - clock.monotonic());
}

/**
 * Turns the options of a user call into its absolute deadline. Throws `signal.reason` when the signal is aborted already and
 * `refuse`'s error (default `RangeError`) when `timeoutMs` is not a number above 0 (`Infinity` is one) or `signal` is no signal.
 */
export function resolveCall(
  clock: Pick<Clock, 'monotonic'>,
  options: CallOptions | undefined,
  defaultTimeoutMs: number,
  refuse: RefuseArgument = refuseWithRangeError,
): CallLimits {
  const signal = options?.signal;
  if (signal !== undefined && !isAbortSignal(signal)) throw refuse('signal', 'an AbortSignal', signal);
  signal?.throwIfAborted();
  const timeoutMs = options?.timeoutMs ?? defaultTimeoutMs;
  if (typeof timeoutMs !== 'number' || !(timeoutMs > 0)) throw refuse('timeoutMs', 'a number above 0', timeoutMs);
  return { deadline: deadlineAfter(clock, timeoutMs), signal };
}

/** By its shape: signals of other realms and of polyfills are signals too. */
function isAbortSignal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'throwIfAborted' in value;
}

function refuseWithRangeError(field: string, limit: string, got: unknown): Error {
  return new RangeError(`${field} must be ${limit}, got ${String(got)}`);
}
