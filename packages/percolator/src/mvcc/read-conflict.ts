import { equalBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import { keyErrors } from './key-errors.js';
import { lockInfoOf } from './lock-info.js';
import type { Lock } from './lock.js';
import { maxTs } from './uint64.js';

/** What a read is allowed to see. */
export interface ReadScope {
  readonly version: bigint;
  readonly isolation: kvrpcpb.IsolationLevel;
  /** `start_ts` of transactions known not to be visible at `version`: their locks are ignored. */
  readonly bypass: readonly bigint[];
  /** `start_ts` of transactions known to be committed at or below `version`: their locks are read through. */
  readonly access: readonly bigint[];
  readonly replicaRead: boolean;
}

/** `readThrough`: the lock's own value is what the read gets. */
export type LockVerdict = 'ignored' | 'readThrough' | 'blocks';

/** What a lock means to a read. `key` is raw. */
export function judgeLock(lock: Lock, key: Uint8Array, scope: ReadScope): LockVerdict {
  if (!blocks(lock, key, scope)) return 'ignored';
  return scope.access.includes(lock.startTs) ? 'readThrough' : 'blocks';
}

/** The error of a read that a lock blocks, undefined if it does not. */
export function readConflict(lock: Lock, key: Uint8Array, scope: ReadScope): kvrpcpb.KeyError | undefined {
  return judgeLock(lock, key, scope) === 'blocks' ? lockError(lock, key, scope) : undefined;
}

/** The error of a read of this isolation level that has met a lock. */
export function lockError(lock: Lock, key: Uint8Array, { version, isolation }: ReadScope): kvrpcpb.KeyError {
  if (isolation !== kvrpcpb.IsolationLevel.RCCheckTS) return keyErrors.locked(lockInfoOf(key, lock));
  return keyErrors.conflict({
    startTs: version,
    conflictTs: lock.startTs,
    conflictCommitTs: 0n,
    key,
    primary: lock.primary,
    reason: 'RcCheckTs',
  });
}

function blocks(lock: Lock, key: Uint8Array, { version, isolation, bypass, replicaRead }: ReadScope): boolean {
  if (isolation === kvrpcpb.IsolationLevel.RC) return false;
  if (lock.kind === 'lock' || lock.kind === 'pessimistic') return false;
  if (isolation === kvrpcpb.IsolationLevel.RCCheckTS) return !bypass.includes(lock.startTs);
  if (lock.startTs > version || lock.minCommitTs > version || bypass.includes(lock.startTs)) return false;
  // A read of the newest version may pass its own primary: that lock's commit time stamp is still to be chosen, so it is later.
  const isLatest = version === maxTs && !replicaRead;
  return !(isLatest && !lock.useAsyncCommit && !lock.useOnePc && equalBytes(key, lock.primary));
}
