import { backoffBudgets } from '@tikv-client/backoff';
import { compareBytes } from '@tikv-client/codec';
import { InvalidArgumentError, KeyExistsError, WriteConflictError } from '@tikv-client/errors';
import { regroup } from '@tikv-client/region-request';
import type { CallLimits } from '@tikv-client/runtime';
import { textOf } from '../arguments/bytes.js';
import type { CommitParts } from '../commit/commit-parts.js';
import { timestampWaitedFor } from '../commit/commit-wait.js';
import type { Heartbeat } from '../commit/heartbeat.js';
import { sendKeyBatches } from '../commit/key-batches.js';
import { releasePessimisticLocks } from '../commit/rollback-keys.js';
import { SnapshotReader } from '../snapshot/snapshot-reader.js';
import type { TransactionCore } from '../transaction/transaction-core.js';
import type { LockAttempt, LockFinding, LockTarget } from './lock-batch.js';
import { lockBatch } from './lock-batch.js';
import type { LockWish } from './lock-options.js';
import { until } from './until.js';

const nothing = new Uint8Array(0);
const unknown: LockFinding = Object.freeze({ exists: undefined, value: undefined });

/** A timestamp behind that of a conflict. */
type NewTimestamp = (after: bigint) => Promise<bigint>;

/** A key that is held, and what is known about it. */
interface Held extends LockFinding {
  readonly key: Uint8Array;
  /** `value` is the newest one. */
  readonly valueKnown: boolean;
  /** Others may have the lock too. */
  readonly shared: boolean;
}

/** The pessimistic locks of one transaction. */
export class PessimisticLocks {
  readonly #parts: CommitParts;
  readonly #core: TransactionCore;
  readonly #heartbeat: Heartbeat;
  readonly #held = new Map<string, Held>();
  readonly #refused = new Set<string>();
  /** Keys that were to be absent and are not. */
  readonly #existing = new Set<string>();
  #releasing: Promise<void> | undefined;
  /** Locks at the timestamp at hand may just be on their way out. */
  #needsNewTs = false;

  constructor(parts: CommitParts, core: TransactionCore, heartbeat: Heartbeat) {
    this.#parts = parts;
    this.#core = core;
    this.#heartbeat = heartbeat;
  }

  get count(): number {
    return this.#held.size;
  }

  holds(key: Uint8Array): boolean {
    return this.#held.has(textOf(key));
  }

  /** Whether the last attempt to lock the key failed, in a way that says nothing about its value. */
  wasRefused(key: Uint8Array): boolean {
    return this.#refused.size > 0 && this.#refused.has(textOf(key));
  }

