import { metapb } from '@tikv-client/kvproto';
import { Region, Store } from '../src/index.js';
import type { RegionInfo } from '../src/index.js';

/** Stores by id, made on first use and reachable. */
export class Stores {
  readonly #stores = new Map<bigint, Store>();

  get(id: bigint): Store {
    let store = this.#stores.get(id);
    if (store === undefined) {
      store = new Store(id);
      store.resolve(metapb.Store.fromPartial({ id, address: `store-${id}:1` }));
      this.#stores.set(id, store);
    }
    return store;
  }
}

export interface RegionShape {
  readonly id: bigint;
  readonly start?: string;
  readonly end?: string;
  readonly version?: bigint;
  readonly confVer?: bigint;
  /** Peer ids are region × 10 + store. @default 3 */
  readonly stores?: number;
}

export function meta({ id, start = '', end = '', version = 1n, confVer = 1n, stores = 3 }: RegionShape): metapb.Region {
  return metapb.Region.fromPartial({
    id,
    startKey: Buffer.from(start, 'latin1'),
    endKey: Buffer.from(end, 'latin1'),
    regionEpoch: { confVer, version },
    peers: Array.from({ length: stores }, (_, i) => ({ id: id * 10n + BigInt(i + 1), storeId: BigInt(i + 1) })),
  });
}

export function region(shape: RegionShape, stores = new Stores()): Region {
  const its = meta(shape);
  const replicas = its.peers.map((peer) => {
    const store = stores.get(peer.storeId);
    return { peer, store, storeEpoch: store.failEpoch };
  });
  return new Region({ meta: its, replicas, leader: 0 });
}

export function info(shape: RegionShape, leaderStore?: bigint): RegionInfo {
  const its = meta(shape);
  const leader = its.peers.find(({ storeId }) => storeId === (leaderStore ?? 1n));
  return { meta: its, leader, downPeers: [], pendingPeers: [], buckets: undefined };
}
