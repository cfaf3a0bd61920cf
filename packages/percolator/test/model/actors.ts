import { kvrpcpb } from '@tikv-client/kvproto';
import type { Store } from './store.js';
import type { TransactionPlan } from './transaction-plan.js';

/*
 * Clients as the protocol wants them. Between two calls anything may happen; a call may be carried out more than once, at any time.
 */
export type Call = () => unknown;
export type Actor = Generator<Call, void, unknown>;
type Part<Result> = Generator<Call, Result, unknown>;

const { Action } = kvrpcpb;
const attempts = 4;

function* call<Result>(run: () => Result): Part<Result> {
  return (yield run) as Result;
}

function physical(ts: bigint): bigint {
  return ts >> 18n;
}

/** Reads one key at a time stamp of its own. */
export function* reader(store: Store, key: string): Actor {
  const ts = store.newTs();
  const bypass: bigint[] = [];
  for (let left = attempts; left > 0; left -= 1) {
    const reply = yield* call(() => store.get(key, ts, [...bypass]));
    if (reply.error?.locked === undefined) {
      store.reads.push({ key, ts, value: reply.notFound ? undefined : Buffer.from(reply.value).toString() });
      return;
    }
    if (yield* resolve(store, reply.error.locked, ts)) bypass.push(reply.error.locked.lockVersion);
    else store.passTime(7n);
  }
}

/** Does what another client's lock allows. True: a read at `callerTs` may ignore it. */
export function* resolve(store: Store, lock: kvrpcpb.LockInfo, callerTs: bigint): Part<boolean> {
  if (lock.sharedLockInfos.length > 0) return yield* resolveShared(store, lock.sharedLockInfos, callerTs);
  const { lockVersion: startTs, primaryLock, lockType } = lock;
  const isPessimistic = lockType === kvrpcpb.Op.PessimisticLock;
  for (const forceSyncCommit of [false, true]) {
    const currentTs = store.newTs();
    const status = yield* call(() =>
      store.checkTxnStatus({
        primaryKey: primaryLock,
        lockTs: startTs,
        callerStartTs: callerTs,
        currentTs,
        rollbackIfNotExist: physical(startTs) + lock.lockTtl < physical(currentTs),
        forceSyncCommit,
        resolvingPessimisticLock: isPessimistic,
        verifyIsPrimary: true,
      }),
    );
    if (status.error !== undefined) return false;
    if (status.lockTtl === 0n) {
      const { commitVersion: commitTs } = status;
      if (isPessimistic) yield* call(() => store.pessimisticRollback([lock.key], startTs, lock.lockForUpdateTs));
      else yield* call(() => store.resolveLock([lock.key], startTs, commitTs));
      if (commitTs !== 0n) store.settle(startTs, commitTs);
      else if (!isPessimistic || status.action === Action.NoAction) store.settle(startTs, 0n);
      return commitTs === 0n || commitTs > callerTs;
    }
    const primary = status.lockInfo!;
    const isOver = physical(startTs) + status.lockTtl < physical(currentTs);
    if (!primary.useAsyncCommit || forceSyncCommit || !isOver) return status.action === Action.MinCommitTSPushed;
    const checked = yield* call(() => store.checkSecondaryLocks(primary.secondaries, startTs));
    const isSettled = checked.locks.length < primary.secondaries.length;
    if (!isSettled && checked.locks.some(({ useAsyncCommit }) => !useAsyncCommit)) continue;
    const all = [primary, ...checked.locks].map(({ minCommitTs }) => minCommitTs);
    const commitTs = isSettled ? checked.commitTs : all.reduce((a, b) => (a > b ? a : b));
    store.settle(startTs, commitTs);
    yield* call(() => store.resolveLock([primaryLock, ...primary.secondaries], startTs, commitTs));
    return commitTs === 0n || commitTs > callerTs;
  }
  return false;
}

/** Those who share a key are looked at one by one. */
function* resolveShared(store: Store, locks: readonly kvrpcpb.LockInfo[], callerTs: bigint): Part<boolean> {
  let areOver = true;
  for (const lock of locks) areOver = (yield* resolve(store, lock, callerTs)) && areOver;
  return areOver;
}

