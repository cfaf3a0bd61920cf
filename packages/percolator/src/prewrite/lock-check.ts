import { kvrpcpb } from '@tikv-client/kvproto';
import { keyErrors } from '../mvcc/key-errors.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import type { Lock, SharedLocks } from '../mvcc/lock.js';
import type { MvccKey } from '../mvcc/mvcc-key.js';
import type { MvccReader } from '../mvcc/mvcc-reader.js';
import { ownLockOf } from '../mvcc/shared-locks.js';
import { checkAssertion } from './assertion-check.js';
import { mustNotExist } from './constraint-check.js';
import type { PrewriteMutation, PrewriteRules } from './prewrite-rules.js';
import { Refusal } from './refusal.js';

export type LockCheck =
  /** Nothing locks the key. */
  | { readonly state: 'free' }
  /** The transaction's pessimistic lock, or one that was lost and could be made up for. `bundle`: those that it shares the key with. */
  | { readonly state: 'pessimistic'; readonly lock: Lock | undefined; readonly bundle?: SharedLocks | undefined }
  /** The transaction's lock of an earlier flush, to be overwritten. */
  | { readonly state: 'flushed'; readonly lock: Lock }
  /** Prewritten before: nothing is left to do. */
  | { readonly state: 'done'; readonly lock: Lock };

/** Judges the lock that the mutation meets. */
export function checkLock(
  reader: MvccReader,
  key: MvccKey,
  item: PrewriteMutation,
  rules: PrewriteRules,
): Refusal | LockCheck {
  const record = reader.lock(key);
  const isShared = item.mutation.op === kvrpcpb.Op.SharedLock;
  if (record === undefined) {
    if (item.check !== 'lock') return { state: 'free' };
    // Shared locks are never in memory only, so that none is lost.
    return isShared ? lockNotFound(rules, key, 'LockMissingAmendFail') : amend(reader, key, item, rules);
  }
  if (record.kind !== 'shared') {
    if (isShared) return new Refusal('locked', keyErrors.locked(lockInfoOf(key.raw, record)));
    return checkSingleLock(key, item, rules, record);
  }
  const own = ownLockOf(record, rules.startTs);
  if (own === undefined) {
    if (isShared) return lockNotFound(rules, key, 'LockMissingAmendFail');
    return new Refusal('locked', keyErrors.locked(lockInfoOf(key.raw, record)));
  }
  if (!isShared) return new Refusal('other', keyErrors.other('use Op::SharedLock to prewrite on a shared lock'));
  const found = checkSingleLock(key, item, rules, own.lock);
  return !(found instanceof Refusal) && found.state === 'pessimistic' ? { ...found, bundle: record } : found;
}

function checkSingleLock(key: MvccKey, item: PrewriteMutation, rules: PrewriteRules, lock: Lock): Refusal | LockCheck {
  const { startTs, pessimistic, generation } = rules;
  if (lock.startTs !== startTs) {
    if (item.check === 'lock') return lockNotFound(rules, key, 'LockTsMismatch');
    return new Refusal('locked', keyErrors.locked(foreignLockInfo(key, lock, pessimistic)));
  }
  if (lock.kind === 'pessimistic') {
    if (!pessimistic) return new Refusal('other', keyErrors.lockTypeNotMatch(startTs, key.raw, true));
    const expected = item.expectedForUpdateTs;
    if (expected !== undefined && lock.forUpdateTs !== expected) {
      return lockNotFound(rules, key, 'LockForUpdateTsMismatch');
    }
    return { state: 'pessimistic', lock };
  }
  if (lock.generation === 0n || lock.generation >= generation) return { state: 'done', lock };
  if (mustNotExist(item.mutation.op) && lock.kind === 'put') {
    return new Refusal('other', keyErrors.alreadyExist(key.raw));
  }
  return { state: 'flushed', lock };
}

/** A pessimistic transaction is not to wait for the lock to expire: it is told that it has. */
function foreignLockInfo(key: MvccKey, lock: Lock, pessimistic: boolean): kvrpcpb.LockInfo {
  const info = lockInfoOf(key.raw, lock);
  return pessimistic ? { ...info, lockTtl: 0n } : info;
}

/** A lock that lived in memory may be lost. It is made up for when nothing was written since the transaction began. */
function amend(reader: MvccReader, key: MvccKey, item: PrewriteMutation, rules: PrewriteRules): Refusal | LockCheck {
  const newest = reader.newestWrite(key);
  if (newest !== undefined && newest.commitTs >= rules.startTs) {
    return lockNotFound(rules, key, 'LockMissingAmendFail');
  }
  return checkAssertion(reader, key, item, rules, { newest }) ?? { state: 'pessimistic', lock: undefined };
}

function lockNotFound(
  { startTs }: PrewriteRules,
  key: MvccKey,
  reason: 'LockTsMismatch' | 'LockForUpdateTsMismatch' | 'LockMissingAmendFail',
): Refusal {
  return new Refusal('lockNotFound', keyErrors.pessimisticLockNotFound(startTs, key.raw, reason));
}
