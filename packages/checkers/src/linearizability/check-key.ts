import type { Attempt } from '../history/attempt.js';
import { attemptsOf } from '../history/attempt.js';
import type { HistoryEntry } from '../history/entry.js';
import type { Value } from '../history/value.js';
import { searchLinearization } from './search.js';
import { absent, stepsOf, ValueTable } from './steps.js';
import { decideByZones } from './zones.js';

export interface CheckOptions {
  /** States the search may visit per key before it gives up with `unknown`. @default 1000000 */
  readonly maxStates?: number | undefined;
}

/** Why a key is not linearizable, as small as it gets. */
export interface Violation {
  /** The attempt whose answer no linearization explains. Everything answered before it can be explained. */
  readonly attempt: Attempt;
  /** How many attempts had been answered when it became impossible, this one included. */
  readonly answered: number;
  /** An order that explains every answer before this one, with the open attempts it needs: no longer history has one. */
  readonly longest: readonly Attempt[];
  /** The value after `longest`. */
  readonly state: Value;
}

export interface KeyVerdict {
  readonly key: string;
  /** `unknown`: the search gave up at `maxStates`; neither linearizable nor a violation has been shown. */
  readonly result: 'ok' | 'violation' | 'unknown';
  readonly ok: boolean;
  readonly attempts: number;
  readonly open: number;
  readonly method: 'zones' | 'search';
  /** States visited; 0 where the zones decided. */
  readonly visited: number;
  /** With `violation` only. Absent too where finding the smallest prefix would take more than `maxStates`. */
  readonly violation?: Violation | undefined;
}

/** Is this history of one key linearizable? The key is absent at the beginning. */
export function checkKeyLinearizability(history: Iterable<HistoryEntry>, options: CheckOptions = {}): KeyVerdict {
  return checkKeyAttempts(attemptsOf(history), options);
}

/** `checkKeyLinearizability` on attempts that are joined already, in order of invocation. */
export function checkKeyAttempts(
  attempts: readonly Attempt[],
  { maxStates = 1_000_000 }: CheckOptions = {},
): KeyVerdict {
  const key = attempts[0]?.key ?? '';
  if (attempts.some((attempt) => attempt.key !== key)) throw new TypeError('a history of one key is needed');
  const shared = {
    key,
    attempts: attempts.length,
    open: attempts.filter((attempt) => attempt.outcome === 'info').length,
  };
  const steps = stepsOf(attempts, new ValueTable());
  const zones = decideByZones(steps);
  if (zones === 'ok') return { ...shared, result: 'ok', ok: true, method: 'zones', visited: 0 };
  if (zones === 'violation') {
    const violation = explain(attempts, maxStates);
    return { ...shared, result: 'violation', ok: false, method: 'zones', visited: 0, violation };
  }
  const { result, visited } = searchLinearization(steps, maxStates);
  const verdict = { ...shared, result, ok: result === 'ok', method: 'search', visited } as const;
  return result === 'violation' ? { ...verdict, violation: explain(attempts, maxStates) } : verdict;
}

/** A history up to an answer is linearizable if a longer one is; so the first answer that breaks it is found by halving. */
function explain(attempts: readonly Attempt[], maxStates: number): Violation | undefined {
  const answers = attempts.filter((attempt) => attempt.outcome === 'ok').sort((a, b) => a.completed - b.completed);
  let good = 0;
  let bad = answers.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const result = decide(attempts, answers[middle - 1]?.completed ?? 0, maxStates);
    if (result === 'unknown') return undefined;
    if (result === 'ok') good = middle;
    else bad = middle;
  }
  const attempt = answers[bad - 1];
  if (attempt === undefined) return undefined;
  const values = new ValueTable();
  const steps = stepsOf(attempts, values, answers[bad - 2]?.completed ?? -1);
  const taken = searchLinearization(steps, maxStates).order.flatMap((index) => steps[index] ?? []);
  const state = taken.reduce((value, step) => (step.write === -1 ? value : step.write), absent);
  return { attempt, answered: bad, longest: taken.map((step) => step.attempt), state: values.valueOf(state) };
}

function decide(attempts: readonly Attempt[], until: number, maxStates: number): 'ok' | 'violation' | 'unknown' {
  const steps = stepsOf(attempts, new ValueTable(), until);
  return decideByZones(steps) ?? searchLinearization(steps, maxStates).result;
}
