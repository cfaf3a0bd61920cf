import type { metapb } from '@tikv-client/kvproto';
import type { Store } from '../store/store.js';
import type { InvalidReason } from './invalid-reason.js';
import { keyToLatin1 } from './key-order.js';

/** Identity of one state of a region: all three numbers together. */
export interface RegionVerId {
  readonly id: bigint;
  readonly confVer: bigint;
  readonly version: bigint;
}

/** One peer of a region and the store it lives on. `storeEpoch` is the store's fail epoch when the region was built. */
export interface Replica {
  readonly peer: metapb.Peer;
  readonly store: Store;
  readonly storeEpoch: number;
}

/** What the next access has to do with a cached region (client-go: "sync flags"). */
export interface SyncFlags {
  /** The next access reloads the region. */
  reloadOnAccess: boolean;
  /** Accesses do not extend the life of the entry. */
  expireAfterTtl: boolean;
  /** The next round of the collector turns this into `reloadReady`. */
  delayedReload: boolean;
  /** The next access reloads the region (set by the collector). */
  reloadReady: boolean;
}

export interface RegionParts {
  readonly meta: metapb.Region;
  readonly replicas: readonly Replica[];
  /** Index into `replicas` of the presumed leader. */
  readonly leader: number;
  readonly buckets?: metapb.Buckets | undefined;
  readonly downPeers?: readonly metapb.Peer[] | undefined;
  readonly pendingPeers?: readonly metapb.Peer[] | undefined;
}

/**
 * A region in the cache. Boundaries, epoch and replicas never change; the presumed leader, buckets, expiry and flags do.
 * A newer epoch is always a new object.
 */
export class Region {
  readonly id: bigint;
  readonly confVer: bigint;
  readonly version: bigint;
  readonly epoch: metapb.RegionEpoch;
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
  /** Boundaries as latin1 strings, `end` empty: the end of the key space. */
  readonly start: string;
  readonly end: string;
  readonly replicas: readonly Replica[];
  readonly downPeers: readonly metapb.Peer[];
  readonly pendingPeers: readonly metapb.Peer[];
  readonly meta: metapb.Region;
  leader: number;
  buckets: metapb.Buckets | undefined;
  invalidReason: InvalidReason = 'ok';
  /** On the monotonic scale of the clock; set when the index takes the region in. */
  expiresAt = 0;
  readonly flags: SyncFlags = {
    reloadOnAccess: false,
    expireAfterTtl: false,
    delayedReload: false,
    reloadReady: false,
  };

  constructor(parts: RegionParts) {
    const { meta } = parts;
    this.meta = meta;
    this.id = meta.id;
    this.epoch = meta.regionEpoch ?? { confVer: 0n, version: 0n };
    this.confVer = this.epoch.confVer;
    this.version = this.epoch.version;
    // Boundaries outlive the frame they were decoded from, so they are copied out of it.
    this.start = keyToLatin1(meta.startKey);
    this.end = keyToLatin1(meta.endKey);
    this.startKey = Buffer.from(meta.startKey);
    this.endKey = Buffer.from(meta.endKey);
    this.replicas = parts.replicas;
    this.leader = parts.leader;
    this.buckets = parts.buckets;
    this.downPeers = parts.downPeers ?? [];
    this.pendingPeers = parts.pendingPeers ?? [];
    if (this.downPeers.length > 0) this.flags.expireAfterTtl = true;
  }

  get leaderReplica(): Replica | undefined {
    return this.replicas[this.leader];
  }

  get verId(): RegionVerId {
    return { id: this.id, confVer: this.confVer, version: this.version };
  }

  /** Whether `key` (latin1) lies in [start, end). */
  contains(key: string): boolean {
    return key >= this.start && (this.end === '' || key < this.end);
  }

  /** Whether the key just before `key` (latin1; empty: the end of the key space) lies in this region. */
  containsByEnd(key: string): boolean {
    if (key === '') return this.end === '';
    return key > this.start && (this.end === '' || key <= this.end);
  }

  /** Whether [start, end) of this region and of the other meet. */
  overlaps(start: string, end: string): boolean {
    return (this.end === '' || start < this.end) && (end === '' || this.start < end);
  }

  get valid(): boolean {
    return this.invalidReason === 'ok';
  }

  indexOfPeer(peerId: bigint): number {
    return this.replicas.findIndex((replica) => replica.peer.id === peerId);
  }

  indexOfStore(storeId: bigint): number {
    return this.replicas.findIndex((replica) => replica.store.id === storeId);
  }
}

/** Whether a replica's store has failed since the region was built; such a replica is not used before a reload. */
export function isEpochStale(replica: Replica): boolean {
  return replica.store.failEpoch !== replica.storeEpoch;
}

export function sameVerId(a: RegionVerId, b: RegionVerId): boolean {
  return a.id === b.id && a.confVer === b.confVer && a.version === b.version;
}
