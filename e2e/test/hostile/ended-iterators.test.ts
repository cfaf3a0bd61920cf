import { describe, expect, test } from 'vitest';
import type { TikvClient } from 'tikv-client';
import { Simulated } from './simulated.js';

type Open = (client: TikvClient) => Promise<AsyncIterableIterator<unknown>>;

const kinds: readonly [string, string, Open][] = [
  ['raw', 'RawScan', async ({ raw }) => raw.scanIterator({})],
  ['raw, descending', 'RawScan', async ({ raw }) => raw.reverseScanIterator({})],
  ['of a snapshot', 'KvScan', async (client) => (await client.snapshot()).scanIterator({})],
  ['of a transaction', 'KvScan', async (client) => (await client.begin()).scanIterator({})],
];

describe.each(kinds)('an iterator: %s', (_name, method, open) => {
  test('return ends it at once, the step under way included', async () => {
    const sim = await Simulated.start();
    const client = await sim.client();
    const iterator = await sim.run(open(client));
    sim.cluster.addFault({ method, on: 'reply', action: 'drop' });
    const step = sim.outcome(() => iterator.next());
    await sim.clock.advance(20);
    const { value, tookMs } = await sim.run(sim.outcome(async () => iterator.return?.()));
    expect(value).toEqual({ done: true, value: undefined });
    expect(tookMs).toBeLessThan(100);
    expect((await sim.run(step)).value).toEqual({ done: true, value: undefined });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test('throw ends it with the error, before it has begun too', async () => {
    const sim = await Simulated.start();
    const client = await sim.client();
    const iterator = await sim.run(open(client));
    await expect(iterator.throw?.(new Error('enough'))).rejects.toThrow('enough');
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test('a step that fails is told, not taken for the end', async () => {
    const sim = await Simulated.start();
    const client = await sim.client({ timeoutMs: 500 });
    const iterator = await sim.run(open(client));
    sim.cluster.addFault({ method, on: 'reply', action: 'drop' });
    const { error } = await sim.run(sim.outcome(() => iterator.next()));
    expect(error).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });
});
