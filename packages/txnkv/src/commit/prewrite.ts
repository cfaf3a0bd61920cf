import { backoffBudgets, backoffKinds } from '@tikv-client/backoff';
import { KeyExistsError, WriteConflictError } from '@tikv-client/errors';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { regroup } from '@tikv-client/region-request';
import type { CallLimits } from '@tikv-client/runtime';
import { keyErrorOf, keyLockedError } from '../key-error/key-error.js';
import { singleLocks } from '../lock/single-locks.js';
import type { TransactionCore } from '../transaction/transaction-core.js';
import type { CommitParts } from './commit-parts.js';
import type { BatchTarget } from './key-batches.js';
import { countInRegion, sendKeyBatches } from './key-batches.js';
import { lockTtlMs } from './lock-ttl.js';
import type { MutationPlan } from './mutation-plan.js';

const { PrewriteRequest_PessimisticAction: PessimisticAction } = kvrpcpb;

/** Forbids others to resolve the locks key by key: the keys of the transaction in a region are not known any more. */
const unknownTxnSize = 2n ** 64n - 1n;
const nothing = new Uint8Array(0);

export interface PrewriteHooks {
  /** Called when the batch of the primary has been written. */
  readonly onPrimary?: (() => void) | undefined;
}

/** Writes the locks and values of all mutations; throws the first failure once no batch is under way any more. */
export async function prewrite(
  parts: CommitParts,
  core: TransactionCore,
  plan: MutationPlan,
  limits: CallLimits,
  hooks: PrewriteHooks = {},
): Promise<void> {
  await new Prewrite(parts, core, plan, hooks).run(limits);
}

class Prewrite {
  readonly #parts: CommitParts;
  readonly #core: TransactionCore;
  readonly #plan: MutationPlan;
  readonly #hooks: PrewriteHooks;
  /** Mutations whose region has changed under way. */
  readonly #regrouped = new Set<number>();

  constructor(parts: CommitParts, core: TransactionCore, plan: MutationPlan, hooks: PrewriteHooks) {
    this.#parts = parts;
    this.#core = core;
    this.#plan = plan;
    this.#hooks = hooks;
  }

  async run(limits: CallLimits): Promise<void> {
    const { mutations } = this.#plan;
    await sendKeyBatches(this.#parts, {
      count: mutations.length,
      key: this.#key,
      bytes: (index) => this.#key(index).length + (mutations[index]?.value.length ?? 0),
      budget: backoffBudgets.prewrite,
      limits,
      send: (indexes, target) => this.#sendBatch(indexes, target),
    });
  }

  readonly #key = (index: number): Uint8Array => this.#plan.mutations[index]?.key ?? nothing;

  async #sendBatch(indexes: readonly number[], target: BatchTarget): Promise<unknown> {
    const { region, deadline, signal, backoffer } = target;
    let isRetryRequest = this.#regrouped.size > 0 && indexes.some((index) => this.#regrouped.has(index));
    const txnSize = isRetryRequest
      ? unknownTxnSize
      : BigInt(countInRegion(this.#plan.mutations.length, this.#key, region));
    for (;;) {
      const locks = await this.#parts.requester.sendToRegion(
        commands.KvPrewrite,
        this.#request(indexes, txnSize),
        {
          region,
          deadline,
          signal,
          backoffer,
          operation: 'prewrite',
          context: isRetryRequest ? retryContext : undefined,
        },
        (response) => this.#locksIn(response),
      );
      if (locks === regroup) {
        for (const index of indexes) this.#regrouped.add(index);
        return regroup;
      }
      if (locks.length === 0) {
        if (indexes.includes(this.#plan.primary)) this.#hooks.onPrimary?.();
        return undefined;
      }
      await this.#resolve(locks, target);
      isRetryRequest = true;
    }
  }

  /** Locks of others that stand in the way. */
  #locksIn({ errors }: kvrpcpb.PrewriteResponse): kvrpcpb.LockInfo[] {
    const { redactKeys } = this.#parts.settings;
    const locks: kvrpcpb.LockInfo[] = [];
    for (const error of errors) {
      if (error.alreadyExist !== undefined) {
        throw new KeyExistsError({ key: error.alreadyExist.key }, { redact: redactKeys });
      }
      if (error.locked === undefined) throw keyErrorOf(error, redactKeys);
      for (const lock of singleLocks(error.locked)) {
        this.#refuseNewer(lock);
        locks.push(lock);
      }
    }
    return locks;
  }

  /** An optimistic transaction gives way to one that began later: waiting for it would end in a conflict anyway. */
  #refuseNewer(lock: kvrpcpb.LockInfo): void {
    const { pessimistic, startTs } = this.#core;
    if (pessimistic || lock.lockVersion <= startTs) return;
    throw new WriteConflictError(
      {
        startTs,
        conflictTs: lock.lockVersion,
        conflictCommitTs: 0n,
        key: lock.key,
        primary: lock.primaryLock,
        reason: 'optimistic',
      },
      { redact: this.#parts.settings.redactKeys },
    );
  }

  async #resolve(locks: readonly kvrpcpb.LockInfo[], target: BatchTarget): Promise<void> {
    const { resolver, settings } = this.#parts;
    const { ttlMs } = await resolver.resolveForWrite(locks, this.#core.startTs, {
      ...target,
      pessimisticRegionResolve: true,
    });
    const [lock] = locks;
    if (ttlMs <= 0 || lock === undefined) return;
    const reason = keyLockedError(lock, settings.redactKeys);
    await target.backoffer().backoffWithMax(backoffKinds.txnLock, ttlMs, reason);
  }

  #request(indexes: readonly number[], txnSize: bigint): kvrpcpb.PrewriteRequest {
    const { mutations, locked, bytes } = this.#plan;
    const { startTs, forUpdateTs, pessimistic, primary = nothing, ageMs } = this.#core;
    const mode = pessimistic ? (forUpdateTs === 0n ? startTs : forUpdateTs) : 0n;
    const newest = forUpdateTs > startTs ? forUpdateTs : startTs;
    return {
      context: undefined,
      mutations: chosen(mutations, indexes),
      primaryLock: primary,
      startVersion: startTs,
      lockTtl: lockTtlMs(bytes, ageMs),
      skipConstraintCheck: false,
      pessimisticActions: pessimistic
        ? indexes.map((index) =>
            locked[index] === true ? PessimisticAction.DO_PESSIMISTIC_CHECK : PessimisticAction.DO_CONSTRAINT_CHECK,
          )
        : [],
      txnSize,
      forUpdateTs: mode,
      minCommitTs: newest + 1n,
      useAsyncCommit: false,
      secondaries: [],
      tryOnePc: false,
      maxCommitTs: 0n,
      assertionLevel: this.#core.assertionLevel,
      forUpdateTsConstraints: [],
      txnFileChunks: [],
    };
  }
}

function chosen<T>(items: readonly T[], indexes: readonly number[]): T[] {
  const some: T[] = [];
  for (const index of indexes) {
    const item = items[index];
    if (item !== undefined) some.push(item);
  }
  return some;
}

const retryContext = Object.freeze({ isRetryRequest: true });
