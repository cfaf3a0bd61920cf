import { ConfigError } from '@tikv-client/errors';
import { silentLogger, systemClock, systemRandom } from '@tikv-client/runtime';
import type { Clock, Logger, Random, Timer } from '@tikv-client/runtime';
import { createGrpcListener } from '@tikv-client/transport';
import type { Listener } from '@tikv-client/transport';
import { FaultTable } from '../faults/fault-table.js';
import type { Fault, InjectedFault } from '../faults/fault-table.js';
import { FaultyListener } from '../faults/faulty-listener.js';
import { createPlacementDriver } from '../pd/placement-driver.js';
import type { MvccKeyState, MvccLockState } from '../txn/debug/keys-view.js';
import { pdAddresses } from './addresses.js';
import { ClusterMembers } from './cluster-members.js';
import type { ClusterRegion, ClusterStore } from './cluster-members.js';
import { resolveClusterOptions } from './cluster-options.js';
import type { EmbeddedClusterOptions, ResolvedClusterOptions } from './cluster-options.js';
import { createMember } from './create-member.js';
import type { StoreMutations } from './create-member.js';
import { initialLayout, maxReplicas } from './initial-layout.js';
import { LocalIds } from './local-ids.js';
import type { ClusterOperator, CreatePlacementDriver, PlacementDriver } from './placement-driver-link.js';
import { RegionSplits } from './region-splits.js';
import { StoreLinks } from './store-links.js';
import { StoreReports, storeMeta } from './store-reports.js';
import { TlsListener } from './tls-listener.js';

export interface EmbeddedClusterDeps {
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  readonly logger?: Logger | undefined;
  /** Default: gRPC on sockets. With a memory network, addresses are names. */
  readonly listener?: Listener | undefined;
  /** Bugs to order, for tests of tests. */
  readonly mutations?: StoreMutations | undefined;
  /** Another PD, for tests. */
  readonly createPlacementDriver?: CreatePlacementDriver | undefined;
}

/** A TiKV-compatible cluster in this process: PD members and stores, each on its own ports. */
export class EmbeddedCluster implements ClusterOperator {
  readonly #options: ResolvedClusterOptions;
  readonly #clock: Clock;
  readonly #links: StoreLinks;
  readonly #faults: FaultTable;
  readonly #members: ClusterMembers;
  /** Between stores and PD. */
  readonly reports: StoreReports;
  readonly #splits: RegionSplits;
  readonly #pd: PlacementDriver;
  #ticking: Timer | undefined;
  #heartbeatAt = 0;
  #closed = false;

