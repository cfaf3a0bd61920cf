/** Below these time stamps nobody reads any more. The object is another one when anything in it is. */
export interface GcSafePoints {
  /** For all keys that no keyspace below has; 0: none yet. */
  readonly common: bigint;
  /** Of the keyspaces that manage their own GC, by id, ascending. */
  readonly keyspaces: ReadonlyMap<number, bigint>;
}

export const noSafePoints: GcSafePoints = { common: 0n, keyspaces: new Map() };
