import type { MemoryEngine } from '@tikv-client/engine';
import { WriteBatch } from '@tikv-client/engine';
import type { errorpb, metapb } from '@tikv-client/kvproto';
import { campaign } from '../replication/election.js';
import type { LogEntry, LogPosition } from '../replication/replica-log.js';
import { Replica } from '../replication/replica.js';
import type { ReplicaHost, ReplicaLimits, ReplicaMessage } from '../replication/replica.js';
import { AppliedReads } from './applied-reads.js';
import { PendingProposals } from './pending-proposals.js';
import { commandBytes, keyOutside } from './region-command.js';
import type { CommandDone, RegionCommand, RegionState } from './region-command.js';
import { regionErrors } from './region-errors.js';
import { userSpanOf } from './region-range.js';
import type { KeySpan } from './region-range.js';
import { SafeTs } from './safe-ts.js';
import { restrictedTo, splitRegion } from './split-region.js';
import type { NewRegionIds } from './split-region.js';

export type PeerMessage = ReplicaMessage<RegionCommand, RegionState>;

/** What a peer needs of the store it lives on. */
export interface PeerHost {
  readonly storeId: bigint;
  /** Monotonic milliseconds. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** The same region's peer on another store, undefined while the stores cannot talk. Makes an empty peer where there is none. */
  peerOn(storeId: bigint, region: metapb.Region): RegionPeer | undefined;
  send(to: bigint, from: RegionPeer, message: PeerMessage): void;
  /** The peer's region or its right to lead changed. */
  changed(peer: RegionPeer): void;
  /** The peer leads, leads no more, or follows in another term. */
  roleChanged(peer: RegionPeer): void;
  /** The leader is about to hand over: what it has only in memory has to go into the log now. */
  beforeTransfer(peer: RegionPeer): void;
  /** A split made these; the host starts them on its store. */
  born(parent: RegionPeer, children: readonly RegionState[]): void;
  /** The leader applied a write. */
  wrote(peer: RegionPeer): void;
  /** Regions that end where this one starts and so on to the left, nearest first. */
  leftNeighbours(region: metapb.Region, limit: number): readonly metapb.Region[];
}

export interface PeerOptions {
  /** Shortest time without a leader before a peer tries to become one, in ms; the longest is twice that. */
  readonly electionTimeoutMs: number;
  /** Largest log entry, in bytes. */
  readonly maxEntryBytes: number;
  /** Bytes proposed and not yet committed beyond which writes are refused as busy. */
  readonly maxPendingWriteBytes: number;
  /** Reads that wait for the leader to be confirmed. */
  readonly maxParkedReads: number;
  readonly replica: ReplicaLimits;
  readonly mutations: PeerMutations;
}

/** Bugs that tests of the tests switch on. */
export interface PeerMutations {
  /** A replica that has led goes on answering reads when it leads no more. */
  readonly oldLeaderAnswers?: boolean | undefined;
  /** A split loses the key it splits at. */
  readonly splitDropsBorderKey?: boolean | undefined;
  /** Replicas serve reads from what they have, without asking the leader. */
  readonly replicaReadsUnasked?: boolean | undefined;
  /** Requests with an older epoch pass, and reads go beyond the region's borders. */
  readonly staleRegionReads?: boolean | undefined;
}

/** Log position that every replica of a region born by a split (or with the cluster) starts from. */
const birth: LogPosition = { index: 5, term: 5 };
const maxNeighbours = 10;
const everything: KeySpan = { startKey: new Uint8Array(), endKey: new Uint8Array() };

interface ParkedRead {
  readonly run: () => void;
  readonly refuse: (error: errorpb.Error) => void;
}

/** One replica of one region on one store: its data, its place in the region's log, and those who wait for it. */
export class RegionPeer implements ReplicaHost<RegionCommand, RegionState> {
  readonly replica: Replica<RegionCommand, RegionState>;
  readonly appliedReads = new AppliedReads();
  readonly safeTs = new SafeTs();
  #region: metapb.Region;
  #userSpan: KeySpan | undefined;
  #peer: metapb.Peer;
  #data: MemoryEngine;
  #initialized: boolean;
  readonly #host: PeerHost;
  readonly #options: PeerOptions;
  readonly #proposals = new PendingProposals();
  #parked: ParkedRead[] = [];
  /** When the leader (as leader: a majority) was last seen. */
  #contactAt: number;
  #patienceMs: number;
  #transfer: { readonly to: bigint; readonly until: number } | undefined;
  #hasLed = false;

