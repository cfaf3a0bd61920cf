import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TikvClient, Transaction, TransactionMode } from 'tikv-client';
import { UndeterminedError } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const modes: readonly TransactionMode[] = ['optimistic', 'pessimistic'];
const notActive = { code: 'INVALID_ARGUMENT', field: 'transaction', limit: 'active' };
const thrown = (call: () => unknown): unknown => {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('the call has not failed');
};

describe.each(modes)('%s: calls on a transaction that does not take them', (mode) => {
  const everyCall: readonly [string, (txn: Transaction) => unknown][] = [
    ['get', async (txn) => txn.get('a')],
    ['batchGet', async (txn) => txn.batchGet(['a'])],
    ['scan', async (txn) => txn.scan({})],
    ['reverseScan', async (txn) => txn.reverseScan({})],
    ['scanIterator', (txn) => txn.scanIterator({})],
    ['put', (txn) => txn.put('a', 'x')],
    ['insert', (txn) => txn.insert('a', 'x')],
    ['delete', (txn) => txn.delete('a')],
    ['checkpoint', (txn) => txn.checkpoint()],
    ['lockKeys', async (txn) => txn.lockKeys(['a'])],
    ['getForUpdate', async (txn) => txn.getForUpdate('a')],
    ['commit', async (txn) => txn.commit()],
  ];
  const refused = async (txn: Transaction, call: (txn: Transaction) => unknown): Promise<unknown> => {
    try {
      return await call(txn);
    } catch (error) {
      return error;
    }
  };

  test('while it commits, after it has, and after a rollback', async () =>
    withTxn(async ({ client, cluster }) => {
      const committed = await client.begin({ mode });
      committed.put('a', '1');
      cluster.addFault({ method: 'KvPrewrite', on: 'request', action: 'delay', delayMs: 50, times: 1 });
      const committing = committed.commit();
      expect(committed.state).toBe('committing');
      for (const [name, call] of everyCall) {
        expect({ name, error: await refused(committed, call) }).toMatchObject({ name, error: notActive });
      }
      expect(await failure(committed.rollback())).toMatchObject(notActive);
      await committing;
      const rolledBack = await client.begin({ mode });
      rolledBack.put('a', '2');
      await rolledBack.rollback();
      await rolledBack.rollback();
      for (const [name, call] of everyCall) {
        expect({ name, error: await refused(committed, call) }).toMatchObject({ name, error: notActive });
        expect({ name, error: await refused(rolledBack, call) }).toMatchObject({ name, error: notActive });
      }
      expect(await failure(committed.rollback())).toMatchObject(notActive);
      expect([committed.state, rolledBack.state]).toEqual(['committed', 'rolledBack']);
      expect(await values(client, 'a')).toEqual(['1']);
    }));

  test('an iteration ends with an error when the transaction does', async () =>
    withTxn(async ({ client }) => {
      const txn = await client.begin({ mode });
      for (const key of ['a', 'b', 'c']) txn.put(key, key);
      const seen: string[] = [];
      const error = await failure(
        (async () => {
          for await (const { key } of txn.scanIterator({})) {
            seen.push(text(key) ?? '');
            if (seen.length === 2) await txn.commit();
          }
        })(),
      );
      expect(error).toMatchObject(notActive);
      expect(seen).toEqual(['a', 'b']);
    }));

  test('the end of a block rolls back', async () =>
    withTxn(async ({ client, setup }) => {
      let outer: Transaction | undefined;
      {
        await using txn = await client.begin({ mode });
        txn.put('a', 'x');
        await txn.lockKeys(['b']);
        outer = txn;
      }
      expect(outer.state).toBe('rolledBack');
      expect(setup.locks()).toEqual([]);
      expect(await values(client, 'a')).toEqual([undefined]);
    }));
});

