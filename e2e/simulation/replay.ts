/** The command that shows a seed again, with its trace. */
export function replayCommand(seed: number, mutation?: string, mode = 'raw'): string {
  const ofMode = mode === 'raw' ? '' : ` --mode ${mode}`;
  return `npm run simulate --${ofMode} --seed ${seed}${mutation === undefined ? '' : ` --mutation ${mutation}`}`;
}
