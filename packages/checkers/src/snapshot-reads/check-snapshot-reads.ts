import type { Value } from '../history/value.js';
import type { TransactionStep } from '../transaction/entry.js';
import type { Transaction, TransactionHistory } from '../transaction/transaction.js';
import { transactionsOf } from '../transaction/transaction.js';
import type { TransactionTruth } from '../transaction/truth.js';
import { VersionTable } from './version-table.js';

export interface SnapshotReadsOptions {
  /** Commits of transactions whose client does not know them, by id: undetermined ones that took place, for example. */
  readonly truth?: ReadonlyMap<string, TransactionTruth> | undefined;
  /** Values before the first transaction. @default every key is absent */
  readonly initial?: ReadonlyMap<string, Value> | undefined;
  /** Findings that are kept; all are counted. @default 20 */
  readonly maxFindings?: number | undefined;
}

export interface SnapshotReadsVerdict {
  readonly ok: boolean;
  readonly transactions: number;
  /** Reads compared; those of transactions without timestamps are not. */
  readonly reads: number;
  /** Reads whose answer depends on a transaction that nobody knows the outcome of: any of the values counts as right. */
  readonly ambiguous: number;
  readonly violations: number;
  /** One sentence each. */
  readonly findings: readonly string[];
}

/**
 * Does every read of a committed transaction return what was committed by its timestamp? Snapshot reads (`get`, `scan`) are judged at
 * `startTs`, `current` reads of keys that the transaction then writes right before `commitTs`, and all after the transaction's own
 * writes. A scan must return every key that exists in the part it has passed. With writes on one key at one time, or without a
 * commit timestamp, the transaction is left out of the order, and reads that it may explain are counted as ambiguous.
 */
export function checkSnapshotReads(
  history: TransactionHistory,
  options: SnapshotReadsOptions = {},
): SnapshotReadsVerdict {
  const transactions = transactionsOf(history);
  const { truth, maxFindings = 20 } = options;
  const table = new VersionTable(options.initial ?? new Map());
  for (const transaction of transactions) {
    const known = truth?.get(transaction.id);
    if (transaction.outcome === 'fail' || known?.committed === false) continue;
    const commitTs = known?.commitTs ?? transaction.commitTs;
    for (const [key, value] of lastWrites(transaction.steps)) {
      if (commitTs !== undefined) table.add(key, commitTs, value);
      else table.addOpen(key, value);
    }
  }
  table.settle();
  const findings: string[] = [];
  let violations = 0;
  let reads = 0;
  let ambiguous = 0;
  const judge = (transaction: Transaction, key: string, found: Value, at: bigint, exclusive: boolean): void => {
    reads += 1;
    const wanted = table.at(key, at, exclusive);
    if (found === wanted) return;
    if (table.mayBe(key, found)) {
      ambiguous += 1;
      return;
    }
    violations += 1;
    if (findings.length >= maxFindings) return;
    const when = exclusive ? `before its commit at ${at}` : `at ${at}`;
    findings.push(
      `transaction ${transaction.id} of ${transaction.process} read ${show(found)} from ${JSON.stringify(key)}, which held ${show(wanted)} ${when}`,
    );
  };
  for (const transaction of transactions) {
    if (transaction.outcome === 'ok') judgeReads(transaction, truth?.get(transaction.id)?.commitTs, table, judge);
  }
  return { ok: violations === 0, transactions: transactions.length, reads, ambiguous, violations, findings };
}

type Judge = (transaction: Transaction, key: string, found: Value, at: bigint, exclusive: boolean) => void;

function judgeReads(transaction: Transaction, committed: bigint | undefined, table: VersionTable, judge: Judge): void {
  const { startTs, steps } = transaction;
  const commitTs = committed ?? transaction.commitTs;
  const own = new Map<string, Value>();
  const written = lastWrites(steps);
  for (const step of steps) {
    if (step.op === 'put') own.set(step.key, step.value);
    if (step.op === 'get' && step.value !== undefined && !own.has(step.key)) {
      // A locked key that is not written is released at the end, at a time that no history knows.
      const exclusive = step.current === true;
      const at = exclusive ? (written.has(step.key) ? commitTs : undefined) : startTs;
      if (at !== undefined) judge(transaction, step.key, step.value, at, exclusive);
    }
    if (step.op === 'scan' && step.pairs !== undefined && startTs !== undefined) {
      const pairs = new Map(step.pairs);
      const full = step.pairs.length >= step.limit;
      const last = step.pairs.at(-1)?.[0];
      for (const key of table.keysBetween(step.start, step.end, full ? last : undefined)) {
        if (!pairs.has(key) && !own.has(key)) judge(transaction, key, null, startTs, false);
      }
      for (const [key, value] of pairs) if (!own.has(key)) judge(transaction, key, value, startTs, false);
    }
  }
}

function lastWrites(steps: readonly TransactionStep[]): ReadonlyMap<string, Value> {
  const writes = new Map<string, Value>();
  for (const step of steps) if (step.op === 'put') writes.set(step.key, step.value);
  return writes;
}

function show(value: Value): string {
  return value === null ? 'nothing' : JSON.stringify(value);
}
