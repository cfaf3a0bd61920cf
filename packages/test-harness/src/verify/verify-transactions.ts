import { checkSnapshotReads } from '@tikv-client/checkers';
import type { Transaction, TransactionStep, TransactionTruth } from '@tikv-client/checkers';
import type { TransactionJournal } from '../history/transaction-journal.js';
import { notingReads } from '../history/transaction-journal.js';
import type { KeyTruth, TxnTarget } from '../target/txn-target.js';
import { recordKey } from '../workload/operations.js';
import type { Invariant } from './verify-run.js';

export interface VerifyTransactionsOptions {
  /** Records that may exist. */
  readonly records: number;
  /** The store's own word on a key, where there is a way to ask. */
  readonly truth?: ((key: Uint8Array) => Promise<KeyTruth> | undefined) | undefined;
}

const shown = 3;

/** Reads everything back in one snapshot, once the faults are over, and judges all transactions by their timestamps. */
export async function verifyTransactions(
  target: TxnTarget,
  journal: TransactionJournal,
  { records, truth }: VerifyTransactionsOptions,
): Promise<Invariant[]> {
  const { transactions } = journal;
  const final = await readBack(target, records, transactions.length);
  // Asked after the snapshot: that has resolved the locks that it met.
  const commits = truth === undefined ? undefined : await commitsOf(records, truth);
  const told = new Map<string, TransactionTruth>();
  if (commits !== undefined) {
    for (const one of transactions) {
      const commitTs = one.startTs === undefined ? undefined : commits.get(one.startTs);
      if (one.outcome === 'info') told.set(one.id, { committed: commitTs !== undefined, commitTs });
    }
  }
  const { unjudged } = journal;
  const judged = unjudged.size === 0 ? transactions : transactions.map((one) => without(one, unjudged));
  const reads = checkSnapshotReads(judged, { truth: told, maxFindings: shown });
  const writes = judged.map((one) => ({ ...one, steps: one.steps.filter(({ op }) => op === 'put') }));
  const state = checkSnapshotReads([...writes, without(final, unjudged)], { truth: told, maxFindings: shown });
  const acknowledged = writes.reduce((sum, { outcome, steps }) => sum + (outcome === 'ok' ? steps.length : 0), 0);
  const unknown = transactions.reduce((sum, { outcome }) => sum + Number(outcome === 'info'), 0);
  const missed =
    journal.unrecorded === 0
      ? ''
      : `; ${journal.unrecorded} more were not recorded, nor are keys judged that they wrote`;
  const invariants: Invariant[] = [
    {
      name: 'acknowledged writes are in the final snapshot or overwritten by a later commit',
      result: state.ok ? 'held' : 'violated',
      detail: `${acknowledged} acknowledged writes on ${state.reads} keys, ${unknown} undetermined transactions${missed}`,
      findings: state.findings,
    },
    {
      name: 'every read is the one of its timestamp',
      result: reads.ok ? 'held' : 'violated',
      detail: `${reads.reads} reads of ${reads.transactions} transactions`,
      findings: reads.findings,
    },
  ];
  if (commits !== undefined) invariants.push(outcomes(transactions, commits));
  return invariants;
}

/** Each outcome told, against the commit records of the keys. */
function outcomes(transactions: readonly Transaction[], commits: ReadonlyMap<bigint, bigint>): Invariant {
  const findings: string[] = [];
  let compared = 0;
  for (const { id, outcome, startTs, commitTs, steps } of transactions) {
    if (startTs === undefined || outcome === 'info' || !steps.some(({ op }) => op === 'put')) continue;
    compared += 1;
    const truth = commits.get(startTs);
    const told = outcome === 'ok' ? commitTs : undefined;
    if (outcome === 'ok' ? truth !== undefined && (told === undefined || told === truth) : truth === undefined)
      continue;
    findings.push(
      `${id}, begun at ${startTs}, was reported as ${outcome === 'ok' ? `committed at ${told}` : 'failed'}, and is ${truth === undefined ? 'not committed' : `committed at ${truth}`}`,
    );
  }
  return {
    name: 'every outcome told agrees with the versions in the store',
    result: findings.length === 0 ? 'held' : 'violated',
    detail: `${compared} outcomes`,
    findings: findings.slice(0, shown),
  };
}

/** Commit timestamps by start timestamp, of everything that was committed on the records. */
async function commitsOf(
  records: number,
  truth: (key: Uint8Array) => Promise<KeyTruth> | undefined,
): Promise<Map<bigint, bigint>> {
  const commits = new Map<bigint, bigint>();
  for (let record = 0; record < records; record++) {
    const found = await truth(recordKey(record));
    for (const { kind, startTs, commitTs } of found?.writes ?? [])
      if (kind !== 'rollback') commits.set(startTs, commitTs);
  }
  return commits;
}

async function readBack(target: TxnTarget, records: number, attempt: number): Promise<Transaction> {
  const snapshot = await target.snapshot();
  const steps: TransactionStep[] = [];
  const reads = notingReads(snapshot, steps);
  const batch = 512;
  for (let from = 0; from < records; from += batch) {
    await reads.batchGet(Array.from({ length: Math.min(batch, records - from) }, (_, i) => recordKey(from + i)));
  }
  const place = {
    invoked: Number.MAX_SAFE_INTEGER - 1,
    completed: Number.MAX_SAFE_INTEGER,
    invokedTime: 0,
    completedTime: 0,
  };
  const outcome = { mode: 'optimistic', outcome: 'ok', startTs: snapshot.timestamp, commitTs: undefined } as const;
  return { attempt, id: 'final', process: 'final', steps, ...outcome, ...place };
}

/** What can be judged although writes on some keys were not recorded. */
function without(transaction: Transaction, keys: ReadonlySet<string>): Transaction {
  if (keys.size === 0) return transaction;
  const steps = transaction.steps.flatMap((step): TransactionStep[] => {
    if (step.op !== 'scan') return 'key' in step && keys.has(step.key) ? [] : [step];
    return (step.pairs ?? []).filter(([key]) => !keys.has(key)).map(([key, value]) => ({ op: 'get', key, value }));
  });
  return { ...transaction, steps };
}
