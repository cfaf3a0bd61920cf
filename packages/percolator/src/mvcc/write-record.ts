import type { MvccKey } from './mvcc-key.js';
import { readUint64, uint64Size, writeUint64 } from './uint64.js';

export type WriteKind = 'put' | 'delete' | 'lock' | 'rollback';

/** A commit or rollback record; its commit time stamp is part of the key it lies under. */
export interface WriteRecord {
  readonly kind: WriteKind;
  readonly startTs: bigint;
  /** Value of a put of at most 255 bytes; longer ones are in the default family at `startTs`. */
  readonly shortValue: Uint8Array | undefined;
  /** A rollback that collapsing must leave alone. */
  readonly protectedRollback: boolean;
  /** Also stands for a protected rollback of the transaction that started at this record's commit time stamp. */
  readonly overlappedRollback: boolean;
  readonly txnSource: bigint;
}

/*
 * One byte of kind and flags, the start time stamp, the transaction source if there is one; what remains is the short value. Reads
 * look at the bytes without decoding the rest.
 */
const kinds: readonly WriteKind[] = ['put', 'delete', 'lock', 'rollback'];
const kindBits = 3;
const hasShortValue = 1 << 2;
const isProtected = 1 << 3;
const isOverlapped = 1 << 4;
const hasTxnSource = 1 << 5;
const startTsAt = 1;
const restAt = startTsAt + uint64Size;

export function encodeWriteRecord(record: WriteRecord): Uint8Array {
  const { shortValue, txnSource } = record;
  const valueAt = txnSource === 0n ? restAt : restAt + uint64Size;
  const bytes = new Uint8Array(valueAt + (shortValue?.length ?? 0));
  bytes[0] =
    kinds.indexOf(record.kind) |
    (shortValue === undefined ? 0 : hasShortValue) |
    (record.protectedRollback ? isProtected : 0) |
    (record.overlappedRollback ? isOverlapped : 0) |
    (txnSource === 0n ? 0 : hasTxnSource);
  writeUint64(bytes, startTsAt, record.startTs);
  if (txnSource !== 0n) writeUint64(bytes, restAt, txnSource);
  if (shortValue !== undefined) bytes.set(shortValue, valueAt);
  return bytes;
}

/** Whether the bytes are long enough for what they say they hold. */
export function isWriteRecord(bytes: Uint8Array): boolean {
  return bytes.length >= restAt && ((bytes[0]! & hasTxnSource) === 0 || bytes.length >= restAt + uint64Size);
}

/** The short value is a view into `bytes`. */
export function decodeWriteRecord(bytes: Uint8Array): WriteRecord {
  const flags = bytes[0]!;
  return {
    kind: kindOfRecord(bytes),
    startTs: readUint64(bytes, startTsAt),
    shortValue: shortValueOfRecord(bytes),
    protectedRollback: (flags & isProtected) !== 0,
    overlappedRollback: (flags & isOverlapped) !== 0,
    txnSource: (flags & hasTxnSource) === 0 ? 0n : readUint64(bytes, restAt),
  };
}

export function kindOfRecord(bytes: Uint8Array): WriteKind {
  return kinds[bytes[0]! & kindBits]!;
}

export function shortValueOfRecord(bytes: Uint8Array): Uint8Array | undefined {
  const flags = bytes[0]!;
  if ((flags & hasShortValue) === 0) return undefined;
  return bytes.subarray((flags & hasTxnSource) === 0 ? restAt : restAt + uint64Size);
}

/** Where the long value of a put record lies in the default family. */
export function longValueKeyOfRecord(key: MvccKey, bytes: Uint8Array): Uint8Array {
  return key.version(readUint64(bytes, startTsAt));
}

export function rollbackRecord(startTs: bigint, protectedRollback: boolean): WriteRecord {
  return {
    kind: 'rollback',
    startTs,
    shortValue: undefined,
    protectedRollback,
    overlappedRollback: false,
    txnSource: 0n,
  };
}
