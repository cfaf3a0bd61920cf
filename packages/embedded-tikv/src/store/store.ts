import { createMemoryEngine, WriteBatch } from '@tikv-client/engine';
import type { errorpb, kvrpcpb, metapb } from '@tikv-client/kvproto';
import type { Clock, Random } from '@tikv-client/runtime';
import type { LinkedStore, StoreLinks } from '../cluster/store-links.js';
import type { StorageMode } from '../raw/api-mode.js';
import { columnFamilies } from '../region/region-command.js';
import type { CommandDone, RegionState } from '../region/region-command.js';
import { regionErrors } from '../region/region-errors.js';
import { RegionPeer } from '../region/region-peer.js';
import type { PeerHost, PeerMessage, PeerOptions } from '../region/region-peer.js';
import { overlaps } from '../region/region-range.js';
import type { KeySpan } from '../region/region-range.js';
import { borderOf, bordersOfSplit } from '../region/split-region.js';
import type { DeadlockDetector } from '../txn/deadlock/deadlock-detector.js';
import type { GcSafePoints } from '../txn/gc/gc-safe-points.js';
import { VersionGc } from '../txn/gc/version-gc.js';
import { TxnState } from '../txn/txn-state.js';
import type { TxnOptions } from '../txn/txn-state.js';
import { KeyLatches } from './key-latches.js';
import { ReplicaReads } from './replica-reads.js';
import type { ReadGuard, ReadIndex, ReplicaReadHost } from './replica-reads.js';
import { isImpatient, SafeTsAdvancer } from './safe-ts-advancer.js';
import type { SafeTsHost } from './safe-ts-advancer.js';

export interface StoreOptions {
  readonly id: bigint;
  readonly clusterId: bigint;
  readonly mode: StorageMode;
  /** A region with more keys splits in half; undefined: never. */
  readonly splitKeys: number | undefined;
  /** Labels that PD has of the store. */
  readonly labels: Readonly<Record<string, string>>;
  /** How often the safe time stamps of regions led here move, in ms. */
  readonly safeTsIntervalMs: number;
  readonly peers: PeerOptions;
  readonly txn: TxnOptions;
}

export interface StoreDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly links: StoreLinks;
  readonly allocId: () => bigint;
  /** A peer here became or ceased to be leader, or its region changed. */
  readonly onChanged: (peer: RegionPeer) => void;
  /** A time stamp from PD; undefined while the store cannot get one. */
  readonly timestamp: () => bigint | undefined;
  /** The safe time stamp of the whole store has moved. */
  readonly onSafeTs: (safeTs: bigint) => void;
  /** PD's GC safe points; undefined while the store cannot learn them. */
  readonly gcSafePoints: () => GcSafePoints | undefined;
  /** The cluster's deadlock detector as far as the store can reach it. */
  readonly detector: () => DeadlockDetector | undefined;
}

/** One store: its peers, and all that their requests share. It lives on through stops; its front does not. */
export class Store implements PeerHost, LinkedStore, ReplicaReadHost, SafeTsHost {
  readonly storeId: bigint;
  readonly options: StoreOptions;
  readonly clock: Clock;
  readonly replicaReads: ReplicaReads;
  readonly #safeTs: SafeTsAdvancer;
  readonly #deps: StoreDeps;
  readonly #peers = new Map<bigint, RegionPeer>();
  #latches: KeyLatches;
  #txn: TxnState;
  readonly #gc: VersionGc;
  #running = false;
  #startedAtSeconds = 0;
  #feedbackSequence = 0n;
  #hasNewSafeTs = false;
  readonly #splitting = new Set<bigint>();

  constructor(options: StoreOptions, deps: StoreDeps) {
    this.options = options;
    this.storeId = options.id;
    this.clock = deps.clock;
    this.#deps = deps;
    const { maxParkedReads, electionTimeoutMs } = options.peers;
    this.replicaReads = new ReplicaReads(this, { maxWaiting: maxParkedReads, patienceMs: 2 * electionTimeoutMs });
    this.#safeTs = new SafeTsAdvancer(this, options.safeTsIntervalMs);
    this.#gc = new VersionGc(options.mode === 'V2');
    this.#latches = this.#newLatches();
    this.#txn = this.#newTxn();
  }

