import { DeadlineExceededError } from '@tikv-client/errors';
import type { Clock } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';

/**
 * Waits for shared work no longer than this caller may: until its deadline or its signal. The work itself goes on. `trouble`
 * tells what it is held up by.
 */
export async function boundedWait<T>(
  work: Promise<T>,
  clock: Clock,
  bounds: { readonly deadline: number; readonly signal?: AbortSignal | undefined },
  trouble: () => Error,
): Promise<T> {
  const { deadline, signal } = bounds;
  if (signal?.aborted === true) {
    // Nobody else may be waiting for it.
    work.catch(() => undefined);
    throw signal.reason;
  }
  return new Promise<T>((resolve, reject) => {
    const rest = deadline - clock.monotonic();
    const timer = rest === Infinity ? undefined : clock.setTimer(Math.max(0, rest), onDeadline);
    if (signal !== undefined) shareSignal(signal).addEventListener('abort', onAbort, { once: true });
    work.then(
      (value) => {
        release();
        resolve(value);
      },
      (error: unknown) => {
        release();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
    function release(): void {
      timer?.cancel();
      signal?.removeEventListener('abort', onAbort);
    }
    function onDeadline(): void {
      release();
      const attempts = [{ kind: undefined, reason: trouble(), time: clock.now() }];
      reject(new DeadlineExceededError({ what: 'region lookup', attempts }));
    }
    function onAbort(): void {
      release();
      reject(signal?.reason as Error);
    }
  });
}
