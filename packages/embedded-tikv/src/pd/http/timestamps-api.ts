import { parseError, parseUint64 } from './go-format.js';
import type { GoJson } from './go-json.js';
import { v1 } from './http-answer.js';
import { percentDecode } from './http-query.js';
import type { HttpCall, Route } from './route-table.js';
import { GC_WORKER, NULL_KEYSPACE_ID } from '../state/gc-states.js';
import type { PdState } from '../state/pd-state.js';
import { unknownResolvedTs } from '../state/resolved-timestamps.js';

/** Stores that lead a region: of the others nothing can be said. */
function leadingStores(state: PdState): ReadonlySet<bigint> {
  const leading = new Set<bigint>();
  for (const { leader } of state.regions.all()) {
    if (leader !== undefined && state.stores.get(leader.storeId) !== undefined) leading.add(leader.storeId);
  }
  return leading;
}

function body(minimum: bigint, stores: ReadonlyMap<bigint, bigint> | undefined): GoJson {
  return {
    is_real_time: true,
    min_resolved_ts: minimum,
    persist_interval: '1s',
    stores_min_resolved_ts:
      stores === undefined ? null : Object.fromEntries([...stores].map(([id, ts]) => [`${id}`, ts])),
  };
}

function minResolvedTs({ state, query }: HttpCall) {
  const leading = leadingStores(state);
  const ofStore = (id: bigint): bigint => (leading.has(id) ? state.resolved.ofStore(id) : unknownResolvedTs);
  const scope = query.text('scope');
  const cluster = state.resolved.ofCluster(leading);
  if (scope === '') {
    return v1(200, body(cluster, undefined));
  }
  if (scope === 'cluster') {
    return v1(200, body(cluster, new Map(state.stores.all().map(({ store }) => [store.id, ofStore(store.id)]))));
  }
  const stores = new Map<bigint, bigint>();
  for (const text of scope.split(',')) {
    const id = parseUint64(text);
    if (id === undefined) {
      return v1(400, parseError('ParseUint', text));
    }
    stores.set(id, ofStore(id));
  }
  const minimum = [...stores.values()].reduce((least, ts) => (ts < least ? ts : least), unknownResolvedTs);
  return v1(200, body(minimum, stores));
}

function storeMinResolvedTs({ state, params }: HttpCall) {
  const text = params['id'] ?? '';
  const id = parseUint64(text);
  if (id === undefined) {
    return v1(400, parseError('ParseUint', text));
  }
  const ts = leadingStores(state).has(id) ? state.resolved.ofStore(id) : unknownResolvedTs;
  return v1(200, body(ts, undefined));
}

function safePoints({ state }: HttpCall) {
  const [worker, ...services] = state.gc.serviceSafePoints();
  const rows = [...services, ...(worker === undefined ? [] : [worker])];
  const minimum = rows
    .filter((row) => row.expiredAt > state.unixSeconds())
    .reduce<bigint | undefined>(
      (least, row) => (least === undefined || row.safePoint < least ? row.safePoint : least),
      undefined,
    );
  return v1(200, {
    service_gc_safe_points: rows.map((row) => ({
      service_id: row.serviceId,
      expired_at: row.expiredAt,
      safe_point: row.safePoint,
    })),
    min_service_gc_safe_point: minimum === undefined || minimum === 0n ? undefined : minimum,
    gc_safe_point: state.gc.state(NULL_KEYSPACE_ID).gcSafePoint,
  });
}

function deleteSafePoint({ state, params }: HttpCall) {
  const service = Buffer.from(percentDecode(params['service'] ?? '')).toString();
  if (service !== GC_WORKER) {
    state.gc.deleteBarrier(NULL_KEYSPACE_ID, service);
  }
  return v1(200, 'Delete service GC safepoint successfully.');
}

/** Resolved time stamps and GC safe points. */
export const timestampRoutes: readonly Route[] = [
  { path: '/pd/api/v1/min-resolved-ts', methods: { GET: minResolvedTs }, needsCluster: true },
  { path: '/pd/api/v1/min-resolved-ts/{id}', methods: { GET: storeMinResolvedTs }, needsCluster: true },
  { path: '/pd/api/v1/gc/safepoint', methods: { GET: safePoints } },
  { path: '/pd/api/v1/gc/safepoint/{service}', methods: { DELETE: deleteSafePoint } },
];
