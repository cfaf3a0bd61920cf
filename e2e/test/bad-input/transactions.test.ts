import { TikvError } from '@tikv-client/errors';
import type { TikvClient, TikvClientOptions, Transaction } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, values, withTxn } from '../txn/txn-setup.js';
import type { Started } from '../txn/txn-setup.js';
import { refuseStrayRejections } from './no-stray-rejections.js';

refuseStrayRejections();

const modes = ['optimistic', 'pessimistic'] as const;
const notActive = { code: 'INVALID_ARGUMENT', field: 'transaction', limit: 'active' };

/** Lets a test say what the types forbid. */
const wrong = (value: unknown): never => value as never;

const run = async (
  body: (started: Started) => Promise<void>,
  txn: NonNullable<TikvClientOptions['txn']> = {},
): Promise<void> => withTxn(body, { txn }, { tickMs: 100, electionTimeoutMs: 300 });

/** How a call failed, whether it threw or rejected; it has to be a typed error. */
async function refusal(call: () => unknown): Promise<TikvError> {
  const error = await failure((async () => call())());
  expect(error).toBeInstanceOf(TikvError);
  return error as TikvError;
}

describe('too large', () => {
  const limits = { maxKeyBytes: 10, maxEntryBytes: 100, maxTxnBytes: 250 };
  const longKey = 'k'.repeat(11);
  const bigValue = 'x'.repeat(100);
  const aKey = { code: 'TOO_LARGE', what: 'key', size: 11, limit: 10 };
  const anEntry = { code: 'TOO_LARGE', what: 'entry', size: 101, limit: 100 };
  const calls: readonly (readonly [string, object, (txn: Transaction) => unknown])[] = [
    ['put of a key', aKey, (txn) => txn.put(longKey, 'v')],
    ['insert of a key', aKey, (txn) => txn.insert(longKey, 'v')],
    ['delete of a key', aKey, (txn) => txn.delete(longKey)],
    ['get of a key', aKey, async (txn) => txn.get(longKey)],
    ['batchGet of a key', aKey, async (txn) => txn.batchGet(['fine', longKey])],
    ['lock of a key', aKey, async (txn) => txn.lockKeys(['fine', longKey])],
    ['getForUpdate of a key', aKey, async (txn) => txn.getForUpdate(longKey)],
    ['batchGetForUpdate of a key', aKey, async (txn) => txn.batchGetForUpdate(['fine', longKey])],
    ['put of an entry', anEntry, (txn) => txn.put('k', bigValue)],
    ['insert of an entry', anEntry, (txn) => txn.insert('k', bigValue)],
  ];

  test.each(modes)('%s: refused by name, with size and limit; the transaction goes on without it', async (mode) =>
    run(async ({ client, setup, cluster }) => {
      const txn = await client.begin({ mode });
      txn.put('a', 'before');
      setup.sent.length = 0;
      for (const [name, expected, call] of calls) {
        expect({ name, error: await refusal(() => call(txn)) }).toMatchObject({ name, error: expected });
      }
      expect(setup.sent).toEqual([]);
      expect([txn.count, txn.size]).toEqual([1, 'abefore'.length]);
      txn.put('c', 'after');
      await txn.commit();
      await client.txn.backgroundIdle();
      expect(await values(client, 'a', 'c', 'k', 'fine')).toEqual(['before', 'after', undefined, undefined]);
      expect(cluster.locks()).toEqual([]);
    }, limits),
  );

  test.each(modes)('%s: a whole transaction: what it takes no more is refused, what it has is kept', async (mode) =>
    run(async ({ client }) => {
      const txn = await client.begin({ mode });
      for (const key of ['a', 'b']) txn.put(key, 'x'.repeat(90));
      const error = { code: 'TOO_LARGE', what: 'transaction', size: 273, limit: 250 };
      expect(await refusal(() => txn.put('c', 'x'.repeat(90)))).toMatchObject(error);
      expect(await refusal(() => txn.insert('c', 'x'.repeat(90)))).toMatchObject(error);
      // Less in the place of more makes room.
      txn.put('a', 'x');
      txn.put('c', 'x'.repeat(90));
      expect([txn.count, txn.size]).toEqual([3, 184]);
      await txn.commit();
      expect((await values(client, 'a', 'b', 'c')).map((value) => value?.length)).toEqual([1, 90, 90]);
    }, limits),
  );

  test('limits by default: the longest key and entry are committed, one byte more is refused', async () =>
    run(async ({ client }) => {
      const txn = await client.begin();
      const [key, value] = ['k'.repeat(7275), Buffer.alloc(6 * 1024 * 1024 - 1, 'v')];
      expect(await refusal(() => txn.put(`${key}k`, 'v'))).toMatchObject({ what: 'key', limit: 7275 });
      expect(await refusal(() => txn.put('kk', value))).toMatchObject({ what: 'entry', limit: 6 * 1024 * 1024 });
      txn.put(key, 'v');
      txn.put('k', value);
      await txn.commit();
      expect((await values(client, key, 'k')).map((one) => one?.length)).toEqual([1, value.length]);
    }));
});

