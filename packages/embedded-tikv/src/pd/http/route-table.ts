import type { HttpRequest, HttpResponse } from '@tikv-client/transport';
import type { PdMember } from '../state/members.js';
import type { PdState } from '../state/pd-state.js';
import type { HttpQuery } from './http-query.js';

/** What an endpoint gets to see. */
export interface HttpCall {
  readonly state: PdState;
  /** The member that was asked. */
  readonly member: PdMember;
  readonly request: HttpRequest;
  /** Values of the `{name}` parts of the path, still percent-encoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: HttpQuery;
}

export type Endpoint = (call: HttpCall) => HttpResponse | Promise<HttpResponse>;

/** One row: a path with `{name}` parts, and the methods it takes. */
export interface Route {
  readonly path: string;
  readonly methods: Readonly<Record<string, Endpoint>>;
  /** Answers without a leader, from any member. */
  readonly local?: boolean | undefined;
  /** Answers only once the cluster has its first store and region. */
  readonly needsCluster?: boolean | undefined;
}

export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The first row whose path fits; parts of a path are compared as they were sent. */
export function matchRoute(routes: readonly Route[], path: string): RouteMatch | undefined {
  const parts = path.split('/');
  for (const route of routes) {
    const params = fit(route.path.split('/'), parts);
    if (params !== undefined) {
      return { route, params };
    }
  }
  return undefined;
}

function fit(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [at, wanted] of pattern.entries()) {
    const part = parts[at] ?? '';
    if (wanted.startsWith('{')) {
      if (part === '') {
        return undefined;
      }
      params[wanted.slice(1, -1)] = part;
    } else if (wanted !== part) {
      return undefined;
    }
  }
  return params;
}
