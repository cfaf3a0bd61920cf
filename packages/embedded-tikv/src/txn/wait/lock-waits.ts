import { holdersOf } from '@tikv-client/percolator';
import type { Lock, LockRecord, ReleasedLock } from '@tikv-client/percolator';
import type { Clock, Timer } from '@tikv-client/runtime';
import { keyText } from '../key-text.js';

export interface LockWaitOptions {
  /** Longest wait, and the one that requests get that name none, in ms (`pessimistic-txn.wait-for-lock-timeout`). */
  readonly timeoutMs: number;
  /** How long after the first waiter of a key the others are woken, in ms (`wake-up-delay-duration`). */
  readonly wakeUpDelayMs: number;
  /** Waiting requests on one store; beyond, a request gets its lock error at once. */
  readonly maxWaiters: number;
}

/** What ends a wait. */
export type WaitOutcome =
  /** The lock is gone: the client has to look at the key again, at a later time stamp. */
  | { readonly kind: 'woken'; readonly by: ReleasedLock }
  /** The request runs again. `holding`: the latch of the key is its own already and has to be released by it. */
  | { readonly kind: 'resumed'; readonly holding: boolean }
  | {
      readonly kind: 'timedOut';
      readonly lock: LockRecord;
      /** 0: nobody else has taken the lock meanwhile. */ readonly changedMsAgo: number;
    };

export interface Waiter {
  readonly startTs: bigint;
  /** Raw; the waiter's own copy. */
  readonly key: Uint8Array;
  /** May lock over newer versions, so it is run again when the lock is gone (`wake_up_mode` ForceLock). */
  readonly force: boolean;
  /** Wants a lock that others may have too. */
  readonly shared: boolean;
  /** Monotonic ms. */
  readonly deadline: number;
  readonly resourceGroupTag: Uint8Array;
  readonly end: (outcome: WaitOutcome) => void;
  /** The waiter's lock has another owner now. True: it has been told something else and waits no more. */
  readonly holderChanged: (before: LockRecord, now: LockRecord) => boolean;
}

interface Waiting extends Waiter {
  readonly since: number;
  readonly sequence: number;
  readonly timer: Timer;
  /** What it waits for, as far as it is known. */
  lock: LockRecord;
  changedAt: number | undefined;
}

interface Queue {
  /** By `start_ts`, equal ones in the order of their arrival. */
  readonly waiting: Waiting[];
  sweep: { readonly timer: Timer; readonly by: ReleasedLock; readonly sequence: number } | undefined;
}

/** Pessimistic lock requests that wait for somebody else's lock, by key, for the whole store. */
export class LockWaits {
  readonly #clock: Clock;
  #options: LockWaitOptions;
  readonly #queues = new Map<string, Queue>();
  #size = 0;
  #sequence = 0;

  constructor(options: LockWaitOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  get options(): LockWaitOptions {
    return this.#options;
  }

  /** Changes the options for what comes from now on. */
  tune(change: Partial<LockWaitOptions>): void {
    this.#options = { ...this.#options, ...change };
  }

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size >= this.#options.maxWaiters;
  }

  /** When a request that may wait `timeoutMs` (0: as long as the store lets it) gives up. */
  deadlineOf(timeoutMs: bigint): number {
    const { timeoutMs: longest } = this.#options;
    const wanted = timeoutMs <= 0n || timeoutMs > BigInt(longest) ? longest : Number(timeoutMs);
    return this.#clock.monotonic() + wanted;
  }

