/**
 * Runs `fn` from the real event loop, after every microtask of the code before it has run, those that they queued included; the
 * simulated clock uses it to let the code under test come to rest between two events. Callbacks queued together run in order,
 * each after the microtasks of the one before.
 */
export function afterMicrotasks(fn: () => void): void {
  setImmediate(fn);
}
