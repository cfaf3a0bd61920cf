import { commands, tikvpb } from '@tikv-client/kvproto';
import { StatusCode } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import type { CallFailed } from './sim-cluster.js';
import { SimCluster, textOf, utf8 } from './sim-cluster.js';

async function start() {
  const sim = await SimCluster.start({ electionTimeoutMs: 600_000 });
  await sim.put('k', 'v');
  const context = sim.context('k');
  const store = context.peer?.storeId ?? 0n;
  const get = async (timeoutMs: number): Promise<string> => {
    const reply = sim.send(commands.RawGet, store, { context, key: utf8('k') }, timeoutMs);
    return reply.then(
      ({ value }) => textOf(value),
      (error: unknown) => String((error as CallFailed).status.code),
    );
  };
  /** A BatchCommands stream; `said` has ids of answers and codes of ends. */
  const openBatch = () => {
    const address = sim.cluster.stores.find(({ id }) => id === store)?.address ?? '';
    const channel = sim.network.open(address);
    const said: unknown[] = [];
    const stream = channel.stream(
      '/tikvpb.Tikv/BatchCommands',
      { deadline: Infinity },
      {
        onMessage: (frame) => said.push(...tikvpb.BatchCommandsResponse.decode(frame).requestIds),
        onEnd: ({ code }) => said.push(code),
      },
    );
    const put = (id: bigint, value: string): void => {
      const request = { context, key: utf8('k'), value: utf8(value) };
      const frame = { requests: [{ cmd: { $case: 'RawPut' as const, RawPut: request } }], requestIds: [id] };
      stream.send(tikvpb.BatchCommandsRequest.encode(tikvpb.BatchCommandsRequest.fromPartial(frame)).finish());
    };
    return { channel, said, put };
  };
  return { sim, store, get, openBatch };
}

describe('a partition', () => {
  test('nothing passes; what was said meanwhile goes on at its end, in order', async () => {
    const { sim, store, get, openBatch } = await start();
    const batch = openBatch();
    batch.put(1n, 'before');
    await sim.clock.advance(10);
    sim.cluster.partitionStore(store);
    for (let id = 2n; id <= 9n; id += 1n) batch.put(id, `value ${id}`);
    const late = get(60_000);
    const lost = get(1000);
    await sim.clock.advance(5000);
    expect(batch.said).toEqual([1n]);
    expect(await lost).toBe(String(StatusCode.DEADLINE_EXCEEDED));
    sim.cluster.healStore(store);
    const healed = sim.clock.monotonic();
    batch.put(10n, 'last');
    expect(await sim.run(late)).toMatch(/^before$|^value \d$/);
    await sim.clock.advance(100);
    expect(sim.clock.monotonic() - healed).toBeLessThan(200);
    expect(batch.said).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n]);
    expect(await sim.get('k')).toBe('last');
    batch.channel.close();
    await sim.close();
  });

  test('an answer that was made before it arrives behind it', async () => {
    const { sim, store, get } = await start();
    sim.cluster.addFault({ method: 'RawGet', storeId: store, on: 'reply', action: 'delay', delayMs: 100, times: 1 });
    const call = get(60_000);
    await sim.clock.advance(50);
    sim.cluster.partitionStore(store);
    await sim.clock.advance(1000);
    sim.cluster.healStore(store);
    const healed = sim.clock.monotonic();
    expect(await sim.run(call)).toBe('v');
    expect(sim.clock.monotonic() - healed).toBeLessThan(10);
    await sim.close();
  });

  test('calls that have waited as long as keepalive does are reset at its end', async () => {
    const { sim, store, get, openBatch } = await start();
    const batch = openBatch();
    batch.put(1n, 'before');
    await sim.clock.advance(10);
    sim.cluster.partitionStore(store);
    const old = get(60_000);
    batch.put(2n, 'never');
    await sim.clock.advance(15_000);
    const young = get(60_000);
    await sim.clock.advance(5000);
    sim.cluster.healStore(store);
    expect(await sim.run(Promise.all([old, young]))).toEqual([String(StatusCode.UNAVAILABLE), 'before']);
    await sim.clock.advance(100);
    expect(batch.said).toEqual([1n, StatusCode.UNAVAILABLE]);
    expect(await sim.get('k')).toBe('before');
    batch.channel.close();
    await sim.close();
  });
});
