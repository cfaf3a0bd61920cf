import type { ListElement } from '../transaction/entry.js';
import type { Transaction } from '../transaction/transaction.js';
import type { Anomalies } from './anomaly.js';
import type { ListRead } from './list-reads.js';
import { isPrefix, name, show } from './list-reads.js';

/** One append, wherever it was seen. */
export interface Append {
  readonly transaction: Transaction;
  readonly element: ListElement;
  /** The last one of its transaction on this list. */
  final: boolean;
  seen: boolean;
}

/** All that is known of one list. */
export interface ListVersions {
  readonly key: string;
  readonly appends: Map<ListElement, Append>;
  /** The longest state that was read: the order of its appends. */
  order: readonly ListElement[];
  /** Reads that agree with the order. */
  reads: ListRead[];
}

/** Who appended what. Throws a `TypeError` where one element was appended twice to one list: such histories say nothing. */
export function appendsOf(transactions: readonly Transaction[]): Map<string, ListVersions> {
  const lists = new Map<string, ListVersions>();
  for (const transaction of transactions) {
    const latest = new Map<string, Append>();
    for (const step of transaction.steps) {
      if (step.op !== 'append') continue;
      const { appends } = versionsOf(lists, step.key);
      if (appends.has(step.element)) {
        throw new TypeError(`${JSON.stringify(step.element)} is appended twice to list ${JSON.stringify(step.key)}`);
      }
      const append: Append = { transaction, element: step.element, final: true, seen: false };
      const before = latest.get(step.key);
      if (before !== undefined) before.final = false;
      latest.set(step.key, append);
      appends.set(step.element, append);
    }
  }
  return lists;
}

export function versionsOf(lists: Map<string, ListVersions>, key: string): ListVersions {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = { key, appends: new Map(), order: [], reads: [] }));
  return list;
}

/** Infers the order of a list from the longest read, and reports what no order explains. */
export function inferOrder(list: ListVersions, anomalies: Anomalies): void {
  const { key, appends, reads } = list;
  const longest = reads.reduce<ListRead | undefined>(
    (a, b) => (a === undefined || b.elements.length > a.elements.length ? b : a),
    undefined,
  );
  if (longest === undefined) return;
  list.order = longest.elements;
  list.reads = reads.filter((read) => {
    if (isPrefix(read.elements, list.order)) return true;
    const [a, b] = [longest.transaction.id, read.transaction.id];
    const text = `${a} read ${name(key)} as ${show(list.order)}, ${b} as ${show(read.elements)}: neither is the beginning of the other`;
    anomalies.add({ kind: 'incompatible orders', key, transactions: [a, b], text });
    for (const element of read.elements) mark(appends.get(element));
    return false;
  });
  checkElements(list, longest, anomalies);
  checkLastElements(list, anomalies);
  checkLostUpdates(list, anomalies);
}

function mark(append: Append | undefined): void {
  if (append !== undefined) append.seen = true;
}

function checkElements(
  { key, appends, order }: ListVersions,
  { transaction: reader }: ListRead,
  anomalies: Anomalies,
): void {
  let dirty: Append | undefined;
  const met = new Set<ListElement>();
  for (const element of order) {
    const append = appends.get(element);
    mark(append);
    const what = `${reader.id} read ${JSON.stringify(element)} from ${name(key)}`;
    if (met.has(element)) {
      const ids = append === undefined ? [reader.id] : [reader.id, append.transaction.id];
      anomalies.add({ kind: 'duplicate element', key, transactions: ids, text: `${what} twice` });
    }
    met.add(element);
    if (append === undefined) {
      anomalies.add({ kind: 'garbage read', key, transactions: [reader.id], text: `${what}, which nobody appended` });
    } else if (append.transaction.outcome === 'fail') {
      const ids = [reader.id, append.transaction.id];
      const text = `${what}, which ${append.transaction.id} appended, and that transaction failed`;
      anomalies.add({ kind: 'G1a', key, transactions: ids, text });
      dirty ??= append;
    } else if (dirty !== undefined) {
      const ids = [dirty.transaction.id, append.transaction.id];
      const text = `${append.transaction.id} appended to ${name(key)} behind what ${dirty.transaction.id} had appended, and that transaction failed`;
      anomalies.add({ kind: 'dirty update', key, transactions: ids, text });
      dirty = undefined;
    }
  }
}

function checkLastElements({ key, appends, reads }: ListVersions, anomalies: Anomalies): void {
  for (const { transaction, elements } of reads) {
    const last = elements.at(-1);
    const append = last === undefined ? undefined : appends.get(last);
    if (append === undefined || append.final || append.transaction === transaction) continue;
    const text = `${transaction.id} read ${name(key)} up to ${JSON.stringify(last)}, where ${append.transaction.id} was still appending`;
    anomalies.add({ kind: 'G1b', key, transactions: [transaction.id, append.transaction.id], text });
  }
}

function checkLostUpdates({ key, reads }: ListVersions, anomalies: Anomalies): void {
  const updates = new Map<number, ListRead>();
  for (const read of reads) {
    if (!read.appends || (read.transaction.mode === 'pessimistic' && !read.current)) continue;
    const other = updates.get(read.elements.length);
    if (other === undefined) {
      updates.set(read.elements.length, read);
    } else if (other.transaction !== read.transaction) {
      const ids = [other.transaction.id, read.transaction.id];
      const text = `${ids.join(' and ')} both read ${name(key)} as ${show(read.elements)}, and both appended to it`;
      anomalies.add({ kind: 'lost update', key, transactions: ids, text });
    }
  }
}