  /** Throws for a key that the transaction shares with others, as it must have it for itself. */
  demandUnshared(field: string, key: Uint8Array): void {
    if (this.#held.size === 0 || this.#held.get(textOf(key))?.shared !== true) return;
    throw new InvalidArgumentError(
      field,
      'not shared with other transactions',
      'one that was locked with shared: true',
    );
  }

  /** Whether locking an inserted key has failed because it exists: what is written to it next is no insert any more. */
  foundExisting(key: Uint8Array): boolean {
    return this.#existing.size > 0 && this.#existing.has(textOf(key));
  }

  /** Whether the held key had a value when it was locked; undefined: not held, or not known. */
  existence(key: Uint8Array): boolean | undefined {
    return this.#held.get(textOf(key))?.exists;
  }

  /** Whether the held key is known to be absent in the store, as an insert demands. */
  knownAbsent(key: Uint8Array): boolean {
    return this.existence(key) === false;
  }

  /**
   * Locks the keys at the newest state of the store: a conflict is met by trying again at a new timestamp. On failure all locks
   * that the call took are given back, and the locks held before stay.
   */
  async lock(targets: readonly LockTarget[], wish: LockWish, limits: CallLimits): Promise<LockFinding[]> {
    await this.#ready(limits);
    if (wish.shared) return this.#lockShared(targets, wish, limits);
    for (const { key } of targets) this.demandUnshared('keys', key);
    return this.#lockNewest(targets, wish, limits);
  }

  async #lockNewest(targets: readonly LockTarget[], wish: LockWish, limits: CallLimits): Promise<LockFinding[]> {
    if (targets.length === 0) return [];
    const core = this.#core;
    let forUpdateTs = core.forUpdateTs > core.startTs ? core.forUpdateTs : core.startTs;
    if (this.#needsNewTs) {
      forUpdateTs = await this.#parts.timestamps.fresh(limits);
      this.#needsNewTs = false;
    }
    const newTs = async (after: bigint): Promise<bigint> => {
      // What conflicts may be ahead of the placement driver's time.
      const wait = { untilTs: after, timeoutMs: limits.deadline - this.#parts.clock.monotonic() };
      return timestampWaitedFor(this.#parts, wait, limits);
    };
    return this.#lockSorted(targets, wish, limits, forUpdateTs, newTs);
  }

  /** Shares the keys, but for those that the transaction has for itself already. */
  async #lockShared(targets: readonly LockTarget[], wish: LockWish, limits: CallLimits): Promise<LockFinding[]> {
    const core = this.#core;
    for (const { key } of targets) {
      if (core.buffer.get(key)?.value === undefined) continue;
      throw new InvalidArgumentError('keys', 'unwritten where they are to be shared', 'one that was written');
    }
    const isOwn = ({ key }: LockTarget): boolean => this.#held.get(textOf(key))?.shared === false;
    const own = targets.filter(isOwn);
    const shared = targets.filter((target) => !isOwn(target));
    if (shared.length > 0 && core.primary === undefined) {
      throw new InvalidArgumentError(
        'options.shared',
        'for keys behind one that is locked without it',
        'the first lock',
      );
    }
    const ofOwn = await this.#lockNewest(own, { ...wish, shared: false }, limits);
    const ofShared = await this.#share(shared, wish, limits);
    return targets.map((target) => (isOwn(target) ? ofOwn.shift() : ofShared.shift()) ?? unknown);
  }

  /**
   * What is asked about the keys is read under the locks: of a request for shared locks that comes twice, as any may, a store
   * answers that they are absent.
   */
  async #share(targets: readonly LockTarget[], wish: LockWish, limits: CallLimits): Promise<LockFinding[]> {
    const taken = targets.filter(({ key }) => !this.holds(key));
    await this.#lockNewest(targets, { ...wish, returnValues: false, checkExistence: false }, limits);
    if ((!wish.returnValues && !wish.checkExistence) || targets.length === 0) {
      return targets.map(({ key }) => this.#held.get(textOf(key)) ?? unknown);
    }
    const { forUpdateTs } = this.#core;
    try {
      const reader = new SnapshotReader(this.#parts, forUpdateTs, { cache: false });
      const values = await reader.batchGet(
        targets.map(({ key }) => key),
        limits,
      );
      return targets.map(({ key }, index) => {
        const value = values[index];
        const finding = { exists: value !== undefined, value };
        this.#hold(key, finding, { valueKnown: true, shared: true });
        return finding;
      });
    } catch (error) {
      for (const { key } of taken) {
        this.#held.delete(textOf(key));
        this.#core.buffer.setFlags(key, 'deleteLocked');
      }
      this.#refuse(taken, forUpdateTs, undefined, error);
      throw error;
    }
  }

  /** Locks the keys only if they have not changed since the transaction began; `WriteConflictError` if one has. */
  async lockUnchanged(targets: readonly LockTarget[], wish: LockWish, limits: CallLimits): Promise<LockFinding[]> {
    await this.#ready(limits);
    return this.#lockSorted(targets, wish, limits, this.#core.startTs, undefined);
  }

  /** Gives all locks back. */
  async releaseAll(limits: CallLimits): Promise<void> {
    await until(this.#releasing, this.#parts.clock, limits);
    const keys = Array.from(this.#held.values(), ({ key }) => key).sort(compareBytes);
    await releasePessimisticLocks(this.#parts, this.#core, keys, this.#core.forUpdateTs, limits);
    this.#held.clear();
  }

  async #ready(limits: CallLimits): Promise<void> {
    const { clock, settings } = this.#parts;
    if (this.#core.ageMs > settings.maxTxnAgeMs) {
      throw new InvalidArgumentError('transaction', `at most ${settings.maxTxnAgeMs} ms old to take locks`);
    }
    await until(this.#releasing, clock, limits);
  }

  /** Findings in the order of `targets`, which may repeat keys. */
  async #lockSorted(
    targets: readonly LockTarget[],
    wish: LockWish,
    limits: CallLimits,
    firstTs: bigint,
    newTs: NewTimestamp | undefined,
  ): Promise<LockFinding[]> {
    const findings = new Map<string, LockFinding>();
    const wanted = new Map<string, LockTarget>();
    for (const target of targets) {
      const name = textOf(target.key);
      const held = this.#held.get(name);
      if (held !== undefined && this.#suffices(held, target, wish)) findings.set(name, held);
      else if (wanted.get(name)?.mustBeAbsent !== true) wanted.set(name, target);
    }
    const missing = [...wanted.values()].sort((a, b) => compareBytes(a.key, b.key));
    let forUpdateTs = firstTs;
    // Which key can be the primary shows only when one has been found to exist.
    while (missing.length > 1 && wish.lockOnlyIfExists && this.#core.primary === undefined) {
      const [first] = missing.splice(0, 1);
      if (first === undefined) break;
      forUpdateTs = await this.#lockAnew([first], wish, limits, forUpdateTs, newTs, findings);
    }
    if (missing.length > 0) await this.#lockAnew(missing, wish, limits, forUpdateTs, newTs, findings);
    return targets.map(({ key }) => findings.get(textOf(key)) ?? unknown);
  }

  /** Whether what is known about a held key answers the call. */
  #suffices(held: Held, target: LockTarget, wish: LockWish): boolean {
    if (target.mustBeAbsent && held.exists === true) {
      throw new KeyExistsError({ key: target.key }, { redact: this.#parts.settings.redactKeys });
    }
    if (wish.returnValues && !held.valueKnown) return false;
    return !(target.mustBeAbsent || wish.checkExistence) || held.exists !== undefined;
  }

  async #lockAnew(
    targets: readonly LockTarget[],
    wish: LockWish,
    limits: CallLimits,
    firstTs: bigint,
    newTs: NewTimestamp | undefined,
    findings: Map<string, LockFinding>,
  ): Promise<bigint> {
    const core = this.#core;
    const chosen = core.primary === undefined ? targets[0]?.key : undefined;
    const primary = core.primary ?? chosen ?? nothing;
    core.primary = primary;
    let forUpdateTs = firstTs;
    for (;;) {
      const attempt = { primary, forUpdateTs, isFirstLock: this.#held.size === 0 && targets.length === 1, wish };
      try {
        const found = await this.#send(targets, attempt, chosen, limits);
        this.#note(targets, found, wish, attempt, findings);
        if (chosen !== undefined) {
          if (this.holds(chosen)) this.#heartbeat.start(chosen);
          else core.primary = undefined;
        }
        return forUpdateTs;
      } catch (error) {
        if (newTs !== undefined && error instanceof WriteConflictError) {
          try {
            forUpdateTs = await newTs(error.conflictCommitTs);
            continue;
          } catch (failure) {
            this.#refuse(targets, forUpdateTs, chosen, failure);
            throw failure;
          }
        }
        this.#refuse(targets, forUpdateTs, chosen, error);
        throw error;
      }
    }
  }

  async #send(
    targets: readonly LockTarget[],
    attempt: LockAttempt,
    chosen: Uint8Array | undefined,
    limits: CallLimits,
  ): Promise<LockFinding[]> {
    const found = Array.from<LockFinding>({ length: targets.length });
    const run = async (indexes: readonly number[]): Promise<void> =>
      sendKeyBatches(this.#parts, {
        count: indexes.length,
        key: (at) => targets[indexes[at] ?? 0]?.key ?? nothing,
        bytes: (at) => targets[indexes[at] ?? 0]?.key.length ?? 0,
        budget: backoffBudgets.pessimisticLock,
        limits,
        send: async (part, where) => {
          const mine = part.flatMap((at) => indexes[at] ?? []);
          const answer = await lockBatch(
            this.#parts,
            this.#core,
            mine.flatMap((index) => targets[index] ?? []),
            attempt,
            where,
          );
          if (answer === regroup) return regroup;
          for (const [at, index] of mine.entries()) found[index] = (answer as readonly LockFinding[])[at] ?? unknown;
          return undefined;
        },
      });
    const all = Array.from(targets.keys());
    // The other locks name the primary: it has to be there before them, or they would look abandoned.
    const split = chosen !== undefined && targets.length > 1 && !this.#inOneRegion(targets);
    if (split) await run(all.slice(0, 1));
    await run(split ? all.slice(1) : all);
    return found;
  }

  #inOneRegion(targets: readonly LockTarget[]): boolean {
    const { requester, settings } = this.#parts;
    const last = targets.at(-1)?.key ?? nothing;
    const region = requester.cache.tryLocate(targets[0]?.key ?? nothing);
    if (region === undefined || targets.length > settings.commitBatchKeys) return false;
    const bytes = targets.reduce((sum, { key }) => sum + key.length, 0);
    return bytes < settings.commitBatchBytes && (region.endKey.length === 0 || compareBytes(last, region.endKey) < 0);
  }

  #note(
    targets: readonly LockTarget[],
    found: readonly LockFinding[],
    wish: LockWish,
    { forUpdateTs }: LockAttempt,
    findings: Map<string, LockFinding>,
  ): void {
    if (forUpdateTs > this.#core.forUpdateTs) this.#core.forUpdateTs = forUpdateTs;
    for (const [index, { key, mustBeAbsent }] of targets.entries()) {
      const { value, exists = mustBeAbsent ? false : undefined } = found[index] ?? unknown;
      const name = textOf(key);
      findings.set(name, { exists, value });
      if (wish.lockOnlyIfExists && exists === false) continue;
      const valueKnown = wish.returnValues || exists === false;
      this.#hold(key, { exists, value }, { valueKnown, shared: wish.shared });
    }
  }

  #hold(key: Uint8Array, { exists, value }: LockFinding, how: Pick<Held, 'valueKnown' | 'shared'>): void {
    const { buffer } = this.#core;
    const name = textOf(key);
    this.#held.set(name, { key, exists, value, ...how });
    this.#refused.delete(name);
    const locked = how.shared ? 'setLockedShared' : 'setLocked';
    if (exists === undefined) buffer.setFlags(key, locked);
    else buffer.setFlags(key, locked, exists ? 'setLockedValueExists' : 'setLockedValueNotExists');
  }

  /** Gives back whatever a failed call may have locked. */
  #refuse(targets: readonly LockTarget[], forUpdateTs: bigint, chosen: Uint8Array | undefined, error: unknown): void {
    if (chosen !== undefined && this.#core.primary === chosen) this.#core.primary = undefined;
    const keys = targets.flatMap(({ key }) => (this.holds(key) ? [] : [key]));
    const certain = error instanceof WriteConflictError || error instanceof KeyExistsError;
    if (error instanceof KeyExistsError) this.#existing.add(textOf(error.key));
    else for (const key of keys) this.#refused.add(textOf(key));
    // A store locks all keys of a request or none; a single one that it refused for certain is not locked.
    if (keys.length === 0 || (certain && targets.length === 1)) return;
    this.#needsNewTs = true;
    const release = async (signal: AbortSignal): Promise<void> => {
      const deadline = this.#parts.clock.monotonic() + this.#parts.settings.managedLockTtlMs;
      await releasePessimisticLocks(this.#parts, this.#core, keys, forUpdateTs, { deadline, signal });
    };
    const before = this.#releasing;
    const releasing = new Promise<void>((resolve) => {
      const started = this.#parts.background.tryStart('release of locks', async (signal) => {
        try {
          await before;
          await release(signal);
        } finally {
          resolve();
        }
      });
      // Left to expire: nobody keeps them alive once the transaction is over.
      if (!started) resolve();
    });
    this.#releasing = releasing;
  }
}
