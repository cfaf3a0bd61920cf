import { TransactionRecorder, keyOf, valueOf } from '@tikv-client/checkers';
import type { Transaction, TransactionStep } from '@tikv-client/checkers';
import type { TransactionBody, TxnMode, TxnReads, TxnTarget } from '../target/txn-target.js';
import { codeOf } from '../workload/run-workload.js';

/** What stands in a failure's `code` when nobody can tell whether a transaction was committed. */
export const undeterminedCode = 'UNDETERMINED';

/**
 * Runs transactions and writes down what each read and wrote, with its timestamps and the outcome that its client told. Once full, it
 * only remembers which keys were written: these cannot be judged.
 */
export class TransactionJournal {
  readonly #recorder: TransactionRecorder;
  /** Keys that were written without being recorded. */
  readonly unjudged = new Set<string>();
  #unrecorded = 0;

  constructor(options: { readonly time: () => number; readonly maxSteps: number }) {
    this.#recorder = new TransactionRecorder(options);
  }

  get transactions(): readonly Transaction[] {
    return this.#recorder.transactions();
  }

  /** Transactions that ran after the journal was full. */
  get unrecorded(): number {
    return this.#unrecorded;
  }

  /** `onRepeat` is called when the client runs the work again. */
  async run<T>(
    target: TxnTarget,
    mode: TxnMode,
    { process, onRepeat }: { readonly process: string | number; readonly onRepeat?: () => void },
    work: (txn: TransactionBody) => Promise<T>,
  ): Promise<T> {
    const recorded = this.#recorder.full ? undefined : this.#recorder.begin(process, [], { mode });
    if (recorded === undefined) this.#unrecorded += 1;
    let last: TransactionBody | undefined;
    let steps: TransactionStep[] = [];
    try {
      const result = await target.runTransaction(mode, (txn) => {
        if (last !== undefined) onRepeat?.();
        last = txn;
        steps = [];
        return work(noting(txn, steps));
      });
      recorded?.ok({ steps, startTs: last?.startTs, commitTs: last?.commitTs });
      return result;
    } catch (error) {
      const writes = steps.filter((step) => step.op === 'put');
      if (codeOf(error) === undeterminedCode) recorded?.info({ startTs: last?.startTs, steps: writes });
      else recorded?.fail({ startTs: last?.startTs, steps: writes });
      throw error;
    } finally {
      if (recorded === undefined) for (const step of steps) if (step.op === 'put') this.unjudged.add(step.key);
    }
  }
}

/** Reads of one snapshot, noted. */
export function notingReads(reads: TxnReads, steps: TransactionStep[]): TxnReads {
  return {
    async get(key) {
      const found = await reads.get(key);
      steps.push({ op: 'get', key: keyOf(key), value: found === undefined ? null : valueOf(found) });
      return found;
    },
    async batchGet(keys) {
      const pairs = await reads.batchGet(keys);
      const values = new Map(pairs.map(({ key, value }) => [keyOf(key), valueOf(value)]));
      for (const key of keys.map(keyOf)) steps.push({ op: 'get', key, value: values.get(key) ?? null });
      return pairs;
    },
    async scan(start, end, limit) {
      const found = await reads.scan(start, end, limit);
      const pairs = found.map(({ key, value }): [string, string] => [keyOf(key), valueOf(value)]);
      steps.push({ op: 'scan', start: keyOf(start), end: keyOf(end), limit, pairs });
      return found;
    },
  };
}

function noting(txn: TransactionBody, steps: TransactionStep[]): TransactionBody {
  const put = (key: Uint8Array, value: Uint8Array | null): void =>
    void steps.push({ op: 'put', key: keyOf(key), value: value === null ? null : valueOf(value) });
  return {
    ...notingReads(txn, steps),
    startTs: txn.startTs,
    get commitTs() {
      return txn.commitTs;
    },
    put(key, value) {
      txn.put(key, value);
      put(key, value);
    },
    insert(key, value) {
      txn.insert(key, value);
      put(key, value);
    },
    delete(key) {
      txn.delete(key);
      put(key, null);
    },
    async getForUpdate(key) {
      const found = await txn.getForUpdate(key);
      steps.push({ op: 'get', key: keyOf(key), value: found === undefined ? null : valueOf(found), current: true });
      return found;
    },
    lockKeys: (keys) => txn.lockKeys(keys),
  };
}
