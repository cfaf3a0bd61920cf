import { ReplicaLog } from './replica-log.js';
import type { LogEntry, LogPosition } from './replica-log.js';

/** What replicas of one region send each other. `T` is a command, `S` a whole state. */
export type ReplicaMessage<T, S> =
  | {
      readonly kind: 'append';
      readonly term: number;
      readonly previous: LogPosition;
      readonly entries: readonly LogEntry<T>[];
      readonly commit: number;
    }
  | { readonly kind: 'appended'; readonly term: number; readonly match: number; readonly commit: number }
  | { readonly kind: 'refused'; readonly term: number; readonly previous: number; readonly last: number }
  | { readonly kind: 'snapshot'; readonly term: number; readonly at: LogPosition; readonly state: S };

/** What a replica acts on. Nothing here may fail. */
export interface ReplicaHost<T, S> {
  /** Called once per entry, in order. */
  apply(entry: LogEntry<T>): void;
  /** The state after all that `apply` got. */
  snapshot(): S;
  restore(state: S, at: LogPosition): void;
  /** May deliver at once, later or never; per receiver in order. */
  send(to: bigint, message: ReplicaMessage<T, S>): void;
  roleChanged(): void;
}

export interface ReplicaLimits {
  /** Applied entries beyond this many are dropped; a replica that needs them gets a snapshot. */
  readonly maxLogEntries: number;
  /** The same in bytes. */
  readonly maxLogBytes: number;
  /** Entries in one message. */
  readonly maxAppendEntries: number;
}

interface Progress {
  readonly id: bigint;
  /** The follower is known to have the log up to here. */
  match: number;
  /** Sent up to here, arrived or not. */
  sent: number;
  /** Commit index that the follower is known to have. */
  commit: number;
  /**
   * What the follower has is a guess, `sent`: one message finds out, and nothing more is sent until it is answered (or sent again
   * at the next beat). Otherwise entries follow each other without waiting.
   */
  probing: boolean;
  /** The probe is out. */
  probeSent: boolean;
  /** A snapshot is under way; nothing else is sent until it is answered or given up at the next beat. */
  snapshotPending: boolean;
}

/**
 * One replica of a region's log: terms, a log, a commit index. Elections are atomic and outside (`election.ts`), so a replica is
 * leader or follower and never between. A leader commits an entry of its own term once a majority has it.
 */
export class Replica<T, S> {
  readonly id: bigint;
  readonly log: ReplicaLog<T>;
  readonly #peers: readonly bigint[];
  readonly #host: ReplicaHost<T, S>;
  readonly #limits: ReplicaLimits;
  #term: number;
  #role: 'leader' | 'follower' = 'follower';
  #leader: bigint | undefined;
  #commit: number;
  #applied: number;
  /** First entry of our term as leader. */
  #termStart = 0;
  #progress: Progress[] = [];
  #applying = false;

  constructor(
    options: { readonly id: bigint; readonly peers: readonly bigint[]; readonly base: LogPosition },
    host: ReplicaHost<T, S>,
    limits: ReplicaLimits,
  ) {
    this.id = options.id;
    this.#peers = options.peers;
    this.#host = host;
    this.#limits = limits;
    this.log = new ReplicaLog<T>(options.base);
    this.#term = options.base.term;
    this.#commit = options.base.index;
    this.#applied = options.base.index;
  }

  get term(): number {
    return this.#term;
  }

  get isLeader(): boolean {
    return this.#role === 'leader';
  }

  /** The leader of the current term, as far as this replica knows. */
  get leader(): bigint | undefined {
    return this.#leader;
  }

  get commitIndex(): number {
    return this.#commit;
  }

  get appliedIndex(): number {
    return this.#applied;
  }

