import type { ListElement } from '../transaction/entry.js';
import type { Transaction } from '../transaction/transaction.js';
import type { Anomalies } from './anomaly.js';

/** A state of a list that a transaction read, without what it had appended itself. */
export interface ListRead {
  readonly transaction: Transaction;
  readonly key: string;
  readonly elements: readonly ListElement[];
  /** A locking read: it sees what is committed when the lock is granted. */
  readonly current: boolean;
  /** Whether the transaction appends to this list. */
  readonly appends: boolean;
}

/** The reads of one committed transaction, one for each list and kind of read; contradictions within it are reported. */
export function readsOf(transaction: Transaction, anomalies: Anomalies): ListRead[] {
  const appended = new Set<string>();
  for (const step of transaction.steps) if (step.op === 'append') appended.add(step.key);
  const reads = new Map<string, ListRead>();
  const own = new Map<string, ListElement[]>();
  for (const step of transaction.steps) {
    if (step.op === 'append') {
      const list = own.get(step.key);
      if (list === undefined) own.set(step.key, [step.element]);
      else list.push(step.element);
    }
    if (step.op !== 'list' || step.elements === undefined) continue;
    const { key, elements } = step;
    const mine = own.get(key) ?? [];
    const rest = elements.length - mine.length;
    if (!mine.every((element, at) => elements[rest + at] === element)) {
      const text = `${transaction.id} appended ${show(mine)} to ${name(key)}, then read ${show(elements)}`;
      anomalies.add({ kind: 'internal', key, transactions: [transaction.id], text });
      continue;
    }
    const pessimistic = transaction.mode === 'pessimistic';
    // What a pessimistic transaction appends to is what it locked: its own appends stand on that state.
    const current = pessimistic && (step.current === true || mine.length > 0);
    const before = reads.get(`${current} ${key}`);
    const base = mine.length === 0 ? elements : elements.slice(0, rest);
    if (before === undefined) {
      reads.set(`${current} ${key}`, { transaction, key, elements: base, current, appends: appended.has(key) });
    } else if (!isPrefix(before.elements, base) || before.elements.length !== base.length) {
      const text = `${transaction.id} read ${name(key)} as ${show(before.elements)}, then as ${show(elements)}`;
      anomalies.add({ kind: 'internal', key, transactions: [transaction.id], text });
    }
  }
  return [...reads.values()];
}

export function isPrefix(short: readonly ListElement[], long: readonly ListElement[]): boolean {
  if (short.length > long.length) return false;
  for (let at = 0; at < short.length; at++) if (short[at] !== long[at]) return false;
  return true;
}

/** A list for people: its end, where it is long. */
export function show(elements: readonly ListElement[]): string {
  const tail = elements.slice(-6).map((element) => JSON.stringify(element));
  return `[${elements.length > tail.length ? '… ' : ''}${tail.join(' ')}]`;
}

export function name(key: string): string {
  return /^[\w/.-]{1,40}$/.test(key) ? key : JSON.stringify(key);
}
