import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock, Timer } from '@tikv-client/runtime';
import { createTikvClient } from 'tikv-client';
import type { TikvClient, Transaction } from 'tikv-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TxnSetup } from './txn-setup.js';
import { failure, put, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;

/** A clock that knows which of its timers have neither fired nor been cancelled. */
class CountingClock implements Clock {
  readonly #clock: Clock;
  readonly timers = new Set<object>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  monotonic(): number {
    return this.#clock.monotonic();
  }

  setTimer(ms: number, fn: () => void): Timer {
    const mark = { ms };
    this.timers.add(mark);
    const timer = this.#clock.setTimer(ms, () => {
      this.timers.delete(mark);
      fn();
    });
    return {
      cancel: () => {
        this.timers.delete(mark);
        timer.cancel();
      },
      unref: () => timer.unref(),
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#clock.sleep(ms, signal);
  }

  nextTurn(fn: () => void): void {
    this.#clock.nextTurn(fn);
  }
}

async function connectCounting(setup: TxnSetup): Promise<{ client: TikvClient; clock: CountingClock }> {
  const { network, random, cluster } = setup.sim;
  const clock = new CountingClock(setup.sim.clock);
  const deps = { clock, transport: network.from('counting'), random: random.fork('counting') };
  const client = await createTikvClient({ pd: cluster.pdEndpoints, timeoutMs: 60_000 }, deps);
  onTestFinished(() => setup.sim.run(client.close()));
  return { client, clock };
}

describe('close', () => {
  const locked = async (txn: Transaction): Promise<Transaction> => {
    await txn.lockKeys(['a', 'c']);
    return txn;
  };
  const stages: readonly [method: string, run: (client: TikvClient) => Promise<unknown>][] = [
    ['KvGet', async (client) => (await client.snapshot()).get('a')],
    ['KvScan', async (client) => (await client.snapshot()).scan({})],
    ['KvPessimisticLock', async (client) => (await client.begin(pessimistic)).lockKeys(['a'])],
    ['KVPessimisticRollback', async (client) => (await locked(await client.begin(pessimistic))).rollback()],
    ['KvTxnHeartBeat', async (client) => locked(await client.begin(pessimistic))],
    ['KvPrewrite', async (client) => commitOf(client)],
    ['KvCommit', async (client) => commitOf(client)],
    ['KvBatchRollback', async (client) => commitOf(client, true)],
    ['KvPrewrite', async (client) => client.runTransaction(async (txn) => Promise.resolve(txn.put('a', '1')))],
  ];
  const commitOf = async (client: TikvClient, conflict = false): Promise<unknown> => {
    const txn = await client.begin();
    for (const key of ['a', 'b', 'c']) txn.put(key, '1');
    if (conflict) await put(client, { b: '2' });
    return txn.commit();
  };

  test.each(stages)('while %s has no answer: the call ends, and no timer stays', async (method, run) =>
    withTxn(async ({ setup, cluster }) => {
      const { client, clock } = await connectCounting(setup);
      const fault = cluster.addFault({ method, on: 'request', action: 'drop' });
      const call = run(client).then(
        () => 'OK',
        (error: unknown) => (error as { readonly code?: string }).code,
      );
      await setup.sleep(method === 'KvTxnHeartBeat' ? 11_000 : 500);
      expect(fault.taken).toBeGreaterThan(0);
      const start = clock.monotonic();
      await client.close();
      const code = await call;
      expect(clock.monotonic() - start).toBeLessThan(5100);
      expect(['OK', 'CLOSED', 'UNDETERMINED', 'KEY_WRITE_CONFLICT']).toContain(code);
      if (method === 'KvCommit') expect(code).toBe('UNDETERMINED');
      if (method === 'KvPrewrite' || method === 'KvGet') expect(code).toBe('CLOSED');
      await setup.sleep(1);
      expect(clock.timers.size).toBe(0);
    }),
  );

  test('a lock that is taken while it closes starts no heartbeat that stays', async () =>
    withTxn(async ({ setup, cluster }) => {
      const { client, clock } = await connectCounting(setup);
      const txn = await client.begin(pessimistic);
      cluster.addFault({ method: 'KvPessimisticLock', on: 'reply', action: 'delay', delayMs: 500, times: 1 });
      // Work behind the caller's back lets it wait for the grace.
      cluster.addFault({ method: 'KvCommit', on: 'request', action: 'delay', delayMs: 3000 });
      const other = await client.begin();
      for (const key of ['b', 'c']) other.put(key, '1');
      const committing = other.commit();
      await committing;
      const locking = txn.lockKeys(['a']).catch(() => undefined);
      await setup.sleep(10);
      await client.close();
      await locking;
      await setup.sleep(1);
      expect(clock.timers.size).toBe(0);
    }));
});

describe('signals', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;

  test('one that outlives many runs of transactions keeps nothing of them', async () =>
    withTxn(async ({ client, setup }) => {
      const abort = new AbortController();
      const seen: WeakRef<AbortSignal>[] = [];
      for (let i = 0; i < 20; i += 1) {
        await client.runTransaction(
          async (_txn, signal) => {
            seen.push(new WeakRef(signal));
            return Promise.resolve();
          },
          { signal: abort.signal },
        );
      }
      await setup.sleep(1);
      collect();
      await setup.sleep(1);
      collect();
      expect(seen.filter((signal) => signal.deref() !== undefined).length).toBeLessThan(3);
      expect(abort.signal.aborted).toBe(false);
    }));
});

describe('a large transaction', () => {
  test('is sent in bounded batches, a bounded number at a time, and with no request for each key', async () =>
    withTxn(
      async ({ client, setup }) => {
        let running = 0;
        let most = 0;
        setup.hold = async ({ command }) => {
          if (command.name !== 'KvPrewrite' && command.name !== 'KvCommit') return;
          running += 1;
          most = Math.max(most, running);
          await setup.sleep(1);
          running -= 1;
        };
        const txn = await client.begin();
        for (let i = 0; i < 1000; i += 1) txn.put(`a${String(i).padStart(6, '0')}`, 'x');
        await txn.commit();
        await client.txn.backgroundIdle();
        expect(most).toBeLessThanOrEqual(8);
        const prewrites = setup.prewrites();
        expect(prewrites.length).toBeLessThan(40);
        expect(Math.max(...prewrites.map(({ mutations }) => mutations.length))).toBeLessThanOrEqual(50);
        expect(setup.locks()).toEqual([]);
        expect(await values(client, 'a000000', 'a000999')).toEqual(['x', 'x']);
      },
      { txn: { commitConcurrency: 8, commitBatchKeys: 50 } },
      { stores: 1 },
    ));

  test('a failure ends what is under way and rolls back what was written', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const txn = await client.begin();
        for (let i = 0; i < 500; i += 1) txn.put(`a${String(i).padStart(6, '0')}`, 'x');
        await put(other, { a000499: 'theirs' });
        expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
        await client.txn.backgroundIdle();
        expect(setup.locks()).toEqual([]);
      },
      { txn: { commitConcurrency: 2, commitBatchKeys: 50 } },
      { stores: 1 },
    ));
});