describe('limits', () => {
  test('keys, entries and transactions over them are refused and leave the transaction as it was', async () =>
    withTxn(
      async ({ client }) => {
        const txn = await client.begin();
        txn.put('a', 'x'.repeat(50));
        expect(thrown(() => txn.put('k'.repeat(11), 'x'))).toMatchObject({ code: 'TOO_LARGE', what: 'key', limit: 10 });
        expect(thrown(() => txn.put('b', 'x'.repeat(100)))).toMatchObject({
          code: 'TOO_LARGE',
          what: 'entry',
          limit: 100,
        });
        txn.put('c', 'x'.repeat(90));
        expect(thrown(() => txn.put('d', 'x'.repeat(90)))).toMatchObject({
          code: 'TOO_LARGE',
          what: 'transaction',
          limit: 200,
        });
        expect(thrown(() => txn.put('e', ''))).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'value' });
        expect(thrown(() => txn.put('', 'x'))).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'key' });
        expect(await failure(txn.lockKeys(['k'.repeat(11)]))).toMatchObject({ code: 'TOO_LARGE', what: 'key' });
        await txn.commit();
        expect((await values(client, 'a', 'b', 'c', 'd')).map((value) => value?.length)).toEqual([
          50,
          undefined,
          90,
          undefined,
        ]);
      },
      { txn: { maxKeyBytes: 10, maxEntryBytes: 100, maxTxnBytes: 200 } },
    ));

  test('arguments that are none', async () =>
    withTxn(async ({ client }) => {
      expect(await failure(client.begin({ mode: 'hopeful' as TransactionMode }))).toMatchObject({ field: 'mode' });
      expect(await failure(client.begin({ startTs: 5 as unknown as bigint }))).toMatchObject({ field: 'startTs' });
      expect(await failure(client.begin({ modus: 'x' } as object))).toMatchObject({ field: 'options.modus' });
      const run = client.runTransaction('x' as unknown as () => Promise<void>);
      expect(await failure(run)).toMatchObject({ field: 'fn' });
      const txn = await client.begin();
      expect(await failure(txn.lockKeys(['a'], { nowait: true } as object))).toMatchObject({ field: 'options.nowait' });
      expect(await failure(txn.commit({ timeoutMs: -1 }))).toMatchObject({ field: 'timeoutMs' });
      expect(txn.state).toBe('active');
      expect(await failure(txn.outcome())).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'transaction' });
      await txn.rollback();
    }));

  test('what was put is not changed by its owner afterwards', async () =>
    withTxn(async ({ client }) => {
      const key = Buffer.from('a');
      const value = Buffer.from('v');
      const txn = await client.begin();
      txn.put(key, value);
      key.fill('z');
      value.fill('z');
      await txn.commit();
      expect(await values(client, 'a')).toEqual(['v']);
    }));
});

describe('runTransaction', () => {
  const add = async (client: TikvClient, mode: TransactionMode): Promise<void> =>
    client.runTransaction(
      async (txn) => {
        const now = mode === 'pessimistic' ? await txn.getForUpdate('a') : await txn.get('a');
        txn.put('a', String(Number(text(now) ?? 0) + 1));
      },
      { mode, timeoutMs: 60_000 },
    );

  test.each(modes)('%s: nothing is lost when many write the same key', async (mode) =>
    withTxn(async ({ client, other, setup }) => {
      await Promise.all(Array.from({ length: 20 }, async (_, i) => add(i % 2 === 0 ? client : other, mode)));
      expect(await values(client, 'a')).toEqual(['20']);
      await setup.until(() => setup.locks().length === 0);
    }),
  );

  test('both kinds at once', async () =>
    withTxn(async ({ client, other }) => {
      await Promise.all(
        Array.from({ length: 20 }, async (_, i) => add(client, i % 2 === 0 ? 'optimistic' : 'pessimistic')),
      );
      await Promise.all([add(client, 'optimistic'), add(other, 'pessimistic')]);
      expect(await values(client, 'a')).toEqual(['22']);
    }));

  test("the function's own error ends it, and nothing is written", async () =>
    withTxn(async ({ client, setup }) => {
      const mine = new Error('mine');
      let runs = 0;
      const run = client.runTransaction(
        async (txn) => {
          runs += 1;
          txn.put('a', 'x');
          await txn.lockKeys(['b']);
          throw mine;
        },
        { mode: 'pessimistic' },
      );
      expect(await failure(run)).toBe(mine);
      expect([runs, setup.locks(), await values(client, 'a')]).toEqual([1, [], [undefined]]);
    }));

  test('an unknown outcome is never tried again', async () =>
    withTxn(async ({ client, cluster }) => {
      let runs = 0;
      const fault = cluster.addFault({ method: 'KvCommit', on: 'reply', action: 'drop' });
      const run = client.runTransaction(
        async (txn) => {
          runs += 1;
          txn.put('a', String(runs));
          return Promise.resolve();
        },
        { timeoutMs: 3000 },
      );
      expect(await failure(run)).toBeInstanceOf(UndeterminedError);
      fault.remove();
      expect([runs, await values(client, 'a')]).toEqual([1, ['1']]);
    }));

  test('it gives up after so many repeats, with the last failure', async () =>
    withTxn(async ({ client, other }) => {
      let runs = 0;
      const run = client.runTransaction(
        async (txn) => {
          runs += 1;
          txn.put('a', 'mine');
          await put(other, { a: `theirs ${runs}` });
        },
        { maxRetries: 2 },
      );
      expect(await failure(run)).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      expect([runs, await values(client, 'a')]).toEqual([3, ['theirs 3']]);
    }));

  test('the deadline ends a function that does not listen, and its transaction takes no more calls', async () =>
    withTxn(async ({ client, setup }) => {
      let late: unknown;
      const heard: unknown[] = [];
      const run = client.runTransaction(
        async (txn, signal) => {
          signal.addEventListener('abort', () => heard.push(signal.reason));
          await txn.lockKeys(['a']);
          await setup.sleep(2000);
          late = thrown(() => txn.put('a', 'x'));
        },
        { mode: 'pessimistic', timeoutMs: 500 },
      );
      const error = await failure(run);
      expect(error).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(heard).toEqual([error]);
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
      await setup.sleep(2500);
      expect(late).toMatchObject(notActive);
    }));

  test('locks that cannot be given back do not keep the caller beyond the deadline', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      const fault = cluster.addFault({ method: 'KVPessimisticRollback', on: 'request', action: 'drop' });
      const from = setup.sim.clock.monotonic();
      const work = async (txn: Transaction): Promise<void> => {
        await txn.lockKeys(['a']);
        await setup.sleep(400);
        throw new Error('enough');
      };
      const error = await failure(client.runTransaction(work, { mode: 'pessimistic', timeoutMs: 500 }));
      expect(error.message).toBe('enough');
      expect(setup.sim.clock.monotonic() - from).toBeLessThan(560);
      fault.remove();
    }));

  test("the caller's signal comes through untouched", async () =>
    withTxn(async ({ client, setup }) => {
      const abort = new AbortController();
      const reason = new Error('enough');
      const run = failure(
        client.runTransaction(
          async (txn) => {
            await txn.lockKeys(['a']);
            await setup.sleep(60_000);
          },
          { mode: 'pessimistic', signal: abort.signal },
        ),
      );
      await setup.until(() => setup.locks().length === 1);
      abort.abort(reason);
      expect(await run).toBe(reason);
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
    }));

  test('trouble of stores before the commit is tried again', async () =>
    withTxn(async ({ client, cluster }) => {
      await put(client, { a: '0' });
      cluster.addFault({ method: 'KvPrewrite', on: 'request', action: 'error', times: 3 });
      cluster.addFault({ method: 'KvGet', on: 'reply', action: 'drop', times: 1 });
      await add(client, 'optimistic');
      expect(await values(client, 'a')).toEqual(['1']);
    }));
});

