import { decodeBytes } from '@tikv-client/codec';
import { commands, tikvpb } from '@tikv-client/kvproto';
import type { DeepPartial } from '@tikv-client/kvproto';
import { SeededRandom, systemClock } from '@tikv-client/runtime';
import { createGrpcTransport, StatusCode } from '@tikv-client/transport';
import type { Status } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import { createEmbeddedCluster } from '../src/index.js';
import type { Fault } from '../src/index.js';
import { CallFailed, SimCluster, textOf, utf8 } from './sim-cluster.js';

const batchPath = '/tikvpb.Tikv/BatchCommands';

/** A BatchCommands stream and all that came of it. */
function openBatch(sim: SimCluster, storeId: bigint) {
  const address = sim.cluster.stores.find((store) => store.id === storeId)?.address ?? '';
  const channel = sim.network.open(address);
  const frames: tikvpb.BatchCommandsResponse[] = [];
  const ends: Status[] = [];
  const stream = channel.stream(
    batchPath,
    { deadline: Infinity },
    {
      onMessage: (message) => void frames.push(tikvpb.BatchCommandsResponse.decode(message)),
      onEnd: (status) => void ends.push(status),
    },
  );
  return {
    frames,
    ends,
    ids: () => frames.flatMap((frame) => frame.requestIds).sort((a, b) => Number(a - b)),
    sendBytes: (bytes: Uint8Array) => void stream.send(bytes),
    send: (requests: DeepPartial<tikvpb.BatchCommandsRequest_Request>[], firstId: number | bigint = 1) => {
      const requestIds = requests.map((_, i) => BigInt(firstId) + BigInt(i));
      const frame = tikvpb.BatchCommandsRequest.fromPartial({ requests, requestIds });
      stream.send(tikvpb.BatchCommandsRequest.encode(frame).finish());
    },
    close: () => channel.close(),
  };
}

