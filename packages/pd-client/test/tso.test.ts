import {
  ClusterMismatchError,
  DeadlineExceededError,
  InvalidArgumentError,
  PdError,
  TimestampFallbackError,
} from '@tikv-client/errors';
import { pdpb } from '@tikv-client/kvproto';
import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import type { Channel, ClientStream, Transport } from '@tikv-client/transport';
import { createPdClient } from '../src/index.js';
import { FakePd } from './fake-pd.js';
import { createWorld } from './harness.js';

const bound = (stream: ClientStream): ClientStream => ({
  send: (message) => stream.send(message),
  end: () => stream.end(),
  cancel: (reason) => stream.cancel(reason),
});

const increasing = (timestamps: readonly bigint[]): boolean =>
  timestamps.every((ts, i) => i === 0 || ts > (timestamps[i - 1] as bigint));

describe('batching', () => {
  test('calls of one moment become one request, in the order they came', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    const calls = Array.from({ length: 100 }, (_, i) =>
      i % 10 === 0 ? client.getTimestamps(5) : client.getTimestamps(1),
    );
    const timestamps = (await run(Promise.all(calls))).flat();
    expect(pd.tsoCounts).toEqual([140]);
    expect(timestamps).toHaveLength(140);
    expect(increasing(timestamps)).toBe(true);
    expect(client.debugSnapshot().tso).toMatchObject({
      timestampsHandedOut: 140,
      last: timestamps.at(-1),
      batchesInFlight: 0,
    });
    client.close();
  });

  test('the answer is the last stamp of the batch', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    pd.tsoAnswers.push({ timestamp: pdpb.Timestamp.fromPartial({ physical: 1795256809956n, logical: 11n }) });
    const timestamps = await run(client.getTimestamps(10));
    expect(timestamps.map((ts) => [ts >> 18n, ts & 0x3ffffn])).toEqual(
      Array.from({ length: 10 }, (_, i) => [1795256809956n, BigInt(i + 2)]),
    );
    client.close();
  });

  test('a huge call is spread over batches', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect({ maxTsoBatchSize: 1_000 });
    const [large, small] = await run(Promise.all([client.getTimestamps(25_500), client.getTimestamps(1)]));
    expect(pd.tsoCounts).toEqual([...Array(25).fill(1_000), 501]);
    expect(increasing([...large, ...small])).toBe(true);
    expect(large).toHaveLength(25_500);
    client.close();
  });

  test('at most so many requests are without an answer', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect({ maxTsoBatchSize: 1, maxTsoBatchesInFlight: 4 });
    pd.tsoSilent = true;
    const calls = Promise.all(Array.from({ length: 10 }, () => client.getTimestamp()));
    await clock.advance(100);
    expect(client.debugSnapshot().tso).toMatchObject({ batchesInFlight: 4, queued: 6 });
    pd.tsoSilent = false;
    expect(increasing(await run(calls))).toBe(true);
    client.close();
  });

  test.each([0, -1, 1.5, 1_000_001, Number.NaN])('refuses a count of %s', async (count) => {
    const { connect } = await createWorld();
    const client = await connect();
    await expect(client.getTimestamps(count)).rejects.toThrow(InvalidArgumentError);
    client.close();
  });

  test('a full queue refuses', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect({ maxTsoQueue: 5 });
    pd.leader = undefined;
    const outcomes = Promise.allSettled(Array.from({ length: 7 }, () => client.getTimestamp({ timeoutMs: 1_000 })));
    const codes = (await run(outcomes)).map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'ok'));
    // The refusals come first, the others at the deadline; here they stand in the order of the calls.
    expect(codes).toEqual([...Array(5).fill('DEADLINE_EXCEEDED'), 'PD', 'PD']);
    client.close();
  });
});

