/** A timer that has been set and can be cancelled. */
export interface Timer {
  /** Cancels the timer; does nothing when it fired or was cancelled before. */
  cancel(): void;
  /** Lets the process exit while this timer is pending (system clock only; the simulated clock ignores it). */
  unref(): void;
}

/** Time as the packages see it. Production uses `systemClock`, tests and simulations a `SimulatedClock`. */
export interface Clock {
  /** Wall time in milliseconds since the Unix epoch. */
  now(): number;
  /** Monotonic time in milliseconds, with fractions; the origin is arbitrary. Deadlines are points on this scale. */
  monotonic(): number;
  /** Calls `fn` once, `ms` milliseconds from now. */
  setTimer(ms: number, fn: () => void): Timer;
  /** Resolves after `ms` milliseconds; rejects with `signal.reason` as soon as `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `fn` in the next turn of the event loop (simulated: at the same instant, before time moves). */
  nextTurn(fn: () => void): void;
}
