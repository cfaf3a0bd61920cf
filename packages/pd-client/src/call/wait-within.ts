import type { Clock } from '@tikv-client/runtime';

/** How long a call may take, and who may end it. */
export interface CallLimits {
  /** Absolute, on the clock's monotonic scale. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/**
 * Waits for something that others wait for too and that goes on without us: resolves when it is settled (how does not matter)
 * or the deadline has passed, and rejects with `signal.reason`.
 */
export function waitWithin(shared: Promise<unknown>, clock: Clock, limits: CallLimits): Promise<void> {
  const { deadline, signal } = limits;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const end = (): void => {
      timer?.cancel();
      signal.removeEventListener('abort', abort);
      resolve();
    };
    const abort = (): void => {
      timer?.cancel();
      reject(signal.reason as Error);
    };
    const timer = deadline === Infinity ? undefined : clock.setTimer(Math.max(0, deadline - clock.monotonic()), end);
    signal.addEventListener('abort', abort, { once: true });
    shared.then(end, end);
  });
}
