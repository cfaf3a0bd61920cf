import type { Clock } from './clock.js';
import { shareSignal } from './share-signal.js';

/** `Clock.sleep` on top of `setTimer`, the same for every clock. Removes its listener and its timer in every case. */
export function sleepOn(clock: Pick<Clock, 'setTimer'>, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      timer.cancel();
      reject(signal?.reason);
    };
    const timer = clock.setTimer(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    if (signal !== undefined) shareSignal(signal).addEventListener('abort', onAbort, { once: true });
  });
}