  get id(): bigint {
    return this.storeId;
  }

  get running(): boolean {
    return this.#running;
  }

  get latches(): KeyLatches {
    return this.#latches;
  }

  /** What transactions share on this store since it was started. */
  get txn(): TxnState {
    return this.#txn;
  }

  /** A time stamp from PD; undefined while the store cannot get one. */
  timestamp(): bigint | undefined {
    return this.#deps.timestamp();
  }

  get peers(): Iterable<RegionPeer> {
    return this.#peers.values();
  }

  get startedAtSeconds(): number {
    return this.#startedAtSeconds;
  }

  /** By how much requests are to be delayed, in ms. */
  get slowMs(): number {
    return this.#deps.links.slowMs(this.storeId);
  }

  /** What health feedback says: slow score 1 is healthy, 100 as slow as it gets. */
  healthFeedback(): kvrpcpb.HealthFeedback {
    this.#feedbackSequence += 1n;
    const slowScore = Math.min(100, 1 + Math.floor(this.slowMs / 10));
    return { storeId: this.storeId, feedbackSeqNo: this.#feedbackSequence, slowScore };
  }

  nowSeconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  peer(regionId: bigint): RegionPeer | undefined {
    return this.#peers.get(regionId);
  }

  /** Gives the store a replica of a region as the cluster starts with it. */
  addPeer(region: metapb.Region): RegionPeer {
    return this.#addPeer({ region, data: emptyData() }, true);
  }

  start(): void {
    this.#running = true;
    this.#startedAtSeconds = this.nowSeconds();
    for (const peer of this.#peers.values()) peer.resume();
  }

  /** All that is not on disk is lost: roles, waiting callers, latches, max_ts and locks in memory. */
  stop(): void {
    this.#running = false;
    for (const peer of this.#peers.values()) peer.stop();
    this.#latches = this.#newLatches();
    this.#txn.close();
    this.#txn = this.#newTxn();
    this.replicaReads.clear();
    this.#safeTs.clear();
    this.#splitting.clear();
  }

  tick(): void {
    if (!this.#running) return;
    for (const peer of this.#peers.values()) {
      peer.tick();
      if (peer.replica.isLeader) this.#txn.syncMaxTs(peer);
    }
    this.replicaReads.tick();
    this.#safeTs.tick(this.now());
    if (this.#hasNewSafeTs) {
      this.#hasNewSafeTs = false;
      this.#deps.onSafeTs(this.safeTs());
    }
    const safePoints = this.#deps.gcSafePoints();
    if (safePoints !== undefined) this.#gc.run(this.#peers.values(), safePoints);
  }

  /** The smallest safe time stamp of the regions here that have one and, where a range is given, meet it; 0: there is none. */
  safeTs(range?: KeySpan): bigint {
    let smallest = 0n;
    for (const peer of this.#peers.values()) {
      const { value } = peer.safeTs;
      if (value === 0n || (smallest > 0n && value >= smallest)) continue;
      if (peer.initialized && (range === undefined || overlaps(peer.region, range))) smallest = value;
    }
    return smallest;
  }

  /**
   * The peer that a request is for, or the region error that it gets: the checks up to the epoch, in TiKV's order. Reads look at
   * the store first, raw writes at the region. `anyReplica`: it need not lead.
   */
  locate(
    context: kvrpcpb.Context | undefined,
    order: 'storeFirst' | 'regionFirst',
    anyReplica = false,
  ): RegionPeer | errorpb.Error {
    const regionId = context?.regionId ?? 0n;
    const requestStore = context?.peer?.storeId ?? 0n;
    const peer = this.#peers.get(regionId);
    if (order === 'regionFirst' && peer === undefined) return regionErrors.regionNotFound(regionId);
    if (requestStore !== this.storeId) return regionErrors.storeNotMatch(requestStore, this.storeId);
    if (peer === undefined) return regionErrors.regionNotFound(regionId);
    const requestPeer = context?.peer?.id ?? 0n;
    if (requestPeer !== peer.peer.id) return regionErrors.mismatchPeerId(requestPeer, peer.peer.id);
    if (!anyReplica && peer.refusesAsLeader) return regionErrors.notLeader(regionId, peer.leaderPeer);
    if (!peer.initialized) return regionErrors.regionNotInitialized(regionId);
    const term = context?.term ?? 0n;
    if (term !== 0n && BigInt(peer.replica.term) > term + 1n) return regionErrors.staleCommand();
    return peer.checkEpoch(context?.regionEpoch) ?? peer;
  }

  /** Splits the region of a peer at keys in any order. */
  split(peer: RegionPeer, keys: readonly Uint8Array[], done: CommandDone): void {
    const borders = bordersOfSplit(peer.region, keys);
    if ('refused' in borders) {
      done(borders.refused);
      return;
    }
    const newIds = borders.map(() => ({
      regionId: this.#deps.allocId(),
      peerIds: peer.region.peers.map(() => this.#deps.allocId()),
    }));
    peer.split(borders, newIds, done);
  }

  // What neighbours and peers ask.

  ensurePeer(region: metapb.Region): RegionPeer {
    const known = this.#peers.get(region.id);
    if (known !== undefined) return known;
    const group = { ...region, startKey: new Uint8Array(), endKey: new Uint8Array() };
    return this.#addPeer({ region: group, data: emptyData() }, false);
  }

  readIndex(regionId: bigint, from: bigint, guard: ReadGuard | undefined): ReadIndex | undefined {
    const peer = this.#peers.get(regionId);
    const index = peer?.readIndex();
    if (peer === undefined || index === undefined) return undefined;
    const locked = guard?.(this.#txn);
    if (locked !== undefined) return { locked };
    // It would hear of what was committed last only with the next write, or the next beat.
    peer.replica.tellCommit(from);
    return { index };
  }

  learnSafeTs(regionId: bigint, ts: bigint, index: number): void {
    const peer = this.#peers.get(regionId);
    if (peer === undefined) return;
    peer.safeTs.learn(ts, index, peer.replica.appliedIndex);
    this.#hasNewSafeTs = true;
  }

  wantSafeTs(regionId: bigint): void {
    this.#safeTs.want(regionId);
  }

  askReadIndex(leader: bigint, peer: RegionPeer, guard: ReadGuard | undefined): ReadIndex | undefined {
    return this.#reach(leader)?.readIndex(peer.region.id, this.storeId, guard);
  }

  claimSafeTs(peer: RegionPeer, ts: bigint, index: number): void {
    for (const { storeId } of peer.region.peers) this.#reach(storeId)?.learnSafeTs(peer.region.id, ts, index);
  }

  /** A stale read at `version` was refused: if it was far ahead, the leader is asked to move on. */
  refusedStale(peer: RegionPeer, version: bigint): void {
    const { leader } = peer.replica;
    if (leader !== undefined && isImpatient(version, peer.safeTs.value))
      this.#reach(leader)?.wantSafeTs(peer.region.id);
  }

  now(): number {
    return this.clock.monotonic();
  }

  random(): number {
    return this.#deps.random.next();
  }

  peerOn(storeId: bigint, region: metapb.Region): RegionPeer | undefined {
    return this.#deps.links.reach(this.storeId, storeId)?.ensurePeer(region);
  }

  send(to: bigint, from: RegionPeer, message: PeerMessage): void {
    this.#deps.links.send(to, from, message);
  }

  changed(peer: RegionPeer): void {
    this.#deps.onChanged(peer);
  }

  roleChanged(peer: RegionPeer): void {
    this.#txn.roleChanged(peer);
  }

  beforeTransfer(peer: RegionPeer): void {
    const batch = new WriteBatch();
    const { memoryLocks } = this.#txn;
    memoryLocks.writeAll(peer, batch);
    if (batch.isEmpty) return;
    const written = memoryLocks.leaving(peer, batch);
    peer.write(
      batch,
      (refused) => written?.(refused === undefined),
      () => written?.(false),
    );
  }

  born(parent: RegionPeer, children: readonly RegionState[]): void {
    const leads = parent.replica.isLeader;
    if (leads) this.#txn.memoryLocks.split(parent, children);
    // Followers make their own children when they learn that the split is committed; better before these ask for votes.
    if (leads) parent.replica.beat();
    for (const state of children) {
      const known = this.#peers.get(state.region.id);
      if (known === undefined) this.#addPeer(state, true);
      else known.initialize(state);
      if (leads) this.#peers.get(state.region.id)?.campaign(true);
    }
  }

  wrote(peer: RegionPeer): void {
    const { splitKeys } = this.options;
    // Counting exactly is work; it waits until the region may have grown too large.
    if (splitKeys === undefined || this.#splitting.has(peer.region.id)) return;
    if (!countedFamilies.some((family) => peer.data.countKeysAtMost(family) > splitKeys)) return;
    if (peer.data.countKeys({}, largerFamily(peer)) <= splitKeys) return;
    const regionId = peer.region.id;
    this.#splitting.add(regionId);
    // Not from within the write that has just been applied.
    this.clock.nextTurn(() => this.#splitInHalf(regionId));
  }

  leftNeighbours(region: metapb.Region, limit: number): readonly metapb.Region[] {
    const found: metapb.Region[] = [];
    let { startKey } = region;
    while (found.length < limit && startKey.length > 0) {
      const left = this.#endingAt(startKey);
      if (left === undefined) break;
      found.push(left);
      ({ startKey } = left);
    }
    return found;
  }

  #reach(storeId: bigint): LinkedStore | undefined {
    return storeId === this.storeId ? this : this.#deps.links.reach(this.storeId, storeId);
  }

  #endingAt(key: Uint8Array): metapb.Region | undefined {
    for (const peer of this.#peers.values()) {
      if (peer.initialized && Buffer.compare(peer.region.endKey, key) === 0) return peer.region;
    }
    return undefined;
  }

  #splitInHalf(regionId: bigint): void {
    this.#splitting.delete(regionId);
    const peer = this.#peers.get(regionId);
    if (peer === undefined || !this.#running || !peer.replica.isLeader) return;
    const family = largerFamily(peer);
    let left = Math.floor(peer.data.countKeys({}, family) / 2);
    let middle: Uint8Array | undefined;
    peer.data.iterate({ family }, (key) => {
      left -= 1;
      if (left >= 0) return true;
      const border = borderOf(key);
      // The first key may have so many versions that they reach beyond the middle.
      if (Buffer.compare(border, peer.region.startKey) <= 0) return true;
      middle = border;
      return false;
    });
    if (middle === undefined) return;
    this.split(peer, [middle], () => {
      for (const one of this.#peers.values()) if (one.replica.isLeader) this.wrote(one);
    });
  }

  #newLatches(): KeyLatches {
    return new KeyLatches(this.options.txn.mutations.latchesIgnored === true);
  }

  #newTxn(): TxnState {
    const { timestamp, detector } = this.#deps;
    return new TxnState(this.options.txn, { clock: this.clock, timestamp, detector });
  }

  #addPeer(state: RegionState, initialized: boolean): RegionPeer {
    const peer = new RegionPeer(state, initialized, this, this.options.peers);
    this.#peers.set(state.region.id, peer);
    return peer;
  }
}

/** Where the keys of a region are: raw ones in one family, transactional ones in the other (and their long values in the first). */
const countedFamilies = ['default', 'write'] as const;

function largerFamily({ data }: RegionPeer): string {
  const [raw, txn] = countedFamilies;
  return data.countKeys({}, txn) > data.countKeys({}, raw) ? txn : raw;
}

function emptyData(): RegionState['data'] {
  return createMemoryEngine({ families: columnFamilies });
}
