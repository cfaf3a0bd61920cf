import { kvrpcpb } from '@tikv-client/kvproto';
import type { Region, Replica } from '@tikv-client/region-cache';
import type { ContextFields } from './send-options.js';

/** What every request of one client carries besides its region. */
export interface ContextBase {
  readonly clusterId: bigint;
  readonly apiVersion: kvrpcpb.APIVersion;
  readonly keyspaceId?: number | undefined;
}

/** What differs from one attempt to the next. */
export interface AttemptContext {
  readonly maxExecutionDurationMs: number;
  readonly retry: boolean;
  readonly replicaRead: boolean;
  readonly staleRead: boolean;
  /** The caller's own. */
  readonly fields: ContextFields | undefined;
}

/**
 * `kvrpcpb.Context`s. First attempts on one replica with the usual time share one object: it depends on nothing else, and the
 * objects of a hot path are what it costs.
 */
export class Contexts {
  readonly #template: kvrpcpb.Context;
  readonly #usualMs: number;
  readonly #shared = new WeakMap<Replica, kvrpcpb.Context>();

  constructor(base: ContextBase, usualMs: number) {
    const { clusterId, apiVersion, keyspaceId } = base;
    this.#usualMs = usualMs;
    this.#template = kvrpcpb.Context.fromPartial({
      clusterId,
      apiVersion,
      ...(keyspaceId === undefined ? {} : { keyspace: { $case: 'keyspaceId', keyspaceId } }),
    });
  }

  of(region: Region, replica: Replica, attempt: AttemptContext): kvrpcpb.Context {
    const plain =
      !attempt.retry &&
      !attempt.replicaRead &&
      !attempt.staleRead &&
      attempt.fields === undefined &&
      attempt.maxExecutionDurationMs === this.#usualMs;
    if (!plain) return this.#make(region, replica, attempt);
    let context = this.#shared.get(replica);
    if (context === undefined) {
      context = this.#make(region, replica, attempt);
      this.#shared.set(replica, context);
    }
    return context;
  }

  #make(region: Region, replica: Replica, attempt: AttemptContext): kvrpcpb.Context {
    return {
      ...this.#template,
      ...attempt.fields,
      regionId: region.id,
      regionEpoch: region.epoch,
      peer: replica.peer,
      maxExecutionDurationMs: BigInt(Math.ceil(attempt.maxExecutionDurationMs)),
      // A caller that has sent the same in another request says so too.
      isRetryRequest: attempt.retry || attempt.fields?.isRetryRequest === true,
      replicaRead: attempt.replicaRead,
      staleRead: attempt.staleRead,
    };
  }
}
