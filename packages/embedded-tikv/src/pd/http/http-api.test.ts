import { SimulatedClock } from '@tikv-client/runtime';
import type { HttpResponse } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import { bootstrap, CLUSTER_ID, NOW } from '../../../test/pd/fixture.js';
import { key, peer, region, report } from '../../../test/regions.js';
import { PdState } from '../state/pd-state.js';
import { createHttpApi } from './http-api.js';

const V1_TYPE = 'application/json; charset=UTF-8';
const V2_TYPE = 'application/json; charset=utf-8';
const OCTETS = 'application/octet-stream';
const PLAIN = 'text/plain; charset=utf-8';

function pd({ empty = false } = {}) {
  const clock = new SimulatedClock();
  let now = NOW;
  const members = [0, 1].map((index) => ({
    name: `pd${index + 1}`,
    memberId: 3546425123905775697n + BigInt(index),
    address: `127.0.0.1:1537${index}`,
    running: true,
  }));
  const state = new PdState({
    clusterId: CLUSTER_ID,
    members,
    firstFreeId: 100n,
    apiVersion: 1,
    maxReplicas: 3,
    now: () => now,
  });
  state.members.settle();
  if (!empty) {
    bootstrap(state);
  }
  const apis = members.map((member) => createHttpApi(state, member, clock));
  return {
    state,
    clock,
    pass: (ms: number) => {
      now += ms;
    },
    ask: async (
      method: string,
      url: string,
      { body = '', member = 0, headers = {} } = {},
    ): Promise<HttpResponse & { text: string }> => {
      const api = apis[member];
      if (api === undefined) {
        throw new Error(`no member ${member}`);
      }
      const signal = new AbortController().signal;
      const answer = await api({ method, url, headers, body: Buffer.from(body), signal });
      return { ...answer, text: typeof answer.body === 'string' ? answer.body : '' };
    },
  };
}

