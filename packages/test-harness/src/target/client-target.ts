import type { TikvClient } from 'tikv-client';
import type { OpenedClient } from '../demo/demo-target.js';
import type { AttemptInterceptor } from '../history/raw-messages.js';
import type { RawTarget } from './raw-target.js';

/** Our client on any cluster, loaded when it is needed. */
export async function openClient(
  pd: readonly string[],
  options: {
    readonly interceptors: readonly AttemptInterceptor[];
    readonly atomic: boolean;
    readonly timeoutMs: number;
  },
): Promise<OpenedClient> {
  const { createTikvClient } = await import('tikv-client');
  const { interceptors, atomic, timeoutMs } = options;
  const client = await createTikvClient({ pd: [...pd], timeoutMs, raw: { atomic } }, { interceptors });
  return {
    raw: rawTargetOf(client),
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
    batchGet: async (keys) => {
      const values = await raw.batchGet(keys);
      return keys.flatMap((key, at) => {
        const value = values[at];
        return value === undefined ? [] : [{ key, value }];
      });
    },
    batchPut: (pairs) => raw.batchPut(pairs),
    deleteRange: (start, end) => raw.deleteRange({ start, end }),
  };
}
