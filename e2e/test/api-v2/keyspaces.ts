import { encodeBytes } from '@tikv-client/codec';
import type { EmbeddedCluster, EmbeddedClusterOptions } from '@tikv-client/embedded-tikv';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { TikvClient, TikvClientOptions } from 'tikv-client';
import { createTikvClient } from 'tikv-client';
import { onTestFinished } from 'vitest';

/** A cluster with API v2, gone when the test is over. */
export async function startV2(options: EmbeddedClusterOptions = {}): Promise<EmbeddedCluster> {
  const cluster = await createEmbeddedCluster({ apiVersion: 2, stores: 1, ...options });
  onTestFinished(async () => cluster.close());
  return cluster;
}

export async function connectV2(
  cluster: { readonly pdEndpoints: readonly string[] },
  keyspace?: string,
  options: Partial<TikvClientOptions> = {},
): Promise<TikvClient> {
  const client = await createTikvClient({ pd: cluster.pdEndpoints, apiVersion: 'v2', keyspace, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** Asks PD for something about keyspaces over HTTP, as operators do; the JSON that it answers. */
export async function keyspaceApi(
  pd: string | undefined,
  method: string,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`http://${pd}/pd/api/v2/keyspaces${path}`, { method, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** Makes keyspaces; their ids. */
export async function createKeyspaces(cluster: EmbeddedCluster, ...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const { id } = await keyspaceApi(cluster.pdEndpoints[0], 'POST', '', { name });
    ids.push(id as number);
  }
  return ids;
}

/** A raw key of a keyspace as borders of regions have it. */
export function border(keyspaceId: number, key: string, mode: 'r' | 'x' = 'r'): Uint8Array {
  return encodeBytes(Buffer.concat([Buffer.from(mode), Buffer.from([0, 0, keyspaceId]), Buffer.from(key)]));
}
