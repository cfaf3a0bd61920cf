import type { GoJson } from './go-json.js';
import { writeGoJson } from './go-json.js';
import type { HttpCall, Route } from './route-table.js';
import type { PdState } from '../state/pd-state.js';

function json(status: number, value: GoJson) {
  return { status, headers: { 'Content-Type': 'application/json' }, body: writeGoJson(value, 0) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** etcd's JSON gateway for one call: bytes in base64, 64-bit numbers as strings, zeros left out. */
function range({ state, request }: HttpCall) {
  const body = parse(request.body);
  const key = bytesOf(body, 'key');
  const end = bytesOf(body, 'range_end');
  const limit = Number(body?.['limit'] ?? 0);
  if (body === undefined || key === undefined || end === undefined || !Number.isSafeInteger(limit) || limit < 0) {
    return json(400, { error: 'invalid request', code: 3, message: 'invalid request' });
  }
  if (key.length === 0) {
    return json(400, { error: 'etcdserver: key is not provided', code: 3, message: 'etcdserver: key is not provided' });
  }
  const { kvs, count } = state.meta.range(key, end, limit);
  return json(200, {
    header: { cluster_id: `${state.clusterId}`, revision: `${state.meta.revision}`, raft_term: '2' },
    kvs:
      kvs.length === 0
        ? undefined
        : kvs.map((kv) => ({
            key: base64(kv.key),
            create_revision: `${kv.createRevision}`,
            mod_revision: `${kv.modRevision}`,
            version: `${kv.version}`,
            value: kv.value.length === 0 ? undefined : base64(kv.value),
          })),
    more: kvs.length < count ? true : undefined,
    count: count === 0 ? undefined : `${count}`,
  });
}

function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function bytesOf(body: Readonly<Record<string, unknown>> | undefined, name: string): Uint8Array | undefined {
  const text = body?.[name] ?? '';
  return typeof text === 'string' ? Uint8Array.from(Buffer.from(text, 'base64')) : undefined;
}

/** What PD counts about itself, in Prometheus' text format. */
function metrics(state: PdState): string {
  const rows: readonly (readonly [name: string, help: string, value: number])[] = [
    ['pd_cluster_regions', 'Regions PD knows.', state.regions.size],
    ['pd_cluster_stores', 'Stores PD knows.', state.stores.all().length],
    ['pd_meta_revision', 'Revision of the meta storage.', Number(state.meta.revision)],
    ['pd_has_leader', '1 while a member leads.', state.members.leader === undefined ? 0 : 1],
  ];
  return rows.map(([name, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`).join('');
}

/** What etcd, which shares PD's port, serves at the root. */
export const etcdRoutes: readonly Route[] = [
  { path: '/version', methods: { GET: () => json(200, { etcdserver: '3.5.15', etcdcluster: '3.5.0' }) }, local: true },
  { path: '/health', methods: { GET: () => json(200, { health: 'true', reason: '' }) }, local: true },
  {
    path: '/metrics',
    methods: {
      GET: ({ state }) => ({
        status: 200,
        headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
        body: metrics(state),
      }),
    },
    local: true,
  },
  { path: '/v3/kv/range', methods: { POST: range } },
];