describe('BatchCommands', () => {
  test('every entry is answered, in frames of at most 128, with health feedback once a second', async () => {
    const sim = await SimCluster.start();
    await sim.put('k', 'v');
    const context = sim.context('k');
    const batch = openBatch(sim, context.peer?.storeId ?? 0n);
    const get = { cmd: { $case: 'RawGet' as const, RawGet: { context, key: utf8('k') } } };
    batch.send(Array.from({ length: 300 }, () => get));
    await sim.clock.advance(10);
    expect(batch.frames.map((frame) => frame.responses.length)).toEqual([128, 128, 44]);
    expect(batch.ids()).toEqual(Array.from({ length: 300 }, (_, i) => BigInt(i + 1)));
    for (const { cmd } of batch.frames.flatMap((frame) => frame.responses)) {
      expect(cmd?.$case === 'RawGet' && textOf(cmd.RawGet.value)).toBe('v');
    }
    expect(batch.frames.filter((frame) => frame.healthFeedback !== undefined)).toHaveLength(1);
    await sim.clock.advance(1000);
    batch.send([get], 1000);
    await sim.clock.advance(10);
    expect(batch.frames.at(-1)?.healthFeedback).toMatchObject({ storeId: context.peer?.storeId, slowScore: 1 });
    batch.close();
    await sim.close();
  });

  test('ids are uint64: those above 2^53 are answered like others, what is not known too', async () => {
    const sim = await SimCluster.start();
    const context = sim.context('k');
    const batch = openBatch(sim, context.peer?.storeId ?? 0n);
    const put = { cmd: { $case: 'RawPut' as const, RawPut: { context, key: utf8('k'), value: utf8('v') } } };
    for (const first of [2n ** 53n - 1n, 2n ** 64n - 2n]) batch.send([put, {}], first);
    await sim.clock.advance(10);
    expect(batch.ids()).toEqual([2n ** 53n - 1n, 2n ** 53n, 2n ** 64n - 2n, 2n ** 64n - 1n]);
    expect(batch.ends).toEqual([]);
    batch.close();
    await sim.close();
  });

  test('raw, split, delete range and health commands in one frame; Empty echoes; what is not known is answered empty', async () => {
    const sim = await SimCluster.start();
    const context = sim.context('k');
    const batch = openBatch(sim, context.peer?.storeId ?? 0n);
    batch.send([
      { cmd: { $case: 'RawPut', RawPut: { context, key: utf8('k'), value: utf8('v') } } },
      { cmd: { $case: 'GC', GC: { context, safePoint: 1n } } },
      { cmd: { $case: 'GetHealthFeedback', GetHealthFeedback: {} } },
      { cmd: { $case: 'Empty', Empty: { testId: 7n } } },
      {},
      { cmd: { $case: 'RawScan', RawScan: { context, limit: 5 } } },
      { cmd: { $case: 'DeleteRange', DeleteRange: { context, startKey: utf8('x'), endKey: utf8('y') } } },
    ]);
    await sim.clock.advance(10);
    expect(batch.ids()).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n]);
    const byId = new Map(
      batch.frames.flatMap((frame) => frame.requestIds.map((id, i) => [id, frame.responses[i]?.cmd])),
    );
    expect([1n, 3n, 4n, 6n, 7n].map((id) => byId.get(id)?.$case)).toEqual([
      'RawPut',
      'GetHealthFeedback',
      'Empty',
      'RawScan',
      'DeleteRange',
    ]);
    expect(byId.get(4n)).toEqual({ $case: 'Empty', Empty: { testId: 7n } });
    expect([byId.get(2n), byId.get(5n)]).toEqual([undefined, undefined]);
    expect(batch.ends).toEqual([]);
    batch.close();
    await sim.close();
  });

  test('client-go: integration_tests/health_feedback_test.go TestGetHealthFeedback: a store that is asked tells how it is, newer each time', async () => {
    const sim = await SimCluster.start();
    const storeId = sim.context('k').peer?.storeId ?? 0n;
    const batch = openBatch(sim, storeId);
    const ask = async (id: number): Promise<unknown[]> => {
      batch.send([{ cmd: { $case: 'GetHealthFeedback', GetHealthFeedback: {} } }], id);
      await sim.clock.advance(1000);
      const [answer] = batch.frames.at(-1)?.responses ?? [];
      const own = answer?.cmd?.$case === 'GetHealthFeedback' ? answer.cmd.GetHealthFeedback.healthFeedback : undefined;
      return [own, batch.frames.at(-1)?.healthFeedback];
    };
    let last = 0n;
    for (let id = 1; id <= 3; id += 1) {
      // The answer, and what the stream tells by itself.
      for (const feedback of await ask(id)) {
        expect(feedback).toMatchObject({ storeId, slowScore: 1 });
        const { feedbackSeqNo } = feedback as { feedbackSeqNo: bigint };
        expect(feedbackSeqNo).toBeGreaterThan(last);
        last = feedbackSeqNo;
      }
    }
    sim.cluster.slowStore(storeId, 490);
    const [slow] = await ask(4);
    expect(slow).toMatchObject({ storeId, slowScore: 50 });
    batch.close();
    await sim.close();
  });

  test('a wrong cluster id ends the stream, a malformed frame too, and the next stream is served', async () => {
    const sim = await SimCluster.start();
    const context = sim.context('k');
    const store = context.peer?.storeId ?? 0n;
    const wrong = openBatch(sim, store);
    wrong.send([{ cmd: { $case: 'RawGet', RawGet: { context: { ...context, clusterId: 1n }, key: utf8('k') } } }]);
    const garbage = openBatch(sim, store);
    garbage.sendBytes(Uint8Array.of(0x0a, 0xff, 0xff));
    await sim.clock.advance(10);
    expect(wrong.ends).toMatchObject([{ code: StatusCode.INVALID_ARGUMENT }]);
    expect(garbage.ends).toMatchObject([{ code: StatusCode.INTERNAL }]);
    const next = openBatch(sim, store);
    next.send([{ cmd: { $case: 'RawGet', RawGet: { context, key: utf8('k') } } }]);
    await sim.clock.advance(10);
    expect(next.ids()).toEqual([1n]);
    for (const one of [wrong, garbage, next]) one.close();
    await sim.close();
  });
});

