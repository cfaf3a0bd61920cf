import { setMaxListeners } from 'node:events';

/** Node warns of more than ten listeners on a signal; a caller may share one among any number of calls. */
export function shareSignal(signal: AbortSignal): void {
  setMaxListeners(0, signal);
}
