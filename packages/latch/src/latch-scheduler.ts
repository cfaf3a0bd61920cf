import { Latches } from './latches.js';
import type { LatchesOptions, Lock } from './latches.js';

export interface LatchSchedulerOptions extends LatchesOptions {
  /** Locks that may wait at one time; one more is refused with `RangeError`. @default 100_000 */
  readonly maxWaiting?: number | undefined;
  /** Released keys are cleared out when the commit timestamps have moved on by this much, ms, ... @default 60_000 */
  readonly recycleEveryMs?: number | undefined;
  /** ... or after this many releases. @default 50_000 */
  readonly recycleEveryReleases?: number | undefined;
}

/** Latches held (or found stale) until `release`. */
export interface LatchGuard {
  readonly startTs: bigint;
  /** A key was committed after `startTs`: do not go on, release and start again. */
  readonly isStale: boolean;
  /** Gives the latches back and wakes those who wait for them. `commitTs`: when the keys were committed, if they were. Idempotent. */
  release(commitTs?: bigint): void;
}

interface Waiter {
  readonly lock: Lock;
  readonly settle: () => void;
}

/** `Latches` for callers that wait, with cancellation. No timers: old keys are cleared out as releases come in. */
export class LatchScheduler {
  readonly #latches: Latches;
  readonly #maxWaiting: number;
  readonly #recycleEveryMs: bigint;
  readonly #recycleEveryReleases: number;
  readonly #waiters = new Map<Lock, Waiter>();
  #releases = 0;
  #recycledMs = 0n;

  constructor(options: LatchSchedulerOptions = {}) {
    this.#latches = new Latches(options);
    this.#maxWaiting = options.maxWaiting ?? 100_000;
    this.#recycleEveryMs = BigInt(options.recycleEveryMs ?? 60_000);
    this.#recycleEveryReleases = options.recycleEveryReleases ?? 50_000;
  }

  /** Locks that wait. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** Keys that are held or remembered. */
  get size(): number {
    return this.#latches.size;
  }

  /**
   * Resolves when all keys are held, or the lock has turned out stale; either way the guard must be released. Rejects with
   * `signal.reason` when aborted, and holds nothing then.
   */
  async acquire(startTs: bigint, keys: readonly Uint8Array[], signal?: AbortSignal): Promise<LatchGuard> {
    signal?.throwIfAborted();
    const lock = this.#latches.lock(startTs, keys);
    if (this.#latches.acquire(lock) === 'waiting') {
      if (this.#waiters.size >= this.#maxWaiting) {
        this.#wake(this.#latches.withdraw(lock));
        throw new RangeError(`maxWaiting: ${this.#maxWaiting} locks are waiting for latches`);
      }
      await this.#wait(lock, signal);
    }
    return this.#guard(lock);
  }

  #wait(lock: Lock, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiters.delete(lock);
        this.#wake(this.#latches.withdraw(lock));
        reject(signal?.reason);
      };
      const settle = () => {
        this.#waiters.delete(lock);
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiters.set(lock, { lock, settle });
    });
  }

  #guard(lock: Lock): LatchGuard {
    let released = false;
    return {
      startTs: lock.startTs,
      isStale: lock.isStale,
      release: (commitTs = 0n) => {
        if (released) return;
        released = true;
        this.#wake(this.#latches.release(lock, commitTs));
        this.#recycleAfter(commitTs > lock.startTs ? commitTs : 0n);
      },
    };
  }

  #wake(woken: readonly Lock[]): void {
    for (const lock of woken) {
      if (this.#latches.acquire(lock) !== 'waiting') this.#waiters.get(lock)?.settle();
    }
  }

  #recycleAfter(commitTs: bigint): void {
    this.#releases += 1;
    if (commitTs === 0n) return;
    const nowMs = commitTs >> 18n;
    const due = nowMs - this.#recycledMs > this.#recycleEveryMs || this.#releases > this.#recycleEveryReleases;
    if (!due) return;
    this.#latches.recycle(commitTs);
    this.#recycledMs = nowMs;
    this.#releases = 0;
  }
}
