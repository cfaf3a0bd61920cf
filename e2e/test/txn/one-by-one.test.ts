import { encodeBytes } from '@tikv-client/codec';
import { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;
const keys = Array.from({ length: 100 }, (_, i) => `${'abc'[i % 3]}${i}`);

describe('client-go: integration_tests/ticlient_test.go', () => {
  test('TestSingleKey: locked, written, read, deleted', async () =>
    withTxn(async ({ client }) => {
      const first = await client.begin();
      first.put('key', 'value');
      await first.lockKeys(['key']);
      await first.commit();
      const second = await client.begin();
      expect(text(await second.get('key'))).toBe('value');
      await second.rollback();
      const third = await client.begin();
      third.delete('key');
      await third.commit();
      expect(await values(client, 'key')).toEqual([undefined]);
    }));

  test('TestMultiKeys: a hundred keys are there together and gone together', async () =>
    withTxn(async ({ client, other }) => {
      await put(client, Object.fromEntries(keys.map((key) => [key, `value of ${key}`])));
      const reader = await other.begin();
      for (const key of keys) expect(text(await reader.get(key))).toBe(`value of ${key}`);
      const deleter = await client.begin();
      for (const key of keys) deleter.delete(key);
      await deleter.commit();
      expect(new Set(await values(other, ...keys))).toEqual(new Set([undefined]));
      expect((await reader.scan({ start: 'a', end: 'd' })).length).toBe(100);
    }));

  test('TestNotExist: what was never written is absent', async () =>
    withTxn(async ({ client }) => expect(await values(client, 'none')).toEqual([undefined])));

  test('TestLargeRequest: an entry over the limit is refused when it is written', async () =>
    withTxn(async ({ client }) => {
      const txn = await client.begin();
      expect(() => txn.put('key', new Uint8Array(9 * 1024 * 1024))).toThrow(
        expect.objectContaining({ code: 'TOO_LARGE', what: 'entry', limit: 6 * 1024 * 1024 }) as Error,
      );
      expect(await txn.commit()).toEqual({ commitTs: undefined });
    }));

  test('TestSplitRegionIn2PC: a region splits before prewrite and before commit', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      await put(client, { a1: '0' });
      for (const [name, at] of [['KvPrewrite', 'a3'] as const, ['KvCommit', 'a6'] as const]) {
        let split: Promise<unknown> | undefined;
        cluster.addFault({ method: name, on: 'request', action: 'delay', delayMs: 100, times: 1 });
        setup.onSend = ({ command }) => {
          if (command.name === name) split ??= cluster.splitRegion(encodeBytes(Buffer.from(at)));
        };
        const pairs = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`a${i}`, name]));
        await put(client, pairs);
        await split;
        expect(await values(client, ...Object.keys(pairs))).toEqual(Object.values(pairs));
        expect(setup.locks()).toEqual([]);
      }
    }));
});

describe('client-go: integration_tests/isolation_test.go', () => {
  test('TestWriteWriteConflict: nothing that was counted is lost', async () =>
    withTxn(async ({ client, other }) => {
      const results = await Promise.all(
        Array.from({ length: 4 }, async (_, i) => {
          const starts: [bigint, bigint][] = [];
          for (let n = 0; n < 5; n += 1) {
            await (i % 2 === 0 ? client : other).runTransaction(async (txn) => {
              txn.put('k', String(Number(text(await txn.get('k')) ?? 0) + 1));
              await txn.commit();
              starts.push([txn.startTs, txn.commitTs ?? 0n]);
            });
          }
          return starts;
        }),
      );
      expect(await values(client, 'k')).toEqual(['20']);
      // Those that committed did not overlap.
      const spans = results.flat().sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [i, [start]] of spans.entries()) if (i > 0) expect(start).toBeGreaterThan(spans[i - 1]?.[1] ?? 0n);
    }));

  test('TestReadWriteConflict: a reader sees what had been committed when it began', async () =>
    withTxn(async ({ client, other }) => {
      const written: { value: string; commitTs: bigint }[] = [];
      const read: { value: string | undefined; startTs: bigint }[] = [];
      const write = async (): Promise<void> => {
        for (let i = 0; i < 10; i += 1) {
          const txn = await client.begin();
          txn.put('k', String(i));
          const { commitTs = 0n } = await txn.commit();
          written.push({ value: String(i), commitTs });
        }
      };
      const reads = async (): Promise<void> => {
        for (let i = 0; i < 20; i += 1) {
          const txn = await other.begin();
          read.push({ value: text(await txn.get('k')), startTs: txn.startTs });
          await txn.rollback();
        }
      };
      await Promise.all([write(), reads()]);
      for (const { value, startTs } of read) {
        expect(value).toBe(written.findLast(({ commitTs }) => commitTs <= startTs)?.value);
      }
    }));
});