/** Compares with a recorded example: `expected` as it stood there, white space aside. */
function sameJson(text: string, expected: string): void {
  const squeeze = (json: string) => json.replaceAll(/\s+(?=(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*$)/g, '');
  expect(squeeze(text)).toBe(squeeze(expected));
}

const REGION_4 =
  '{"id":4,"start_key":"","end_key":"6D","epoch":{"conf_ver":1,"version":1},"peers":[{"role_name":"Voter","id":5,"store_id":1},{"role_name":"Voter","id":6,"store_id":2}],' +
  '"leader":{"role_name":"Voter","id":5,"store_id":1},"cpu_usage":0,"written_bytes":0,"read_bytes":0,"written_keys":0,"read_keys":0,' +
  '"approximate_size":1,"approximate_keys":1000,"approximate_kv_size":0,"approximate_columnar_kv_size":0}';

describe('shapes', () => {
  test('members: exact 64-bit ids, two spaces, a newline at the end', async () => {
    const { text, status, headers } = await pd().ask('GET', '/pd/api/v1/members');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'Content-Type': V1_TYPE,
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'POST, GET, OPTIONS, PUT, DELETE',
      'Access-Control-Allow-Headers': 'accept, content-type, authorization',
    });
    expect(
      text.startsWith(
        '{\n  "header": {\n    "cluster_id": 7710567788443656643\n  },\n  "members": [\n    {\n      "name": "pd1",',
      ),
    ).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    const member = (name: string, id: string, port: number) =>
      `{"name":"${name}","member_id":${id},"peer_urls":["http://127.0.0.1:${port}"],"client_urls":["http://127.0.0.1:${port}"],"deploy_path":"embedded","binary_version":"None","git_hash":"None"}`;
    const first = member('pd1', '3546425123905775697', 15370);
    sameJson(
      text,
      `{"header":{"cluster_id":7710567788443656643},"members":[${first},${member('pd2', '3546425123905775698', 15371)}],"leader":${first},"etcd_leader":${first}}`,
    );
  });

  test.each([
    [
      '/pd/api/v1/leader',
      '{"name":"pd1","member_id":3546425123905775697,"peer_urls":["http://127.0.0.1:15370"],"client_urls":["http://127.0.0.1:15370"]}',
    ],
    ['/pd/api/v1/version', '{"version":"None","build_time":"","hash":"","branch":""}'],
    [
      '/pd/api/v1/status',
      '{"build_ts":"None","version":"None","git_hash":"None","start_timestamp":1795256516,"kernel_type":"Classic"}',
    ],
    ['/pd/api/v1/cluster', '{"id":7710567788443656643,"max_peer_count":3}'],
    [
      '/pd/api/v1/cluster/status',
      '{"raft_bootstrap_time":"2026-11-21T10:21:56.732Z","is_initialized":true,"replication_status":""}',
    ],
    [
      '/pd/api/v1/config/replicate',
      '{"max-replicas":3,"location-labels":"","strictly-match-label":"false","enable-placement-rules":"true","enable-placement-rules-cache":"false","isolation-level":""}',
    ],
    ['/pd/api/v1/regions/count', '{"count":2,"regions":null}'],
    [
      '/pd/api/v1/gc/safepoint',
      '{"service_gc_safe_points":[{"service_id":"gc_worker","expired_at":9223372036854775807,"safe_point":0}],"gc_safe_point":0}',
    ],
    [
      '/pd/api/v1/stats/region?start_key=&end_key=',
      '{"count":2,"empty_count":2,"storage_size":2,"user_storage_size":0,"user_columnar_storage_size":0,"storage_keys":2000,"store_leader_count":{"1":2},"store_peer_count":{"1":2,"2":2},' +
        '"store_leader_size":{"1":2},"store_leader_keys":{"1":2000},"store_peer_size":{"1":2,"2":2},"store_peer_keys":{"1":2000,"2":2000}}',
    ],
    [
      '/pd/api/v1/store/1',
      '{"store":{"id":1,"address":"127.0.0.1:15381","version":"8.5.0","status_address":"127.0.0.1:15391","start_timestamp":1795256461,"last_heartbeat":1795256516732000000,"node_state":1,"state_name":"Up"},' +
        '"status":{"capacity":"100GiB","available":"90GiB","used_size":"0B","leader_count":2,"leader_weight":1,"leader_score":2,"leader_size":2,"region_count":2,"region_weight":1,"region_score":2,"region_size":2,' +
        '"start_ts":"2026-11-21T10:21:01Z","last_heartbeat_ts":"2026-11-21T10:21:56.732Z","uptime":"55.732s"}}',
    ],
  ])('GET %s', async (url, expected) => {
    const { text, status, headers } = await pd().ask('GET', url);
    expect([status, headers?.['Content-Type']]).toEqual([200, V1_TYPE]);
    sameJson(text, expected);
  });

  test('regions come compact and as octets', async () => {
    const { ask } = pd();
    const one = await ask('GET', '/pd/api/v1/region/id/4');
    expect([one.text, one.headers?.['Content-Type']]).toEqual([REGION_4, OCTETS]);
    expect((await ask('GET', '/pd/api/v1/region/key/a%00%ff')).text).toBe(REGION_4);
    expect((await ask('GET', '/pd/api/v1/region/key/6100FF?format=hex')).text).toBe(REGION_4);
    expect((await ask('GET', '/pd/api/v1/region/key/%6d')).text).toContain('"id":7,"start_key":"6D","end_key":""');
    expect((await ask('GET', '/pd/api/v1/regions/key?key=a&end_key=b')).text).toBe(
      `{"count":1,"regions":[${REGION_4}]}`,
    );
    expect((await ask('GET', '/pd/api/v1/regions/key?key=&limit=1')).text).toBe(`{"count":1,"regions":[${REGION_4}]}`);
    expect((await ask('GET', '/pd/api/v1/regions?limit=1')).text).toContain('{"count":2,');
    expect((await ask('GET', '/pd/api/v1/regions/store/2')).text).toContain('{"count":2,');
    expect((await ask('GET', '/pd/api/v1/regions/store/9')).text).toBe('{"count":0,"regions":[]}');
  });

  test('peers that are down, pending or no voters show', async () => {
    const { state, ask } = pd();
    const learner = { ...peer(6n, 2n), role: 1 as const };
    const change = { downPeers: [learner], pendingPeers: [learner], approximateSize: 5n << 20n };
    state.regionHeartbeat(
      report(region({ id: 4n, end: key(0x6d), confVer: 2n, peers: [peer(5n, 1n), learner] }), change),
    );
    const { text } = await ask('GET', '/pd/api/v1/region/id/4');
    const shown = '{"role_name":"Learner","id":6,"store_id":2,"role":1,"is_learner":true}';
    expect(text).toContain(`"down_peers":[{"peer":${shown},"down_seconds":0}],"pending_peers":[${shown}]`);
    expect(text).toContain('"approximate_size":5');
  });

  test('a silent store is disconnected after 20 s and down after 30 min', async () => {
    const { ask, pass } = pd();
    const state = async () => /"state_name": "(\w+)"/.exec((await ask('GET', '/pd/api/v1/store/2')).text)?.[1];
    const states = [await state()];
    for (const ms of [20_000, 1, 30 * 60_000]) {
      pass(ms);
      states.push(await state());
    }
    expect(states).toEqual(['Up', 'Up', 'Disconnected', 'Down']);
  });

  test('stores are chosen by their state', async () => {
    const { ask } = pd();
    expect((await ask('GET', '/pd/api/v1/stores')).text).toContain('"count": 2');
    expect((await ask('GET', '/pd/api/v1/stores?state=0&state=1')).text).toContain('"count": 2');
    sameJson((await ask('GET', '/pd/api/v1/stores?state=2')).text, '{"count":0,"stores":[]}');
  });

  test('min-resolved-ts by scope: what stores have told, and nothing of those that lead nothing', async () => {
    const { ask, state } = pd();
    const ts = (text: string, name: string) => BigInt(new RegExp(`"${name}": (\\d+)`).exec(text)?.[1] ?? '-1');
    const get = async (rest = '') => (await ask('GET', `/pd/api/v1/min-resolved-ts${rest}`)).text;
    const unknown = 2n ** 64n - 1n;
    expect(new Set(state.regions.all().map(({ leader }) => leader?.storeId))).toEqual(new Set([1n]));
    // Silence is 0, for the whole cluster as well.
    expect(await get()).toBe(
      '{\n  "is_real_time": true,\n  "min_resolved_ts": 0,\n  "persist_interval": "1s",\n  "stores_min_resolved_ts": null\n}\n',
    );
    state.resolved.report(1n, 100n);
    state.resolved.report(2n, 90n);
    const cluster = await get('?scope=cluster');
    expect(['min_resolved_ts', '1', '2'].map((name) => ts(cluster, name))).toEqual([100n, 100n, unknown]);
    const some = await get('?scope=1,99');
    expect(['min_resolved_ts', '1', '99'].map((name) => ts(some, name))).toEqual([100n, 100n, unknown]);
    expect(await get('/1')).toContain('"stores_min_resolved_ts": null');
    expect([ts(await get('/1'), 'min_resolved_ts'), ts(await get('/99'), 'min_resolved_ts')]).toEqual([100n, unknown]);
    // The cluster's goes never back.
    state.resolved.report(1n, 50n);
    expect([ts(await get(), 'min_resolved_ts'), ts(await get('/1'), 'min_resolved_ts')]).toEqual([100n, 50n]);
  });

  test('what etcd serves at the root', async () => {
    const { ask, state } = pd();
    expect((await ask('GET', '/version')).text).toBe('{"etcdserver":"3.5.15","etcdcluster":"3.5.0"}');
    expect((await ask('GET', '/health')).text).toBe('{"health":"true","reason":""}');
    expect((await ask('GET', '/metrics')).text).toContain('\npd_cluster_regions 2\n');
    state.meta.put(Buffer.from('k'), Buffer.from('v'));
    const { text } = await ask('POST', '/v3/kv/range', { body: '{"key":"aw=="}' });
    expect(text).toContain(
      '"kvs":[{"key":"aw==","create_revision":"2","mod_revision":"2","version":"1","value":"dg=="}],"count":"1"',
    );
    expect((await ask('POST', '/v3/kv/range', { body: 'x' })).status).toBe(400);
  });
});