describe('strictly increasing', () => {
  test('a step back is refused loudly, and what comes after the step is handed out again', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    const before = await run(client.getTimestamp());
    await clock.advance(100);
    pd.tsoOffsetMs = -5_000n;
    for (let i = 0; i < 3; i++) {
      const failure = run(client.getTimestamp());
      await expect(failure).rejects.toThrow(TimestampFallbackError);
      await expect(failure).rejects.toMatchObject({ previous: before });
    }
    await clock.advance(6_000);
    expect(await run(client.getTimestamp())).toBeGreaterThan(before);
    client.close();
  });

  test('one logical step back is refused, in a batch that only begins too low as well', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    const at = (logical: bigint) => ({ timestamp: pdpb.Timestamp.fromPartial({ physical: 1795256809956n, logical }) });
    pd.tsoAnswers.push(at(10n), at(10n), at(9n), at(12n), at(13n));
    expect(await run(client.getTimestamp())).toBe((1795256809956n << 18n) + 10n);
    await expect(run(client.getTimestamp())).rejects.toThrow(TimestampFallbackError);
    await expect(run(client.getTimestamp())).rejects.toThrow(TimestampFallbackError);
    await expect(run(client.getTimestamps(3))).rejects.toThrow(TimestampFallbackError);
    expect(await run(client.getTimestamps(3))).toEqual(
      [11n, 12n, 13n].map((logical) => (1795256809956n << 18n) + logical),
    );
    client.close();
  });

  test('the guard spans leaders: a new one whose clock is behind hands out nothing', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    await run(client.getTimestamp());
    pd.leader = 2;
    pd.tsoOffsetMs = -1_000n;
    await expect(run(client.getTimestamp())).rejects.toThrow(TimestampFallbackError);
    client.close();
  });

  test.each([
    ['a count that was not asked for', { count: 3 }],
    ['no timestamp', { timestamp: undefined }],
    [
      'an overflowing logical part',
      { timestamp: pdpb.Timestamp.fromPartial({ physical: 1795256809956n, logical: 262_144n }) },
    ],
    [
      'an application error',
      { header: pdpb.ResponseHeader.fromPartial({ clusterId: 7n, error: { type: 1, message: 'bad day' } }) },
    ],
  ])('%s is a typed error, and the next call is served', async (_, answer) => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    pd.tsoAnswers.push(answer);
    await expect(run(client.getTimestamp())).rejects.toThrow(PdError);
    expect(await run(client.getTimestamp())).toBeGreaterThan(0n);
    client.close();
  });
});

