import { compareBytes } from '@tikv-client/codec';
import { type EngineRange, WriteBatch } from '@tikv-client/engine';
import { isVersionKey, MvccKey, versionOwner, versionTs } from '../mvcc/mvcc-key.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { type WriteRecord, decodeWriteRecord, isWriteRecord } from '../mvcc/write-record.js';

/** A step of the collection of a range. */
export interface GcStep {
  readonly batch: WriteBatch;
  /** Records that the batch removes. */
  readonly removed: number;
  /** The encoded key to go on from when the batch is applied; undefined: the range is done. */
  readonly next: Uint8Array | undefined;
}

/**
 * Removes what no read at or above the safe point needs: of every key it keeps the versions above, and below only the newest, if that
 * is a put. A delete goes after all that it hides; records of locks and rollbacks go. A step looks at about `limit` records and removes
 * at most so many; what is no record stays. Locks are not looked at: those of transactions below the safe point must have been resolved.
 */
export function gc({ reader }: MvccView, range: EngineRange, safePoint: bigint, limit: number): GcStep {
  const batch = new WriteBatch();
  let removed = 0;
  let seen = 0;
  let next: Uint8Array | undefined;
  let key: KeyCollector | undefined;
  reader.iterate({ ...range, family: 'write' }, (at, bytes) => {
    // Raw commands can write to this family too.
    if (!isVersionKey(at) || !isWriteRecord(bytes)) return true;
    const encoded = versionOwner(at);
    if (key === undefined || compareBytes(key.encoded, encoded) !== 0) {
      removed += key?.finish() ?? 0;
      key = new KeyCollector(encoded, batch);
      if (seen >= limit || removed >= limit) {
        next = encoded;
        return false;
      }
    }
    seen += 1;
    if (versionTs(at) > safePoint) return true;
    if (removed >= limit) {
      next = encoded;
      return false;
    }
    removed += key.collect(at, decodeWriteRecord(bytes));
    return true;
  });
  if (next === undefined) removed += key?.finish() ?? 0;
  return { batch, removed, next };
}

/** Goes through one key's records at or below the safe point, newest first. */
class KeyCollector {
  readonly encoded: Uint8Array;
  readonly #batch: WriteBatch;
  #isHidden = false;
  #newestDelete: Uint8Array | undefined;

  constructor(encoded: Uint8Array, batch: WriteBatch) {
    this.encoded = encoded;
    this.#batch = batch;
  }

  /** The number of records removed by it. */
  collect(at: Uint8Array, record: WriteRecord): number {
    const isData = record.kind === 'put' || record.kind === 'delete';
    const isNewest = isData && !this.#isHidden;
    if (isNewest) {
      this.#isHidden = true;
      if (record.kind === 'delete') this.#newestDelete = at;
      return 0;
    }
    this.#batch.delete(at, 'write');
    if (record.kind === 'put' && record.shortValue === undefined) {
      this.#batch.delete(new MvccKey(this.encoded, this.encoded).version(record.startTs), 'default');
    }
    return 1;
  }

  /** All older ones are gone: now the delete hides nothing any more. */
  finish(): number {
    if (this.#newestDelete === undefined) return 0;
    this.#batch.delete(this.#newestDelete, 'write');
    return 1;
  }
}