describe('the truth later', () => {
  test('another process asks by primary and start timestamp', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin();
      txn.put('a', '1');
      txn.put('c', '1');
      await setup.dieAfterPrewrite(txn);
      const id = { primary: txn.primaryKey ?? '', startTs: txn.startTs };
      expect(await failure(other.txn.askOutcome(id, { timeoutMs: 500 }))).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(await other.txn.askOutcome(id)).toEqual({ kind: 'rolledBack' });
      await put(client, { a: '2' });
      const done = await client.begin();
      done.put('b', 'x');
      const { commitTs } = await done.commit();
      expect(await other.txn.askOutcome({ primary: 'b', startTs: done.startTs })).toEqual({
        kind: 'committed',
        commitTs,
      });
    }));

  test('a client that closes under a commit says what it knows', async () =>
    withTxn(async ({ setup, other }) => {
      const closing = await setup.connect('closing');
      const txn = await closing.begin();
      txn.put('a', '1');
      txn.put('c', '1');
      let closed: Promise<void> | undefined;
      setup.onSend = ({ command }) => {
        if (command.name === 'KvCommit') closed ??= closing.close();
      };
      const result = await txn.commit().then(
        () => 'committed',
        (error: unknown) => (error instanceof UndeterminedError ? 'undetermined' : 'not committed'),
      );
      await closed;
      const seen = await values(other, 'a', 'c');
      if (result === 'committed') expect(seen).toEqual(['1', '1']);
      if (result === 'not committed') expect(seen).toEqual([undefined, undefined]);
      expect(seen[0]).toBe(seen[1]);
      expect(await failure(closing.begin())).toMatchObject({ code: 'CLOSED' });
    }));
});

describe('transactions that nobody ends', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const forget = async (client: TikvClient): Promise<void> => {
    const txn = await client.begin({ mode: 'pessimistic' });
    await txn.lockKeys(['a']);
  };

  test('a warning, and their locks are given back', async () =>
    withTxn(async ({ client, setup }) => {
      await forget(client);
      expect(setup.locks()).toEqual(['a']);
      for (let i = 0; i < 50 && setup.warnings.length === 0; i += 1) {
        await setup.sleep(1);
        collect();
      }
      expect(setup.warnings).toEqual(['a transaction was garbage-collected before its end: commit it or roll it back']);
      await setup.until(() => setup.locks().length === 0, 1000);
      expect(client.txn.debugSnapshot().heartbeats).toBe(0);
    }));
});
