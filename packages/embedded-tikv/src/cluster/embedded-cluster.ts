import { encodeBytes } from '@tikv-client/codec';
import { ConfigError } from '@tikv-client/errors';
import { metapb } from '@tikv-client/kvproto';
import { silentLogger, systemClock, systemRandom } from '@tikv-client/runtime';
import type { Clock, Logger, Random, Timer } from '@tikv-client/runtime';
import { createGrpcListener } from '@tikv-client/transport';
import type { Listener } from '@tikv-client/transport';
import { FaultTable } from '../faults/fault-table.js';
import type { Fault } from '../faults/fault-table.js';
import { FaultyListener } from '../faults/faulty-listener.js';
import { createPlacementDriver } from '../pd/placement-driver.js';
import type { StorageMode } from '../raw/api-mode.js';
import type { PeerMutations, RegionPeer } from '../region/region-peer.js';
import { containsKey, hexKey } from '../region/region-range.js';
import { Store } from '../store/store.js';
import type { DeadlockDetector } from '../txn/deadlock/deadlock-detector.js';
import { keyOf, locksOf } from '../txn/debug/keys-view.js';
import type { MvccKeyState, MvccLockState } from '../txn/debug/keys-view.js';
import type { TxnMutations } from '../txn/txn-mutations.js';
import { resolveClusterOptions } from './cluster-options.js';
import type { EmbeddedClusterOptions, ResolvedClusterOptions } from './cluster-options.js';
import { initialLayout, maxReplicas } from './initial-layout.js';
import { LocalIds } from './local-ids.js';
import type { ClusterOperator, CreatePlacementDriver, PlacementDriver, RegionReport } from './placement-driver-link.js';
import { StoreFront } from './store-front.js';
import { StoreLinks } from './store-links.js';
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

/** All bugs that stores can be told to have. */
export interface StoreMutations extends PeerMutations, TxnMutations {}

/** A region as the cluster knows it: from its leader, else from the replica that has come furthest. */
export interface ClusterRegion {
  readonly id: bigint;
  readonly startKey: Uint8Array;
  /** Empty: no upper bound. */
  readonly endKey: Uint8Array;
  readonly epoch: { readonly confVer: bigint; readonly version: bigint };
  readonly leaderStoreId: bigint | undefined;
  readonly storeIds: readonly bigint[];
  /** In the order of `storeIds`. */
  readonly peerIds: readonly bigint[];
  /** Keys in the default family; expired ones count. */
  readonly keys: number;
}

export interface ClusterStore {
  readonly id: bigint;
  /** `host:port` of gRPC. */
  readonly address: string;
  /** `host:port` of the status port, HTTP. */
  readonly statusAddress: string;
}

interface Member {
  readonly store: Store;
  readonly front: StoreFront;
}

const operationTimeoutMs = 10_000;
const maxEntryBytes = 8 * 1024 * 1024;

/** A TiKV-compatible cluster in this process: PD members and stores, each on its own ports. */
export class EmbeddedCluster implements ClusterOperator {
  readonly #options: ResolvedClusterOptions;
  readonly #clock: Clock;
  readonly #links: StoreLinks;
  readonly #faults: FaultTable;
  readonly #members: Map<bigint, Member>;
  readonly #pd: PlacementDriver;
  #pdFrozen = false;
  #ticking: Timer | undefined;
  #heartbeatAt = 0;
  #closed = false;

