import type { Clock, Timer } from './clock.js';

export interface DeadlineWheelOptions<T> {
  readonly clock: Clock;
  /** Receives each owner whose deadline has passed, once. It may add and remove entries; it must not throw. */
  readonly onExpired: (owner: T) => void;
  /** An entry expires at most this late. Milliseconds. @default 10 */
  readonly resolutionMs?: number | undefined;
  /** Entries at one time; at most 1_048_576. @default 1_048_576 */
  readonly maxEntries?: number | undefined;
}

/** Names an entry of a wheel. A small integer; stale ones are recognised. */
export type DeadlineHandle = number;

const slotCount = 1024;
const indexBits = 20;
const indexMask = 2 ** indexBits - 1;
const generationMask = 2 ** 10 - 1;
/** Head of the list of entries that are being expired, after the heads of the slots. */
const expiring = slotCount;
const none = -1;

/**
 * Deadlines of many requests on one timer. Adding and removing cost a few array writes and set no timer, unless the new
 * deadline is the earliest so far: removed entries leave the timer where it is, so that under load it fires about once per
 * timeout and not once per request. Slots are a ring of `slotCount` ticks; an entry further away waits in its slot for its round.
 */
export class DeadlineWheel<T> {
  readonly #clock: Clock;
  readonly #onExpired: (owner: T) => void;
  readonly #resolutionMs: number;
  readonly #maxEntries: number;
  readonly #heads = new Int32Array(slotCount + 1).fill(none);
  #owners: (T | undefined)[] = [];
  #ticks: number[] = [];
  #lists: number[] = [];
  #next: number[] = [];
  #previous: number[] = [];
  #generations: number[] = [];
  #free = none;
  #size = 0;
  #passed: number;
  #armedTick = Infinity;
  #timer: Timer | undefined;
  #closed = false;

  constructor(options: DeadlineWheelOptions<T>) {
    this.#clock = options.clock;
    this.#onExpired = options.onExpired;
    this.#resolutionMs = options.resolutionMs ?? 10;
    this.#maxEntries = options.maxEntries ?? 2 ** indexBits;
    if (!(this.#resolutionMs > 0)) throw new RangeError(`resolutionMs must be above 0, got ${this.#resolutionMs}`);
    if (!(this.#maxEntries >= 1 && this.#maxEntries <= 2 ** indexBits)) {
      throw new RangeError(`maxEntries must be in [1, ${2 ** indexBits}], got ${this.#maxEntries}`);
    }
    this.#passed = Math.floor(this.#clock.monotonic() / this.#resolutionMs);
  }

  /** Entries that have neither expired nor been removed. */
  get size(): number {
    return this.#size;
  }

  /**
   * Watches `deadline` (on `clock.monotonic()`'s scale; one in the past expires at the next tick, `Infinity` never). Throws
   * `RangeError` when `maxEntries` are inside. Reads no clock.
   */
  add(deadline: number, owner: T): DeadlineHandle {
    if (this.#closed) throw new Error('the deadline wheel is closed');
    const index = this.#take();
    const tick = Math.max(Math.ceil(deadline / this.#resolutionMs), this.#passed + 1);
    this.#owners[index] = owner;
    this.#ticks[index] = tick;
    this.#link(index, tick === Infinity ? 0 : tick % slotCount);
    this.#size += 1;
    if (tick < this.#armedTick) this.#arm(tick);
    return ((this.#generations[index] as number) << indexBits) | index;
  }

  /** Forgets an entry; false when it has expired or been removed before. */
  remove(handle: DeadlineHandle): boolean {
    const index = handle & indexMask;
    if (this.#generations[index] !== handle >>> indexBits || this.#lists[index] === none) return false;
    this.#release(index);
    return true;
  }

  /** Forgets everything and stops the timer. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#owners = [];
    this.#lists = [];
    this.#generations = [];
    this.#heads.fill(none);
    this.#size = 0;
  }

  #take(): number {
    const index = this.#free;
    if (index !== none) {
      this.#free = this.#next[index] as number;
      return index;
    }
    const fresh = this.#owners.length;
    if (fresh >= this.#maxEntries) throw new RangeError(`the deadline wheel is full: ${this.#maxEntries} entries`);
    this.#owners.push(undefined);
    this.#ticks.push(0);
    this.#lists.push(none);
    this.#next.push(none);
    this.#previous.push(none);
    this.#generations.push(0);
    return fresh;
  }

  #release(index: number): T {
    const owner = this.#owners[index] as T;
    this.#unlink(index);
    this.#owners[index] = undefined;
    this.#lists[index] = none;
    this.#generations[index] = ((this.#generations[index] as number) + 1) & generationMask;
    this.#next[index] = this.#free;
    this.#free = index;
    this.#size -= 1;
    return owner;
  }

  #link(index: number, list: number): void {
    const head = this.#heads[list] as number;
    this.#lists[index] = list;
    this.#next[index] = head;
    this.#previous[index] = none;
    if (head !== none) this.#previous[head] = index;
    this.#heads[list] = index;
  }

  #unlink(index: number): void {
    const next = this.#next[index] as number;
    const previous = this.#previous[index] as number;
    if (next !== none) this.#previous[next] = previous;
    if (previous === none) this.#heads[this.#lists[index] as number] = next;
    else this.#next[previous] = next;
  }

  #arm(tick: number): void {
    this.#timer?.cancel();
    this.#armedTick = tick;
    this.#timer = this.#clock.setTimer(tick * this.#resolutionMs - this.#clock.monotonic(), () => this.#fire());
  }

  #fire(): void {
    this.#timer = undefined;
    this.#armedTick = Infinity;
    const tick = Math.floor(this.#clock.monotonic() / this.#resolutionMs);
    // Entries leave their slots first and are called after, so that a callback may add and remove what it likes.
    for (let slot = Math.max(this.#passed + 1, tick - slotCount + 1); slot <= tick; slot++) {
      this.#collect(slot % slotCount, tick);
    }
    this.#passed = Math.max(this.#passed, tick);
    for (let index = this.#heads[expiring] as number; index !== none; index = this.#heads[expiring] as number) {
      this.#onExpired(this.#release(index));
    }
    if (!this.#closed) this.#armNext();
  }

  #collect(slot: number, tick: number): void {
    for (let index = this.#heads[slot] as number; index !== none;) {
      const next = this.#next[index] as number;
      if ((this.#ticks[index] as number) <= tick) {
        this.#unlink(index);
        this.#link(index, expiring);
      }
      index = next;
    }
  }

  /** Arms for the next slot with entries, at most one round away; those of a later round cost one look per round. */
  #armNext(): void {
    if (this.#size === 0) return;
    for (let tick = this.#passed + 1; tick <= this.#passed + slotCount; tick++) {
      if (this.#heads[tick % slotCount] === none) continue;
      if (tick < this.#armedTick) this.#arm(tick);
      return;
    }
  }
}
