import type { HttpResponse } from '@tikv-client/transport';
import type { RegionPeer } from '../region/region-peer.js';
import type { Store } from './store.js';

/** By `metapb.PeerRole`. */
const roleNames = ['Voter', 'Learner', 'IncomingVoter', 'DemotingVoter'] as const;

/** `GET /region/{id}` of a status port: the store's replica of the region, in TiKV's form. Ids are numbers, keys lists of bytes. */
export function regionStatePage(store: Store, id: bigint): HttpResponse {
  const peer = store.peer(id);
  if (peer === undefined) {
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: `region(${id}) not found` };
  }
  const { replica, region } = peer;
  const { base, last } = replica.log;
  const body = {
    group_state: 'Ordered',
    raft_status: {
      id: Number(peer.peer.id),
      // Whom it voted for is not kept: the elected leader.
      hard_state: { term: replica.term, vote: Number(peer.leaderPeer?.id ?? 0n), commit: replica.commitIndex },
      soft_state: {
        leader_id: Number(peer.leaderPeer?.id ?? 0n),
        raft_state: replica.isLeader ? 'Leader' : 'Follower',
      },
      applied: replica.appliedIndex,
      voters: votersOf(peer),
      learners: {},
      last_index: last.index,
      persisted_index: last.index,
    },
    raft_apply: {
      applied_index: replica.appliedIndex,
      commit_index: replica.commitIndex,
      commit_term: replica.log.termAt(replica.commitIndex) ?? base.term,
      truncated_state: { index: base.index, term: base.term },
    },
    region_state: {
      id: Number(region.id),
      start_key: [...region.startKey],
      end_key: [...region.endKey],
      epoch: {
        conf_ver: Number(region.regionEpoch?.confVer ?? 0n),
        version: Number(region.regionEpoch?.version ?? 0n),
      },
      peers: region.peers.map(({ id: peerId, storeId, role, isWitness }) => ({
        id: Number(peerId),
        store_id: Number(storeId),
        role: roleNames[role],
        is_witness: isWitness,
      })),
      merge_state: null,
      tablet_index: 0,
    },
    bucket_keys: [],
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** How far the leader knows each replica to be; only a leader does. */
function votersOf({ replica, region }: RegionPeer): Record<string, object> {
  if (!replica.isLeader) return {};
  const voters: Record<string, object> = {};
  for (const { id, storeId } of region.peers) {
    const matched = storeId === replica.id ? replica.log.last.index : (replica.matchOf(storeId) ?? 0);
    voters[String(id)] = {
      matched,
      next_idx: matched + 1,
      state: 'Replicate',
      paused: false,
      pending_snapshot: 0,
      pending_request_snapshot: 0,
      recent_active: true,
    };
  }
  return voters;
}
