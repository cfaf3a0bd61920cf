import type { WriteBatch } from './write-batch.js';

/** What an engine answers: at once when it lives in memory, later when it lives on disk. */
export type Awaitable<T> = T | Promise<T>;

/** Keys from `start` (inclusive) to `end` (exclusive). An absent or empty bound is open. */
export interface EngineRange {
  readonly start?: Uint8Array | undefined;
  readonly end?: Uint8Array | undefined;
}

export interface IterateOptions extends EngineRange {
  /** @default 'default' */
  readonly family?: string | undefined;
  /** From the highest key down. The bounds keep their meaning. @default false */
  readonly reverse?: boolean | undefined;
}

/** Gets one pair; `false` ends the iteration. Keys are fresh arrays, values belong to the engine: do not change them. */
export type PairVisitor = (key: Uint8Array, value: Uint8Array) => boolean | void;

/** Reads of one state of an engine. */
export interface EngineReader {
  /** The value, or undefined when the key is absent. */
  get(key: Uint8Array, family?: string): Awaitable<Uint8Array | undefined>;
  /** Visits the pairs of a range in byte order of their keys. The visitor must not write to the engine. */
  iterate(options: IterateOptions, visit: PairVisitor): Awaitable<void>;
  /** Number of keys in a range of one family. */
  countKeys(range?: EngineRange, family?: string): Awaitable<number>;
  /** Bytes of keys and values in a range of one family, estimated from a sample. */
  approximateSize(range?: EngineRange, family?: string): Awaitable<number>;
}

/** A frozen state; later writes do not show. Closing twice does nothing, reading a closed one throws. */
export interface EngineSnapshot extends EngineReader {
  close(): void;
}

/**
 * An ordered key-value store with named column families. Keys compare as unsigned bytes. The engine copies no values: a
 * caller hands over arrays that nobody changes any more. An unknown family is an error, as is any use after `close`.
 */
export interface OrderedEngine extends EngineReader {
  readonly families: readonly string[];
  snapshot(): EngineSnapshot;
  /** Applies every operation in order, or none when one of them is refused. */
  write(batch: WriteBatch): Awaitable<void>;
  /** Idempotent. */
  close(): Awaitable<void>;
}

/** Reads that answer at once. */
export interface SyncEngineReader extends EngineReader {
  get(key: Uint8Array, family?: string): Uint8Array | undefined;
  iterate(options: IterateOptions, visit: PairVisitor): void;
  countKeys(range?: EngineRange, family?: string): number;
  approximateSize(range?: EngineRange, family?: string): number;
}

export interface SyncEngineSnapshot extends SyncEngineReader {
  close(): void;
}

/** An engine that answers at once; what lives in memory. */
export interface SyncOrderedEngine extends SyncEngineReader {
  readonly families: readonly string[];
  snapshot(): SyncEngineSnapshot;
  write(batch: WriteBatch): void;
  close(): void;
}