  private constructor(parts: {
    readonly options: ResolvedClusterOptions;
    readonly clock: Clock;
    readonly links: StoreLinks;
    readonly faults: FaultTable;
    readonly members: Map<bigint, Member>;
    readonly pd: PlacementDriver;
  }) {
    this.#options = parts.options;
    this.#clock = parts.clock;
    this.#links = parts.links;
    this.#faults = parts.faults;
    this.#members = parts.members;
    this.#pd = parts.pd;
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
    const mode: StorageMode = resolved.apiVersion === 2 ? 'V2' : resolved.enableTtl ? 'V1ttl' : 'V1';
    const clusterId = resolved.clusterId ?? drawClusterId(random);
    // What needs the cluster is only called once it is there.
    const self: { cluster?: EmbeddedCluster } = {};
    const members = new Map<bigint, Member>();
    const ids = new LocalIds(layout.firstFreeId);

    for (const id of layout.storeIds) {
      const store = new Store(
        {
          id,
          clusterId,
          mode,
          splitKeys: resolved.splitKeys,
          peers: {
            electionTimeoutMs: resolved.electionTimeoutMs,
            maxEntryBytes,
            maxPendingWriteBytes: resolved.maxPendingWriteBytes,
            maxParkedReads: 65_536,
            replica: { maxLogEntries: resolved.maxLogEntries, maxLogBytes: 64 * 1024 * 1024, maxAppendEntries: 256 },
            mutations: deps.mutations ?? {},
          },
          txn: {
            waitForLockTimeoutMs: resolved.waitForLockTimeoutMs,
            wakeUpDelayMs: resolved.wakeUpDelayMs,
            maxLockWaiters: resolved.maxLockWaiters,
            maxPeerMemoryLockBytes: resolved.maxMemoryLockBytes,
            maxStoreMemoryLockBytes: 100 * 1024 * 1024,
            mutations: deps.mutations ?? {},
          },
        },
        {
          clock,
          random,
          links,
          allocId: () => ids.next(),
          onChanged: (peer) => self.cluster?.reportRegion(peer),
          timestamp: () => self.cluster?.timestampFor(id),
          gcSafePoint: () => self.cluster?.gcSafePointFor(id) ?? 0n,
          detector: () => self.cluster?.detectorFor(id),
        },
      );
      links.add(store);
      const gate = {
        faults,
        clock,
        storeId: id,
        isCutOff: () => links.isCutOff(id),
        slowMs: () => links.slowMs(id),
      };
      const front = new StoreFront(
        store,
        {
          apiVersion: resolved.apiVersion,
          enableTtl: resolved.enableTtl,
          addressesOf: (generation) => storeAddresses(resolved, id, generation),
        },
        { listener: new FaultyListener(listener, gate), faults },
      );
      members.set(id, { store, front });
    }

    const pdGate = { faults, clock, isCutOff: () => false, slowMs: () => 0 };
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
      await Promise.all([...members.values()].map((member) => member.front.open()));
      for (const { store } of members.values()) store.start();
      for (const { region } of layout.regions) {
        for (const peer of region.peers) members.get(peer.storeId)?.store.addPeer(region);
      }
      pd.bootstrap(
        [...members.values()].map((member) => storeMeta(member)),
        layout.regions,
      );
      self.cluster = cluster;
      for (const { region, leader } of layout.regions)
        members.get(leader.storeId)?.store.peer(region.id)?.campaign(true);
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
    return [...this.#members.values()].map(({ store, front }) => ({
      id: store.storeId,
      address: front.address,
      statusAddress: front.statusAddress,
    }));
  }

  /** The regions as they are now, in key order. */
  regions(): ClusterRegion[] {
    return this.#bestPeers().map((peer) => ({
      id: peer.region.id,
      startKey: peer.region.startKey,
      endKey: peer.region.endKey,
      epoch: {
        confVer: peer.region.regionEpoch?.confVer ?? 0n,
        version: peer.region.regionEpoch?.version ?? 0n,
      },
      leaderStoreId: peer.replica.isLeader ? peer.storeId : undefined,
      storeIds: peer.region.peers.map((one) => one.storeId),
      peerIds: peer.region.peers.map((one) => one.id),
      keys: peer.data.countKeys(),
    }));
  }

  /** Splits the region that holds a key at that key, or a region at several. Resolves with the ids of the new regions, left to right. */
  async splitRegion(
    at: Uint8Array | string | { readonly regionId: bigint; readonly keys: readonly Uint8Array[] },
  ): Promise<bigint[]> {
    const deadline = this.#clock.monotonic() + operationTimeoutMs;
    if (typeof at === 'string' || at instanceof Uint8Array) {
      const key = typeof at === 'string' ? Buffer.from(at) : at;
      const region = this.#regionOf(key);
      return this.#split(() => this.#regionOf(key)?.id ?? region?.id, [key], deadline);
    }
    return this.#split(() => at.regionId, at.keys, deadline);
  }

  /** As PD's SplitRegions: keys that are borders already count as done. */
  async splitRegions(
    keys: readonly Uint8Array[],
    options: { readonly deadline: number },
  ): Promise<{ regionIds: bigint[]; finishedPercentage: number }> {
    const regionIds: bigint[] = [];
    let finished = 0;
    for (const key of keys) {
      const region = this.#regionOf(key);
      if (region !== undefined && Buffer.compare(region.startKey, key) === 0) {
        finished += 1;
        continue;
      }
      try {
        regionIds.push(...(await this.#split(() => this.#regionOf(key)?.id, [key], options.deadline)));
        finished += 1;
      } catch {
        // Counts as not finished: that is how PD's answer says so.
      }
    }
    return { regionIds, finishedPercentage: keys.length === 0 ? 100 : Math.floor((100 * finished) / keys.length) };
  }

  /** Asks the leader to hand over; false if there is no such region, peer or leader. Takes effect at once unless messages are slow. */
  transferLeader(regionId: bigint, storeId: bigint): boolean {
    return this.#leaderOf(regionId)?.transferTo(storeId) ?? false;
  }

  /** Closes the store's ports and takes its replicas away. Others elect new leaders after the election timeout. */
  async stopStore(id: bigint): Promise<void> {
    const { store, front } = this.#member(id);
    store.stop();
    await front.close();
  }

  /** Brings a stopped store back with its data, at its old address. */
  async startStore(id: bigint): Promise<void> {
    const member = this.#member(id);
    if (member.store.running) return;
    await member.front.open();
    member.store.start();
    this.#reportStore(member);
  }

  async restartStore(id: bigint): Promise<void> {
    await this.stopStore(id);
    await this.startStore(id);
  }

  /** Restarts the store at a new address and tells PD. */
  async moveStoreAddress(id: bigint): Promise<ClusterStore> {
    const { front } = this.#member(id);
    await this.stopStore(id);
    front.move();
    await this.startStore(id);
    return { id, address: front.address, statusAddress: front.statusAddress };
  }

  /** Everything that reaches or leaves the store takes `ms` longer; 0 ends that. */
  slowStore(id: bigint, ms: number): void {
    if (!(ms >= 0 && Number.isFinite(ms))) throw new ConfigError('ms', 'must be a number of at least 0');
    this.#member(id);
    this.#links.setSlow(id, ms);
  }

  /** Cuts the store off: from the other stores, PD and clients. Connections stay, messages are lost. */
  partitionStore(id: bigint): void {
    this.#member(id);
    this.#links.setCutOff(id, true);
  }

  healStore(id: bigint): void {
    const member = this.#member(id);
    this.#links.setCutOff(id, false);
    this.#reportStore(member);
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
    this.#pdFrozen = frozen;
    if (!frozen) this.#heartbeat();
  }

  addFault(fault: Fault): { remove(): void } {
    return this.#faults.add(fault);
  }

  /** All that the leader of its region has of a key of transactions (else the replica that has come furthest), decoded. */
  mvcc(key: Uint8Array | string): MvccKeyState {
    const raw = typeof key === 'string' ? Buffer.from(key) : key;
    const peer = this.#bestPeers().find((one) => containsKey(one.region, encodeBytes(raw)));
    if (peer === undefined) throw new Error('no region holds the key');
    return keyOf(this.#member(peer.storeId).store, peer, raw);
  }

  /** All locks of transactions that leaders have, in memory or written, in key order. */
  locks(): MvccLockState[] {
    return this.#bestPeers().flatMap((peer) => locksOf(this.#member(peer.storeId).store, peer));
  }

  debugSnapshot(): Readonly<Record<string, unknown>> {
    return {
      clusterId: String(this.clusterId),
      pd: this.#pd.debugSnapshot(),
      stores: [...this.#members.values()].map(({ store, front }) => ({
        id: String(store.storeId),
        address: front.address,
        running: store.running,
        cutOff: this.#links.isCutOff(store.storeId),
        slowMs: store.slowMs,
        latches: store.latches.size,
        peers: [...store.peers].map((peer) => ({
          region: String(peer.region.id),
          initialized: peer.initialized,
          leader: peer.replica.isLeader,
          term: peer.replica.term,
          commit: peer.replica.commitIndex,
          applied: peer.replica.appliedIndex,
          last: peer.replica.log.last.index,
          log: peer.replica.log.length,
          waiting: peer.pendingProposals,
        })),
      })),
      regions: this.regions().map((region) => ({
        id: String(region.id),
        start: hexKey(region.startKey),
        end: hexKey(region.endKey),
        version: String(region.epoch.version),
        leader: String(region.leaderStoreId ?? ''),
        keys: region.keys,
      })),
    };
  }

  /** Idempotent; leaves no timer and no socket. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#ticking?.cancel();
    for (const { store } of this.#members.values()) store.stop();
    await Promise.all([...this.#members.values()].map((member) => member.front.close()));
    await this.#pd.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Tells PD what the leader of a region knows of it; a replica that does not lead has nothing to say. */
  reportRegion(peer: RegionPeer): void {
    if (!peer.replica.isLeader || this.#pdFrozen || this.#closed || this.#links.isCutOff(peer.storeId)) return;
    this.#pd.regionHeartbeat(this.#regionReport(peer));
  }

  /** PD's time stamp for a store that can reach it. */
  timestampFor(storeId: bigint): bigint | undefined {
    return this.#links.isCutOff(storeId) ? undefined : this.#pd.timestamp();
  }

  gcSafePointFor(storeId: bigint): bigint {
    return this.#links.isCutOff(storeId) ? 0n : this.#pd.gcSafePoint();
  }

  /** The deadlock detector of the store that leads the first region, if the store can reach it. */
  detectorFor(storeId: bigint): DeadlockDetector | undefined {
    let found: RegionPeer | undefined;
    for (const { store } of this.#members.values()) {
      for (const peer of store.peers) {
        if (!peer.initialized || peer.region.startKey.length > 0 || !peer.replica.isLeader) continue;
        if (found === undefined || peer.replica.term > found.replica.term) found = peer;
      }
    }
    if (found === undefined || this.#links.reach(storeId, found.storeId) === undefined) return undefined;
    return this.#member(found.storeId).store.txn.ownDetector;
  }

  #tick(): void {
    if (this.#closed) return;
    for (const { store } of this.#members.values()) store.tick();
    const now = this.#clock.monotonic();
    if (now - this.#heartbeatAt >= this.#options.heartbeatMs) this.#heartbeat();
    this.#ticking = this.#clock.setTimer(this.#options.tickMs, () => this.#tick());
    this.#ticking.unref();
  }

  #heartbeat(): void {
    this.#heartbeatAt = this.#clock.monotonic();
    for (const member of this.#members.values()) this.#reportStore(member);
  }

  #reportStore(member: Member): void {
    const { store } = member;
    if (this.#pdFrozen || this.#closed || !store.running || this.#links.isCutOff(store.storeId)) return;
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

  async #split(regionId: () => bigint | undefined, keys: readonly Uint8Array[], deadline: number): Promise<bigint[]> {
    let problem = 'the region is not there';
    for (;;) {
      const id = regionId();
      const leader = id === undefined ? undefined : this.#leaderOf(id);
      if (leader !== undefined) {
        const before = leader.region.startKey;
        const refused = await new Promise<string | undefined>((resolve) => {
          const timer = this.#clock.setTimer(Math.max(0, deadline - this.#clock.monotonic()), () =>
            resolve('no majority in time'),
          );
          timer.unref();
          this.#member(leader.storeId).store.split(leader, keys, (error) => {
            timer.cancel();
            resolve(error === undefined ? undefined : error.message);
          });
        });
        if (refused === undefined) {
          const inside = this.regions().filter(
            (one) =>
              Buffer.compare(one.startKey, before) >= 0 && Buffer.compare(one.startKey, leader.region.startKey) < 0,
          );
          return inside.map((one) => one.id);
        }
        problem = refused;
        if (!refused.startsWith('peer is not leader') && refused !== 'stale command') break;
      } else {
        problem = 'the region has no leader';
      }
      if (this.#clock.monotonic() >= deadline || this.#closed) break;
      await this.#clock.sleep(this.#options.tickMs);
    }
    throw new Error(`cannot split: ${problem}`);
  }

  /** The replica of each region that knows most, in key order. */
  #bestPeers(): RegionPeer[] {
    const best = new Map<bigint, RegionPeer>();
    for (const { store } of this.#members.values()) {
      for (const peer of store.peers) {
        const known = best.get(peer.region.id);
        if (peer.initialized && (known === undefined || knowsMore(peer, known))) best.set(peer.region.id, peer);
      }
    }
    return [...best.values()].sort((a, b) => Buffer.compare(a.region.startKey, b.region.startKey));
  }

  #regionOf(key: Uint8Array): ClusterRegion | undefined {
    return this.regions().find((region) => containsKey(region, key));
  }

  #leaderOf(regionId: bigint): RegionPeer | undefined {
    let found: RegionPeer | undefined;
    for (const { store } of this.#members.values()) {
      const peer = store.peer(regionId);
      if (peer?.replica.isLeader === true && (found === undefined || peer.replica.term > found.replica.term))
        found = peer;
    }
    return found;
  }

  #member(id: bigint): Member {
    const member = this.#members.get(id);
    if (member === undefined) throw new ConfigError('storeId', `there is no store ${id}`);
    return member;
  }
}

