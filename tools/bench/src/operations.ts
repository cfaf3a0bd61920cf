import type { TikvClient } from 'tikv-client';
import { rawKey, txnKey } from './keys.js';

/** One call of the load; `worker` is the number of the loop that makes it. */
export type Operation = (worker: number) => Promise<unknown>;

export interface Load {
  readonly inFlight: number;
  readonly keys: number;
  readonly value: Uint8Array;
}

/** What can be measured, by the names that the load generators take. */
export const operations: Readonly<Record<string, (client: TikvClient, load: Load) => Operation | Promise<Operation>>> =
  {
    get({ raw }, { keys }) {
      const names = Array.from({ length: keys }, (_, index) => rawKey(index));
      return async () => raw.get(anyOf(names));
    },
    put({ raw }, { keys, value }) {
      const names = Array.from({ length: keys }, (_, index) => rawKey(index));
      return async () => raw.put(anyOf(names), value);
    },
    async 'snapshot-get'(client, { keys }) {
      const names = Array.from({ length: keys }, (_, index) => txnKey(index));
      // client-go v2.0.7 keeps what batch gets have read, and nothing of single ones.
      const snapshot = await client.snapshot({ cache: false });
      return async () => snapshot.get(anyOf(names));
    },
    'begin-get'(client, { keys }) {
      const names = Array.from({ length: keys }, (_, index) => txnKey(index));
      return async () => {
        const txn = await client.begin();
        await txn.get(anyOf(names));
        await txn.rollback();
      };
    },
    'txn-1': (client, load) => transactions(client, load, 1),
    'txn-10': (client, load) => transactions(client, load, 10),
  };

/** Every worker walks through keys of its own, so that none meets another's locks. */
function transactions(client: TikvClient, { inFlight, keys, value }: Load, size: number): Operation {
  const names = Array.from({ length: keys }, (_, index) => txnKey(index));
  const slots = Math.floor(keys / inFlight);
  const next = Array.from({ length: inFlight }, () => 0);
  return async (worker) => {
    const txn = await client.begin();
    for (let i = 0; i < size; i += 1) {
      const slot = next[worker] ?? 0;
      next[worker] = (slot + 1) % slots;
      txn.put(names[slot * inFlight + worker] as Buffer, value);
    }
    await txn.commit();
  };
}

function anyOf(names: readonly Buffer[]): Buffer {
  return names[Math.floor(Math.random() * names.length)] as Buffer;
}
