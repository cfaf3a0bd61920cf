import { describe, expect, test } from 'vitest';
import { Simulated } from '../hostile/simulated.js';

describe('health', () => {
  test('reads from every store over the data plane, and reports the one that is dead', async () => {
    const simulated = await Simulated.start({ regions: 6, electionTimeoutMs: 600_000 });
    const { cluster, tap } = simulated;
    const client = await simulated.client();
    tap.reset();
    const well = await simulated.run(client.health());
    expect(well).toMatchObject({ status: 'ok', pd: { ok: true } });
    expect(well.stores.map(({ id, ok, check }) => ({ id, ok, check }))).toEqual(
      [1n, 2n, 3n].map((id) => ({ id, ok: true, check: 'read' })),
    );
    expect([tap.count('RawGet'), tap.count('Tso')]).toEqual([3, 1]);

    await simulated.run(cluster.stopStore(2n));
    const start = simulated.clock.monotonic();
    const ill = await simulated.run(client.health({ timeoutMs: 1000 }));
    expect(simulated.clock.monotonic() - start).toBeLessThan(1100);
    expect(ill.status).toBe('degraded');
    expect(ill.stores.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(ill.stores[1]?.error).toMatch(/deadline|refused/);
  });

  test('a dead store is not well because others serve its regions, and is well when it is back', async () => {
    const simulated = await Simulated.start({ regions: 6, electionTimeoutMs: 100 });
    const { cluster } = simulated;
    const client = await simulated.client();
    await simulated.run(client.health());
    await simulated.run(cluster.stopStore(2n));
    // At once, while PD still has it for a leader; and once PD knows better.
    const during = await simulated.run(client.health({ timeoutMs: 3000 }));
    expect(during.stores.map(({ ok }) => ok)).toEqual([true, false, true]);
    await simulated.clock.advance(1000);
    const later = await simulated.run(client.health({ timeoutMs: 3000 }));
    expect(later.stores.map(({ ok, check }) => [ok, check])).toEqual([
      [true, 'read'],
      [false, 'probe'],
      [true, 'read'],
    ]);
    await simulated.run(cluster.startStore(2n));
    expect((await simulated.run(client.health())).status).toBe('ok');
  });

  test('a store that accepts and whose disk hangs is not healthy', async () => {
    const simulated = await Simulated.start({ regions: 6, electionTimeoutMs: 600_000 });
    const client = await simulated.client();
    simulated.cluster.partitionStore(3n);
    const ill = await simulated.run(client.health({ timeoutMs: 1000 }));
    expect(ill.stores.map(({ ok }) => ok)).toEqual([true, true, false]);
  });

  test('without PD, or with PD alone, it is down and says why', async () => {
    const simulated = await Simulated.start();
    const { cluster } = simulated;
    const client = await simulated.client();
    await simulated.run(cluster.stopPd(0));
    const blind = await simulated.run(client.health({ timeoutMs: 500 }));
    expect(blind.status).toBe('down');
    expect(blind.pd.error).toMatch(/refused/);
    await simulated.run(cluster.startPd(0));
    for (const { id } of cluster.stores) await simulated.run(cluster.stopStore(id));
    const alone = await simulated.run(client.health({ timeoutMs: 500 }));
    expect(alone).toMatchObject({ status: 'down', pd: { ok: true } });
  });
});

test('debugSnapshot shows attempts: region errors, backoffs, stores, what is in flight; no keys', async () => {
  const simulated = await Simulated.start({ electionTimeoutMs: 100 });
  const { cluster } = simulated;
  const client = await simulated.client();
  await simulated.run(client.raw.put('secret-key', 'secret-value'));
  const [region] = cluster.regions();
  cluster.transferLeader(region?.id ?? 0n, region?.storeIds.find((id) => id !== region.leaderStoreId) ?? 0n);
  await simulated.run(client.raw.put('secret-key', 'secret-value'));
  await simulated.run(cluster.splitRegion('m'));
  await simulated.run(client.raw.put('secret-key', 'secret-value'));
  const fault = cluster.addFault({ method: 'RawGet', on: 'reply', action: 'drop' });
  const waiting = simulated.outcome(() => client.raw.get('secret-key', { timeoutMs: 500 }));
  await simulated.clock.advance(100);
  const during = client.debugSnapshot();
  await simulated.run(waiting);
  fault.remove();
  for (const { id } of cluster.stores) await simulated.run(cluster.stopStore(id));
  await simulated.run(simulated.outcome(() => client.raw.get('secret-key', { timeoutMs: 500 })));
  const after = client.debugSnapshot();
  expect(after.retries.regionErrors).toMatchObject({ notLeader: 1, epochNotMatch: 1 });
  expect(after.retries.backoffs).toMatchObject({ tikvRPC: expect.any(Number) as number });
  expect(after.pd.health).toBe('ready');
  const text = (value: unknown): string =>
    JSON.stringify(value, (_name, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
  expect(text(during.stores)).not.toBe(text(after.stores));
  expect(text([during, after])).not.toMatch(/secret/);
  expect(text([during, after])).not.toContain(Buffer.from('secret-key').toString('hex'));
});
