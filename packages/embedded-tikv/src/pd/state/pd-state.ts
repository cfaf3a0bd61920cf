import type { metapb } from '@tikv-client/kvproto';
import type { InitialRegion, RegionReport, StoreStats } from '../../cluster/placement-driver-link.js';
import { GcStates } from './gc-states.js';
import { KeyspaceTable } from './keyspaces.js';
import { MemberTable } from './members.js';
import type { PdMember } from './members.js';
import { MetaKv } from './meta-kv.js';
import { RegionTree } from './region-tree.js';
import { ResolvedTimestamps } from './resolved-timestamps.js';
import { StoreTable } from './store-table.js';
import { composeTimestamp, TimestampOracle } from './timestamp-oracle.js';

export interface PdStateOptions {
  readonly clusterId: bigint;
  readonly members: readonly PdMember[];
  readonly firstFreeId: bigint;
  readonly apiVersion: 1 | 2;
  readonly maxReplicas: number;
  /** Wall time in milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** Everything the members know together. On a real PD it lies in etcd and in the leader; here all members share it. */
export class PdState {
  readonly clusterId: bigint;
  readonly apiVersion: 1 | 2;
  readonly maxReplicas: number;
  readonly now: () => number;
  readonly startedAt: number;
  readonly members: MemberTable;
  readonly stores = new StoreTable();
  readonly regions = new RegionTree();
  readonly resolved = new ResolvedTimestamps();
  readonly oracle: TimestampOracle;
  readonly keyspaces: KeyspaceTable;
  readonly gc: GcStates;
  readonly meta = new MetaKv();
  /** Set by clients, 0 before. Never decreases, never beyond the oracle. */
  externalTimestamp = 0n;
  /** Milliseconds since the Unix epoch. */
  bootstrappedAt: number | undefined;
  #nextId: bigint;

  constructor(options: PdStateOptions) {
    this.clusterId = options.clusterId;
    this.apiVersion = options.apiVersion;
    this.maxReplicas = options.maxReplicas;
    this.now = options.now;
    this.startedAt = options.now();
    this.#nextId = options.firstFreeId;
    this.oracle = new TimestampOracle(options.now);
    this.members = new MemberTable(options.members, () => {
      this.oracle.leaderChanged();
    });
    this.keyspaces = new KeyspaceTable(this.unixSeconds());
    this.gc = new GcStates(this.keyspaces, { meta: this.meta });
  }

  get bootstrapped(): boolean {
    return this.bootstrappedAt !== undefined;
  }

  unixSeconds(): bigint {
    return BigInt(Math.floor(this.now() / 1000));
  }

  /** First of `count` new ids in a row. */
  allocId(count = 1): bigint {
    const first = this.#nextId;
    this.#nextId += BigInt(count);
    return first;
  }

  bootstrap(stores: readonly metapb.Store[], regions: readonly InitialRegion[]): void {
    this.bootstrappedAt = this.now();
    for (const store of stores) {
      this.stores.heartbeat(store, undefined, this.now());
    }
    for (const { region, leader } of regions) {
      this.regionHeartbeat({
        region,
        leader,
        term: 0n,
        downPeers: [],
        pendingPeers: [],
        approximateKeys: 0n,
        approximateSize: 0n,
      });
    }
  }

  storeHeartbeat(store: metapb.Store, stats: StoreStats): void {
    this.stores.heartbeat(store, stats, this.now());
  }

  regionHeartbeat(report: RegionReport): void {
    this.regions.put(report);
  }

  /** A new time stamp for PD's own use. */
  freshTimestamp(): bigint {
    return composeTimestamp(this.oracle.next(1) ?? this.oracle.last());
  }

  leaderCount(storeId: bigint): number {
    return this.regions.all().filter((report) => report.leader?.storeId === storeId).length;
  }
}
