import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { EmbeddedCluster, EmbeddedClusterOptions } from '@tikv-client/embedded-tikv';
import { systemClock } from '@tikv-client/runtime';
import { createGrpcListener } from '@tikv-client/transport';
import type { Listener } from '@tikv-client/transport';
import { createTikvClient } from 'tikv-client';
import type { TikvClient, TikvClientDeps, TikvClientOptions } from 'tikv-client';
import { onTestFinished } from 'vitest';
import { ProxiedListener } from './proxied-listener.js';
import type { Outcome } from './simulated.js';
import { TappingListener } from './tapping-listener.js';

export async function startCluster(
  options: EmbeddedClusterOptions = {},
  listener?: Listener,
): Promise<EmbeddedCluster> {
  const deps = listener === undefined ? {} : { listener };
  const cluster = await createEmbeddedCluster({ addressing: 'port', ...options }, deps);
  onTestFinished(() => cluster.close());
  return cluster;
}

export async function connect(
  cluster: { readonly pdEndpoints: readonly string[] },
  options: Partial<TikvClientOptions> = {},
  deps: TikvClientDeps = {},
): Promise<TikvClient> {
  const client = await createTikvClient({ pd: cluster.pdEndpoints, ...options }, deps);
  onTestFinished(() => client.close());
  return client;
}

/** A cluster whose every port is behind a proxy, and a view of what arrives. */
export async function startProxied(options: EmbeddedClusterOptions = {}) {
  const listener = new ProxiedListener(createGrpcListener());
  onTestFinished(() => listener.close());
  const tap = new TappingListener(listener);
  return { cluster: await startCluster(options, tap), listener, tap };
}

/** Makes a call and measures it. */
export async function timed<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  const start = systemClock.monotonic();
  try {
    return { value: await call(), tookMs: systemClock.monotonic() - start };
  } catch (error) {
    return { error, tookMs: systemClock.monotonic() - start };
  }
}

/** The same, and whether it was over before a timer that was set first: a machine that stops for a while stops both. */
export async function timedWithin<T>(
  limitMs: number,
  call: () => Promise<T>,
): Promise<Outcome<T> & { readonly inTime: boolean }> {
  let inTime = true;
  const timer = systemClock.setTimer(limitMs, () => (inTime = false));
  const outcome = await timed(call);
  timer.cancel();
  return { ...outcome, inTime };
}
