import { performance } from 'node:perf_hooks';
import type { Clock, Timer } from '../clock.js';
import { sleepOn } from '../sleep.js';

/** The longest delay that Node's timers take; a longer one would fire at once. */
const maxDelayMs = 2 ** 31 - 1;

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer: (ms: number, fn: () => void): Timer => new SystemTimer(ms, fn),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> => sleepOn(systemClock, ms, signal),
  nextTurn: (fn: () => void): void => {
    setImmediate(fn);
  },
});

class SystemTimer implements Timer {
  readonly #fn: () => void;
  #remainingMs: number;
  #handle: NodeJS.Timeout;
  #unref = false;

  constructor(ms: number, fn: () => void) {
    this.#fn = fn;
    // Node cuts fractions off; a timer that fires early would make its owner set it again.
    this.#remainingMs = ms > 0 ? Math.ceil(ms) : 0;
    this.#handle = this.#arm();
  }

  cancel(): void {
    clearTimeout(this.#handle);
  }

  unref(): void {
    this.#unref = true;
    this.#handle.unref();
  }

  #arm(): NodeJS.Timeout {
    const delayMs = Math.min(this.#remainingMs, maxDelayMs);
    this.#remainingMs -= delayMs;
    const handle = setTimeout(() => this.#fire(), delayMs);
    if (this.#unref) handle.unref();
    return handle;
  }

  #fire(): void {
    if (this.#remainingMs > 0) this.#handle = this.#arm();
    else this.#fn();
  }
}
