import { compareKeys, hashKey } from './key.js';

export interface LatchesOptions {
  /** Slots that keys are spread over; rounded up to a power of two. @default 2048 */
  readonly slots?: number | undefined;
  /** Keys in one slot from which on an acquire clears out the expired ones. @default 5 */
  readonly recycleAt?: number | undefined;
  /** How long a released key remembers its last commit, measured by the physical part of timestamps, ms. @default 120_000 */
  readonly expireMs?: number | undefined;
}

/** `waiting`: queued behind another lock, which hands over on its release. `stale`: a key has been committed after `startTs`. */
export type AcquireResult = 'acquired' | 'waiting' | 'stale';

/** The latches that one transaction wants: its keys in order, taken from first to last. */
export class Lock {
  readonly startTs: bigint;
  /** Sorted, without duplicates. */
  readonly keys: readonly Uint8Array[];
  /** @internal The slot of each key. */
  readonly slots: readonly number[];
  /** @internal Keys held, from the first on. */
  held = 0;
  /** @internal */
  stale = false;

  /** @internal Made by `Latches.lock`. */
  constructor(startTs: bigint, keys: readonly Uint8Array[], slots: readonly number[]) {
    this.startTs = startTs;
    this.keys = keys;
    this.slots = slots;
  }

  /** A key has been committed by a transaction that this one cannot have seen: it has to start again. */
  get isStale(): boolean {
    return this.stale;
  }

  /** Every key is held. */
  get isAcquired(): boolean {
    return !this.stale && this.held === this.keys.length;
  }
}

/** What a slot knows of a key. */
interface LatchNode {
  readonly key: Uint8Array;
  maxCommitTs: bigint;
  holder: Lock | undefined;
}

interface Slot {
  nodes: LatchNode[];
  /** In order of arrival; each waits for its first key that it does not hold. */
  readonly waiting: Lock[];
}

const logicalBits = 18n;

/**
 * Latches on keys, taken in key order so that no two locks can wait for each other, and handed over in order of arrival. Each key
 * remembers its latest commit for a while: a lock that began before it is stale, which tells a transaction of a write conflict
 * before it has sent anything. Pure and synchronous; `LatchScheduler` is the face for callers that wait.
 */
export class Latches {
  readonly #slots: Slot[];
  readonly #mask: number;
  readonly #recycleAt: number;
  readonly #expireMs: number;

  constructor(options: LatchesOptions = {}) {
    const { slots = 2048, recycleAt = 5, expireMs = 120_000 } = options;
    if (!(Number.isInteger(slots) && slots >= 1 && slots <= 2 ** 24)) {
      throw new RangeError(`slots must be an integer in [1, 2^24], got ${slots}`);
    }
    const count = 2 ** Math.ceil(Math.log2(slots));
    this.#slots = Array.from({ length: count }, () => ({ nodes: [], waiting: [] }));
    this.#mask = count - 1;
    this.#recycleAt = recycleAt;
    this.#expireMs = expireMs;
  }

  /** Keys that are held or remembered. */
  get size(): number {
    return this.#slots.reduce((size, slot) => size + slot.nodes.length, 0);
  }

