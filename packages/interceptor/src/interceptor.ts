/** Sends a request and gives its response. */
export type Next<Req, Res> = (request: Req) => Promise<Res>;

/** A layer around a request function: it may look, change, retry, answer by itself or fail. */
export interface Interceptor<Req, Res> {
  /** Identifies the layer: in a chain, a later interceptor of the same name takes the place of the earlier. */
  readonly name: string;
  intercept(request: Req, next: Next<Req, Res>): Promise<Res>;
}

/** Several interceptors as one: the first is outermost. */
export interface InterceptorChain<Req, Res> extends Interceptor<Req, Res> {
  /** The members, outermost first; chains among the arguments have been taken apart. */
  readonly interceptors: readonly Interceptor<Req, Res>[];
  /** The members around `next`, built once: cheaper than `intercept` when many requests follow. */
  wrap(next: Next<Req, Res>): Next<Req, Res>;
}

/**
 * Chains interceptors; `undefined` among them is left out. Of several with one name only the last stays, at its own place: adding
 * a name again moves it to the end.
 */
export function chain<Req, Res>(...parts: readonly (Interceptor<Req, Res> | undefined)[]): InterceptorChain<Req, Res> {
  const byName = new Map<string, Interceptor<Req, Res>>();
  for (const part of parts) {
    if (part === undefined) continue;
    for (const interceptor of isChain(part) ? part.interceptors : [part]) {
      // A map keeps the place of a key that is set again.
      byName.delete(interceptor.name);
      byName.set(interceptor.name, interceptor);
    }
  }
  const interceptors = Object.freeze([...byName.values()]);
  const wrap = (next: Next<Req, Res>): Next<Req, Res> =>
    interceptors.reduceRight<Next<Req, Res>>((inner, one) => (request) => one.intercept(request, inner), next);
  return { name: 'interceptor-chain', interceptors, wrap, intercept: (request, next) => wrap(next)(request) };
}

function isChain<Req, Res>(interceptor: Interceptor<Req, Res>): interceptor is InterceptorChain<Req, Res> {
  return 'interceptors' in interceptor && 'wrap' in interceptor;
}