  /** `state.data` empty and `initialized` false: a peer that knows only its group, until a snapshot or a split fills it. */
  constructor(state: RegionState, initialized: boolean, host: PeerHost, options: PeerOptions) {
    this.#region = state.region;
    this.#userSpan = userSpanOf(state.region);
    this.#data = state.data;
    this.#initialized = initialized;
    this.#host = host;
    this.#options = options;
    this.#peer = this.#ownPeer(state.region);
    this.#contactAt = host.now();
    this.#patienceMs = this.#newPatience();
    this.replica = new Replica<RegionCommand, RegionState>(
      {
        id: host.storeId,
        peers: state.region.peers.map((peer) => peer.storeId),
        base: initialized ? birth : { index: 0, term: 0 },
      },
      this,
      options.replica,
    );
  }

  get region(): metapb.Region {
    return this.#region;
  }

  get peer(): metapb.Peer {
    return this.#peer;
  }

  get initialized(): boolean {
    return this.#initialized;
  }

  /** The applied data. Reads of it are current only between `read`'s callback and the next turn. */
  get data(): MemoryEngine {
    return this.#data;
  }

  /** The keys that reads may touch: those of the region. */
  get readable(): KeySpan {
    return this.#options.mutations.staleRegionReads === true ? everything : this.#region;
  }

  /** The same as keys of transactions; undefined when a border is no encoded key. */
  get userSpan(): KeySpan | undefined {
    return this.#options.mutations.staleRegionReads === true ? everything : this.#userSpan;
  }

  get storeId(): bigint {
    return this.#host.storeId;
  }

  /** Writes are refused: the leader is handing over. */
  get isTransferring(): boolean {
    return this.#transfer !== undefined;
  }

  get pendingProposals(): number {
    return this.#proposals.size;
  }

  /** The leader's peer as this replica knows it. */
  get leaderPeer(): metapb.Peer | undefined {
    return this.#region.peers.find((peer) => peer.storeId === this.replica.leader);
  }

