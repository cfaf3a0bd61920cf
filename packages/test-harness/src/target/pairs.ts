import type { Pair } from './raw-target.js';

/** The keys that hold something, with what they hold. */
export function pairsOf(keys: readonly Uint8Array[], values: ReadonlyArray<Uint8Array | undefined>): Pair[] {
  return keys.flatMap((key, at) => {
    const value = values[at];
    return value === undefined ? [] : [{ key, value }];
  });
}