  add(waiter: Waiter, lock: LockRecord): void {
    const text = keyText(waiter.key);
    let queue = this.#queues.get(text);
    if (queue === undefined) {
      queue = { waiting: [], sweep: undefined };
      this.#queues.set(text, queue);
    }
    const since = this.#clock.monotonic();
    const timer = this.#clock.setTimer(Math.max(0, waiter.deadline - since), () => this.#timeOut(text, waiting));
    timer.unref();
    this.#sequence += 1;
    const waiting: Waiting = { ...waiter, since, sequence: this.#sequence, timer, lock, changedAt: undefined };
    const { waiting: line } = queue;
    let at = line.length;
    while (at > 0 && (line[at - 1]?.startTs ?? 0n) > waiting.startTs) at -= 1;
    line.splice(at, 0, waiting);
    this.#size += 1;
  }

  /**
   * A lock of a key is gone. True: a waiter took over the latch of the key, which the caller holds, and is going to release it.
   */
  released(by: ReleasedLock): boolean {
    if (this.#size === 0) return false;
    const text = keyText(by.key);
    const queue = this.#queues.get(text);
    const first = queue?.waiting[0];
    if (queue === undefined || first === undefined) return false;
    this.#remove(text, queue, first);
    if (first.force) {
      first.end({ kind: 'resumed', holding: true });
      return true;
    }
    first.end({ kind: 'woken', by });
    // Those next in line who want to share the key with it need not come one by one.
    for (let next = queue.waiting[0]; first.shared && next?.shared === true && !next.force; next = queue.waiting[0]) {
      this.#remove(text, queue, next);
      next.end({ kind: 'woken', by });
    }
    this.#sweepLater(text, by);
    return false;
  }

  /** Somebody took the lock of a key; those who wait for it now wait for the new owner. */
  acquired(key: Uint8Array, lock: LockRecord): void {
    if (this.#size === 0) return;
    const text = keyText(key);
    const queue = this.#queues.get(text);
    if (queue === undefined) return;
    const now = this.#clock.monotonic();
    // Some leave the queue meanwhile.
    for (const waiting of queue.waiting.slice()) {
      const before = waiting.lock;
      if (ownerOf(before) === ownerOf(lock)) continue;
      waiting.lock = lock;
      waiting.changedAt = now;
      if (waiting.holderChanged(before, lock)) this.#remove(text, queue, waiting);
    }
  }

  /** Who waits, and for whom: once for each of those who share a lock. */
  *all(): Iterable<{ readonly waiter: Waiter; readonly lock: Lock; readonly waitedMs: number }> {
    const now = this.#clock.monotonic();
    for (const { waiting } of this.#queues.values()) {
      for (const one of waiting) {
        for (const lock of holdersOf(one.lock)) yield { waiter: one, lock, waitedMs: now - one.since };
      }
    }
  }

  /** Forgets everybody without a word. */
  clear(): void {
    for (const { waiting, sweep } of this.#queues.values()) {
      sweep?.timer.cancel();
      for (const one of waiting) one.timer.cancel();
    }
    this.#queues.clear();
    this.#size = 0;
  }

  #sweepLater(text: string, by: ReleasedLock): void {
    const queue = this.#queues.get(text);
    if (queue === undefined) return;
    queue.sweep?.timer.cancel();
    const timer = this.#clock.setTimer(this.#options.wakeUpDelayMs, () => this.#sweep(text, queue));
    timer.unref();
    queue.sweep = { timer, by, sequence: this.#sequence };
  }

  /** Wakes those who waited when the first was woken; a request that is run again is the last. */
  #sweep(text: string, queue: Queue): void {
    const { sweep } = queue;
    queue.sweep = undefined;
    if (sweep === undefined) return;
    for (;;) {
      const first = queue.waiting[0];
      if (first === undefined || first.sequence > sweep.sequence) return;
      this.#remove(text, queue, first);
      if (first.force) {
        first.end({ kind: 'resumed', holding: false });
        return;
      }
      first.end({ kind: 'woken', by: sweep.by });
    }
  }

  #timeOut(text: string, waiting: Waiting): void {
    const queue = this.#queues.get(text);
    if (queue === undefined || !queue.waiting.includes(waiting)) return;
    this.#remove(text, queue, waiting);
    const { changedAt, lock } = waiting;
    const changedMsAgo = changedAt === undefined ? 0 : Math.max(1, Math.floor(this.#clock.monotonic() - changedAt));
    waiting.end({ kind: 'timedOut', lock, changedMsAgo });
  }

  #remove(text: string, queue: Queue, waiting: Waiting): void {
    waiting.timer.cancel();
    queue.waiting.splice(queue.waiting.indexOf(waiting), 1);
    this.#size -= 1;
    if (queue.waiting.length > 0) return;
    queue.sweep?.timer.cancel();
    if (this.#queues.get(text) === queue) this.#queues.delete(text);
  }
}

/** Whose lock it is; who shares a key is nobody in particular. */
function ownerOf(lock: LockRecord): bigint {
  return lock.kind === 'shared' ? 0n : lock.startTs;
}
