import { Backoffer, backoffKinds } from '@tikv-client/backoff';
import {
  ClosedError,
  type ClusterMismatchError,
  DeadlineExceededError,
  InvalidArgumentError,
  PdError,
} from '@tikv-client/errors';
import { keyspaceMethods, metapb, type pdpb, pdMethods } from '@tikv-client/kvproto';
import { type Clock, type Logger, type Random, silentLogger, systemClock, systemRandom } from '@tikv-client/runtime';
import { createGrpcTransport, type Transport } from '@tikv-client/transport';
import { checkKey, checkLimit, checkOptions, checkRanges, checkUint64 } from './call/check-arguments.js';
import { PdCaller } from './call/pd-caller.js';
import { waitWithin } from './call/wait-within.js';
import { type Keyspace, keyspaceOf } from './keyspace.js';
import { MemberDirectory } from './member/member-directory.js';
import { type PdClientOptions, resolvePdClientOptions } from './options.js';
import type {
  AdvanceTxnSafePointResult,
  BatchScanOptions,
  PdCallOptions,
  PdClient,
  PdClientSnapshot,
  PdHealth,
  PdKeyRange,
  PdMember,
  RegionCallOptions,
  RegionInfo,
  UpdateServiceGcSafePointArgs,
} from './pd-client.js';
import { regionOf, regionsOf } from './region-answer.js';
import { TsoClient } from './tso/tso-client.js';

/** What `createPdClient` works with; all default to the system's. */
export interface PdClientDeps {
  readonly transport?: Transport | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  readonly logger?: Logger | undefined;
}

/**
 * Connects to a PD cluster: asks every endpoint which cluster it belongs to. Endpoints that do not answer are tolerated as long
 * as one does. Rejects with `ConfigError` (a bad option), `ClusterMismatchError` (endpoints of two clusters), `PdError`
 * `unreachable` (nobody answered within `timeoutMs`), or the signal's reason.
 */
export async function createPdClient(
  options: PdClientOptions,
  deps: PdClientDeps = {},
  callOptions?: PdCallOptions,
): Promise<PdClient> {
  const settings = resolvePdClientOptions(options);
  const clock = deps.clock ?? systemClock;
  const random = deps.random ?? systemRandom;
  const logger = deps.logger ?? silentLogger;
  const transport = deps.transport ?? createGrpcTransport({ clock });
  const directory = new MemberDirectory({ transport, clock, logger, settings });
  const caller = new PdCaller({ directory, clock, random, settings });
  try {
    await discover(directory, caller, clock, random, callOptions);
  } catch (error) {
    directory.close();
    throw error;
  }
  const tso = new TsoClient({ directory, clock, random, logger, settings, header: () => caller.header() });
  return new DirectPdClient(directory, caller, tso);
}

async function discover(
  directory: MemberDirectory,
  caller: PdCaller,
  clock: Clock,
  random: Random,
  options: PdCallOptions | undefined,
): Promise<void> {
  await caller.within(options, async (limits) => {
    const backoffer = new Backoffer({ maxSleepMs: 0 }, { clock, random, ...limits });
    const unreachable = (cause: unknown): PdError => {
      const endpoint = directory.endpoints.join(', ');
      return new PdError(
        { kind: 'unreachable', message: `no endpoint answered: ${directory.lastFailure.message}`, endpoint },
        { cause },
      );
    };
    for (;;) {
      const asked = directory.discover(limits.deadline);
      await waitWithin(asked, clock, limits);
      if (clock.monotonic() >= limits.deadline) {
        asked.catch(() => {});
        throw unreachable(backoffer.deadlineError('PD GetMembers'));
      }
      if (await asked) return;
      try {
        await backoffer.backoff(backoffKinds.pdRpc, directory.lastFailure);
      } catch (error) {
        throw error instanceof DeadlineExceededError ? unreachable(error) : error;
      }
    }
  });
}

const maxTimestampsPerCall = 1_000_000;
const nullKeyspaceId = 0xffff_ffff;

class DirectPdClient implements PdClient {
  readonly #directory: MemberDirectory;
  readonly #caller: PdCaller;
  readonly #tso: TsoClient;
  /** The leader lacks BatchScanRegions; forgotten when another one leads. */
  #withoutBatchScan = false;
  #closed = false;

  constructor(directory: MemberDirectory, caller: PdCaller, tso: TsoClient) {
    this.#directory = directory;
    this.#caller = caller;
    this.#tso = tso;
    directory.onLeaderChange(() => {
      this.#withoutBatchScan = false;
    });
  }

