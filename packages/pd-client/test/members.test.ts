import { ClosedError, ClusterMismatchError, ConfigError, DeadlineExceededError, PdError } from '@tikv-client/errors';
import { StatusCode, StatusError } from '@tikv-client/transport';
import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { createPdClient } from '../src/index.js';
import { FakePd } from './fake-pd.js';
import { createWorld } from './harness.js';

const key = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('connecting', () => {
  test('learns the cluster id, the members and the leader from one endpoint', async () => {
    const { pd, connect, run } = await createWorld();
    pd.leader = 2;
    const client = await connect({ endpoints: ['http://pd-0:2379'] });
    expect(client.clusterId).toBe(7n);
    expect(client.health).toBe('ready');
    expect(client.debugSnapshot()).toMatchObject({ leader: 'pd-2:2379', endpoints: pd.addresses });
    expect((await run(client.members())).map(({ name, isLeader }) => [name, isLeader])).toEqual([
      ['m0', false],
      ['m1', false],
      ['m2', true],
    ]);
    client.close();
  });

  test.each([300, 700, 1100])(
    'an endpoint that refuses and after %i ms falls silent is told of by its refusal',
    async (ms) => {
      const { pd, clock, blackHoles, connect } = await createWorld(1);
      await pd.stop(0);
      clock.setTimer(ms, () => void blackHoles.add('client'));
      const failure = connect({ timeoutMs: 2000 });
      await expect(failure).rejects.toMatchObject({ code: 'PD', kind: 'unreachable' });
      await expect(failure).rejects.toThrow(/connection refused/);
    },
  );

  test.each(['', 'pd-0', 'pd-0:', 'pd-0:0', 'pd-0:70000', 'ftp://pd-0:1', 'user@pd-0:1', 'pd-0:1/path'])(
    'refuses the endpoint %j by name',
    async (endpoint) => {
      const failure = createPdClient({ endpoints: ['pd-0:2379', endpoint] });
      await expect(failure).rejects.toThrow(ConfigError);
      await expect(failure).rejects.toThrow(
        `pd.endpoints[1]: must be host:port or http(s)://host:port, got ${endpoint}`,
      );
    },
  );

  test.each([
    [{ endpoints: [] }, 'pd.endpoints'],
    [{ endpoints: ['a:1'], timeoutMs: 0 }, 'pd.timeoutMs'],
    [{ endpoints: ['a:1'], maxTsoBatchSize: 1e9 }, 'pd.maxTsoBatchSize'],
    [{ endpoints: ['a:1'], nonsense: 1 }, 'pd.nonsense'],
  ])('refuses %j', async (options, field) => {
    await expect(createPdClient(options)).rejects.toMatchObject({ code: 'CONFIG', field });
  });

  test('endpoints of two clusters are a typed error that names them', async () => {
    const world = await createWorld();
    const other = await new FakePd(world.clock, world.network, 1, 8n, 'other').startAll();
    const failure = world.connect({ endpoints: ['pd-0:2379', ...other.addresses] });
    await expect(failure).rejects.toThrow(ClusterMismatchError);
    await expect(failure).rejects.toThrow(/other-0:2379.*pd-0:2379/);
    await expect(failure).rejects.toMatchObject({ expected: 7n, actual: 8n });
  });

  test('a silent endpoint does not keep a client with little time from those that answer', async () => {
    const world = await createWorld();
    world.blackHoles.add('pd-2:2379');
    const client = await world.connect({ timeoutMs: 600 });
    expect(client.health).toBe('ready');
    client.close();
    expect(world.clock.pendingTimers).toBe(0);
  });

  test('giving up leaves nothing behind that goes on asking', async () => {
    const world = await createWorld();
    // One answers at once, the others are still waited for when the caller leaves.
    world.blackHoles.add('pd-1:2379').add('pd-2:2379');
    const controller = new AbortController();
    const reason = new Error('enough');
    const { transport, clock } = { transport: world.network, clock: world.clock };
    const created = createPdClient(
      { endpoints: world.pd.addresses, memberTimeoutMs: 5000 },
      { transport, clock, random: new SeededRandom(1) },
      { signal: controller.signal },
    ).catch((error: unknown) => error);
    await clock.advance(100);
    controller.abort(reason);
    expect(await world.run(created)).toBe(reason);
    await clock.advance(10_000);
    expect(clock.pendingTimers).toBe(0);
  });

  test('nobody there: a typed error at the deadline that names the endpoints', async () => {
    const world = await createWorld();
    const started = world.clock.monotonic();
    const failure = world.connect({ endpoints: ['nobody:1', 'nothing:2'], timeoutMs: 4_000 });
    await expect(failure).rejects.toMatchObject({ code: 'PD', kind: 'unreachable', endpoint: 'nobody:1, nothing:2' });
    expect(world.clock.monotonic() - started).toBeLessThanOrEqual(4_000);
    expect(world.clock.pendingTimers).toBe(0);
  });

  test('an endpoint that is a black hole delays the start by no more than its own timeout', async () => {
    const world = await createWorld();
    world.blackHoles.add('pd-0:2379');
    const client = await world.connect();
    expect(world.clock.monotonic()).toBeLessThanOrEqual(1_000);
    expect(client.clusterId).toBe(7n);
    client.close();
  });

  test('all PDs are down at the start and come up', async () => {
    const world = await createWorld();
    for (const i of world.pd.addresses.keys()) await world.run(world.pd.stop(i));
    world.clock.setTimer(3_000, () => void world.pd.startAll());
    const client = await world.connect();
    expect(client.clusterId).toBe(7n);
    client.close();
  });

  test('an aborted signal ends it with its reason', async () => {
    const world = await createWorld();
    const controller = new AbortController();
    world.blackHoles.add('pd-0:2379');
    world.clock.setTimer(100, () => controller.abort('enough'));
    const failure = world.run(
      createPdClient(
        { endpoints: ['pd-0:2379'] },
        { transport: world.network, clock: world.clock, random: new SeededRandom(1) },
        { signal: controller.signal },
      ),
    );
    await expect(failure).rejects.toBe('enough');
    expect(world.clock.monotonic()).toBe(100);
  });
});