function knowsMore(a: RegionPeer, b: RegionPeer): boolean {
  if (a.replica.isLeader !== b.replica.isLeader) return a.replica.isLeader;
  if (a.replica.term !== b.replica.term) return a.replica.term > b.replica.term;
  return a.replica.appliedIndex > b.replica.appliedIndex;
}

function storeMeta({ store, front }: Member): metapb.Store {
  return metapb.Store.fromPartial({
    id: store.storeId,
    address: front.address,
    statusAddress: front.statusAddress,
    version: '8.5.0',
    startTimestamp: BigInt(store.startedAtSeconds),
    state: metapb.StoreState.Up,
    nodeState: metapb.NodeState.Serving,
  });
}

function storeAddresses(
  options: ResolvedClusterOptions,
  id: bigint,
  generation: number,
): { rpc: string; status: string } {
  if (options.addressing === 'port') return { rpc: `${options.host}:0`, status: `${options.host}:0` };
  const name = generation === 0 ? `store-${id}` : `store-${id}-moved-${generation}`;
  return { rpc: `${name}:20160`, status: `${name}:20180` };
}

function pdAddresses(options: ResolvedClusterOptions): string[] {
  return Array.from({ length: options.pds }, (_, i) => {
    if (i === 0 && options.pdAddress !== undefined) return options.pdAddress;
    return options.addressing === 'port' ? `${options.host}:0` : `pd-${i}:2379`;
  });
}

function drawClusterId(random: Random): bigint {
  const bytes = Buffer.from(random.bytes(8));
  // As PD makes them: seconds above, randomness below; never zero, and below 2^63 for readers with signed numbers.
  return (bytes.readBigUInt64BE(0) >> 1n) | 1n;
}