  get clusterId(): bigint {
    return this.#directory.clusterId;
  }

  get health(): PdHealth {
    return this.#directory.health;
  }

  get trouble(): PdError | ClusterMismatchError | undefined {
    return this.#directory.health === 'ready' ? undefined : this.#directory.lastFailure;
  }

  async getTimestamp(options?: PdCallOptions): Promise<bigint> {
    const [timestamp] = await this.getTimestamps(1, options);
    return timestamp as bigint;
  }

  async getTimestamps(count: number, options?: PdCallOptions): Promise<bigint[]> {
    if (!Number.isInteger(count) || count < 1 || count > maxTimestampsPerCall) {
      throw InvalidArgumentError.of('count', `an integer from 1 to ${maxTimestampsPerCall}`, count);
    }
    checkOptions(options);
    return this.#tso.get(count, this.#caller.deadline(options), options?.signal);
  }

  async getRegion(key: Uint8Array, options?: RegionCallOptions): Promise<RegionInfo | undefined> {
    checkKey('key', key);
    const fields = { regionKey: key, needBuckets: options?.needBuckets ?? false };
    return this.#region(this.#caller.call(pdMethods.GetRegion, fields, options));
  }

  async getPrevRegion(key: Uint8Array, options?: RegionCallOptions): Promise<RegionInfo | undefined> {
    checkKey('key', key);
    const fields = { regionKey: key, needBuckets: options?.needBuckets ?? false };
    return this.#region(this.#caller.call(pdMethods.GetPrevRegion, fields, options));
  }

  async getRegionById(id: bigint, options?: RegionCallOptions): Promise<RegionInfo | undefined> {
    checkUint64('id', id);
    const fields = { regionId: id, needBuckets: options?.needBuckets ?? false };
    return this.#region(this.#caller.call(pdMethods.GetRegionByID, fields, options));
  }

  async scanRegions(
    startKey: Uint8Array,
    endKey: Uint8Array,
    limit: number,
    options?: PdCallOptions,
  ): Promise<RegionInfo[]> {
    checkKey('startKey', startKey);
    checkKey('endKey', endKey);
    checkLimit(limit);
    return regionsOf(await this.#caller.call(pdMethods.ScanRegions, { startKey, endKey, limit }, options));
  }

  async batchScanRegions(
    ranges: readonly PdKeyRange[],
    limit: number,
    options?: BatchScanOptions,
  ): Promise<RegionInfo[]> {
    checkRanges(ranges);
    checkLimit(limit);
    return this.#caller.within(options, async (limits) => {
      if (!this.#withoutBatchScan) {
        const needBuckets = options?.needBuckets ?? false;
        const containAllKeyRange = options?.containAllKeyRange ?? false;
        const fields = { ranges, limit, needBuckets, containAllKeyRange };
        try {
          const answer = await this.#caller.callWithin(pdMethods.BatchScanRegions, fields, limits);
          return answer.regions.map(regionOf).filter((region) => region !== undefined);
        } catch (error) {
          if (!(error instanceof PdError) || error.kind !== 'unimplemented') throw error;
          this.#withoutBatchScan = true;
        }
      }
      const found: RegionInfo[] = [];
      for (const { startKey, endKey } of ranges) {
        // A limit of zero or less is none, as in PD.
        const left = limit > 0 ? limit - found.length : limit;
        if (limit > 0 && left <= 0) break;
        const fields = { startKey, endKey, limit: left };
        const regions = regionsOf(await this.#caller.callWithin(pdMethods.ScanRegions, fields, limits));
        // The ranges are sorted: only the last region found can come again.
        const again = regions[0]?.meta.id === found.at(-1)?.meta.id;
        found.push(...(again ? regions.slice(1) : regions));
      }
      return found;
    });
  }

  async getStore(id: bigint, options?: PdCallOptions): Promise<metapb.Store | undefined> {
    checkUint64('id', id);
    try {
      const { store } = await this.#caller.call(pdMethods.GetStore, { storeId: id }, options);
      return store === undefined || store.id === 0n || isRemoved(store) ? undefined : store;
    } catch (error) {
      if (error instanceof PdError && isUnknownStore(error)) return undefined;
      throw error;
    }
  }

  async getAllStores(options?: PdCallOptions): Promise<metapb.Store[]> {
    const { stores } = await this.#caller.call(pdMethods.GetAllStores, { excludeTombstoneStores: true }, options);
    return stores.filter((store) => !isRemoved(store));
  }