describe('faults', () => {
  const unary: readonly [Omit<Fault, 'method'>, 'answered' | 'late' | 'lost' | 'unavailable', applied: boolean][] = [
    [{ on: 'request', action: 'drop' }, 'lost', false],
    [{ on: 'reply', action: 'drop' }, 'lost', true],
    [{ on: 'request', action: 'delay', delayMs: 500 }, 'late', true],
    [{ on: 'reply', action: 'delay', delayMs: 500 }, 'late', true],
    [{ on: 'request', action: 'error' }, 'unavailable', false],
    [{ on: 'reply', action: 'error' }, 'unavailable', true],
    [{ on: 'request', action: 'duplicate' }, 'answered', true],
    [{ on: 'reply', action: 'duplicate' }, 'answered', true],
  ];
  for (const [fault, outcome, applied] of unary) {
    test(`unary ${fault.action} on ${fault.on}: ${outcome}, ${applied ? 'applied' : 'not applied'}; gone after its times`, async () => {
      const sim = await SimCluster.start();
      sim.cluster.addFault({ method: 'RawPut', times: 1, ...fault });
      const before = sim.clock.monotonic();
      const result = await sim.put('k', 'v').then(
        () => 'answered',
        (error: unknown) => (error as CallFailed).status.code,
      );
      const took = sim.clock.monotonic() - before;
      const expected = {
        answered: 'answered',
        late: 'answered',
        lost: StatusCode.DEADLINE_EXCEEDED,
        unavailable: StatusCode.UNAVAILABLE,
      };
      expect(result).toBe(expected[outcome]);
      if (outcome === 'late') expect(took).toBeGreaterThanOrEqual(500);
      expect(await sim.get('k')).toBe(applied ? 'v' : undefined);
      expect((await sim.put('k', 'w')).error).toBe('');
      await sim.close();
    });
  }

  test('entries of BatchCommands: dropped, delayed, duplicated one by one; error ends the stream', async () => {
    const sim = await SimCluster.start();
    const context = sim.context('k');
    const store = context.peer?.storeId ?? 0n;
    const batch = openBatch(sim, store);
    const put = { cmd: { $case: 'RawPut' as const, RawPut: { context, key: utf8('k'), value: utf8('v') } } };
    sim.cluster.addFault({ method: 'RawPut', storeId: store, on: 'request', action: 'drop', times: 1 });
    sim.cluster.addFault({ method: '/tikvpb.Tikv/RawPut', on: 'reply', action: 'duplicate', times: 1 });
    batch.send([put, put, put]);
    await sim.clock.advance(10);
    expect(batch.ids()).toEqual([2n, 2n, 3n]);
    sim.cluster.addFault({ method: 'RawPut', on: 'reply', action: 'error', times: 1 });
    batch.send([put], 10);
    await sim.clock.advance(10);
    expect(batch.ends).toMatchObject([{ code: StatusCode.UNAVAILABLE }]);
    batch.close();
    await sim.close();
  });

  test('a removed fault and one for another store do nothing; a delay needs its length', async () => {
    const sim = await SimCluster.start();
    sim.cluster.addFault({ method: 'RawPut', on: 'request', action: 'drop' }).remove();
    sim.cluster.addFault({ method: 'RawPut', storeId: 99n, on: 'request', action: 'drop' });
    expect((await sim.put('k', 'v')).error).toBe('');
    expect(() => sim.cluster.addFault({ method: 'RawPut', on: 'request', action: 'delay' })).toThrow(/delayMs/);
    expect(() => sim.cluster.addFault({ method: 'RawPut', on: 'request', action: 'drop', times: 0 })).toThrow(/times/);
    await sim.close();
  });

  test('PD calls suffer faults as well', async () => {
    const sim = await SimCluster.start();
    sim.cluster.addFault({ method: '/pdpb.PD/GetMembers', on: 'request', action: 'error', times: 1 });
    const channel = sim.network.open(sim.cluster.pdEndpoints[0] ?? '');
    const ask = (): Promise<number> =>
      sim.run(
        new Promise((resolve) => {
          const options = { deadline: sim.clock.monotonic() + 1000 };
          channel.unary('/pdpb.PD/GetMembers', new Uint8Array(), options, (failure) => resolve(failure?.code ?? 0));
        }),
      );
    expect([await ask(), await ask()]).toEqual([StatusCode.UNAVAILABLE, 0]);
    channel.close();
    await sim.close();
  });
});

