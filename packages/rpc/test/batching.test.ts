import { BodyMissingError, ClosedError, ConfigError, StoreLimitError } from '@tikv-client/errors';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import { SimulatedClock } from '@tikv-client/runtime';
import { StatusCode, StatusError } from '@tikv-client/transport';
import { describe, expect, test } from 'vitest';
import { createStoreRpc, RpcError, type StoreRpcOptions } from '../src/index.js';
import { breakStream, reply, replyWithoutBody } from './fake-store.js';
import { createWorld, type Outcome, type World } from './harness.js';

const keys = (n: number, prefix = 'k'): string[] => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
const values = (outcomes: readonly Outcome[]): (string | undefined)[] => outcomes.map((outcome) => outcome.value);
const connection = (world: World) => world.rpc.debugSnapshot().stores[0]?.connections[0];

describe('packing', () => {
  test.each([
    [1, [1]],
    [64, [64]],
    [128, [128]],
    [129, [128, 1]],
    [512, [128, 128, 128, 128]],
  ])('%i requests of one moment travel in frames of %j', async (n, frames) => {
    const world = await createWorld();
    const outcomes = keys(n).map((key) => world.get(key));
    await world.clock.settle();
    expect(values(outcomes)).toEqual(keys(n));
    expect(world.store.frames).toEqual(frames);
    expect(connection(world)).toMatchObject({ requestsSent: n, framesSent: frames.length, streamsOpened: 1 });
    world.rpc.close();
  });

  test('1000 requests of one moment fill two connections', async () => {
    const world = await createWorld();
    const outcomes = keys(1000).map((key) => world.get(key));
    await world.clock.settle();
    expect(values(outcomes)).toEqual(keys(1000));
    expect(world.store.frames.toSorted((a, b) => b - a)).toEqual([128, 128, 128, 128, 128, 128, 128, 104]);
    expect(world.rpc.debugSnapshot().stores[0]?.connections.map((c) => c.requestsSent)).toEqual([512, 488]);
    world.rpc.close();
  });

  test('while something is unanswered, what one loop turn brings leaves together', async () => {
    const world = await createWorld();
    world.store.echo = false;
    world.get('first');
    await world.clock.settle();
    let sent = 0;
    // Three sweeps of microtasks of one turn.
    world.get('a');
    await Promise.resolve();
    world.get('b');
    await Promise.resolve();
    world.get('c');
    sent += 3;
    await world.clock.settle();
    expect(world.store.frames).toEqual([1, sent]);
    world.rpc.close();
  });

  test('callers set free by one answer leave in one frame', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const second: Outcome[] = [];
    keys(50).forEach((key) => world.get(key, { after: () => second.push(world.get(`${key}'`)) }));
    await world.clock.settle();
    world.store.answer((held) => held.slice(0, 30));
    await world.clock.settle();
    expect(world.store.frames).toEqual([50, 30]);
    world.store.answer();
    await world.clock.settle();
    expect(world.store.frames).toEqual([50, 30, 20]);
    expect(second).toHaveLength(50);
    world.rpc.close();
  });

  test('a frame is cut by bytes, and one large request travels alone', async () => {
    const world = await createWorld({ maxBatchBytes: 10_000 });
    const sizes = [1_000, 8_000, 8_000, 50_000, 1_000, 1_000];
    let answers = 0;
    for (const size of sizes) {
      const request = kvrpcpb.RawPutRequest.fromPartial({ key: new Uint8Array(1), value: new Uint8Array(size) });
      world.rpc.send(world.store.address, commands.RawPut, request, { deadline: 1_000 }, (error) => {
        expect(error).toBeUndefined();
        answers++;
      });
    }
    await world.clock.settle();
    expect(world.store.frames).toEqual([2, 1, 1, 2]);
    expect(answers).toBe(6);
    world.rpc.close();
  });

  test('connections are opened as the load grows, up to the limit', async () => {
    const world = await createWorld({ fillConnectionTo: 10, connectionsPerStore: 3 });
    world.store.echo = false;
    const outcomes = keys(50).map((key) => world.get(key));
    await world.clock.settle();
    expect(world.rpc.debugSnapshot().stores[0]?.connections.map((c) => c.inFlight)).toEqual([17, 17, 16]);
    world.store.answer();
    await world.clock.settle();
    expect(values(outcomes)).toEqual(keys(50));
    world.rpc.close();
  });
});

