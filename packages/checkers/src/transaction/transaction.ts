import type { AttemptOutcome } from '../history/attempt.js';
import type { TransactionEntry, TransactionStep } from './entry.js';

/** A transaction with both its ends: what the checkers work on. */
export interface Transaction {
  /** Number of its attempt. */
  readonly attempt: number;
  /** Its own name, or `T` and its attempt. */
  readonly id: string;
  readonly process: string | number;
  readonly mode: 'optimistic' | 'pessimistic';
  /** With what was read, where it committed; else what it was going to do. */
  readonly steps: readonly TransactionStep[];
  readonly outcome: AttemptOutcome;
  readonly startTs: bigint | undefined;
  readonly commitTs: bigint | undefined;
  /** `index` of the invocation. */
  readonly invoked: number;
  /** `index` of the answer; `Infinity` for an open transaction. */
  readonly completed: number;
  readonly invokedTime: number;
  readonly completedTime: number;
}

/** A history of transactions: as entries, or joined already. */
export type TransactionHistory = Iterable<TransactionEntry | Transaction>;

/** Joins entries to transactions, in order of invocation. Throws a `TypeError` for a malformed history. */
export function transactionsOf(history: TransactionHistory): Transaction[] {
  const transactions: Transaction[] = [];
  const begun = new Map<number, TransactionEntry>();
  const ended = new Map<number, TransactionEntry>();
  for (const item of history) {
    if (!('kind' in item)) transactions.push(item);
    else put(item.kind === 'invoke' ? begun : ended, item);
  }
  for (const [attempt, invocation] of begun) {
    const end = ended.get(attempt);
    ended.delete(attempt);
    if (end !== undefined && end.index <= invocation.index) {
      throw new TypeError(`attempt ${attempt} ends before it is invoked`);
    }
    transactions.push(join(invocation, end));
  }
  for (const attempt of ended.keys()) throw new TypeError(`attempt ${attempt} ends without an invocation`);
  return transactions.sort((a, b) => a.invoked - b.invoked);
}

/** The entries of transactions, in order: the inverse of `transactionsOf`. */
export function transactionEntriesOf(transactions: Iterable<Transaction>): TransactionEntry[] {
  const entries: TransactionEntry[] = [];
  for (const transaction of transactions) {
    const { attempt, id, process, mode, steps, outcome, startTs, commitTs } = transaction;
    const start = startTs === undefined ? {} : { startTs: String(startTs) };
    const input = { id, steps: steps.map(withoutReads), ...(mode === 'pessimistic' ? { mode } : {}), ...start };
    const shared = { process, attempt, op: 'transaction' as const, input };
    entries.push({ index: transaction.invoked, time: transaction.invokedTime, kind: 'invoke', ...shared });
    if (transaction.completed === Infinity) continue;
    const end = { index: transaction.completed, time: transaction.completedTime, kind: outcome, ...shared };
    const commit = commitTs === undefined ? {} : { commitTs: String(commitTs) };
    entries.push(outcome === 'ok' ? { ...end, output: { steps, ...start, ...commit } } : end);
  }
  return entries.sort((a, b) => a.index - b.index);
}

function put(ends: Map<number, TransactionEntry>, entry: TransactionEntry): void {
  if (ends.has(entry.attempt)) {
    throw new TypeError(`attempt ${entry.attempt} ${entry.kind === 'invoke' ? 'is invoked' : 'ends'} twice`);
  }
  ends.set(entry.attempt, entry);
}

function join(invocation: TransactionEntry, end: TransactionEntry | undefined): Transaction {
  const { input, attempt, process } = invocation;
  const open = end === undefined || end.kind === 'info';
  const output = end?.kind === 'ok' ? end.output : undefined;
  return {
    attempt,
    id: input.id ?? `T${attempt}`,
    process,
    mode: input.mode ?? 'optimistic',
    steps: output?.steps ?? input.steps,
    outcome: open ? 'info' : end.kind === 'fail' ? 'fail' : 'ok',
    startTs: timestampOf(output?.startTs ?? input.startTs),
    commitTs: timestampOf(output?.commitTs),
    invoked: invocation.index,
    completed: open ? Infinity : end.index,
    invokedTime: invocation.time,
    completedTime: open ? Infinity : end.time,
  };
}

function timestampOf(text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,20}$/.test(text)) throw new TypeError(`${JSON.stringify(text)} is not a timestamp in decimal`);
  return BigInt(text);
}

function withoutReads(step: TransactionStep): TransactionStep {
  switch (step.op) {
    case 'get':
      return { op: 'get', key: step.key, ...(step.current === true ? { current: true } : {}) };
    case 'list':
      return { op: 'list', key: step.key, ...(step.current === true ? { current: true } : {}) };
    case 'scan':
      return { op: 'scan', start: step.start, end: step.end, limit: step.limit };
    case 'add':
      return { op: 'add', key: step.key, amount: step.amount };
    case 'balance':
      return { op: 'balance', key: step.key };
    case 'put':
    case 'append':
      return step;
  }
}
