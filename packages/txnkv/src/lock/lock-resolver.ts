import { Backoffer, backoffBudgets } from '@tikv-client/backoff';
import { ServerError } from '@tikv-client/errors';
import { equalBytes } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import { deadlineAfter } from '@tikv-client/runtime';
import { keyErrorOf } from '../key-error/key-error.js';
import type { ResolverParts } from './resolver-parts.js';
import { AsyncRecovery } from './async-recovery.js';
import type { CleanRegions } from './lock-cleaner.js';
import { LockCleaner } from './lock-cleaner.js';
import type { Caller, LockVerdict } from './lock-verdict.js';
import { isPessimistic, lockVerdict } from './lock-verdict.js';
import type {
  ReadResolution,
  ResolveContext,
  ResolveForReadOptions,
  ResolveForWriteOptions,
  WriteResolution,
} from './resolve-context.js';
import { singleLocks } from './single-locks.js';
import { StatusCache } from './status-cache.js';
import { StatusQuery, maxTs } from './status-query.js';
import type { FinalStatus, TxnStatus } from './txn-status.js';
import { isFinal } from './txn-status.js';

/** Clean-up in the background takes at most this long. */
const backgroundMs = 40_000;
/** Keys of one question about secondaries. */
const secondariesKeys = 256;
const secondariesBytes = 64 * 1024;

/** A transaction that a call is looking at, for introspection. */
export interface ResolvingLock {
  readonly callerStartTs: bigint;
  readonly lockStartTs: bigint;
  readonly key: Uint8Array;
  readonly primary: Uint8Array;
}

/** Keys of one transaction that are cleaned up together. */
interface LiteKeys {
  readonly status: FinalStatus;
  readonly keys: Uint8Array[];
}

/** What one call has found out and has to do. */
interface Resolution {
  readonly caller: Caller;
  readonly context: ResolveContext;
  readonly clean: CleanRegions;
  readonly lite: Map<bigint, LiteKeys>;
  /** Async-commit transactions that were recovered as a whole. */
  readonly recovered: Map<bigint, FinalStatus>;
  readonly resolved: Set<bigint>;
  readonly committed: Set<bigint>;
  ttlMs: number | undefined;
}

