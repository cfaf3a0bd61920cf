import type { Meter, Tracer } from '@opentelemetry/api';
import type { BackoffKind } from '@tikv-client/backoff';
import type { RegionErrorKind } from '@tikv-client/errors';
import { chain } from '@tikv-client/interceptor';
import type { Command } from '@tikv-client/kvproto';
import type { Region, RegionCache } from '@tikv-client/region-cache';
import type { StoreRpc } from '@tikv-client/rpc';
import type { Clock, Logger, Random } from '@tikv-client/runtime';
import { Contexts } from './attempt/context.js';
import type { RpcInterceptor } from './attempt/intercepted.js';
import { InterceptorWaits } from './attempt/interceptor-wait.js';
import { requestMetrics } from './attempt/metrics.js';
import type { ReadResponse, RegionRequest, RegionResponse, Regroup, RequestFor } from './attempt/region-call.js';
import { RegionCall } from './attempt/region-call.js';
import type { RequestCodec } from './attempt/request-codec.js';
import type { RequesterParts } from './attempt/requester-parts.js';
import type { SendOptions } from './attempt/send-options.js';
import { tracingInterceptor } from './attempt/tracing.js';
import type { RegionRequesterOptions } from './options.js';
import { resolveRegionRequesterOptions } from './options.js';
import type { ShardJob } from './shard/shard-job.js';
import { runShards } from './shard/shard-job.js';

export interface RegionRequesterDeps {
  readonly cache: RegionCache;
  readonly rpc: StoreRpc;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Around every attempt, the first outermost. */
  readonly interceptors?: readonly RpcInterceptor[] | undefined;
  /** A span for every attempt. */
  readonly tracer?: Tracer | undefined;
  /** Durations of attempts and backoffs, region errors and retries. */
  readonly meter?: Meter | undefined;
  /** Maps requests and replies to a keyspace. */
  readonly codec?: RequestCodec | undefined;
  /** Told of every region error before it is dealt with. */
  readonly onRegionError?: ((kind: RegionErrorKind, storeId: bigint) => void) | undefined;
  /** Told of every backoff after it. */
  readonly onBackoff?: ((kind: BackoffKind, sleptMs: number) => void) | undefined;
}

/** Sends requests to the regions that own their keys, through splits, moves of leaders, failures and busy stores. */
export class RegionRequester {
  readonly #parts: RequesterParts;

  constructor(options: RegionRequesterOptions, deps: RegionRequesterDeps) {
    const resolved = resolveRegionRequesterOptions(options);
    const { cache, rpc, clock, random, codec, tracer, meter } = deps;
    const metrics = meter === undefined ? undefined : requestMetrics(meter, clock);
    const tracing = tracer === undefined ? undefined : tracingInterceptor(tracer);
    const layers = [...(deps.interceptors ?? []), tracing, metrics?.interceptor].filter((layer) => layer !== undefined);
    this.#parts = {
      cache,
      rpc,
      clock,
      random,
      codec,
      onRegionError: both(deps.onRegionError, metrics?.onRegionError),
      onBackoff: both(deps.onBackoff, metrics?.onBackoff),
      onRetried: metrics?.onRetried,
      options: resolved,
      contexts: new Contexts({ ...resolved, keyspaceId: codec?.keyspaceId }, resolved.attemptTimeoutMs),
      interceptors: layers.length === 0 ? undefined : chain(...layers),
      waits: new InterceptorWaits(clock, cache.closing),
    };
  }

  get cache(): RegionCache {
    return this.#parts.cache;
  }

  /**
   * Sends one request to the region of `options.key` until it is served, and resolves to what `read` makes of the answer.
   * The request object is taken over: its context is filled in. A function makes the request for the region that will serve
   * it. Rejects with `DeadlineExceededError`, `RetriesExhaustedError`, `UndeterminedError`, `RegionError` (kinds that no retry
   * heals), `ServerError`, `BodyMissingError`, `ClosedError`, or `signal.reason`.
   */
  send<Req extends RegionRequest, Res extends RegionResponse, T>(
    command: Command<Req, Res>,
    request: RequestFor<Req>,
    options: SendOptions & { readonly key: Uint8Array },
    read: ReadResponse<Res, T>,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.start(command, request, options, read, resolve, reject);
    });
  }

  /** As `send`, with callbacks: for callers that make the promise themselves. Never throws. */
  start<Req extends RegionRequest, Res extends RegionResponse, T>(
    command: Command<Req, Res>,
    request: RequestFor<Req>,
    options: SendOptions & { readonly key: Uint8Array },
    read: ReadResponse<Res, T>,
    resolve: (value: T) => void,
    reject: (reason: unknown) => void,
  ): void {
    new RegionCall(
      this.#parts,
      command,
      request,
      options,
      read,
      resolve as (value: T | Regroup) => void,
      reject,
    ).start();
  }

  /**
   * Sends one request to a region in exactly the state that the caller grouped its keys by. Resolves to `regroup` when the
   * region did not serve it and the keys have to be located again (after the backoff that is due); else as `send`.
   */
  sendToRegion<Req extends RegionRequest, Res extends RegionResponse, T>(
    command: Command<Req, Res>,
    request: RequestFor<Req>,
    options: SendOptions & { readonly region: Region },
    read: ReadResponse<Res, T>,
  ): Promise<T | Regroup> {
    return new Promise<T | Regroup>((resolve, reject) => {
      new RegionCall(this.#parts, command, request, options, read, resolve, reject).start();
    });
  }

  /** Sends many items in batches by region, count and bytes: see `ShardJob`. */
  async sendShards(job: ShardJob): Promise<void> {
    await runShards(job, this.#parts);
  }
}

function both<A, B>(
  first: ((a: A, b: B) => void) | undefined,
  second: ((a: A, b: B) => void) | undefined,
): ((a: A, b: B) => void) | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return (a, b) => {
    first(a, b);
    second(a, b);
  };
}

/** A requester over a region cache and the stores' connections. It holds nothing that has to be closed. */
export function createRegionRequester(options: RegionRequesterOptions, deps: RegionRequesterDeps): RegionRequester {
  return new RegionRequester(options, deps);
}
