import type { EngineRange } from '@tikv-client/engine';
import { compareBytes } from '@tikv-client/codec';
import { findAllLocks } from '../end/find-locks.js';
import type { Lock, SharedLocks } from '../mvcc/lock.js';
import { MvccKey, rawKeyOf, versionOwner, versionTs } from '../mvcc/mvcc-key.js';
import { MvccReader, type VersionedWrite } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { maxTs } from '../mvcc/uint64.js';

export interface KeyVersions {
  readonly key: Uint8Array;
  readonly lock: Lock | undefined;
  /** The locks of those who share the key; then there is no `lock`. */
  readonly sharedLocks: SharedLocks | undefined;
  /** The lock is in memory only. */
  readonly isLockInMemory: boolean;
  /** Newest first. */
  readonly writes: readonly VersionedWrite[];
  /** Values too long for a record, newest first. */
  readonly values: readonly { readonly startTs: bigint; readonly value: Uint8Array }[];
}

/** Everything under the first `limit` (0: all) keys of a range of encoded keys, decoded. For debugging: it reads all it passes. */
export function keysAndLocks(view: MvccView, range: EngineRange, limit: number): KeyVersions[] {
  const { reader, memoryLocks } = view;
  const mvcc = new MvccReader(view);
  return firstKeys(view, range, limit).map((encoded) => {
    const key = new MvccKey(rawKeyOf(encoded), encoded);
    const writes: VersionedWrite[] = [];
    mvcc.walkWrites(key, maxTs, (write) => {
      writes.push(write);
    });
    const values: { startTs: bigint; value: Uint8Array }[] = [];
    reader.iterate({ start: encoded, end: key.end(), family: 'default' }, (at, value) => {
      values.push({ startTs: versionTs(at), value });
    });
    const isLockInMemory = memoryLocks?.get(key.raw) !== undefined;
    const record = mvcc.lock(key);
    const { lock, sharedLocks } =
      record?.kind === 'shared' ? { lock: undefined, sharedLocks: record } : { lock: record, sharedLocks: undefined };
    return { key: key.raw, lock, sharedLocks, isLockInMemory, writes, values };
  });
}

function firstKeys(view: MvccView, range: EngineRange, limit: number): Uint8Array[] {
  const keys = findAllLocks(view, range, () => true, limit).locks.map(({ key }) => new MvccKey(key).encoded);
  for (const family of ['write', 'default']) {
    let last: Uint8Array | undefined;
    let count = 0;
    view.reader.iterate({ ...range, family }, (at) => {
      const encoded = versionOwner(at);
      if (last !== undefined && compareBytes(last, encoded) === 0) return true;
      last = encoded;
      keys.push(encoded);
      count += 1;
      return count !== limit;
    });
  }
  keys.sort(compareBytes);
  const distinct = keys.filter((key, i) => i === 0 || compareBytes(keys[i - 1]!, key) !== 0);
  return limit === 0 ? distinct : distinct.slice(0, limit);
}
