import { EmbeddedCluster } from './embedded-cluster.js';
import type { EmbeddedClusterDeps } from './embedded-cluster.js';
import type { EmbeddedClusterOptions } from './cluster-options.js';

/**
 * Starts a cluster: PD, stores and their regions, all serving when the promise resolves.
 * Throws `ConfigError` for a setting that cannot be, and what the listener throws for an address that cannot be bound.
 */
export function createEmbeddedCluster(
  options: EmbeddedClusterOptions = {},
  deps: EmbeddedClusterDeps = {},
): Promise<EmbeddedCluster> {
  return EmbeddedCluster.start(options, deps);
}
