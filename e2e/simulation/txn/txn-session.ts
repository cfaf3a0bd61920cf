import type { RecordedTransaction, TransactionRecorder, TransactionStep } from '@tikv-client/checkers';
import { TikvError } from '@tikv-client/errors';
import type { Clock, Random } from '@tikv-client/runtime';
import type { TikvClient, Transaction } from 'tikv-client';
import { BrokenPromise } from '../judge/broken-promise.js';
import type { ClientHost } from './client-host.js';
import { Crashed, Life, demandExpected } from './life.js';
import type { EndedCall } from './life.js';
import { performAudit, performPlan } from './perform-plan.js';
import type { TransactionPlan, WritingPlan } from './transaction-plan.js';
import { drawTransaction, plannedSteps } from './transaction-plan.js';

export interface TxnSessionParts {
  readonly name: string;
  readonly host: ClientHost;
  readonly clock: Clock;
  readonly random: Random;
  readonly recorder: TransactionRecorder;
  /** Told of every call that has ended, in the order in which they end. */
  readonly onCall: (call: EndedCall) => void;
  /** Told of writes that stay in the process until the commit. */
  readonly onWrites: (count: number) => void;
}

/** An attempt of a transaction, and what it leaves in the history. */
interface Attempt {
  readonly recorded: RecordedTransaction;
  txn: Transaction | undefined;
  steps: readonly TransactionStep[];
}

const meanPauseMs = 25;
const rollbackMs = 1000;

/** One of several that use a client at once: transactions one after the other. */
export class TxnSession {
  readonly #parts: TxnSessionParts;
  #attempts = 0;
  #calls = 0;

  constructor(parts: TxnSessionParts) {
    this.#parts = parts;
  }

  /** Runs transactions until so many calls have been made. */
  async run(calls: number): Promise<void> {
    const { clock, random, host } = this.#parts;
    while (this.#calls < calls) {
      // Bursts now and then: contention is where the bugs are.
      if (random.below(3) > 0) await clock.sleep(random.next() * 2 * meanPauseMs);
      const plan = drawTransaction(random);
      const client = await host.client();
      const life = new Life(this.#parts, plan.timeoutMs, (calls) => (this.#calls += calls));
      if (plan.kind === 'audit') await this.#audit(client, plan, life);
      else if (plan.ends === 'caller') await this.#byCaller(client, plan, life);
      else await this.#byClient(client, plan, life);
    }
  }

  async #audit(client: TikvClient, plan: TransactionPlan & { readonly kind: 'audit' }, life: Life): Promise<void> {
    const recorded = this.#parts.recorder.begin(this.#parts.name, [], { id: this.#nextId() });
    try {
      const snapshot = await life.call('snapshot', (timing) =>
        client.snapshot({ replicaRead: plan.replicaRead, ...timing }),
      );
      const steps = await performAudit(plan, snapshot, life.call);
      recorded.ok({ steps, startTs: snapshot.timestamp });
    } catch (error) {
      demandExpected(error);
      recorded.fail();
    }
  }

  async #byCaller(client: TikvClient, plan: WritingPlan, life: Life): Promise<void> {
    const { mode } = plan;
    const attempt = this.#attempt(plan);
    try {
      const txn = await life.call(`begin ${mode}`, (timing) => client.begin({ mode, ...timing }));
      attempt.txn = txn;
      attempt.steps = await performPlan(plan, attempt.recorded.id, txn, life);
      if (plan.rollsBack) {
        await life.call(`rollback ${attempt.recorded.id}`, (timing) => txn.rollback(timing));
      } else {
        await life.call(`commit ${attempt.recorded.id}`, (timing) => txn.commit(timing));
      }
      this.#ended(attempt, plan);
    } catch (error) {
      demandExpected(error);
      await this.#failed(attempt, error, life);
    }
  }

  async #byClient(client: TikvClient, plan: WritingPlan, life: Life): Promise<void> {
    const { mode } = plan;
    let last: Attempt | undefined;
    const work = async (txn: Transaction): Promise<void> => {
      // Another attempt means that the one before has failed for certain.
      last?.recorded.fail({ startTs: last.txn?.startTs });
      const attempt = this.#attempt(plan);
      last = attempt;
      attempt.txn = txn;
      attempt.steps = await performPlan(plan, attempt.recorded.id, txn, life);
      if (plan.rollsBack) await life.call(`rollback ${attempt.recorded.id}`, (timing) => txn.rollback(timing));
    };
    try {
      const name = `run ${mode} ${plan.kind}`;
      await life.call(name, (timing) => client.runTransaction(work, { mode, ...timing }));
      this.#ended(last, plan);
    } catch (error) {
      demandExpected(error);
      if (last !== undefined) await this.#failed(last, error, life);
    }
  }

  #attempt(plan: WritingPlan): Attempt {
    const { name, recorder } = this.#parts;
    const id = this.#nextId();
    const recorded = recorder.begin(name, plannedSteps(plan, id), { id, mode: plan.mode });
    return { recorded, txn: undefined, steps: [] };
  }

  #ended(attempt: Attempt | undefined, { rollsBack }: WritingPlan): void {
    if (attempt === undefined) throw new BrokenPromise('a transaction was run without its work');
    if (rollsBack) attempt.recorded.fail({ startTs: attempt.txn?.startTs });
    else this.#committed(attempt);
  }

  #committed({ recorded, txn, steps }: Attempt): void {
    recorded.ok({ steps, startTs: txn?.startTs, commitTs: txn?.commitTs });
  }

  async #failed(attempt: Attempt, error: unknown, life: Life): Promise<void> {
    const { recorded, txn } = attempt;
    const startTs = txn?.startTs;
    if (error instanceof Crashed) return recorded.info({ startTs });
    const undetermined = error instanceof TikvError && error.code === 'UNDETERMINED';
    try {
      if (txn?.state === 'active') {
        await life.call(`rollback ${recorded.id}`, () => txn.rollback({ timeoutMs: rollbackMs }), rollbackMs);
      }
      if (!undetermined || txn === undefined) return recorded.fail({ startTs });
      const outcome = await life.call(`outcome ${recorded.id}`, (timing) => txn.outcome(timing));
      if (outcome.kind === 'committed') this.#committed(attempt);
      else recorded.fail({ startTs });
    } catch (failure) {
      demandExpected(failure);
      recorded.info({ startTs });
    }
  }

  #nextId(): string {
    return `${this.#parts.name}.${this.#attempts++}`;
  }
}
