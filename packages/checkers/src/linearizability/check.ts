import type { Attempt } from '../history/attempt.js';
import { attemptsByKey, attemptsOf } from '../history/attempt.js';
import type { HistoryEntry } from '../history/entry.js';
import type { CheckOptions, KeyVerdict } from './check-key.js';
import { checkKeyAttempts } from './check-key.js';

export interface LinearizabilityVerdict {
  /** `violation` if any key has one; else `unknown` if any key is undecided. */
  readonly result: 'ok' | 'violation' | 'unknown';
  readonly ok: boolean;
  readonly keys: number;
  readonly attempts: number;
  readonly open: number;
  readonly violations: readonly KeyVerdict[];
  readonly unknown: readonly KeyVerdict[];
}

/** Is the history of every key linearizable? Linearizability is local (Herlihy and Wing), so each key is judged alone. */
export function checkLinearizability(
  history: Iterable<HistoryEntry> | ReadonlyMap<string, readonly Attempt[]>,
  options: CheckOptions = {},
): LinearizabilityVerdict {
  const keys =
    history instanceof Map
      ? (history as ReadonlyMap<string, readonly Attempt[]>)
      : attemptsByKey(attemptsOf(history as Iterable<HistoryEntry>));
  const violations: KeyVerdict[] = [];
  const unknown: KeyVerdict[] = [];
  let attempts = 0;
  let open = 0;
  for (const list of keys.values()) {
    const verdict = checkKeyAttempts(list, options);
    attempts += verdict.attempts;
    open += verdict.open;
    if (verdict.result === 'violation') violations.push(verdict);
    if (verdict.result === 'unknown') unknown.push(verdict);
  }
  const result = violations.length > 0 ? 'violation' : unknown.length > 0 ? 'unknown' : 'ok';
  return { result, ok: result === 'ok', keys: keys.size, attempts, open, violations, unknown };
}
