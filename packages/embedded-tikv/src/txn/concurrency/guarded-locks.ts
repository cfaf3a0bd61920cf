import type { kvrpcpb } from '@tikv-client/kvproto';
import { lockInfoOf, keyErrors, readConflict } from '@tikv-client/percolator';
import type { GuardedLock, ReadScope } from '@tikv-client/percolator';
import { compareKeys } from '../../region/region-range.js';
import { keyText } from '../key-text.js';

/**
 * Locks of async and one-phase commits whose writes are under way, for the whole store: readers meet them from the moment that
 * their commit time stamp was fixed. Keys are raw.
 */
export class GuardedLocks {
  readonly #locks = new Map<string, GuardedLock>();

  get isEmpty(): boolean {
    return this.#locks.size === 0;
  }

  get size(): number {
    return this.#locks.size;
  }

  add(locks: readonly GuardedLock[]): void {
    for (const lock of locks) this.#locks.set(keyText(lock.key), lock);
  }

  remove(locks: readonly GuardedLock[]): void {
    for (const lock of locks) {
      const text = keyText(lock.key);
      // Under the latches of its command the entry is still this one, unless the store has lost everything meanwhile.
      if (this.#locks.get(text) === lock) this.#locks.delete(text);
    }
  }

  /** The error that a read of these keys gets. */
  conflict(keys: readonly Uint8Array[], scope: ReadScope): kvrpcpb.KeyError | undefined {
    for (const key of keys) {
      const found = this.#locks.get(keyText(key));
      const error = found === undefined ? undefined : readConflict(found.lock, key, scope);
      if (error !== undefined) return error;
    }
    return undefined;
  }

  /** The error that a read of a range gets; an empty end is open. */
  conflictInRange(start: Uint8Array, end: Uint8Array, scope: ReadScope): kvrpcpb.KeyError | undefined {
    for (const { key, lock } of this.#locks.values()) {
      const error = isInside(key, start, end) ? readConflict(lock, key, scope) : undefined;
      if (error !== undefined) return error;
    }
    return undefined;
  }

  /** The error of a scan for locks up to `maxVersion`, which no kind of lock escapes. */
  lockedInRange(start: Uint8Array, end: Uint8Array, maxVersion: bigint): kvrpcpb.KeyError | undefined {
    for (const { key, lock } of this.#locks.values()) {
      if (lock.startTs <= maxVersion && isInside(key, start, end)) return keyErrors.locked(lockInfoOf(key, lock));
    }
    return undefined;
  }

  /** The smallest start time stamp of them all, or `bound` if that is smaller. */
  oldestStartTs(bound: bigint): bigint {
    let oldest = bound;
    for (const { lock } of this.#locks.values()) if (lock.startTs < oldest) oldest = lock.startTs;
    return oldest;
  }

  clear(): void {
    this.#locks.clear();
  }
}

function isInside(key: Uint8Array, start: Uint8Array, end: Uint8Array): boolean {
  return compareKeys(key, start) >= 0 && (end.length === 0 || compareKeys(key, end) < 0);
}