  get quorum(): number {
    return Math.floor(this.#peers.length / 2) + 1;
  }

  get peers(): readonly bigint[] {
    return this.#peers;
  }

  /** A leader may serve reads only after it applied an entry of its own term: then it has every answered write. */
  get servesReads(): boolean {
    return this.#role === 'leader' && this.#applied >= this.#termStart;
  }

  /** Bytes proposed here and not yet committed. */
  uncommittedBytes(): number {
    let bytes = 0;
    for (let index = this.log.last.index; index > this.#commit; index -= 1)
      bytes += this.log.entryAt(index)?.bytes ?? 0;
    return bytes;
  }

  /** Whether a follower has everything this leader has. */
  isCaughtUp(id: bigint): boolean {
    return this.#progress.some((progress) => progress.id === id && progress.match === this.log.last.index);
  }

  /** Up to where a replica is known to have this leader's log. */
  matchOf(id: bigint): number | undefined {
    return this.#progress.find((progress) => progress.id === id)?.match;
  }

  /** Appends a command to the log of the leader and sends it on; it can be applied before this returns. */
  propose(data: T | undefined, bytes: number): LogPosition {
    if (this.#role !== 'leader') throw new Error('only a leader proposes');
    const entry: LogEntry<T> = { index: this.log.last.index + 1, term: this.#term, data, bytes };
    this.log.append(entry);
    for (const progress of this.#progress) this.#replicate(progress, false);
    this.#advanceCommit();
    return entry;
  }

  /** Sends again what followers lack, or only the commit index. To be called every now and then on a leader. */
  beat(): void {
    for (const progress of this.#progress) {
      if (progress.match === this.log.last.index && progress.commit === this.#commit) continue;
      progress.snapshotPending = false;
      if (!progress.probing) progress.sent = progress.match;
      progress.probeSent = false;
      this.#replicate(progress, true);
    }
  }

  /** Lets one follower know at once how far the log is committed. */
  tellCommit(id: bigint): void {
    const progress = this.#progress.find((one) => one.id === id);
    if (progress !== undefined && progress.commit < this.#commit) this.#replicate(progress, true);
  }

  /** Becomes leader of a term that a majority has joined. */
  lead(term: number): void {
    this.#term = term;
    this.#role = 'leader';
    this.#leader = this.id;
    const last = this.log.last.index;
    this.#progress = this.#peers
      .filter((id) => id !== this.id)
      .map((id) => ({ id, match: 0, sent: last, commit: 0, probing: true, probeSent: false, snapshotPending: false }));
    this.#termStart = last + 1;
    this.#host.roleChanged();
    this.propose(undefined, 0);
  }

  /** Joins a term; a leader of an older one steps down. */
  follow(term: number, leader: bigint | undefined): void {
    if (term < this.#term) return;
    const changed = term > this.#term || this.#role === 'leader' || this.#leader !== leader;
    this.#term = term;
    this.#role = 'follower';
    this.#leader = leader;
    this.#progress = [];
    if (changed) this.#host.roleChanged();
  }

  /** Gives a replica that knew only its peers the state with which its region was born; nothing happens to one that has more. */
  initialize(base: LogPosition): void {
    if (this.#commit >= base.index) return;
    this.log.reset(base);
    this.#commit = base.index;
    this.#applied = base.index;
    this.#term = Math.max(this.#term, base.term);
  }

  /** What a restart leaves: term, log and state. */
  forgetRole(): void {
    this.follow(this.#term, undefined);
  }

  receive(from: bigint, message: ReplicaMessage<T, S>): void {
    if (message.term > this.#term) {
      this.follow(message.term, message.kind === 'append' || message.kind === 'snapshot' ? from : undefined);
    }
    switch (message.kind) {
      case 'append':
        this.#receiveAppend(from, message);
        break;
      case 'snapshot':
        this.#receiveSnapshot(from, message);
        break;
      case 'appended':
      case 'refused':
        if (this.#role === 'leader' && message.term === this.#term) this.#receiveAnswer(from, message);
        break;
    }
  }

  #receiveAppend(from: bigint, message: ReplicaMessage<T, S> & { kind: 'append' }): void {
    if (message.term < this.#term) {
      this.#host.send(from, { kind: 'refused', term: this.#term, previous: -1, last: this.log.last.index });
      return;
    }
    if (this.#leader !== from) this.follow(message.term, from);
    const { previous, entries } = message;
    // Below the commit index both logs are equal, so an older base does not matter; above it the terms must meet.
    if (previous.index > this.#commit && this.log.termAt(previous.index) !== previous.term) {
      this.#host.send(from, {
        kind: 'refused',
        term: this.#term,
        previous: previous.index,
        last: Math.min(this.log.last.index, previous.index - 1),
      });
      return;
    }
    for (const entry of entries) {
      if (entry.index <= this.#commit) continue;
      const known = this.log.termAt(entry.index);
      if (known === entry.term) continue;
      if (known !== undefined) this.log.truncate(entry.index);
      this.log.append(entry);
    }
    const match = previous.index + entries.length;
    this.#commit = Math.max(this.#commit, Math.min(message.commit, match));
    this.#applyCommitted();
    this.#host.send(from, {
      kind: 'appended',
      term: this.#term,
      match: Math.max(match, this.#commit),
      commit: this.#commit,
    });
  }

  #receiveSnapshot(from: bigint, message: ReplicaMessage<T, S> & { kind: 'snapshot' }): void {
    if (message.term < this.#term) {
      this.#host.send(from, { kind: 'refused', term: this.#term, previous: -1, last: this.log.last.index });
      return;
    }
    if (this.#leader !== from) this.follow(message.term, from);
    if (message.at.index <= this.#commit) {
      // Nothing new in it.
    } else if (this.log.termAt(message.at.index) === message.at.term) {
      // The log has it and perhaps more, which may have been counted: keep it.
      this.#commit = message.at.index;
      this.#applyCommitted();
    } else {
      this.log.reset(message.at);
      this.#commit = message.at.index;
      this.#applied = message.at.index;
      this.#host.restore(message.state, message.at);
    }
    this.#host.send(from, { kind: 'appended', term: this.#term, match: this.#commit, commit: this.#commit });
  }

  #receiveAnswer(from: bigint, message: ReplicaMessage<T, S> & { kind: 'appended' | 'refused' }): void {
    const progress = this.#progress.find((one) => one.id === from);
    if (progress === undefined) return;
    if (message.kind === 'refused') {
      // Answers to what was sent before the last thing learned say nothing any more.
      if (progress.snapshotPending || message.previous <= progress.match) return;
      if (progress.probing && message.previous !== progress.sent) return;
      progress.probing = true;
      progress.probeSent = false;
      progress.sent = Math.max(progress.match, message.last);
      this.#replicate(progress, true);
      return;
    }
    progress.commit = Math.max(progress.commit, message.commit);
    if (message.match >= progress.match) {
      progress.snapshotPending = false;
      if (progress.probing) progress.sent = message.match;
      progress.probing = false;
      progress.match = message.match;
      progress.sent = Math.max(progress.sent, message.match);
      this.#advanceCommit();
    }
    if (this.#role === 'leader' && progress.sent < this.log.last.index) this.#replicate(progress, false);
  }

  #replicate(progress: Progress, evenIfEmpty: boolean): void {
    if (progress.snapshotPending || (progress.probing && progress.probeSent)) return;
    if (progress.sent < this.log.base.index) {
      progress.snapshotPending = true;
      progress.sent = this.#applied;
      const at = { index: this.#applied, term: this.log.termAt(this.#applied) ?? this.log.base.term };
      this.#host.send(progress.id, { kind: 'snapshot', term: this.#term, at, state: this.#host.snapshot() });
      return;
    }
    const entries = this.log.entriesFrom(progress.sent + 1, this.#limits.maxAppendEntries);
    if (entries.length === 0 && !evenIfEmpty) return;
    const previous = { index: progress.sent, term: this.log.termAt(progress.sent) ?? 0 };
    if (progress.probing) progress.probeSent = true;
    else progress.sent += entries.length;
    this.#host.send(progress.id, { kind: 'append', term: this.#term, previous, entries, commit: this.#commit });
  }

  #advanceCommit(): void {
    // The highest index that a majority has; without allocating, since this runs with every answer of a follower.
    const last = this.log.last.index;
    let index = this.quorum === 1 ? last : 0;
    for (const { match } of this.#progress) {
      if (match <= index) continue;
      let count = 1;
      for (const other of this.#progress) if (other.match >= match) count += 1;
      if (count >= this.quorum) index = match;
    }
    if (index <= this.#commit || this.log.termAt(index) !== this.#term) return;
    this.#commit = index;
    this.#applyCommitted();
  }

  #applyCommitted(): void {
    // Applying can propose, and so come back here; the outer loop then goes on.
    if (this.#applying) return;
    this.#applying = true;
    try {
      while (this.#applied < this.#commit) {
        const entry = this.log.entryAt(this.#applied + 1);
        if (entry === undefined) throw new Error(`entry ${this.#applied + 1} is committed and not in the log`);
        this.#applied = entry.index;
        this.#host.apply(entry);
      }
    } finally {
      this.#applying = false;
    }
    const { maxLogEntries, maxLogBytes } = this.#limits;
    if (this.log.length <= maxLogEntries && this.log.bytes <= maxLogBytes) return;
    // Half is kept for followers that are only a little behind, nothing when few entries hold very much.
    const keep = this.log.bytes > maxLogBytes ? 0 : Math.floor(maxLogEntries / 2);
    const upTo = Math.min(this.#applied, this.log.last.index - keep);
    if (upTo > this.log.base.index) this.log.compact(upTo);
  }
}