  async getGcSafePoint(options?: PdCallOptions): Promise<bigint> {
    const { safePoint } = await this.#caller.call(pdMethods.GetGCSafePoint, {}, options);
    return safePoint;
  }

  async updateGcSafePoint(safePoint: bigint, options?: PdCallOptions): Promise<bigint> {
    checkUint64('safePoint', safePoint);
    const { newSafePoint } = await this.#caller.call(pdMethods.UpdateGCSafePoint, { safePoint }, options);
    return newSafePoint;
  }

  async updateServiceGcSafePoint(args: UpdateServiceGcSafePointArgs, options?: PdCallOptions): Promise<bigint> {
    const fields = {
      serviceId: new TextEncoder().encode(args.serviceId),
      TTL: args.ttlSeconds,
      safePoint: args.safePoint,
    };
    const { minSafePoint } = await this.#caller.call(pdMethods.UpdateServiceGCSafePoint, fields, options);
    return minSafePoint;
  }

  async getGcState(keyspaceId = nullKeyspaceId, options?: PdCallOptions): Promise<pdpb.GCState | undefined> {
    const fields = { keyspaceScope: scopeOf(keyspaceId) };
    const { gcState } = await this.#caller.call(pdMethods.GetGCState, fields, options);
    return gcState;
  }

  async advanceTxnSafePoint(
    target: bigint,
    keyspaceId = nullKeyspaceId,
    options?: PdCallOptions,
  ): Promise<AdvanceTxnSafePointResult> {
    checkUint64('target', target);
    const fields = { keyspaceScope: scopeOf(keyspaceId), target };
    const answer = await this.#caller.call(pdMethods.AdvanceTxnSafePoint, fields, options);
    const { oldTxnSafePoint, newTxnSafePoint, blockerDescription } = answer;
    return { oldTxnSafePoint, newTxnSafePoint, blockerDescription };
  }

  async advanceGcSafePoint(target: bigint, keyspaceId = nullKeyspaceId, options?: PdCallOptions): Promise<bigint> {
    checkUint64('target', target);
    const fields = { keyspaceScope: scopeOf(keyspaceId), target };
    const { newGcSafePoint } = await this.#caller.call(pdMethods.AdvanceGCSafePoint, fields, options);
    return newGcSafePoint;
  }

  async loadKeyspace(name: string, options?: PdCallOptions): Promise<Keyspace | undefined> {
    if (typeof name !== 'string') throw InvalidArgumentError.of('name', 'a string', name);
    try {
      const { keyspace } = await this.#caller.call(keyspaceMethods.LoadKeyspace, { name }, options);
      return keyspaceOf(keyspace);
    } catch (error) {
      if (error instanceof PdError && isUnknownKeyspace(error)) return undefined;
      throw error;
    }
  }

  async members(options?: PdCallOptions): Promise<PdMember[]> {
    await this.#caller.within(options, (limits) => this.#caller.refreshMembers(limits));
    return [...this.#directory.members];
  }

  onLeaderChange(listener: (endpoint: string) => void): () => void {
    if (this.#closed) throw new ClosedError('PD client');
    return this.#directory.onLeaderChange(listener);
  }

  debugSnapshot(): PdClientSnapshot {
    const directory = this.#directory;
    return {
      clusterId: directory.clusterId,
      health: directory.health,
      leader: directory.leader,
      endpoints: directory.endpoints,
      memberRefreshes: directory.refreshes,
      leaderChanges: directory.leaderChanges,
      callsInFlight: this.#caller.inFlight + this.#tso.waiting,
      tso: this.#tso.snapshot,
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#caller.close();
    this.#tso.close();
    this.#directory.close();
  }

  /** PD has two ways to say that there is no such region. */
  async #region(answer: Promise<pdpb.GetRegionResponse>): Promise<RegionInfo | undefined> {
    try {
      return regionOf(await answer);
    } catch (error) {
      if (error instanceof PdError && error.kind === 'regionNotFound') return undefined;
      throw error;
    }
  }
}

function isRemoved(store: metapb.Store): boolean {
  return store.state === metapb.StoreState.Tombstone || store.nodeState === metapb.NodeState.Removed;
}

function isUnknownStore(error: PdError): boolean {
  return error.kind === 'storeTombstone' || /invalid store ID .*not found/.test(error.message);
}

function isUnknownKeyspace(error: PdError): boolean {
  return error.kind === 'entryNotFound' || error.message.includes('ErrKeyspaceNotFound');
}

function scopeOf(keyspaceId: number): pdpb.KeyspaceScope {
  return { keyspace: { $case: 'keyspaceId', keyspaceId } };
}
