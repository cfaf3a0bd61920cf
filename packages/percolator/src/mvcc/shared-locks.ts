import type { Lock, LockRecord, SharedLocks } from './lock.js';

/** A transaction's own lock on a key, and the bundle that it is part of. */
export interface OwnLock {
  readonly lock: Lock;
  readonly bundle: SharedLocks | undefined;
}

/** What `startTs` has of what lies under a key. */
export function ownLockOf(record: LockRecord | undefined, startTs: bigint): OwnLock | undefined {
  if (record === undefined) return undefined;
  if (record.kind === 'shared') {
    const lock = record.locks.find((one) => one.startTs === startTs);
    return lock === undefined ? undefined : { lock, bundle: record };
  }
  return record.startTs === startTs ? { lock: record, bundle: undefined } : undefined;
}

/** The lock that somebody else has all of; those who share one are none. */
export function foreignLockOf(record: LockRecord | undefined, startTs: bigint): Lock | undefined {
  return record === undefined || record.kind === 'shared' || record.startTs === startTs ? undefined : record;
}

/** Everybody who has a lock on the key. */
export function holdersOf(record: LockRecord): readonly Lock[] {
  return record.kind === 'shared' ? record.locks : [record];
}

/** The bundle with a lock added, or put in the place of the transaction's last one. */
export function withLock(bundle: SharedLocks | undefined, lock: Lock): SharedLocks {
  const locks = [...(bundle?.locks ?? []).filter((one) => one.startTs !== lock.startTs), lock];
  locks.sort((a, b) => (a.startTs < b.startTs ? -1 : 1));
  return { kind: 'shared', shrinkOnly: bundle?.shrinkOnly ?? false, locks };
}

/** What the others have when one has gone. */
export function withoutLock(bundle: SharedLocks, startTs: bigint): SharedLocks {
  return { ...bundle, locks: bundle.locks.filter((one) => one.startTs !== startTs) };
}
