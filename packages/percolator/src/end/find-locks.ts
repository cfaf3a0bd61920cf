import { compareBytes, encodeBytes, nextKey } from '@tikv-client/codec';
import type { EngineRange } from '@tikv-client/engine';
import type { Lock, LockRecord, SharedLocks } from '../mvcc/lock.js';
import { decodeLockRecord } from '../mvcc/lock-codec.js';
import { rawKeyOf } from '../mvcc/mvcc-key.js';
import type { LockView, MvccView } from '../mvcc/mvcc-view.js';
import { holdersOf } from '../mvcc/shared-locks.js';

/** `key` is raw. */
export interface FoundLock {
  readonly key: Uint8Array;
  readonly lock: Lock;
  /** All who share the key with it; each of them is found by itself. */
  readonly bundle: SharedLocks | undefined;
}

export interface FoundLocks {
  /** In key order, those that share a key by `startTs`. */
  readonly locks: readonly FoundLock[];
  /** The encoded key to go on from; undefined: there are no more. */
  readonly next: Uint8Array | undefined;
}

export type AcceptLock = (lock: Lock, key: Uint8Array) => boolean;

interface MetLock {
  readonly encoded: Uint8Array;
  readonly record: LockRecord;
}

/**
 * Locks of the lock family that are accepted, at most `limit` (0: all): what the region forms of KvResolveLock see, to which locks in
 * memory do not exist. Bounds are encoded.
 */
export function findLocks({ reader }: MvccView, range: EngineRange, accept: AcceptLock, limit: number): FoundLocks {
  return gather({ reader }, range, accept, limit);
}

/** As `findLocks`, with those in memory in their places. */
export function findAllLocks(view: MvccView, range: EngineRange, accept: AcceptLock, limit: number): FoundLocks {
  return gather(view, range, accept, limit);
}

/** The pessimistic locks, in memory and in the lock family, that a KVPessimisticRollback without keys is about. */
export function findPessimisticLocks(
  view: MvccView,
  range: EngineRange,
  startTs: bigint,
  forUpdateTs: bigint,
  limit: number,
): FoundLocks {
  return gather(view, range, (lock) => isPessimisticLockOf(lock, startTs, forUpdateTs), limit);
}

/** A pessimistic lock of the transaction that is not newer than the request about it. */
export function isPessimisticLockOf(lock: Lock, startTs: bigint, forUpdateTs: bigint): boolean {
  return lock.kind === 'pessimistic' && lock.startTs === startTs && lock.forUpdateTs <= forUpdateTs;
}

function gather(view: MvccView, range: EngineRange, accept: AcceptLock, limit: number): FoundLocks {
  const locks: FoundLock[] = [];
  let next: Uint8Array | undefined;
  walkLocks(view, range, ({ encoded, record }) => {
    const key = rawKeyOf(encoded);
    const bundle = record.kind === 'shared' ? record : undefined;
    const accepted = holdersOf(record).filter((lock) => accept(lock, key));
    for (const [index, lock] of accepted.entries()) {
      locks.push({ key, lock, bundle });
      if (locks.length !== limit) continue;
      // Who is left of those that share the key is found when the others have gone.
      next = index === accepted.length - 1 ? nextKey(encoded) : encoded;
      return false;
    }
    return true;
  });
  return { locks, next };
}

/** Visits locks in key order; one in memory hides one of the lock family. */
function walkLocks({ reader, memoryLocks }: MvccView, range: EngineRange, visit: (met: MetLock) => boolean): void {
  const inMemory = memoryLocks === undefined ? [] : memoryLocksIn(memoryLocks, range);
  let at = 0;
  let goOn = true;
  const visitMemoryUpTo = (encoded: Uint8Array | undefined): void => {
    for (; goOn && at < inMemory.length; at += 1) {
      const met = inMemory[at]!;
      if (encoded !== undefined && compareBytes(met.encoded, encoded) > 0) return;
      goOn = visit(met);
    }
  };
  reader.iterate({ ...range, family: 'lock' }, (encoded, bytes) => {
    visitMemoryUpTo(encoded);
    const previous = inMemory[at - 1];
    const isHidden = previous !== undefined && compareBytes(previous.encoded, encoded) === 0;
    if (goOn && !isHidden) goOn = visit({ encoded, record: decodeLockRecord(bytes) });
    return goOn;
  });
  visitMemoryUpTo(undefined);
}

/** Filters all of them: the bounds of a region need not be keys that can be decoded. */
function memoryLocksIn(memoryLocks: LockView, { start, end }: EngineRange): MetLock[] {
  const open = new Uint8Array(0);
  const met: MetLock[] = [];
  for (const [key, lock] of memoryLocks.range(open, open)) {
    const encoded = encodeBytes(key);
    if (start !== undefined && compareBytes(encoded, start) < 0) continue;
    if (end !== undefined && end.length > 0 && compareBytes(encoded, end) >= 0) break;
    met.push({ encoded, record: lock });
  }
  return met;
}
