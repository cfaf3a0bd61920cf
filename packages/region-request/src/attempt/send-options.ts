import type { Backoffer } from '@tikv-client/backoff';
import type { kvrpcpb, metapb } from '@tikv-client/kvproto';
import type { Region, ReplicaRead } from '@tikv-client/region-cache';
import type { RpcInterceptor } from './intercepted.js';

/** What a caller may put into the `kvrpcpb.Context` of its requests. */
export type ContextFields = Partial<
  Pick<
    kvrpcpb.Context,
    | 'isolationLevel'
    | 'priority'
    | 'notFillCache'
    | 'syncLog'
    | 'resolvedLocks'
    | 'committedLocks'
    | 'taskId'
    | 'resourceGroupTag'
    | 'resourceControlContext'
    | 'requestSource'
    | 'txnSource'
    | 'diskFullOpt'
    | 'isRetryRequest'
  >
>;

/** Settings of one request. Exactly one of `key` and `region` is set. */
export interface SendOptions {
  /** The request goes to the region of this key, wherever that moves. */
  readonly key?: Uint8Array | undefined;
  /** The request goes to the region of the key just before `key` (reverse scans); `key` must not be empty. */
  readonly before?: boolean | undefined;
  /** The caller walks on through the regions that follow: on a miss many are looked up at once. Not with `before`. */
  readonly ahead?: boolean | undefined;
  /** The request goes to this region in this state; when it is gone the call resolves to `regroup`. */
  readonly region?: Region | undefined;
  /** Absolute, on the monotonic scale of the clock. Bounds lookups, attempts and backoffs together. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** @default 'leader' */
  readonly replicaRead?: ReplicaRead | undefined;
  /**
   * A replica may answer with what is final there, which is all up to the time stamp of the read or nothing; the leader is asked
   * next. Reads only. @default false
   */
  readonly staleRead?: boolean | undefined;
  /** Replicas on stores with all these labels are preferred, where not only the leader may serve. */
  readonly matchLabels?: readonly metapb.StoreLabel[] | undefined;
  /** The same for stores by id. */
  readonly matchStores?: readonly bigint[] | undefined;
  /** False: an attempt without an answer ends in `UndeterminedError` instead of another attempt. @default true */
  readonly repeatable?: boolean | undefined;
  /** Name of the operation in errors. @default the command's name */
  readonly operation?: string | undefined;
  /** Longest wait for one attempt of this call. @default the requester's */
  readonly attemptTimeoutMs?: number | undefined;
  /** Called for the backoffer at the first obstacle; calls that share one share its budget. */
  readonly backoffer?: (() => Backoffer) | undefined;
  /** Fields of the context, the same for every attempt. */
  readonly context?: ContextFields | undefined;
  /** Inside the requester's own. */
  readonly interceptors?: RpcInterceptor | undefined;
}
