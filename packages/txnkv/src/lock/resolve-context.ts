import type { Backoffer } from '@tikv-client/backoff';

/** The call that met locks, or the background work that cleans them up. */
export interface ResolveContext {
  /** Absolute, on the monotonic scale of the clock. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Called at the first obstacle; its budget is the caller's. */
  readonly backoffer: () => Backoffer;
}

export interface ResolveForReadOptions extends ResolveContext {
  /** Clean up only the keys met, however large their transactions are. Point gets do. @default false */
  readonly lite?: boolean | undefined;
}

export interface ResolveForWriteOptions extends ResolveContext {
  /** Roll the pessimistic locks of a dead transaction back in the whole region: locking and prewrite do. @default false */
  readonly pessimisticRegionResolve?: boolean | undefined;
}

export interface ReadResolution {
  /** Shortest life of the locks that still stand in the way, in milliseconds; 0: try again now. */
  readonly ttlMs: number;
  /** Transactions whose locks the read may ignore: for `Context.resolved_locks`. */
  readonly resolved: readonly bigint[];
  /** Transactions that committed at or before the read: for `Context.committed_locks`. */
  readonly committed: readonly bigint[];
}

export interface WriteResolution {
  /** Shortest life of the locks that still live, in milliseconds; 0: all are gone, try again now. */
  readonly ttlMs: number;
}
