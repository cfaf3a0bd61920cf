import { ConfigError } from '@tikv-client/errors';
import type { Handlers, Listener } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import { createAdminApi, withAdmin } from './admin-api.js';
import type { AdminTarget } from './admin-target.js';

/** A cluster that writes down what it is asked. */
function recorder() {
  const calls: unknown[][] = [];
  const note =
    (name: string, result?: unknown) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return result;
    };
  const target: AdminTarget = {
    splitRegion: note('splitRegion', Promise.resolve([20n])),
    transferLeader: note('transferLeader', true),
    stopStore(id) {
      if (id === 9n) {
        throw new ConfigError('storeId', 'there is no store 9');
      }
      calls.push(['stopStore', id]);
    },
    startStore: note('startStore'),
    restartStore: note('restartStore'),
    slowStore: note('slowStore'),
    partitionStore: note('partitionStore'),
    healStore: note('healStore'),
    moveStoreAddress: note('moveStoreAddress', { id: 2n, address: 'a:1', statusAddress: 'a:2' }),
    setPdLeaderless: note('setPdLeaderless'),
    transferPdLeader: note('transferPdLeader'),
    stopPd: note('stopPd'),
    startPd: note('startPd'),
    stepBackTso: note('stepBackTso'),
    freezePdHeartbeats: note('freezePdHeartbeats'),
    addFault(fault) {
      calls.push(['addFault', fault]);
      return { remove: () => void calls.push(['removeFault']) };
    },
    regions: () => [{ id: 2n ** 63n, startKey: Uint8Array.of(0xab) }],
    debugSnapshot: () => ({ up: true }),
  };
  const api = createAdminApi(() => target);
  const ask = async (method: string, name: string, body = '') => {
    const request = { method, url: `/embedded/v1/${name}`, headers: {}, body: Buffer.from(body) };
    const answer = await api({ ...request, signal: new AbortController().signal });
    return [answer.status, JSON.parse(typeof answer.body === 'string' ? answer.body : '')];
  };
  return { calls, ask };
}

