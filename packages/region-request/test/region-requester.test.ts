import {
  BodyMissingError,
  DeadlineExceededError,
  RegionError,
  ServerError,
  UndeterminedError,
} from '@tikv-client/errors';
import { commands } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import type { RpcCall, SendOptions } from '../src/index.js';
import type { Reply } from './scripted-cluster.js';
import { ScriptedCluster } from './scripted-cluster.js';

function setUp(script: Reply[] = [], splits: string[] = []) {
  const cluster = new ScriptedCluster(splits);
  cluster.script = script;
  const { cache, requester } = cluster.create();
  const get = async (key = 'k', options: Partial<SendOptions> = {}) =>
    requester.send(
      commands.RawGet,
      { context: undefined, key: Buffer.from(key), cf: '' },
      { deadline: cluster.clock.monotonic() + 20_000, ...options, key: Buffer.from(key) },
      (response) => Buffer.from(response.value).toString(),
    );
  /** The outcome of a call, with time running. */
  const outcome = async <T>(call: Promise<T>): Promise<T | Error> =>
    cluster.clock.runUntil(call.catch((error: unknown) => error as Error)) as Promise<T | Error>;
  const trail = (): string[] => cluster.seen.map(({ address }) => address.replace(/:1$/, ''));
  return { cluster, cache, requester, get, outcome, trail };
}

describe('the straight way', () => {
  test('one lookup, one attempt, and the context of the region', async () => {
    const { cluster, get, outcome } = setUp([{ response: { value: Buffer.from('v') } }]);
    expect(await outcome(get())).toBe('v');
    expect(await outcome(get())).toBe('');
    expect(cluster.lookups).toEqual(['key k']);
    const [first, second] = cluster.seen;
    expect(first?.context).toMatchObject({
      regionId: 1n,
      regionEpoch: { confVer: 1n, version: 1n },
      peer: { id: 11n, storeId: 1n },
      clusterId: 7n,
      isRetryRequest: false,
      maxExecutionDurationMs: 5000n,
      apiVersion: 0,
    });
    expect(second?.context).toBe(first?.context);
  });

  test('fields of the caller travel in every attempt of its call, and in no other', async () => {
    const { cluster, get, outcome } = setUp([{ regionError: { serverIsBusy: {} } }]);
    const fields = { resolvedLocks: [5n], priority: 2 as const };
    await outcome(get('k', { context: fields }));
    await outcome(get());
    const travelled = cluster.seen.map(({ context }) => [
      context.resolvedLocks,
      context.priority,
      context.isRetryRequest,
    ]);
    expect(travelled).toEqual([
      [[5n], 2, false],
      [[5n], 2, true],
      [[], 0, false],
    ]);
  });

  test('10,000 concurrent cold gets on one region make exactly one lookup', async () => {
    const { cluster, get, outcome } = setUp();
    const calls = Array.from({ length: 10_000 }, async (_, i) => get(`k${i}`));
    await outcome(Promise.all(calls));
    expect(cluster.lookups).toHaveLength(1);
    expect(cluster.seen).toHaveLength(10_000);
  });

  test('cold gets over many regions need a few lookups, not one each', async () => {
    const splits = Array.from({ length: 299 }, (_, i) => `k${String(i).padStart(3, '0')}`);
    const { cluster, get, outcome } = setUp([], splits);
    await outcome(Promise.all(splits.map(async (key) => get(key))));
    expect(cluster.lookups.length).toBeLessThan(8);
  });
});

