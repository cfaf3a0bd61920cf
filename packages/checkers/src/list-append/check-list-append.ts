import type { Transaction, TransactionHistory } from '../transaction/transaction.js';
import { transactionsOf } from '../transaction/transaction.js';
import { Anomalies } from './anomaly.js';
import type { Anomaly, AnomalyKind } from './anomaly.js';
import { findCycles } from './cycles.js';
import { DependencyGraph } from './dependency-graph.js';
import { readsOf } from './list-reads.js';
import { appendsOf, inferOrder, versionsOf } from './version-orders.js';

export interface ListAppendOptions {
  /**
   * Whether a transaction that began after another one had ended must see it. Timestamps, where the history has them, say so anyway.
   * Not for reads at timestamps of the past. @default false
   */
  readonly realTime?: boolean | undefined;
  /** Anomalies of each kind that are kept; all are counted. @default 5 */
  readonly maxAnomalies?: number | undefined;
  /** Steps of the search for cycles; beyond it the result is `unknown`, unless something was found. @default 50000000 */
  readonly maxVisits?: number | undefined;
}

export interface ListAppendVerdict {
  readonly ok: boolean;
  readonly result: 'ok' | 'violation' | 'unknown';
  readonly transactions: { readonly committed: number; readonly failed: number; readonly undetermined: number };
  readonly lists: number;
  readonly dependencies: number;
  readonly counts: Readonly<Partial<Record<AnomalyKind, number>>>;
  /** The simplest first. */
  readonly anomalies: readonly Anomaly[];
}

/**
 * Is this history of appends and reads of lists one of snapshot isolation? The order of each list is inferred from what was read of it, the
 * dependencies between transactions from the orders, and every cycle that snapshot isolation forbids is reported, shortest first. What an
 * undetermined transaction appended counts as committed once somebody has read it. Close to linear in the size of the
 * history. Throws a `TypeError` where one element was appended twice.
 */
export function checkListAppend(history: TransactionHistory, options: ListAppendOptions = {}): ListAppendVerdict {
  const transactions = transactionsOf(history);
  const anomalies = new Anomalies(options.maxAnomalies ?? 5);
  const lists = appendsOf(transactions);
  for (const transaction of transactions) {
    if (transaction.outcome !== 'ok') continue;
    for (const read of readsOf(transaction, anomalies)) versionsOf(lists, read.key).reads.push(read);
    checkTimestamps(transaction, anomalies);
  }
  const observed = new Set<Transaction>();
  for (const list of lists.values()) {
    inferOrder(list, anomalies);
    for (const { transaction, seen } of list.appends.values()) if (seen) observed.add(transaction);
    for (const read of list.reads) checkFuture(read, list.appends, anomalies);
  }
  const committed = transactions.filter((one) => one.outcome === 'ok' || (one.outcome === 'info' && observed.has(one)));
  const dependencies = new DependencyGraph(committed, lists.values(), { realTime: options.realTime ?? false });
  const finished = findCycles(dependencies, anomalies, options.maxVisits ?? 50_000_000);
  const count = (outcome: Transaction['outcome']): number =>
    transactions.reduce((sum, one) => sum + Number(one.outcome === outcome), 0);
  const result = anomalies.total > 0 ? 'violation' : finished ? 'ok' : 'unknown';
  return {
    ok: result === 'ok',
    result,
    transactions: { committed: count('ok'), failed: count('fail'), undetermined: count('info') },
    lists: lists.size,
    dependencies: dependencies.graph.edges.length,
    counts: anomalies.counts(),
    anomalies: anomalies.kept.toSorted((a, b) => a.transactions.length - b.transactions.length),
  };
}

function checkTimestamps({ id, startTs, commitTs }: Transaction, anomalies: Anomalies): void {
  if (startTs === undefined || commitTs === undefined || commitTs > startTs) return;
  const text = `${id} began at ${startTs} and committed at ${commitTs}`;
  anomalies.add({ kind: 'timestamp order', transactions: [id], text });
}

/** A snapshot shows nothing that was committed after it. */
function checkFuture(
  { transaction, key, elements, current }: ReturnType<typeof readsOf>[number],
  appends: ReturnType<typeof versionsOf>['appends'],
  anomalies: Anomalies,
): void {
  const last = elements.at(-1);
  const writer = last === undefined ? undefined : appends.get(last)?.transaction;
  const at = current ? transaction.commitTs : transaction.startTs;
  if (at === undefined || writer?.commitTs === undefined || writer === transaction || writer.commitTs <= at) return;
  const text = `${transaction.id} read at ${at} from ${JSON.stringify(key)} what ${writer.id} committed at ${writer.commitTs}`;
  anomalies.add({ kind: 'timestamp order', key, transactions: [transaction.id, writer.id], text });
}