describe('keyspaces', () => {
  test('are made, found, listed in pages and changed', async () => {
    const { ask } = pd();
    const body = '{"name":"ks1","config":{"gc_management_type":"keyspace_level"}}';
    const made = await ask('POST', '/pd/api/v2/keyspaces', { body });
    expect([made.status, made.headers?.['Content-Type']]).toEqual([200, V2_TYPE]);
    expect(made.text).toBe(
      '{\n    "id": 1,\n    "name": "ks1",\n    "state": "ENABLED",\n    "created_at": 1795256516,\n    "state_changed_at": 1795256516,\n    "config": {\n        "gc_management_type": "keyspace_level"\n    }\n}',
    );
    expect((await ask('GET', '/pd/api/v2/keyspaces/ks1')).text).toBe(made.text);
    expect((await ask('GET', '/pd/api/v2/keyspaces/id/1')).text).toBe(made.text);
    const page = (await ask('GET', '/pd/api/v2/keyspaces?limit=1')).text;
    expect(page).toContain('"next_page_token": "1"');
    expect(page).toContain('"name": "DEFAULT"');
    const next = (await ask('GET', '/pd/api/v2/keyspaces?limit=1&page_token=1')).text;
    expect(next).toContain('"name": "ks1"');
    expect(next).toContain('"next_page_token": ""');
    expect((await ask('PUT', '/pd/api/v2/keyspaces/ks1/state', { body: '{"state":"disabled"}' })).text).toContain(
      '"state": "DISABLED"',
    );
    const patched = await ask('PATCH', '/pd/api/v2/keyspaces/ks1/config', {
      body: '{"config":{"a":"b","gc_management_type":null}}',
    });
    expect(patched.text).toContain('"config": {\n        "a": "b"\n    }');
  });
});