describe('leader changes', () => {
  test('a call that meets an old leader is answered by the new one without a pause', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    const leaders: string[] = [];
    client.onLeaderChange((endpoint) => leaders.push(endpoint));
    pd.leader = 1;
    const started = clock.monotonic();
    expect((await run(client.getRegion(key('k'))))?.meta.id).toBe(2n);
    expect(clock.monotonic() - started).toBeLessThan(200);
    expect(leaders).toEqual(['pd-1:2379']);
    client.close();
  });

  test.each([
    [
      'a header error',
      (pd: FakePd) => pd.headerErrors.set('GetRegion', { type: 1, message: 'rpc error: is not leader' }),
    ],
    [
      'a status text',
      (pd: FakePd) =>
        pd.failures.set('GetRegion', new StatusError(StatusCode.UNKNOWN, 'requested pd is not leader of cluster')),
    ],
    [
      'a lost primary',
      (pd: FakePd) => pd.failures.set('GetRegion', new StatusError(StatusCode.UNKNOWN, 'the group is not served')),
    ],
  ])('heals from %s', async (_, fail) => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    fail(pd);
    clock.setTimer(700, () => {
      pd.failures.clear();
      pd.headerErrors.clear();
    });
    expect((await run(client.getRegion(key('k'))))?.meta.id).toBe(2n);
    client.close();
  });

  test('no leader for five seconds: calls wait and go on', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    clock.setTimer(5_000, () => {
      pd.leader = 2;
    });
    const region = client.getRegion(key('k'));
    await clock.advance(3_000);
    expect(client.health).toBe('leaderless');
    expect((await run(region))?.meta.id).toBe(2n);
    expect(client.health).toBe('ready');
    client.close();
  });

  test('no leader at all: the deadline error says why', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    const started = clock.monotonic();
    const failure = run(client.getRegion(key('k'), { timeoutMs: 2_000 }));
    await expect(failure).rejects.toThrow(DeadlineExceededError);
    await expect(failure).rejects.toThrow(/no leader/);
    expect(clock.monotonic() - started).toBeLessThanOrEqual(2_000);
    client.close();
  });

  test('the leader dies and another takes over', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    await run(pd.stop(0));
    clock.setTimer(2_000, () => {
      pd.leader = 1;
    });
    expect((await run(client.getRegion(key('k'))))?.meta.id).toBe(2n);
    client.close();
  });

  test('the leader becomes a black hole: one attempt is lost, not the call', async () => {
    const { pd, clock, blackHoles, connect, run } = await createWorld();
    const client = await connect();
    await run(client.getRegion(key('k')));
    blackHoles.add('pd-0:2379');
    pd.leader = 1;
    const started = clock.monotonic();
    expect((await run(client.getRegion(key('k'))))?.meta.id).toBe(2n);
    expect(clock.monotonic() - started).toBeLessThanOrEqual(4_000);
    client.close();
  });

  test('all PDs go down and come up again', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    for (const i of pd.addresses.keys()) await run(pd.stop(i));
    clock.setTimer(5_000, () => void pd.startAll());
    const region = client.getRegion(key('k'));
    const timestamp = client.getTimestamp();
    expect((await run(region))?.meta.id).toBe(2n);
    expect(await run(timestamp)).toBeGreaterThan(0n);
    client.close();
  });

  test('five hundred calls without a leader ask for the members at a bounded rate', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    const before = pd.count('GetMembers');
    const calls = Array.from({ length: 500 }, () => client.getRegion(key('k'), { timeoutMs: 5_000 }));
    const outcomes = Promise.allSettled(calls);
    await clock.advance(2_000);
    pd.leader = 0;
    expect((await run(outcomes)).every(({ status }) => status === 'fulfilled')).toBe(true);
    // At most ten rounds a second, of three members each.
    expect(pd.count('GetMembers') - before).toBeLessThanOrEqual((clock.monotonic() / 100 + 1) * 3);
    client.close();
  });

  test('a periodic refresh finds a leader that moved while nobody asked', async () => {
    const { pd, clock, connect } = await createWorld();
    const client = await connect();
    pd.leader = 1;
    await clock.advance(61_000);
    expect(client.debugSnapshot().leader).toBe('pd-1:2379');
    client.close();
  });

  test('a member of another cluster is not listened to', async () => {
    const world = await createWorld();
    const client = await world.connect();
    for (const i of world.pd.addresses.keys()) await world.run(world.pd.stop(i));
    const impostor = new FakePd(world.clock, world.network, 3, 8n);
    impostor.leader = 2;
    await impostor.startAll();
    await expect(world.run(client.members())).rejects.toThrow(ClusterMismatchError);
    await expect(world.run(client.getRegion(key('k')))).rejects.toThrow(ClusterMismatchError);
    expect(client.debugSnapshot()).toMatchObject({ leader: 'pd-0:2379', leaderChanges: 1 });
    expect(client.clusterId).toBe(7n);
    client.close();
  });
});

