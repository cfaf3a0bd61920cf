import type { Random } from '@tikv-client/runtime';

/** How long a packet takes, as data. All in milliseconds. */
export type Latency =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly fromMs: number; readonly toMs: number }
  /** Memoryless: mostly short, now and then long. */
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /** What networks look like: a narrow hump with a long tail. `sigma` 0.5 is calm, 1.5 is wild. */
  | { readonly kind: 'lognormal'; readonly medianMs: number; readonly sigma: number };

/** One draw, never negative. Every kind draws from `random` the same number of times for the same kind. */
export function drawLatency(latency: Latency, random: Random): number {
  switch (latency.kind) {
    case 'constant':
      return Math.max(0, latency.ms);
    case 'uniform':
      return Math.max(0, latency.fromMs + (latency.toMs - latency.fromMs) * random.next());
    case 'exponential':
      return -latency.meanMs * Math.log(1 - random.next());
    case 'lognormal':
      return latency.medianMs * Math.exp(latency.sigma * normal(random));
  }
}

/** Box and Muller's transform; the second value is thrown away so that a draw keeps no state. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
