import { BodyMissingError, ClusterMismatchError, TikvError } from '@tikv-client/errors';
import { decodeBatchResponse, emptyCommand, encodeBatchResponse } from '@tikv-client/kvproto';
import { createTikvClient } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect, startCluster, startProxied, timed } from '../hostile/on-sockets.js';
import { settingsFrame, startImpostor } from '../hostile/proxied-listener.js';
import type { Outcome } from '../hostile/simulated.js';
import { refuseStrayRejections } from './no-stray-rejections.js';
import type { Socket } from 'node:net';

refuseStrayRejections();

const timeoutMs = 300;
const slackMs = 400;
/** Enough to ask whoever is there, after a pause or two. */
const patientMs = 3000;

function expectTypedWithin(limitMs: number, { error, tookMs }: Outcome<unknown>, ...codes: string[]): TikvError {
  expect(error).toBeInstanceOf(TikvError);
  expect(codes).toContain((error as TikvError).code);
  expect(tookMs).toBeLessThan(limitMs + slackMs);
  return error as TikvError;
}

function expectTyped(outcome: Outcome<unknown>, ...codes: string[]): TikvError {
  return expectTypedWithin(timeoutMs, outcome, ...codes);
}

const noise = Buffer.from('\x00\xff\x13garbage, and more of it: '.repeat(40), 'latin1');
const overlong = Buffer.concat([settingsFrame, Buffer.from([0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1]), Buffer.alloc(64)]);
const impostors: [string, (socket: Socket) => void][] = [
  ['sends garbage', (socket) => void socket.write(noise)],
  ['sends garbage after its settings', (socket) => void socket.write(Buffer.concat([settingsFrame, noise]))],
  ['sends over-long frames', (socket) => void socket.write(overlong)],
  ['answers in HTTP/1.1', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['closes at once', (socket) => void socket.end()],
  ['resets at once', (socket) => void socket.resetAndDestroy()],
  ['never speaks', () => undefined],
];

describe('PD that is none', () => {
  test('nobody listens', async () => {
    const impostor = await startImpostor(() => undefined);
    impostor.close();
    const error = expectTyped(
      await timed(() => createTikvClient({ pd: [impostor.address], timeoutMs })),
      'PD',
      'DEADLINE_EXCEEDED',
    );
    expect(error.message).toContain(impostor.address);
    expect(error.message).toMatch(/ECONNREFUSED/);
  });

  test('a name that nobody has', async () => {
    const error = expectTyped(
      await timed(() => createTikvClient({ pd: ['no-such-host.invalid:2379'], timeoutMs })),
      'PD',
      'DEADLINE_EXCEEDED',
    );
    expect(error.message).toContain('no-such-host.invalid');
  });

  test.each(impostors)('it %s', async (_name, behave) => {
    const impostor = await startImpostor(behave);
    onTestFinished(impostor.close);
    const error = expectTyped(
      await timed(() => createTikvClient({ pd: [impostor.address], timeoutMs })),
      'PD',
      'DEADLINE_EXCEEDED',
    );
    expect(error.message).toContain(impostor.address);
  });

  test('one end point of two is dead: the other is enough', async () => {
    const impostor = await startImpostor((socket) => void socket.resetAndDestroy());
    onTestFinished(impostor.close);
    const cluster = await startCluster();
    const client = await connect({ pdEndpoints: [impostor.address, ...cluster.pdEndpoints] });
    await client.raw.put('key', 'value');
  });
});

describe('a store that is none', () => {
  test.each(impostors)(
    'it %s: calls end in time and name it, and go on once it is itself again',
    async (_name, behave) => {
      const { cluster, listener } = await startProxied({ stores: 1 });
      const client = await connect(cluster);
      await client.raw.put('key', 'before');
      const impostor = await startImpostor(behave);
      onTestFinished(impostor.close);
      const [store] = cluster.stores;
      const proxy = listener.proxy(store?.address ?? '');
      proxy.setTarget(impostor.address);
      proxy.reset();
      const outcomes = await Promise.all([
        timed(() => client.raw.get('key', { timeoutMs })),
        timed(() => client.raw.put('key', 'during', { timeoutMs })),
        timed(() => client.raw.batchPut([{ key: 'other', value: 'during' }], { timeoutMs })),
        timed(() => client.raw.scan({}, { timeoutMs })),
      ]);
      for (const outcome of outcomes) expectTyped(outcome, 'DEADLINE_EXCEEDED', 'RETRIES_EXHAUSTED');
      await listener.heal(store?.address ?? '');
      const after = await timed(() => client.raw.get('key', { timeoutMs: 3000 }));
      expect(after.error).toBeUndefined();
      expect(Buffer.from(after.value ?? []).toString()).toBe('before');
      // Nothing of what failed was written, in whole or in part.
      expect(await client.raw.get('other')).toBeUndefined();
    },
  );
});

describe('the wrong cluster', () => {
  test('PD end points of two clusters', async () => {
    const [one, two] = [await startCluster({ clusterId: 101n }), await startCluster({ clusterId: 202n })];
    const outcome = await timed(() =>
      createTikvClient({ pd: [...one.pdEndpoints, ...two.pdEndpoints], timeoutMs: 2000 }),
    );
    expect(outcome.error).toBeInstanceOf(ClusterMismatchError);
    const { expected, actual, message } = outcome.error as ClusterMismatchError;
    expect(new Set([expected, actual])).toEqual(new Set([101n, 202n]));
    for (const endpoint of [...one.pdEndpoints, ...two.pdEndpoints]) expect(message).toContain(endpoint);
  });

  test('another cluster comes up at the addresses of the first', async () => {
    const { cluster: first, listener } = await startProxied({ clusterId: 101n, regions: 4 });
    const client = await connect(first);
    await client.raw.put('a', 'first');
    const second = await startCluster({ clusterId: 202n, regions: 4 });
    const redirect = (from: string, to: string): void => {
      listener.proxy(from).setTarget(to);
      listener.proxy(from).reset();
    };
    redirect(first.pdEndpoints[0] ?? '', second.pdEndpoints[0] ?? '');
    first.stores.forEach(({ address }, i) => redirect(address, second.stores[i]?.address ?? ''));
    const outcomes = await Promise.all([
      timed(() => client.pd.getTimestamp({ timeoutMs: patientMs })),
      timed(() => client.pd.getAllStores({ timeoutMs: patientMs })),
      timed(() => client.raw.get(Uint8Array.of(255), { timeoutMs: patientMs })),
      timed(() => client.raw.put(Uint8Array.of(130), 'lost', { timeoutMs: patientMs })),
    ]);
    for (const outcome of outcomes) {
      const error = expectTypedWithin(patientMs, outcome, 'CLUSTER_MISMATCH') as ClusterMismatchError;
      expect([error.expected, error.actual]).toEqual([101n, 202n]);
    }
    // Where the region is known the store itself refuses.
    const known = await timed(() => client.raw.put('a', 'lost', { timeoutMs: patientMs }));
    expectTypedWithin(patientMs, known, 'CLUSTER_MISMATCH', 'DEADLINE_EXCEEDED', 'SERVER');
    expect(second.regions().reduce((sum, { keys }) => sum + keys, 0)).toBe(0);
  });
});

describe('a reply without a body', () => {
  test('inside BatchCommands: typed at once, and not asked again', async () => {
    const { cluster, tap } = await startProxied({ stores: 1 });
    const client = await connect(cluster);
    await client.raw.put('key', 'value');
    tap.replies.set('BatchCommands', (message) => {
      const ids: bigint[] = [];
      decodeBatchResponse(message, (id) => void ids.push(BigInt(id)));
      return encodeBatchResponse(
        ids.map((id) => ({ id: Number(id), command: emptyCommand, response: { testId: 0n } })),
        {},
      );
    });
    tap.reset();
    for (const call of [
      () => client.raw.get('key', { timeoutMs }),
      () => client.raw.put('key', 'other', { timeoutMs }),
      () => client.raw.scan({}, { timeoutMs }),
    ]) {
      const { error, tookMs } = await timed<unknown>(call);
      expect(error).toBeInstanceOf(BodyMissingError);
      expect(tookMs).toBeLessThan(timeoutMs + slackMs);
    }
    expect([tap.count('RawGet'), tap.count('RawPut'), tap.count('RawScan')]).toEqual([1, 1, 1]);
    tap.replies.clear();
    expect(Buffer.from((await client.raw.get('key')) ?? []).toString()).toBe('other');
  });

  test('from PD: typed, and named', async () => {
    const { cluster, tap } = await startProxied();
    const client = await connect(cluster);
    for (const name of ['GetRegion', 'GetAllStores', 'Tso', 'ScanRegions'])
      tap.replies.set(name, () => new Uint8Array(0));
    const outcomes = await Promise.all([
      timed(() => client.raw.get('key', { timeoutMs })),
      timed(() => client.pd.getTimestamp({ timeoutMs })),
    ]);
    for (const outcome of outcomes) expectTyped(outcome, 'PD', 'REGION', 'DEADLINE_EXCEEDED', 'RETRIES_EXHAUSTED');
    tap.replies.clear();
    await client.raw.put('key', 'value');
    await client.pd.getTimestamp();
  });

  test('bytes that are no message, from PD and from a store: typed, and the next good reply counts', async () => {
    const { cluster, tap } = await startProxied({ stores: 1, regions: 2 });
    const client = await connect(cluster);
    await client.raw.put('key', 'value');
    const junk = (): Uint8Array => Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1);
    for (const name of ['GetRegion', 'ScanRegions', 'Tso', 'BatchCommands']) tap.replies.set(name, junk);
    const outcomes = await Promise.all([
      timed(() => client.raw.get('key', { timeoutMs })),
      timed(() => client.raw.get(Uint8Array.of(255), { timeoutMs })),
      timed(() => client.pd.getTimestamp({ timeoutMs })),
    ]);
    for (const outcome of outcomes)
      expectTyped(outcome, 'PD', 'RPC', 'DEADLINE_EXCEEDED', 'RETRIES_EXHAUSTED', 'SERVER');
    tap.replies.clear();
    for (const call of [
      () => client.raw.get('key', { timeoutMs: 3000 }),
      () => client.pd.getTimestamp({ timeoutMs: 3000 }),
    ]) {
      expect((await timed<unknown>(call)).error).toBeUndefined();
    }
  });
});
