import { kvrpcpb } from '@tikv-client/kvproto';
import type { Lock, LockRecord } from '../../src/mvcc/lock.js';
import { textOf } from './script.js';

/** A lock, or those that share a key; numbers that are 0 and flags that are not set are left out. */
export function lockText(key: Uint8Array, record: LockRecord): string {
  if (record.kind !== 'shared') return `${textOf(key)} ${singleLockText(record)}`;
  const state = record.shrinkOnly ? 'shared shrink-only' : 'shared';
  return `${textOf(key)} ${state} { ${record.locks.map(singleLockText).join(' | ')} }`;
}

function singleLockText(lock: Lock): string {
  const { kind, primary, startTs, ttlMs } = lock;
  const parts = [`${kind} start=${startTs} primary=${textOf(primary)} ttl=${ttlMs}`];
  if (lock.shortValue !== undefined) parts.push(`value=${textOf(lock.shortValue)}`);
  if (lock.forUpdateTs !== 0n) parts.push(`for_update=${lock.forUpdateTs}`);
  if (lock.minCommitTs !== 0n) parts.push(`min_commit=${lock.minCommitTs}`);
  if (lock.txnSize !== 0n) parts.push(`size=${lock.txnSize}`);
  if (lock.generation !== 0n) parts.push(`generation=${lock.generation}`);
  if (lock.useAsyncCommit) parts.push('async');
  if (lock.useOnePc) parts.push('one_pc');
  if (lock.lockedWithConflict) parts.push('with_conflict');
  if (lock.secondaries.length > 0) parts.push(`secondaries=${lock.secondaries.map(textOf).join(',')}`);
  if (lock.rollbackTs.length > 0) parts.push(`rollbacks=${lock.rollbackTs.join(',')}`);
  return parts.join(' ');
}

export function lockInfoText(info: kvrpcpb.LockInfo): string {
  if (info.sharedLockInfos.length > 0) {
    const inner = info.sharedLockInfos.map((one) => lockInfoText(one)).join(' | ');
    return `${textOf(info.key)} ${nameOf(kvrpcpb.Op, info.lockType)} start=${info.lockVersion} { ${inner} }`;
  }
  const parts = [
    `${textOf(info.key)} ${nameOf(kvrpcpb.Op, info.lockType)} start=${info.lockVersion}`,
    `primary=${textOf(info.primaryLock)} ttl=${info.lockTtl}`,
  ];
  if (info.lockForUpdateTs !== 0n) parts.push(`for_update=${info.lockForUpdateTs}`);
  if (info.minCommitTs !== 0n) parts.push(`min_commit=${info.minCommitTs}`);
  if (info.txnSize !== 0n) parts.push(`size=${info.txnSize}`);
  if (info.useAsyncCommit) parts.push('async');
  if (info.secondaries.length > 0) parts.push(`secondaries=${info.secondaries.map(textOf).join(',')}`);
  if (info.durationToLastUpdateMs !== 0n) parts.push(`last_update=${info.durationToLastUpdateMs}`);
  return parts.join(' ');
}

/** A key error in one line; the variant's name is checked to be in the text where there is one. */
export function errorText(error: kvrpcpb.KeyError): string {
  const debug = error.debugInfo === undefined ? '' : ` +mvcc(${error.debugInfo.mvccInfo.map(mvccText).join(';')})`;
  return `${shapeText(error)}${debug}`;
}

function shapeText(error: kvrpcpb.KeyError): string {
  const { locked, conflict, alreadyExist, commitTsExpired, assertionFailed, txnNotFound, txnLockNotFound } = error;
  if (locked !== undefined) return `locked ${lockInfoText(locked)}`;
  if (conflict !== undefined) {
    const { startTs, conflictTs, conflictCommitTs, key, primary, reason } = conflict;
    return (
      `conflict ${nameOf(kvrpcpb.WriteConflict_Reason, reason)} start=${startTs} conflict=${conflictTs} ` +
      `commit=${conflictCommitTs} key=${keyText(key)} primary=${textOf(primary)}${retryableText(error, 'WriteConflict')}`
    );
  }
  if (alreadyExist !== undefined) return `already_exist ${textOf(alreadyExist.key)}`;
  if (commitTsExpired !== undefined) {
    const { startTs, attemptedCommitTs, key, minCommitTs } = commitTsExpired;
    return `commit_ts_expired start=${startTs} attempted=${attemptedCommitTs} key=${textOf(key)} min_commit=${minCommitTs}`;
  }
  if (assertionFailed !== undefined) {
    const { startTs, key, assertion, existingStartTs, existingCommitTs } = assertionFailed;
    return (
      `assertion_failed ${nameOf(kvrpcpb.Assertion, assertion)} start=${startTs} key=${textOf(key)} ` +
      `existing=${existingStartTs}@${existingCommitTs}`
    );
  }
  if (txnNotFound !== undefined) {
    return `txn_not_found start=${txnNotFound.startTs} primary=${textOf(txnNotFound.primaryKey)}`;
  }
  if (txnLockNotFound !== undefined) {
    return `txn_lock_not_found ${textOf(txnLockNotFound.key)}${retryableText(error, 'TxnLockNotFound')}`;
  }
  if (error.primaryMismatch?.lockInfo !== undefined) {
    return `primary_mismatch ${lockInfoText(error.primaryMismatch.lockInfo)}`;
  }
  if (error.deadlock !== undefined) return 'deadlock';
  return `abort ${error.abort}`;
}

function mvccText({ key, mvcc }: kvrpcpb.MvccDebugInfo): string {
  const writes = mvcc?.writes.map(({ type, commitTs }) => `${nameOf(kvrpcpb.Op, type)}@${commitTs}`) ?? [];
  return [textOf(key), ...(mvcc?.lock === undefined ? [] : ['lock']), ...writes].join(' ');
}

function retryableText({ retryable }: kvrpcpb.KeyError, variant: string): string {
  return retryable.startsWith(`Error(Txn(Error(Mvcc(Error(${variant} {`) ? '' : ` retryable=${retryable}`;
}

/** The quirk of some conflicts: an encoded key with a time stamp. */
function keyText(key: Uint8Array): string {
  const text = textOf(key);
  return /^[ -~]*$/.test(text) ? text : Buffer.from(key).toString('hex');
}

export function nameOf(table: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(table).find((name) => table[name] === value) ?? String(value);
}

export function pairsText(pairs: readonly kvrpcpb.KvPair[]): string[] {
  return pairs.map(({ key, value, error, commitTs }) => {
    if (error !== undefined) return `${key.length === 0 ? '' : `${textOf(key)} `}${errorText(error)}`;
    return `${textOf(key)}=${textOf(value)}${commitTs === 0n ? '' : ` @${commitTs}`}`;
  });
}