/** Finds out what became of the transactions that left locks behind, and finishes their work. */
export class LockResolver {
  readonly #parts: ResolverParts;
  readonly #cache: StatusCache;
  readonly #query: StatusQuery;
  readonly #cleaner: LockCleaner;
  readonly #resolving = new Set<readonly ResolvingLock[]>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#cache = new StatusCache(parts.settings.txnStatusCacheSize);
    this.#query = new StatusQuery(parts, this.#cache);
    this.#cleaner = new LockCleaner(parts);
  }

  /**
   * For a read at `callerStartTs`: what it may read through, and how long it has to wait for the rest. Locks are cleaned up in
   * the background.
   */
  async resolveForRead(
    locks: readonly kvrpcpb.LockInfo[],
    callerStartTs: bigint,
    options: ResolveForReadOptions,
  ): Promise<ReadResolution> {
    const caller = this.#caller(callerStartTs, { read: true, lite: options.lite === true });
    const { ttlMs, resolved, committed } = await this.#resolve(locks, caller, contextOf(options));
    return { ttlMs: ttlMs ?? 0, resolved: [...resolved], committed: [...committed] };
  }

  /** For a write: cleans up after what has ended, and tells how long the rest lives. Pessimistic locking passes 0n. */
  async resolveForWrite(
    locks: readonly kvrpcpb.LockInfo[],
    callerStartTs: bigint,
    options: ResolveForWriteOptions,
  ): Promise<WriteResolution> {
    const pessimisticRegion = options.pessimisticRegionResolve === true;
    // The caller's own request may name a region: the primaries of these locks are elsewhere.
    const { deadline, signal, backoffer } = options;
    const context = { deadline, signal, backoffer };
    const { ttlMs } = await this.#resolve(locks, this.#caller(callerStartTs, { pessimisticRegion }), context);
    return { ttlMs: ttlMs ?? 0 };
  }

  /**
   * The fate of a transaction. One whose primary lock is not there, or has expired, is rolled back by asking; an async-commit
   * transaction that has expired is decided by its secondaries.
   */
  async getTxnStatus(
    primary: Uint8Array,
    startTs: bigint,
    callerStartTs: bigint,
    options: ResolveContext,
  ): Promise<TxnStatus> {
    const cached = this.#cache.get(startTs);
    if (cached !== undefined) return cached;
    const currentTs = await this.#parts.timestamps.recent(options);
    return this.#decide({ primary, startTs, callerStartTs, currentTs, unproven: true }, contextOf(options));
  }

  /** The final status, if it is known without asking. */
  knownStatus(startTs: bigint): FinalStatus | undefined {
    return this.#cache.get(startTs);
  }

  /**
   * For garbage collection: ends the transactions of all these locks, however young, and tells their fates. Pessimistic locks
   * are rolled back here.
   */
  async decideAll(locks: readonly kvrpcpb.LockInfo[], options: ResolveContext): Promise<Map<bigint, FinalStatus>> {
    const context = contextOf(options);
    const fates = new Map<bigint, FinalStatus>();
    for (const lock of locks.flatMap(singleLocks)) {
      const { lockVersion: startTs, primaryLock: primary } = lock;
      // The primary of a pessimistic lock may not be the transaction's own, so it says nothing about the other locks.
      if (isPessimistic(lock.lockType)) await this.#cleaner.rollbackPessimistic(lock, context);
      else if (!fates.has(startTs)) {
        const known = this.#cache.get(startTs);
        const question = { primary, startTs, callerStartTs: 0n, currentTs: maxTs };
        const status = known ?? (await this.#decide(question, context));
        if (!isFinal(status)) {
          throw new ServerError({ message: `transaction ${startTs} could not be ended: it is ${status.kind}` });
        }
        fates.set(startTs, status);
      }
    }
    return fates;
  }

  /** Locks that calls are looking at right now. */
  resolving(): ResolvingLock[] {
    return [...this.#resolving].flat();
  }

  debugSnapshot(): { readonly knownTransactions: number; readonly resolving: number } {
    return { knownTransactions: this.#cache.size, resolving: this.#resolving.size };
  }

  #caller(startTs: bigint, more: Partial<Pick<Caller, 'read' | 'lite' | 'pessimisticRegion'>>): Caller {
    const liteThreshold = this.#parts.settings.resolveLiteThreshold;
    return { startTs, liteThreshold, read: false, lite: false, pessimisticRegion: false, ...more };
  }

  async #resolve(locks: readonly kvrpcpb.LockInfo[], caller: Caller, context: ResolveContext): Promise<Resolution> {
    const run: Resolution = {
      caller,
      context,
      clean: new Map(),
      lite: new Map(),
      recovered: new Map(),
      resolved: new Set(),
      committed: new Set(),
      ttlMs: undefined,
    };
    const all = locks.flatMap(singleLocks);
    const noted = all.map((lock) => ({
      callerStartTs: caller.startTs,
      lockStartTs: lock.lockVersion,
      key: lock.key,
      primary: lock.primaryLock,
    }));
    this.#resolving.add(noted);
    try {
      for (const lock of all) await this.#resolveOne(lock, run);
      for (const [startTs, { status, keys }] of run.lite) {
        await this.#cleanUp(run, async (cleaning) => this.#cleaner.resolveKeys(startTs, status, keys, cleaning));
      }
    } finally {
      this.#resolving.delete(noted);
    }
    return run;
  }

  async #resolveOne(lock: kvrpcpb.LockInfo, run: Resolution): Promise<void> {
    const { caller, context } = run;
    const facts = {
      pessimistic: isPessimistic(lock.lockType),
      primary: equalBytes(lock.key, lock.primaryLock),
      txnSize: lock.txnSize,
    };
    const recovered = run.recovered.get(lock.lockVersion);
    if (recovered !== undefined && !facts.pessimistic) {
      this.#note(lock, recovered, lockVerdict(recovered, facts, caller), run);
      return;
    }
    let { status, cached } = await this.#query.ofLock(lock, caller.startTs, false, context);
    if (status.kind === 'asyncCommit') {
      const recovery = await this.#recover(lock.lockVersion, status.primaryLock, context);
      if (recovery === undefined) {
        // It went back to two phases, so the primary decides.
        ({ status, cached } = await this.#query.ofLock(lock, caller.startTs, true, context));
      } else {
        status = recovery.status;
        run.recovered.set(lock.lockVersion, recovery.status);
        this.#note(lock, status, lockVerdict(status, facts, caller), run);
        await this.#cleanUp(run, async (cleaning) =>
          this.#cleaner.resolveKeys(lock.lockVersion, recovery.status, recovery.keys, cleaning),
        );
        return;
      }
    }
    const verdict = lockVerdict(status, facts, caller);
    this.#note(lock, status, verdict, run);
    await this.#carryOut(lock, { status, cached, primary: facts.primary }, verdict, run);
  }

  #note(lock: kvrpcpb.LockInfo, status: TxnStatus, verdict: LockVerdict, run: Resolution): void {
    switch (verdict.caller) {
      case 'ignore':
        run.resolved.add(lock.lockVersion);
        break;
      case 'access':
        run.committed.add(lock.lockVersion);
        break;
      case 'wait': {
        const ttlMs = status.kind === 'alive' ? status.ttlMs : 0n;
        const left = this.#parts.timestamps.waitMs(lock.lockVersion, ttlMs);
        run.ttlMs = Math.min(run.ttlMs ?? Infinity, left);
        break;
      }
      case 'retry':
        break;
    }
  }

  async #carryOut(
    lock: kvrpcpb.LockInfo,
    known: { readonly status: TxnStatus; readonly cached: boolean; readonly primary: boolean },
    verdict: LockVerdict,
    run: Resolution,
  ): Promise<void> {
    const { status, cached, primary } = known;
    switch (verdict.cleanup) {
      case 'none':
      case 'checkSecondaries':
        return;
      case 'rollbackPessimisticKey':
        await this.#cleaner.rollbackPessimistic(lock, run.context);
        return;
      case 'rollbackPessimisticRegion':
        await this.#cleaner.rollbackPessimisticRegion(lock, run.clean, run.context);
        return;
      case 'resolveKey': {
        // Asking for the status of an expired primary has rolled it back; a committed one is no lock any more.
        if (!isFinal(status) || (primary && !cached)) return;
        const keys = run.lite.get(lock.lockVersion);
        if (keys === undefined) run.lite.set(lock.lockVersion, { status, keys: [lock.key] });
        else keys.keys.push(lock.key);
        return;
      }
      case 'resolveRegion':
        if (!isFinal(status)) return;
        await this.#cleanUp(run, async (cleaning) =>
          this.#cleaner.resolveRegion(lock.lockVersion, status, lock.key, run.clean, cleaning),
        );
    }
  }

  /** Reads do not wait for clean-up, unless there is too much of it; then its failures are not theirs. */
  async #cleanUp(run: Resolution, work: (context: ResolveContext) => Promise<void>): Promise<void> {
    if (!run.caller.read) {
      await work(run.context);
      return;
    }
    const { background } = this.#parts;
    if (background.tryStart('clean-up of locks', async (signal) => work(this.#backgroundContext(signal)))) return;
    await work(run.context).catch((error: unknown) => {
      run.context.signal?.throwIfAborted();
      this.#parts.logger.warn('clean-up of locks failed', { error });
    });
  }

  #backgroundContext(signal: AbortSignal): ResolveContext {
    const { clock, random } = this.#parts;
    const deadline = deadlineAfter(clock, backgroundMs);
    let backoffer: Backoffer | undefined;
    const deps = { clock, random, signal, deadline };
    return { deadline, signal, backoffer: () => (backoffer ??= new Backoffer(backoffBudgets.asyncResolve, deps)) };
  }

  /** Asks until the transaction's fate, or its life, is certain. */
  async #decide(
    about: {
      readonly primary: Uint8Array;
      readonly startTs: bigint;
      readonly callerStartTs: bigint;
      readonly currentTs: bigint;
      readonly unproven?: boolean | undefined;
    },
    context: ResolveContext,
  ): Promise<TxnStatus> {
    const question = { ...about, rollbackIfNotExist: true, forceSyncCommit: false, pessimistic: false };
    let status = await this.#query.ask(question, context);
    if (status !== 'notFound' && status.kind === 'asyncCommit') {
      const recovery = await this.#recover(about.startTs, status.primaryLock, context);
      if (recovery !== undefined) {
        await this.#cleaner.resolveKeys(about.startTs, recovery.status, recovery.keys, context);
        return recovery.status;
      }
      status = await this.#query.ask({ ...question, forceSyncCommit: true }, context);
    }
    return status === 'notFound' ? { kind: 'undecided' } : status;
  }

  /** Decides an async-commit transaction by its secondaries; undefined when it went back to two phases. */
  async #recover(
    startTs: bigint,
    primaryLock: kvrpcpb.LockInfo,
    context: ResolveContext,
  ): Promise<{ readonly status: FinalStatus; readonly keys: readonly Uint8Array[] } | undefined> {
    const { requester, settings } = this.#parts;
    const { secondaries, minCommitTs } = primaryLock;
    const recovery = new AsyncRecovery(startTs, minCommitTs);
    const nothing = new Uint8Array(0);
    await requester.sendShards({
      count: secondaries.length,
      key: (index) => secondaries[index] ?? nothing,
      bytes: (index) => secondaries[index]?.length ?? 0,
      maxItems: secondariesKeys,
      maxBytes: secondariesBytes,
      deadline: context.deadline,
      signal: context.signal,
      send: async (indexes, batch) => {
        const keys = indexes.map((index) => secondaries[index] ?? nothing);
        return requester.sendToRegion(
          commands.KvCheckSecondaryLocks,
          { context: undefined, keys, startVersion: startTs },
          { ...batch, operation: 'check of secondaries' },
          (response) => {
            if (response.error !== undefined) throw keyErrorOf(response.error, settings.redactKeys);
            recovery.add(response, keys.length);
          },
        );
      },
    });
    if (recovery.fellBack) return undefined;
    const { status } = recovery;
    this.#cache.save(startTs, status);
    return { status, keys: [...recovery.keys, primaryLock.key] };
  }
}

/** Without what else a caller's object may hold, above all the region that its own request goes to. */
function contextOf({ deadline, signal, backoffer }: ResolveContext): ResolveContext {
  return { deadline, signal, backoffer };
}