describe('healing', () => {
  test('a leader change in the middle is not noticed by callers', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    const first = await run(client.getTimestamp());
    pd.leader = 1;
    const started = clock.monotonic();
    const second = await run(client.getTimestamp());
    expect(second).toBeGreaterThan(first);
    expect(clock.monotonic() - started).toBeLessThan(200);
    expect(pd.calls.filter(({ method }) => method === 'Tso').map(({ member }) => member)).toEqual([0, 0, 1]);
    client.close();
  });

  test('an error in the header of an answer sends it to the new leader', async () => {
    const { pd, connect, run } = await createWorld();
    const client = await connect();
    const header = pdpb.ResponseHeader.fromPartial({ clusterId: 7n, error: { type: 1, message: 'is not leader' } });
    pd.tsoAnswers.push({ header });
    expect(await run(client.getTimestamp())).toBeGreaterThan(0n);
    client.close();
  });

  test('no leader for a while: calls wait', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    clock.setTimer(5_000, () => {
      pd.leader = 2;
    });
    expect(await run(client.getTimestamp())).toBeGreaterThan(0n);
    client.close();
  });

  test('after a long time without a leader the first call of the new one is answered at once', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    // Pauses would have grown by the end of this.
    const lost = Promise.allSettled([client.getTimestamp({ timeoutMs: 30_000 })]);
    await clock.advance(31_000);
    await lost;
    const waiting = client.getTimestamp({ timeoutMs: 60_000 });
    await clock.advance(10_000);
    pd.leader = 1;
    const start = clock.monotonic();
    await run(client.getTimestamp({ timeoutMs: 250 }));
    expect(clock.monotonic() - start).toBeLessThan(250);
    await run(waiting);
    client.close();
  });

  test('a leader that takes requests and says nothing is given up after the attempt timeout', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.tsoSilent = true;
    const call = client.getTimestamps(3);
    await clock.advance(2_000);
    pd.tsoSilent = false;
    expect(await run(call)).toHaveLength(3);
    expect(clock.monotonic()).toBeLessThan(4_000);
    client.close();
  });

  test('a black hole as leader: the next one serves what was asked of it', async () => {
    const { pd, clock, blackHoles, connect, run } = await createWorld();
    const client = await connect();
    const first = await run(client.getTimestamp());
    blackHoles.add('pd-0:2379');
    pd.leader = 1;
    expect(await run(client.getTimestamp())).toBeGreaterThan(first);
    expect(clock.monotonic()).toBeLessThan(5_000);
    client.close();
  });

  test('an answer of a stream that was given up is not taken for one of its successor', async () => {
    const { pd, clock, network, run } = await createWorld();
    // A transport that still delivers what comes after a cancel.
    const deaf: Transport = {
      open: (address, options) => {
        const channel = network.open(address, options);
        const open: Channel['stream'] = (...args) => ({ ...bound(channel.stream(...args)), cancel: () => {} });
        return {
          address,
          state: 'ready',
          unary: channel.unary.bind(channel),
          stream: open,
          close: () => channel.close(),
        };
      },
    };
    const client = await run(
      createPdClient({ endpoints: pd.addresses }, { transport: deaf, clock, random: new SeededRandom(1) }),
    );
    pd.tsoDelayMs = 3_400;
    const first = client.getTimestamps(3);
    await clock.advance(2_900);
    pd.tsoDelayMs = 500;
    expect(await run(first)).toHaveLength(3);
    expect(clock.monotonic()).toBe(3_500);
    pd.tsoDelayMs = 0;
    expect(await run(client.getTimestamps(5))).toHaveLength(5);
    expect(client.debugSnapshot().tso.streamsOpened).toBe(2);
    client.close();
  });

  test('a deadline ends one call and not its neighbours', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    const short = client.getTimestamp({ timeoutMs: 500 });
    const long = client.getTimestamp();
    const controller = new AbortController();
    const cancelled = client.getTimestamp({ signal: controller.signal });
    clock.setTimer(300, () => controller.abort('no more'));
    clock.setTimer(2_000, () => {
      pd.leader = 0;
    });
    await expect(run(cancelled)).rejects.toBe('no more');
    expect(clock.monotonic()).toBe(300);
    await expect(run(short)).rejects.toThrow(DeadlineExceededError);
    expect(clock.monotonic()).toBeLessThan(520);
    await expect(short).rejects.toThrow(/leader/);
    expect(await run(long)).toBeGreaterThan(0n);
    client.close();
  });

  test('a PD of another cluster behind the same names is refused', async () => {
    const world = await createWorld(1);
    const client = await world.connect({ memberRefreshPauseMs: 1 });
    await world.run(client.getTimestamp());
    await world.run(world.pd.stop(0));
    await new FakePd(world.clock, world.network, 1, 8n).startAll();
    await expect(world.run(client.getTimestamp())).rejects.toThrow(ClusterMismatchError);
    client.close();
  });
});

describe('whatever happens', () => {
  test('timestamps are unique and increasing, and calls made later get later ones', async () => {
    const random = new SeededRandom(42);
    let handedOut = 0;
    for (let seed = 0; seed < 10; seed++) {
      const { pd, clock, connect, run } = await createWorld();
      const client = await connect({ maxTsoBatchSize: 50, maxTsoBatchesInFlight: 3 });
      const all: bigint[] = [];
      let highestAtRest = 0n;
      for (let round = 0; round < 12; round++) {
        const fault = random.below(5);
        if (fault === 0) pd.leader = random.below(3);
        if (fault === 1) pd.leader = undefined;
        if (fault === 2) pd.tsoSilent = true;
        const calls = Array.from({ length: 1 + random.below(20) }, () => client.getTimestamps(1 + random.below(30)));
        await clock.advance(random.below(400));
        pd.tsoSilent = false;
        if (pd.leader === undefined) pd.leader = random.below(3);
        const answers = await run(Promise.all(calls));
        for (const timestamps of answers) expect(increasing(timestamps)).toBe(true);
        const flat = answers.flat();
        expect(flat.every((ts) => ts > highestAtRest)).toBe(true);
        highestAtRest = flat.reduce((a, b) => (a > b ? a : b));
        all.push(...flat);
      }
      expect(new Set(all).size).toBe(all.length);
      handedOut += all.length;
      client.close();
      await clock.advance(1_000);
      expect(clock.pendingTimers).toBe(0);
    }
    expect(handedOut).toBeGreaterThan(10_000);
  });
});
