import type { HttpHandler, HttpResponse } from '@tikv-client/transport';
import { mvccPage } from '../txn/debug/mvcc-page.js';
import { regionStatePage } from './region-state-page.js';
import { changeConfig, readConfig } from './status-config.js';
import type { Store } from './store.js';

/** TiKV's status port, as far as clients and suites ask it. */
export function statusHandler(store: Store, apiVersion: 1 | 2, enableTtl: boolean): HttpHandler {
  return (request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const get = request.method === 'GET' || request.method === 'HEAD';
    if (get && path === '/status') return { status: 200, body: '' };
    if (get && path === '/ready') return ready(request.url);
    if (get && path === '/config') return readConfig(request.url, store, { apiVersion, enableTtl });
    if (request.method === 'POST' && path === '/config') return changeConfig(request, store, { apiVersion, enableTtl });
    if (get && path === '/engine_type') return { status: 200, headers: plain, body: 'raft-kv' };
    if (get && path === '/debug/mvcc') return mvccPage(store, request.url);
    if (get && path === '/metrics') return metrics(store);
    const region = /^\/region\/(\d+)$/.exec(path)?.[1];
    if (get && region !== undefined) return regionStatePage(store, BigInt(region));
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
