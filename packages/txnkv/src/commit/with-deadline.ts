import { DeadlineExceededError } from '@tikv-client/errors';
import type { CallLimits, Clock } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';

/** Timers of the system take no longer delays. */
const longestTimerMs = 2 ** 31 - 1;

/** Runs work that knows signals but no deadlines: its signal is aborted at the deadline, with `DeadlineExceededError`. */
export async function withDeadline<T>(
  clock: Clock,
  limits: CallLimits,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { deadline, signal } = limits;
  signal?.throwIfAborted();
  const abort = new AbortController();
  const left = Math.min(Math.max(0, deadline - clock.monotonic()), longestTimerMs);
  const timer = clock.setTimer(left, () => abort.abort(new DeadlineExceededError({ what })));
  // Not a combined signal: with listeners left on it, it would live as long as the caller's.
  const onAbort = (): void => abort.abort(signal?.reason);
  if (signal !== undefined) shareSignal(signal).addEventListener('abort', onAbort, { once: true });
  try {
    return await work(abort.signal);
  } finally {
    timer.cancel();
    signal?.removeEventListener('abort', onAbort);
  }
}
