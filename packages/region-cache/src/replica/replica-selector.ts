import type { RegionErrorKind } from '@tikv-client/errors';
import type { Random } from '@tikv-client/runtime';
import type { Region, Replica } from '../region/region.js';
import { isEpochStale } from '../region/region.js';
import type { RegionBackoff } from '../verdict/verdict.js';
import type { ReplicaRead, SelectOptions } from './replica-read.js';
import { scoreReplica } from './score.js';

/** Attempts per replica while the leader is sought, and time they may take together (client-go: locate, replica selector). */
export const leaderAttempts = 10;
export const leaderAttemptedMs = 50_000;

/** What a selector remembers of one replica. */
interface Trial {
  attempts: number;
  attemptedMs: number;
  notLeader: boolean;
  suspect: boolean;
  deadline: boolean;
  dataNotReady: boolean;
  busy: boolean;
  readonly errors: Set<RegionErrorKind>;
}

/** Where the next attempt goes. */
export interface Target {
  readonly index: number;
  readonly replica: Replica;
  /** Ask the replica to serve the read itself (`Context.replica_read`). */
  readonly replicaRead: boolean;
  /** Take what is final there (`Context.stale_read`). @default false */
  readonly staleRead?: boolean | undefined;
}

/** A backoff owed to a store: slept when the selector returns to it or has nowhere else to go. */
export interface PendingBackoff {
  readonly kind: RegionBackoff;
  readonly reason: Error;
}

/** How long the first sleep of a kind is, to find the largest debt. */
export type BackoffBase = (kind: RegionBackoff) => number;

/**
 * Chooses the replica for each attempt of one request on one region. Pure: it reads the region and its stores and is told
 * the outcomes; it neither sends nor waits.
 */
export class ReplicaSelector {
  readonly region: Region;
  readonly #options: SelectOptions;
  readonly #random: Random;
  readonly #trials: readonly Trial[];
  readonly #pending = new Map<bigint, PendingBackoff>();
  #leaderOnly: boolean;
  /** Who leads has been told: the request goes on as one for the leader. */
  #leaderTold = false;
  #surviveInvalidation = false;
  #probed = false;
  #busyLeader = -1;
  #busyCount = 0;

