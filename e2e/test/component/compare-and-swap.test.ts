import { DeadlineExceededError, UndeterminedError } from '@tikv-client/errors';
import { describe, expect, test } from 'vitest';
import { Simulated, textOf } from '../hostile/simulated.js';

const timeoutMs = 2000;
const swap = { previous: 'a', value: 'b' };

async function setUp() {
  const simulated = await Simulated.start({ electionTimeoutMs: 100 });
  const client = await simulated.client({ raw: { atomic: true } });
  await simulated.run(client.raw.put('key', 'a'));
  simulated.tap.reset();
  const cas = () => simulated.outcome(() => client.raw.compareAndSwap('key', swap, { timeoutMs }));
  const arrived = (): number => simulated.tap.count('RawCompareAndSwap');
  const value = async () => textOf(await simulated.run(client.raw.get('key')));
  return { simulated, cluster: simulated.cluster, client, cas, arrived, value };
}

describe('a compare-and-swap without a reply ends undetermined and is never sent again', () => {
  test.each([
    ['its reply is lost', 'reply', 'drop', 'b'],
    ['its request is lost after it left', 'request', 'drop', 'a'],
    ['the call breaks after it was carried out', 'reply', 'error', 'b'],
    ['the call breaks before it was carried out', 'request', 'error', 'a'],
  ] as const)('%s', async (_name, on, action, left) => {
    const { simulated, cluster, cas, arrived, value } = await setUp();
    cluster.addFault({ method: 'RawCompareAndSwap', on, action });
    const { error, tookMs } = await simulated.run(cas());
    expect(error).toBeInstanceOf(UndeterminedError);
    expect(tookMs).toBeLessThanOrEqual(timeoutMs + 60);
    expect(arrived()).toBe(1);
    await simulated.clock.advance(10_000);
    expect(arrived()).toBe(1);
    expect(await value()).toBe(left);
  });

  test('the store dies under it, and others take over', async () => {
    const { simulated, cluster, cas, arrived } = await setUp();
    cluster.addFault({ method: 'RawCompareAndSwap', on: 'reply', action: 'delay', delayMs: 500 });
    const outcome = cas();
    await simulated.clock.runUntil(() => arrived() === 1);
    await simulated.run(cluster.stopStore(cluster.regions()[0]?.leaderStoreId ?? 0n));
    expect((await simulated.run(outcome)).error).toBeInstanceOf(UndeterminedError);
    await simulated.clock.advance(10_000);
    expect(arrived()).toBe(1);
  });

  test('the connection breaks under it, and the client connects anew', async () => {
    const { simulated, cluster, client, cas, arrived, value } = await setUp();
    const fault = cluster.addFault({ method: 'RawCompareAndSwap', on: 'reply', action: 'delay', delayMs: 500 });
    const outcome = cas();
    await simulated.clock.runUntil(() => arrived() === 1);
    for (const { address } of cluster.stores) simulated.network.breakConnections('client', address);
    expect((await simulated.run(outcome)).error).toBeInstanceOf(UndeterminedError);
    await simulated.run(client.raw.put('other', 'x'));
    expect(arrived()).toBe(1);
    fault.remove();
    expect(await value()).toBe('b');
  });
});

describe('a compare-and-swap that certainly was not carried out is sent again', () => {
  test('refused by a store that does not lead, and by a region that has split: the next attempt swaps, once', async () => {
    const { simulated, cluster, cas, arrived, value } = await setUp();
    const [region] = cluster.regions();
    cluster.transferLeader(region?.id ?? 0n, region?.storeIds.find((id) => id !== region.leaderStoreId) ?? 0n);
    await simulated.run(cluster.splitRegion('m'));
    const { value: result } = await simulated.run(cas());
    expect([result?.swapped, textOf(result?.previous)]).toEqual([true, 'a']);
    expect(arrived()).toBeGreaterThan(1);
    expect(await value()).toBe('b');
  });

  test('nobody there to take it: it never left, and the deadline says so', async () => {
    const { simulated, cluster, cas, arrived } = await setUp();
    for (const { id } of cluster.stores) await simulated.run(cluster.stopStore(id));
    // The client hears that its connections are gone.
    await simulated.clock.advance(10);
    const { error } = await simulated.run(cas());
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(arrived()).toBe(0);
  });
});
