import type { TikvClient } from 'tikv-client';
import type { OpenedClient } from '../demo/demo-target.js';
import type { AttemptInterceptor } from '../history/raw-messages.js';
import { txnTargetOf } from './client-txn-target.js';
import { pairsOf } from './pairs.js';
import type { RawTarget } from './raw-target.js';
import { wirePrefix } from './wire-key.js';

/** Which cluster, and which part of it. */
export interface ClusterAddress {
  readonly pd: readonly string[];
  readonly apiVersion: 1 | 2;
  /** With API version 2. */
  readonly keyspace: string | undefined;
}

/** Our client on any cluster, loaded when it is needed. */
export async function openClient(
  { pd, apiVersion, keyspace }: ClusterAddress,
  options: {
    readonly interceptors: readonly AttemptInterceptor[];
    readonly atomic: boolean;
    readonly timeoutMs: number;
  },
): Promise<OpenedClient> {
  const { createTikvClient } = await import('tikv-client');
  const { interceptors, atomic, timeoutMs } = options;
  // Left open under version 1, so that stores with TTL are served as well.
  const version = apiVersion === 2 ? { apiVersion: 'v2' as const, keyspace } : {};
  const client = await createTikvClient({ pd: [...pd], timeoutMs, raw: { atomic }, ...version }, { interceptors });
  return {
    raw: rawTargetOf(client),
    txn: txnTargetOf(client),
    rawWirePrefix: wirePrefix('raw', client.keyspace?.id),
    backoffs: () => client.debugSnapshot().retries.backoffs,
    close: async () => client.close(),
  };
}

function rawTargetOf({ raw }: TikvClient): RawTarget {
  return {
    get: (key) => raw.get(key),
    put: (key, value) => raw.put(key, value),
    compareAndSwap: (key, previous, value) => raw.compareAndSwap(key, { previous, value }),
    scan: (start, end, limit) => raw.scan({ start, end }, { limit }),
    batchGet: async (keys) => pairsOf(keys, await raw.batchGet(keys)),
    batchPut: (pairs) => raw.batchPut(pairs),
    deleteRange: (start, end) => raw.deleteRange({ start, end }),
  };
}
