import { DeadlineExceededError } from '@tikv-client/errors';
import type { CallLimits, Clock } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';

/** Waits for work of our own that is under way, but no longer than the call may take. */
export async function until(work: Promise<void> | undefined, clock: Clock, limits: CallLimits): Promise<void> {
  if (work === undefined) return;
  const { signal, deadline } = limits;
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const left = Math.min(Math.max(0, deadline - clock.monotonic()), longestTimerMs);
    const timer = clock.setTimer(left, () =>
      end(() => reject(new DeadlineExceededError({ what: 'release of locks' }))),
    );
    const onAbort = (): void => end(() => reject(signal?.reason));
    const end = (settle: () => void): void => {
      timer.cancel();
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    if (signal !== undefined) shareSignal(signal).addEventListener('abort', onAbort, { once: true });
    work.then(
      () => end(resolve),
      () => end(resolve),
    );
  });
}

/** Timers of the system take no longer delays. */
const longestTimerMs = 2 ** 31 - 1;
