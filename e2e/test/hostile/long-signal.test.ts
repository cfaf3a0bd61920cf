import { getEventListeners } from 'node:events';
import type { TikvClient } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Simulated } from './simulated.js';

/** Entries that `AbortSignal.any` leaves behind for good. */
function dependants(signal: AbortSignal): number {
  const name = Reflect.ownKeys(signal).find((one) => String(one).includes('kDependantSignals'));
  return name === undefined ? 0 : (Reflect.get(signal, name) as Set<unknown>).size;
}

const calls: readonly [string, (client: TikvClient, signal: AbortSignal, name: string) => Promise<unknown>][] = [
  ['raw get', async ({ raw }, signal) => raw.get('k', { signal })],
  ['PD', async ({ pd }, signal) => Promise.all([pd.getTimestamp({ signal }), pd.getAllStores({ signal })])],
  [
    'raw iterators, left half-way',
    async ({ raw }, signal) => {
      for await (const pair of raw.scanIterator({}, { signal })) if (pair.key.length > 0) break;
    },
  ],
  [
    'iterators of snapshots, left half-way',
    async (client, signal) => {
      const snapshot = await client.snapshot({ signal });
      for await (const pair of snapshot.scanIterator({}, { signal })) if (pair.key.length > 0) break;
    },
  ],
  [
    'locks',
    async (client, signal, name) => {
      const txn = await client.begin({ mode: 'pessimistic', signal });
      await txn.lockKeys([name], { signal });
      await txn.rollback({ signal });
    },
  ],
  [
    'locks that are waited for',
    async (client, signal) => {
      const txn = await client.begin({ mode: 'pessimistic', signal });
      await txn.lockKeys(['one'], { signal });
      await txn.commit({ signal });
    },
  ],
  [
    'conflicts',
    async (client, signal) =>
      client.runTransaction(
        async (txn) => {
          await txn.get('counter', { signal });
          txn.put('counter', 'x');
        },
        { signal },
      ),
  ],
];

describe('a signal that lives as long as the process', () => {
  test.each(calls)(
    '%s: 30 calls at once share it, Node does not warn, and nothing stays on it',
    async (_name, call) => {
      const warnings: string[] = [];
      const note = (warning: Error): void => void warnings.push(warning.name);
      process.on('warning', note);
      onTestFinished(() => void process.off('warning', note));
      const sim = await Simulated.start({ regions: 2 });
      const client = await sim.client();
      await sim.run(client.raw.batchPut([{ key: 'k', value: 'v' }]));
      const { signal } = new AbortController();
      await sim.run(Promise.all(Array.from({ length: 30 }, (_, i) => call(client, signal, `key ${i}`))));
      await sim.clock.advance(1);
      expect(getEventListeners(signal, 'abort')).toEqual([]);
      expect(dependants(signal)).toBe(0);
      expect(warnings).toEqual([]);
    },
  );
});