describe('answers', () => {
  test('come in any order', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const outcomes = keys(20).map((key) => world.get(key));
    await world.clock.settle();
    world.store.answer((held) => held.slice(5, 12).toReversed());
    world.store.answer((held) => held.toReversed());
    await world.clock.settle();
    expect(values(outcomes)).toEqual(keys(20));
    world.rpc.close();
  });

  test('with unknown ids, and again, are dropped and counted', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const outcome = world.get('k');
    await world.clock.settle();
    const [received] = world.store.held;
    if (received === undefined) throw new Error('nothing arrived');
    reply([{ ...received, id: Number(received.id) + 1000 }]);
    reply([{ ...received, id: 2n ** 64n - 1n }]);
    reply([received]);
    reply([received]);
    await world.clock.settle();
    expect(outcome).toMatchObject({ times: 1, value: 'k' });
    expect(connection(world)?.outdatedAnswers).toBe(3);
    world.rpc.close();
  });

  test('without a body, or with that of another command, are a BodyMissingError', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const outcomes = [world.get('a'), world.get('b'), world.get('c')];
    await world.clock.settle();
    const [a, b, c] = world.store.held;
    if (a === undefined || b === undefined || c === undefined) throw new Error('nothing arrived');
    replyWithoutBody(a);
    reply([{ ...b, command: commands.RawPut as unknown as typeof b.command }]);
    reply([c]);
    await world.clock.settle();
    expect(outcomes.map(({ error }) => error instanceof BodyMissingError)).toEqual([true, true, false]);
    expect(outcomes[2]).toMatchObject({ value: 'c' });
    world.rpc.close();
  });

  test('that are malformed fail the stream, and the next request gets a fresh one', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const outcome = world.get('a');
    await world.clock.settle();
    world.store.streams[0]?.send(new Uint8Array([0xff, 0xff, 0xff]));
    await world.clock.settle();
    expect(outcome.error).toMatchObject({ code: 'RPC', status: StatusCode.INTERNAL, sent: true });
    world.store.echo = true;
    const next = world.get('b');
    await world.clock.settle();
    expect(next.value).toBe('b');
    world.rpc.close();
  });

  test('carry load and health feedback to the listener', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const heard: unknown[] = [];
    const stop = world.rpc.onHealthFeedback((address, feedback) => heard.push([address, feedback]));
    const health = kvrpcpb.HealthFeedback.fromPartial({ storeId: 1n, feedbackSeqNo: 4n, slowScore: 80 });
    for (const trailer of [
      { transportLayerLoad: 30n },
      { transportLayerLoad: 30n },
      { transportLayerLoad: 0n, healthFeedback: health },
    ]) {
      world.get('k');
      await world.clock.settle();
      reply(world.store.held.splice(0), trailer);
      await world.clock.settle();
    }
    expect(heard).toEqual([
      ['store-1:20160', { transportLayerLoad: 30, health: undefined }],
      ['store-1:20160', { transportLayerLoad: 0, health }],
    ]);
    stop();
    world.rpc.close();
  });

  test('a callback that throws does not keep the others from theirs', async () => {
    const world = await createWorld();
    world.get('bad', {
      after: () => {
        throw new Error('broken caller');
      },
    });
    const good = world.get('good');
    await world.clock.settle();
    expect(good.value).toBe('good');
    world.rpc.close();
  });
});