describe('arguments that cannot be', () => {
  test.each<readonly [string, string, (txn: Transaction) => unknown]>([
    ['put with an empty key', 'key', (txn) => txn.put('', 'v')],
    ['put with a number', 'key', (txn) => txn.put(wrong(7), 'v')],
    ['put without a value', 'value', (txn) => txn.put('k', wrong(undefined))],
    ['put with an empty value', 'value', (txn) => txn.put('k', '')],
    ['insert with an empty value', 'value', (txn) => txn.insert('k', new Uint8Array(0))],
    ['delete with null', 'key', (txn) => txn.delete(wrong(null))],
    ['get with an empty key', 'key', async (txn) => txn.get('')],
    ['batchGet with a hole', 'keys[1]', async (txn) => txn.batchGet(wrong(['a', undefined]))],
    ['lockKeys with no list', 'keys', async (txn) => txn.lockKeys(wrong('keys'))],
    ['lockKeys with an empty key', 'keys[0]', async (txn) => txn.lockKeys([''])],
    [
      'lockKeys with a negative wait',
      'options.waitTimeoutMs',
      async (txn) => txn.lockKeys(['a'], { waitTimeoutMs: -1 }),
    ],
    ['scan with a negative limit', 'limit', async (txn) => txn.scan({}, { limit: -1 })],
    ['scan of a promise', 'range', async (txn) => txn.scan(wrong(Promise.resolve({})))],
    ['commit with a signal for options', 'options', async (txn) => txn.commit(wrong(new AbortController().signal))],
    ['commit with a time that is none', 'timeoutMs', async (txn) => txn.commit({ timeoutMs: Number.NaN })],
    ['commit with an option that is none', 'options.timeout', async (txn) => txn.commit(wrong({ timeout: 5 }))],
    ['rollback with a negative time', 'timeoutMs', async (txn) => txn.rollback({ timeoutMs: -1 })],
  ])('%s', async (_, field, call) =>
    run(async ({ client, cluster }) => {
      const txn = await client.begin({ mode: 'pessimistic' });
      await txn.lockKeys(['a']);
      const error = await refusal(() => call(txn));
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', field });
      expect((error as { readonly limit?: unknown }).limit).toEqual(expect.stringMatching(/\S/));
      expect(txn.state).toBe('active');
      await txn.rollback();
      expect(cluster.locks()).toEqual([]);
    }),
  );
});

describe('times that cannot be', () => {
  const hour = 3_600_000n << 18n;

  test('from the future: begin and snapshot name the newest that can be', async () =>
    run(async ({ client }) => {
      const now = await client.pd.getTimestamp();
      for (const call of [
        async () => client.begin({ startTs: now + hour }),
        async () => client.snapshot({ timestamp: now + hour }),
      ]) {
        const error = await refusal(call);
        expect(error).toMatchObject({ code: 'FUTURE_TIMESTAMP', timestamp: now + hour });
        const { limit } = error as TikvError & { readonly limit: bigint };
        expect(limit).toBeGreaterThan(now);
        expect(limit).toBeLessThan(now + hour);
      }
    }));

  test.each([0n, -1n, 2n ** 63n, 2n ** 64n])('%s is no time at all', async (timestamp) =>
    run(async ({ client }) => {
      const expected = { code: 'INVALID_ARGUMENT', limit: expect.stringMatching(/1/) as unknown };
      expect(await refusal(async () => client.snapshot({ timestamp }))).toMatchObject({
        ...expected,
        field: 'timestamp',
      });
      expect(await refusal(async () => client.begin({ startTs: timestamp }))).toMatchObject(expected);
    }),
  );

  test('older than the GC safe point: refused at the opening, and at the next read of what is open', async () =>
    run(async ({ client, other, setup }) => {
      await put(client, { a: 'old' });
      const open = await client.snapshot({ cache: false });
      const early = await client.begin();
      await setup.sleep(1000);
      const { safePoint } = await other.txn.collectGarbage(other.pd, await other.pd.getTimestamp());
      const tooOld = { code: 'TXN_ABORTED_BY_GC', startTs: open.timestamp, safePoint };
      expect(await refusal(async () => client.snapshot({ timestamp: open.timestamp }))).toMatchObject(tooOld);
      expect(await refusal(async () => client.begin({ startTs: open.timestamp }))).toMatchObject(tooOld);
      // What is open learns of it a while later; until then it reads what is still there.
      await setup.sleep(11_000);
      await open.get('a').catch(() => undefined);
      await setup.sleep(100);
      expect(await refusal(async () => open.get('a'))).toMatchObject(tooOld);
      expect(await refusal(async () => early.get('a'))).toMatchObject({ ...tooOld, startTs: early.startTs });
      await early.rollback();
    }));

  test('a transaction that is too old takes no more locks, and what it holds can be given back', async () =>
    run(
      async ({ client, setup, cluster }) => {
        const txn = await client.begin({ mode: 'pessimistic' });
        await txn.lockKeys(['a']);
        await setup.sleep(5001);
        const error = await refusal(async () => txn.lockKeys(['b']));
        expect(error).toMatchObject({ field: 'transaction', limit: expect.stringContaining('5000 ms') as unknown });
        await txn.rollback();
        expect(cluster.locks()).toEqual([]);
      },
      { maxTxnAgeMs: 5000 },
    ));
});

