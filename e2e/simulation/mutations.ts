import type { PeerMutations } from '@tikv-client/embedded-tikv';

/** Bugs that the simulation has to find, by the names that the command line takes. */
export const mutations = {
  'old-leader-answers': { oldLeaderAnswers: true },
  'split-drops-border-key': { splitDropsBorderKey: true },
  'stale-region-reads': { staleRegionReads: true },
} as const satisfies Record<string, PeerMutations>;

export type MutationName = keyof typeof mutations;

export const mutationNames = Object.keys(mutations) as MutationName[];

export function isMutationName(name: string): name is MutationName {
  return Object.hasOwn(mutations, name);
}
