/**
 * The keys that all sessions fight over. Regions are split at some of them and between others, so that each of them is a border
 * key, or right before or behind one, in some seed.
 */
export const keys: readonly string[] = ['a', 'b', 'b\0', 'c', 'd', 'e', 'e\0', 'f', 'g', 'h'];

/** Where the cluster is split before the sessions begin. */
export const firstSplits: readonly string[] = ['d'];

/** Where faults split it later: at keys, right behind keys, and between. */
export const laterSplits: readonly string[] = ['b', 'b\0', 'c', 'e', 'e\0', 'f', 'g', 'cc', 'h'];

/** The keys in [from, to); an undefined bound is none. */
export function keysBetween(from: string | undefined, to: string | undefined): readonly string[] {
  return keys.filter((key) => (from === undefined || key >= from) && (to === undefined || key < to));
}