  constructor(region: Region, options: SelectOptions, random: Random) {
    this.region = region;
    this.#options = options;
    this.#random = random;
    this.#leaderOnly = options.leaderOnly === true;
    this.#trials = region.replicas.map(() => ({
      attempts: 0,
      attemptedMs: 0,
      notLeader: false,
      suspect: false,
      deadline: false,
      dataNotReady: false,
      busy: false,
      errors: new Set(),
    }));
  }

  /** The replica to try now; undefined when no candidate is left, after which the region is looked up again. */
  next(now: number): Target | undefined {
    if (!this.region.valid) {
      if (!this.#surviveInvalidation) return undefined;
      this.#surviveInvalidation = false;
    }
    const target = this.#nextBySort(now);
    if (target !== undefined) this.countAttempt(target.index);
    return target;
  }

  /** An attempt was made without asking `next` (the first one, where the leader is an obvious choice). */
  countAttempt(index: number): void {
    const trial = this.#trials[index];
    if (trial !== undefined) trial.attempts += 1;
  }

  /** An attempt ended: what it took counts against the time a replica may use. */
  spent(index: number, elapsedMs: number): void {
    const trial = this.#trials[index];
    if (trial !== undefined) trial.attemptedMs += elapsedMs;
  }

  /** Notes the error; true when this replica gave the same kind before. */
  noteError(index: number, kind: RegionErrorKind): boolean {
    const errors = this.#trials[index]?.errors;
    if (errors === undefined || errors.has(kind)) return true;
    errors.add(kind);
    return false;
  }

  attempts(index: number): number {
    return this.#trials[index]?.attempts ?? 0;
  }

  /** Another than the leader answered although the leader was never asked. */
  leaderUntried(index: number): boolean {
    return index !== this.region.leader && this.attempts(this.region.leader) === 0;
  }

  /** The leader answered busy: true for the second time in a row from the same one; at most once per selector. */
  noteLeaderBusy(index: number): boolean {
    if (index !== this.region.leader || this.#leaderOnly || this.#sort !== 'leader') return false;
    this.#busyCount = this.#busyLeader === index ? this.#busyCount + 1 : 1;
    this.#busyLeader = index;
    return this.#busyCount >= 2 && !this.#probed && this.region.replicas.length > 1;
  }

  /** Whether to go on without a pause: another replica than `index` may serve the request now. */
  canFastRetry(index: number, now: number): boolean {
    if (this.#leaderOnly) return false;
    if (this.#sort === 'leader') {
      // An unchanged leader is asked again in any case: nothing is gained by not sleeping.
      return index !== this.region.leader && this.#leaderUsable(this.region.leader, now);
    }
    // With nobody left the debt is due at once.
    return true;
  }

  flag(index: number, flag: 'notLeader' | 'suspect' | 'deadline' | 'dataNotReady' | 'busy'): void {
    const trial = this.#trials[index];
    if (trial === undefined) return;
    trial[flag] = true;
    if (flag === 'suspect') this.#probed = true;
  }

  /** A hint named `index` as the leader and its store is reachable: it starts afresh. */
  adoptLeader(index: number): void {
    const trial = this.#trials[index];
    if (trial === undefined) return;
    trial.notLeader = false;
    trial.suspect = false;
    trial.deadline = false;
    trial.busy = false;
    this.#busyCount = 0;
    this.#leaderTold = true;
  }

  /** From now on only the leader is asked; `survive` lets that happen once although the region was invalidated meanwhile. */
  restrictToLeader(survive: boolean): void {
    this.#leaderOnly = true;
    this.#surviveInvalidation = survive;
  }

  owe(storeId: bigint, pending: PendingBackoff): void {
    this.#pending.set(storeId, pending);
  }

  /** The debt due on returning to a store. */
  takePending(storeId: bigint): PendingBackoff | undefined {
    const pending = this.#pending.get(storeId);
    this.#pending.delete(storeId);
    return pending;
  }

  /** The largest debt, due when no candidate is left. */
  takeLargestPending(base: BackoffBase): PendingBackoff | undefined {
    let largest: PendingBackoff | undefined;
    for (const pending of this.#pending.values()) {
      if (largest === undefined || base(pending.kind) > base(largest.kind)) largest = pending;
    }
    this.#pending.clear();
    return largest;
  }

  /** Whether running out of candidates says that the region itself is stale (a caller's short timeout does not). */
  get exhaustionInvalidates(): boolean {
    return !this.#trials.some((trial) => trial.deadline) && (this.#options.busyThresholdMs ?? 0) === 0;
  }

  get #sort(): ReplicaRead | 'stale' {
    const { staleRead, read, replicaRead = 'leader' } = this.#options;
    if (this.#leaderTold) return 'leader';
    return staleRead === true && read ? 'stale' : replicaRead;
  }

  #nextBySort(now: number): Target | undefined {
    const sort = this.#sort;
    if (sort === 'leader' || this.#leaderOnly) return this.#nextForLeader(now);
    return sort === 'stale' ? this.#nextStale(now) : this.#nextMixed(now, sort);
  }

  #nextForLeader(now: number): Target | undefined {
    const { leader, replicas } = this.region;
    const replica = replicas[leader];
    if (replica !== undefined && this.#leaderUsable(leader, now)) {
      const idle = this.#idleReplica(leader, now);
      return idle ?? { index: leader, replica, replicaRead: false };
    }
    if (this.#leaderOnly) return undefined;
    const probe = this.#best(now, 'mixed', true);
    if (probe !== undefined) {
      const hitDeadline = this.#trials[leader]?.deadline === true && this.#options.read;
      return { ...probe, replicaRead: hitDeadline };
    }
    // Nobody else could be asked whether the busy leader still leads: it is used again rather than the region dropped.
    const trial = this.#trials[leader];
    if (trial?.suspect === true) {
      trial.suspect = false;
      if (replica !== undefined && this.#leaderUsable(leader, now))
        return { index: leader, replica, replicaRead: false };
    }
    return undefined;
  }

  #nextMixed(now: number, replicaRead: NonNullable<SelectOptions['replicaRead']>): Target | undefined {
    const best = this.#best(now, replicaRead, replicaRead === 'mixed' || replicaRead === 'preferLeader');
    if (best === undefined) return undefined;
    return { ...best, replicaRead: this.#options.read && best.index !== this.region.leader };
  }

  /** First whoever suits best, then the leader as for any read; after that replicas ask the leader, if it can be asked. */
  #nextStale(now: number): Target | undefined {
    const { leader, replicas } = this.region;
    const replica = replicas[leader];
    const trial = this.#trials[leader];
    const asked = this.#trials.reduce((sum, { attempts }) => sum + attempts, 0);
    const leaderAsked = trial !== undefined && trial.attempts > 0;
    if (asked === 1 && !leaderAsked && replica !== undefined && this.#leaderUsable(leader, now)) {
      return { index: leader, replica, replicaRead: false };
    }
    const best = this.#best(now, 'mixed', true);
    if (best === undefined) return undefined;
    const leaderAnswers = asked > 0 && leaderAsked && !trial.deadline && !trial.busy;
    if (leaderAnswers) return { ...best, replicaRead: best.index !== leader };
    return { ...best, replicaRead: false, staleRead: true };
  }

  /** With a busy threshold, a read leaves a leader that announced a longer wait for a replica that did not. */
  #idleReplica(leader: number, now: number): Target | undefined {
    const threshold = this.#options.busyThresholdMs ?? 0;
    const store = this.region.replicas[leader]?.store;
    if (threshold === 0 || !this.#options.read || store === undefined) return undefined;
    if (store.estimatedWaitMs(now) <= threshold && this.#trials[leader]?.busy !== true) return undefined;
    const best = this.#best(now, 'mixed', false, (replica, index) => {
      return index !== leader && replica.store.estimatedWaitMs(now) <= threshold && this.#trials[index]?.busy !== true;
    });
    return best === undefined ? undefined : { ...best, replicaRead: true };
  }

  #best(
    now: number,
    replicaRead: NonNullable<SelectOptions['replicaRead']>,
    tryLeader: boolean,
    accept: (replica: Replica, index: number) => boolean = () => true,
  ): { readonly index: number; readonly replica: Replica } | undefined {
    let best: { index: number; replica: Replica } | undefined;
    let bestScore = -1;
    let ties = 0;
    for (const [index, replica] of this.region.replicas.entries()) {
      if (!this.#candidate(replica, index, now) || !accept(replica, index)) continue;
      const isLeader = index === this.region.leader;
      const total = scoreReplica(
        replica,
        { isLeader, attempts: this.attempts(index), replicaRead, tryLeader },
        this.#options,
      );
      ties = total === bestScore ? ties + 1 : 1;
      if (total > bestScore || (total === bestScore && this.#random.next() * ties < 1)) {
        bestScore = total;
        best = { index, replica };
      }
    }
    return best;
  }

  /** Mixed strategy: fresh epoch, not known to be dead, attempts left. */
  #candidate(replica: Replica, index: number, _now: number): boolean {
    const trial = this.#trials[index];
    if (trial === undefined || trial.deadline) return false;
    const isLeader = index === this.region.leader;
    if (isEpochStale(replica)) {
      // The store failed and came back, or its leader is here: the region is worth a reload soon.
      if (isLeader || (replica.store.liveness === 'reachable' && replica.store.state === 'resolved')) {
        this.region.flags.delayedReload = true;
      }
      return false;
    }
    if (replica.store.liveness === 'unreachable' || replica.store.state === 'tombstone') return false;
    if (replica.peer.isWitness && !isLeader) return false;
    if (isLeader && (trial.notLeader || trial.suspect)) return false;
    if (this.#options.replicaRead === 'preferLeader' && !isLeader && replica.store.slow) return false;
    return trial.attempts < (trial.dataNotReady && !isLeader ? 2 : 1);
  }

  #leaderUsable(index: number, _now: number): boolean {
    const replica = this.region.replicas[index];
    const trial = this.#trials[index];
    if (replica === undefined || trial === undefined) return false;
    if (replica.store.liveness !== 'reachable' || replica.store.state === 'tombstone' || isEpochStale(replica))
      return false;
    if (trial.attempts >= leaderAttempts || trial.attemptedMs >= leaderAttemptedMs) return false;
    return !trial.deadline && !trial.notLeader && !trial.suspect;
  }
}