describe('region errors', () => {
  test('a hint moves the request and the cached leader', async () => {
    const { cluster, get, outcome, trail } = setUp();
    await outcome(get());
    for (const region of cluster.regions) region.leader = 3n;
    await outcome(get());
    await outcome(get());
    expect(trail()).toEqual(['store-1', 'store-1', 'store-3', 'store-3']);
    expect(cluster.seen[2]?.context.isRetryRequest).toBe(true);
    expect(cluster.lookups).toHaveLength(1);
  });

  test('without a hint another replica is asked, and it knows', async () => {
    const { cluster, get, outcome, trail } = setUp();
    await outcome(get());
    for (const region of cluster.regions) region.leader = 2n;
    cluster.seen.length = 0;
    cluster.script = [{ regionError: { notLeader: {} } }];
    await outcome(get());
    const asked = trail();
    expect(asked[0]).toBe('store-1');
    expect(asked.at(-1)).toBe('store-2');
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  test('after a split the key goes to the new region without another lookup', async () => {
    const { cluster, get, outcome } = setUp();
    await outcome(get('a'));
    cluster.split(1n, 'm', 2n);
    await outcome(get('a'));
    await outcome(get('z'));
    expect(cluster.seen.map(({ context }) => context.regionId)).toEqual([1n, 1n, 2n, 1n]);
    expect(cluster.lookups).toHaveLength(1);
  });

  test('a placement driver older than the stores does not keep the client from the truth', async () => {
    const { cluster, cache, get, outcome } = setUp();
    await outcome(get('a'));
    cluster.freezePd();
    cluster.split(1n, 'm', 2n);
    await outcome(get('a'));
    const left = cache.tryLocate(Buffer.from('a'));
    if (left !== undefined) cache.invalidate(left, 'other');
    expect(await outcome(get('a'))).toBe('');
    expect(cache.tryLocate(Buffer.from('a'))?.id).toBe(2n);
  });

  test('no leader for five seconds', async () => {
    const { cluster, get, outcome } = setUp();
    const start = cluster.clock.monotonic();
    cluster.respond = () => (cluster.clock.monotonic() - start < 5000 ? { regionError: { notLeader: {} } } : undefined);
    expect(await outcome(get())).toBe('');
    expect(cluster.clock.monotonic() - start).toBeLessThan(7000);
  });

  test.each<[string, object]>([
    ['raftEntryTooLarge', { raftEntryTooLarge: { regionId: 1n, entrySize: 9n } }],
    ['flashbackInProgress', { FlashbackInProgress: { regionId: 1n } }],
    ['invalidMaxTsUpdate', { message: 'invalid max_ts update' }],
  ])('%s ends the call', async (kind, regionError) => {
    const { get, outcome } = setUp([{ regionError }]);
    const error = await outcome(get());
    expect(error).toBeInstanceOf(RegionError);
    expect(error).toMatchObject({ kind, regionId: 1n, storeId: 1n });
  });

  test('the second busy answer of a leader makes a follower be asked, whose hint heals', async () => {
    const { cluster, get, outcome, trail } = setUp([
      { regionError: { serverIsBusy: { reason: 'scheduler is busy' } } },
      { regionError: { serverIsBusy: { reason: 'scheduler is busy' } } },
    ]);
    await outcome(get());
    expect(trail().slice(0, 2)).toEqual(['store-1', 'store-1']);
    expect(trail()[2]).not.toBe('store-1');
    // The follower says that the leader is what it was: back there, and what is owed is slept first.
    expect(trail().at(-1)).toBe('store-1');
    expect(cluster.clock.monotonic()).toBeGreaterThan(3000);
  });

  test('StoreNotMatch looks the store up again and closes its connections', async () => {
    const { cluster, get, outcome } = setUp();
    await outcome(get());
    cluster.script = [{ regionError: { storeNotMatch: { requestStoreId: 1n, actualStoreId: 9n } } }];
    cluster.addresses.set(1n, 'store-1:2');
    await outcome(get());
    expect(cluster.closed).toEqual([{ address: 'store-1:1', version: Infinity }]);
    expect(cluster.seen.at(-1)?.address).toBe('store-1:2');
  });

  test('a region that never serves ends with the deadline and the reasons', async () => {
    const { cluster, get, outcome } = setUp();
    cluster.respond = () => ({ regionError: { message: 'TiKV is Closing' } });
    const error = await outcome(get());
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect((error as DeadlineExceededError).attempts.length).toBeGreaterThan(0);
    expect(cluster.clock.monotonic()).toBeLessThanOrEqual(20_001);
    // Pauses grow: it does not hammer the stores.
    expect(cluster.seen.length).toBeLessThan(400);
  });
});

describe('attempts without an answer', () => {
  test('a broken connection is probed and the request sent again', async () => {
    const { cluster, get, outcome, trail } = setUp([{ status: 14, sent: true }]);
    expect(await outcome(get())).toBe('');
    expect(trail()).toEqual(['store-1', 'store-1']);
    expect(cluster.clock.monotonic()).toBeLessThan(300);
  });

  test('a store that is down is left for one that leads by then', async () => {
    const { cluster, get, outcome, trail } = setUp();
    await outcome(get());
    cluster.liveness.set('store-1:1', 'unreachable');
    cluster.respond = ({ address }) => (address === 'store-1:1' ? { status: 14, sent: false } : undefined);
    for (const region of cluster.regions) region.leader = 2n;
    expect(await outcome(get())).toBe('');
    expect(trail().at(-1)).toBe('store-2');
    cluster.seen.length = 0;
    await outcome(get());
    expect(trail()).toEqual(['store-2']);
  });

  test('a silent connection is cut, closed, and the next attempt served within the deadline', async () => {
    const { cluster, get, outcome } = setUp(['silent']);
    expect(await outcome(get('k', { deadline: 10_000 }))).toBe('');
    expect(cluster.closed).toEqual([{ address: 'store-1:1', version: 3 }]);
    expect(cluster.clock.monotonic()).toBeLessThan(6000);
  });

  test('one slow request among answered ones does not cost the connection', async () => {
    const { cluster, get, outcome } = setUp(['silent']);
    const slow = get('k', { deadline: 10_000 });
    await cluster.clock.advance(100);
    await outcome(get());
    await outcome(slow);
    expect(cluster.closed).toEqual([]);
  });

  test('everything silent: the deadline holds', async () => {
    const { cluster, get, outcome } = setUp();
    cluster.respond = () => 'silent';
    const error = await outcome(get('k', { deadline: 3000 }));
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(cluster.clock.monotonic()).toBeLessThanOrEqual(3001);
  });

  test('abort rejects with the reason, during attempt, backoff and lookup', async () => {
    for (const after of [0.5, 2, 50]) {
      const { cluster, get, outcome } = setUp([{ status: 14, sent: true }]);
      const abort = new AbortController();
      const reason = new Error('enough');
      const call = get('k', { signal: abort.signal });
      const settled = call.catch((error: unknown) => error);
      await cluster.clock.advance(after);
      abort.abort(reason);
      expect(await outcome(settled)).toBe(reason);
    }
  });

  test('refusals that no retry heals', async () => {
    const { get, outcome, cluster } = setUp([{ status: 12, sent: true }]);
    expect(await outcome(get())).toBeInstanceOf(ServerError);
    expect(cluster.seen).toHaveLength(1);
    cluster.script = ['noBody'];
    expect(await outcome(get())).toBeInstanceOf(BodyMissingError);
  });

  test('a store with a new address is found', async () => {
    const { cluster, get, outcome } = setUp();
    await outcome(get());
    cluster.addresses.set(1n, 'moved:1');
    cluster.liveness.set('store-1:1', 'unreachable');
    cluster.respond = ({ address }) => (address === 'store-1:1' ? { status: 14, sent: false } : undefined);
    expect(await outcome(get())).toBe('');
    expect(cluster.seen.at(-1)?.address).toBe('moved:1');
  });
});

describe('requests that must not be repeated', () => {
  const swap = (setup: ReturnType<typeof setUp>) =>
    setup.outcome(
      setup.requester.send(
        commands.RawCompareAndSwap,
        {
          context: undefined,
          key: Buffer.from('k'),
          value: Buffer.from('v'),
          previousNotExist: true,
          previousValue: new Uint8Array(0),
          cf: '',
          ttl: 0n,
          delete: false,
        },
        { key: Buffer.from('k'), deadline: 20_000, repeatable: false, operation: 'raw compareAndSwap' },
        (response) => response.succeed,
      ),
    );

  test.each<[string, Reply]>([
    ['silence', 'silent'],
    ['a broken connection', { status: 14, sent: true }],
    ['a reply without body', 'noBody'],
    ['an undetermined result', { regionError: { undeterminedResult: {} } }],
  ])('%s is undetermined, and nothing is sent again', async (_name, reply) => {
    const setup = setUp([reply]);
    const error = await swap(setup);
    expect(error).toBeInstanceOf(UndeterminedError);
    expect(error).toMatchObject({ operation: 'raw compareAndSwap' });
    expect(setup.cluster.seen).toHaveLength(1);
  });

  test.each<[string, Reply]>([
    ['what never left', { status: 14, sent: false }],
    ['a region error', { regionError: { notLeader: {} } }],
    ['another region error', { regionError: { staleCommand: {} } }],
  ])('%s may be sent again', async (_name, reply) => {
    const setup = setUp([reply, { response: { succeed: true } }]);
    expect(await swap(setup)).toBe(true);
  });
});

describe('interceptors', () => {
  test('see every attempt, outermost first, and may replace it', async () => {
    const cluster = new ScriptedCluster();
    cluster.script = [{ regionError: { staleCommand: {} } }];
    const calls: string[] = [];
    const layer = (name: string) => ({
      name,
      intercept: async (call: RpcCall, next: (call: RpcCall) => Promise<unknown>): Promise<unknown> => {
        calls.push(`${name} ${call.command.name} #${call.attempt} store ${call.target.storeId}`);
        return next(call);
      },
    });
    const { requester } = cluster.create({}, { interceptors: [layer('a'), layer('b')] });
    const call = requester.send(
      commands.RawGet,
      { context: undefined, key: Buffer.from('k'), cf: '' },
      { key: Buffer.from('k'), deadline: 1000, interceptors: layer('own') },
      () => 'done',
    );
    expect(await cluster.clock.runUntil(call)).toBe('done');
    expect(calls).toEqual([1, 2].flatMap((n) => ['a', 'b', 'own'].map((name) => `${name} RawGet #${n} store 1`)));
  });
});