describe('errors', () => {
  const json = (text: string) => `${JSON.stringify(text)}\n`;
  test.each([
    ['GET', '/pd/api/v1/store/99', '', 404, V1_TYPE, json('[PD:core:ErrStoreNotFound]store 99 not found')],
    ['GET', '/pd/api/v1/store/0', '', 404, V1_TYPE, json('[PD:core:ErrStoreNotFound]store 0 not found')],
    ['GET', '/pd/api/v1/region/id/9999', '', 404, V1_TYPE, json('[PD:region:ErrRegionNotFound]region 9999 not found')],
    ['GET', '/pd/api/v1/region/id/x', '', 400, V1_TYPE, json('strconv.ParseUint: parsing "x": invalid syntax')],
    ['GET', '/pd/api/v1/region/key/zz?format=hex', '', 400, V1_TYPE, json("encoding/hex: invalid byte: U+007A 'z'")],
    ['GET', '/pd/api/v1/region/key/abc?format=hex', '', 400, V1_TYPE, json('encoding/hex: odd length hex string')],
    ['GET', '/pd/api/v1/stores?state=x', '', 500, V1_TYPE, json('strconv.Atoi: parsing "x": invalid syntax')],
    [
      'GET',
      '/pd/api/v1/min-resolved-ts?scope=x',
      '',
      400,
      V1_TYPE,
      json('strconv.ParseUint: parsing "x": invalid syntax'),
    ],
    ['DELETE', '/pd/api/v1/gc/safepoint/nobody', '', 200, V1_TYPE, json('Delete service GC safepoint successfully.')],
    [
      'GET',
      '/pd/api/v2/keyspaces/nobody',
      '',
      500,
      V2_TYPE,
      '"[PD:keyspace:ErrKeyspaceNotFound]keyspace does not exist"',
    ],
    [
      'GET',
      '/pd/api/v2/keyspaces/id/9',
      '',
      500,
      V2_TYPE,
      '"[PD:keyspace:ErrKeyspaceNotFound]keyspace does not exist"',
    ],
    [
      'POST',
      '/pd/api/v2/keyspaces',
      '{"name":"bad name!"}',
      500,
      V2_TYPE,
      '"illegal keyspace name bad name!, should contain only alphanumerical and underline"',
    ],
    ['POST', '/pd/api/v2/keyspaces', '{', 400, PLAIN, '"[PD:gin:ErrBindJSON]unexpected EOF: unexpected EOF"'],
    ['POST', '/pd/api/v2/keyspaces', '', 400, PLAIN, '"[PD:gin:ErrBindJSON]EOF: EOF"'],
    [
      'PUT',
      '/pd/api/v2/keyspaces/DEFAULT/state',
      '{"state":"DISABLED"}',
      500,
      V2_TYPE,
      `"[PD:keyspace:ErrModifyDefaultKeyspace]cannot modify default keyspace's state"`,
    ],
    ['PUT', '/pd/api/v2/keyspaces/DEFAULT/state', '{"state":"ASLEEP"}', 400, V2_TYPE, '{}'],
    [
      'GET',
      '/pd/api/v2/keyspaces/DEFAULT?force_refresh_group_id=true',
      '',
      500,
      V2_TYPE,
      '"keyspace group manager is not initialized"',
    ],
    ['GET', '/pd/api/v1/nothing', '', 404, PLAIN, '404 page not found\n'],
    ['GET', '/', '', 404, PLAIN, '404 page not found\n'],
    ['DELETE', '/pd/api/v1/members', '', 405, undefined, ''],
    ['GET', '/pd/api/v1/ping', '', 200, undefined, ''],
    ['GET', '/pd/api/v2/ready', '', 200, undefined, ''],
  ])('%s %s %s', async (method, url, body, status, type, text) => {
    const answer = await pd().ask(method, url, { body });
    expect([answer.status, answer.headers?.['Content-Type'], answer.text]).toEqual([status, type, text]);
  });

  test('a malformed store id has a shape of its own', async () => {
    const { status, headers, text } = await pd().ask('GET', '/pd/api/v1/store/abc');
    expect([status, headers?.['Tidb-Error-Code']]).toEqual([400, 'input']);
    sameJson(text, '{"code":"input","msg":"strconv.ParseUint: parsing \\"abc\\": invalid syntax","data":{}}');
  });

  test.each(['/pd/api/v1/stores', '/pd/api/v1/regions', '/pd/api/v1/min-resolved-ts', '/pd/api/v1/store/1'])(
    'before the first store, %s says so',
    async (url) => {
      const { status, text } = await pd({ empty: true }).ask('GET', url);
      expect([status, text]).toEqual([
        500,
        '"[PD:cluster:ErrNotBootstrapped]TiKV cluster not bootstrapped, please start TiKV first"\n',
      ]);
    },
  );
});

describe('members that do not lead', () => {
  test('answer for the leader', async () => {
    const { ask } = pd();
    expect((await ask('GET', '/pd/api/v1/region/id/4', { member: 1 })).text).toBe(REGION_4);
  });

  test('wait three seconds for a leader, then refuse; what is local is served at once', async () => {
    const { ask, state, clock } = pd();
    state.members.setLeaderless(true);
    expect((await ask('GET', '/pd/api/v1/health')).status).toBe(200);
    expect((await ask('GET', '/pd/api/v1/stores', { headers: { 'pd-allow-follower-handle': 'true' } })).status).toBe(
      200,
    );
    const refused = ask('GET', '/pd/api/v1/stores');
    await clock.advance(3100);
    expect(await refused).toMatchObject({
      status: 503,
      text: '[PD:apiutil:ErrRedirectNoLeader]redirect finds no leader\n',
    });
    const served = ask('GET', '/pd/api/v1/stores');
    await clock.advance(1000);
    state.members.setLeaderless(false);
    await clock.advance(100);
    expect((await served).status).toBe(200);
  });
});
