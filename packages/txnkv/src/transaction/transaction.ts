import { InvalidArgumentError, KeyExistsError } from '@tikv-client/errors';
import type { CallLimits, CallOptions } from '@tikv-client/runtime';
import { EndableIterator, followSignals, resolveCall } from '@tikv-client/runtime';
import type { Bytes } from '../arguments/bytes.js';
import { copyOf, toKey, toKeys, toValue } from '../arguments/bytes.js';
import { callOptionNames, checkOptions } from '../arguments/call-options.js';
import type { TxnRange } from '../arguments/range.js';
import type { CommitParts } from '../commit/commit-parts.js';
import type { Committer } from '../commit/committer.js';
import type { TransactionOutcome } from '../commit/outcome.js';
import type { FlagOp } from '../membuffer/key-flags.js';
import { keyFlags } from '../membuffer/key-flags.js';
import type { Checkpoint } from '../membuffer/mem-buffer.js';
import type { LockFinding, LockTarget } from '../pessimistic/lock-batch.js';
import type { LockKeysOptions, LockWaitOptions, LockWish, LockedKey } from '../pessimistic/lock-options.js';
import { lockKeysOptionNames, lockWaitOptionNames, resolveLockWish } from '../pessimistic/lock-options.js';
import type { PessimisticLocks } from '../pessimistic/pessimistic-locks.js';
import { until } from '../pessimistic/until.js';
import type { ReadView } from '../snapshot/read-view.js';
import type { SnapshotIterateOptions, SnapshotScanOptions, TxnPair } from '../snapshot/snapshot-options.js';
import type { CommitOptions } from './commit-options.js';
import { commitOptionNames, resolveCommitWait } from './commit-options.js';
import { lockOptimistically } from './optimistic-locks.js';
import type { TransactionCore, TransactionState } from './transaction-core.js';
import type { TransactionMode } from './transaction-options.js';

/** The parts of one transaction. */
export interface TransactionParts {
  readonly parts: CommitParts;
  readonly core: TransactionCore;
  readonly view: ReadView;
  readonly locks: PessimisticLocks;
  readonly committer: Committer;
  /** Told when the transaction has ended, or is of undetermined outcome. */
  readonly onEnd: () => void;
}

export interface CommitResult {
  /** Undefined: there was nothing to commit, so no timestamp was needed. */
  readonly commitTs: bigint | undefined;
}

/**
 * One transaction, for one use. Reads see the database at `startTs` under the transaction's own writes; writes stay here until
 * `commit`. Calls on one that does not take them any more are refused with `InvalidArgumentError`; keys, values and
 * transactions over their limits with `TooLargeError`. Use `await using`, or end it with `commit` or `rollback`.
 */
export class Transaction {
  readonly #own: TransactionParts;
  /** The lock call under way: one at a time, as they choose the primary and share its timestamp. */
  #locking: Promise<void> | undefined;
  /** Ends lock calls under way; made by the first of them, as most transactions make none. */
  #end: AbortController | undefined;

  constructor(own: TransactionParts) {
    this.#own = own;
  }

  /** The time that reads see. */
  get startTs(): bigint {
    return this.#own.core.startTs;
  }

  /** Set by a commit that had something to commit. */
  get commitTs(): bigint | undefined {
    return this.#own.core.commitTs;
  }

  get mode(): TransactionMode {
    return this.#own.core.mode;
  }

  get state(): TransactionState {
    return this.#own.core.state;
  }

  /** The key whose record decides what became of the transaction; undefined while none has been chosen. */
  get primaryKey(): Uint8Array | undefined {
    const { primary } = this.#own.core;
    return primary === undefined ? undefined : copyOf(primary);
  }

  /** Keys written or locked. */
  get count(): number {
    return this.#own.core.buffer.count;
  }

  /** Bytes of the keys and values written. */
  get size(): number {
    return this.#own.core.buffer.size;
  }