describe('what is not served, and garbage', () => {
  test('KvGC and what is out of scope are UNIMPLEMENTED', async () => {
    const sim = await SimCluster.start();
    for (const command of [commands.KvGC, commands.KvImport, commands.KvPrepareFlashbackToVersion] as const) {
      const failed: unknown = await sim.call(command as typeof commands.KvGC, 1n, {}).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(CallFailed);
      expect((failed as CallFailed).status.code).toBe(StatusCode.UNIMPLEMENTED);
    }
    await sim.close();
  });

  test('random bytes and mutated requests to every command: an answer or an error each, and the cluster goes on', async () => {
    const cluster = await createEmbeddedCluster({ enableTtl: true });
    const random = new SeededRandom(99);
    const transport = createGrpcTransport();
    const [store] = cluster.stores;
    const channel = transport.open(store?.address ?? '');
    const region = cluster.regions()[0];
    const context = {
      regionId: region?.id ?? 0n,
      regionEpoch: region?.epoch,
      peer: { id: region?.peerIds[0] ?? 0n, storeId: 1n },
    };
    const served = Object.values(commands).filter(
      (command) => command.family === 'raw' || command.name === 'SplitRegion',
    );
    const call = (path: string, bytes: Uint8Array): Promise<Status | undefined> =>
      new Promise((resolve) => {
        channel.unary(path, bytes, { deadline: systemClock.monotonic() + 5000 }, (failure) => resolve(failure));
      });
    const deadlines: string[] = [];
    for (let round = 0; round < 25; round += 1) {
      for (const command of served) {
        let bytes = random.bytes(random.below(60));
        if (round % 2 === 0) {
          const fromPartial = command.request.fromPartial as (partial: object) => object;
          bytes = command.request.encode(fromPartial({ context, key: utf8('k'), value: utf8('v') }) as never).slice();
          for (let i = 0; i < 1 + random.below(3); i += 1) bytes[random.below(bytes.length)] = random.below(256);
        }
        if (command.name === 'RawCoprocessor') continue;
        const failure = await call(command.path, bytes);
        if (failure?.code === StatusCode.DEADLINE_EXCEEDED) deadlines.push(command.name);
      }
    }
    expect(deadlines).toEqual([]);
    const leader = cluster.regions().at(-1);
    expect(leader?.leaderStoreId).toBeDefined();
    expect(
      await call(
        commands.RawGet.path,
        commands.RawGet.request.encode(commands.RawGet.request.fromPartial({ key: utf8('k') })),
      ),
    ).toBeUndefined();
    channel.close();
    await cluster.close();
  });
});