describe('client-go: integration_tests/prewrite_test.go', () => {
  test('TestIsRetryRequestFlagWithRegionError: a prewrite that is sent again says so', async () =>
    withTxn(async ({ client, setup }) => {
      let refused = false;
      setup.answer = ({ command, target: { regionId } }) => {
        if (command.name !== 'KvPrewrite' || refused) return undefined;
        refused = true;
        const regionError = errorpb.Error.fromPartial({ notLeader: { regionId } });
        return kvrpcpb.PrewriteResponse.fromPartial({ regionError });
      };
      await put(client, { a: '1' });
      const [first, ...again] = setup.prewrites().map(({ context }) => context?.isRetryRequest);
      expect([first, new Set(again)]).toEqual([false, new Set([true])]);
    }));
});

describe('client-go: integration_tests/lock_test.go', () => {
  test('TestPrewriteEncountersLargerTsLock: an optimistic transaction gives way to one that began later', async () =>
    withTxn(async ({ client, other, setup }) => {
      const early = await client.begin();
      const late = await other.begin();
      late.put('a', '2');
      late.put('b', '2');
      await setup.dieAfterPrewrite(late);
      early.put('a', '1');
      const start = setup.sim.clock.monotonic();
      expect(await failure(early.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT', conflictTs: late.startTs });
      expect(setup.sim.clock.monotonic() - start).toBeLessThan(100);
    }));

  test('TestDeadlockReportWaitChain: the chain leads back to who asked', async () =>
    withTxn(async ({ client, setup }) => {
      const txns = await Promise.all([0, 1, 2].map(async () => client.begin(pessimistic)));
      for (const [i, txn] of txns.entries()) await txn.lockKeys([`key${i}`]);
      const waiting: Promise<unknown>[] = [];
      for (const i of [0, 1]) {
        waiting.push(txns[i]?.lockKeys([`key${i + 1}`]) ?? Promise.reject(new Error('none')));
        await setup.sleep(30);
      }
      const error = await failure(txns[2]?.lockKeys(['key0']) ?? Promise.resolve());
      const starts = txns.map(({ startTs }) => startTs);
      expect(error).toMatchObject({
        code: 'KEY_DEADLOCK',
        waitChain: [
          { txn: starts[0], waitForTxn: starts[1] },
          { txn: starts[1], waitForTxn: starts[2] },
          { txn: starts[2], waitForTxn: starts[0] },
        ],
      });
      for (const i of [2, 1, 0]) {
        await txns[i]?.rollback();
        await waiting[i - 1];
      }
      await setup.until(() => setup.locks().length === 0);
    }));

  test('TestStartHeartBeatAfterLockingPrimary: it beats from the first lock on, while others are waited for', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const holder = await other.begin(pessimistic);
        await holder.lockKeys(['c']);
        const txn = await client.begin(pessimistic);
        await txn.lockKeys(['a']);
        const waiting = txn.lockKeys(['c']);
        await setup.sleep(4000);
        expect(setup.requests('KvTxnHeartBeat').length).toBeGreaterThan(4);
        await holder.rollback();
        await waiting;
        txn.put('a', '1');
        await txn.commit();
        expect(await values(other, 'a')).toEqual(['1']);
      },
      { txn: { managedLockTtlMs: 1500 } },
    ));

  test('TestLockTTL: small transactions get the least, larger ones more', async () =>
    withTxn(async ({ client, setup }) => {
      await put(client, { a: '1' });
      const large = await client.begin();
      for (let i = 0; i < 64; i += 1) large.put(`a${i}`, new Uint8Array(16 * 1024).fill(1));
      await large.commit();
      const [small, ...others] = setup.prewrites().map(({ lockTtl }) => lockTtl);
      expect(small).toBeGreaterThanOrEqual(3000n);
      expect(small).toBeLessThan(3100n);
      for (const ttl of others) expect(ttl).toBeGreaterThanOrEqual(6000n);
    }));

  test('TestLockWaitTimeLimit: no wait, a wait of nothing, and a wait that ends differ in their words', async () =>
    withTxn(async ({ client, other, setup }) => {
      const holder = await client.begin(pessimistic);
      await holder.lockKeys(['a']);
      const txn = await other.begin(pessimistic);
      const { clock } = setup.sim;
      const cases = [
        [{ noWait: true }, 'noWait', 0],
        [{ waitTimeoutMs: 0 }, 'waitTimeout', 0],
        [{ waitTimeoutMs: 1500 }, 'waitTimeout', 1500],
      ] as const;
      for (const [options, reason, waited] of cases) {
        const start = clock.monotonic();
        expect(await failure(txn.lockKeys(['a'], options))).toMatchObject({
          code: 'KEY_LOCKED',
          reason,
          lockTs: holder.startTs,
        });
        const took = clock.monotonic() - start;
        expect(took).toBeGreaterThanOrEqual(waited);
        expect(took).toBeLessThan(waited + 200);
      }
      const start = clock.monotonic();
      expect(await failure(txn.lockKeys(['a'], { timeoutMs: 2500 }))).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(clock.monotonic() - start).toBeLessThan(2700);
      await holder.rollback();
      await txn.lockKeys(['a'], { noWait: true });
      await txn.rollback();
    }));
});

