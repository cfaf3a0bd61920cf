import type { Backoffer } from '@tikv-client/backoff';
import { backoffKinds } from '@tikv-client/backoff';
import { KeyExistsError } from '@tikv-client/errors';
import type { kvrpcpb as wire } from '@tikv-client/kvproto';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Regroup } from '@tikv-client/region-request';
import { regroup } from '@tikv-client/region-request';
import type { BatchTarget } from '../commit/key-batches.js';
import type { CommitParts } from '../commit/commit-parts.js';
import { deadlockError, keyErrorOf, keyLockedError } from '../key-error/key-error.js';
import { singleLocks } from '../lock/single-locks.js';
import type { TransactionCore } from '../transaction/transaction-core.js';
import type { LockWish } from './lock-options.js';
import { storeWaitMs } from './lock-options.js';

/** A key to lock. */
export interface LockTarget {
  readonly key: Uint8Array;
  /** The key has to be absent: it was inserted. */
  readonly mustBeAbsent: boolean;
}

/** What a store tells about a key that it locked, or did not because it is absent. */
export interface LockFinding {
  readonly exists: boolean | undefined;
  readonly value: Uint8Array | undefined;
}

/** What the requests of one attempt to lock keys share. */
export interface LockAttempt {
  readonly primary: Uint8Array;
  readonly forUpdateTs: bigint;
  readonly isFirstLock: boolean;
  readonly wish: LockWish;
}

/** A lock whose holder changed less than this ago is alive; no use in asking after it (client-go: skip resolving). */
const freshLockMs = 300n;
const atOnceMs = 5;
/** With less time left there is no use in asking again: the answer would come too late to tell of the lock. */
const leastRestMs = 5;

/** Locks keys of one region, waiting for locks of others as long as wished. */
export async function lockBatch(
  parts: CommitParts,
  core: TransactionCore,
  targets: readonly LockTarget[],
  attempt: LockAttempt,
  target: BatchTarget,
): Promise<readonly LockFinding[] | Regroup> {
  const { clock, requester, settings, resolver } = parts;
  const { wish } = attempt;
  let lifeMs: number | undefined;
  for (;;) {
    const askedAt = clock.monotonic();
    const waitMs = storeWaitMs(wish.wait, askedAt, target.deadline - askedAt, lifeMs);
    const answer = await requester.sendToRegion(
      commands.KvPessimisticLock,
      lockRequest(core, targets, attempt, settings.managedLockTtlMs, waitMs),
      { ...target, operation: 'lock keys' },
      (response) => readLocks(response, targets, wish, settings.redactKeys),
    );
    if (answer === regroup || Array.isArray(answer)) return answer as readonly LockFinding[] | Regroup;
    const met = answer as wire.LockInfo;
    const locks = singleLocks(met);
    // What the error tells: one of those who share the key is as good as another.
    const lock = locks[0] ?? met;
    let ttlMs = 1;
    lifeMs = undefined;
    const { durationToLastUpdateMs } = met;
    if (durationToLastUpdateMs === 0n || durationToLastUpdateMs >= freshLockMs) {
      ({ ttlMs } = await resolver.resolveForWrite(locks, 0n, {
        ...target,
        pessimisticRegionResolve: true,
      }));
      lifeMs = ttlMs;
    }
    if (ttlMs <= 0) continue;
    if (wish.wait.kind === 'noWait') throw keyLockedError(lock, settings.redactKeys, 'noWait');
    const now = clock.monotonic();
    if (now >= wish.wait.untilMs) throw keyLockedError(lock, settings.redactKeys, 'waitTimeout');
    target.signal?.throwIfAborted();
    // The store has waited on our behalf; here only the call's time is left to watch.
    if (target.deadline - now < leastRestMs) throw deadlineError(target.backoffer(), lock, settings.redactKeys);
    // A store that answers at once and does not wait must not make us spin.
    if (now - askedAt < atOnceMs) {
      await target
        .backoffer()
        .backoffWithMax(backoffKinds.txnLockFast, ttlMs, keyLockedError(lock, settings.redactKeys));
    }
  }
}

function deadlineError(
  backoffer: Backoffer,
  lock: wire.LockInfo,
  redact: CommitParts['settings']['redactKeys'],
): Error {
  const error = backoffer.deadlineError('lock keys');
  error.cause ??= keyLockedError(lock, redact, 'waitTimeout');
  return error;
}

function readLocks(
  response: wire.PessimisticLockResponse,
  targets: readonly LockTarget[],
  wish: LockWish,
  redact: CommitParts['settings']['redactKeys'],
): readonly LockFinding[] | wire.LockInfo {
  const [error] = response.errors;
  if (error !== undefined) {
    if (error.locked !== undefined) return error.locked;
    if (error.alreadyExist !== undefined) throw new KeyExistsError({ key: error.alreadyExist.key }, { redact });
    if (error.deadlock !== undefined) throw deadlockError(error.deadlock, isOurs(error.deadlock, targets), redact);
    throw keyErrorOf(error, redact);
  }
  const { values, notFounds } = response;
  return targets.map((_, index): LockFinding => {
    const absent = notFounds[index];
    if (!wish.returnValues) return { exists: absent === undefined ? undefined : !absent, value: undefined };
    // An old store tells an absent key by the empty value alone.
    const value = values[index];
    const exists = absent === undefined ? (value?.length ?? 0) > 0 : !absent;
    return { exists, value: exists && value !== undefined ? new Uint8Array(value) : undefined };
  });
}

/** Whether the chain of waiting began with a key of this call: then the statement alone can be tried again. */
function isOurs(deadlock: wire.Deadlock, targets: readonly LockTarget[]): boolean {
  const { deadlockKey, deadlockKeyHash, waitChain } = deadlock;
  const key = deadlockKey.length > 0 ? deadlockKey : waitChain.find((edge) => edge.keyHash === deadlockKeyHash)?.key;
  return key !== undefined && targets.some((target) => Buffer.compare(target.key, key) === 0);
}

function lockRequest(
  core: TransactionCore,
  targets: readonly LockTarget[],
  attempt: LockAttempt,
  managedLockTtlMs: number,
  waitTimeout: bigint,
): wire.PessimisticLockRequest {
  const { wish, forUpdateTs, primary, isFirstLock } = attempt;
  return {
    context: undefined,
    mutations: targets.map(({ key, mustBeAbsent }) => ({
      op: wish.shared ? kvrpcpb.Op.SharedPessimisticLock : kvrpcpb.Op.PessimisticLock,
      key,
      value: nothing,
      assertion: mustBeAbsent ? kvrpcpb.Assertion.NotExist : kvrpcpb.Assertion.None,
    })),
    primaryLock: primary,
    startVersion: core.startTs,
    lockTtl: BigInt(Math.floor(core.ageMs) + managedLockTtlMs),
    forUpdateTs,
    isFirstLock,
    waitTimeout,
    force: false,
    returnValues: wish.returnValues,
    minCommitTs: forUpdateTs + 1n,
    checkExistence: wish.checkExistence,
    lockOnlyIfExists: wish.lockOnlyIfExists,
    wakeUpMode: kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeNormal,
  };
}

const nothing = new Uint8Array(0);