describe('status port', () => {
  test('answers /config, /status, /ready, /engine_type, /metrics, /region/{id} and 404', async () => {
    const sim = await SimCluster.start({ enableTtl: true });
    const [store] = sim.cluster.stores;
    const ask = async (url: string): Promise<readonly [number | undefined, string]> => {
      const answer = await sim.run(sim.network.http(store?.statusAddress ?? '', { url }));
      const body = answer?.body ?? '';
      return [answer?.status, typeof body === 'string' ? body : Buffer.from(body as Uint8Array).toString()];
    };
    const [status, config] = await ask('/config');
    expect(status).toBe(200);
    expect(JSON.parse(config)).toMatchObject({ storage: { 'api-version': 1, 'enable-ttl': true } });
    expect(await ask('/config?full=true')).toEqual([200, config]);
    expect((await ask('/config?full=maybe'))[0]).toBe(400);
    expect(await ask('/status')).toEqual([200, '']);
    expect(await ask('/ready')).toEqual([200, '']);
    expect((await ask('/ready?verbose'))[1]).toContain('"connected_to_pd": true');
    expect(await ask('/engine_type')).toEqual([200, 'raft-kv']);
    expect((await ask('/metrics'))[1]).toContain('tikv_raftstore_region_count{type="region"} 1');
    expect(await ask('/region/77')).toEqual([404, 'region(77) not found']);
    expect(await ask('/nothing')).toEqual([404, 'path not found']);
    await sim.close();
  });
});

