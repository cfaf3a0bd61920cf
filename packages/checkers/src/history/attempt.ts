import type { HistoryEntry, RegisterInput, RegisterOp, RegisterOutput } from './entry.js';

/** How an attempt ended: as its closing entry, or `info` without one. */
export type AttemptOutcome = 'ok' | 'fail' | 'info';

/** One attempt with both its ends: what the checkers work on. */
export interface Attempt {
  readonly id: number;
  readonly process: string | number;
  readonly op: RegisterOp;
  readonly key: string;
  readonly input: RegisterInput;
  readonly output: RegisterOutput | undefined;
  readonly outcome: AttemptOutcome;
  /** `index` of the invocation. */
  readonly invoked: number;
  /** `index` of the answer; `Infinity` for an open attempt. */
  readonly completed: number;
  readonly invokedTime: number;
  readonly completedTime: number;
}

/** Joins the entries of a history to attempts, in order of invocation. Throws a `TypeError` for a malformed history. */
export function attemptsOf(history: Iterable<HistoryEntry>): Attempt[] {
  const closing = new Map<number, HistoryEntry>();
  const invocations: HistoryEntry[] = [];
  const seen = new Set<number>();
  for (const entry of history) {
    if (entry.kind === 'invoke') {
      if (seen.has(entry.attempt)) throw new TypeError(`attempt ${entry.attempt} is invoked twice`);
      seen.add(entry.attempt);
      invocations.push(entry);
    } else {
      if (closing.has(entry.attempt)) throw new TypeError(`attempt ${entry.attempt} ends twice`);
      closing.set(entry.attempt, entry);
    }
  }
  const attempts = invocations.map((invocation) => {
    const end = closing.get(invocation.attempt);
    closing.delete(invocation.attempt);
    if (end !== undefined && (end.index <= invocation.index || end.key !== invocation.key)) {
      throw new TypeError(`attempt ${invocation.attempt} ends before it is invoked, or on another key`);
    }
    return join(invocation, end);
  });
  for (const attempt of closing.keys()) throw new TypeError(`attempt ${attempt} ends without an invocation`);
  return attempts.sort((a, b) => a.invoked - b.invoked);
}

/** The entries of attempts, in order: the inverse of `attemptsOf`. */
export function entriesOf(attempts: Iterable<Attempt>): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (const {
    id,
    process,
    op,
    key,
    input,
    output,
    outcome,
    invoked,
    completed,
    invokedTime,
    completedTime,
  } of attempts) {
    const shared = { process, attempt: id, op, key, input };
    entries.push({ index: invoked, time: invokedTime, kind: 'invoke', ...shared });
    if (completed !== Infinity)
      entries.push({ index: completed, time: completedTime, kind: outcome, ...shared, output });
  }
  return entries.sort((a, b) => a.index - b.index);
}

/** Attempts by key, each list in order of invocation. */
export function attemptsByKey(attempts: Iterable<Attempt>): Map<string, Attempt[]> {
  const keys = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const list = keys.get(attempt.key);
    if (list === undefined) keys.set(attempt.key, [attempt]);
    else list.push(attempt);
  }
  return keys;
}

function join(invocation: HistoryEntry, end: HistoryEntry | undefined): Attempt {
  const open = end === undefined || end.kind === 'info';
  return {
    id: invocation.attempt,
    process: invocation.process,
    op: invocation.op,
    key: invocation.key,
    input: invocation.input,
    output: open ? undefined : end.output,
    outcome: open ? 'info' : end.kind === 'fail' ? 'fail' : 'ok',
    invoked: invocation.index,
    completed: open ? Infinity : end.index,
    invokedTime: invocation.time,
    completedTime: open ? Infinity : end.time,
  };
}
