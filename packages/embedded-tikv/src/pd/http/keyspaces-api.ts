import type { HttpResponse } from '@tikv-client/transport';
import { parseError, parseUint64 } from './go-format.js';
import type { GoJson } from './go-json.js';
import { v2 } from './http-answer.js';
import { percentDecode } from './http-query.js';
import type { HttpCall, Route } from './route-table.js';
import { KEYSPACE_STATES } from '../state/keyspaces.js';
import type { KeyspaceRecord } from '../state/keyspaces.js';
import { PdStateError } from '../state/pd-error.js';

function keyspaceJson(keyspace: KeyspaceRecord): GoJson {
  return {
    id: keyspace.id,
    name: keyspace.name,
    state: keyspace.state,
    created_at: keyspace.createdAt,
    state_changed_at: keyspace.stateChangedAt,
    config: Object.keys(keyspace.config).length === 0 ? undefined : keyspace.config,
  };
}

/** Runs `body`; what PD refuses is a 500 with the text, for whatever reason. */
function answer(body: () => KeyspaceRecord): HttpResponse {
  try {
    return v2(200, keyspaceJson(body()));
  } catch (error) {
    if (error instanceof PdStateError) {
      return v2(500, error.message);
    }
    throw error;
  }
}

/** Runs `run` with the object in the body, or answers that there is none. */
function withObject(
  { request }: HttpCall,
  run: (body: Readonly<Record<string, unknown>>) => HttpResponse,
): HttpResponse {
  const text = Buffer.from(request.body).toString();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return badBody(reasonOf(text));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return badBody(`json: cannot unmarshal ${Array.isArray(parsed) ? 'array' : typeof parsed} into Go value`);
  }
  return run({ ...parsed });
}

function reasonOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') {
    return 'EOF';
  }
  return /^["[{]/.test(trimmed)
    ? 'unexpected EOF'
    : `invalid character '${trimmed[0] ?? ''}' looking for beginning of value`;
}

function badBody(reason: string): HttpResponse {
  const body = JSON.stringify(`[PD:gin:ErrBindJSON]${reason}: ${reason}`);
  return { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

/** The string members of an object, `null` kept; a text when there is a member of another kind. */
function stringsOf(value: unknown): Record<string, string | null> | string {
  const out: Record<string, string | null> = {};
  for (const [name, member] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    if (member !== null && typeof member !== 'string') {
      return `json: cannot unmarshal ${typeof member} into Go struct field of type string`;
    }
    out[name] = member;
  }
  return out;
}

function create(call: HttpCall) {
  return withObject(call, ({ name, config }) => {
    const items = stringsOf(config);
    if (typeof items === 'string') {
      return badBody(items);
    }
    if (name !== undefined && typeof name !== 'string') {
      return badBody(`json: cannot unmarshal ${typeof name} into Go struct field of type string`);
    }
    const filled = Object.fromEntries(Object.entries(items).map(([key, value]) => [key, value ?? '']));
    return answer(() => call.state.keyspaces.create(name ?? '', filled, call.state.unixSeconds()));
  });
}

function list({ state, query }: HttpCall) {
  const token = query.text('page_token');
  const limitText = query.text('limit');
  const start = token === '' ? 0n : parseUint64(token);
  const limit = limitText === '' ? 0n : parseUint64(limitText);
  if (start === undefined || limit === undefined) {
    return v2(400, start === undefined ? parseError('ParseUint', token) : parseError('ParseInt', limitText));
  }
  const wanted = Number(limit);
  const found = state.keyspaces.list(Number(start), wanted === 0 ? 0 : wanted + 1);
  const more = wanted > 0 && found.length > wanted ? found.pop() : undefined;
  return v2(200, {
    keyspaces: found.length === 0 ? null : found.map(keyspaceJson),
    next_page_token: more === undefined ? '' : `${more.id}`,
  });
}

function nameOf({ params }: HttpCall): string {
  return Buffer.from(percentDecode(params['name'] ?? '')).toString();
}

function byName(call: HttpCall) {
  const found = answer(() => call.state.keyspaces.byName(nameOf(call)));
  if (found.status === 200 && call.query.text('force_refresh_group_id') === 'true') {
    return v2(500, 'keyspace group manager is not initialized');
  }
  return found;
}

function byId({ state, params }: HttpCall) {
  const id = parseUint64(params['id'] ?? '');
  return id === undefined ? v2(500, 'invalid keyspace id') : answer(() => state.keyspaces.byId(Number(id)));
}

function setState(call: HttpCall) {
  return withObject(call, (body) => {
    const wanted = typeof body['state'] === 'string' ? body['state'].toUpperCase() : '';
    const state = KEYSPACE_STATES.find((name) => name === wanted);
    if (state === undefined) {
      return v2(400, {});
    }
    const { keyspaces } = call.state;
    return answer(() => keyspaces.setState(keyspaces.byName(nameOf(call)).id, state, call.state.unixSeconds()));
  });
}

function patchConfig(call: HttpCall) {
  return withObject(call, ({ config }) => {
    const patch = stringsOf(config);
    if (typeof patch === 'string') {
      return badBody(patch);
    }
    const fixed = unchangeable(patch);
    const { keyspaces } = call.state;
    return answer(() => {
      if (fixed !== undefined) {
        throw new PdStateError('keyspace:ErrUnsupportedOperationInKeyspace', fixed);
      }
      return keyspaces.patchConfig(keyspaces.byName(nameOf(call)).id, patch);
    });
  });
}

/** What a keyspace gets at its creation only. */
function unchangeable(patch: Readonly<Record<string, string | null>>): string | undefined {
  if (patch['gc_management_type'] === 'keyspace_level') {
    return 'keyspace level GC';
  }
  return 'region_bound_type' in patch ? 'region bound type' : undefined;
}

/** Keyspaces: the only part of `/pd/api/v2` that is served. */
export const keyspaceRoutes: readonly Route[] = [
  { path: '/pd/api/v2/keyspaces', methods: { GET: list, POST: create } },
  { path: '/pd/api/v2/keyspaces/{name}', methods: { GET: byName } },
  { path: '/pd/api/v2/keyspaces/id/{id}', methods: { GET: byId } },
  { path: '/pd/api/v2/keyspaces/{name}/state', methods: { PUT: setState } },
  { path: '/pd/api/v2/keyspaces/{name}/config', methods: { PATCH: patchConfig } },
];
