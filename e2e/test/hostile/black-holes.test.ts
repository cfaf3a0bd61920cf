import { TikvError } from '@tikv-client/errors';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TikvClient } from 'tikv-client';
import { connect, startProxied, timed } from './on-sockets.js';
import type { ProxiedListener } from './proxied-listener.js';
import { settingsFrame, startImpostor } from './proxied-listener.js';
import type { Outcome } from './simulated.js';

const duringMs = 300;
const afterMs = 3000;
/** Wall time on a busy machine. */
const slackMs = 400;

type Phase = 'connect' | 'settings' | 'reply';

/** Makes everything behind the address silent from one phase of a call on. */
async function dig(listener: ProxiedListener, address: string, phase: Phase): Promise<void> {
  const proxy = listener.proxy(address);
  if (phase === 'connect') {
    await proxy.setMode({ kind: 'silence' });
    proxy.reset();
  } else if (phase === 'settings') {
    const tarpit = await startImpostor((socket) => void socket.write(settingsFrame));
    onTestFinished(tarpit.close);
    proxy.setTarget(tarpit.address);
    proxy.reset();
  } else {
    await proxy.setMode({ kind: 'stall', direction: 'toClient' });
  }
}

function expectLate({ error, tookMs }: Outcome<unknown>): void {
  expect(error).toBeInstanceOf(TikvError);
  expect((error as TikvError).code).toBe('DEADLINE_EXCEEDED');
  expect(tookMs).toBeLessThan(duringMs + slackMs);
}

/** A key per region. */
const keys = [0, 64, 128, 192].map((first) => Uint8Array.of(first, 1));

async function writeAll(client: TikvClient, value: string, timeoutMs?: number): Promise<Outcome<void>[]> {
  return Promise.all(keys.map((key) => timed(() => client.raw.put(key, value, { timeoutMs }))));
}

describe.each<Phase>(['connect', 'settings', 'reply'])('a black hole from the phase "%s" on', (phase) => {
  test('in front of every store: calls end in time, and the next ones after healing succeed', async () => {
    const { cluster, listener } = await startProxied({ regions: 4 });
    const client = await connect(cluster);
    await writeAll(client, 'before');
    const addresses = cluster.stores.map(({ address }) => address);
    for (const address of addresses) await dig(listener, address, phase);
    for (const outcome of await writeAll(client, 'during', duringMs)) expectLate(outcome);
    expectLate(await timed(() => client.raw.batchGet(keys, { timeoutMs: duringMs })));
    for (const address of addresses) await listener.heal(address);
    for (const outcome of await writeAll(client, 'after', afterMs)) expect(outcome.error).toBeUndefined();
    const values = await client.raw.batchGet(keys, { timeoutMs: afterMs });
    expect(values.map((value) => Buffer.from(value ?? []).toString())).toEqual(keys.map(() => 'after'));
  });

  test('in front of PD: known regions are served, the rest ends in time, and the next calls after healing succeed', async () => {
    const { cluster, listener } = await startProxied({ regions: 4 });
    const client = await connect(cluster);
    const [known = keys[0]] = keys;
    const key = known ?? Uint8Array.of(1);
    await client.raw.put(key, 'before');
    await client.pd.getTimestamp();
    const [pd = ''] = cluster.pdEndpoints;
    await dig(listener, pd, phase);
    const needing = [
      timed(() => client.raw.get(Uint8Array.of(255), { timeoutMs: duringMs })),
      timed(() => client.pd.getTimestamp({ timeoutMs: duringMs })),
      timed(() => client.pd.getAllStores({ timeoutMs: duringMs })),
    ];
    expect((await timed(() => client.raw.get(key, { timeoutMs: duringMs }))).error).toBeUndefined();
    for (const outcome of await Promise.all(needing)) expectLate(outcome);
    await listener.heal(pd);
    const after = await Promise.all([
      timed(() => client.raw.get(Uint8Array.of(255), { timeoutMs: afterMs })),
      timed(() => client.pd.getTimestamp({ timeoutMs: afterMs })),
      timed(() => client.pd.getAllStores({ timeoutMs: afterMs })),
    ]);
    expect(after.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
  });
});

test('one black-holed store of three: calls to the others go on as ever', async () => {
  const { cluster, listener } = await startProxied({ regions: 4, electionTimeoutMs: 60_000 });
  const client = await connect(cluster);
  await writeAll(client, 'before');
  const bad = cluster.regions()[0]?.leaderStoreId;
  await dig(listener, cluster.stores.find(({ id }) => id === bad)?.address ?? '', 'reply');
  const stuck = timed(() => client.raw.get(keys[0] ?? '', { timeoutMs: duringMs }));
  const good = cluster.regions().flatMap(({ leaderStoreId }, i) => (leaderStoreId === bad ? [] : [keys[i] ?? '']));
  expect(good.length).toBeGreaterThan(0);
  for (let i = 0; i < 20; i++) {
    for (const key of good)
      expect((await timed(() => client.raw.get(key, { timeoutMs: duringMs }))).error).toBeUndefined();
  }
  expectLate(await stuck);
});

test('health tells of a store that takes requests and gives no reply, and of its recovery', async () => {
  const { cluster, listener } = await startProxied({ regions: 4, electionTimeoutMs: 60_000 });
  const client = await connect(cluster);
  expect((await client.health()).status).toBe('ok');
  const [first] = cluster.stores;
  if (first === undefined) throw new Error('no store');
  await dig(listener, first.address, 'reply');
  const ill = await timed(() => client.health({ timeoutMs: duringMs }));
  expect(ill.value).toMatchObject({ status: 'degraded', pd: { ok: true } });
  expect(ill.value?.stores.map(({ id, ok }) => [id, ok])).toEqual([
    [1n, false],
    [2n, true],
    [3n, true],
  ]);
  expect(ill.tookMs).toBeLessThan(duringMs + slackMs);
  await listener.heal(first.address);
  expect((await client.health({ timeoutMs: afterMs })).status).toBe('ok');
});
