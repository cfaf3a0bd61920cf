import { WriteBatch } from '@tikv-client/engine';
import type { AcquiredLock, ActionResult, GuardedLock, LockWait, ReleasedLock } from '../action-result.js';
import { encodeLock, encodeLockRecord } from './lock-codec.js';
import type { Lock, SharedLocks } from './lock.js';
import type { MvccKey } from './mvcc-key.js';
import { withLock, withoutLock } from './shared-locks.js';
import { encodeWriteRecord, type WriteRecord } from './write-record.js';

/** Values of at most this many bytes lie inside lock and write records. */
export const maxShortValue = 255;

/** Gathers what one action writes. */
export class MvccWriter {
  readonly #batch = new WriteBatch();
  readonly #released: ReleasedLock[] = [];
  readonly #acquired: AcquiredLock[] = [];
  readonly #guarded: GuardedLock[] = [];
  /** What this action leaves of shared locks, written once it is done: it may take many out of one bundle. */
  readonly #left = new Map<string, { readonly key: MvccKey; readonly bundle: SharedLocks }>();

  /** `bundle`: the shared locks that it is one of. */
  putLock(key: MvccKey, lock: Lock, bundle?: SharedLocks): void {
    if (bundle === undefined) this.#batch.put(key.encoded, encodeLock(lock), 'lock');
    else this.putShared(key, withLock(bundle, lock));
  }

  putShared(key: MvccKey, bundle: SharedLocks): void {
    this.#batch.put(key.encoded, encodeLockRecord(bundle), 'lock');
  }

  /**
   * Removes a lock of `startTs` and wakes who waits for it. `commitTs` 0: it was rolled back. From `bundle` only that lock goes, and
   * nobody is woken before the last one has.
   */
  unlock(key: MvccKey, startTs: bigint, commitTs: bigint, bundle?: SharedLocks): void {
    if (bundle !== undefined) {
      const name = Buffer.from(key.encoded).toString('latin1');
      const left = withoutLock(this.#left.get(name)?.bundle ?? bundle, startTs);
      if (left.locks.length > 0) {
        this.#left.set(name, { key, bundle: left });
        return;
      }
      this.#left.delete(name);
    }
    this.#batch.delete(key.encoded, 'lock');
    this.#released.push({ key: key.raw, startTs, commitTs });
  }

  /** Grants a pessimistic lock; the store decides where it lives. */
  acquire(key: MvccKey, lock: Lock): void {
    this.#acquired.push({ key: key.raw, lock });
  }

  /** Grants a shared lock, which is never in memory only. `bundle`: those who share the key already. */
  acquireShared(key: MvccKey, lock: Lock, bundle: SharedLocks | undefined): void {
    const joined = withLock(bundle, lock);
    this.putShared(key, joined);
    if (bundle === undefined) this.#acquired.push({ key: key.raw, lock, bundle: joined });
  }

  /** Shows a lock to readers from now until the batch is applied. */
  guard(key: MvccKey, lock: Lock): void {
    this.#guarded.push({ key: key.raw, lock });
  }

  putValue(key: MvccKey, startTs: bigint, value: Uint8Array): void {
    this.#batch.put(key.version(startTs), value, 'default');
  }

  deleteValue(key: MvccKey, startTs: bigint): void {
    this.#batch.delete(key.version(startTs), 'default');
  }

  putWrite(key: MvccKey, commitTs: bigint, record: WriteRecord): void {
    this.#batch.put(key.version(commitTs), encodeWriteRecord(record), 'write');
  }

  deleteWrite(key: MvccKey, commitTs: bigint): void {
    this.#batch.delete(key.version(commitTs), 'write');
  }

  /** Bytes of keys and values so far. */
  get size(): number {
    let size = 0;
    for (const operation of this.#batch.operations) {
      if (operation.kind !== 'deleteRange') size += operation.key.length;
      if (operation.kind === 'put') size += operation.value.length;
    }
    return size;
  }

  result<Reply>(reply: Reply): ActionResult<Reply> {
    for (const { key, bundle } of this.#left.values()) this.putShared(key, bundle);
    this.#left.clear();
    return {
      reply,
      batch: this.#batch,
      released: this.#released,
      acquired: this.#acquired,
      guarded: this.#guarded,
      wait: undefined,
    };
  }
}

/** The outcome of an action that changes nothing. */
export function unchanged<Reply>(reply: Reply, wait?: LockWait): ActionResult<Reply> {
  return { reply, batch: new WriteBatch(), released: [], acquired: [], guarded: [], wait };
}
