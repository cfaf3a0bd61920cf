import type { Attempt } from '../history/attempt.js';
import type { Value } from '../history/value.js';
import type { KeyVerdict } from './check-key.js';

/** One attempt as a person reads it: `get → "a" (process 3, 12.5–14.0 ms)`. */
export function describeAttempt(attempt: Attempt): string {
  const end = attempt.outcome === 'info' ? 'no reply' : `${attempt.completedTime.toFixed(1)} ms`;
  return `${operation(attempt)} (process ${attempt.process}, ${attempt.invokedTime.toFixed(1)}–${end})`;
}

/** A verdict in a few lines. */
export function describeVerdict(verdict: KeyVerdict, tail = 5): string {
  const key = JSON.stringify(verdict.key);
  const size = `${verdict.attempts} attempts, ${verdict.open} open`;
  if (verdict.result === 'ok') return `key ${key}: linearizable (${size})`;
  if (verdict.result === 'unknown') return `key ${key}: undecided after ${verdict.visited} states (${size})`;
  const lines = [`key ${key}: not linearizable (${size})`];
  const { violation } = verdict;
  if (violation !== undefined) {
    lines.push(`  answer ${violation.answered} cannot be explained: ${describeAttempt(violation.attempt)}`);
    lines.push(
      `  longest order that works: ${violation.longest.length} attempts, the key then holds ${show(violation.state)}; it ends with`,
    );
    for (const attempt of violation.longest.slice(-tail)) lines.push(`    ${describeAttempt(attempt)}`);
  }
  return lines.join('\n');
}

function operation({ op, input, output, outcome }: Attempt): string {
  const reply = outcome === 'info' ? '?' : show(output?.value);
  switch (op) {
    case 'get':
      return `get → ${reply}`;
    case 'put':
      return `put ${show(input.value)}`;
    case 'delete':
      return 'delete';
    case 'compareAndSwap': {
      const result = outcome === 'info' ? '?' : output?.swapped === true ? 'swapped' : `found ${reply}`;
      return `compareAndSwap ${show(input.expected ?? null)} to ${show(input.value)} → ${result}`;
    }
  }
}

function show(value: Value | undefined): string {
  if (value === undefined) return '?';
  return value === null ? 'nothing' : JSON.stringify(value);
}