describe('client-go: txnkv/transaction/batch_getter_test.go', () => {
  test('TestBufferBatchGetter: own writes first, deletions hide what is below', async () =>
    withTxn(async ({ client }) => {
      await put(client, { a: 'a', b: 'b', c: 'c', d: 'd' });
      const txn = await client.begin();
      txn.put('a', 'a1');
      txn.delete('b');
      txn.put('e', 'e1');
      expect((await txn.batchGet(['a', 'b', 'c', 'd', 'e', 'f'])).map(text)).toEqual([
        'a1',
        undefined,
        'c',
        'd',
        'e1',
        undefined,
      ]);
      await txn.rollback();
    }));
});

describe('client-go: integration_tests/2pc_test.go', () => {
  test('TestDeleteYourWritesTTL: a large transaction is kept alive by its primary, not by a key it only checks', async () =>
    withTxn(
      async ({ client, setup, cluster }) => {
        const txn = await client.begin();
        txn.insert('a', 'x');
        for (let i = 0; i < 9; i += 1) txn.put(`b${i}`, new Uint8Array(4 * 1024 * 1024).fill(1));
        txn.delete('a');
        cluster.addFault({ method: 'KvCommit', on: 'request', action: 'drop', times: 1 });
        await txn.commit({ timeoutMs: 60_000 });
        const beats = setup.requests<kvrpcpb.TxnHeartBeatRequest>('KvTxnHeartBeat');
        expect(beats.length).toBeGreaterThan(0);
        expect(new Set(beats.map(({ primaryLock }) => text(primaryLock)))).toEqual(new Set(['b0']));
        expect(client.txn.debugSnapshot().heartbeats).toBe(0);
      },
      { txn: { managedLockTtlMs: 2000 } },
    ));

  test('TestCommitBeforePrewrite: what was rolled back cannot be prewritten any more', async () =>
    withTxn(async ({ client, setup, cluster }) => {
      const txn = await client.begin();
      txn.put('a', '1');
      // The prewrite arrives after the caller has given up and the key was rolled back.
      cluster.addFault({ method: 'KvPrewrite', on: 'request', action: 'delay', delayMs: 1000, times: 1 });
      const abort = new AbortController();
      const committing = failure(txn.commit({ signal: abort.signal }));
      await setup.sleep(100);
      abort.abort();
      await committing;
      await client.txn.backgroundIdle();
      await setup.sleep(2000);
      expect([setup.locks(), await values(client, 'a')]).toEqual([[], [undefined]]);
    }));
});
