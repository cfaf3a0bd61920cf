import { parseError, parseUint64 } from './go-format.js';
import type { GoJson } from './go-json.js';
import { v1 } from './http-answer.js';
import { percentDecode } from './http-query.js';
import type { HttpCall, Route } from './route-table.js';
import { GC_WORKER, NULL_KEYSPACE_ID } from '../state/gc-states.js';
import type { PdState } from '../state/pd-state.js';

/** What PD has for a store that never reported. */
const UNKNOWN = 2n ** 64n - 1n;

/**
 * The time stamp below which no store has an unresolved transaction. There are no transactions here, so every store is as
 * far as the oracle itself.
 */
function resolvedTs(state: PdState, storeId: bigint, now: bigint): bigint {
  return state.stores.get(storeId) === undefined ? UNKNOWN : now;
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
  const now = state.freshTimestamp();
  const scope = query.text('scope');
  if (scope === '') {
    return v1(200, body(now, undefined));
  }
  if (scope === 'cluster') {
    return v1(
      200,
      body(now, new Map(state.stores.all().map(({ store }) => [store.id, resolvedTs(state, store.id, now)]))),
    );
  }
  const stores = new Map<bigint, bigint>();
  for (const text of scope.split(',')) {
    const id = parseUint64(text);
    if (id === undefined) {
      return v1(400, parseError('ParseUint', text));
    }
    stores.set(id, resolvedTs(state, id, now));
  }
  const minimum = [...stores.values()].reduce((least, ts) => (ts < least ? ts : least), UNKNOWN);
  return v1(200, body(minimum, stores));
}

function storeMinResolvedTs({ state, params }: HttpCall) {
  const text = params['id'] ?? '';
  const id = parseUint64(text);
  if (id === undefined) {
    return v1(400, parseError('ParseUint', text));
  }
  return v1(200, body(resolvedTs(state, id, state.freshTimestamp()), undefined));
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
