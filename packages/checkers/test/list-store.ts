import type { ListElement, Transaction, TransactionStep } from '../src/index.js';
import { numbers } from './atomic-register.js';

/** Ways in which a store of lists can be wrong. */
export type ListBug =
  | 'none'
  | 'no conflict check'
  | 'reads the latest state'
  | 'reads of failed transactions'
  | 'reads while appending'
  | 'drops a committed append'
  | 'applies an append twice'
  | 'forgets own appends'
  | 'commits halves apart'
  | 'stale snapshots';

export interface ListRunOptions {
  readonly seed: number;
  readonly transactions: number;
  readonly lists?: number;
  /** Transactions under way at the same time; 1: a serial history. */
  readonly processes?: number;
  readonly bug?: ListBug;
  /** Share of transactions whose client hears nothing. */
  readonly open?: number;
  readonly pessimistic?: number;
  readonly timestamps?: boolean;
  /** Lists begin anew after this many appends. */
  readonly maxLength?: number;
}

interface Version {
  readonly at: number;
  readonly elements: readonly ListElement[];
}

interface Running {
  readonly attempt: number;
  readonly process: number;
  readonly pessimistic: boolean;
  readonly startTs: number;
  readonly invoked: number;
  readonly plan: TransactionStep[];
  readonly done: TransactionStep[];
  readonly mine: Map<string, readonly ListElement[]>;
  readonly locked: Set<string>;
}

/** The history of a small store with snapshots, first-committer-wins and locks, one step of one transaction at a time. */
export function runListStore(options: ListRunOptions): Transaction[] {
  const {
    seed,
    transactions,
    lists = 5,
    processes = 5,
    bug = 'none',
    open = 0,
    pessimistic = 0.5,
    timestamps = true,
  } = options;
  const random = numbers(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const versions = new Map<string, Version[]>();
  const locks = new Map<string, Running>();
  const appended = new Map<string, number>();
  const history: Transaction[] = [];
  let clock = 1;
  let index = 0;
  let element = 0;
  let bugs = 0;
  let generation = 0;

  const stateAt = (key: string, at: number): readonly ListElement[] =>
    versions.get(key)?.findLast((version) => version.at <= at)?.elements ?? [];
  const listName = (): string => {
    const key = `l${generation * lists + below(lists)}`;
    if ((appended.get(key) ?? 0) >= (options.maxLength ?? 40)) generation += 1;
    return key;
  };
  const plan = (): TransactionStep[] =>
    Array.from({ length: 1 + below(4) }, (): TransactionStep => {
      const key = listName();
      if (random() < 0.5) return { op: 'list', key };
      appended.set(key, (appended.get(key) ?? 0) + 1);
      return { op: 'append', key, element: element++ };
    });
  const finish = (one: Running, outcome: Transaction['outcome'], commitTs?: number): void => {
    for (const [key, holder] of locks) if (holder === one) locks.delete(key);
    history.push({
      attempt: one.attempt,
      id: `T${one.attempt}`,
      process: one.process,
      mode: one.pessimistic ? 'pessimistic' : 'optimistic',
      steps: outcome === 'ok' ? one.done : one.plan,
      outcome,
      startTs: timestamps ? BigInt(one.startTs) : undefined,
      commitTs: timestamps && outcome === 'ok' && commitTs !== undefined ? BigInt(commitTs) : undefined,
      invoked: one.invoked,
      completed: outcome === 'info' ? Infinity : index++,
      invokedTime: one.invoked,
      completedTime: index,
    });
  };
  const write = (key: string, elements: readonly ListElement[], at: number): void => {
    const list = versions.get(key);
    if (list === undefined) versions.set(key, [{ at, elements }]);
    else list.push({ at, elements });
  };
  const hits = (): boolean => bug !== 'none' && ++bugs % 4 === 0;

  /** False: the transaction waits for a lock. */
  const step = (one: Running, next: TransactionStep): boolean => {
    if (next.op !== 'append' && next.op !== 'list') return true;
    const { key } = next;
    const before = one.mine.get(key);
    if (next.op === 'append') {
      if (one.pessimistic && !one.locked.has(key)) {
        if (locks.has(key)) return false;
        locks.set(key, one);
        one.locked.add(key);
      }
      const base = before ?? stateAt(key, one.pessimistic || bug === 'no conflict check' ? Infinity : one.startTs);
      const grown = [...base, next.element];
      one.mine.set(key, grown);
      one.done.push({ op: 'list', key, elements: base, ...(one.pessimistic ? { current: true } : {}) }, next);
      if (bug === 'reads while appending' && hits()) write(key, grown, clock++);
      return true;
    }
    const stale = bug === 'stale snapshots' && hits() ? one.startTs - 30 : one.startTs;
    const seen = stateAt(key, bug === 'reads the latest state' && hits() ? Infinity : stale);
    one.done.push({ op: 'list', key, elements: bug === 'forgets own appends' ? seen : (before ?? seen) });
    return true;
  };

  const commit = (one: Running): void => {
    const writes = [...one.mine];
    const conflict =
      !one.pessimistic &&
      bug !== 'no conflict check' &&
      writes.some(([key]) => locks.has(key) || (versions.get(key)?.at(-1)?.at ?? 0) > one.startTs);
    const fails = conflict || random() < 0.05;
    const lost = random() < open;
    if (fails) {
      if (bug === 'reads of failed transactions' && !conflict)
        for (const [key, state] of writes) write(key, state, clock++);
      finish(one, lost ? 'info' : 'fail');
      return;
    }
    const commitTs = clock++;
    writes.forEach(([key, elements], at) => {
      if (bug === 'drops a committed append' && hits()) return;
      const state = bug === 'applies an append twice' && hits() ? [...elements, ...elements.slice(-1)] : elements;
      write(key, state, bug === 'commits halves apart' && at > 0 ? commitTs + 6 : commitTs);
    });
    finish(one, lost ? 'info' : 'ok', writes.length > 0 ? commitTs : undefined);
  };

  const running: Array<Running | undefined> = Array.from({ length: processes }, () => undefined);
  const progress: number[] = Array.from({ length: processes }, () => 0);
  let begun = 0;
  let stuck = 0;
  for (;;) {
    const process = below(processes);
    const one = running[process];
    if (one === undefined) {
      if (begun >= transactions) {
        if (running.every((other) => other === undefined)) break;
        continue;
      }
      const fresh = { process, pessimistic: random() < pessimistic, startTs: clock++, invoked: index++ };
      running[process] = { attempt: begun++, ...fresh, plan: plan(), done: [], mine: new Map(), locked: new Set() };
      progress[process] = 0;
      continue;
    }
    const next = one.plan[progress[process] ?? 0];
    if (next === undefined) commit(one);
    else if (step(one, next)) {
      progress[process] = (progress[process] ?? 0) + 1;
      stuck = 0;
      continue;
    } else if (++stuck < 50) continue;
    // A deadlock: this one gives up.
    else finish(one, 'fail');
    stuck = 0;
    running[process] = undefined;
  }
  return history.sort((a, b) => a.invoked - b.invoked);
}
