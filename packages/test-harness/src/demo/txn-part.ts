import { SeededRandom } from '@tikv-client/runtime';
import { TransactionJournal } from '../history/transaction-journal.js';
import { confineTxnTo } from '../target/confined-txn-target.js';
import { persist } from '../target/persist.js';
import type { TxnTarget } from '../target/txn-target.js';
import { verifyTransactions } from '../verify/verify-transactions.js';
import { OperationSource, recordKey } from '../workload/operations.js';
import { performTransaction } from '../workload/perform-transaction.js';
import { loadRecords, runWorkload } from '../workload/run-workload.js';
import type { Workload } from '../workload/workload.js';
import type { OpenedClient } from './demo-target.js';
import type { Part, PartEnvironment, PartJob } from './part.js';

/** A workload in which every operation is a transaction, optimistic or pessimistic; reads are judged by timestamps. */
export function txnPart(workload: Workload): Part {
  return {
    mode: 'txn',
    workload: workload.name,
    title: workload.title,
    open: (environment) => open(workload, environment),
  };
}

function open(workload: Workload, { clock, options, target, prefix, random, signal }: PartEnvironment): PartJob {
  const { records, valueBytes, concurrency, maxHistory } = options;
  const journal = new TransactionJournal({ time: () => clock.monotonic(), maxSteps: maxHistory });
  const source = new OperationSource(workload, records, random.fork('operations'));
  const choices = new SeededRandom(options.seed).fork(`modes ${workload.name}`);
  let stamp = 0;
  const nextStamp = (): number => stamp++;
  const mine = ({ txn }: OpenedClient): TxnTarget => confineTxnTo(txn, prefix);
  return {
    interceptors: [],
    atomic: false,
    load: (client) => {
      const transactions = mine(client);
      return loadRecords(
        (pairs) =>
          persist(() =>
            journal.run(transactions, 'optimistic', { process: 'load' }, async (txn) => {
              for (const { key, value } of pairs) txn.put(key, value);
            }),
          ),
        { records, valueBytes, signal },
        nextStamp,
      );
    },
    run: (client, limits, statistics) => {
      const perform = performTransaction(mine(client), journal, choices, () => (statistics.conflicts += 1));
      return runWorkload(
        source,
        perform,
        { ...limits, concurrency, valueBytes, signal },
        { clock, statistics, nextStamp },
      );
    },
    verify: (client) =>
      verifyTransactions(mine(client), journal, {
        records: source.inserted,
        truth: target.truth === undefined ? undefined : (key) => target.truth?.(Buffer.concat([prefix, key])),
      }),
    someKey: (picks) => recordKey(picks.below(records)),
  };
}
