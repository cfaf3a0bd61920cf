import type { Meter, Tracer } from '@opentelemetry/api';
import { defaultKeyspaceName, keyspacePrefixLength } from '@tikv-client/codec';
import { ClosedError, ConfigError, InvalidArgumentError } from '@tikv-client/errors';
import { createPdClient } from '@tikv-client/pd-client';
import type { Keyspace, PdClient, PdClientSnapshot } from '@tikv-client/pd-client';
import type { RawClient } from '@tikv-client/rawkv';
import { createRawClient } from '@tikv-client/rawkv';
import type { RegionCacheSnapshot } from '@tikv-client/region-cache';
import type { RpcInterceptor } from '@tikv-client/region-request';
import type { StoreRpc, StoreRpcSnapshot } from '@tikv-client/rpc';
import { createStoreRpc } from '@tikv-client/rpc';
import type { CallOptions, Clock, Logger, Random } from '@tikv-client/runtime';
import { resolveCall, silentLogger, systemClock, systemRandom } from '@tikv-client/runtime';
import { SafeTimestamps, createTxnClient } from '@tikv-client/txnkv';
import type {
  BeginOptions,
  OpenSnapshotOptions,
  RunOptions,
  Snapshot,
  Transaction,
  TxnClient,
} from '@tikv-client/txnkv';
import type { ChannelOptions, Transport } from '@tikv-client/transport';
import { createGrpcTransport } from '@tikv-client/transport';
import type { TikvHealth } from './health/health.js';
import { checkHealth } from './health/health.js';
import { useKeyspace } from './keyspace/use-keyspace.js';
import type { ModeParts, ModeRequester } from './mode/mode-requester.js';
import { createModeRequester } from './mode/mode-requester.js';
import type { ApiVersion, ResolvedTikvClientOptions, TikvClientOptions } from './options.js';
import { resolveTikvClientOptions } from './options.js';
import { safeTsSource } from './safe-ts/safe-ts-source.js';
import { askApiVersion, settleApiVersion } from './server-config/api-version.js';
import type { HttpGet } from './server-config/http-get.js';
import { systemHttpGet } from './server-config/http-get.js';
import { gcSafePoint } from './txn/gc-safe-point.js';

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

export interface MinSafeTsOptions extends CallOptions {
  /** Only stores with this `zone` label count. @default all stores */
  readonly zone?: string | undefined;
}

/** How often requests met which obstacle, since the client was created. */
export interface RetryCounts {
  readonly regionErrors: Readonly<Record<string, number>>;
  readonly backoffs: Readonly<Record<string, number>>;
}

export interface TikvClientSnapshot {
  readonly clusterId: bigint;
  readonly apiVersion: ApiVersion;
  /** Name of the keyspace, under API v2. */
  readonly keyspace: string | undefined;
  readonly retries: RetryCounts;
  readonly pd: PdClientSnapshot;
  /** As raw data has them. */
  readonly regions: RegionCacheSnapshot;
  readonly stores: StoreRpcSnapshot;
  /** Once transactions have been used. */
  readonly txn: (ReturnType<TxnClient['debugSnapshot']> & { readonly regions: RegionCacheSnapshot }) | undefined;
}

/** TiKV's `storage.max-key-size` less the prefix of a keyspace. */
const v2MaxRawKeyBytes = 8 * 1024 - keyspacePrefixLength;

/** A client of one TiKV cluster. Close it when done; `await using` does. */
export class TikvClient {
  readonly clusterId: bigint;
  readonly apiVersion: ApiVersion;
  /** What all keys live in under API v2; undefined otherwise. */
  readonly keyspace: Keyspace | undefined;
  readonly raw: RawClient;
  readonly pd: PdClient;
  readonly #rpc: StoreRpc;
  readonly #parts: ModeParts;
  readonly #raw: ModeRequester;
  readonly #clock: Clock;
  readonly #safeTs: SafeTimestamps;
  readonly #regionErrors: Record<string, number> = {};
  readonly #backoffs: Record<string, number> = {};
  readonly #options: ResolvedTikvClientOptions;
  #txn: { readonly mode: ModeRequester; readonly client: TxnClient } | undefined;
  #closing: Promise<void> | undefined;

  /** Use `createTikvClient`. */
  constructor(
    pd: PdClient,
    apiVersion: ApiVersion,
    keyspace: Keyspace | undefined,
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
    this.keyspace = keyspace;
    this.#options = options;
    this.#clock = clock;
    const rpc = createStoreRpc({ ...options.rpc, channel: channelOptions(options) }, { transport, clock, logger });
    this.#rpc = rpc;
    this.#safeTs = new SafeTimestamps(
      safeTsSource({ pd, rpc, http: deps.http, clock }),
      clock,
      options.safeTsIntervalMs,
    );
    this.#parts = {
      apiVersion,
      keyspaceId: keyspace?.id,
      regionCache: options.regionCache ?? {},
      requester: { clusterId: pd.clusterId, attemptTimeoutMs, maxBackoffMs, backoffWeight, redactKeys },
      cacheDeps: {
        loader: pd,
        clock,
        random,
        logger,
        probe: async (address, deadline) => rpc.liveness(address, deadline),
      },
      requesterDeps: {
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
    };
    this.#raw = createModeRequester('raw', this.#parts);
    this.raw = createRawClient(
      {
        ...options.raw,
        timeoutMs: options.raw?.timeoutMs ?? timeoutMs,
        ttl: options.raw?.ttl ?? apiVersion !== 'v1',
        // The prefix of the keyspace counts.
        maxKeyBytes: options.raw?.maxKeyBytes ?? (apiVersion === 'v2' ? v2MaxRawKeyBytes : undefined),
      },
      { requester: this.#raw.requester, clock },
    );
  }