describe('status port: regions and settings', () => {
  async function start() {
    const sim = await SimCluster.start({ regions: 2 });
    const ask = async (url: string, post?: string, storeId = 1n): Promise<readonly [number | undefined, string]> => {
      const address = sim.cluster.stores.find(({ id }) => id === storeId)?.statusAddress ?? '';
      const request = post === undefined ? { url } : { url, method: 'POST', body: utf8(post) };
      const answer = await sim.run(sim.network.http(address, request));
      return [answer?.status, textOf(Buffer.from((answer?.body ?? '') as string))];
    };
    return { sim, ask };
  }

  test('a region as its leader and as a follower have it: ids are numbers, keys bytes, and all peers are there', async () => {
    const { sim, ask } = await start();
    const region = sim.region('~');
    const leader = region.leaderStoreId ?? 0n;
    await sim.put('~', 'v');
    for (const storeId of region.storeIds) {
      const [, body] = await ask(`/region/${region.id}`, undefined, storeId);
      const state = JSON.parse(body) as {
        raft_status: { voters: Record<string, { matched: number }>; last_index: number };
      };
      expect(state).toMatchObject({
        group_state: 'Ordered',
        raft_status: {
          id: Number(region.peerIds[region.storeIds.indexOf(storeId)]),
          soft_state: {
            leader_id: Number(region.peerIds[region.storeIds.indexOf(leader)]),
            raft_state: storeId === leader ? 'Leader' : 'Follower',
          },
          learners: {},
        },
        region_state: {
          id: Number(region.id),
          start_key: [...region.startKey],
          end_key: [...region.endKey],
          epoch: { conf_ver: Number(region.epoch.confVer), version: Number(region.epoch.version) },
          peers: region.storeIds.map((id, i) => ({
            id: Number(region.peerIds[i]),
            store_id: Number(id),
            role: 'Voter',
            is_witness: false,
          })),
          merge_state: null,
        },
        bucket_keys: [],
      });
      const { voters, last_index: last } = state.raft_status;
      expect(Object.keys(voters)).toHaveLength(storeId === leader ? 3 : 0);
      for (const voter of Object.values(voters)) expect(voter.matched).toBe(last);
    }
    await sim.close();
  });

  test('settings can be changed where that makes a difference', async () => {
    const { sim, ask } = await start();
    const change = {
      'pessimistic-txn.wait-for-lock-timeout': '1h30m',
      'pessimistic_txn.wake_up_delay_duration': '5ms',
    };
    expect(await ask('/config?persist=false', JSON.stringify(change))).toEqual([200, '']);
    expect(JSON.parse((await ask('/config'))[1])).toMatchObject({
      'pessimistic-txn': { 'wait-for-lock-timeout': '1h30m', 'wake-up-delay-duration': '5ms' },
    });
    await sim.close();
  });

  test.each([
    ['[1]', 'failed to decode, error: "wrong format"'],
    ['{"a":[1]}', 'failed to decode, error: "array type are not supported"'],
    ['{"a":{}}', 'failed to decode, error: "wrong format"'],
    ['{', expect.stringMatching(/^failed to decode, error: Error\("/) as string],
    ['{"none.such":1}', 'failed to update, error: "unexpect fields: none"'],
    ['{"storage.such":1}', 'failed to update, error: "unexpect fields: such"'],
    ['{"storage.api-version":2}', 'failed to update, error: "config api_version can not be changed"'],
    ['{"pessimistic-txn.wait-for-lock-timeout":"soon"}', 'failed to update, error: "failed to parse: soon"'],
    [
      '{"pessimistic-txn.wake-up-delay-duration":"7ms","pessimistic-txn.wait-for-lock-timeout":1}',
      'failed to update, error: "failed to parse: 1"',
    ],
  ])('%s is refused, and nothing has changed', async (body, text) => {
    const { sim, ask } = await start();
    const before = await ask('/config');
    expect(await ask('/config', body)).toEqual([500, text]);
    expect((await ask('/config?persist=perhaps', body))[0]).toBe(400);
    expect(await ask('/config')).toEqual(before);
    await sim.close();
  });
});

describe('createEmbeddedCluster', () => {
  const wrong: readonly [object, RegExp][] = [
    [{ store: 3 }, /^store: no such option/],
    [{ stores: 0 }, /^stores: /],
    [{ stores: 2.5 }, /^stores: /],
    [{ regions: 20_000 }, /^regions: /],
    [{ pds: '1' }, /^pds: /],
    [{ apiVersion: 3 }, /^apiVersion: /],
    [{ apiVersion: 2, enableTtl: false }, /^enableTtl: /],
    [{ enableTtl: 'yes' }, /^enableTtl: /],
    [{ splitKeys: 0 }, /^splitKeys: /],
    [{ host: '' }, /^host: /],
    [{ clusterId: 0n }, /^clusterId: /],
    [{ replicationDelay: { minMs: 5, maxMs: 1 } }, /^replicationDelay: /],
  ];
  for (const [options, message] of wrong) {
    test(`refuses ${JSON.stringify(options, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`, async () => {
      await expect(createEmbeddedCluster(options)).rejects.toMatchObject({
        code: 'CONFIG',
        message: expect.stringMatching(message) as string,
      });
    });
  }

  test('regions: N splits the key space evenly, replicas and leaders are spread', async () => {
    const sim = await SimCluster.start({ regions: 4, stores: 5 });
    const regions = sim.cluster.regions();
    // Transaction clients decode the bounds of every region they meet, so these are encoded keys.
    const bounds = regions.map((region) => region.startKey);
    expect(
      bounds.map((bound) => Buffer.from(bound.length === 0 ? bound : decodeBytes(bound).value).toString('hex')),
    ).toEqual(['', '4000', '8000', 'c000']);
    expect(regions.map((region) => region.endKey)).toEqual([...bounds.slice(1), new Uint8Array()]);
    expect(regions.map((region) => region.leaderStoreId)).toEqual([1n, 2n, 3n, 4n]);
    for (const region of regions) expect(new Set(region.storeIds).size).toBe(3);
    await sim.close();
  });

  test('one store alone serves; closing leaves no timer behind', async () => {
    const sim = await SimCluster.start({ stores: 1 });
    await sim.put('a', '1');
    expect(await sim.get('a')).toBe('1');
    await sim.close();
    await sim.close();
    await sim.clock.advance(60_000);
    expect(sim.clock.pendingTimers).toBe(0);
  });

  test('over sockets: every command, a restart at the same address, and two clusters that know nothing of each other', async () => {
    const [one, two] = await Promise.all([createEmbeddedCluster(), createEmbeddedCluster({ enableTtl: true })]);
    expect(one.clusterId).not.toBe(two.clusterId);
    const before = one.stores[0]?.address;
    await one.restartStore(1n);
    expect(one.stores[0]?.address).toBe(before);
    await Promise.all([one.close(), two.close()]);
  });
});
