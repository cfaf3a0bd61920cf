import type { AttemptOutcome } from '../history/attempt.js';
import type { TransactionEntry, TransactionStep } from './entry.js';
import type { Transaction } from './transaction.js';
import { transactionEntriesOf } from './transaction.js';

/** What a transaction tells at its end. */
export interface TransactionResult {
  /** With what was read. @default the planned steps */
  readonly steps?: readonly TransactionStep[] | undefined;
  readonly startTs?: bigint | undefined;
  /** Absent where nothing was written, or nobody said. */
  readonly commitTs?: bigint | undefined;
}

/** A transaction under way. Ending it twice does nothing; one that never ends stays open. */
export interface RecordedTransaction {
  readonly id: string;
  ok(result?: TransactionResult): void;
  /** Only where it certainly did not commit and never will. `startTs`: under which it can be looked up. */
  fail(known?: Pick<TransactionResult, 'startTs' | 'steps'>): void;
  /** The outcome is unknown. Same as never ending it, but for what is known of it: `steps` has all that it may have written. */
  info(known?: Pick<TransactionResult, 'startTs' | 'steps'>): void;
}

export interface TransactionRecorderOptions {
  /** Milliseconds on a monotonic scale; a `Clock`'s `monotonic` fits. */
  readonly time: () => number;
  /** Steps and pairs kept in memory. Beyond it `full` is true and nothing more is recorded. @default 5000000 */
  readonly maxSteps?: number | undefined;
}

interface MutableTransaction extends Transaction {
  steps: readonly TransactionStep[];
  outcome: AttemptOutcome;
  startTs: bigint | undefined;
  commitTs: bigint | undefined;
  completed: number;
  completedTime: number;
}

/**
 * Collects transactions as they happen. They concern several keys each, so none can be left out: a recorder that is full tells it, and
 * whoever runs the workload ends it there.
 */
export class TransactionRecorder {
  readonly #time: () => number;
  readonly #maxSteps: number;
  readonly #transactions: MutableTransaction[] = [];
  #next = 0;
  #steps = 0;

  constructor({ time, maxSteps }: TransactionRecorderOptions) {
    this.#time = time;
    this.#maxSteps = maxSteps ?? 5_000_000;
  }

  get full(): boolean {
    return this.#steps >= this.#maxSteps;
  }

  /** Records that a transaction is about to begin. Throws a `RangeError` when the recorder is full. */
  begin(
    process: string | number,
    steps: readonly TransactionStep[],
    { id, mode }: { readonly id?: string; readonly mode?: 'optimistic' | 'pessimistic' } = {},
  ): RecordedTransaction {
    if (this.full) throw new RangeError(`maxSteps: more than ${this.#maxSteps} steps recorded`);
    const attempt = this.#transactions.length;
    const transaction: MutableTransaction = {
      attempt,
      id: id ?? `T${attempt}`,
      process,
      mode: mode ?? 'optimistic',
      steps,
      outcome: 'info',
      startTs: undefined,
      commitTs: undefined,
      invoked: this.#next++,
      completed: Infinity,
      invokedTime: this.#time(),
      completedTime: Infinity,
    };
    this.#transactions.push(transaction);
    this.#steps += weight(steps);
    return this.#ending(transaction);
  }

  /** In order of invocation. */
  transactions(): readonly Transaction[] {
    return this.#transactions;
  }

  /** The history in the one format. */
  history(): TransactionEntry[] {
    return transactionEntriesOf(this.#transactions);
  }

  #ending(transaction: MutableTransaction): RecordedTransaction {
    let ended = false;
    const end = (outcome: AttemptOutcome, result: TransactionResult): void => {
      if (ended) return;
      ended = true;
      transaction.startTs = result.startTs;
      if (result.steps !== undefined) {
        this.#steps += weight(result.steps) - weight(transaction.steps);
        transaction.steps = result.steps;
      }
      if (outcome === 'info') return;
      transaction.outcome = outcome;
      transaction.commitTs = result.commitTs;
      transaction.completed = this.#next++;
      transaction.completedTime = this.#time();
    };
    return {
      id: transaction.id,
      ok: (result = {}) => end('ok', result),
      fail: (known = {}) => end('fail', known),
      info: (known = {}) => end('info', known),
    };
  }
}

function weight(steps: readonly TransactionStep[]): number {
  let sum = steps.length;
  for (const step of steps) {
    if (step.op === 'scan') sum += step.pairs?.length ?? 0;
    if (step.op === 'list') sum += step.elements?.length ?? 0;
  }
  return sum;
}
