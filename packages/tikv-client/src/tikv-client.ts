import type { Meter, Tracer } from '@opentelemetry/api';
import { InvalidArgumentError } from '@tikv-client/errors';
import { createPdClient } from '@tikv-client/pd-client';
import type { PdClient, PdClientSnapshot } from '@tikv-client/pd-client';
import type { RawClient } from '@tikv-client/rawkv';
import { createRawClient } from '@tikv-client/rawkv';
import type { RegionCache, RegionCacheSnapshot } from '@tikv-client/region-cache';
import { createRegionCache } from '@tikv-client/region-cache';
import type { RegionRequester, RpcInterceptor } from '@tikv-client/region-request';
import { createRegionRequester } from '@tikv-client/region-request';
import type { StoreRpc, StoreRpcSnapshot } from '@tikv-client/rpc';
import { createStoreRpc } from '@tikv-client/rpc';
import type { CallOptions, Clock, Logger, Random } from '@tikv-client/runtime';
import { resolveCall, silentLogger, systemClock, systemRandom } from '@tikv-client/runtime';
import type { ChannelOptions, Transport } from '@tikv-client/transport';
import { createGrpcTransport } from '@tikv-client/transport';
import type { TikvHealth } from './health/health.js';
import { checkHealth } from './health/health.js';
import type { ApiVersion, ResolvedTikvClientOptions, TikvClientOptions } from './options.js';
import { resolveTikvClientOptions } from './options.js';
import { askApiVersion, settleApiVersion } from './server-config/api-version.js';
import type { HttpGet } from './server-config/http-get.js';
import { systemHttpGet } from './server-config/http-get.js';

/** What a client works with; all default to the system's. Nothing is shared between two clients that is not passed here. */
export interface TikvClientDeps {
  readonly transport?: Transport | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  /** @default silentLogger */
  readonly logger?: Logger | undefined;
  /** A span for every attempt. */
  readonly tracer?: Tracer | undefined;
  /** Durations of attempts and backoffs, region errors and retries. */
  readonly meter?: Meter | undefined;
  /** Around every attempt, the first outermost. */
  readonly interceptors?: readonly RpcInterceptor[] | undefined;
  /** For the stores' status ports. With a `transport` of one's own and without this, the API version is not asked for. */
  readonly http?: HttpGet | undefined;
}

/** How often requests met which obstacle, since the client was created. */
export interface RetryCounts {
  readonly regionErrors: Readonly<Record<string, number>>;
  readonly backoffs: Readonly<Record<string, number>>;
}

export interface TikvClientSnapshot {
  readonly clusterId: bigint;
  readonly apiVersion: ApiVersion;
  readonly retries: RetryCounts;
  readonly pd: PdClientSnapshot;
  readonly regions: RegionCacheSnapshot;
  readonly stores: StoreRpcSnapshot;
}

/** A client of one TiKV cluster. Close it when done; `await using` does. */
export class TikvClient {
  readonly clusterId: bigint;
  readonly apiVersion: ApiVersion;
  readonly raw: RawClient;
  readonly pd: PdClient;
  readonly #cache: RegionCache;
  readonly #rpc: StoreRpc;
  readonly #requester: RegionRequester;
  readonly #clock: Clock;
  readonly #regionErrors: Record<string, number> = {};
  readonly #backoffs: Record<string, number> = {};
  #closed = false;

