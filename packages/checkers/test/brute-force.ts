import type { Attempt, Value } from '../src/index.js';

/** The definition of linearizability, word by word: tries every order. For a handful of attempts. */
export function isLinearizable(attempts: readonly Attempt[], state: Value = null): boolean {
  if (attempts.every((attempt) => attempt.outcome !== 'ok')) return true;
  const firstAnswer = Math.min(...attempts.map((attempt) => (attempt.outcome === 'ok' ? attempt.completed : Infinity)));
  return attempts.some((attempt) => {
    if (attempt.outcome === 'fail' || attempt.invoked > firstAnswer) return false;
    const after = apply(attempt, state);
    return (
      after !== undefined &&
      isLinearizable(
        attempts.filter((other) => other !== attempt),
        after.state,
      )
    );
  });
}

function apply({ op, input, output, outcome }: Attempt, state: Value): { state: Value } | undefined {
  const answered = outcome === 'ok';
  switch (op) {
    case 'get':
      return answered && output?.value !== undefined && output.value !== state ? undefined : { state };
    case 'put':
      return { state: input.value ?? null };
    case 'delete':
      return { state: null };
    case 'compareAndSwap': {
      const swaps = state === (input.expected ?? null);
      if (answered && output?.swapped !== undefined && output.swapped !== swaps) return undefined;
      if (answered && output?.value !== undefined && output.value !== state) return undefined;
      return { state: swaps ? (input.value ?? null) : state };
    }
  }
}
