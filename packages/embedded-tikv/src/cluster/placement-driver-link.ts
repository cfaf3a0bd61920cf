import type { metapb } from '@tikv-client/kvproto';
import type { Clock, Logger, Random } from '@tikv-client/runtime';
import type { Listener } from '@tikv-client/transport';
import type { GcSafePoints } from '../txn/gc/gc-safe-points.js';

/** What a store tells PD about itself besides its `metapb.Store`. Sizes in bytes. */
export interface StoreStats {
  readonly capacity: bigint;
  readonly available: bigint;
  readonly usedSize: bigint;
  readonly regionCount: number;
  readonly leaderCount: number;
  /** Unix seconds. */
  readonly startTime: number;
  readonly isBusy: boolean;
}

/** What the leader of a region tells PD. PD drops a report whose epoch is older than what it knows. */
export interface RegionReport {
  readonly region: metapb.Region;
  readonly leader?: metapb.Peer | undefined;
  /** Raft term of the leader that reports; between two reports of one epoch the higher term wins. */
  readonly term: bigint;
  readonly downPeers: readonly metapb.Peer[];
  readonly pendingPeers: readonly metapb.Peer[];
  readonly approximateKeys: bigint;
  /** Bytes. */
  readonly approximateSize: bigint;
}

/** A region as the cluster starts with it. */
export interface InitialRegion {
  readonly region: metapb.Region;
  readonly leader: metapb.Peer;
}

/** What PD may ask of the stores. Every call ends by its `deadline` (ms, monotonic), at the latest. */
export interface ClusterOperator {
  /** Splits the regions that hold these keys at them (keys as region bounds have them). Ids of the regions made, left parts. */
  splitRegions(
    keys: readonly Uint8Array[],
    options: { readonly deadline: number },
  ): Promise<{ readonly regionIds: readonly bigint[]; /** 0 to 100. */ readonly finishedPercentage: number }>;
  /** Asks the leader of the region to hand over to the store's peer; false when the region, peer or leader is not there. */
  transferLeader(regionId: bigint, storeId: bigint): boolean;
}

/** PD as the cluster sees it: what stores report to it and the knobs of its members. Implemented in `src/pd/`. */
export interface PlacementDriver {
  readonly clusterId: bigint;
  /** Client addresses (`host:port`) of all members, in order, whether they run or not. */
  readonly endpoints: readonly string[];
  /** First contents. Called once, before anything else below. */
  bootstrap(stores: readonly metapb.Store[], regions: readonly InitialRegion[]): void;
  /** Adds or replaces the store (also with a changed address) and notes the time. */
  storeHeartbeat(store: metapb.Store, stats: StoreStats): void;
  regionHeartbeat(report: RegionReport): void;
  /** No transaction will commit at or below `ts` any more on a store. */
  minResolvedTs(storeId: bigint, ts: bigint): void;
  /** A new cluster-wide id; works whatever the members' state is. */
  allocId(): bigint;
  /** A fresh time stamp for a store's own use; undefined while PD has no leader. */
  timestamp(): bigint | undefined;
  /** Versions below them that nobody can read any more may go. */
  gcSafePoints(): GcSafePoints;
  /** True: no member is leader (GetMembers has none, other calls fail as on a PD without leader) until false. */
  setLeaderless(leaderless: boolean): void;
  /** Moves leadership to the named member, else to the next running one. */
  transferLeader(name?: string): void;
  stopMember(index: number): Promise<void>;
  startMember(index: number): Promise<void>;
  /** Later time stamps are `ms` behind what they would have been: the next ones repeat the past. */
  stepBackTso(ms: number): void;
  debugSnapshot(): Readonly<Record<string, unknown>>;
  /** Idempotent; leaves no timer and no socket. */
  close(): Promise<void>;
}

export interface PlacementDriverOptions {
  readonly clusterId: bigint;
  /** Number of members, named `pd-0`, `pd-1`, ... */
  readonly pds: number;
  /** `host:port` for each member, to be passed to the listener; port 0 lets the system choose. A restarted member keeps its bound address. */
  readonly addresses: readonly string[];
  /** Ids below this one are taken. */
  readonly firstFreeId: bigint;
  readonly apiVersion: 1 | 2;
  /** Members are to be reached with TLS. @default false */
  readonly tls?: boolean | undefined;
  /** Replicas of a region, for PD's configuration answers. */
  readonly maxReplicas: number;
}

export interface PlacementDriverDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Already carries the fault knobs: PD's handlers need none of their own. */
  readonly listener: Listener;
  readonly operator: ClusterOperator;
}

/** The signature of `createPlacementDriver` in `src/pd/placement-driver.ts`. Its members listen when the promise resolves. */
export type CreatePlacementDriver = (
  options: PlacementDriverOptions,
  deps: PlacementDriverDeps,
) => Promise<PlacementDriver>;
