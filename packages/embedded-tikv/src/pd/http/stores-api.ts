import { goBytes, goDuration, goTime, parseError, parseUint64 } from './go-format.js';
import type { GoJson } from './go-json.js';
import { v1 } from './http-answer.js';
import type { HttpCall, Route } from './route-table.js';
import { sizeInMib } from './region-json.js';
import type { PdState } from '../state/pd-state.js';
import { storeStateName } from '../state/store-table.js';
import type { StoreRecord } from '../state/store-table.js';

const MILLION = 1_000_000n;

/** Go leaves out what is zero. */
function unlessZero<T extends bigint | number | string | boolean>(value: T): T | undefined {
  return value === 0 || value === 0n || value === '' || value === false ? undefined : value;
}

function storeJson(record: StoreRecord, now: number): GoJson {
  const { store } = record;
  return {
    id: unlessZero(store.id),
    address: unlessZero(store.address),
    state: unlessZero(store.state),
    labels: store.labels.length === 0 ? undefined : store.labels.map(({ key, value }) => ({ key, value })),
    version: unlessZero(store.version),
    peer_address: unlessZero(store.peerAddress),
    status_address: unlessZero(store.statusAddress),
    git_hash: unlessZero(store.gitHash),
    start_timestamp: unlessZero(store.startTimestamp),
    deploy_path: unlessZero(store.deployPath),
    last_heartbeat: unlessZero(store.lastHeartbeat),
    physically_destroyed: unlessZero(store.physicallyDestroyed),
    node_state: unlessZero(store.nodeState),
    state_name: storeStateName(record, now),
  };
}

function statusJson(record: StoreRecord, state: PdState): GoJson {
  const { store, stats } = record;
  const led = state.regions.all().filter((report) => report.leader?.storeId === store.id);
  const held = state.regions.all().filter((report) => report.region.peers.some((peer) => peer.storeId === store.id));
  const pending = state.regions.all().filter((report) => report.pendingPeers.some((peer) => peer.storeId === store.id));
  const heldSize = held.reduce((sum, report) => sum + sizeInMib(report), 0n);
  const heartbeat = BigInt(Math.floor(record.lastHeartbeat)) * MILLION;
  const uptime = heartbeat - store.startTimestamp * 1000n * MILLION;
  return {
    capacity: goBytes(stats?.capacity ?? 0n),
    available: goBytes(stats?.available ?? 0n),
    used_size: goBytes(stats?.usedSize ?? 0n),
    leader_count: led.length,
    leader_weight: 1,
    leader_score: led.length,
    leader_size: led.reduce((sum, report) => sum + sizeInMib(report), 0n),
    region_count: held.length,
    region_weight: 1,
    // PD's own formula weighs free space too; no client computes with it.
    region_score: Number(heldSize),
    region_size: heldSize,
    pending_peer_count: unlessZero(pending.length),
    is_busy: unlessZero(stats?.isBusy ?? false),
    start_ts: stats === undefined ? undefined : goTime(store.startTimestamp * 1000n * MILLION),
    last_heartbeat_ts: goTime(heartbeat),
    uptime: store.startTimestamp > 0n && uptime > 0n ? goDuration(uptime) : undefined,
  };
}

function describe(record: StoreRecord, state: PdState): GoJson {
  return { store: storeJson(record, state.now()), status: statusJson(record, state) };
}

function allStores({ state, query }: HttpCall) {
  const wanted = new Set<number>();
  for (const text of query.all('state')) {
    if (!/^[+-]?\d{1,9}$/.test(text)) {
      return v1(500, parseError('Atoi', text));
    }
    wanted.add(Number(text));
  }
  const records = state.stores.all().filter((record) => {
    const storeState: number = record.store.state;
    return wanted.size === 0 ? storeState !== 2 : wanted.has(storeState);
  });
  return v1(200, { count: records.length, stores: records.map((record) => describe(record, state)) });
}

function oneStore({ state, params }: HttpCall) {
  const text = params['id'] ?? '';
  const id = parseUint64(text);
  if (id === undefined) {
    return v1(400, { code: 'input', msg: parseError('ParseUint', text), data: {} }, { 'Tidb-Error-Code': 'input' });
  }
  const record = state.stores.get(id);
  return record === undefined
    ? v1(404, `[PD:core:ErrStoreNotFound]store ${id} not found`)
    : v1(200, describe(record, state));
}

/** The stores as PD knows them. */
export const storeRoutes: readonly Route[] = [
  { path: '/pd/api/v1/stores', methods: { GET: allStores }, needsCluster: true },
  { path: '/pd/api/v1/store/{id}', methods: { GET: oneStore }, needsCluster: true },
];