describe('ending', () => {
  test('close rejects what waits and leaves no timer', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.leader = undefined;
    const waiting = [client.getRegion(key('k')), client.getTimestamp(), client.members()];
    const outcomes = Promise.allSettled(waiting);
    await clock.advance(1_000);
    client.close();
    client.close();
    for (const outcome of await run(outcomes)) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ClosedError);
    }
    await expect(client.getRegion(key('k'))).rejects.toThrow(ClosedError);
    await expect(client.getTimestamp()).rejects.toThrow(ClosedError);
    await clock.settle();
    expect(clock.pendingTimers).toBe(0);
    expect(client.health).toBe('closed');
  });

  test.each(['getRegion', 'members', 'getTimestamp'] as const)(
    '%s rejects with the reason of its signal',
    async (method) => {
      const { pd, clock, connect, run } = await createWorld();
      const client = await connect();
      pd.leader = undefined;
      pd.tsoSilent = true;
      for (const i of pd.addresses.keys()) await run(pd.stop(i));
      const controller = new AbortController();
      const options = { signal: controller.signal };
      const call: Promise<unknown> =
        method === 'getRegion' ? client.getRegion(key('k'), options) : client[method](options);
      const reason = new Error('changed my mind');
      clock.setTimer(50, () => controller.abort(reason));
      await expect(run(call)).rejects.toBe(reason);
      await expect(client.getRegion(key('k'), options)).rejects.toBe(reason);
      client.close();
    },
  );

  test('a bad timeout is refused', async () => {
    const { connect } = await createWorld();
    const client = await connect();
    await expect(client.getRegion(key('k'), { timeoutMs: -1 })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    client.close();
  });

  test('an application error is thrown at once', async () => {
    const { pd, clock, connect, run } = await createWorld();
    const client = await connect();
    pd.headerErrors.set('UpdateGCSafePoint', { type: 10, message: 'safe point too far' });
    const started = clock.monotonic();
    const failure = run(client.updateGcSafePoint(1n));
    await expect(failure).rejects.toThrow(PdError);
    await expect(failure).rejects.toMatchObject({ kind: 'invalidValue', endpoint: 'pd-0:2379' });
    expect(clock.monotonic()).toBe(started);
    client.close();
  });
});
