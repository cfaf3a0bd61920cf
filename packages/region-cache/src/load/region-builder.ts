import type { metapb } from '@tikv-client/kvproto';
import type { RegionInfo } from '../loader.js';
import type { Replica } from '../region/region.js';
import { Region } from '../region/region.js';
import { clampBuckets } from '../region/buckets.js';
import type { StoreCache } from '../store/store-cache.js';

/**
 * A cache entry from what the placement driver says: peers on stores that are gone, without an address or reported down, and
 * witnesses other than the leader, are left out. Resolves to undefined when no peer is left.
 *
 * Stores that were never seen are asked for; without such stores the promise is settled at once.
 */
export async function buildRegion(info: RegionInfo, stores: StoreCache): Promise<Region | undefined> {
  const { meta } = info;
  const unresolved = meta.peers.map((peer) => stores.get(peer.storeId)).filter((store) => store.state === 'unresolved');
  if (unresolved.length > 0) await Promise.all(unresolved.map(async (store) => stores.resolve(store)));
  const down = new Set(info.downPeers.map((peer) => peer.id));
  const leaderId = info.leader?.id;
  const replicas: Replica[] = [];
  for (const peer of meta.peers) {
    const store = stores.get(peer.storeId);
    if (store.state === 'tombstone' || store.address === '') continue;
    if (down.has(peer.id) && peer.id !== leaderId) continue;
    if (peer.isWitness && peer.id !== leaderId) continue;
    replicas.push({ peer: copyPeer(peer), store, storeEpoch: store.failEpoch });
  }
  if (replicas.length === 0) return undefined;
  const leader = Math.max(
    0,
    replicas.findIndex((replica) => replica.peer.id === leaderId),
  );
  const region = new Region({
    meta,
    replicas,
    leader,
    buckets: undefined,
    downPeers: info.downPeers,
    pendingPeers: info.pendingPeers,
  });
  region.buckets = clampBuckets(info.buckets, region);
  return region;
}

function copyPeer(peer: metapb.Peer): metapb.Peer {
  return { ...peer };
}
