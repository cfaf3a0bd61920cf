import { ClosedError, InvalidArgumentError } from '@tikv-client/errors';
import { LatchScheduler } from '@tikv-client/latch';
import type { RegionRequester } from '@tikv-client/region-request';
import type { CallLimits, CallOptions, Clock, Logger, Random } from '@tikv-client/runtime';
import { resolveCall } from '@tikv-client/runtime';
import type { Bytes } from './arguments/bytes.js';
import { toKey } from './arguments/bytes.js';
import { callOptionNames, checkOptions } from './arguments/call-options.js';
import type { TxnRange } from './arguments/range.js';
import { toRange } from './arguments/range.js';
import type { CommitParts } from './commit/commit-parts.js';
import { Committer } from './commit/committer.js';
import { Heartbeat } from './commit/heartbeat.js';
import type { TransactionOutcome } from './commit/outcome.js';
import { askOutcome } from './commit/outcome.js';
import { BackgroundWork } from './lock/background-work.js';
import { LockResolver } from './lock/lock-resolver.js';
import { maxTs } from './lock/status-query.js';
import { MemBuffer } from './membuffer/mem-buffer.js';
import type { ResolvedTxnClientOptions, TxnClientOptions } from './options/txn-client-options.js';
import { resolveTxnClientOptions } from './options/txn-client-options.js';
import { PessimisticLocks } from './pessimistic/pessimistic-locks.js';
import type { GcControl, TxnKeyspace } from './range/collect-garbage.js';
import { collectGarbage } from './range/collect-garbage.js';
import { deleteRange } from './range/delete-range.js';
import type { ResolvedLocks } from './range/resolve-locks.js';
import { resolveLocks } from './range/resolve-locks.js';
import { RecentTimestamp } from './recent-timestamp.js';
import { withRequestSettings } from './request-settings.js';
import type { OpenSnapshotOptions } from './snapshot/open-snapshot.js';
import { checkReadTimestamp, openSnapshot } from './snapshot/open-snapshot.js';
import { ReadView } from './snapshot/read-view.js';
import type { SafePointSource } from './snapshot/safe-point.js';
import { SafePoint } from './snapshot/safe-point.js';
import { SnapshotReader } from './snapshot/snapshot-reader.js';
import type { Snapshot } from './snapshot/snapshot.js';
import type { TimestampOracle } from './timestamp-oracle.js';
import type { RunOptions } from './transaction/run-transaction.js';
import { runOptionNames, runTransaction } from './transaction/run-transaction.js';
import { TransactionCore } from './transaction/transaction-core.js';
import type { ResolvedTransactionOptions, TransactionOptions } from './transaction/transaction-options.js';
import { resolveTransactionOptions, transactionOptionNames } from './transaction/transaction-options.js';
import { Transaction } from './transaction/transaction.js';

export interface TxnClientDeps {
  /** For the mode 'txn': keys of regions are memcomparable. */
  readonly requester: RegionRequester;
  readonly oracle: TimestampOracle;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Refuses reads of what may have been collected; left out: nothing is refused here. */
  readonly safePoint?: SafePointSource | undefined;
  /** What all keys of the requester live in, under API v2. */
  readonly keyspace?: TxnKeyspace | undefined;
}

export interface BeginOptions extends CallOptions, TransactionOptions {
  /** Begin at this time instead of now; it must not be from the future. */
  readonly startTs?: bigint | undefined;
}

const beginOptionNames: ReadonlySet<string> = new Set([
  ...callOptionNames,
  ...transactionOptionNames,
  'startTs' satisfies keyof BeginOptions,
]);

interface Live {
  readonly core: TransactionCore;
  readonly committer: Committer;
}