  /** The value of `key`: the transaction's own, or that of the snapshot; undefined when absent. */
  get(key: Bytes, options?: CallOptions): Promise<Uint8Array | undefined> {
    try {
      this.#own.core.demandActive();
      return this.#own.view.get(key, options);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  /** Values in the order of `keys`; undefined for those that are absent. */
  async batchGet(keys: readonly Bytes[], options?: CallOptions): Promise<(Uint8Array | undefined)[]> {
    this.#own.core.demandActive();
    return this.#own.view.batchGet(keys, options);
  }

  /** The first pairs of the range in ascending order of keys, at most `limit`. */
  async scan(range: TxnRange, options?: SnapshotScanOptions): Promise<TxnPair[]> {
    return this.#scan(range, options, false);
  }

  /** The last pairs of the range in descending order of keys, at most `limit`. */
  async reverseScan(range: TxnRange, options?: SnapshotScanOptions): Promise<TxnPair[]> {
    return this.#scan(range, options, true);
  }

  /** All pairs of the range in ascending order of keys, a page ahead; writes in front of the loop are seen. */
  scanIterator(range: TxnRange, options?: SnapshotIterateOptions): AsyncIterableIterator<TxnPair> {
    this.#own.core.demandActive();
    return whileActive(this.#own.core, this.#own.view.iterate(range, options, false));
  }

  /** As `scanIterator`, in descending order of keys. */
  reverseScanIterator(range: TxnRange, options?: SnapshotIterateOptions): AsyncIterableIterator<TxnPair> {
    this.#own.core.demandActive();
    return whileActive(this.#own.core, this.#own.view.iterate(range, options, true));
  }

  /** Writes a value of at least one byte. Key and value are copied. */
  put(key: Bytes, value: Bytes): void {
    const bytes = this.#writable(key);
    this.#own.core.buffer.set(bytes, copyOf(toValue(value, 'value')), ...this.#noInsert(bytes));
  }

  /**
   * Writes a value to a key that must be absent: `KeyExistsError` at once when this transaction has written it, and otherwise
   * from `lockKeys` or `commit`.
   */
  insert(key: Bytes, value: Bytes): void {
    const bytes = this.#writable(key);
    const { buffer } = this.#own.core;
    const there = buffer.get(bytes);
    const copy = copyOf(toValue(value, 'value'));
    const written = there?.value;
    const known = written === undefined && ((there?.flags ?? 0) & keyFlags.lockedValueExists) !== 0;
    if ((written !== undefined && written.length > 0) || known) {
      throw new KeyExistsError({ key: bytes }, { redact: this.#own.parts.settings.redactKeys });
    }
    // A key that this transaction has deleted is absent, whatever the store says.
    if (written === undefined) buffer.set(bytes, copy, 'setPresumeNotExists', 'setNewlyInserted');
    else buffer.set(bytes, copy);
  }

  /** Deletes `key`, whether or not it exists. */
  delete(key: Bytes): void {
    const bytes = this.#writable(key);
    this.#own.core.buffer.delete(bytes, ...this.#noInsert(bytes));
  }

  /**
   * States that `key` has a value in the database: a commit that writes or locks it fails with `AssertionFailedError` if not, as
   * far as the transaction's `assertionLevel` demands. For finding bugs, not for control of flow.
   */
  assertExists(key: Bytes): void {
    this.#own.core.buffer.setFlags(this.#ownKey(key), 'setAssertExist');
  }

  /** States that `key` has no value in the database: see `assertExists`. */
  assertNotExists(key: Bytes): void {
    this.#own.core.buffer.setFlags(this.#ownKey(key), 'setAssertNotExist');
  }

  /** A point that `revertToCheckpoint` takes writes back to. Locks stay. */
  checkpoint(): Checkpoint {
    this.#own.core.demandActive();
    return this.#own.core.buffer.checkpoint();
  }

  revertToCheckpoint(checkpoint: Checkpoint): void {
    this.#own.core.demandActive();
    this.#own.core.buffer.revertToCheckpoint(checkpoint);
  }

  /**
   * Locks keys against writes of others. A pessimistic transaction asks the stores, waits for locks of others, and sees the
   * newest values; it rejects with `KeyLockedError`, `DeadlockError` or `KeyExistsError` (keys inserted), and then none of the
   * keys stays locked that was not before. An optimistic one only makes sure at commit that they have not changed. Locks that are
   * `shared` keep others from writing a key, not from sharing it; `InvalidArgumentError` if they are the transaction's first, or
   * of a key that it has written.
   */
  async lockKeys(keys: readonly Bytes[], options?: LockKeysOptions): Promise<LockedKey[]> {
    checkOptions(options, lockKeysOptionNames);
    const targets = this.#keys(keys);
    const findings = await this.#lock(targets, options, {});
    const { locks, core } = this.#own;
    return targets.map(({ key }, index) => {
      const { exists, value } = findings[index] ?? { exists: undefined, value: undefined };
      const locked = core.pessimistic ? locks.holds(key) : (core.buffer.flags(key) & keyFlags.locked) !== 0;
      const wanted = options?.returnValues === true && value !== undefined;
      return { key: copyOf(key), locked, exists, value: wanted ? copyOf(value) : undefined };
    });
  }

  /** Locks `key` and returns its newest value: the transaction's own if it has written it; undefined when absent. */
  async getForUpdate(key: Bytes, options?: LockWaitOptions): Promise<Uint8Array | undefined> {
    const [value] = await this.batchGetForUpdate([key], options);
    return value;
  }

  /** As `getForUpdate`, values in the order of `keys`. */
  async batchGetForUpdate(keys: readonly Bytes[], options?: LockWaitOptions): Promise<(Uint8Array | undefined)[]> {
    checkOptions(options, lockWaitOptionNames);
    const targets = this.#keys(keys);
    const findings = await this.#lock(targets, options, { returnValues: true });
    return targets.map(({ key }, index) => {
      const written = this.#own.core.buffer.get(key)?.value;
      const value = written ?? findings[index]?.value;
      return value === undefined || value.length === 0 ? undefined : copyOf(value);
    });
  }

  /**
   * Commits. Resolved: committed. Rejected with `UndeterminedError`: ask `outcome()`. Rejected with anything else: not
   * committed, and never will be; what it left behind is cleaned up in the background.
   */
  async commit(options?: CommitOptions): Promise<CommitResult> {
    const { core, committer, onEnd } = this.#own;
    core.demandActive();
    checkOptions(options, commitOptionNames);
    const { clock, settings } = this.#own.parts;
    const limits = resolveCall(clock, options, settings.timeoutMs, InvalidArgumentError.of);
    const commitWait = resolveCommitWait(options);
    this.#demandUnlocking();
    core.commitWait = commitWait;
    try {
      return { commitTs: await committer.commit(limits) };
    } finally {
      onEnd();
    }
  }

  /** Drops all writes and gives all locks back; lock calls under way are ended. Nothing happens to one that has ended. */
  async rollback(options?: CallOptions): Promise<void> {
    const { core, committer, parts, onEnd } = this.#own;
    if (core.state === 'rolledBack') return;
    core.demandActive();
    const limits = this.#limits(options);
    core.state = 'rollingBack';
    this.#end?.abort(new InvalidArgumentError('transaction', 'active', 'one that was rolled back'));
    try {
      await until(this.#locking, parts.clock, limits);
    } finally {
      try {
        await committer.rollback(limits);
      } finally {
        onEnd();
      }
    }
  }

  /**
   * What became of a transaction that has ended. After an `UndeterminedError` this asks the store that holds the primary,
   * and waits while its lock lives (`timeoutMs` bounds that).
   */
  async outcome(options?: CallOptions): Promise<TransactionOutcome> {
    checkOptions(options, callOptionNames);
    return this.#own.committer.outcome(this.#limits(options));
  }

  /** Rolls back what has not ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#own.core.state === 'active') await this.rollback();
  }

  async #scan(range: TxnRange, options: SnapshotScanOptions | undefined, reverse: boolean): Promise<TxnPair[]> {
    this.#own.core.demandActive();
    const pairs = await this.#own.view.scan(range, options, reverse);
    // What was written is not to be read any more once the transaction ends.
    this.#own.core.demandActive();
    return pairs;
  }

  /** A copy of a key that may be written now. */
  #writable(key: Bytes): Uint8Array {
    const bytes = this.#ownKey(key);
    if (this.#own.core.pessimistic) this.#own.locks.demandUnshared('key', bytes);
    return bytes;
  }

  /** A copy of a key that the commit may have to do with. */
  #ownKey(key: Bytes): Uint8Array {
    const { core, locks, parts } = this.#own;
    core.demandActive();
    const bytes = toKey(key, 'key', parts.settings.maxKeyBytes);
    if (core.pessimistic && locks.wasRefused(bytes)) {
      throw new InvalidArgumentError('key', 'locked before it is written: an attempt to lock it has failed');
    }
    // Errors, locks and scans show it: it is no part of Node's pool.
    return copyOf(bytes);
  }

  /** An insert that has failed is not made up for by later writes. */
  #noInsert(key: Uint8Array): readonly FlagOp[] {
    return this.#own.locks.foundExisting(key) ? ['deletePresumeNotExists', 'deleteNewlyInserted'] : [];
  }

  #keys(keys: readonly Bytes[]): LockTarget[] {
    const { core, parts } = this.#own;
    core.demandActive();
    return toKeys(keys, 'keys', parts.settings.maxKeyBytes).map((key) => {
      const mustBeAbsent = (core.buffer.flags(key) & keyFlags.presumeNotExists) !== 0;
      return { key: copyOf(key), mustBeAbsent };
    });
  }

  async #lock(
    targets: readonly LockTarget[],
    options: LockKeysOptions | undefined,
    more: Partial<LockWish>,
  ): Promise<LockFinding[]> {
    const { clock } = this.#own.parts;
    const limits = resolveCall(clock, options, this.#own.parts.settings.timeoutMs, InvalidArgumentError.of);
    const wish = { ...resolveLockWish(options, clock.monotonic()), ...more };
    if (targets.length === 0) return [];
    if (!this.#own.core.pessimistic) return lockOptimistically(this.#own, targets, wish, limits);
    const { signal } = limits;
    this.#end ??= new AbortController();
    const end = this.#end.signal;
    const either = followSignals(signal, end);
    const before = this.#locking;
    const locking = this.#lockAfter(before, targets, wish, { ...limits, signal: either.signal });
    const over = locking.then(ignore, ignore);
    this.#locking = over;
    try {
      return await locking;
    } finally {
      either.release();
      if (this.#locking === over) this.#locking = undefined;
    }
  }

  async #lockAfter(
    before: Promise<void> | undefined,
    targets: readonly LockTarget[],
    wish: LockWish,
    limits: CallLimits,
  ): Promise<LockFinding[]> {
    const { parts, locks } = this.#own;
    await until(before, parts.clock, limits);
    return locks.lock(targets, wish, limits);
  }

  #demandUnlocking(): void {
    if (this.#locking === undefined) return;
    throw new InvalidArgumentError(
      'transaction',
      'one without calls under way when it commits',
      'one that takes locks',
    );
  }

  #limits(options: CallOptions | undefined): CallLimits {
    checkOptions(options, callOptionNames);
    const { clock, settings } = this.#own.parts;
    return resolveCall(clock, options, settings.timeoutMs, InvalidArgumentError.of);
  }
}

/** Ends an iteration with an error when the transaction ends: its buffer may be empty by then. */
function whileActive(core: TransactionCore, pairs: AsyncIterableIterator<TxnPair>): AsyncIterableIterator<TxnPair> {
  return new EndableIterator(steps(core, pairs), () => void pairs.return?.().catch(ignore));
}

async function* steps(core: TransactionCore, pairs: AsyncIterable<TxnPair>): AsyncGenerator<TxnPair, void, undefined> {
  for await (const pair of pairs) {
    core.demandActive();
    yield pair;
    core.demandActive();
  }
}

function ignore(): void {
  // The caller of the lock call hears of it.
}