  /** Whether `not_leader` is due for a request that wants the leader. */
  get refusesAsLeader(): boolean {
    return !this.replica.isLeader && !(this.#hasLed && this.#options.mutations.oldLeaderAnswers === true);
  }

  /**
   * Runs `run` at a moment when this replica is leader for certain and has applied all that was answered; `refuse` when it stops
   * being leader before. Neither is called as long as there is no majority.
   */
  read(run: () => void, refuse: (error: errorpb.Error) => void): void {
    if (this.#mayRead()) {
      run();
      return;
    }
    if (this.refusesAsLeader) refuse(this.#notLeader());
    else if (this.#parked.length >= this.#options.maxParkedReads)
      refuse(regionErrors.serverIsBusy('raftstore is busy'));
    else this.#parked.push({ run, refuse });
  }

  /** The log position that reads of other replicas have to wait for; undefined while it is not certain that this one leads. */
  readIndex(): number | undefined {
    return this.replica.servesReads && this.#isConfirmed() ? this.replica.commitIndex : undefined;
  }

  /**
   * Puts a write into the log; `done` once it is applied here, which needs a majority, or `lost` if that is decided elsewhere and
   * cannot be learned here.
   */
  write(batch: WriteBatch, done: CommandDone, lost?: () => void): void {
    this.#propose({ kind: 'write', version: this.#version, batch }, commandBytes(batch), done, lost);
  }

  /** Splits at ascending keys inside the region (see `refuseSplit`); the host supplies one set of ids per key. */
  split(keys: readonly Uint8Array[], newIds: readonly NewRegionIds[], done: CommandDone): void {
    this.#propose({ kind: 'split', version: this.#version, keys, newIds }, 256, done);
  }

  /** The epoch error for a request that came with `sent`, undefined if the versions are equal. */
  checkEpoch(sent: metapb.RegionEpoch | undefined): errorpb.Error | undefined {
    if (sent === undefined) return regionErrors.missingEpoch();
    if (sent.version === this.#version) return undefined;
    if (sent.version < this.#version && this.#options.mutations.staleRegionReads === true) return undefined;
    return this.#epochNotMatch(sent);
  }

  /** Hands leadership to a peer as soon as it has the whole log; writes are refused meanwhile. False if that cannot begin. */
  transferTo(storeId: bigint): boolean {
    if (!this.replica.isLeader) return false;
    if (storeId === this.storeId) return true;
    const target = this.replica.peers.includes(storeId) ? this.#host.peerOn(storeId, this.#region) : undefined;
    if (target === undefined) return false;
    if (this.#transfer === undefined) this.#host.beforeTransfer(this);
    this.#transfer = { to: storeId, until: this.#host.now() + this.#options.electionTimeoutMs };
    this.replica.beat();
    this.#continueTransfer();
    return true;
  }

  /** Tries to become leader now. `force` ignores that others see a live leader: the leader itself asked. */
  campaign(force: boolean): boolean {
    if (!this.#initialized || this.replica.isLeader) return false;
    const now = this.#host.now();
    const voters: Replica<RegionCommand, RegionState>[] = [];
    for (const id of this.replica.peers) {
      if (id === this.storeId) continue;
      const other = this.#host.peerOn(id, this.#region);
      if (other !== undefined && (force || !other.#seesOtherLeader(this, now))) voters.push(other.replica);
    }
    return campaign(this.replica, voters);
  }

  /** Time passes: keep followers up to date, notice lost majorities and leaders, try what waits. */
  tick(): void {
    const now = this.#host.now();
    if (this.replica.isLeader) {
      this.replica.beat();
      if (this.#reachableCount() >= this.replica.quorum) this.#contactAt = now;
      else if (now - this.#contactAt > this.#options.electionTimeoutMs) this.replica.forgetRole();
      if (this.#transfer !== undefined) this.#continueTransfer();
      if (this.#parked.length > 0) this.#retryParked();
      return;
    }
    if (this.#leaderReachable()) {
      this.#contactAt = now;
    } else if (now - this.#contactAt > this.#patienceMs) {
      this.#contactAt = now;
      this.#patienceMs = this.#newPatience();
      this.campaign(false);
    }
  }

  /** The store went down: callers get no answer, the role is gone, log and data stay. */
  stop(): void {
    this.#proposals.abandon();
    this.#parked = [];
    this.appliedReads.clear();
    this.safeTs.clear();
    this.#transfer = undefined;
    this.#hasLed = false;
    this.replica.forgetRole();
  }

  /** The store is up again. */
  resume(): void {
    this.#contactAt = this.#host.now();
    this.#patienceMs = this.#newPatience();
  }

  receive(from: bigint, message: PeerMessage): void {
    this.replica.receive(from, message);
  }

  /** Fills a peer that knew only its group with what a split made for it. */
  initialize(state: RegionState): void {
    if (this.#initialized) return;
    this.#adopt(state);
    this.replica.initialize(birth);
  }

  apply(entry: LogEntry<RegionCommand>): void {
    const refused = entry.data === undefined ? undefined : this.#applyCommand(entry.data);
    this.#proposals.applied(entry.index, entry.term, refused);
    this.#reached(entry.index);
    if (entry.data === undefined) this.#retryParked();
  }

  snapshot(): RegionState {
    return { region: this.#region, data: this.#data.clone() };
  }

  restore(state: RegionState, at: LogPosition): void {
    this.#adopt(state);
    this.#proposals.abandonUpTo(at.index);
    this.#host.changed(this);
    this.#reached(at.index);
  }

  send(to: bigint, message: PeerMessage): void {
    this.#host.send(to, this, message);
  }

  roleChanged(): void {
    this.#contactAt = this.#host.now();
    if (this.replica.isLeader) this.#hasLed = true;
    else this.#transfer = undefined;
    if (this.refusesAsLeader) {
      const parked = this.#parked;
      this.#parked = [];
      for (const read of parked) read.refuse(this.#notLeader());
    }
    this.#host.roleChanged(this);
    this.#host.changed(this);
  }

  get #version(): bigint {
    return this.#region.regionEpoch?.version ?? 0n;
  }

  #reached(index: number): void {
    this.safeTs.applied(index);
    this.appliedReads.applied(index);
  }

  #propose(command: RegionCommand, bytes: number, done: CommandDone, lost?: () => void): void {
    const { replica } = this;
    if (!replica.isLeader) {
      done(this.#notLeader());
    } else if (bytes > this.#options.maxEntryBytes) {
      done(regionErrors.raftEntryTooLarge(this.#region.id, bytes));
    } else if (this.#transfer !== undefined) {
      done(regionErrors.notLeader(this.#region.id, undefined));
    } else if (
      replica.commitIndex < replica.log.last.index &&
      replica.uncommittedBytes() + bytes > this.#options.maxPendingWriteBytes
    ) {
      done(regionErrors.serverIsBusy('scheduler is busy'));
    } else {
      this.#proposals.add(replica.log.last.index + 1, replica.term, done, lost);
      replica.propose(command, bytes);
    }
  }

  #applyCommand(command: RegionCommand): errorpb.Error | undefined {
    if (command.version !== this.#version) return this.#epochNotMatch(undefined);
    if (command.kind === 'split') {
      this.#applySplit(command);
      return undefined;
    }
    const outside = keyOutside(command.batch, this.#region);
    if (outside !== undefined) return regionErrors.keyNotInRegion(outside, this.#region);
    this.#data.write(command.batch);
    if (this.replica.isLeader) this.#host.wrote(this);
    return undefined;
  }

  #applySplit(command: RegionCommand & { kind: 'split' }): void {
    const { left, right } = splitRegion(this.#region, command.keys, command.newIds);
    const dropsBorder = this.#options.mutations.splitDropsBorderKey === true;
    if (dropsBorder) {
      const borders = new WriteBatch();
      for (const key of command.keys) borders.delete(key);
      this.#data.write(borders);
    }
    const children = left.map((region) => ({ region, data: restrictedTo(this.#data.clone(), region) }));
    restrictedTo(this.#data, right);
    this.#adopt({ region: right, data: this.#data });
    this.#host.born(this, children);
    this.#host.changed(this);
  }

  #adopt(state: RegionState): void {
    this.#region = state.region;
    this.#userSpan = userSpanOf(state.region);
    this.#peer = this.#ownPeer(state.region);
    this.#data = state.data;
    this.#initialized = true;
  }

  #mayRead(): boolean {
    const { replica } = this;
    if (replica.servesReads && this.#isConfirmed()) return true;
    return !replica.isLeader && !this.refusesAsLeader;
  }

  /** Whether a majority has not joined a later term (then no other leader has been elected), asking no more replicas than it takes. */
  #isConfirmed(): boolean {
    const { replica } = this;
    let count = 1;
    for (const id of replica.peers) {
      if (count >= replica.quorum) return true;
      if (id === this.storeId) continue;
      const other = this.#host.peerOn(id, this.#region);
      if (other !== undefined && other.replica.term <= replica.term) count += 1;
    }
    return count >= replica.quorum;
  }

  #retryParked(): void {
    if (this.#parked.length === 0 || !this.#mayRead()) return;
    const parked = this.#parked;
    this.#parked = [];
    for (const read of parked) this.read(read.run, read.refuse);
  }

  #continueTransfer(): void {
    const transfer = this.#transfer;
    if (transfer === undefined) return;
    if (this.replica.isCaughtUp(transfer.to)) {
      this.#host.peerOn(transfer.to, this.#region)?.campaign(true);
    }
    if (this.#host.now() >= transfer.until) this.#transfer = undefined;
  }

  #seesOtherLeader(candidate: RegionPeer, now: number): boolean {
    const { leader } = this.replica;
    if (leader === undefined || leader === candidate.storeId) return false;
    if (this.replica.isLeader) return this.replica.term >= candidate.replica.term;
    return this.#leaderReachable() || now - this.#contactAt < this.#options.electionTimeoutMs;
  }

  #leaderReachable(): boolean {
    const { leader } = this.replica;
    return leader !== undefined && this.#host.peerOn(leader, this.#region) !== undefined;
  }

  #reachableCount(): number {
    let count = 0;
    for (const id of this.replica.peers) {
      if (id === this.storeId || this.#host.peerOn(id, this.#region) !== undefined) count += 1;
    }
    return count;
  }

  #newPatience(): number {
    return this.#options.electionTimeoutMs * (1 + this.#host.random());
  }

  #notLeader(): errorpb.Error {
    return regionErrors.notLeader(this.#region.id, this.replica.isLeader ? undefined : this.leaderPeer);
  }

  #epochNotMatch(sent: metapb.RegionEpoch | undefined): errorpb.Error {
    const behind = sent === undefined ? 1 : Number(this.#version - sent.version);
    const neighbours = behind > 0 ? this.#host.leftNeighbours(this.#region, Math.min(behind, maxNeighbours)) : [];
    return regionErrors.epochNotMatch(this.#region.id, sent, this.#region.regionEpoch, [this.#region, ...neighbours]);
  }

  #ownPeer(region: metapb.Region): metapb.Peer {
    const own = region.peers.find((peer) => peer.storeId === this.#host.storeId);
    if (own === undefined) throw new RangeError(`region ${region.id} has no peer on store ${this.#host.storeId}`);
    return own;
  }
}
