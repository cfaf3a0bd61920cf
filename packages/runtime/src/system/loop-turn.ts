/**
 * Runs `fn` in the next turn of the real event loop. By then every microtask of this turn has run, those that they queued
 * included; the simulated clock uses it to let the code under test come to rest between two events.
 */
export function afterMicrotasks(fn: () => void): void {
  setImmediate(fn);
}
