import { kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '../../src/action-result.js';
import { commit } from '../../src/commit/commit.js';
import { batchRollback } from '../../src/end/batch-rollback.js';
import { checkSecondaryLocks } from '../../src/end/check-secondary-locks.js';
import { checkTxnStatus } from '../../src/end/check-txn-status.js';
import { pessimisticRollback } from '../../src/end/pessimistic-rollback.js';
import { resolveLock } from '../../src/end/resolve-lock.js';
import { keysAndLocks, type KeyVersions } from '../../src/inspect/keys-and-locks.js';
import { scanLock } from '../../src/inspect/scan-lock.js';
import { MvccKey } from '../../src/mvcc/mvcc-key.js';
import { MvccReader } from '../../src/mvcc/mvcc-reader.js';
import { pessimisticLock } from '../../src/pessimistic/pessimistic-lock.js';
import { prewrite } from '../../src/prewrite/prewrite.js';
import { get } from '../../src/read/get.js';
import { World } from '../datadriven/world.js';
import { isShared, type TransactionPlan } from './transaction-plan.js';

const largest = (1n << 64n) - 1n;

export interface Read {
  readonly key: string;
  readonly ts: bigint;
  readonly value: string | undefined;
}

/** A store under test, its clock, and what clients have been told, which must hold for ever. */
export class Store {
  readonly world = new World();
  readonly reads: Read[] = [];
  /** Keys and who has shared them. */
  readonly sharings = new Set<string>();
  /** How often a key was found that several shared. */
  sharedByMany = 0;
  readonly #plans = new Map<bigint, readonly string[]>();
  /** Commit time stamp, 0 for rolled back, of each transaction that somebody has been told the end of. */
  readonly #told = new Map<bigint, bigint>();
  /** Commit time stamps by key and start_ts. */
  readonly #committed = new Map<string, bigint>();
  #nowMs = 1n;
  #logical = 0n;

  newTs(): bigint {
    this.#logical += 1n;
    return (this.#nowMs << 18n) + this.#logical;
  }

  passTime(ms: bigint): void {
    this.#nowMs += ms;
  }

  began(startTs: bigint, keys: readonly string[]): void {
    this.#plans.set(startTs, keys);
  }

  settle(startTs: bigint, commitTs: bigint): void {
    const told = this.#told.get(startTs);
    if (told !== undefined && told !== commitTs) {
      throw new Error(`${startTs} was said to have ended at ${told}, now at ${commitTs}`);
    }
    this.#told.set(startTs, commitTs);
  }

  get(key: string, version: bigint, bypass: bigint[]): kvrpcpb.GetResponse {
    this.world.raiseMaxTs(version);
    const context = { resolvedLocks: bypass };
    return get(this.world.view, kvrpcpb.GetRequest.fromPartial({ key: Buffer.from(key), version, context }));
  }

  prewrite(
    plan: TransactionPlan,
    startTs: bigint,
    held: ReadonlyMap<string, bigint>,
    keys: readonly string[],
  ): kvrpcpb.PrewriteResponse {
    const { keys: allKeys, style, pessimistic, force, ttlMs, large } = plan;
    const hasPrimary = keys.includes(allKeys[0]!);
    const forUpdateTs = [...held.values()].reduce((a, b) => (a > b ? a : b), 0n);
    const request = kvrpcpb.PrewriteRequest.fromPartial({
      mutations: keys.map((key) => ({
        op: isShared(plan, key) ? kvrpcpb.Op.SharedLock : mutationOf(startTs, key),
        key: Buffer.from(key),
        value: Buffer.from(`${startTs}/${key}`),
      })),
      primaryLock: Buffer.from(allKeys[0]!),
      startVersion: startTs,
      lockTtl: ttlMs,
      forUpdateTs,
      // A forced lock may lie over a commit that is ahead of the clock: that of this transaction has to come behind it.
      minCommitTs: large || forUpdateTs > 0n ? (forUpdateTs > startTs ? forUpdateTs : startTs) + 1n : 0n,
      useAsyncCommit: style === 'asyncCommit',
      tryOnePc: style === 'onePhase',
      secondaries: style === 'asyncCommit' && hasPrimary ? allKeys.slice(1).map((key) => Buffer.from(key)) : [],
      pessimisticActions: pessimistic
        ? keys.map(() => kvrpcpb.PrewriteRequest_PessimisticAction.DO_PESSIMISTIC_CHECK)
        : [],
      forUpdateTsConstraints: force
        ? keys.map((key, index) => ({ index, expectedForUpdateTs: held.get(key)! })).filter(() => pessimistic)
        : [],
    });
    const { maxTs } = this.world;
    const knownCommitted = (this.#told.get(startTs) ?? 0n) > 0n;
    return this.#apply(prewrite(this.world.view, request, { maxTs, maxTsSynced: true, knownCommitted }));
  }

  pessimisticLock(
    plan: TransactionPlan,
    startTs: bigint,
    key: string,
    forUpdateTs: bigint,
  ): kvrpcpb.PessimisticLockResponse {
    const { keys, force, ttlMs, large } = plan;
    const { PessimisticLock, SharedPessimisticLock } = kvrpcpb.Op;
    const request = kvrpcpb.PessimisticLockRequest.fromPartial({
      mutations: [{ op: isShared(plan, key) ? SharedPessimisticLock : PessimisticLock, key: Buffer.from(key) }],
      primaryLock: Buffer.from(keys[0]!),
      startVersion: startTs,
      lockTtl: ttlMs,
      forUpdateTs,
      minCommitTs: large ? forUpdateTs + 1n : 0n,
      wakeUpMode: force ? kvrpcpb.PessimisticLockWakeUpMode.WakeUpModeForceLock : 0,
    });
    return this.#apply(pessimisticLock(this.world.view, request));
  }

  commit(keys: readonly string[], startVersion: bigint, commitVersion: bigint): kvrpcpb.CommitResponse {
    const request = { keys: keys.map((key) => Buffer.from(key)), startVersion, commitVersion };
    return this.#apply(commit(this.world.view, kvrpcpb.CommitRequest.fromPartial(request)));
  }

  batchRollback(keys: readonly string[], startVersion: bigint): kvrpcpb.BatchRollbackResponse {
    const request = { keys: keys.map((key) => Buffer.from(key)), startVersion };
    return this.#apply(batchRollback(this.world.view, kvrpcpb.BatchRollbackRequest.fromPartial(request)));
  }

  pessimisticRollback(
    keys: Uint8Array[],
    startVersion: bigint,
    forUpdateTs: bigint,
  ): kvrpcpb.PessimisticRollbackResponse {
    const request = kvrpcpb.PessimisticRollbackRequest.fromPartial({ keys, startVersion, forUpdateTs });
    return this.#apply(pessimisticRollback(this.world.view, request));
  }

  checkTxnStatus(request: Partial<kvrpcpb.CheckTxnStatusRequest>): kvrpcpb.CheckTxnStatusResponse {
    const full = kvrpcpb.CheckTxnStatusRequest.fromPartial(request as kvrpcpb.CheckTxnStatusRequest);
    for (const ts of [full.lockTs, full.callerStartTs, full.currentTs]) this.world.raiseMaxTs(ts);
    return this.#apply(checkTxnStatus(this.world.view, full));
  }

  checkSecondaryLocks(keys: Uint8Array[], startVersion: bigint): kvrpcpb.CheckSecondaryLocksResponse {
    this.world.raiseMaxTs(startVersion);
    const request = kvrpcpb.CheckSecondaryLocksRequest.fromPartial({ keys, startVersion });
    return this.#apply(checkSecondaryLocks(this.world.view, request));
  }

  resolveLock(keys: Uint8Array[], startVersion: bigint, commitVersion: bigint): kvrpcpb.ResolveLockResponse {
    const request = kvrpcpb.ResolveLockRequest.fromPartial({ keys, startVersion, commitVersion });
    const reply = this.#apply(resolveLock(this.world.view, request));
    if (reply.error !== undefined) {
      const { abort, retryable } = reply.error;
      throw new Error(`resolve ${startVersion} at ${commitVersion}: ${abort}${retryable}`);
    }
    return reply;
  }

  locks(): kvrpcpb.LockInfo[] {
    return scanLock(this.world.view, kvrpcpb.ScanLockRequest.fromPartial({ maxVersion: largest })).locks;
  }

  /** What has to hold at any time. */
  check(): void {
    for (const { key, writes, sharedLocks } of keysAndLocks(this.world.view, {}, 0)) {
      const name = Buffer.from(key).toString();
      this.#checkLock(key);
      for (const { startTs, forUpdateTs } of sharedLocks?.locks ?? []) {
        this.sharings.add(`${name}@${startTs}`);
        const written = writes.some(
          ({ commitTs, record: { kind } }) => commitTs > forUpdateTs && (kind === 'put' || kind === 'delete'),
        );
        if (written) throw new Error(`${name} was written while ${startTs} shared it`);
      }
      if ((sharedLocks?.locks.length ?? 0) > 1) this.sharedByMany += 1;
      this.#checkEnds(name, writes);
    }
    for (const [at, commitTs] of this.#committed) {
      const [name, startTs] = at.split('@');
      const key = new MvccKey(Buffer.from(name!));
      const record = new MvccReader(this.world.view).commitRecord(key, BigInt(startTs!));
      if (record.state !== 'committed' || record.commitTs !== commitTs) throw new Error(`the commit of ${at} is lost`);
    }
  }

  /** What has to hold when all locks are resolved. */
  checkEnd(): void {
    this.check();
    for (const [startTs, keys] of this.#plans) {
      const ends = keys.map((key) => this.#committed.get(`${key}@${startTs}`));
      if (new Set(ends).size > 1) throw new Error(`${startTs} is committed in part: ${keys.join()} at ${ends.join()}`);
      const told = this.#told.get(startTs);
      if (told !== undefined && told !== (ends[0] ?? 0n))
        throw new Error(`${startTs} ended at ${ends[0]}, told ${told}`);
    }
    for (const { key, ts, value } of this.reads) {
      const found = new MvccReader(this.world.view).value(new MvccKey(Buffer.from(key)), ts);
      const now = found === undefined ? undefined : Buffer.from(found).toString();
      if (now !== value) throw new Error(`a read of ${key} at ${ts} has found ${value}, now it finds ${now}`);
    }
  }

  /** How many transactions ended which way. */
  totals(): { committed: number; rolledBack: number } {
    const all = [...this.#plans].map(([startTs, keys]) => this.#committed.has(`${keys[0]}@${startTs}`));
    const committed = all.filter(Boolean).length;
    return { committed, rolledBack: all.length - committed };
  }

  #checkLock(raw: Uint8Array): void {
    const stored = new MvccReader({ reader: this.world.engine }).lock(new MvccKey(raw));
    const inMemory = this.world.memoryLocks.get(Buffer.from(raw).toString());
    if (stored === undefined || inMemory === undefined) return;
    if (stored.kind === 'shared' || stored.startTs !== inMemory.startTs) {
      throw new Error(`two locks on one key: one of ${inMemory.startTs} in memory, and ${stored.kind}`);
    }
  }

  #checkEnds(name: string, writes: KeyVersions['writes']): void {
    for (const { commitTs, record } of writes) {
      if (record.kind === 'rollback') continue;
      const { startTs } = record;
      if (this.#told.get(startTs) === 0n) throw new Error(`${startTs} was rolled back, and is committed on ${name}`);
      const isRolledBack = writes.some(
        (other) => other.commitTs === startTs && (other.record.kind === 'rollback' || other.record.overlappedRollback),
      );
      if (isRolledBack) throw new Error(`${startTs} is both committed and rolled back on ${name}`);
      const known = this.#committed.get(`${name}@${startTs}`);
      if (known !== undefined && known !== commitTs) throw new Error(`${startTs} is committed twice on ${name}`);
      this.#committed.set(`${name}@${startTs}`, commitTs);
    }
  }

  #apply<Reply>(result: ActionResult<Reply>): Reply {
    this.world.apply(result);
    if (!result.batch.isEmpty) this.check();
    return result.reply;
  }
}

function mutationOf(startTs: bigint, key: string): kvrpcpb.Op {
  const ops = [kvrpcpb.Op.Put, kvrpcpb.Op.Put, kvrpcpb.Op.Put, kvrpcpb.Op.Del, kvrpcpb.Op.Lock] as const;
  return ops[Number(startTs + BigInt(key.charCodeAt(0))) % ops.length]!;
}
