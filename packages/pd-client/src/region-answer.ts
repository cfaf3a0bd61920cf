import type { metapb, pdpb } from '@tikv-client/kvproto';
import type { RegionInfo } from './pd-client.js';

/** The part that GetRegion, ScanRegions and QueryRegion have in common. */
interface RegionAnswer {
  readonly region: metapb.Region | undefined;
  readonly leader: metapb.Peer | undefined;
  readonly downPeers: readonly pdpb.PeerStats[];
  readonly pendingPeers: readonly metapb.Peer[];
  readonly buckets: metapb.Buckets | undefined;
}

/** Undefined when the answer holds no region. PD writes a region without a leader with an empty peer. */
export function regionOf(answer: RegionAnswer): RegionInfo | undefined {
  const { region, leader } = answer;
  if (region === undefined || region.id === 0n) return undefined;
  return {
    meta: region,
    leader: leader === undefined || leader.id === 0n ? undefined : leader,
    downPeers: answer.downPeers.map(({ peer }) => peer).filter((peer) => peer !== undefined),
    pendingPeers: [...answer.pendingPeers],
    buckets: answer.buckets,
  };
}

/** Older PDs fill `regionMetas` and `leaders` alone. */
export function regionsOf(answer: pdpb.ScanRegionsResponse): RegionInfo[] {
  const full = answer.regions.map(regionOf).filter((region) => region !== undefined);
  if (full.length > 0) return full;
  return answer.regionMetas.flatMap((region, i) => {
    const info = regionOf({ region, leader: answer.leaders[i], downPeers: [], pendingPeers: [], buckets: undefined });
    return info === undefined ? [] : [info];
  });
}
