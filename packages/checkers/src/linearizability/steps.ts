import type { Attempt } from '../history/attempt.js';
import type { Value } from '../history/value.js';

/**
 * An attempt as the search sees it: what state it needs, what state it forbids, what state it leaves. Values are small numbers.
 * -1 means "nothing". All operations of a register reduce to this one form.
 */
export interface Step {
  readonly attempt: Attempt;
  readonly require: number;
  readonly exclude: number;
  readonly write: number;
  /** An open attempt: it may be linearised at any time after its invocation, or never. */
  readonly optional: boolean;
}

/** The state of a key that holds nothing. */
export const absent = 0;

/** Gives each value of one key a small number. */
export class ValueTable {
  readonly #numbers = new Map<Value, number>([[null, absent]]);
  readonly #values: Value[] = [null];

  numberOf(value: Value): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#values.length;
      this.#numbers.set(value, number);
      this.#values.push(value);
    }
    return number;
  }

  valueOf(number: number): Value {
    return this.#values[number] ?? null;
  }

  get size(): number {
    return this.#values.length;
  }
}

/**
 * The steps of one key's attempts up to and including history index `until`; what was answered later counts as open.
 * Left out, because they cannot change the verdict: attempts that failed, reads without an answer, and open writes
 * of values that nobody was seen to find.
 */
export function stepsOf(attempts: readonly Attempt[], values: ValueTable, until = Infinity): Step[] {
  const steps: Step[] = [];
  for (const attempt of attempts) {
    if (attempt.invoked > until || attempt.outcome === 'fail') continue;
    const step = stepOf(attempt, values, attempt.completed > until || attempt.outcome === 'info');
    if (step !== undefined) steps.push(step);
  }
  return dropUnseen(steps);
}

/** A step that leaves the state as it finds it. */
export function isReadLike(step: Step): boolean {
  return step.write === -1 || step.write === step.require;
}

/** A state that no step reaches: what an answer that contradicts itself requires. */
const impossible = Number.MAX_SAFE_INTEGER;

function stepOf(attempt: Attempt, values: ValueTable, optional: boolean): Step | undefined {
  const { input, output } = attempt;
  const step = (require: number, exclude: number, write: number): Step => ({
    attempt,
    require,
    exclude,
    write,
    optional,
  });
  switch (attempt.op) {
    case 'get':
      if (optional || output?.value === undefined) return undefined;
      return step(values.numberOf(output.value), -1, -1);
    case 'put':
      return step(-1, -1, values.numberOf(input.value ?? null));
    case 'delete':
      return step(-1, -1, absent);
    case 'compareAndSwap': {
      const expected = values.numberOf(input.expected ?? null);
      const write = values.numberOf(input.value ?? null);
      if (optional || output?.swapped === undefined) {
        return write === expected ? undefined : { ...step(expected, -1, write), optional: true };
      }
      const found = output.value === undefined ? undefined : values.numberOf(output.value);
      if (found !== undefined && (found === expected) !== output.swapped) return step(impossible, -1, -1);
      if (output.swapped) return step(expected, -1, write);
      return found === undefined ? step(-1, expected, -1) : step(found, -1, -1);
    }
  }
}

function dropUnseen(steps: Step[]): Step[] {
  if (steps.some((step) => !step.optional && step.exclude !== -1)) return steps;
  const seen = new Set<number>();
  for (const step of steps) if (!step.optional && step.require !== -1) seen.add(step.require);
  const useful = new Set<Step>();
  for (let before = -1; before !== useful.size;) {
    before = useful.size;
    for (const step of steps) {
      if (!step.optional || useful.has(step) || !seen.has(step.write)) continue;
      useful.add(step);
      if (step.require !== -1) seen.add(step.require);
    }
  }
  return steps.filter((step) => !step.optional || useful.has(step));
}
