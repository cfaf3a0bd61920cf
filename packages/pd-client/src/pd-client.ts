import type { ClusterMismatchError, PdError } from '@tikv-client/errors';
import type { metapb, pdpb } from '@tikv-client/kvproto';
import type { Keyspace } from './keyspace.js';

/** Settings of one call to PD. The earlier of `deadline` and `timeoutMs` counts; without both the client's `timeoutMs`. */
export interface PdCallOptions {
  /** Absolute deadline on the clock's monotonic scale, in milliseconds. */
  readonly deadline?: number | undefined;
  /** Time for the whole call, retries included, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Aborting rejects the call with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/** One region as PD knows it. `leader` is undefined while the region has none. */
export interface RegionInfo {
  readonly meta: metapb.Region;
  readonly leader: metapb.Peer | undefined;
  readonly downPeers: metapb.Peer[];
  readonly pendingPeers: metapb.Peer[];
  readonly buckets: metapb.Buckets | undefined;
}

export interface RegionCallOptions extends PdCallOptions {
  /** Asks for the region's buckets too. @default false */
  readonly needBuckets?: boolean | undefined;
}

export interface BatchScanOptions extends RegionCallOptions {
  /** Demands that the answer has no hole; PD refuses with `REGIONS_NOT_CONTAIN_ALL_KEY_RANGE` otherwise. @default false */
  readonly containAllKeyRange?: boolean | undefined;
}

/** Half-open range of encoded keys; an empty end reaches to the last key. */
export interface PdKeyRange {
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
}

export interface PdMember {
  readonly name: string;
  readonly memberId: bigint;
  readonly clientUrls: readonly string[];
  readonly isLeader: boolean;
}

/** `ready`: the leader is known. `leaderless`: PD answers without a leader. `unreachable`: no member answered last time. */
export type PdHealth = 'ready' | 'leaderless' | 'unreachable' | 'closed';

export interface UpdateServiceGcSafePointArgs {
  readonly serviceId: string;
  /** Seconds; zero or less removes the service's safe point. */
  readonly ttlSeconds: bigint;
  readonly safePoint: bigint;
}

export interface AdvanceTxnSafePointResult {
  readonly oldTxnSafePoint: bigint;
  readonly newTxnSafePoint: bigint;
  /** What keeps the safe point back; empty when nothing does. */
  readonly blockerDescription: string;
}

/** A client of one PD cluster. */
export interface PdClient {
  readonly clusterId: bigint;
  /** A timestamp above every one handed out before, by this client or another. */
  getTimestamp(options?: PdCallOptions): Promise<bigint>;
  /** `count` timestamps in increasing order (1 to 1,000,000). */
  getTimestamps(count: number, options?: PdCallOptions): Promise<bigint[]>;

  /** The region that holds `key`; undefined when PD knows none. */
  getRegion(key: Uint8Array, options?: RegionCallOptions): Promise<RegionInfo | undefined>;
  /** The region before the one that holds `key`. */
  getPrevRegion(key: Uint8Array, options?: RegionCallOptions): Promise<RegionInfo | undefined>;
  getRegionById(id: bigint, options?: RegionCallOptions): Promise<RegionInfo | undefined>;
  /** At most `limit` regions from the one that holds `startKey` on, up to `endKey` (empty: no end). */
  scanRegions(startKey: Uint8Array, endKey: Uint8Array, limit: number, options?: PdCallOptions): Promise<RegionInfo[]>;
  /** At most `limit` regions that touch any of the sorted ranges. A PD that lacks the call is asked range by range. */
  batchScanRegions(ranges: readonly PdKeyRange[], limit: number, options?: BatchScanOptions): Promise<RegionInfo[]>;

  /** Undefined when PD does not know the store or has removed it. */
  getStore(id: bigint, options?: PdCallOptions): Promise<metapb.Store | undefined>;
  /** All stores, those that were removed excepted. */
  getAllStores(options?: PdCallOptions): Promise<metapb.Store[]>;

  /** Versions below it may be gone. `getGcState` tells of the transaction safe point, which goes before it. */
  getGcSafePoint(options?: PdCallOptions): Promise<bigint>;
  /** Moves the GC safe point forward; resolves to the one in force, which may be later. */
  updateGcSafePoint(safePoint: bigint, options?: PdCallOptions): Promise<bigint>;
  /** Registers a service's safe point; resolves to the lowest over all services. */
  updateServiceGcSafePoint(args: UpdateServiceGcSafePointArgs, options?: PdCallOptions): Promise<bigint>;
  getGcState(keyspaceId?: number, options?: PdCallOptions): Promise<pdpb.GCState | undefined>;
  /** `keyspaceId`: of a keyspace with a GC of its own (`getGcState(id)` says `isKeyspaceLevelGc`); left out: the cluster's. */
  advanceTxnSafePoint(target: bigint, keyspaceId?: number, options?: PdCallOptions): Promise<AdvanceTxnSafePointResult>;
  /** Lets stores collect versions below; at most the transaction safe point. Resolves to the GC safe point in force. */
  advanceGcSafePoint(target: bigint, keyspaceId?: number, options?: PdCallOptions): Promise<bigint>;

  /** The keyspace of this name, whatever its state; undefined when there is none. `DEFAULT` is always there. */
  loadKeyspace(name: string, options?: PdCallOptions): Promise<Keyspace | undefined>;

  /** Asks for the members anew and returns them. */
  members(options?: PdCallOptions): Promise<PdMember[]>;
  /** What the last contact with PD showed; asks nobody. */
  readonly health: PdHealth;
  /** Why PD could not be asked the last time; undefined while `health` is `ready`. */
  readonly trouble: PdError | ClusterMismatchError | undefined;
  /** Calls `listener` with the new leader's endpoint after each change. Returns a function that removes it. */
  onLeaderChange(listener: (endpoint: string) => void): () => void;
  debugSnapshot(): PdClientSnapshot;
  /** Rejects every call with `ClosedError` and closes all connections. Idempotent. */
  close(): void;
}

export interface PdClientSnapshot {
  readonly clusterId: bigint;
  readonly health: PdHealth;
  readonly leader: string | undefined;
  readonly endpoints: readonly string[];
  readonly memberRefreshes: number;
  readonly leaderChanges: number;
  readonly callsInFlight: number;
  readonly tso: {
    readonly queued: number;
    readonly batchesInFlight: number;
    readonly streamsOpened: number;
    readonly batchesSent: number;
    readonly timestampsHandedOut: number;
    readonly last: bigint;
  };
}
