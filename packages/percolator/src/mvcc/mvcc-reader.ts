import type { SyncEngineReader } from '@tikv-client/engine';
import type { Lock, LockRecord } from './lock.js';
import { decodeLock, decodeLockRecord, isSharedLocks } from './lock-codec.js';
import { isVersionOf, type MvccKey, versionTs } from './mvcc-key.js';
import type { LockView, MvccView } from './mvcc-view.js';
import { maxTs } from './uint64.js';
import {
  decodeWriteRecord,
  kindOfRecord,
  longValueKeyOfRecord,
  shortValueOfRecord,
  type WriteRecord,
} from './write-record.js';

/** A record and the time stamp it lies at. */
export interface VersionedWrite {
  readonly commitTs: bigint;
  readonly record: WriteRecord;
}

/** What is known of one transaction on one key, apart from its lock. */
export type CommitRecord =
  | { readonly state: 'committed'; readonly commitTs: bigint; readonly record: WriteRecord }
  /** A rollback record, or another's commit record that stands for one too. */
  | { readonly state: 'rolledBack' }
  /** `overlapped`: another transaction's record at this one's start time stamp, in the way of a rollback record. */
  | { readonly state: 'none'; readonly overlapped: VersionedWrite | undefined };

const rolledBack: CommitRecord = { state: 'rolledBack' };
const unknown: CommitRecord = { state: 'none', overlapped: undefined };

/** Reads locks, records and values of single keys. */
export class MvccReader {
  readonly #reader: SyncEngineReader;
  readonly #memoryLocks: LockView | undefined;

  constructor({ reader, memoryLocks }: MvccView) {
    this.#reader = reader;
    this.#memoryLocks = memoryLocks;
  }

  /** The lock of a key, or those of all who share it; those in memory included, which nobody shares. */
  lock(key: MvccKey): LockRecord | undefined {
    const inMemory = this.#memoryLocks?.get(key.raw);
    if (inMemory !== undefined) return inMemory;
    const bytes = this.#reader.get(key.encoded, 'lock');
    return bytes === undefined ? undefined : decodeLockRecord(bytes);
  }

  /** The lock of the lock family; all that ordinary reads need, since pessimistic and shared locks never block them. */
  storedLock(key: MvccKey): Lock | undefined {
    const bytes = this.#reader.get(key.encoded, 'lock');
    return bytes === undefined || isSharedLocks(bytes) ? undefined : decodeLock(bytes);
  }

  /** The newest record, of any kind, at or below `ts`. */
  newestWrite(key: MvccKey, ts: bigint = maxTs): VersionedWrite | undefined {
    let newest: VersionedWrite | undefined;
    this.walkWrites(key, ts, (write) => {
      newest = write;
      return false;
    });
    return newest;
  }

  /** Visits the records at or below `ts`, newest first, until `visit` says false. */
  walkWrites(key: MvccKey, ts: bigint, visit: (write: VersionedWrite) => boolean | void): void {
    // Looking whose version it is costs less than making an upper bound.
    this.#reader.iterate(
      { start: key.version(ts), family: 'write' },
      (at, bytes) =>
        isVersionOf(at, key.encoded) && visit({ commitTs: versionTs(at), record: decodeWriteRecord(bytes) }),
    );
  }

  /** The newest put or delete at or below `ts`. */
  newestData(key: MvccKey, ts: bigint = maxTs): VersionedWrite | undefined {
    let newest: VersionedWrite | undefined;
    this.walkWrites(key, ts, (write) => {
      if (write.record.kind !== 'put' && write.record.kind !== 'delete') return true;
      newest = write;
      return false;
    });
    return newest;
  }

  /**
   * How the transaction `startTs` ended on this key. Looks from the newest record down: pessimistic transactions do not commit in the
   * order they start in.
   */
  commitRecord(key: MvccKey, startTs: bigint): CommitRecord {
    let found = unknown;
    this.walkWrites(key, maxTs, (write) => {
      const { commitTs, record } = write;
      if (record.startTs === startTs) {
        found = record.kind === 'rollback' ? rolledBack : { state: 'committed', commitTs, record };
        return false;
      }
      if (commitTs === startTs) {
        found = record.overlappedRollback ? rolledBack : { state: 'none', overlapped: write };
        return false;
      }
      return commitTs > startTs;
    });
    return found;
  }

  /** The value at `ts`, undefined if there is none. Locks are not looked at. */
  value(key: MvccKey, ts: bigint = maxTs): Uint8Array | undefined {
    return this.versionedValue(key, ts)?.value;
  }

  /** The value at `ts` and the end of the key it was found under, which holds its commit time stamp. */
  versionedValue(key: MvccKey, ts: bigint): { value: Uint8Array; versionKey: Uint8Array } | undefined {
    let found: { value: Uint8Array; versionKey: Uint8Array } | undefined;
    // As `newestData`, but without decoding what a read does not ask for.
    this.#reader.iterate({ start: key.version(ts), family: 'write' }, (versionKey, bytes) => {
      if (!isVersionOf(versionKey, key.encoded)) return false;
      const kind = kindOfRecord(bytes);
      if (kind === 'put') found = { value: this.valueOfRecord(key, bytes), versionKey };
      return kind === 'lock' || kind === 'rollback';
    });
    return found;
  }

  /** The value of a put, given as its encoded record. */
  valueOfRecord(key: MvccKey, bytes: Uint8Array): Uint8Array {
    return shortValueOfRecord(bytes) ?? this.#longValue(longValueKeyOfRecord(key, bytes));
  }

  /** The value of a put, or of a lock that will become one. */
  valueOf(key: MvccKey, from: { readonly shortValue: Uint8Array | undefined; readonly startTs: bigint }): Uint8Array {
    return from.shortValue ?? this.#longValue(key.version(from.startTs));
  }

  #longValue(at: Uint8Array): Uint8Array {
    const value = this.#reader.get(at, 'default');
    if (value === undefined) throw new Error(`DefaultNotFound: no value at ${Buffer.from(at).toString('hex')}`);
    return value;
  }
}
