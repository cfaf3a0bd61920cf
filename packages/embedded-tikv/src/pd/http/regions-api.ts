import { parseError, parseUint64 } from './go-format.js';
import type { GoJson } from './go-json.js';
import { regionData, v1 } from './http-answer.js';
import { decodeHexKey, percentDecode } from './http-query.js';
import { regionJson, sizeInMib } from './region-json.js';
import type { HttpCall, Route } from './route-table.js';
import type { RegionReport } from '../../cluster/placement-driver-link.js';

/** Regions a scan returns when it names no limit, and the most it returns. */
const DEFAULT_SCAN_LIMIT = 16;
const MAX_SCAN_LIMIT = 10_240;

function list(regions: readonly RegionReport[]) {
  return regionData({ count: regions.length, regions: regions.map(regionJson) });
}

function allRegions({ state }: HttpCall) {
  return list(state.regions.all());
}

/** A key as sent: raw bytes, or hex digits with `format=hex`; a text is the error. */
function keyOf(bytes: Uint8Array, format: string): Uint8Array | string {
  return format === 'hex' ? decodeHexKey(Buffer.from(bytes).toString()) : bytes;
}

function scan({ state, query }: HttpCall) {
  const format = query.text('format');
  const start = keyOf(query.bytes('key'), format);
  const end = keyOf(query.bytes('end_key'), format);
  if (typeof start === 'string' || typeof end === 'string') {
    return v1(400, typeof start === 'string' ? start : String(end));
  }
  const limit = query.text('limit');
  if (limit !== '' && !/^[+-]?\d{1,9}$/.test(limit)) {
    return v1(400, parseError('Atoi', limit));
  }
  const wanted = limit === '' ? DEFAULT_SCAN_LIMIT : Math.min(Number(limit), MAX_SCAN_LIMIT);
  return list(state.regions.scan(start, end, wanted));
}

function ofStore({ state, params }: HttpCall) {
  const text = params['id'] ?? '';
  const id = parseUint64(text);
  if (id === undefined) {
    return v1(400, parseError('Atoi', text));
  }
  return list(state.regions.all().filter((report) => report.region.peers.some((peer) => peer.storeId === id)));
}

function byId({ state, params }: HttpCall) {
  const text = params['id'] ?? '';
  const id = parseUint64(text);
  if (id === undefined) {
    return v1(400, parseError('ParseUint', text));
  }
  const report = state.regions.byId(id);
  return report === undefined
    ? v1(404, `[PD:region:ErrRegionNotFound]region ${id} not found`)
    : regionData(regionJson(report));
}

function byKey({ state, params, query }: HttpCall) {
  const key = keyOf(percentDecode(params['key'] ?? ''), query.text('format'));
  if (typeof key === 'string') {
    return v1(400, key);
  }
  const report = state.regions.byKey(key);
  return report === undefined
    ? v1(404, '[PD:region:ErrRegionNotFound]region %v not found')
    : regionData(regionJson(report));
}

interface Totals {
  readonly leaders: Map<string, RegionReport[]>;
  readonly peers: Map<string, RegionReport[]>;
}

function group(regions: readonly RegionReport[]): Totals {
  const totals: Totals = { leaders: new Map(), peers: new Map() };
  const add = (to: Map<string, RegionReport[]>, storeId: bigint, report: RegionReport) => {
    to.set(`${storeId}`, [...(to.get(`${storeId}`) ?? []), report]);
  };
  for (const report of regions) {
    if (report.leader !== undefined) {
      add(totals.leaders, report.leader.storeId, report);
    }
    for (const peer of report.region.peers) {
      add(totals.peers, peer.storeId, report);
    }
  }
  return totals;
}

function sum(regions: readonly RegionReport[], of: (report: RegionReport) => bigint): bigint {
  return regions.reduce((total, report) => total + of(report), 0n);
}

function keysOf(report: RegionReport): bigint {
  return report.approximateKeys;
}

function perStore(groups: ReadonlyMap<string, RegionReport[]>, of: (regions: RegionReport[]) => bigint): GoJson {
  return Object.fromEntries([...groups].map(([storeId, regions]) => [storeId, of(regions)]));
}

function stats({ state, query }: HttpCall) {
  const regions = state.regions.scan(query.bytes('start_key'), query.bytes('end_key'), 0);
  const { leaders, peers } = group(regions);
  const size = sum(regions, sizeInMib);
  return v1(200, {
    count: regions.length,
    empty_count: regions.filter((report) => sizeInMib(report) <= 1n).length,
    storage_size: size,
    user_storage_size: 0,
    user_columnar_storage_size: 0,
    storage_keys: sum(regions, keysOf),
    store_leader_count: perStore(leaders, (mine) => BigInt(mine.length)),
    store_peer_count: perStore(peers, (mine) => BigInt(mine.length)),
    store_leader_size: perStore(leaders, (mine) => sum(mine, sizeInMib)),
    store_leader_keys: perStore(leaders, (mine) => sum(mine, keysOf)),
    store_peer_size: perStore(peers, (mine) => sum(mine, sizeInMib)),
    store_peer_keys: perStore(peers, (mine) => sum(mine, keysOf)),
  });
}

/** The regions as PD knows them. */
export const regionRoutes: readonly Route[] = [
  { path: '/pd/api/v1/regions', methods: { GET: allRegions }, needsCluster: true },
  { path: '/pd/api/v1/regions/key', methods: { GET: scan }, needsCluster: true },
  {
    path: '/pd/api/v1/regions/count',
    methods: { GET: ({ state }) => v1(200, { count: state.regions.size, regions: null }) },
    needsCluster: true,
  },
  { path: '/pd/api/v1/regions/store/{id}', methods: { GET: ofStore }, needsCluster: true },
  { path: '/pd/api/v1/region/id/{id}', methods: { GET: byId }, needsCluster: true },
  { path: '/pd/api/v1/region/key/{key}', methods: { GET: byKey }, needsCluster: true },
  { path: '/pd/api/v1/stats/region', methods: { GET: stats }, needsCluster: true },
];