describe('deadlines and signals', () => {
  test('a request in flight ends at its deadline; the late answer is dropped', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const outcome = world.get('k', { deadline: 250 });
    await world.clock.advance(249);
    expect(outcome.times).toBe(0);
    await world.clock.advance(20);
    expect(outcome.error).toMatchObject({ code: 'RPC', status: StatusCode.DEADLINE_EXCEEDED, sent: true });
    world.store.answer();
    await world.clock.settle();
    expect(outcome.times).toBe(1);
    expect(connection(world)).toMatchObject({ inFlight: 0, outdatedAnswers: 1 });
    world.rpc.close();
  });

  test('one that was still queued at its deadline was certainly not sent', async () => {
    const world = await createWorld();
    const outcome = world.get('late', { deadline: 0 });
    const other = world.get('other');
    await world.clock.settle();
    expect(outcome.error).toMatchObject({ code: 'RPC', status: StatusCode.DEADLINE_EXCEEDED, sent: false });
    expect(other.value).toBe('other');
    expect(world.store.frames).toEqual([1]);
    world.rpc.close();
  });

  test('an aborted signal ends a request at once, queued or in flight', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const controller = new AbortController();
    const inFlight = world.get('a', { signal: controller.signal });
    await world.clock.settle();
    const queued = world.get('b', { signal: controller.signal });
    const other = world.get('c');
    controller.abort();
    expect(inFlight.error).toMatchObject({ status: StatusCode.CANCELLED, sent: true });
    expect(queued.error).toMatchObject({ status: StatusCode.CANCELLED, sent: false });
    const late = world.get('d', { signal: controller.signal });
    await world.clock.settle();
    expect(late.error).toMatchObject({ status: StatusCode.CANCELLED, sent: false });
    world.store.answer();
    await world.clock.settle();
    expect([other.value, inFlight.times, queued.times, late.times]).toEqual(['c', 1, 1, 1]);
    expect(world.store.frames).toEqual([1, 1]);
    world.rpc.close();
  });

  test('one very old request costs its neighbours nothing', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const old = world.get('old', { deadline: 1e9 });
    await world.clock.settle();
    const [received] = world.store.held.splice(0);
    world.store.echo = true;
    for (let round = 0; round < 50; round++) {
      const outcomes = keys(100, `${round}-`).map((key) => world.get(key));
      await world.clock.settle();
      expect(values(outcomes)).toEqual(keys(100, `${round}-`));
    }
    if (received !== undefined) reply([received]);
    await world.clock.settle();
    expect(old.value).toBe('old');
    world.rpc.close();
  });
});

describe('failing over', () => {
  test('a broken stream fails what was sent; what was not goes onto a fresh one', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const sent = keys(3).map((key) => world.get(key));
    await world.clock.settle();
    world.store.echo = true;
    breakStream(world.store.streams[0] as never);
    const queued = world.get('queued');
    await world.clock.settle();
    for (const { error, times } of sent) {
      expect(times).toBe(1);
      expect(error).toMatchObject({ code: 'RPC', status: StatusCode.UNAVAILABLE, sent: true, poolVersion: 1 });
    }
    expect(queued.value).toBe('queued');
    expect(connection(world)?.streamsOpened).toBe(2);
    world.rpc.close();
  });

  test('callers that resend at once get through on one fresh stream', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const again: Outcome[] = [];
    keys(200).forEach((key) => world.get(key, { after: () => again.push(world.get(key)) }));
    await world.clock.settle();
    world.store.echo = true;
    breakStream(world.store.streams[0] as never);
    await world.clock.settle();
    expect(values(again)).toEqual(keys(200));
    expect(world.store.streams).toHaveLength(2);
    world.rpc.close();
  });

  test('a store that is down fails requests unsent, and serves them after its restart with no help', async () => {
    const world = await createWorld();
    const before = world.get('before');
    await world.clock.settle();
    await Promise.all([world.store.stop(), world.clock.advance(10)]);
    for (let i = 0; i < 5; i++) {
      const down = world.get('down');
      await world.clock.advance(1_000);
      expect(down.error).toMatchObject({ code: 'RPC', status: StatusCode.UNAVAILABLE, sent: false });
    }
    await world.store.start();
    const after = world.get('after');
    await world.clock.advance(1_000);
    expect([before.value, after.value]).toEqual(['before', 'after']);
    world.rpc.close();
  });

  test('closeAddress spares a newer pool', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const first = world.get('a');
    await world.clock.settle();
    world.rpc.closeAddress(world.store.address, 1);
    expect(first.error).toMatchObject({ code: 'RPC', status: StatusCode.UNAVAILABLE, poolVersion: 1, sent: true });
    world.store.echo = true;
    const second = world.get('b');
    world.rpc.closeAddress(world.store.address, 1);
    world.rpc.closeAddress('elsewhere:1', 99);
    await world.clock.settle();
    expect(second.value).toBe('b');
    expect(world.rpc.debugSnapshot().stores[0]?.poolVersion).toBe(2);
    world.rpc.close();
  });

  test('a request that cannot be encoded fails alone', async () => {
    const world = await createWorld();
    const good = world.get('good');
    let failure: unknown;
    const broken = { ...kvrpcpb.RawGetRequest.fromPartial({}), key: undefined } as unknown as kvrpcpb.RawGetRequest;
    world.rpc.send(world.store.address, commands.RawGet, broken, { deadline: 1_000 }, (error) => {
      failure = error;
    });
    const alsoGood = world.get('also good');
    await world.clock.settle();
    expect(failure).toMatchObject({ code: 'RPC', status: StatusCode.INVALID_ARGUMENT, sent: false });
    expect([good.value, alsoGood.value]).toEqual(['good', 'also good']);
    world.rpc.close();
  });
});

