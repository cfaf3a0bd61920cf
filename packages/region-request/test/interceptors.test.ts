import { ClosedError, DeadlineExceededError, UndeterminedError } from '@tikv-client/errors';
import { commands } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import type { RpcCall, RpcInterceptor, SendOptions } from '../src/index.js';
import { ScriptedCluster } from './scripted-cluster.js';

type Next = (call: RpcCall) => Promise<unknown>;

const never = async (): Promise<never> => new Promise(() => undefined);

function setUp(intercept: (call: RpcCall, next: Next) => Promise<unknown>) {
  const cluster = new ScriptedCluster();
  const interceptors: RpcInterceptor[] = [
    { name: 'limiter', intercept },
    { name: 'inner', intercept: async (call, next) => next(call) },
  ];
  const { cache, requester } = cluster.create({}, { interceptors });
  const call = async (options: Partial<SendOptions> = {}) =>
    requester.send(
      commands.RawGet,
      { context: undefined, key: Buffer.from('k'), cf: '' },
      { deadline: cluster.clock.monotonic() + 500, ...options, key: Buffer.from('k') },
      () => 'served',
    );
  const outcome = async (result: Promise<string>): Promise<unknown> =>
    cluster.clock.runUntil(result.catch((error: unknown) => error));
  return { cluster, cache, call, outcome };
}

/** How an interceptor may keep an attempt for ever, and whether the store has seen it then. */
const hangs: readonly (readonly [string, boolean, (call: RpcCall, next: Next) => Promise<unknown>])[] = [
  ['before it sends', false, never],
  [
    'with the answer in its hands',
    true,
    async (call, next) => {
      await next(call);
      return never();
    },
  ],
];

describe('interceptors that never settle', () => {
  test.each(hangs)('%s: the call ends at its deadline and says what it waited for', async (_name, sent, intercept) => {
    const { cluster, call, outcome } = setUp(intercept);
    const error = await outcome(call());
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect((error as Error).message).toContain('RawGet: waiting for interceptors (limiter, inner)');
    expect(cluster.clock.monotonic()).toBeGreaterThanOrEqual(500);
    expect(cluster.clock.monotonic()).toBeLessThanOrEqual(520);
    expect(cluster.seen).toHaveLength(sent ? 1 : 0);
  });

  test.each(hangs)('%s: the signal of the call ends it', async (_name, _sent, intercept) => {
    const { cluster, call } = setUp(intercept);
    const abort = new AbortController();
    const result = call({ signal: abort.signal, deadline: Infinity }).catch((error: unknown) => error);
    await cluster.clock.advance(100);
    const reason = { not: 'even an error' };
    abort.abort(reason);
    expect(await cluster.clock.runUntil(result)).toBe(reason);
    expect(cluster.clock.monotonic()).toBe(100);
  });

  test.each(hangs)('%s: closing ends it and leaves no timer', async (_name, _sent, intercept) => {
    const { cluster, cache, call } = setUp(intercept);
    const result = call().catch((error: unknown) => error);
    await cluster.clock.advance(100);
    cache.close();
    expect(await cluster.clock.runUntil(result)).toBeInstanceOf(ClosedError);
    expect(cluster.clock.monotonic()).toBe(100);
    expect(cluster.clock.pendingTimers).toBe(0);
  });

  test.each(hangs)('%s: whether what must not be repeated was sent is not hidden', async (_name, sent, intercept) => {
    const { call, outcome } = setUp(intercept);
    const error = await outcome(call({ repeatable: false }));
    expect(error).toBeInstanceOf(sent ? UndeterminedError : DeadlineExceededError);
  });

  test('nothing is sent for a call whose end has been told', async () => {
    let release = (): void => undefined;
    let late: Promise<unknown> | undefined;
    const { cluster, call, outcome } = setUp(async (attempt, next) => {
      await new Promise<void>((resolve) => (release = resolve));
      late = next(attempt);
      return late;
    });
    expect(await outcome(call({ repeatable: false }))).toBeInstanceOf(DeadlineExceededError);
    release();
    await cluster.clock.advance(100);
    await expect(late).rejects.toBeInstanceOf(ClosedError);
    expect(cluster.seen).toEqual([]);
  });

  test('a store that is silent is told of as without interceptors', async () => {
    const { cluster, call, outcome } = setUp(async (attempt, next) => next(attempt));
    cluster.respond = () => 'silent';
    const error = await outcome(call());
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect((error as Error).message).not.toContain('interceptors');
    expect((error as DeadlineExceededError).attempts).not.toEqual([]);
  });
});
