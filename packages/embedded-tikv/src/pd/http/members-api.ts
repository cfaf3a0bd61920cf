import type { GoJson } from './go-json.js';
import { goTime } from './go-format.js';
import { empty, v1 } from './http-answer.js';
import type { HttpCall, Route } from './route-table.js';
import { urlOf } from '../state/members.js';
import type { PdMember } from '../state/members.js';

const VERSION = 'None';

function urlsOf(member: PdMember): readonly string[] {
  return [urlOf(member)];
}

function memberJson(member: PdMember): GoJson {
  return {
    name: member.name,
    member_id: member.memberId,
    peer_urls: urlsOf(member),
    client_urls: urlsOf(member),
    deploy_path: 'embedded',
    binary_version: VERSION,
    git_hash: VERSION,
  };
}

function members({ state }: HttpCall) {
  const leader = state.members.leader;
  return v1(200, {
    header: { cluster_id: state.clusterId },
    members: state.members.all.map(memberJson),
    leader: leader && memberJson(leader),
    etcd_leader: leader && memberJson(leader),
  });
}

function leader({ state }: HttpCall) {
  const found = state.members.leader;
  if (found === undefined) {
    return v1(200, null);
  }
  return v1(200, { name: found.name, member_id: found.memberId, peer_urls: urlsOf(found), client_urls: urlsOf(found) });
}

function health({ state }: HttpCall) {
  const rows = state.members.all.map((member) => ({
    name: member.name,
    member_id: member.memberId,
    client_urls: urlsOf(member),
    health: member.running,
  }));
  return v1(200, rows);
}

function status({ state }: HttpCall) {
  return v1(200, {
    build_ts: VERSION,
    version: VERSION,
    git_hash: VERSION,
    start_timestamp: Math.floor(state.startedAt / 1000),
    kernel_type: 'Classic',
  });
}

function clusterStatus({ state }: HttpCall) {
  const at = BigInt(Math.floor(state.bootstrappedAt ?? 0)) * 1_000_000n;
  return v1(200, {
    raft_bootstrap_time: state.bootstrapped ? goTime(at) : '0001-01-01T00:00:00Z',
    is_initialized: state.bootstrapped,
    replication_status: '',
  });
}

/** The strings in it are what PD sends, booleans included. */
function replication({ state }: HttpCall) {
  return v1(200, {
    'max-replicas': state.maxReplicas,
    'location-labels': '',
    'strictly-match-label': 'false',
    'enable-placement-rules': 'true',
    'enable-placement-rules-cache': 'false',
    'isolation-level': '',
  });
}

/** Members, versions and settings of the cluster. */
export const memberRoutes: readonly Route[] = [
  { path: '/pd/api/v1/members', methods: { GET: members } },
  { path: '/pd/api/v1/leader', methods: { GET: leader } },
  { path: '/pd/api/v1/health', methods: { GET: health }, local: true },
  { path: '/pd/health', methods: { GET: health }, local: true },
  {
    path: '/pd/api/v1/version',
    methods: { GET: () => v1(200, { version: VERSION, build_time: '', hash: '', branch: '' }) },
    local: true,
  },
  { path: '/pd/api/v1/status', methods: { GET: status }, local: true },
  { path: '/pd/api/v1/ping', methods: { GET: () => empty(200) }, local: true },
  {
    path: '/pd/api/v1/cluster',
    methods: { GET: ({ state }) => v1(200, { id: state.clusterId, max_peer_count: state.maxReplicas }) },
  },
  { path: '/pd/api/v1/cluster/status', methods: { GET: clusterStatus } },
  { path: '/pd/api/v1/config/replicate', methods: { GET: replication } },
  { path: '/pd/api/v2/ready', methods: { GET: () => empty(200) }, local: true },
];
