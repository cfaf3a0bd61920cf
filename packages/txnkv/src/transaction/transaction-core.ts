import { InvalidArgumentError } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';
import type { Clock } from '@tikv-client/runtime';
import type { MemBuffer } from '../membuffer/mem-buffer.js';
import type { LifecycleHooks, TransactionMode } from './transaction-options.js';

/**
 * - `active`: reads, writes and locks go.
 * - `committing`, `rollingBack`: an end is under way.
 * - `committed`, `rolledBack`: ended, for certain.
 * - `undetermined`: the commit was sent and no answer came; `outcome()` finds out.
 */
export type TransactionState = 'active' | 'committing' | 'rollingBack' | 'committed' | 'rolledBack' | 'undetermined';

/** A commit waits until the placement driver hands out timestamps above `untilTs`, at most for `timeoutMs`. */
export interface CommitWait {
  readonly untilTs: bigint;
  readonly timeoutMs: number;
}

/** What a transaction is, apart from the object that users hold: the parts at work share it, and outlive that object. */
export class TransactionCore {
  readonly startTs: bigint;
  readonly mode: TransactionMode;
  readonly buffer: MemBuffer;
  readonly assertionLevel: kvrpcpb.AssertionLevel;
  readonly hooks: LifecycleHooks;
  state: TransactionState = 'active';
  /** Set once committed, unless nothing was written. */
  commitTs: bigint | undefined;
  /** The key whose record decides; chosen by the first lock or by the commit. */
  primary: Uint8Array | undefined;
  /** Newest timestamp that pessimistic locks were taken at; 0n before the first. */
  forUpdateTs = 0n;
  /** What the commit timestamp has to be above. */
  commitWait: CommitWait | undefined;
  readonly #clock: Clock;
  readonly #startedAt: number;

  constructor(fields: {
    startTs: bigint;
    mode: TransactionMode;
    buffer: MemBuffer;
    assertionLevel: kvrpcpb.AssertionLevel;
    hooks: LifecycleHooks;
    clock: Clock;
    /** Milliseconds that the start timestamp is old already. */
    ageMs: number;
  }) {
    this.startTs = fields.startTs;
    this.mode = fields.mode;
    this.buffer = fields.buffer;
    this.assertionLevel = fields.assertionLevel;
    this.hooks = fields.hooks;
    this.#clock = fields.clock;
    this.#startedAt = fields.clock.monotonic() - fields.ageMs;
  }

  get pessimistic(): boolean {
    return this.mode === 'pessimistic';
  }

  /** Milliseconds since the start timestamp. */
  get ageMs(): number {
    return this.#clock.monotonic() - this.#startedAt;
  }

  /** Throws unless the transaction still takes calls. */
  demandActive(): void {
    if (this.state !== 'active') throw new InvalidArgumentError('transaction', 'active', stateWords[this.state]);
  }
}

const stateWords: Readonly<Record<TransactionState, string>> = {
  active: 'active',
  committing: 'one that is committing',
  rollingBack: 'one that is rolling back',
  committed: 'committed',
  rolledBack: 'rolled back',
  undetermined: 'one of undetermined outcome',
};