export function* transaction(store: Store, plan: TransactionPlan): Actor {
  const startTs = store.newTs();
  store.began(startTs, plan.keys);
  const held = new Map<string, bigint>();
  if (plan.pessimistic) {
    for (const key of plan.keys) {
      const forUpdateTs = yield* lock(store, plan, startTs, key);
      if (forUpdateTs === undefined) {
        // Nothing of it has been prewritten, nor will be.
        store.settle(startTs, 0n);
        const newest = store.newTs();
        yield* call(() => store.pessimisticRollback([...held.keys()].map(bytes), startTs, newest));
        return;
      }
      held.set(key, forUpdateTs);
    }
  }
  const prewritten = yield* prewriteAll(store, plan, startTs, held);
  if (prewritten === undefined) yield* rollBack(store, plan, startTs);
  else yield* commitAll(store, plan, startTs, prewritten);
}

/** The for_update_ts that the key is locked at. */
function* lock(store: Store, plan: TransactionPlan, startTs: bigint, key: string): Part<bigint | undefined> {
  for (let left = attempts; left > 0; left -= 1) {
    const forUpdateTs = store.newTs();
    const { errors, results } = yield* call(() => store.pessimisticLock(plan, startTs, key, forUpdateTs));
    const error = errors[0];
    if (error === undefined) return results[0]?.lockedWithConflictTs || forUpdateTs;
    if (error.locked !== undefined) {
      if (!(yield* resolve(store, error.locked, 0n))) store.passTime(7n);
    } else if (error.conflict === undefined) return undefined;
  }
  return undefined;
}

interface Prewritten {
  /** 0: the transaction commits in two phases. */
  readonly commitTs: bigint;
  readonly isOver: boolean;
}

function* prewriteAll(
  store: Store,
  plan: TransactionPlan,
  startTs: bigint,
  held: ReadonlyMap<string, bigint>,
): Part<Prewritten | undefined> {
  const batches = plan.style === 'onePhase' ? [plan.keys] : plan.keys.map((key) => [key]);
  if (plan.primaryLast) batches.reverse();
  let commitTs = 0n;
  let isAsync = plan.style === 'asyncCommit';
  for (const keys of batches) {
    const reply = yield* prewriteBatch(store, plan, startTs, held, keys);
    if (reply === undefined) return undefined;
    if (reply.onePcCommitTs !== 0n) return { commitTs: reply.onePcCommitTs, isOver: true };
    if (reply.minCommitTs === 0n) isAsync = false;
    if (reply.minCommitTs > commitTs) commitTs = reply.minCommitTs;
  }
  return { commitTs: isAsync ? commitTs : 0n, isOver: false };
}

function* prewriteBatch(
  store: Store,
  plan: TransactionPlan,
  startTs: bigint,
  held: ReadonlyMap<string, bigint>,
  keys: readonly string[],
): Part<kvrpcpb.PrewriteResponse | undefined> {
  for (let left = attempts; left > 0; left -= 1) {
    const reply = yield* call(() => store.prewrite(plan, startTs, held, keys));
    if (reply.errors.length === 0) return reply;
    for (const { locked } of reply.errors) {
      if (locked === undefined) return undefined;
      if (!(yield* resolve(store, locked, 0n))) store.passTime(7n);
    }
  }
  return undefined;
}

function* rollBack(store: Store, plan: TransactionPlan, startTs: bigint): Part<void> {
  for (const key of plan.keys) {
    const { error } = yield* call(() => store.batchRollback([key], startTs));
    if (error === undefined) {
      // A key that is rolled back cannot be prewritten any more: so neither can the whole commit.
      if (key === plan.keys[0]) store.settle(startTs, 0n);
    } else if (!error.abort.includes('Committed')) throw new Error(`rollback of ${key}: ${error.abort}`);
  }
}

function* commitAll(store: Store, plan: TransactionPlan, startTs: bigint, prewritten: Prewritten): Part<void> {
  let { commitTs } = prewritten;
  if (commitTs !== 0n) store.settle(startTs, commitTs);
  if (prewritten.isOver) return;
  const [primary, ...secondaries] = plan.keys;
  if (commitTs === 0n) {
    for (;;) {
      const at = store.newTs();
      const { error } = yield* call(() => store.commit([primary!], startTs, at));
      if (error === undefined) {
        commitTs = at;
        break;
      }
      if (error.commitTsExpired === undefined) {
        // Somebody has rolled it back.
        store.settle(startTs, 0n);
        return;
      }
    }
    store.settle(startTs, commitTs);
  } else secondaries.push(primary!);
  for (const key of secondaries) {
    const at = commitTs;
    const { error } = yield* call(() => store.commit([key], startTs, at));
    if (error !== undefined) {
      throw new Error(`${startTs} is committed at ${at}, but ${key} is not: ${error.abort}${error.retryable}`);
    }
  }
}

function bytes(key: string): Uint8Array {
  return Buffer.from(key);
}
