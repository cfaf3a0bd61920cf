import { backoffKinds } from '@tikv-client/backoff';
import { TxnNotFoundError } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import { keyErrorOf } from '../key-error/key-error.js';
import type { ResolverParts } from './resolver-parts.js';
import { isPessimistic } from './lock-verdict.js';
import type { ResolveContext } from './resolve-context.js';
import type { StatusCache } from './status-cache.js';
import type { TxnStatus } from './txn-status.js';
import { isFinal, txnStatusOf } from './txn-status.js';

/** Larger than every timestamp. */
export const maxTs = 2n ** 64n - 1n;

/** What is asked about a transaction. */
export interface StatusQuestion {
  readonly startTs: bigint;
  readonly primary: Uint8Array;
  /** A live transaction will commit above it; 0n: does not matter. */
  readonly callerStartTs: bigint;
  /** The time that the primary's age is judged by; `maxTs`: it is over, whatever its time to live. */
  readonly currentTs: bigint;
  /** Without lock and record the transaction is rolled back. */
  readonly rollbackIfNotExist: boolean;
  /** An async-commit lock goes back to two phases. */
  readonly forceSyncCommit: boolean;
  readonly pessimistic: boolean;
  /** No lock names the primary, so the answer is no truth for those who meet the locks of the transaction. */
  readonly unproven?: boolean | undefined;
}

/** A status, and whether it was known without asking. */
export interface KnownStatus {
  readonly status: TxnStatus;
  readonly cached: boolean;
}

/** Asks stores for the fate of transactions, and remembers final ones. */
export class StatusQuery {
  readonly #parts: ResolverParts;
  readonly #cache: StatusCache;

  constructor(parts: ResolverParts, cache: StatusCache) {
    this.#parts = parts;
    this.#cache = cache;
  }

  /**
   * One question, one answer; `notFound` when there is neither lock nor record and nothing was to be done about it. A primary that
   * lives only by a timestamp that is too old to tell is asked after once more, with a new one.
   */
  async ask(question: StatusQuestion, context: ResolveContext): Promise<TxnStatus | 'notFound'> {
    const status = await this.#askOnce(question, context);
    if (status === 'notFound' || status.kind !== 'alive' || status.pushed || question.currentTs === maxTs)
      return status;
    const { timestamps } = this.#parts;
    if (!timestamps.mayHaveExpired(question.startTs, status.ttlMs)) return status;
    return this.#askOnce({ ...question, currentTs: await timestamps.fresh(context) }, context);
  }

  async #askOnce(question: StatusQuestion, context: ResolveContext): Promise<TxnStatus | 'notFound'> {
    const { requester, timestamps, settings } = this.#parts;
    const { startTs, primary, currentTs, forceSyncCommit } = question;
    const expired = (ttlMs: bigint): boolean => currentTs === maxTs || timestamps.untilExpiredMs(startTs, ttlMs) <= 0;
    const status = await requester.send(
      commands.KvCheckTxnStatus,
      {
        context: undefined,
        primaryKey: primary,
        lockTs: startTs,
        callerStartTs: question.callerStartTs,
        currentTs,
        rollbackIfNotExist: question.rollbackIfNotExist,
        forceSyncCommit,
        resolvingPessimisticLock: question.pessimistic,
        verifyIsPrimary: true,
        isTxnFile: false,
      },
      { ...context, key: primary, operation: 'check of a transaction' },
      (response): TxnStatus | 'notFound' => {
        const { error } = response;
        if (error?.txnNotFound !== undefined) return 'notFound';
        if (error?.primaryMismatch !== undefined && question.pessimistic) {
          return { kind: 'undecided', primaryMismatch: true };
        }
        if (error !== undefined) throw keyErrorOf(error, settings.redactKeys);
        return txnStatusOf(response, { forceSyncCommit, expired });
      },
    );
    if (status !== 'notFound' && isFinal(status) && question.unproven !== true) this.#cache.save(startTs, status);
    return status;
  }

  /**
   * The status of the transaction that holds `lock`. While neither its primary nor a record of it is there, and the lock is not
   * old, the primary may be on its way: then it is asked for again.
   */
  async ofLock(
    lock: kvrpcpb.LockInfo,
    callerStartTs: bigint,
    forceSyncCommit: boolean,
    context: ResolveContext,
  ): Promise<KnownStatus> {
    const { timestamps, settings } = this.#parts;
    const { lockVersion: startTs, lockTtl, primaryLock: primary } = lock;
    const cached = this.#cache.get(startTs);
    if (cached !== undefined) return { status: cached, cached: true };
    const pessimistic = isPessimistic(lock.lockType);
    let rollbackIfNotExist = false;
    for (;;) {
      // A store that demands unconditional resolution reports a lock without time to live.
      const currentTs = lockTtl === 0n ? maxTs : await timestamps.forExpiry(startTs, lockTtl, context);
      const question = { startTs, primary, callerStartTs, currentTs, rollbackIfNotExist, forceSyncCommit, pessimistic };
      const status = await this.ask(question, context);
      if (status !== 'notFound') return { status, cached: false };
      if (currentTs === maxTs || timestamps.untilExpiredMs(startTs, lockTtl) <= 0) {
        if (rollbackIfNotExist) throw new TxnNotFoundError({ startTs, primary }, { redact: settings.redactKeys });
        rollbackIfNotExist = true;
      } else if (pessimistic) {
        const status: TxnStatus = { kind: 'alive', ttlMs: lockTtl, pushed: false, primaryLock: undefined };
        return { status, cached: false };
      } else {
        const reason = new TxnNotFoundError({ startTs, primary }, { redact: settings.redactKeys });
        await context.backoffer().backoff(backoffKinds.txnNotFound, reason);
      }
    }
  }
}