/** Transactions and snapshots over a requester. */
export class TxnClient {
  readonly #options: ResolvedTxnClientOptions;
  readonly #parts: CommitParts;
  readonly #keyspace: TxnKeyspace | undefined;
  readonly #leaks: FinalizationRegistry<Live> | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: TxnClientOptions, deps: TxnClientDeps) {
    this.#options = resolveTxnClientOptions(options);
    const settings = this.#options;
    this.#keyspace = deps.keyspace;
    const { requester, oracle, clock, random, logger } = deps;
    const background = new BackgroundWork(settings.maxBackgroundTasks, logger);
    const timestamps = new RecentTimestamp(oracle, clock);
    const resolverParts = { requester, timestamps, clock, random, logger, background, settings };
    this.#parts = {
      ...resolverParts,
      resolver: new LockResolver(resolverParts),
      safePoint: new SafePoint(deps.safePoint, clock, background),
      latches: settings.localLatches ? new LatchScheduler() : undefined,
      heartbeats: new Set(),
    };
    this.#leaks = settings.warnOnLeak ? new FinalizationRegistry((live) => this.#leaked(live)) : undefined;
  }

  /**
   * Begins a transaction. Rejects with `FutureTimestampError` and `TxnAbortedByGcError` for a `startTs` that cannot be begun
   * at, and with what the placement driver's failures are.
   */
  async begin(options?: BeginOptions): Promise<Transaction> {
    checkOptions(options, beginOptionNames);
    const settings = resolveTransactionOptions(options);
    const startTs: unknown = options?.startTs;
    if (startTs !== undefined && typeof startTs !== 'bigint') {
      throw new InvalidArgumentError('startTs', 'a bigint', typeof startTs);
    }
    // Snapshots read the newest values at it; nothing could be committed behind it.
    if (startTs === maxTs) throw new InvalidArgumentError('startTs', 'a timestamp', String(startTs));
    return this.#begin(settings, startTs, this.#limits(options));
  }

  /**
   * Runs `fn` in a transaction and commits it; does so again after failures that say that nothing was committed and that a
   * newer snapshot may heal. Never after an `UndeterminedError`. `fn` may run several times: it should do nothing that cannot
   * be repeated. Its `signal` is aborted with the call's, and when the time is up.
   */
  async runTransaction<T>(fn: (txn: Transaction, signal: AbortSignal) => Promise<T>, options?: RunOptions): Promise<T> {
    if (typeof fn !== 'function') throw new InvalidArgumentError('fn', 'a function', typeof fn);
    checkOptions(options, runOptionNames);
    const settings = resolveTransactionOptions(options);
    const maxRetries: unknown = options?.maxRetries ?? this.#options.maxRetries;
    if (typeof maxRetries !== 'number' || !Number.isInteger(maxRetries) || maxRetries < 0) {
      throw InvalidArgumentError.of('options.maxRetries', 'a whole number of at least 0', maxRetries);
    }
    return runTransaction(fn, {
      parts: this.#parts,
      begin: async (limits) => this.#begin(settings, undefined, limits),
      maxRetries,
      limits: this.#limits(options),
    });
  }

  /** The database at a timestamp, or at this moment. */
  async snapshot(options?: OpenSnapshotOptions): Promise<Snapshot> {
    this.#demandOpen();
    return openSnapshot(this.#parts, options);
  }

  /**
   * What became of any transaction, by its primary key and start timestamp: for those whose `commit` rejected with
   * `UndeterminedError`, also in another process. Waits while its primary lock lives.
   */
  async askOutcome(
    transaction: { readonly primary: Bytes; readonly startTs: bigint },
    options?: CallOptions,
  ): Promise<TransactionOutcome> {
    checkOptions(options, callOptionNames);
    if (typeof transaction !== 'object' || transaction === null) {
      throw new InvalidArgumentError('transaction', 'an object with primary and startTs', typeof transaction);
    }
    const primary = toKey(transaction.primary, 'transaction.primary', this.#options.maxKeyBytes);
    const startTs: unknown = transaction.startTs;
    if (typeof startTs !== 'bigint' || startTs < 1n) {
      throw InvalidArgumentError.of('transaction.startTs', 'a bigint of at least 1', startTs);
    }
    return askOutcome(this.#parts, { primary, startTs }, this.#limits(options));
  }

  /**
   * Ends every transaction that began at or before `maxTs` and holds locks in the range, however young it is, and removes its
   * locks there. For whoever runs garbage collection.
   */
  async resolveLocks(range: TxnRange, maxTs: bigint, options?: CallOptions): Promise<ResolvedLocks> {
    this.#demandOpen();
    return resolveLocks(this.#parts, toRange(range), checkTimestamp('maxTs', maxTs), this.#limits(options));
  }

  /**
   * Makes versions older than `target` collectable, as far as nobody reads them any more: `control` (a `PdClient`) moves the
   * safe point of transactions, the locks below are resolved, and then stores may collect. Resolves to the safe point in force.
   * In a keyspace that is the keyspace's own; rejects with `ConfigError` where it has none (`gc_management_type` is not
   * `keyspace_level`), because locks of other keyspaces cannot be resolved from here.
   */
  async collectGarbage(
    control: GcControl,
    target: bigint,
    options?: CallOptions,
  ): Promise<ResolvedLocks & { readonly safePoint: bigint }> {
    this.#demandOpen();
    const given: Partial<GcControl> = (control as GcControl | undefined | null) ?? {};
    if (typeof given.advanceTxnSafePoint !== 'function' || typeof given.advanceGcSafePoint !== 'function') {
      throw InvalidArgumentError.of('control', 'a PdClient', control);
    }
    return collectGarbage(
      this.#parts,
      control,
      checkTimestamp('target', target),
      this.#limits(options),
      this.#keyspace,
    );
  }

  /**
   * Deletes all versions of all keys of the range, without regard to transactions and snapshots: for data that nobody uses any
   * more. Resolves to the number of regions.
   */
  async deleteRange(range: TxnRange, options?: CallOptions): Promise<number> {
    this.#demandOpen();
    return deleteRange(this.#parts, toRange(range), this.#limits(options));
  }

  /** Resolves once no commit of secondaries and no clean-up runs any more. */
  async backgroundIdle(): Promise<void> {
    await this.#parts.background.idle();
  }

  /**
   * Lets background work end, for `closeGraceMs`, and then ends it, which takes no time unless something does not listen: after
   * `closeAbandonMs` that is abandoned, and the logger is told. Locks of live transactions are left to expire.
   */
  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  debugSnapshot(): {
    readonly backgroundTasks: number;
    readonly heartbeats: number;
    readonly knownTransactions: number;
    readonly resolving: number;
    readonly waitingForLatches: number;
  } {
    const { background, heartbeats, resolver, latches } = this.#parts;
    return {
      backgroundTasks: background.size,
      heartbeats: heartbeats.size,
      ...resolver.debugSnapshot(),
      waitingForLatches: latches?.waiting ?? 0,
    };
  }

  async #begin(
    { requests, mode, assertionLevel, hooks }: ResolvedTransactionOptions,
    given: bigint | undefined,
    limits: CallLimits,
  ): Promise<Transaction> {
    this.#demandOpen();
    const parts = withRequestSettings(this.#parts, requests);
    const startTs = given ?? (await parts.timestamps.fresh(limits));
    let ageMs = 0;
    if (given !== undefined) {
      await checkReadTimestamp(parts, given, limits);
      ageMs = Math.max(0, Number((parts.timestamps.latest >> 18n) - (given >> 18n)));
    }
    const buffer = new MemBuffer(parts.settings);
    const core = new TransactionCore({ startTs, mode, buffer, assertionLevel, hooks, clock: parts.clock, ageMs });
    const heartbeat = new Heartbeat(parts, core);
    const locks = new PessimisticLocks(parts, core, heartbeat);
    const committer = new Committer(parts, core, locks, heartbeat);
    const view = new ReadView(parts, new SnapshotReader(parts, startTs), buffer);
    const leaks = this.#leaks;
    const transaction = new Transaction({
      parts,
      core,
      view,
      locks,
      committer,
      onEnd: () => leaks?.unregister(core),
    });
    leaks?.register(transaction, { core, committer }, core);
    return transaction;
  }

  #leaked({ core, committer }: Live): void {
    if (core.state !== 'active') return;
    const { startTs, mode, buffer } = core;
    this.#parts.logger.warn('a transaction was garbage-collected before its end: commit it or roll it back', {
      startTs,
      mode,
      keys: buffer.count,
    });
    committer.abandon();
  }

  async #close(): Promise<void> {
    const { heartbeats, background, clock } = this.#parts;
    const stop = (): void => {
      for (const heartbeat of heartbeats) heartbeat.stop();
    };
    stop();
    const abort = new AbortController();
    const pause = async (ms: number): Promise<void> => clock.sleep(ms, abort.signal).catch(() => undefined);
    const { closeGraceMs, closeAbandonMs } = this.#options;
    await background.close(pause(closeGraceMs), async () => pause(closeAbandonMs));
    // Locks may have been taken meanwhile.
    stop();
    abort.abort();
  }

  #demandOpen(): void {
    if (this.#closing !== undefined) throw new ClosedError('client');
  }

  #limits(options: CallOptions | undefined): CallLimits {
    this.#demandOpen();
    return resolveCall(this.#parts.clock, options, this.#options.timeoutMs, InvalidArgumentError.of);
  }
}

/** A transactional client; `deps` stay their owner's to close. */
export function createTxnClient(options: TxnClientOptions, deps: TxnClientDeps): TxnClient {
  return new TxnClient(options, deps);
}

function checkTimestamp(field: string, value: unknown): bigint {
  if (typeof value === 'bigint' && value >= 1n && value <= maxTs) return value;
  throw InvalidArgumentError.of(field, `a bigint from 1 to ${maxTs}`, value);
}
