import type { MutationName } from './mutations.js';

/** The command that shows a seed again, with its trace. */
export function replayCommand(seed: number, mutation?: MutationName): string {
  return `npm run simulate -- --seed ${seed}${mutation === undefined ? '' : ` --mutation ${mutation}`}`;
}