describe('admin API', () => {
  test.each([
    ['split', '{"key":"6162"}', ['splitRegion', Uint8Array.of(0x61, 0x62)], [20]],
    ['split', '{"region_id":4,"keys":["61"]}', ['splitRegion', { regionId: 4n, keys: [Uint8Array.of(0x61)] }], [20]],
    [
      'transfer-leader',
      '{"region_id":"18446744073709551615","store_id":2}',
      ['transferLeader', 2n ** 64n - 1n, 2n],
      true,
    ],
    ['stop-store', '{"store_id":1}', ['stopStore', 1n], null],
    ['start-store', '{"store_id":1}', ['startStore', 1n], null],
    ['restart-store', '{"store_id":1}', ['restartStore', 1n], null],
    ['slow-store', '{"store_id":1,"ms":50}', ['slowStore', 1n, 50], null],
    ['partition-store', '{"store_id":1}', ['partitionStore', 1n], null],
    ['heal-store', '{"store_id":1}', ['healStore', 1n], null],
    ['move-store-address', '{"store_id":2}', ['moveStoreAddress', 2n], { id: 2, address: 'a:1', statusAddress: 'a:2' }],
    ['pd-leaderless', '{"leaderless":true}', ['setPdLeaderless', true], null],
    ['pd-transfer-leader', '', ['transferPdLeader'], null],
    ['pd-transfer-leader', '{"name":"pd-1"}', ['transferPdLeader', 'pd-1'], null],
    ['pd-stop', '{"index":1}', ['stopPd', 1], null],
    ['pd-start', '{"index":1}', ['startPd', 1], null],
    ['pd-freeze-heartbeats', '{"frozen":false}', ['freezePdHeartbeats', false], null],
    ['tso-step-back', '{"ms":1000}', ['stepBackTso', 1000], null],
  ])('%s %s', async (name, body, call, result) => {
    const { ask, calls } = recorder();
    expect(await ask('POST', name, body)).toEqual([200, { result }]);
    expect(calls).toEqual([call]);
  });

  test('faults are set and removed by number', async () => {
    const { ask, calls } = recorder();
    const body = '{"method":"RawPut","store_id":1,"on":"reply","action":"delay","delay_ms":20,"times":2}';
    expect(await ask('POST', 'add-fault', body)).toEqual([200, { result: { fault_id: 1 } }]);
    expect(await ask('POST', 'remove-fault', '{"fault_id":1}')).toEqual([200, { result: { removed: true } }]);
    expect(await ask('POST', 'remove-fault', '{"fault_id":1}')).toEqual([200, { result: { removed: false } }]);
    expect(calls).toEqual([
      ['addFault', { method: 'RawPut', storeId: 1n, on: 'reply', action: 'delay', delayMs: 20, times: 2 }],
      ['removeFault'],
    ]);
  });

  test('what is there can be read', async () => {
    const { ask } = recorder();
    expect(await ask('GET', 'regions')).toEqual([200, { result: [{ id: '9223372036854775808', startKey: 'ab' }] }]);
    expect(await ask('GET', 'snapshot')).toEqual([200, { result: { up: true } }]);
  });

  test.each([
    ['POST', 'nothing', '', 404, 'nothing: no such call'],
    ['POST', 'constructor', '', 404, 'constructor: no such call'],
    ['GET', 'split', '', 405, 'split wants POST'],
    ['POST', 'regions', '', 405, 'regions wants GET'],
    ['POST', 'split', 'x', 400, 'the body is not JSON'],
    ['POST', 'split', '[]', 400, 'the body is not a JSON object'],
    ['POST', 'split', '{}', 400, 'key: a key in hex digits is wanted'],
    ['POST', 'split', '{"key":"6"}', 400, 'key: a key in hex digits is wanted'],
    ['POST', 'split', '{"region_id":1,"keys":[]}', 400, 'keys: a list of keys is wanted'],
    ['POST', 'stop-store', '{"store_id":-1}', 400, 'store_id: an id between 0 and 2^64 - 1 is wanted'],
    ['POST', 'stop-store', '{"store_id":1,"now":true}', 400, 'now: no such field'],
    ['POST', 'stop-store', '{"store_id":9}', 409, 'CONFIG: storeId: there is no store 9'],
    ['POST', 'tso-step-back', '{"ms":1.5}', 400, 'ms: a whole number of at least 0 is wanted'],
    ['POST', 'pd-leaderless', '{"leaderless":"yes"}', 400, 'leaderless: true or false is wanted'],
    ['POST', 'add-fault', '{"method":"RawPut","on":"never"}', 400, 'on: one of request, reply is wanted'],
  ])('%s %s %s is refused and changes nothing', async (method, name, body, status, error) => {
    const { ask, calls } = recorder();
    expect(await ask(method, name, body)).toEqual([status, { error }]);
    expect(calls).toEqual([]);
  });

  test('shares the ports that serve HTTP, and says so while the cluster starts', async () => {
    const listened: Handlers[] = [];
    const listener: Listener = {
      listen(handlers) {
        listened.push(handlers);
        return Promise.resolve({ address: 'a:1', close: () => Promise.resolve() });
      },
    };
    const shared = withAdmin(listener, () => undefined);
    await shared.listen({ http: () => ({ status: 200, body: 'own' }) }, { address: 'a:1' });
    await shared.listen({ unary: {} }, { address: 'a:2' });
    const get = (url: string) =>
      listened[0]?.http?.({
        method: 'GET',
        url,
        headers: {},
        body: new Uint8Array(0),
        signal: new AbortController().signal,
      });
    expect(await get('/embedded/v1/regions')).toMatchObject({ status: 503 });
    expect(await get('/pd/api/v1/members')).toMatchObject({ status: 200, body: 'own' });
    expect(listened[1]?.http).toBeUndefined();
  });
});
