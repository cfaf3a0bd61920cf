import type { HttpHandler, HttpResponse } from '@tikv-client/transport';
import { mvccPage } from '../txn/debug/mvcc-page.js';
import type { Store } from './store.js';

/** TiKV's status port, as far as clients and suites ask it. */
export function statusHandler(store: Store, apiVersion: 1 | 2, enableTtl: boolean): HttpHandler {
  return (request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const get = request.method === 'GET' || request.method === 'HEAD';
    if (get && path === '/status') return { status: 200, body: '' };
    if (get && path === '/ready') return ready(request.url);
    if (get && path === '/config') return config(request.url, store, apiVersion, enableTtl);
    if (get && path === '/engine_type') return { status: 200, headers: plain, body: 'raft-kv' };
    if (get && path === '/debug/mvcc') return mvccPage(store, request.url);
    if (get && path === '/metrics') return metrics(store);
    const region = /^\/region\/(\d+)$/.exec(path)?.[1];
    if (get && region !== undefined) return regionState(store, BigInt(region));
    return { status: 404, headers: plain, body: 'path not found' };
  };
}

const plain = { 'content-type': 'text/plain' };
const json = { 'content-type': 'application/json' };

function ready(url: string): HttpResponse {
  const verbose = /[?&]verbose/.test(url);
  const body = JSON.stringify({ connected_to_pd: true, raft_peers_caught_up: true }, null, 2);
  return { status: 200, headers: json, body: verbose ? body : '' };
}

function config(url: string, store: Store, apiVersion: 1 | 2, enableTtl: boolean): HttpResponse {
  const full = /[?&]full=([^&]*)/.exec(url)?.[1] ?? 'false';
  if (full !== 'true' && full !== 'false') {
    return { status: 400, headers: plain, body: 'provided string was not `true` or `false`' };
  }
  const { peers, splitKeys } = store.options;
  const body = {
    storage: { 'api-version': apiVersion, 'enable-ttl': enableTtl, 'max-key-size': 8192 },
    raftstore: { 'raft-entry-max-size': `${peers.maxEntryBytes / 1024 / 1024}MiB` },
    ...(splitKeys === undefined ? {} : { coprocessor: { 'region-max-keys': splitKeys } }),
  };
  return { status: 200, headers: json, body: JSON.stringify(body) };
}

function metrics(store: Store): HttpResponse {
  let regions = 0;
  let leaders = 0;
  for (const peer of store.peers) {
    regions += 1;
    if (peer.replica.isLeader) leaders += 1;
  }
  const lines = [
    '# TYPE tikv_raftstore_region_count gauge',
    `tikv_raftstore_region_count{type="region"} ${regions}`,
    `tikv_raftstore_region_count{type="leader"} ${leaders}`,
    '',
  ];
  return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4' }, body: lines.join('\n') };
}

function regionState(store: Store, id: bigint): HttpResponse {
  const peer = store.peer(id);
  if (peer === undefined) return { status: 404, headers: plain, body: `region(${id}) not found` };
  const { replica } = peer;
  const body = {
    group_state: 'Ordered',
    raft_status: {
      id: String(peer.peer.id),
      hard_state: { term: replica.term, commit: replica.commitIndex },
      soft_state: {
        leader_id: String(peer.leaderPeer?.id ?? 0n),
        raft_state: replica.isLeader ? 'Leader' : 'Follower',
      },
    },
    raft_apply: { applied_index: replica.appliedIndex, truncated_state: replica.log.base },
    region_state: { region: regionJson(peer.region) },
    bucket_keys: [],
  };
  return { status: 200, headers: json, body: JSON.stringify(body) };
}

function regionJson(region: {
  id: bigint;
  startKey: Uint8Array;
  endKey: Uint8Array;
  regionEpoch: { confVer: bigint; version: bigint } | undefined;
}): object {
  return {
    id: String(region.id),
    start_key: Buffer.from(region.startKey).toString('hex').toUpperCase(),
    end_key: Buffer.from(region.endKey).toString('hex').toUpperCase(),
    region_epoch: {
      conf_ver: String(region.regionEpoch?.confVer ?? 0n),
      version: String(region.regionEpoch?.version ?? 0n),
    },
  };
}
