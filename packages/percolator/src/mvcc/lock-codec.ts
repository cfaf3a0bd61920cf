import type { Lock, LockKind, LockRecord, SharedLocks } from './lock.js';
import { readUint64, uint64Size, writeUint64 } from './uint64.js';

/*
 * Two bytes of kind and flags, start time stamp and time to live, then the numbers that are not 0, the primary and the lists, each
 * with its length before it; the short value is what remains. `useOnePc` lives in memory only. Of shared locks: the flags, then
 * each lock with its length before it.
 */
const kinds: readonly LockKind[] = ['put', 'delete', 'lock', 'pessimistic'];
const kindBits = 3;
const flag = {
  shortValue: 1 << 2,
  asyncCommit: 1 << 3,
  withConflict: 1 << 4,
  forUpdateTs: 1 << 5,
  txnSize: 1 << 6,
  minCommitTs: 1 << 7,
  secondaries: 1 << 8,
  rollbackTs: 1 << 9,
  generation: 1 << 10,
  txnSource: 1 << 11,
  shrinkOnly: 1 << 14,
  shared: 1 << 15,
} as const;
const flagsSize = 2;
const lengthSize = 4;

export function encodeLock(lock: Lock): Uint8Array {
  const { primary, shortValue, secondaries, rollbackTs } = lock;
  const flags = flagsOf(lock);
  const numbers = [lock.startTs, lock.ttlMs];
  if (lock.forUpdateTs !== 0n) numbers.push(lock.forUpdateTs);
  if (lock.txnSize !== 0n) numbers.push(lock.txnSize);
  if (lock.minCommitTs !== 0n) numbers.push(lock.minCommitTs);
  if (lock.generation !== 0n) numbers.push(lock.generation);
  if (lock.txnSource !== 0n) numbers.push(lock.txnSource);

  let size = flagsSize + numbers.length * uint64Size + lengthSize + primary.length + (shortValue?.length ?? 0);
  if (secondaries.length > 0) {
    size += secondaries.reduce((sum, key) => sum + lengthSize + key.length, lengthSize);
  }
  if (rollbackTs.length > 0) size += lengthSize + rollbackTs.length * uint64Size;

  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const putBytes = (value: Uint8Array): void => {
    view.setUint32(at, value.length);
    bytes.set(value, at + lengthSize);
    at += lengthSize + value.length;
  };
  view.setUint16(at, flags);
  at += flagsSize;
  for (const number of numbers) {
    view.setBigUint64(at, number);
    at += uint64Size;
  }
  putBytes(primary);
  if (secondaries.length > 0) {
    view.setUint32(at, secondaries.length);
    at += lengthSize;
    for (const key of secondaries) putBytes(key);
  }
  if (rollbackTs.length > 0) {
    view.setUint32(at, rollbackTs.length);
    at += lengthSize;
    for (const ts of rollbackTs) {
      writeUint64(bytes, at, ts);
      at += uint64Size;
    }
  }
  if (shortValue !== undefined) bytes.set(shortValue, at);
  return bytes;
}

export function encodeLockRecord(record: LockRecord): Uint8Array {
  return record.kind === 'shared' ? encodeSharedLocks(record) : encodeLock(record);
}

export function decodeLockRecord(bytes: Uint8Array): LockRecord {
  return isSharedLocks(bytes) ? decodeSharedLocks(bytes) : decodeLock(bytes);
}

/** Whether a stored record is one of shared locks: those are nothing to ordinary reads. */
export function isSharedLocks(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & (flag.shared >> 8)) !== 0;
}

/** Keys and the short value are views into `bytes`. */
export function decodeLock(bytes: Uint8Array): Lock {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(0);
  if ((flags & flag.shared) !== 0) throw new TypeError('shared locks where one lock is expected');
  let at = flagsSize;
  const has = (bit: number): boolean => (flags & bit) !== 0;
  const number = (): bigint => {
    at += uint64Size;
    return view.getBigUint64(at - uint64Size);
  };
  const length = (): number => {
    at += lengthSize;
    return view.getUint32(at - lengthSize);
  };
  const key = (): Uint8Array => {
    const size = length();
    at += size;
    return bytes.subarray(at - size, at);
  };
  const startTs = number();
  const ttlMs = number();
  const forUpdateTs = has(flag.forUpdateTs) ? number() : 0n;
  const txnSize = has(flag.txnSize) ? number() : 0n;
  const minCommitTs = has(flag.minCommitTs) ? number() : 0n;
  const generation = has(flag.generation) ? number() : 0n;
  const txnSource = has(flag.txnSource) ? number() : 0n;
  const primary = key();
  const secondaries = has(flag.secondaries) ? Array.from({ length: length() }, key) : [];
  const rollbackTs: bigint[] = [];
  if (has(flag.rollbackTs)) {
    for (let left = length(); left > 0; left -= 1) {
      rollbackTs.push(readUint64(bytes, at));
      at += uint64Size;
    }
  }
  return {
    kind: kinds[flags & kindBits]!,
    primary,
    startTs,
    ttlMs,
    shortValue: has(flag.shortValue) ? bytes.subarray(at) : undefined,
    forUpdateTs,
    txnSize,
    minCommitTs,
    useAsyncCommit: has(flag.asyncCommit),
    secondaries,
    rollbackTs,
    generation,
    lockedWithConflict: has(flag.withConflict),
    useOnePc: false,
    txnSource,
  };
}

/** `startTs` of a stored lock, or undefined for one that is pessimistic or shared: a look at locks by the thousand, without the rest. */
export function startTsOfWritingLock(bytes: Uint8Array): bigint | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isSharedLocks(bytes) || (view.getUint16(0) & kindBits) === kinds.indexOf('pessimistic')) return undefined;
  return view.getBigUint64(flagsSize);
}

function encodeSharedLocks({ shrinkOnly, locks }: SharedLocks): Uint8Array {
  const encoded = locks.map(encodeLock);
  const bytes = new Uint8Array(encoded.reduce((sum, one) => sum + lengthSize + one.length, flagsSize));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, flag.shared | (shrinkOnly ? flag.shrinkOnly : 0));
  let at = flagsSize;
  for (const one of encoded) {
    view.setUint32(at, one.length);
    bytes.set(one, at + lengthSize);
    at += lengthSize + one.length;
  }
  return bytes;
}

function decodeSharedLocks(bytes: Uint8Array): SharedLocks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const locks: Lock[] = [];
  for (let at = flagsSize; at < bytes.length;) {
    const end = at + lengthSize + view.getUint32(at);
    locks.push(decodeLock(bytes.subarray(at + lengthSize, end)));
    at = end;
  }
  return { kind: 'shared', shrinkOnly: (view.getUint16(0) & flag.shrinkOnly) !== 0, locks };
}

function flagsOf(lock: Lock): number {
  return (
    kinds.indexOf(lock.kind) |
    (lock.shortValue === undefined ? 0 : flag.shortValue) |
    (lock.useAsyncCommit ? flag.asyncCommit : 0) |
    (lock.lockedWithConflict ? flag.withConflict : 0) |
    (lock.forUpdateTs === 0n ? 0 : flag.forUpdateTs) |
    (lock.txnSize === 0n ? 0 : flag.txnSize) |
    (lock.minCommitTs === 0n ? 0 : flag.minCommitTs) |
    (lock.secondaries.length === 0 ? 0 : flag.secondaries) |
    (lock.rollbackTs.length === 0 ? 0 : flag.rollbackTs) |
    (lock.generation === 0n ? 0 : flag.generation) |
    (lock.txnSource === 0n ? 0 : flag.txnSource)
  );
}