describe('limits and ends', () => {
  test('a full connection refuses, unsent', async () => {
    const world = await createWorld({ maxPendingPerConnection: 10, connectionsPerStore: 1 });
    world.store.echo = false;
    const outcomes = keys(12).map((key) => world.get(key));
    await world.clock.settle();
    expect(outcomes.map(({ error }) => error instanceof StoreLimitError)).toEqual([
      ...Array(10).fill(false),
      true,
      true,
    ]);
    world.store.answer();
    await world.clock.settle();
    expect(values(outcomes.slice(0, 10))).toEqual(keys(10));
    world.rpc.close();
  });

  test('close ends everything with ClosedError and leaves no timer', async () => {
    const world = await createWorld();
    world.store.echo = false;
    const inFlight = world.get('a');
    await world.clock.settle();
    const unary = world.get('u', { batch: false });
    const queued = world.get('b');
    const probe = world.rpc.liveness(world.store.address);
    world.rpc.close();
    world.rpc.close();
    const late = world.get('c');
    await world.clock.settle();
    for (const outcome of [inFlight, queued, late, unary]) {
      expect(outcome.times).toBe(1);
      expect(outcome.error).toBeInstanceOf(ClosedError);
    }
    expect(await probe).toBe('unknown');
    expect(world.rpc.debugSnapshot()).toEqual({ closed: true, stores: [] });
    await world.store.stop();
    await world.clock.advance(100);
    expect(world.clock.pendingTimers).toBe(0);
  });

  test('an idle pool is closed, a used one is not', async () => {
    const world = await createWorld();
    world.get('a');
    await world.clock.advance(100_000);
    world.get('b');
    await world.clock.advance(150_000);
    expect(world.rpc.debugSnapshot().stores).toHaveLength(1);
    await world.clock.advance(100_000);
    expect(world.rpc.debugSnapshot().stores).toHaveLength(0);
    const again = world.get('c');
    await world.clock.settle();
    expect(again.value).toBe('c');
    world.rpc.close();
  });

  test.each([
    [{ maxBatchSize: 0 }, 'rpc.maxBatchSize'],
    [{ connectionsPerStore: 1.5 }, 'rpc.connectionsPerStore'],
    [{ nonsense: 1 }, 'rpc.nonsense'],
  ])('refuses the options %j', async (options, field) => {
    await expect(createWorld(options as StoreRpcOptions)).rejects.toMatchObject({ code: 'CONFIG', field });
  });
});

