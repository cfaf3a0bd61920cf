import type { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import { regionErrors } from '../region/region-errors.js';
import type { RegionPeer } from '../region/region-peer.js';
import type { TxnState } from '../txn/txn-state.js';

/** What the leader's store does before it says how far a replica has to come; the error that the read gets instead, if any. */
export type ReadGuard = (leader: TxnState) => kvrpcpb.KeyError | undefined;

/** How far a replica has to come before it may serve a read, or what stands in the read's way. */
export type ReadIndex = { readonly index: number } | { readonly locked: kvrpcpb.KeyError };

/** One read that a replica serves itself. */
export interface ReplicaRead {
  readonly guard: ReadGuard | undefined;
  readonly run: () => void;
  readonly refuse: (error: errorpb.Error) => void;
  readonly fail: (error: kvrpcpb.KeyError) => void;
}

export interface ReplicaReadHost {
  /** Monotonic milliseconds. */
  now(): number;
  /** Asks the leader on another store; undefined while it cannot be reached or is not sure to lead. */
  askReadIndex(leader: bigint, peer: RegionPeer, guard: ReadGuard | undefined): ReadIndex | undefined;
}

export interface ReplicaReadLimits {
  /** Reads without an answer of their leader; beyond, they are refused as busy. */
  readonly maxWaiting: number;
  /** After this long without an answer nobody leads, as far as the replica knows, in ms. */
  readonly patienceMs: number;
}

/** Reads that replicas on one store serve: each asks the leader how far the log is, and waits until it has come as far. */
export class ReplicaReads {
  readonly #host: ReplicaReadHost;
  readonly #limits: ReplicaReadLimits;
  #unanswered: { readonly peer: RegionPeer; readonly read: ReplicaRead; readonly until: number }[] = [];

  constructor(host: ReplicaReadHost, limits: ReplicaReadLimits) {
    this.#host = host;
    this.#limits = limits;
  }

  get unanswered(): number {
    return this.#unanswered.length;
  }

  serve(peer: RegionPeer, read: ReplicaRead): void {
    if (this.#ask(peer, read)) return;
    const { maxWaiting, patienceMs } = this.#limits;
    if (this.#unanswered.length >= maxWaiting) read.refuse(regionErrors.serverIsBusy('raftstore is busy'));
    else this.#unanswered.push({ peer, read, until: this.#host.now() + patienceMs });
  }

  /** Asks again for those whose leader gave no answer. */
  tick(): void {
    if (this.#unanswered.length === 0) return;
    const waiting = this.#unanswered;
    const now = this.#host.now();
    this.#unanswered = [];
    for (const one of waiting) {
      const { peer, read, until } = one;
      if (this.#ask(peer, read)) continue;
      if (now < until) this.#unanswered.push(one);
      else read.refuse(regionErrors.notLeader(peer.region.id, undefined));
    }
  }

  clear(): void {
    this.#unanswered = [];
  }

  /** Whether the read is on its way, or over. */
  #ask(peer: RegionPeer, read: ReplicaRead): boolean {
    const { leader } = peer.replica;
    if (leader === undefined) {
      read.refuse(regionErrors.notLeader(peer.region.id, undefined));
      return true;
    }
    const answer = this.#host.askReadIndex(leader, peer, read.guard);
    if (answer === undefined) return false;
    if ('locked' in answer) read.fail(answer.locked);
    else if (answer.index <= peer.replica.appliedIndex) read.run();
    else peer.appliedReads.wait(answer.index, read.run);
    return true;
  }
}
