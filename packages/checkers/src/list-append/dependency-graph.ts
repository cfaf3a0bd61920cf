import type { ListElement } from '../transaction/entry.js';
import type { Transaction } from '../transaction/transaction.js';
import type { ListRead } from './list-reads.js';
import { name } from './list-reads.js';
import { Graph, edgeKinds } from './graph.js';
import type { ListVersions } from './version-orders.js';

/** Committed appends to one list that nobody read, and the helper node in front of them. */
interface Unseen {
  readonly end: number;
  readonly writers: ReadonlySet<number>;
}

/**
 * Who comes before whom. A pessimistic transaction that reads its snapshot as well is two nodes: what it read at its start, and what
 * it locked, read and wrote later; the first comes before the second.
 */
export class DependencyGraph {
  readonly graph = new Graph();
  readonly #snapshot = new Map<Transaction, number>();
  readonly #main = new Map<Transaction, number>();
  readonly #owners = new Map<number, Transaction>();

  constructor(
    transactions: readonly Transaction[],
    lists: Iterable<ListVersions>,
    { realTime }: { readonly realTime: boolean },
  ) {
    for (const transaction of transactions) this.#addNodes(transaction);
    for (const list of lists) this.#addList(list);
    this.#addTimes(
      transactions,
      ({ startTs }) => startTs,
      ({ commitTs }) => commitTs,
      ({ id, commitTs }) => `${id} committed at ${commitTs}`,
    );
    if (realTime) {
      this.#addTimes(
        transactions,
        ({ invoked }) => BigInt(invoked),
        ({ completed }) => (completed === Infinity ? undefined : BigInt(completed)),
        ({ id }) => `${id} had ended`,
      );
    }
    this.graph.freeze();
  }

  /** The transaction of a node; undefined for a helper node. */
  ownerOf(node: number): Transaction | undefined {
    return this.#owners.get(node);
  }

  #addNodes(transaction: Transaction): void {
    const main = this.#node(transaction);
    this.#main.set(transaction, main);
    const isSplit =
      transaction.mode === 'pessimistic' &&
      transaction.steps.some((step) => step.op === 'list' && step.current !== true);
    const snapshot = isSplit ? this.#node(transaction) : main;
    this.#snapshot.set(transaction, snapshot);
    if (isSplit) this.graph.edge(snapshot, main, edgeKinds.own);
  }

  #node(transaction: Transaction): number {
    const node = this.graph.node();
    this.#owners.set(node, transaction);
    return node;
  }

  #addList({ key, appends, order, reads }: ListVersions): void {
    const writers = order.map((element) => {
      const transaction = appends.get(element)?.transaction;
      return transaction === undefined ? undefined : this.#main.get(transaction);
    });
    const id = (node: number | undefined): string => (node === undefined ? '?' : (this.#owners.get(node)?.id ?? '?'));
    const text = (element: ListElement | undefined): string => JSON.stringify(element);
    for (let at = 1; at < order.length; at++) {
      const [before, writer] = [writers[at - 1], writers[at]];
      if (before === undefined || writer === undefined) continue;
      const why = (): string =>
        `${id(before)} appended ${text(order[at - 1])} to ${name(key)}, and ${id(writer)} ${text(order[at])} behind it`;
      this.graph.edge(before, writer, edgeKinds.ww, why);
    }
    const unseen = this.#addUnseen(key, appends, order, writers.at(-1), id);
    for (const read of reads) this.#addRead(read, order, writers, unseen, id);
  }

  /** Committed appends that nobody read stand behind everything that was read, in an order that nobody knows. */
  #addUnseen(
    key: string,
    appends: ListVersions['appends'],
    order: readonly ListElement[],
    last: number | undefined,
    id: (node: number | undefined) => string,
  ): Unseen | undefined {
    const writers = new Set<number>();
    for (const { seen, transaction } of appends.values()) {
      const node = seen || transaction.outcome !== 'ok' ? undefined : this.#main.get(transaction);
      if (node !== undefined) writers.add(node);
    }
    if (writers.size === 0) return undefined;
    const end = this.graph.node();
    for (const writer of writers) this.graph.edge(end, writer, edgeKinds.order);
    const why = (): string =>
      `${id(last)} appended ${JSON.stringify(order.at(-1))} to ${name(key)}, the last that was read of it`;
    if (last !== undefined) this.graph.edge(last, end, edgeKinds.ww, why);
    return { end, writers };
  }

  #addRead(
    { transaction, key, elements, current }: ListRead,
    order: readonly ListElement[],
    writers: ReadonlyArray<number | undefined>,
    unseen: Unseen | undefined,
    id: (node: number | undefined) => string,
  ): void {
    const reader = (current ? this.#main : this.#snapshot).get(transaction);
    const main = this.#main.get(transaction);
    if (reader === undefined) return;
    const length = elements.length;
    const writer = writers[length - 1];
    const text = (at: number): string => JSON.stringify(order[at]);
    if (writer !== undefined && writer !== main) {
      const why = (): string =>
        `${id(writer)} appended ${text(length - 1)} to ${name(key)}, which ${transaction.id} read`;
      this.graph.edge(writer, reader, edgeKinds.wr, why);
    }
    // Elements of one transaction follow each other: what is missing is the next element of another one.
    if (length < order.length) {
      const next = writers[length];
      const why = (): string =>
        `${transaction.id} read ${name(key)} without ${text(length)}, which ${id(next)} appended`;
      if (next !== undefined && next !== main) this.graph.edge(reader, next, edgeKinds.rw, why);
      return;
    }
    if (unseen === undefined) return;
    const behind = length === 0 ? 'its beginning' : text(length - 1);
    const why = (): string => `${transaction.id} read ${name(key)} without what was appended behind ${behind}`;
    if (main === undefined || !unseen.writers.has(main)) this.graph.edge(reader, unseen.end, edgeKinds.rw, why);
    else for (const writer of unseen.writers) if (writer !== main) this.graph.edge(reader, writer, edgeKinds.rw, why);
  }

  /** Edges from what was over to what began later: through a chain of helper nodes in order of time, so that there are few. */
  #addTimes(
    transactions: readonly Transaction[],
    startOf: (transaction: Transaction) => bigint | undefined,
    endOf: (transaction: Transaction) => bigint | undefined,
    why: (before: Transaction) => string,
  ): void {
    const ends: Array<{ readonly at: bigint; readonly transaction: Transaction }> = [];
    const starts: Array<{ readonly at: bigint; readonly transaction: Transaction }> = [];
    for (const transaction of transactions) {
      const [start, end] = [startOf(transaction), endOf(transaction)];
      if (start !== undefined && end !== undefined && end <= start) continue;
      if (start !== undefined) starts.push({ at: start, transaction });
      if (end !== undefined) ends.push({ at: end, transaction });
    }
    const byTime = (a: { at: bigint }, b: { at: bigint }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
    ends.sort(byTime);
    starts.sort(byTime);
    let chain: number | undefined;
    let over = 0;
    for (const { at, transaction } of starts) {
      for (let end = ends[over]; end !== undefined && end.at <= at; end = ends[++over]) {
        const node = this.graph.node();
        if (chain !== undefined) this.graph.edge(chain, node, edgeKinds.order);
        const before = end.transaction;
        const writer = this.#main.get(before);
        if (writer !== undefined) this.graph.edge(writer, node, edgeKinds.time, () => why(before));
        chain = node;
      }
      const began = this.#snapshot.get(transaction);
      if (chain !== undefined && began !== undefined) this.graph.edge(chain, began, edgeKinds.order);
    }
  }
}
