import { encodeBytes } from '@tikv-client/codec';
import { ConfigError } from '@tikv-client/errors';
import type { RegionPeer } from '../region/region-peer.js';
import { containsKey, hexKey } from '../region/region-range.js';
import type { Store } from '../store/store.js';
import { keyOf, locksOf } from '../txn/debug/keys-view.js';
import type { MvccKeyState, MvccLockState } from '../txn/debug/keys-view.js';
import type { StoreFront } from './store-front.js';

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

export interface Member {
  readonly store: Store;
  readonly front: StoreFront;
}

/** The stores of a cluster, and what they know of its regions together. */
export class ClusterMembers {
  readonly #all = new Map<bigint, Member>();

  add(member: Member): void {
    this.#all.set(member.store.storeId, member);
  }

  all(): Member[] {
    return [...this.#all.values()];
  }

  /** The regions as they are now, in key order. */
  regions(): ClusterRegion[] {
    return this.bestPeers().map((peer) => ({
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

  /** The replica of each region that knows most, in key order. */
  bestPeers(): RegionPeer[] {
    const best = new Map<bigint, RegionPeer>();
    for (const { store } of this.#all.values()) {
      for (const peer of store.peers) {
        const known = best.get(peer.region.id);
        if (peer.initialized && (known === undefined || knowsMore(peer, known))) best.set(peer.region.id, peer);
      }
    }
    return [...best.values()].sort((a, b) => Buffer.compare(a.region.startKey, b.region.startKey));
  }

  /** The leader of a region: that of the latest term, should several still believe it. */
  leaderOf(regionId: bigint): RegionPeer | undefined {
    let found: RegionPeer | undefined;
    for (const { store } of this.#all.values()) {
      const peer = store.peer(regionId);
      if (peer?.replica.isLeader === true && (found === undefined || peer.replica.term > found.replica.term))
        found = peer;
    }
    return found;
  }

  /** Throws `ConfigError` for a store that is not there. */
  get(id: bigint): Member {
    const member = this.#all.get(id);
    if (member === undefined) throw new ConfigError('storeId', `there is no store ${id}`);
    return member;
  }

  /** All that the leader of its region has of a key of transactions (else the replica that has come furthest), decoded. */
  mvcc(key: Uint8Array | string): MvccKeyState {
    const raw = typeof key === 'string' ? Buffer.from(key) : key;
    const peer = this.bestPeers().find((one) => containsKey(one.region, encodeBytes(raw)));
    if (peer === undefined) throw new Error('no region holds the key');
    return keyOf(this.get(peer.storeId).store, peer, raw);
  }

  /** All locks of transactions that leaders have, in memory or written, in key order. */
  locks(): MvccLockState[] {
    return this.bestPeers().flatMap((peer) => locksOf(this.get(peer.storeId).store, peer));
  }

  /** The store that leads the first region: it has the deadlock detector. */
  leaderOfFirstRegion(): Store | undefined {
    let found: RegionPeer | undefined;
    for (const { store } of this.#all.values()) {
      for (const peer of store.peers) {
        if (!peer.initialized || peer.region.startKey.length > 0 || !peer.replica.isLeader) continue;
        if (found === undefined || peer.replica.term > found.replica.term) found = peer;
      }
    }
    return found === undefined ? undefined : this.get(found.storeId).store;
  }

  regionOf(key: Uint8Array): ClusterRegion | undefined {
    return this.regions().find((region) => containsKey(region, key));
  }

  debugSnapshot(isCutOff: (storeId: bigint) => boolean): Readonly<Record<string, unknown>> {
    return {
      stores: [...this.#all.values()].map(({ store, front }) => ({
        id: String(store.storeId),
        address: front.address,
        running: store.running,
        cutOff: isCutOff(store.storeId),
        slowMs: store.slowMs,
        latches: store.latches.size,
        ...store.txn.debugSnapshot(),
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
}

function knowsMore(a: RegionPeer, b: RegionPeer): boolean {
  if (a.replica.isLeader !== b.replica.isLeader) return a.replica.isLeader;
  if (a.replica.term !== b.replica.term) return a.replica.term > b.replica.term;
  return a.replica.appliedIndex > b.replica.appliedIndex;
}