  /**
   * Transactions and snapshots. Throws `ConfigError` where the stores run API v1 with TTL, which takes raw data only, and
   * `ClosedError`.
   */
  get txn(): TxnClient {
    this.#txn ??= this.#openTxn();
    return this.#txn.client;
  }

  /** Begins a transaction: see `TxnClient.begin`. Commit it or roll it back; `await using` rolls back what was not committed. */
  async begin(options?: BeginOptions): Promise<Transaction> {
    return this.txn.begin(options);
  }

  /** Runs `fn` in a transaction, commits it, and repeats that where it is safe and may help: see `TxnClient.runTransaction`. */
  async runTransaction<T>(fn: (txn: Transaction, signal: AbortSignal) => Promise<T>, options?: RunOptions): Promise<T> {
    return this.txn.runTransaction(fn, options);
  }

  /** The transactional data at one time: see `TxnClient.snapshot`. */
  async snapshot(options?: OpenSnapshotOptions): Promise<Snapshot> {
    return this.txn.snapshot(options);
  }

  /**
   * A timestamp that every store (of the zone) has all data up to: stale reads at it are served wherever they come. 0n while a
   * store has not told. The first call asks, and from then on it is followed every `safeTsIntervalMs`; it never goes back.
   */
  async minSafeTs(options: MinSafeTsOptions = {}): Promise<bigint> {
    if (typeof options !== 'object' || options === null) throw InvalidArgumentError.of('options', 'an object', options);
    const { zone, ...rest } = options;
    if (zone !== undefined && (typeof zone !== 'string' || zone === '')) {
      throw new InvalidArgumentError('zone', 'a name', typeof zone);
    }
    if (this.#closing !== undefined) throw new ClosedError('client');
    return this.#safeTs.min(zone, resolveCall(this.#clock, rest, this.#options.timeoutMs, InvalidArgumentError.of));
  }

  /**
   * Whether requests are served: fetches a timestamp and reads from every store that is up, over the connections that calls
   * use. Failed checks are told in the result; rejects with `signal.reason` only. @default timeoutMs 5000
   */
  async health(options: CallOptions = {}): Promise<TikvHealth> {
    const limits = resolveCall(this.#clock, options, 5000, InvalidArgumentError.of);
    const { requester, loader } = this.#raw;
    return checkHealth({ pd: this.pd, loader, requester, rpc: this.#rpc, clock: this.#clock }, limits);
  }

  /** What the client knows and does right now, for people. No keys, no secrets. */
  debugSnapshot(): TikvClientSnapshot {
    return {
      clusterId: this.clusterId,
      apiVersion: this.apiVersion,
      keyspace: this.keyspace?.name,
      retries: { regionErrors: { ...this.#regionErrors }, backoffs: { ...this.#backoffs } },
      pd: this.pd.debugSnapshot(),
      regions: this.#raw.cache.debugSnapshot(),
      stores: this.#rpc.debugSnapshot(),
      txn:
        this.#txn === undefined
          ? undefined
          : { ...this.#txn.client.debugSnapshot(), regions: this.#txn.mode.cache.debugSnapshot() },
    };
  }

  /**
   * Ends what is under way with `ClosedError` and closes every connection and timer; without transactions all of that is done
   * when it returns. What transactions do behind their caller's back is let end first, for `txn.closeGraceMs`. Idempotent.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): Promise<void> {
    this.#safeTs.close();
    this.#raw.cache.close();
    const txn = this.#txn;
    if (txn !== undefined) {
      await txn.client.close();
      txn.mode.cache.close();
    }
    this.#rpc.close();
    this.pd.close();
  }

  #openTxn(): { readonly mode: ModeRequester; readonly client: TxnClient } {
    if (this.#closing !== undefined) throw new ClosedError('client');
    if (this.apiVersion === 'v1ttl') {
      throw new ConfigError('apiVersion', "is 'v1ttl': stores with TTL under API v1 take raw data only");
    }
    const { timeoutMs, redactKeys, backoffWeight, txn } = this.#options;
    const { clock, random, logger } = this.#parts.cacheDeps;
    const mode = createModeRequester('txn', this.#parts);
    const client = createTxnClient(
      {
        ...txn,
        timeoutMs: txn?.timeoutMs ?? timeoutMs,
        redactKeys: txn?.redactKeys ?? redactKeys,
        backoffWeight: txn?.backoffWeight ?? backoffWeight,
      },
      {
        requester: mode.requester,
        oracle: this.pd,
        clock,
        random,
        logger,
        safePoint: gcSafePoint(this.pd, this.keyspace?.id),
        keyspace: this.keyspace,
      },
    );
    return { mode, client };
  }
}

/**
 * Connects to a cluster. Rejects with `ConfigError` (a wrong or unknown option, an API version that the cluster does not run, a
 * keyspace that does not exist or is not enabled),
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
    const keyspace =
      apiVersion === 'v2'
        ? await useKeyspace(pd, resolved.keyspace ?? defaultKeyspaceName, { deadline, signal })
        : undefined;
    return new TikvClient(pd, apiVersion, keyspace, resolved, { ...deps, http, clock, random, logger, transport });
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
