import { kvrpcpb } from '@tikv-client/kvproto';
import { keyErrors } from '../mvcc/key-errors.js';
import { type MvccKey, versionTs } from '../mvcc/mvcc-key.js';
import type { MvccReader } from '../mvcc/mvcc-reader.js';
import { judgeLock, lockError, type ReadScope } from '../mvcc/read-conflict.js';
import { maxTs } from '../mvcc/uint64.js';

export interface PointRead {
  readonly error?: kvrpcpb.KeyError | undefined;
  /** Undefined: there is none, or an error. */
  readonly value?: Uint8Array | undefined;
  /** The engine key of the version; undefined for a value that a lock holds. */
  readonly versionKey?: Uint8Array | undefined;
}

const absent: PointRead = {};

/** Reads one key as the scope allows. */
export function readPoint(reader: MvccReader, key: MvccKey, scope: ReadScope): PointRead {
  const { isolation, version } = scope;
  if (isolation !== kvrpcpb.IsolationLevel.RC) {
    const lock = reader.storedLock(key);
    if (lock !== undefined) {
      const verdict = judgeLock(lock, key.raw, scope);
      if (verdict === 'blocks') return { error: lockError(lock, key.raw, scope) };
      if (verdict === 'readThrough') return lock.kind === 'put' ? { value: reader.valueOf(key, lock) } : absent;
    }
  }
  if (isolation === kvrpcpb.IsolationLevel.RCCheckTS && version !== maxTs) {
    const newest = reader.newestWrite(key);
    if (newest !== undefined && newest.commitTs > version) {
      return { error: newerVersionError(key.version(newest.commitTs), version) };
    }
  }
  return reader.versionedValue(key, version) ?? absent;
}

/** A read that checks its time stamp met a newer record. The key that the server names is the record's, encoded and with its ts. */
export function newerVersionError(versionKey: Uint8Array, version: bigint): kvrpcpb.KeyError {
  return keyErrors.conflict({
    startTs: version,
    conflictTs: 0n,
    conflictCommitTs: versionTs(versionKey),
    key: versionKey,
    primary: new Uint8Array(0),
    reason: 'RcCheckTs',
  });
}
