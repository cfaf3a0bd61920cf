import type { metapb } from '@tikv-client/kvproto';
import type { RegionReport } from '../../cluster/placement-driver-link.js';
import type { GoJson } from './go-json.js';

const MIB = 1024n * 1024n;
const ROLE_NAMES = ['Voter', 'Learner', 'IncomingVoter', 'DemotingVoter'];

/** Size in MiB as PD counts it: at least 1. */
export function sizeInMib(report: RegionReport): bigint {
  const mib = report.approximateSize / MIB;
  return mib > 0n ? mib : 1n;
}

function peerJson(peer: metapb.Peer): GoJson {
  const role: number = peer.role;
  return {
    role_name: ROLE_NAMES[role] ?? 'Voter',
    id: peer.id,
    store_id: peer.storeId,
    role: role === 0 ? undefined : role,
    is_learner: role === 1 ? true : undefined,
    is_witness: peer.isWitness ? true : undefined,
  };
}

function hexKey(key: Uint8Array): string {
  return Buffer.from(key).toString('hex').toUpperCase();
}

/** A region as the HTTP API shows it. */
export function regionJson(report: RegionReport): GoJson {
  const { region, leader } = report;
  const confVer = region.regionEpoch?.confVer ?? 0n;
  const version = region.regionEpoch?.version ?? 0n;
  return {
    id: region.id,
    start_key: hexKey(region.startKey),
    end_key: hexKey(region.endKey),
    epoch: { conf_ver: confVer === 0n ? undefined : confVer, version: version === 0n ? undefined : version },
    peers: region.peers.map(peerJson),
    leader: leader === undefined ? {} : peerJson(leader),
    down_peers:
      report.downPeers.length === 0
        ? undefined
        : report.downPeers.map((peer) => ({ peer: peerJson(peer), down_seconds: 0 })),
    pending_peers: report.pendingPeers.length === 0 ? undefined : report.pendingPeers.map(peerJson),
    cpu_usage: 0,
    written_bytes: 0,
    read_bytes: 0,
    written_keys: 0,
    read_keys: 0,
    approximate_size: sizeInMib(report),
    approximate_keys: report.approximateKeys,
    approximate_kv_size: 0,
    approximate_columnar_kv_size: 0,
  };
}
