import type { Clock } from '@tikv-client/runtime';
import type { HttpHandler, HttpRequest, HttpResponse } from '@tikv-client/transport';
import { etcdRoutes } from './etcd-gateway.js';
import { empty, plain, v1 } from './http-answer.js';
import { HttpQuery } from './http-query.js';
import { keyspaceRoutes } from './keyspaces-api.js';
import { memberRoutes } from './members-api.js';
import { regionRoutes } from './regions-api.js';
import { matchRoute } from './route-table.js';
import type { Route } from './route-table.js';
import { storeRoutes } from './stores-api.js';
import { timestampRoutes } from './timestamps-api.js';
import type { PdMember } from '../state/members.js';
import type { PdState } from '../state/pd-state.js';

const ROUTES: readonly Route[] = [
  ...memberRoutes,
  ...storeRoutes,
  ...regionRoutes,
  ...timestampRoutes,
  ...keyspaceRoutes,
  ...etcdRoutes,
];

/** How long a request waits for a leader before it is refused, and how often it looks. */
const LEADER_WAIT_MS = 3000;
const LEADER_POLL_MS = 50;

/**
 * PD's HTTP API as one member serves it. A member that does not lead forwards to the one that does; since all of them share
 * their state here, it answers in its place.
 */
export function createHttpApi(state: PdState, member: PdMember, clock: Clock): HttpHandler {
  return async (request) => {
    const [path = '', ...rest] = request.url.split('?');
    const found = matchRoute(ROUTES, path);
    if (found === undefined) {
      return plain(404, '404 page not found\n');
    }
    const { route, params } = found;
    const endpoint = route.methods[request.method];
    if (endpoint === undefined) {
      return request.method === 'OPTIONS' ? v1(200, null) : empty(405);
    }
    if (route.local !== true && !allowsFollower(request) && !(await leaderAppears(state, clock, request.signal))) {
      return plain(503, '[PD:apiutil:ErrRedirectNoLeader]redirect finds no leader\n');
    }
    if (route.needsCluster === true && !state.bootstrapped) {
      return notBootstrapped();
    }
    return endpoint({ state, member, request, params, query: new HttpQuery(rest.join('?')) });
  };
}

function notBootstrapped(): HttpResponse {
  return v1(500, '[PD:cluster:ErrNotBootstrapped]TiKV cluster not bootstrapped, please start TiKV first');
}

function allowsFollower(request: HttpRequest): boolean {
  return (request.headers['pd-allow-follower-handle'] ?? '') !== '';
}

async function leaderAppears(state: PdState, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const giveUpAt = clock.monotonic() + LEADER_WAIT_MS;
  while (state.members.leader === undefined) {
    if (clock.monotonic() >= giveUpAt) {
      return false;
    }
    await clock.sleep(LEADER_POLL_MS, signal);
  }
  return true;
}
