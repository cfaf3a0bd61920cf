import { metapb } from '@tikv-client/kvproto';
import type { RegionPeer } from '../region/region-peer.js';
import type { GcSafePoints } from '../txn/gc/gc-safe-points.js';
import type { Member } from './cluster-members.js';
import type { PlacementDriver, RegionReport } from './placement-driver-link.js';
import type { StoreLinks } from './store-links.js';

/** What stores tell PD, and what PD gives them, as far as they can reach it. */
export class StoreReports {
  readonly #pd: PlacementDriver;
  readonly #links: StoreLinks;
  #isSilent = false;

  constructor(pd: PlacementDriver, links: StoreLinks) {
    this.#pd = pd;
    this.#links = links;
  }

  /** While silent, PD hears nothing of the stores; it still gives them time stamps. */
  setSilent(silent: boolean): void {
    this.#isSilent = silent;
  }

  /** Tells PD what the leader of a region knows of it; a replica that does not lead has nothing to say. */
  reportRegion(peer: RegionPeer): void {
    if (!peer.replica.isLeader || this.#isSilent || this.#links.isCutOff(peer.storeId)) return;
    this.#pd.regionHeartbeat(this.#regionReport(peer));
  }

  reportStore(member: Member): void {
    const { store } = member;
    if (this.#isSilent || !store.running || this.#links.isCutOff(store.storeId)) return;
    let regionCount = 0;
    let leaderCount = 0;
    for (const peer of store.peers) {
      regionCount += 1;
      if (peer.replica.isLeader) leaderCount += 1;
    }
    this.#pd.storeHeartbeat(storeMeta(member), {
      capacity: 100n << 30n,
      available: 90n << 30n,
      usedSize: 0n,
      regionCount,
      leaderCount,
      startTime: store.startedAtSeconds,
      isBusy: false,
    });
    for (const peer of store.peers) this.reportRegion(peer);
  }

  reportSafeTs(storeId: bigint, safeTs: bigint): void {
    if (!this.#isSilent && !this.#links.isCutOff(storeId)) this.#pd.minResolvedTs(storeId, safeTs);
  }

  #regionReport(peer: RegionPeer): RegionReport {
    const others = peer.region.peers.filter((one) => one.storeId !== peer.storeId);
    const downPeers = others.filter((one) => this.#links.reach(peer.storeId, one.storeId) === undefined);
    const pendingPeers = others.filter(
      (one) => !downPeers.includes(one) && !peer.replica.isCaughtUp(one.storeId) && peer.replica.servesReads,
    );
    return {
      region: peer.region,
      leader: peer.peer,
      term: BigInt(peer.replica.term),
      downPeers,
      pendingPeers,
      approximateKeys: BigInt(peer.data.countKeys()),
      approximateSize: BigInt(peer.data.approximateSize()),
    };
  }

  /** PD's time stamp for a store that can reach it. */
  timestampFor(storeId: bigint): bigint | undefined {
    return this.#links.isCutOff(storeId) ? undefined : this.#pd.timestamp();
  }

  gcSafePointsFor(storeId: bigint): GcSafePoints | undefined {
    return this.#links.isCutOff(storeId) ? undefined : this.#pd.gcSafePoints();
  }
}

export function storeMeta({ store, front }: Member): metapb.Store {
  return metapb.Store.fromPartial({
    id: store.storeId,
    address: front.address,
    statusAddress: front.statusAddress,
    version: '8.5.0',
    labels: Object.entries(store.options.labels).map(([key, value]) => ({ key, value })),
    startTimestamp: BigInt(store.startedAtSeconds),
    state: metapb.StoreState.Up,
    nodeState: metapb.NodeState.Serving,
  });
}
