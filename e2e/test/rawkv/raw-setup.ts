import type { EmbeddedCluster, EmbeddedClusterOptions } from '@tikv-client/embedded-tikv';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { RawPair, TikvClient, TikvClientOptions } from 'tikv-client';
import { createTikvClient } from 'tikv-client';
import { onTestFinished } from 'vitest';

export interface RawSetup {
  readonly cluster: EmbeddedCluster;
  readonly client: TikvClient;
}

/** A cluster and a client on loopback gRPC, both gone when the test is over. */
export async function setUpRaw(
  options: EmbeddedClusterOptions = {},
  clientOptions: Partial<TikvClientOptions> = {},
): Promise<RawSetup> {
  const cluster = await createEmbeddedCluster(options);
  onTestFinished(async () => cluster.close());
  return { cluster, client: await connect(cluster, clientOptions) };
}

export async function connect(cluster: EmbeddedCluster, options: Partial<TikvClientOptions> = {}): Promise<TikvClient> {
  const client = await createTikvClient({ pd: cluster.pdEndpoints, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** `key=value` of each pair. */
export function shown(pairs: readonly RawPair[]): string[] {
  return pairs.map(({ key, value }) => `${text(key)}=${text(value)}`);
}

export function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}