  /** Use `createTikvClient`. */
  constructor(
    pd: PdClient,
    apiVersion: ApiVersion,
    options: ResolvedTikvClientOptions,
    deps: TikvClientDeps & {
      readonly clock: Clock;
      readonly random: Random;
      readonly logger: Logger;
      readonly transport: Transport;
    },
  ) {
    const { clock, random, logger, transport, tracer, meter, interceptors } = deps;
    const { attemptTimeoutMs, maxBackoffMs, backoffWeight, redactKeys, timeoutMs } = options;
    this.pd = pd;
    this.clusterId = pd.clusterId;
    this.apiVersion = apiVersion;
    this.#clock = clock;
    const rpc = createStoreRpc({ ...options.rpc, channel: channelOptions(options) }, { transport, clock, logger });
    this.#rpc = rpc;
    this.#cache = createRegionCache(options.regionCache ?? {}, {
      loader: pd,
      clock,
      random,
      logger,
      probe: async (address, deadline) => rpc.liveness(address, deadline),
    });
    this.#requester = createRegionRequester(
      { clusterId: pd.clusterId, attemptTimeoutMs, maxBackoffMs, backoffWeight, redactKeys },
      {
        cache: this.#cache,
        rpc,
        clock,
        random,
        logger,
        tracer,
        meter,
        interceptors,
        onRegionError: (kind) => count(this.#regionErrors, kind),
        onBackoff: (kind) => count(this.#backoffs, kind.name),
      },
    );
    this.raw = createRawClient(
      { ...options.raw, timeoutMs: options.raw?.timeoutMs ?? timeoutMs, ttl: options.raw?.ttl ?? apiVersion !== 'v1' },
      { requester: this.#requester, clock },
    );
  }

  /**
   * Whether requests are served: fetches a timestamp and reads from every store that is up, over the connections that calls
   * use. Failed checks are told in the result; rejects with `signal.reason` only. @default timeoutMs 5000
   */
  async health(options: CallOptions = {}): Promise<TikvHealth> {
    const limits = resolveCall(this.#clock, options, 5000, InvalidArgumentError.of);
    return checkHealth({ pd: this.pd, requester: this.#requester, rpc: this.#rpc, clock: this.#clock }, limits);
  }

  /** What the client knows and does right now, for people. No keys, no secrets. */
  debugSnapshot(): TikvClientSnapshot {
    return {
      clusterId: this.clusterId,
      apiVersion: this.apiVersion,
      retries: { regionErrors: { ...this.#regionErrors }, backoffs: { ...this.#backoffs } },
      pd: this.pd.debugSnapshot(),
      regions: this.#cache.debugSnapshot(),
      stores: this.#rpc.debugSnapshot(),
    };
  }

  /** Ends what is under way with `ClosedError` and closes every connection and timer. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cache.close();
    this.#rpc.close();
    this.pd.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }
}

/**
 * Connects to a cluster. Rejects with `ConfigError` (a wrong or unknown option, an API version that the cluster does not run),
 * `ClusterMismatchError` (endpoints of two clusters), `PdError` or `DeadlineExceededError` (nobody answered in time), or the
 * signal's reason. `callOptions` are those of connecting alone; its `timeoutMs` goes before that of the options.
 */
export async function createTikvClient(
  options: TikvClientOptions,
  deps: TikvClientDeps = {},
  callOptions?: CallOptions,
): Promise<TikvClient> {
  const resolved = resolveTikvClientOptions(options);
  const { tls, pdClient, timeoutMs, versionCheckTimeoutMs } = resolved;
  const { clock = systemClock, random = systemRandom, logger = silentLogger } = deps;
  const transport = deps.transport ?? createGrpcTransport({ clock });
  const http = deps.http ?? (deps.transport === undefined ? systemHttpGet(tls) : undefined);
  const { deadline, signal } = resolveCall(clock, callOptions, timeoutMs, InvalidArgumentError.of);
  const pd = await createPdClient(
    { ...pdClient, endpoints: resolved.pd, channel: channelOptions(resolved) },
    { transport, clock, random, logger },
    { deadline, signal },
  );
  try {
    let running: ApiVersion | undefined;
    if (http !== undefined && versionCheckTimeoutMs > 0) {
      const stores = await pd.getAllStores({ deadline, signal });
      const limitMs = Math.min(versionCheckTimeoutMs, Math.max(0, deadline - clock.monotonic()));
      running = await askApiVersion(stores, http, limitMs, { clock, logger, tls: tls !== undefined, signal });
    }
    const apiVersion = settleApiVersion(resolved.apiVersion, running);
    return new TikvClient(pd, apiVersion, resolved, { ...deps, clock, random, logger, transport });
  } catch (error) {
    pd.close();
    throw error;
  }
}

function channelOptions({ channel, tls }: TikvClientOptions): ChannelOptions {
  return tls === undefined ? { ...channel } : { ...channel, tls };
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