describe('unary', () => {
  test('what has no number in batches travels alone', async () => {
    const world = await createWorld();
    let ttl: bigint | undefined;
    const request = kvrpcpb.RawGetKeyTTLRequest.fromPartial({ key: new Uint8Array(1) });
    world.rpc.send(world.store.address, commands.RawGetKeyTTL, request, { deadline: 1_000 }, (_, response) => {
      ttl = response?.ttl;
    });
    await world.clock.settle();
    expect([ttl, world.store.unaryCalls, world.store.frames]).toEqual([5n, 1, []]);
    world.rpc.close();
  });

  test('batch: false, per call and per client', async () => {
    for (const [options, call] of [
      [{}, { batch: false }],
      [{ batch: false }, {}],
    ] as const) {
      const world = await createWorld(options);
      const outcome = world.get('k', call);
      await world.clock.settle();
      expect([outcome.value, world.store.unaryCalls, world.store.frames]).toEqual(['k', 1, []]);
      world.rpc.close();
    }
  });

  test('failures carry status, and whether the request left', async () => {
    const world = await createWorld();
    world.store.unaryFailure = new StatusError(StatusCode.RESOURCE_EXHAUSTED, 'busy');
    const refused = world.get('k', { batch: false });
    await world.clock.settle();
    expect(refused.error).toBeInstanceOf(RpcError);
    expect(refused.error).toMatchObject({ status: StatusCode.RESOURCE_EXHAUSTED, sent: true });
    await world.store.stop();
    await world.clock.settle();
    const down = world.get('k', { batch: false });
    await world.clock.advance(1_000);
    expect(down.error).toMatchObject({ status: StatusCode.UNAVAILABLE, sent: false });
    world.rpc.close();
  });
});

describe('a transport that refuses to open a channel', () => {
  test('its error is the outcome, batched, unary and probing', async () => {
    const clock = new SimulatedClock();
    const refusal = new ConfigError('tls.ca', 'cannot be read');
    const transport = {
      open: () => {
        throw refusal;
      },
    };
    const rpc = createStoreRpc({}, { transport, clock });
    const errors: unknown[] = [];
    for (const batch of [true, false]) {
      const request = kvrpcpb.RawGetRequest.fromPartial({});
      rpc.send('store-1:20160', commands.RawGet, request, { deadline: 1_000, batch }, (error) => errors.push(error));
    }
    await clock.settle();
    expect(errors).toEqual([refusal, refusal]);
    expect(await rpc.liveness('store-1:20160')).toBe('unreachable');
    rpc.close();
  });
});

describe('liveness', () => {
  test.each([
    [1, 'reachable'],
    [2, 'unreachable'],
    [0, 'unknown'],
    [3, 'unknown'],
    [undefined, 'unreachable'],
  ] as const)('health status %s means %s', async (health, expected) => {
    const world = await createWorld();
    await world.store.stop();
    world.store.health = health;
    await world.store.start();
    const probe = world.rpc.liveness(world.store.address);
    await world.clock.advance(10);
    expect(await probe).toBe(expected);
    world.rpc.close();
  });

  test('probes of one address at one time are one', async () => {
    const world = await createWorld();
    const probes = Promise.all(Array.from({ length: 20 }, () => world.rpc.liveness(world.store.address)));
    await world.clock.advance(10);
    expect(new Set(await probes)).toEqual(new Set(['reachable']));
    expect(world.store.healthChecks).toBe(1);
    world.rpc.close();
  });

  test('a store that is a black hole is unreachable after the timeout, and unknown to the impatient', async () => {
    const world = await createWorld();
    world.blackHoles.add(world.store.address);
    const impatient = world.rpc.liveness(world.store.address, world.clock.monotonic() + 300);
    const probe = world.rpc.liveness(world.store.address);
    await world.clock.runUntil(impatient);
    expect([await impatient, world.clock.monotonic()]).toEqual(['unknown', 300]);
    await world.clock.runUntil(probe);
    expect([await probe, world.clock.monotonic()]).toEqual(['unreachable', 1_000]);
    world.rpc.close();
  });

  test('a timeout of 0 makes every store unreachable', async () => {
    const world = await createWorld({ livenessTimeoutMs: 0 });
    expect(await world.rpc.liveness(world.store.address)).toBe('unreachable');
    world.rpc.close();
  });
});
