import type { Lock, LockView } from '@tikv-client/percolator';
import { compareKeys } from '../../region/region-range.js';
import { keyText } from '../key-text.js';

/** Roughly what a lock takes besides its keys. */
const fixedBytes = 96;

/** A pessimistic lock that only the leader's memory has. */
export interface MemoryLock {
  readonly key: Uint8Array;
  readonly lock: Lock;
  readonly bytes: number;
  /** A write that ends or replaces it is under way. */
  leaving: boolean;
}

/** Bytes that all tables of a store take. */
export interface MemoryBudget {
  used: number;
}

/** The pessimistic locks in memory of one leader. Keys are raw. */
export class MemoryLockTable implements LockView {
  readonly #locks = new Map<string, MemoryLock>();
  readonly #budget: MemoryBudget;
  #bytes = 0;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  get size(): number {
    return this.#locks.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: Uint8Array): Lock | undefined {
    return this.#locks.get(keyText(key))?.lock;
  }

  *range(start: Uint8Array, end: Uint8Array): Iterable<readonly [key: Uint8Array, lock: Lock]> {
    const inside = [...this.#locks.values()].filter(
      ({ key }) => compareKeys(key, start) >= 0 && (end.length === 0 || compareKeys(key, end) < 0),
    );
    inside.sort((a, b) => compareKeys(a.key, b.key));
    for (const { key, lock } of inside) yield [key, lock];
  }

  entries(): Iterable<MemoryLock> {
    return this.#locks.values();
  }

  entry(key: Uint8Array): MemoryLock | undefined {
    return this.#locks.get(keyText(key));
  }

  /** Keeps copies: requests' bytes are views into frames. */
  put(key: Uint8Array, lock: Lock): void {
    const own = key.slice();
    const primary = lock.primary.slice();
    this.add({ key: own, lock: { ...lock, primary }, bytes: lockBytes(key, lock), leaving: false });
  }

  add(entry: MemoryLock): void {
    const text = keyText(entry.key);
    this.#count(entry.bytes - (this.#locks.get(text)?.bytes ?? 0));
    this.#locks.set(text, entry);
  }

  /** Removes this very entry; one that has taken its place stays. */
  remove(entry: MemoryLock): void {
    const text = keyText(entry.key);
    if (this.#locks.get(text) !== entry) return;
    this.#locks.delete(text);
    this.#count(-entry.bytes);
  }

  clear(): void {
    this.#locks.clear();
    this.#count(-this.#bytes);
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    this.#budget.used += bytes;
  }
}

export function lockBytes(key: Uint8Array, lock: Lock): number {
  return fixedBytes + key.length + lock.primary.length;
}
