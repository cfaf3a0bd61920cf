import type { Backoffer } from '@tikv-client/backoff';
import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ResolverParts } from '../txn-parts.js';
import type { TxnStatus } from './txn-status.js';

/** The call that met the locks. */
export interface ResolveContext {
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
  /** Prewrite: roll the pessimistic locks of a transaction back in the whole region. @default false */
  readonly pessimisticRegionResolve?: boolean | undefined;
}

export interface ReadResolution {
  /** Shortest life of the locks that still stand in the way; 0: none does, or try again now. */
  readonly ttlMs: number;
  /** Transactions whose locks the read may ignore: for `Context.resolved_locks`. */
  readonly resolved: readonly bigint[];
  /** Transactions that committed at or before the read: for `Context.committed_locks`. */
  readonly committed: readonly bigint[];
}

export interface WriteResolution {
  /** Shortest life of the locks that still live; 0: all are gone, or try again now. */
  readonly ttlMs: number;
}

/** Finds out what became of the transactions that left locks behind, and finishes their work. */
export class LockResolver {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** For a read at `callerStartTs`: what it may read through, and how long it has to wait for the rest. */
  async resolveForRead(
    locks: readonly kvrpcpb.LockInfo[],
    callerStartTs: bigint,
    options: ResolveForReadOptions,
  ): Promise<ReadResolution> {
    return Promise.reject(new Error(`not yet ${this.#parts.settings.maxKeyBytes} ${locks.length} ${callerStartTs} ${options.deadline}`));
  }

  /** For a write: resolves what has ended, and tells how long the rest lives. Pessimistic locking passes 0n. */
  async resolveForWrite(
    locks: readonly kvrpcpb.LockInfo[],
    callerStartTs: bigint,
    options: ResolveForWriteOptions,
  ): Promise<WriteResolution> {
    return Promise.reject(new Error(`not yet ${locks.length} ${callerStartTs} ${options.deadline}`));
  }

  /** The fate of a transaction; one whose primary lock is not there is rolled back. */
  async getTxnStatus(
    primary: Uint8Array,
    startTs: bigint,
    callerStartTs: bigint,
    options: ResolveContext,
  ): Promise<TxnStatus> {
    return Promise.reject(new Error(`not yet ${primary.length} ${startTs} ${callerStartTs} ${options.deadline}`));
  }
}
