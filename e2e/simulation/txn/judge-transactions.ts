import { checkBank, checkListAppend, checkSnapshotReads } from '@tikv-client/checkers';
import type { Transaction, TransactionTruth, TransferRecord } from '@tikv-client/checkers';
import { BrokenHistory } from '../judge/judge.js';
import { accounts, openingBalance, recordKey } from './txn-keys.js';

/** A record of a commit, as the store has it. */
export interface Commit {
  readonly startTs: bigint;
  readonly commitTs: bigint;
}

export interface FinalBank {
  readonly balances: ReadonlyMap<string, number>;
  readonly records: ReadonlyArray<readonly [id: string, record: TransferRecord]>;
}

export interface TxnJudgement {
  readonly committed: number;
  readonly rolledBack: number;
  readonly undetermined: number;
  /** Undetermined ones that took place. */
  readonly tookPlace: number;
  readonly snapshots: number;
  /** Reads that were compared with what was there at their time. */
  readonly reads: number;
  readonly dependencies: number;
}

/**
 * Throws `BrokenHistory` unless every transaction is in the store wholly or not at all, as its client was told, the bank is one, and
 * all that was read is what snapshot isolation allows.
 */
export function judgeTransactions(
  history: readonly Transaction[],
  commitsOf: (key: string) => readonly Commit[],
  final: FinalBank,
): TxnJudgement {
  const findings: string[] = [];
  const truth = truthOf(history, commitsOf, findings);
  const told = history.map((transaction) => withTruth(transaction, truth.get(transaction.id)));

  const bank = checkBank(told, {
    opening: new Map(accounts.map((account) => [account, openingBalance])),
    final,
    truth,
  });
  findings.push(...bank.findings.map(({ kind, text }) => `bank: ${kind}: ${text}`));
  const order = checkListAppend(told);
  findings.push(...order.anomalies.map(({ kind, text }) => `lists: ${kind}: ${text}`));
  if (order.result === 'unknown') findings.push('lists: the search for cycles has not ended');
  const registers = checkSnapshotReads(told, { truth });
  findings.push(...registers.findings.map((text) => `registers: ${text}`));
  if (findings.length > 0) throw new BrokenHistory(findings.slice(0, 8).join('\n'));

  const count = (outcome: Transaction['outcome']): number =>
    history.reduce((sum, one) => sum + Number(one.outcome === outcome), 0);
  return {
    committed: count('ok'),
    rolledBack: count('fail'),
    undetermined: count('info'),
    tookPlace: history.reduce((sum, one) => sum + Number(one.outcome === 'info' && truth.get(one.id)?.committed), 0),
    snapshots: bank.snapshots,
    reads: bank.replayed + registers.reads,
    dependencies: order.dependencies,
  };
}

/** What the store says of every transaction that wrote something; what it tells differently on two keys is a finding. */
function truthOf(
  history: readonly Transaction[],
  commitsOf: (key: string) => readonly Commit[],
  findings: string[],
): Map<string, TransactionTruth> {
  const truth = new Map<string, TransactionTruth>();
  for (const { id, outcome, startTs, commitTs, steps } of history) {
    const keys = writtenKeys(id, steps);
    if (keys.length === 0) continue;
    if (startTs === undefined) {
      truth.set(id, { committed: false });
      if (outcome === 'ok') findings.push(`truth: ${id} committed without having begun`);
      continue;
    }
    const found = keys.map((key) => commitsOf(key).filter((commit) => commit.startTs === startTs));
    const times = new Set(found.flatMap((commits) => commits.map((commit) => commit.commitTs)));
    const [first] = times;
    const where = keys.map(
      (key, at) => `${JSON.stringify(key)} ${found[at]?.map((one) => one.commitTs).join(' and ') || 'never'}`,
    );
    if (times.size > 1 || found.some((commits) => commits.length !== times.size)) {
      findings.push(`truth: ${id}, begun at ${startTs}, is not atomic: committed to ${where.join(', ')}`);
    }
    truth.set(id, first === undefined ? { committed: false } : { committed: true, commitTs: first });
    const agrees = outcome === 'info' || (outcome === 'ok') === (first !== undefined);
    if (!agrees || (commitTs !== undefined && first !== undefined && commitTs !== first)) {
      const what = outcome === 'ok' ? `as committed at ${commitTs}` : 'as failed';
      findings.push(`truth: ${id}, begun at ${startTs}, was told ${what}, and was committed to ${where.join(', ')}`);
    }
  }
  return truth;
}

function withTruth(transaction: Transaction, truth: TransactionTruth | undefined): Transaction {
  if (transaction.outcome !== 'info' || truth === undefined) return transaction;
  return truth.committed
    ? { ...transaction, outcome: 'ok', commitTs: truth.commitTs }
    : { ...transaction, outcome: 'fail', commitTs: undefined };
}

/** The keys on which a commit of the transaction leaves a record. */
function writtenKeys(id: string, steps: Transaction['steps']): string[] {
  const keys = new Set<string>();
  let isTransfer = false;
  for (const step of steps) {
    if (step.op === 'add' || step.op === 'append' || step.op === 'put') keys.add(step.key);
    isTransfer ||= step.op === 'add';
  }
  if (isTransfer) keys.add(recordKey(id));
  return [...keys];
}
