import { commandByPath, commands, encodeBatchRequest, kvrpcpb, pdMethods, pdpb } from '@tikv-client/kvproto';
import type { AnyCommand } from '@tikv-client/kvproto';
import type { Random } from '@tikv-client/runtime';
import { StatusCode } from '@tikv-client/transport';
import type { Channel, Status } from '@tikv-client/transport';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Simulated, expectSuccess } from '../hostile/simulated.js';
import { refuseStrayRejections } from './no-stray-rejections.js';

refuseStrayRejections();

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** Flips, drops, doubles and inserts a few bytes. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const out = [...bytes];
  for (let n = 1 + random.below(4); n > 0; n--) {
    const at = random.below(out.length + 1);
    const kind = random.below(4);
    if (kind === 0) out[at] = random.below(256);
    else if (kind === 1) out.splice(at, 1 + random.below(4));
    else if (kind === 2) out.splice(at, 0, random.below(256), random.below(256));
    else out.splice(at, 0, ...out.slice(at, at + 1 + random.below(8)));
  }
  return Uint8Array.from(out);
}

/** A request as a client would send it, for any path; empty where no more can be said. */
function validRequest(path: string, simulated: Simulated): Uint8Array {
  const [region] = simulated.cluster.regions();
  if (region === undefined) throw new Error('no region');
  const context = {
    regionId: region.id,
    regionEpoch: region.epoch,
    peer: { id: region.peerIds[0] ?? 0n, storeId: region.storeIds[0] ?? 0n },
  };
  const [key, value, startKey, endKey, limit] = [bytesOf('key'), bytesOf('value'), bytesOf('a'), bytesOf('b'), 10];
  const command: AnyCommand | undefined = commandByPath(path);
  if (command !== undefined) {
    const parts = {
      context,
      key,
      value,
      startKey,
      endKey,
      limit,
      keys: [key],
      pairs: [{ key, value }],
      splitKeys: [key],
      splitKey: key,
    };
    return command.request.encode(command.request.fromPartial(parts));
  }
  const method = Object.values(pdMethods).find((one) => one.path === path);
  if (method === undefined) return new Uint8Array(0);
  const header = { clusterId: simulated.cluster.clusterId };
  const parts = {
    header,
    regionKey: key,
    regionId: region.id,
    storeId: 1n,
    startKey,
    endKey,
    limit,
    count: 1,
    splitKeys: [key],
  };
  // The rows differ in type; each takes from the parts what it knows.
  const request = method.request as { encode(message: object): Uint8Array; fromPartial(part: object): object };
  return request.encode(request.fromPartial(parts));
}

function callUnary(channel: Channel, path: string, bytes: Uint8Array, deadline: number): Promise<Status | undefined> {
  return new Promise((resolve) => channel.unary(path, bytes, { deadline }, (failure) => resolve(failure)));
}

/** Sends frames on a stream and waits until it ends or its deadline is reached. */
function callStream(channel: Channel, path: string, frames: readonly Uint8Array[], deadline: number): Promise<Status> {
  return new Promise((resolve) => {
    const stream = channel.stream(path, { deadline }, { onMessage: () => undefined, onEnd: resolve });
    for (const frame of frames) stream.send(frame);
    stream.end();
  });
}

async function expectServing(simulated: Simulated): Promise<void> {
  const client = await simulated.client({}, 'afterwards');
  expectSuccess(await simulated.timed(() => client.raw.put('good', 'call', { timeoutMs: 2000 })), 2000);
  expectSuccess(await simulated.timed(() => client.raw.get('good', { timeoutMs: 2000 })), 2000);
  expectSuccess(await simulated.timed(() => client.pd.getTimestamp({ timeoutMs: 2000 })), 2000);
  expect((await simulated.run(client.health())).status).toBe('ok');
  void client.close();
}

const waits = new Set(['Watch', 'WatchGlobalConfig']);
const waitingCalls = (path: string): boolean => waits.has(path.slice(path.lastIndexOf('/') + 1));

describe('the embedded cluster answers malformed requests and goes on serving', () => {
  test('random bytes and mutated requests, to every unary RPC of a store and of PD', async () => {
    const simulated = await Simulated.start({ regions: 2, stores: 3 });
    const { clock, cluster, network, random, tap } = simulated;
    const addresses = [cluster.pdEndpoints[0] ?? '', cluster.stores[0]?.address ?? ''];
    const tally = { ok: 0, failed: 0 };
    const unanswered: string[] = [];
    let paths = 0;
    for (const address of addresses) {
      const channel = network.open(address);
      onTestFinished(() => channel.close());
      for (const path of tap.served.get(address)?.unary ?? []) {
        paths += 1;
        const valid = validRequest(path, simulated);
        const requests = [
          ...Array.from({ length: 12 }, () => random.bytes(random.below(64))),
          ...Array.from({ length: 12 }, () => mutate(valid, random)),
          random.bytes(64 * 1024),
        ];
        const calls = requests.map((bytes) => callUnary(channel, path, bytes, clock.monotonic() + 20_000));
        for (const status of await simulated.run(Promise.all(calls))) {
          if (status === undefined) tally.ok += 1;
          else tally.failed += 1;
          if (status?.code === StatusCode.DEADLINE_EXCEEDED) unanswered.push(path);
        }
      }
    }
    expect(paths).toBeGreaterThan(70);
    expect(unanswered).toEqual([]);
    expect(tally.failed).toBeGreaterThan(500);
    expect(tally.ok).toBeGreaterThan(0);
    await expectServing(simulated);
  });

  test('random bytes and mutated requests, to every stream of a store and of PD', async () => {
    const simulated = await Simulated.start({ regions: 2 });
    const { clock, cluster, network, random, tap } = simulated;
    const get = {
      id: 1,
      command: commands.RawGet as unknown as AnyCommand,
      request: kvrpcpb.RawGetRequest.fromPartial({ key: bytesOf('key') }),
    };
    const header = { clusterId: cluster.clusterId };
    const valid: Record<string, Uint8Array> = {
      BatchCommands: encodeBatchRequest([get, { ...get, id: 2 }]),
      Tso: pdpb.TsoRequest.encode(pdpb.TsoRequest.fromPartial({ header, count: 1 })).finish(),
      QueryRegion: pdpb.QueryRegionRequest.encode(
        pdpb.QueryRegionRequest.fromPartial({ header, keys: [bytesOf('key')] }),
      ).finish(),
    };
    let streams = 0;
    const open: string[] = [];
    for (const address of [cluster.pdEndpoints[0] ?? '', cluster.stores[0]?.address ?? '']) {
      const channel = network.open(address);
      onTestFinished(() => channel.close());
      for (const path of tap.served.get(address)?.stream ?? []) {
        streams += 1;
        const name = path.slice(path.lastIndexOf('/') + 1);
        const good = valid[name] ?? new Uint8Array(0);
        const frames = [
          ...Array.from({ length: 20 }, () => [random.bytes(1 + random.below(200))]),
          ...Array.from({ length: 20 }, () => [good, mutate(good, random), good]),
        ];
        const calls = frames.map((frame) => callStream(channel, path, frame, clock.monotonic() + 5000));
        for (const status of await simulated.run(Promise.all(calls))) {
          if (status.code === StatusCode.DEADLINE_EXCEEDED && !waitingCalls(path)) open.push(path);
        }
      }
    }
    expect(streams).toBeGreaterThan(3);
    expect(open).toEqual([]);
    await expectServing(simulated);
  });
});