describe('a lock that failed', () => {
  const refused = { code: 'INVALID_ARGUMENT', field: 'key', limit: expect.stringContaining('locked') as unknown };

  test('its key is not written unseen, and what the call had locked is given back', async () =>
    run(async ({ client, other, cluster, setup }) => {
      const holder = await other.begin({ mode: 'pessimistic' });
      await holder.lockKeys(['b']);
      const txn = await client.begin({ mode: 'pessimistic' });
      await txn.lockKeys(['a']);
      const error = await refusal(async () => txn.lockKeys(['a', 'b', 'c'], { noWait: true }));
      expect(error).toMatchObject({ code: 'KEY_LOCKED' });
      for (const call of [
        () => txn.put('b', 'x'),
        () => txn.insert('b', 'x'),
        () => txn.delete('b'),
        // Not known to be free either: the call as a whole has failed.
        () => txn.put('c', 'x'),
      ]) {
        expect(await refusal(call)).toMatchObject(refused);
      }
      await client.txn.backgroundIdle();
      const mine = cluster.locks().filter(({ lock }) => lock.startTs === txn.startTs);
      expect(mine.map(({ key }) => Buffer.from(key).toString())).toEqual(['a']);
      txn.put('a', 'kept');
      await holder.rollback();
      await txn.lockKeys(['b']);
      txn.put('b', 'now');
      await txn.commit();
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
      expect(await values(client, 'a', 'b', 'c')).toEqual(['kept', 'now', undefined]);
    }));

  test('a commit that has to lock what is held by another leaves nothing behind', async () =>
    run(async ({ client, other, setup }) => {
      const holder = await other.begin({ mode: 'pessimistic' });
      await holder.lockKeys(['c']);
      const txn = await client.begin({ mode: 'pessimistic' });
      await txn.lockKeys(['a']);
      for (const key of ['a', 'b', 'c']) txn.put(key, 'x');
      const error = await refusal(async () => txn.commit({ timeoutMs: 1500 }));
      expect(['DEADLINE_EXCEEDED', 'KEY_LOCKED']).toContain(error.code);
      expect(txn.state).toBe('rolledBack');
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual(['c']);
      await holder.rollback();
      expect(await values(client, 'a', 'b', 'c')).toEqual([undefined, undefined, undefined]);
    }));

  test('a commit refused by a conflict leaves nothing behind', async () =>
    run(async ({ client, other, setup }) => {
      const txn = await client.begin();
      await put(other, { c: 'theirs' });
      for (const key of ['a', 'b', 'c']) txn.put(key, 'mine');
      expect(await refusal(async () => txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
      expect(await refusal(() => txn.put('a', 'x'))).toMatchObject(notActive);
      expect(await values(client, 'a', 'b', 'c')).toEqual([undefined, undefined, 'theirs']);
    }));
});

describe.each(modes)('%s: concurrent misuse of one transaction', (mode) => {
  const intrusions: readonly (readonly [string, (txn: Transaction) => unknown])[] = [
    ['another commit', async (txn) => txn.commit()],
    ['a rollback', async (txn) => txn.rollback()],
    ['a put', (txn) => txn.put('a', 'intruder')],
    ['an insert', (txn) => txn.insert('d', 'intruder')],
    ['a delete', (txn) => txn.delete('a')],
    ['a lock', async (txn) => txn.lockKeys(['d'])],
    ['a read', async (txn) => txn.get('a')],
    ['a scan', async (txn) => txn.scan({})],
    ['a checkpoint', (txn) => txn.checkpoint()],
  ];

  test('while it commits, from the first moment to the last', async () =>
    run(async ({ client, setup }) => {
      const txn = await client.begin({ mode });
      for (const key of ['a', 'c']) txn.put(key, 'mine');
      const seen: string[] = [];
      const refusals: Promise<void>[] = [];
      const intrude = async (): Promise<void> => {
        for (const [name, call] of intrusions) {
          expect({ name, error: await refusal(() => call(txn)) }).toMatchObject({ name, error: notActive });
        }
      };
      setup.onSend = ({ command }) => {
        seen.push(command.name);
        refusals.push(intrude());
      };
      const committing = txn.commit();
      refusals.push(intrude());
      const { commitTs } = await committing;
      setup.onSend = undefined;
      await Promise.all(refusals);
      expect(new Set(seen)).toEqual(
        new Set([...(mode === 'pessimistic' ? ['KvPessimisticLock'] : []), 'KvPrewrite', 'KvCommit']),
      );
      expect(txn.commitTs).toBe(commitTs);
      await intrude();
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
      expect(await values(client, 'a', 'c', 'd')).toEqual(['mine', 'mine', undefined]);
    }));

  test('of many commits at once one is carried out', async () =>
    run(async ({ client, setup }) => {
      const txn = await client.begin({ mode });
      txn.put('a', 'once');
      const ends = await Promise.allSettled(Array.from({ length: 5 }, async () => txn.commit()));
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', ...Array<string>(4).fill('rejected')]);
      for (const end of ends.slice(1)) expect(end).toMatchObject({ reason: notActive });
      expect(setup.requests('KvCommit')).toHaveLength(1);
      expect(await values(client, 'a')).toEqual(['once']);
    }));

  test('rollbacks and a commit at once: the first call decides', async () =>
    run(async ({ client, setup }) => {
      const txn = await client.begin({ mode });
      await txn.lockKeys(['a', 'c']);
      txn.put('a', 'never');
      const first = txn.rollback();
      expect(await refusal(async () => txn.commit())).toMatchObject(notActive);
      await first;
      await txn.rollback();
      expect(setup.requests('KvPrewrite')).toEqual([]);
      expect([txn.state, setup.locks(), await values(client, 'a')]).toEqual(['rolledBack', [], [undefined]]);
    }));
});

describe('locks under way', () => {
  test('a commit beside a lock call is refused, and possible once that has ended', async () =>
    run(async ({ client, other, setup }) => {
      const holder = await other.begin({ mode: 'pessimistic' });
      await holder.lockKeys(['c']);
      const txn = await client.begin({ mode: 'pessimistic' });
      txn.put('a', 'mine');
      const locking = txn.lockKeys(['c']);
      await setup.sleep(50);
      expect(await refusal(async () => txn.commit())).toMatchObject({
        code: 'INVALID_ARGUMENT',
        field: 'transaction',
        limit: expect.stringContaining('under way') as unknown,
      });
      expect(txn.state).toBe('active');
      await holder.rollback();
      await locking;
      await txn.commit();
      await client.txn.backgroundIdle();
      expect([setup.locks(), await values(client, 'a')]).toEqual([[], ['mine']]);
    }));

  test('a rollback ends a lock call and its locks', async () =>
    run(async ({ client, other, setup }) => {
      const holder = await other.begin({ mode: 'pessimistic' });
      await holder.lockKeys(['c']);
      const txn = await client.begin({ mode: 'pessimistic' });
      const locking = refusal(async () => txn.lockKeys(['a', 'b', 'c']));
      await setup.until(() => setup.locks().length === 3);
      await txn.rollback();
      expect(await locking).toMatchObject({ field: 'transaction', limit: 'active' });
      await client.txn.backgroundIdle();
      await setup.sleep(2000);
      expect(setup.locks()).toEqual(['c']);
      await holder.rollback();
    }));
});

describe('what cannot be, of the whole client', () => {
  test.each<readonly [string, string, (client: TikvClient) => unknown]>([
    ['garbage collection by nobody', 'control', async ({ txn }) => txn.collectGarbage(wrong(null), 1n)],
    ['garbage collection up to no time', 'target', async ({ txn, pd }) => txn.collectGarbage(pd, 2n ** 64n)],
    ['locks up to no time', 'maxTs', async ({ txn }) => txn.resolveLocks({}, 2n ** 64n)],
    ['a range that is a list', 'range', async ({ txn }) => txn.deleteRange(wrong([]))],
    ['a mode without a text', 'mode', async (client) => client.begin({ mode: wrong(Object.create(null)) })],
  ])('%s', async (_, field, call) =>
    run(async ({ client }) => {
      expect(await refusal(() => call(client))).toMatchObject({ code: 'INVALID_ARGUMENT', field });
    }),
  );
});