  /** A lock that holds nothing yet. The keys are not copied. */
  lock(startTs: bigint, keys: readonly Uint8Array[]): Lock {
    const sorted = [...keys].sort(compareKeys);
    const unique = sorted.filter((key, i) => i === 0 || compareKeys(key, sorted[i - 1] as Uint8Array) !== 0);
    return new Lock(
      startTs,
      unique,
      unique.map((key) => hashKey(key) & this.#mask),
    );
  }

  /**
   * Takes what is missing. Whatever the result, the lock must end in `release` (or `withdraw`, while waiting); after `waiting`
   * call again when a release has returned the lock.
   */
  acquire(lock: Lock): AcquireResult {
    while (!lock.stale && lock.held < lock.keys.length) {
      if (!this.#acquireNext(lock)) return lock.stale ? 'stale' : 'waiting';
    }
    return lock.stale ? 'stale' : 'acquired';
  }

  /**
   * Gives back all that the lock holds; `commitTs` is what its keys remember (nothing without it). Returns the locks that got a
   * latch through this: call `acquire` for each of them, in order.
   */
  release(lock: Lock, commitTs = 0n): Lock[] {
    const woken: Lock[] = [];
    while (lock.held > 0) {
      const next = this.#releaseLast(lock, commitTs);
      if (next !== undefined) woken.push(next);
    }
    return woken;
  }

  /** Takes a waiting lock out of its queue and gives back what it holds; otherwise as `release`. */
  withdraw(lock: Lock): Lock[] {
    const waiting = this.#slots[lock.slots[lock.held] ?? -1]?.waiting;
    const place = waiting?.indexOf(lock) ?? -1;
    if (place >= 0) waiting?.splice(place, 1);
    return this.release(lock);
  }

  /** Forgets released keys whose last commit is `expireMs` older than `currentTs`; returns how many. */
  recycle(currentTs: bigint): number {
    return this.#slots.reduce((total, slot) => total + this.#recycleSlot(slot, currentTs), 0);
  }

  /** False when the next key is held by another, or shows that the lock is stale. */
  #acquireNext(lock: Lock): boolean {
    const key = lock.keys[lock.held] as Uint8Array;
    const slot = this.#slotOf(lock, lock.held);
    if (slot.nodes.length >= this.#recycleAt) this.#recycleSlot(slot, lock.startTs);
    const node = findNode(slot, key);
    if (node === undefined) {
      slot.nodes.push({ key, maxCommitTs: 0n, holder: lock });
    } else if (node.maxCommitTs > lock.startTs) {
      lock.stale = true;
      return false;
    } else if (node.holder === undefined) {
      node.holder = lock;
    } else {
      slot.waiting.push(lock);
      return false;
    }
    lock.held += 1;
    return true;
  }

  #releaseLast(lock: Lock, commitTs: bigint): Lock | undefined {
    lock.held -= 1;
    const key = lock.keys[lock.held] as Uint8Array;
    const slot = this.#slotOf(lock, lock.held);
    const node = findNode(slot, key);
    if (node?.holder !== lock) throw new Error('latch: released a key that the lock does not hold');
    if (commitTs > node.maxCommitTs) node.maxCommitTs = commitTs;
    const place = slot.waiting.findIndex((waiting) => compareKeys(waiting.keys[waiting.held] as Uint8Array, key) === 0);
    if (place < 0) {
      node.holder = undefined;
      // A key that was never committed has nothing to remember.
      if (node.maxCommitTs === 0n) slot.nodes.splice(slot.nodes.indexOf(node), 1);
      else replaceKey(slot, node);
      return undefined;
    }
    const [next] = slot.waiting.splice(place, 1) as [Lock];
    node.holder = next;
    next.held += 1;
    if (node.maxCommitTs > next.startTs) next.stale = true;
    return next;
  }

  #recycleSlot(slot: Slot, currentTs: bigint): number {
    const before = slot.nodes.length;
    slot.nodes = slot.nodes.filter((node) => node.holder !== undefined || !this.#isExpired(node, currentTs));
    return before - slot.nodes.length;
  }

  #isExpired(node: LatchNode, currentTs: bigint): boolean {
    return (currentTs >> logicalBits) - (node.maxCommitTs >> logicalBits) >= BigInt(this.#expireMs);
  }

  #slotOf(lock: Lock, index: number): Slot {
    return this.#slots[lock.slots[index] as number] as Slot;
  }
}

function findNode(slot: Slot, key: Uint8Array): LatchNode | undefined {
  return slot.nodes.find((node) => compareKeys(node.key, key) === 0);
}

/** A remembered key must not keep the buffer of a finished transaction alive. */
function replaceKey(slot: Slot, node: LatchNode): void {
  slot.nodes[slot.nodes.indexOf(node)] = { ...node, key: node.key.slice() };
}
