import { metapb } from '@tikv-client/kvproto';
import type { RegionReport } from '../src/cluster/placement-driver-link.js';

/** A key of these bytes. */
export function key(...bytes: number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

export interface TestRegion {
  readonly id: bigint;
  readonly start?: Uint8Array;
  readonly end?: Uint8Array;
  readonly version?: bigint;
  readonly confVer?: bigint;
  readonly peers?: readonly metapb.Peer[];
}

export function peer(id: bigint, storeId: bigint): metapb.Peer {
  return { id, storeId, role: metapb.PeerRole.Voter, isWitness: false };
}

/** A region for tests: unbounded, epoch 1/1 and one peer on store 1 unless told otherwise. */
export function region({
  id,
  start = key(),
  end = key(),
  version = 1n,
  confVer = 1n,
  peers,
}: TestRegion): metapb.Region {
  return metapb.Region.fromPartial({
    id,
    startKey: start,
    endKey: end,
    regionEpoch: { version, confVer },
    peers: [...(peers ?? [peer(id * 100n + 1n, 1n)])],
  });
}

export function report(of: metapb.Region, more: Partial<RegionReport> = {}): RegionReport {
  return {
    region: of,
    leader: of.peers[0],
    term: 0n,
    downPeers: [],
    pendingPeers: [],
    approximateKeys: 0n,
    approximateSize: 0n,
    ...more,
  };
}