  private constructor(parts: {
    readonly options: ResolvedClusterOptions;
    readonly clock: Clock;
    readonly links: StoreLinks;
    readonly faults: FaultTable;
    readonly members: ClusterMembers;
    readonly pd: PlacementDriver;
  }) {
    this.#options = parts.options;
    this.#clock = parts.clock;
    this.#links = parts.links;
    this.#faults = parts.faults;
    this.#members = parts.members;
    this.#pd = parts.pd;
    this.reports = new StoreReports(parts.pd, parts.links);
    this.#splits = new RegionSplits(parts.members, {
      clock: parts.clock,
      retryMs: parts.options.tickMs,
      isClosed: () => this.#closed,
    });
  }

  /** Called by `createEmbeddedCluster`. */
  static async start(options: EmbeddedClusterOptions, deps: EmbeddedClusterDeps): Promise<EmbeddedCluster> {
    const resolved = resolveClusterOptions(options, deps.listener === undefined ? 'port' : 'name');
    const clock = deps.clock ?? systemClock;
    const random = deps.random ?? systemRandom;
    const logger = deps.logger ?? silentLogger;
    const plain = deps.listener ?? createGrpcListener({ clock });
    const listener = resolved.tls === undefined ? plain : new TlsListener(plain, resolved.tls);
    const faults = new FaultTable();
    const links = new StoreLinks(resolved.replicationDelay, { clock, random });
    const layout = initialLayout(resolved.stores, resolved.regions);
    const clusterId = resolved.clusterId ?? drawClusterId(random);
    // What needs the cluster is only called once it is there.
    const self: { cluster?: EmbeddedCluster } = {};
    const members = new ClusterMembers();
    const ids = new LocalIds(layout.firstFreeId);

    for (const id of layout.storeIds) {
      const member = createMember(id, resolved, {
        clusterId,
        clock,
        random,
        links,
        faults,
        listener,
        members,
        mutations: deps.mutations ?? {},
        allocId: () => ids.next(),
        reports: () => self.cluster?.reports,
      });
      links.add(member.store);
      members.add(member);
    }

    const pdGate = { faults, clock, isCutOff: () => false, onHealed: () => () => undefined, slowMs: () => 0 };
    const operator: ClusterOperator = {
      splitRegions: async (keys, limits) =>
        self.cluster?.splitRegions(keys, limits) ?? { regionIds: [], finishedPercentage: 0 },
      transferLeader: (regionId, storeId) => self.cluster?.transferLeader(regionId, storeId) ?? false,
    };
    const pd = await (deps.createPlacementDriver ?? createPlacementDriver)(
      {
        clusterId,
        pds: resolved.pds,
        addresses: pdAddresses(resolved),
        firstFreeId: layout.firstFreeId,
        apiVersion: resolved.apiVersion,
        tls: resolved.tls !== undefined,
        maxReplicas,
      },
      { clock, random, logger, listener: new FaultyListener(listener, pdGate), operator },
    );
    ids.follow(() => pd.allocId());
    const cluster = new EmbeddedCluster({ options: resolved, clock, links, faults, members, pd });
    try {
      await Promise.all(members.all().map((member) => member.front.open()));
      for (const { store } of members.all()) store.start();
      for (const { region } of layout.regions) {
        for (const peer of region.peers) members.get(peer.storeId).store.addPeer(region);
      }
      pd.bootstrap(
        members.all().map((member) => storeMeta(member)),
        layout.regions,
      );
      self.cluster = cluster;
      for (const { region, leader } of layout.regions)
        members.get(leader.storeId).store.peer(region.id)?.campaign(true);
      cluster.#tick();
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  get clusterId(): bigint {
    return this.#pd.clusterId;
  }

  /** `host:port` of every PD member, running or not. */
  get pdEndpoints(): string[] {
    return [...this.#pd.endpoints];
  }

  get stores(): ClusterStore[] {
    return this.#members.all().map(({ store, front }) => ({
      id: store.storeId,
      address: front.address,
      statusAddress: front.statusAddress,
    }));
  }

  /** The regions as they are now, in key order. */
  regions(): ClusterRegion[] {
    return this.#members.regions();
  }

  /** Splits the region that holds a key at that key, or a region at several. Resolves with the ids of the new regions, left to right. */
  splitRegion(
    at: Uint8Array | string | { readonly regionId: bigint; readonly keys: readonly Uint8Array[] },
  ): Promise<bigint[]> {
    return this.#splits.splitRegion(at);
  }

  /** As PD's SplitRegions: keys that are borders already count as done. */
  splitRegions(
    keys: readonly Uint8Array[],
    options: { readonly deadline: number },
  ): Promise<{ regionIds: bigint[]; finishedPercentage: number }> {
    return this.#splits.splitRegions(keys, options);
  }

  /** Asks the leader to hand over; false if there is no such region, peer or leader. Takes effect at once unless messages are slow. */
  transferLeader(regionId: bigint, storeId: bigint): boolean {
    return this.#members.leaderOf(regionId)?.transferTo(storeId) ?? false;
  }

  /** Closes the store's ports and takes its replicas away. Others elect new leaders after the election timeout. */
  async stopStore(id: bigint): Promise<void> {
    const { store, front } = this.#members.get(id);
    store.stop();
    await front.close();
  }

  /** Brings a stopped store back with its data, at its old address. */
  async startStore(id: bigint): Promise<void> {
    const member = this.#members.get(id);
    if (member.store.running) return;
    await member.front.open();
    member.store.start();
    this.reports.reportStore(member);
  }

  async restartStore(id: bigint): Promise<void> {
    await this.stopStore(id);
    await this.startStore(id);
  }

  /** Restarts the store at a new address and tells PD. */
  async moveStoreAddress(id: bigint): Promise<ClusterStore> {
    const { front } = this.#members.get(id);
    await this.stopStore(id);
    front.move();
    await this.startStore(id);
    return { id, address: front.address, statusAddress: front.statusAddress };
  }

  /** Everything that reaches or leaves the store takes `ms` longer; 0 ends that. */
  slowStore(id: bigint, ms: number): void {
    if (!(ms >= 0 && Number.isFinite(ms))) throw new ConfigError('ms', 'must be a number of at least 0');
    this.#members.get(id);
    this.#links.setSlow(id, ms);
  }

  /**
   * Cuts the store off from the other stores, PD and clients, as a broken network does. Its connections stay, and nothing passes;
   * `healStore` delivers what clients and store have said meanwhile, in order, as TCP would send it again, and resets calls that
   * have waited 20 s by then, as connections would have been given up. Messages among stores and to PD are lost, and come again.
   */
  partitionStore(id: bigint): void {
    this.#members.get(id);
    this.#links.setCutOff(id, true);
  }

  healStore(id: bigint): void {
    const member = this.#members.get(id);
    this.#links.setCutOff(id, false);
    this.reports.reportStore(member);
  }

  setPdLeaderless(leaderless: boolean): void {
    this.#pd.setLeaderless(leaderless);
  }

  transferPdLeader(name?: string): void {
    this.#pd.transferLeader(name);
  }

  /** Stops the n-th PD member, from 0. */
  stopPd(index: number): Promise<void> {
    return this.#pd.stopMember(index);
  }

  startPd(index: number): Promise<void> {
    return this.#pd.startMember(index);
  }

  stepBackTso(ms: number): void {
    this.#pd.stepBackTso(ms);
  }

  /** True: PD hears nothing of the stores any more and so grows older than they are. */
  freezePdHeartbeats(frozen: boolean): void {
    this.reports.setSilent(frozen);
    if (!frozen) this.#heartbeat();
  }

  /** Arms a fault; what comes back tells how often it has struck. */
  addFault(fault: Fault): InjectedFault {
    return this.#faults.add(fault);
  }

  /** All that the leader of its region has of a key of transactions (else the replica that has come furthest), decoded. */
  mvcc(key: Uint8Array | string): MvccKeyState {
    return this.#members.mvcc(key);
  }

  /** All locks of transactions that leaders have, in memory or written, in key order. */
  locks(): MvccLockState[] {
    return this.#members.locks();
  }

  debugSnapshot(): Readonly<Record<string, unknown>> {
    return {
      clusterId: String(this.clusterId),
      pd: this.#pd.debugSnapshot(),
      ...this.#members.debugSnapshot((id) => this.#links.isCutOff(id)),
    };
  }

  /** Idempotent; leaves no timer and no socket. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#ticking?.cancel();
    this.reports.setSilent(true);
    for (const { store } of this.#members.all()) store.stop();
    await Promise.all(this.#members.all().map((member) => member.front.close()));
    await this.#pd.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #tick(): void {
    if (this.#closed) return;
    for (const { store } of this.#members.all()) store.tick();
    const now = this.#clock.monotonic();
    if (now - this.#heartbeatAt >= this.#options.heartbeatMs) this.#heartbeat();
    this.#ticking = this.#clock.setTimer(this.#options.tickMs, () => this.#tick());
    this.#ticking.unref();
  }

  #heartbeat(): void {
    this.#heartbeatAt = this.#clock.monotonic();
    for (const member of this.#members.all()) this.reports.reportStore(member);
  }
}

function drawClusterId(random: Random): bigint {
  const bytes = Buffer.from(random.bytes(8));
  // As PD makes them: seconds above, randomness below; never zero, and below 2^63 for readers with signed numbers.
  return (bytes.readBigUInt64BE(0) >> 1n) | 1n;
}
