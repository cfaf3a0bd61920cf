import type { metapb } from '@tikv-client/kvproto';

/**
 * What is known of a store's address: `unresolved` until the placement driver has been asked, `needCheck` when it has to be
 * asked again, `tombstone` for good.
 */
export type StoreState = 'unresolved' | 'resolved' | 'needCheck' | 'tombstone';

/** Result of the last probe of a store. Only `reachable` makes a leader a candidate. */
export type Liveness = 'reachable' | 'unreachable' | 'unknown';

/** A store and its health as this client sees it. One object per store id; regions point at it. */
export class Store {
  readonly id: bigint;
  address = '';
  statusAddress = '';
  version = '';
  labels: readonly metapb.StoreLabel[] = [];
  state: StoreState = 'unresolved';
  liveness: Liveness = 'reachable';
  /** Raised by each failure: every cached region that was built before is looked up again when it is used next. */
  failEpoch = 0;
  /** Set by a busy answer without an estimate and by a slow score; such a store scores lower as a replica. */
  slow = false;
  /** When the youngest request that the store has answered was sent: silence since then is telling. */
  answeredSentAt = -Infinity;
  #estimatedWaitMs = 0;
  #estimatedAt = 0;

  constructor(id: bigint) {
    this.id = id;
  }

  /** Takes over what the placement driver says; returns whether the address or the labels differ from before. */
  resolve(meta: metapb.Store): boolean {
    const changed = this.address !== meta.address || !sameLabels(this.labels, meta.labels);
    this.address = meta.address;
    this.statusAddress = meta.statusAddress;
    this.version = meta.version;
    this.labels = meta.labels;
    this.state = 'resolved';
    return changed;
  }

  bury(): void {
    this.state = 'tombstone';
    this.failEpoch += 1;
  }

  markNeedCheck(): void {
    if (this.state === 'resolved') this.state = 'needCheck';
  }

  recordLoad(estimatedWaitMs: number, now: number): void {
    this.#estimatedWaitMs = estimatedWaitMs;
    this.#estimatedAt = now;
  }

  /** What is left of the wait that the store announced last, in milliseconds. */
  estimatedWaitMs(now: number): number {
    return Math.max(0, this.#estimatedWaitMs - (now - this.#estimatedAt));
  }

  matchesLabels(wanted: readonly metapb.StoreLabel[]): boolean {
    return wanted.every(({ key, value }) => this.labels.some((label) => label.key === key && label.value === value));
  }
}

function sameLabels(a: readonly metapb.StoreLabel[], b: readonly metapb.StoreLabel[]): boolean {
  return a.length === b.length && a.every((label, i) => label.key === b[i]?.key && label.value === b[i]?.value);
}
