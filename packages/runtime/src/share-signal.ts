import { setMaxListeners } from 'node:events';

/** The signal itself, ready for any number of listeners: Node warns of more than ten, and a caller may share one among its calls. */
export function shareSignal(signal: AbortSignal): AbortSignal {
  // Not for what only looks like a signal.
  if (signal instanceof EventTarget) setMaxListeners(0, signal);
  return signal;
}
