import { describe, expect, test } from 'vitest';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { ClusterRegion } from '@tikv-client/embedded-tikv';
import type { TikvClient } from 'tikv-client';
import { Simulated, expectSuccess, expectTypedFailure, textOf } from './simulated.js';

const timeoutMs = 2000;

/** A key in each region, with the store that leads it; the six regions of a new cluster are led in turn. */
function ledBy(regions: readonly ClusterRegion[]): { readonly key: Uint8Array; readonly storeId: bigint }[] {
  return regions.map(({ startKey, leaderStoreId }) => ({
    key: startKey.length === 0 ? Uint8Array.of(1) : startKey,
    storeId: leaderStoreId ?? 0n,
  }));
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

describe('one bad store does not hold up calls to the others', () => {
  async function latencies(simulated: Simulated, client: TikvClient, keys: readonly Uint8Array[]): Promise<number[]> {
    const took: number[] = [];
    for (let round = 0; round < 20; round++) {
      const calls = keys.flatMap((key) => [
        simulated.outcome(() => client.raw.put(key, 'x', { timeoutMs })),
        simulated.outcome(() => client.raw.get(key, { timeoutMs })),
      ]);
      for (const outcome of await Promise.all(calls)) {
        expectSuccess(outcome, timeoutMs);
        took.push(outcome.tookMs);
      }
      await simulated.clock.sleep(50);
    }
    return took;
  }

  test.each([
    ['answers nothing, its disk hanging, while others wait for it', 'hang'],
    ['is slow by 5 s', 'slow'],
    ['is dead', 'dead'],
  ])('a store that %s: p99 of calls to the others is what it was', async (_name, how) => {
    // Elections that never come: the bad store keeps its regions.
    const simulated = await Simulated.start({ regions: 12, electionTimeoutMs: 600_000 });
    const { cluster } = simulated;
    const client = await simulated.client();
    const all = ledBy(cluster.regions());
    const bad = all[0]?.storeId ?? 0n;
    const good = all.filter(({ storeId }) => storeId !== bad).map(({ key }) => key);
    const stuck = all.filter(({ storeId }) => storeId === bad).map(({ key }) => key);
    expect(stuck.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(stuck.length);
    await simulated.run(latencies(simulated, client, good.concat(stuck)));
    const before = await simulated.run(latencies(simulated, client, good));

    if (how === 'hang') cluster.partitionStore(bad);
    else if (how === 'slow') cluster.slowStore(bad, 5000);
    else await simulated.run(cluster.stopStore(bad));
    const waiting = stuck.flatMap((key) =>
      Array.from({ length: 20 }, () => simulated.outcome(() => client.raw.get(key, { timeoutMs }))),
    );
    const during = await simulated.run(latencies(simulated, client, good));
    // The link takes 1 ms each way; a call must not be late by even one more message.
    expect(percentile(during, 0.99)).toBeLessThanOrEqual(percentile(before, 0.99) + 1);
    for (const outcome of await simulated.run(Promise.all(waiting)))
      expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');
  });

  test('a store whose packets vanish (no FIN, no RST) does not hold up the others, and serves at once when they come again', async () => {
    const simulated = await Simulated.start({ regions: 12, electionTimeoutMs: 600_000 });
    const { cluster, links } = simulated;
    const client = await simulated.client();
    const all = ledBy(cluster.regions());
    const bad = all[0]?.storeId ?? 0n;
    const address = cluster.stores.find(({ id }) => id === bad)?.address ?? '';
    const good = all.filter(({ storeId }) => storeId !== bad).map(({ key }) => key);
    await simulated.run(
      latencies(
        simulated,
        client,
        all.map(({ key }) => key),
      ),
    );
    const before = await simulated.run(latencies(simulated, client, good));
    const heal = links.partition({ from: ['client'], to: [address] });
    const key = all[0]?.key ?? new Uint8Array(1);
    const waiting = Array.from({ length: 20 }, () => simulated.outcome(() => client.raw.get(key, { timeoutMs })));
    const during = await simulated.run(latencies(simulated, client, good));
    expect(percentile(during, 0.99)).toBeLessThanOrEqual(percentile(before, 0.99) + 1);
    for (const outcome of await simulated.run(Promise.all(waiting)))
      expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');
    heal();
    expectSuccess(await simulated.timed(() => client.raw.get(key, { timeoutMs })), timeoutMs);
  });
});

describe('lookups', () => {
  test('10,000 concurrent cold gets on one region make exactly one lookup at PD', async () => {
    const simulated = await Simulated.start();
    const { tap } = simulated;
    const client = await simulated.client();
    tap.reset();
    const keys = Array.from({ length: 10_000 }, (_, i) => `key ${i}`);
    const values = await simulated.run(Promise.all(keys.map((key) => client.raw.get(key))));
    expect(values).toHaveLength(10_000);
    expect(tap.regionLookups).toBe(1);
    expect(tap.count('RawGet')).toBe(10_000);
  });

  test('PD down: 200 calls at a time for 30 s ask it at a bounded rate, and all end in time', async () => {
    const simulated = await Simulated.start();
    const { clock, cluster, links } = simulated;
    const client = await simulated.client();
    let packets = 0;
    const [endpoint = ''] = cluster.pdEndpoints;
    await simulated.run(cluster.stopPd(0));
    const before = links.counts().packets;
    const until = clock.monotonic() + 30_000;
    const caller = async (i: number): Promise<void> => {
      while (clock.monotonic() < until) {
        const outcome = await simulated.outcome(() => client.raw.get(`key ${i}`, { timeoutMs }));
        expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');
        expect((outcome.error as Error).message).toContain(endpoint);
      }
    };
    await simulated.run(Promise.all(Array.from({ length: 200 }, (_, i) => caller(i))));
    packets = links.counts().packets - before;
    // Dials that are refused are packets too: at most some ten a second, whatever the number of callers.
    expect(packets).toBeGreaterThan(10);
    expect(packets).toBeLessThan(30 * 25);
    await simulated.run(cluster.startPd(0));
    expectSuccess(await simulated.timed(() => client.raw.get('key', { timeoutMs })), timeoutMs);
  });

  test('PD that answers every lookup with an error is asked at a bounded rate', async () => {
    const simulated = await Simulated.start();
    const { clock, cluster, tap } = simulated;
    const client = await simulated.client();
    const fault = cluster.addFault({ method: 'GetRegion', on: 'request', action: 'error' });
    const other = cluster.addFault({ method: 'ScanRegions', on: 'request', action: 'error' });
    tap.reset();
    const until = clock.monotonic() + 30_000;
    const caller = async (i: number): Promise<void> => {
      while (clock.monotonic() < until) {
        expectTypedFailure(
          await simulated.outcome(() => client.raw.get(`key ${i}`, { timeoutMs })),
          timeoutMs,
          'DEADLINE_EXCEEDED',
        );
      }
    };
    await simulated.run(Promise.all(Array.from({ length: 200 }, (_, i) => caller(i))));
    expect(tap.regionLookups).toBeGreaterThan(10);
    expect(tap.regionLookups).toBeLessThan(30 * 25);
    expect(tap.count('GetMembers')).toBeLessThan(30 * 25);
    fault.remove();
    other.remove();
    expectSuccess(await simulated.timed(() => client.raw.get('key', { timeoutMs })), timeoutMs);
  });
});

test('rolling restart of PD under load: what needs PD waits through the election, what does not does not notice', async () => {
  const simulated = await Simulated.start({ pds: 3, regions: 4 });
  const { clock, cluster } = simulated;
  const client = await simulated.client();
  let working = true;
  const failed: unknown[] = [];
  let slowestPut = 0;
  const worker = async (i: number): Promise<void> => {
    for (let n = 0; working; n++) {
      const put = await simulated.outcome(() => client.raw.put(`key ${i}`, `${n}`, { timeoutMs }));
      const timestamp = await simulated.outcome(() => client.pd.getTimestamp({ timeoutMs }));
      if (put.error !== undefined) failed.push(put.error);
      if (timestamp.error !== undefined) failed.push(timestamp.error);
      slowestPut = Math.max(slowestPut, put.tookMs);
      await clock.sleep(1);
    }
  };
  const roll = async (): Promise<void> => {
    for (const index of [0, 1, 2, 0]) {
      await cluster.stopPd(index);
      await clock.sleep(500);
      await cluster.startPd(index);
      await clock.sleep(500);
    }
    working = false;
  };
  await simulated.run(Promise.all([roll(), worker(0), worker(1), worker(2)]));
  expect(failed).toEqual([]);
  expect(slowestPut).toBeLessThan(50);
  expect(client.debugSnapshot().pd.leaderChanges).toBeGreaterThan(1);
});

test('an election of PD that outlasts a deadline: errors inside that window only', async () => {
  const simulated = await Simulated.start({ pds: 3 });
  const { clock, cluster } = simulated;
  const client = await simulated.client();
  const short = 300;
  const window = { from: 1000, to: 3000 };
  const start = clock.monotonic();
  const failures: number[] = [];
  const worker = async (): Promise<void> => {
    while (clock.monotonic() - start < 5000) {
      const at = clock.monotonic() - start;
      const outcome = await simulated.outcome(() => client.pd.getTimestamp({ timeoutMs: short }));
      if (outcome.error !== undefined) {
        expectTypedFailure(outcome, short, 'DEADLINE_EXCEEDED');
        failures.push(at);
      }
      await clock.sleep(5);
    }
  };
  const election = async (): Promise<void> => {
    await clock.sleep(window.from);
    cluster.setPdLeaderless(true);
    await clock.sleep(window.to - window.from);
    cluster.setPdLeaderless(false);
  };
  await simulated.run(Promise.all([election(), worker(), worker()]));
  expect(failures.length).toBeGreaterThan(0);
  expect(Math.min(...failures)).toBeGreaterThan(window.from - short);
  expect(Math.max(...failures)).toBeLessThan(window.to);
});

test('two clients on two clusters in one process do not influence each other', async () => {
  const left = await Simulated.start({ regions: 3, clusterId: 111n });
  // Same clock, same network, other names.
  const network = left.network;
  const renamed = (suffix: string) => (address: string) => address.replace(':', `${suffix}:`);
  const rename = renamed('-right');
  const right = await left.run(
    createEmbeddedCluster(
      { regions: 5, clusterId: 222n, addressing: 'name', pdAddress: 'pd-0-right:2379' },
      {
        clock: left.clock,
        random: left.random.fork('right'),
        listener: {
          listen: (handlers, options) =>
            network.listen(handlers, {
              ...options,
              address: rename(options.address).replace('-right-right', '-right'),
            }),
        },
      },
    ),
  );
  const one = await left.client();
  const two = await left.client({ pd: right.pdEndpoints }, 'other');
  expect([one.clusterId, two.clusterId]).toEqual([111n, 222n]);
  await left.run(Promise.all([one.raw.put('key', 'left'), two.raw.put('key', 'right')]));
  // One cluster goes down with calls waiting for it; the other's calls are as fast as ever, its client as calm.
  for (const { id } of left.cluster.stores) await left.run(left.cluster.stopStore(id));
  const waiting = Array.from({ length: 50 }, () => left.outcome(() => one.raw.get('key', { timeoutMs })));
  for (let i = 0; i < 20; i++) {
    const got = await left.timed(() => two.raw.get('key', { timeoutMs }));
    expectSuccess(got, 10);
    expect(textOf(got.value)).toBe('right');
  }
  for (const outcome of await left.run(Promise.all(waiting)))
    expectTypedFailure(outcome, timeoutMs, 'DEADLINE_EXCEEDED');
  expect(two.debugSnapshot().retries).toEqual({ regionErrors: {}, backoffs: {} });
  void one.close();
  expectSuccess(await left.timed(() => two.raw.put('key', 'still here', { timeoutMs })), 10);
  expect(textOf((await left.timed(() => two.raw.get('key'))).value)).toBe('still here');
  void two.close();
  await left.run(right.close());
});
