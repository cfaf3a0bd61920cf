export interface Pair {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** What the workloads need of a store of raw keys and values. */
export interface RawTarget {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  put(key: Uint8Array, value: Uint8Array): Promise<void>;
  /** `expected` undefined: the key must be absent. */
  compareAndSwap(
    key: Uint8Array,
    expected: Uint8Array | undefined,
    value: Uint8Array,
  ): Promise<{ readonly swapped: boolean }>;
  /** Up to `limit` pairs in [start, end), in order of keys. */
  scan(start: Uint8Array, end: Uint8Array, limit: number): Promise<readonly Pair[]>;
  batchGet(keys: readonly Uint8Array[]): Promise<readonly Pair[]>;
  batchPut(pairs: readonly Pair[]): Promise<void>;
  deleteRange(start: Uint8Array, end: Uint8Array): Promise<void>;
}
