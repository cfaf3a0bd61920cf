import { AssertionFailedError, InvalidArgumentError, LatchConflictError, UndeterminedError } from '@tikv-client/errors';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { LatchGuard } from '@tikv-client/latch';
import type { CallLimits } from '@tikv-client/runtime';
import { keyFlags } from '../membuffer/key-flags.js';
import type { LockTarget } from '../pessimistic/lock-batch.js';
import type { PessimisticLocks } from '../pessimistic/pessimistic-locks.js';
import type { TransactionCore } from '../transaction/transaction-core.js';
import { chooseCommitMode } from './commit-mode.js';
import { commitPrimary, commitSecondaries } from './commit-keys.js';
import type { CommitParts } from './commit-parts.js';
import type { Heartbeat } from './heartbeat.js';
import { heartbeatFromBytes } from './lock-ttl.js';
import { demandOwnPrimary, leavesLock, planMutations } from './mutation-plan.js';
import type { MutationPlan } from './mutation-plan.js';
import type { TransactionOutcome } from './outcome.js';
import { askOutcome } from './outcome.js';
import { prewrite } from './prewrite.js';
import { rollbackKeys } from './rollback-keys.js';
import { withDeadline } from './with-deadline.js';

/** What goes on after the call that caused it, ms (client-go: budgets of secondaries and clean-up). */
const secondariesMs = 41_000;
const cleanupMs = 20_000;

/** Ends one transaction: two-phase commit, rollback, and the truth about what became of it. */
export class Committer {
  readonly #parts: CommitParts;
  readonly #core: TransactionCore;
  readonly #locks: PessimisticLocks;
  readonly #heartbeat: Heartbeat;
  /** Keys that prewrite leaves locks on, in order. */
  #keys: readonly Uint8Array[] = [];

  constructor(parts: CommitParts, core: TransactionCore, locks: PessimisticLocks, heartbeat: Heartbeat) {
    this.#parts = parts;
    this.#core = core;
    this.#locks = locks;
    this.#heartbeat = heartbeat;
  }

  /**
   * Commits. When it throws anything but `UndeterminedError`, the transaction is not committed and never will be; its locks are
   * cleaned up in the background.
   */
  async commit(limits: CallLimits): Promise<bigint | undefined> {
    const core = this.#core;
    core.state = 'committing';
    let latch: LatchGuard | undefined;
    try {
      const plan = await this.#plan(limits);
      if (plan.mutations.length > 0) {
        latch = await this.#latch(plan, limits);
        await this.#commitPlan(plan, limits);
      }
      core.state = 'committed';
      return core.commitTs;
    } catch (error) {
      core.state = error instanceof UndeterminedError ? 'undetermined' : 'rolledBack';
      if (core.state === 'rolledBack') this.#cleanUp();
      throw error;
    } finally {
      this.#heartbeat.stop();
      latch?.release(core.commitTs);
    }
  }

  /** Rolls back what has not been prewritten. Locks that cannot be released in time are released in the background. */
  async rollback(limits: CallLimits): Promise<void> {
    const core = this.#core;
    core.state = 'rollingBack';
    try {
      this.#heartbeat.stop();
      if (core.pessimistic) await this.#locks.releaseAll(limits);
    } catch (error) {
      this.#parts.logger.warn('locks could not be released in time', { startTs: core.startTs, error });
      this.#cleanUp();
      // A caller that gives up waiting is told so; the outcome is the same.
      limits.signal?.throwIfAborted();
    } finally {
      core.state = 'rolledBack';
    }
  }

  /** Rolls back behind the caller's back. */
  abandon(): void {
    this.#core.state = 'rolledBack';
    this.#heartbeat.stop();
    this.#cleanUp();
  }

  async outcome(limits: CallLimits): Promise<TransactionOutcome> {
    const core = this.#core;
    if (core.state === 'undetermined' && core.primary !== undefined) {
      const { primary, startTs } = core;
      const outcome = await askOutcome(this.#parts, { primary, startTs }, limits);
      // Somebody else may have asked meanwhile.
      if (this.#isOpen()) this.#learn(outcome);
    }
    if (core.state === 'committed') return { kind: 'committed', commitTs: core.commitTs };
    if (core.state === 'rolledBack') return { kind: 'rolledBack' };
    throw new InvalidArgumentError('transaction', 'one that has ended', core.state);
  }

  #isOpen(): boolean {
    return this.#core.state === 'undetermined';
  }

  #learn(outcome: TransactionOutcome): void {
    const core = this.#core;
    core.state = outcome.kind;
    if (outcome.kind === 'rolledBack') {
      this.#cleanUp();
      return;
    }
    core.commitTs = outcome.commitTs;
    const { commitTs } = core;
    if (commitTs !== undefined) void this.#finish(this.#keys, commitTs);
  }

