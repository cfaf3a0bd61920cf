import { encodeBytes } from '@tikv-client/codec';
import { findAllLocks, keysAndLocks } from '@tikv-client/percolator';
import type { KeyVersions, Lock } from '@tikv-client/percolator';
import type { RegionPeer } from '../../region/region-peer.js';
import { containsKey } from '../../region/region-range.js';
import type { Store } from '../../store/store.js';

/** All that one replica has of a key: its lock, its records and values, newest first. */
export interface MvccKeyState extends KeyVersions {
  readonly regionId: bigint;
  readonly storeId: bigint;
  /** Whether the replica is the leader; only a leader knows locks that are in memory. */
  readonly isLeader: boolean;
}

/** A lock somewhere in the cluster. */
export interface MvccLockState {
  /** Raw. */
  readonly key: Uint8Array;
  readonly lock: Lock;
  readonly isInMemory: boolean;
  /** Others may have locks of the key at the same time. */
  readonly isShared: boolean;
  readonly regionId: bigint;
}

/** What a replica has of keys from `from` (raw) on, at most `limit`. */
export function keysOf(store: Store, peer: RegionPeer, from: Uint8Array, limit: number): MvccKeyState[] {
  const view = { reader: peer.data, memoryLocks: store.txn.memoryLocks.view(peer) };
  return keysAndLocks(view, { start: encodeBytes(from) }, limit).map((found) => ({
    ...found,
    regionId: peer.region.id,
    storeId: store.storeId,
    isLeader: peer.replica.isLeader,
  }));
}

/** What a replica has of one key. */
export function keyOf(store: Store, peer: RegionPeer, key: Uint8Array): MvccKeyState {
  const [found] = keysOf(store, peer, key, 1);
  if (found !== undefined && Buffer.compare(found.key, key) === 0) return found;
  const { region, replica } = peer;
  const nothing = { lock: undefined, sharedLocks: undefined, isLockInMemory: false, writes: [], values: [] };
  return { key, ...nothing, regionId: region.id, storeId: store.storeId, isLeader: replica.isLeader };
}

/** The locks of a leader's region, those in memory too, and each of those that share a key. */
export function locksOf(store: Store, peer: RegionPeer): MvccLockState[] {
  const memoryLocks = store.txn.memoryLocks.view(peer);
  return findAllLocks({ reader: peer.data, memoryLocks }, {}, () => true, 0).locks.map(({ key, lock, bundle }) => ({
    key,
    lock,
    isShared: bundle !== undefined,
    isInMemory: memoryLocks?.get(key) !== undefined,
    regionId: peer.region.id,
  }));
}

/** The store's replica of the region that holds a key (raw). */
export function peerOfKey(store: Store, key: Uint8Array): RegionPeer | undefined {
  const encoded = encodeBytes(key);
  for (const peer of store.peers) if (peer.initialized && containsKey(peer.region, encoded)) return peer;
  return undefined;
}