  async #plan(limits: CallLimits): Promise<MutationPlan> {
    const core = this.#core;
    if (core.pessimistic) await this.#lockWrites(limits);
    const { pessimistic, primary } = core;
    const plan = planMutations(core.buffer.entries(), { pessimistic, primary });
    demandOwnPrimary(plan);
    core.primary ??= plan.mutations[Math.max(0, plan.primary)]?.key;
    return plan;
  }

  /**
   * Locks what a pessimistic transaction has written without locking it: at its start timestamp, so that what others have
   * committed since is a conflict and not lost.
   */
  async #lockWrites(limits: CallLimits): Promise<void> {
    const unlocked: LockTarget[] = [];
    const inserted: LockTarget[] = [];
    for (const { key, value, flags } of this.#core.buffer.entries()) {
      if (value === undefined) continue;
      const mustBeAbsent = (flags & keyFlags.presumeNotExists) !== 0;
      if (!this.#locks.holds(key)) unlocked.push({ key, mustBeAbsent });
      else if (mustBeAbsent && !this.#locks.knownAbsent(key)) inserted.push({ key, mustBeAbsent });
    }
    if (unlocked.length + inserted.length === 0) return;
    const wait = { kind: 'until', untilMs: limits.deadline } as const;
    const checkExistence = this.#core.assertionLevel !== kvrpcpb.AssertionLevel.Off;
    const wish = { returnValues: false, checkExistence, lockOnlyIfExists: false, shared: false, wait };
    // What was locked at a newer state than the start is looked at in that state.
    if (inserted.length > 0) await this.#locks.lock(inserted, wish, limits);
    if (unlocked.length > 0) await this.#locks.lockUnchanged(unlocked, wish, limits);
  }

  async #latch(plan: MutationPlan, limits: CallLimits): Promise<LatchGuard | undefined> {
    const { latches, clock } = this.#parts;
    const { pessimistic, startTs } = this.#core;
    if (latches === undefined || pessimistic) return undefined;
    const keys = plan.mutations.map(({ key }) => key);
    const guard = await withDeadline(clock, limits, 'local latches', async (signal) =>
      latches.acquire(startTs, keys, signal),
    );
    if (!guard.isStale) return guard;
    guard.release();
    throw new LatchConflictError(startTs);
  }

  async #commitPlan(plan: MutationPlan, limits: CallLimits): Promise<void> {
    const core = this.#core;
    chooseCommitMode(plan);
    const primaryKey = plan.mutations[plan.primary]?.key;
    this.#keys = keysWithLocks(plan);
    const onPrimary = (): void => {
      if (plan.bytes > heartbeatFromBytes && primaryKey !== undefined) this.#heartbeat.start(primaryKey);
    };
    try {
      await prewrite(this.#parts, core, plan, limits, { onPrimary });
    } catch (error) {
      // Locks that may or may not be there decide nothing: without the commit of the primary there is no commit.
      throw error instanceof UndeterminedError && error.cause !== undefined ? error.cause : error;
    }
    // Behind prewrite: a lost lock or a conflict explains an assertion that fails.
    const failed = core.pessimistic ? this.#failedAssertion(plan) : undefined;
    if (failed !== undefined) throw failed;
    core.buffer.discardValues();
    if (primaryKey === undefined) return;
    const primary = this.#keys.indexOf(primaryKey);
    const { commitTs, from, to } = await commitPrimary(this.#parts, core, this.#keys, primary, limits);
    core.commitTs = commitTs;
    core.state = 'committed';
    this.#heartbeat.stop();
    const rest = to - from === this.#keys.length ? [] : [...this.#keys.slice(0, from), ...this.#keys.slice(to)];
    await this.#finish(rest, commitTs);
  }

  /** What was found when the keys were locked against what was asserted of them. */
  #failedAssertion({ mutations }: MutationPlan): AssertionFailedError | undefined {
    const { startTs, assertionLevel } = this.#core;
    if (assertionLevel === kvrpcpb.AssertionLevel.Off) return undefined;
    for (const { key, assertion: asserted } of mutations) {
      const exists = this.#locks.existence(key);
      if (exists === undefined || asserted === kvrpcpb.Assertion.None) continue;
      if (exists === (asserted === kvrpcpb.Assertion.Exist)) continue;
      const assertion = exists ? 'notExist' : 'exist';
      const fields = { startTs, key, assertion, existingStartTs: 0n, existingCommitTs: 0n } as const;
      return new AssertionFailedError(fields, { redact: this.#parts.settings.redactKeys });
    }
    return undefined;
  }

  /** Commits the other keys; when there is no room in the background, before the caller goes on. */
  #finish(keys: readonly Uint8Array[], commitTs: bigint): Promise<void> | undefined {
    if (keys.length === 0) return undefined;
    return this.#inBackground('commit of secondaries', async (signal) => {
      const deadline = this.#parts.clock.monotonic() + secondariesMs;
      await commitSecondaries(this.#parts, this.#core, keys, commitTs, { deadline, signal });
    });
  }

  #cleanUp(): void {
    const keys = this.#keys;
    const deadline = this.#parts.clock.monotonic() + cleanupMs;
    if (keys.length > 0) {
      void this.#inBackground('rollback', async (signal) =>
        rollbackKeys(this.#parts, this.#core, keys, { deadline, signal }),
      );
    } else if (this.#locks.count > 0) {
      void this.#inBackground('release of locks', async (signal) => this.#locks.releaseAll({ deadline, signal }));
    }
  }

  #inBackground(name: string, task: (signal: AbortSignal) => Promise<void>): Promise<void> | undefined {
    const { background, logger } = this.#parts;
    const { pre, post } = this.#core.hooks;
    const tell = (hook: (() => void) | undefined): void => {
      try {
        hook?.();
      } catch (error) {
        logger.warn('a lifecycle hook failed', { error });
      }
    };
    const hooked = async (signal: AbortSignal): Promise<void> => {
      tell(pre);
      try {
        await task(signal);
      } finally {
        tell(post);
      }
    };
    if (background.tryStart(name, hooked) || background.closed) return undefined;
    return hooked(background.signal).catch((error: unknown) => {
      logger.warn(`${name} failed`, { startTs: this.#core.startTs, error });
    });
  }
}

function keysWithLocks({ mutations }: MutationPlan): readonly Uint8Array[] {
  const keys: Uint8Array[] = [];
  for (const mutation of mutations) if (leavesLock(mutation)) keys.push(mutation.key);
  return keys;
}
