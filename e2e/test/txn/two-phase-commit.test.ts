import { encodeBytes } from '@tikv-client/codec';
import { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import type { RpcCall } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const { Op } = kvrpcpb;

describe('client-go: integration_tests/2pc_test.go', () => {
  test('TestCommitRollback: a conflict on one key takes back all', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { a: 'a', b: 'b', c: 'c' });
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, `${key}1`);
      await put(other, { c: 'c2' });
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT', reason: 'optimistic' });
      expect(txn.state).toBe('rolledBack');
      await client.txn.backgroundIdle();
      expect(await values(other, 'a', 'b', 'c')).toEqual(['a', 'b', 'c2']);
      expect(setup.locks()).toEqual([]);
    }));

  test('TestPrewriteRollback: a reader does not wait for a transaction that is dead, and reads below it', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { a: 'a0', b: 'b0' });
      const txn = await client.begin();
      txn.put('a', 'a1');
      txn.put('b', 'b1');
      await setup.dieAfterPrewrite(txn);
      expect(setup.locks()).toEqual(['a', 'b']);
      expect(await values(other, 'a', 'b')).toEqual(['a0', 'b0']);
      expect(await txn.outcome()).toEqual({ kind: 'rolledBack' });
      await put(other, { a: 'a2', b: 'b2' });
      expect(await values(client, 'a', 'b')).toEqual(['a2', 'b2']);
    }));

  test('TestContextCancel: the reason of the abort comes through untouched', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      txn.put('a', 'a1');
      txn.put('b', 'b1');
      const cancelled = new AbortController();
      const reason = new Error('cancelled');
      setup.onSend = ({ command }) => {
        if (command.name === 'KvPrewrite') cancelled.abort(reason);
      };
      expect(await failure(txn.commit({ signal: cancelled.signal }))).toBe(reason);
      expect(txn.state).toBe('rolledBack');
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
    }));

  test('TestContextCancel2: secondaries are committed though the caller cancels afterwards', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      txn.put('a', 'a');
      txn.put('b', 'b');
      const cancel = new AbortController();
      await txn.commit({ signal: cancel.signal });
      cancel.abort();
      await setup.until(() => setup.locks().length === 0, 2000);
      expect(await values(client, 'a', 'b')).toEqual(['a', 'b']);
    }));

  test('TestContextCancelRetryable: a conflict in a local latch is told before anything is sent', async () =>
    withTxn(
      async ({ client, setup }) => {
        const first = await client.begin();
        const second = await client.begin();
        second.put('c', 'c3');
        await second.commit();
        for (const key of ['a', 'b', 'c']) first.put(key, `${key}2`);
        await client.txn.backgroundIdle();
        setup.sent.length = 0;
        expect(await failure(first.commit())).toMatchObject({ code: 'KEY_LATCH_CONFLICT', startTs: first.startTs });
        expect(setup.prewrites()).toEqual([]);
      },
      { txn: { localLatches: true } },
    ));

  test('TestContextCancelCausingUndetermined: an abort while the commit is on its way leaves the outcome open', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      txn.put('a', 'va');
      await setup.dieAfterPrewrite(txn);
      expect(txn.state).toBe('undetermined');
      expect(setup.requests('KvBatchRollback')).toEqual([]);
    }));

  test('TestPrewriteCancel: one refused region ends the others, and their locks go', async () =>
    withTxn(async ({ client, other, setup, cluster }) => {
      const txn = await client.begin();
      await put(other, { b: 'b2' });
      for (const key of ['a', 'b', 'c']) txn.put(key, `${key}1`);
      cluster.addFault({ method: 'KvPrewrite', on: 'reply', action: 'delay', delayMs: 20, times: 1 });
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      await setup.until(() => setup.locks().length === 0, 500);
      expect(await values(client, 'a', 'b', 'c')).toEqual([undefined, 'b2', undefined]);
    }));

  test('TestIllegalTso: a start timestamp from the future is refused', async () =>
    withTxn(async ({ client }) => {
      const now = (await client.begin()).startTs;
      const error = await failure(client.begin({ startTs: now + (3_600_000n << 18n) }));
      expect(error).toMatchObject({ code: 'FUTURE_TIMESTAMP' });
      expect(await failure(client.begin({ startTs: 2n ** 64n - 2n }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    }));

  test('TestPrewritePrimaryKeyFailed: what was rolled back stays so, and the key can be written again', async () =>
    withTxn(async ({ client, other }) => {
      const late = await client.begin();
      await put(other, { a: 'a1' });
      late.put('a', 'a2');
      late.put('b', 'b2');
      expect(await failure(late.commit())).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      await client.txn.backgroundIdle();
      expect(await values(client, 'a', 'b')).toEqual(['a1', undefined]);
      await put(client, { a: 'a3' });
      expect(await values(other, 'a', 'b')).toEqual(['a3', undefined]);
    }));

  test('TestWrittenKeysOnConflict: after a conflict others find nothing to wait for', async () =>
    withTxn(async ({ client, other, setup }) => {
      for (let i = 0; i < 5; i += 1) {
        const loser = await client.begin();
        await put(other, { b1: String(i) });
        loser.put('b1', '1');
        loser.put('c1', '2');
        await failure(loser.commit());
        await client.txn.backgroundIdle();
        const start = setup.sim.clock.monotonic();
        await values(other, 'c1');
        expect(setup.sim.clock.monotonic() - start).toBeLessThan(20);
      }
    }));

  test('TestPrewriteTxnSize: locks tell how many keys of the transaction lie in their region', async () =>
    withTxn(async ({ client, setup, cluster }) => {
      const txn = await client.begin();
      for (let i = 0; i < 50; i += 1) txn.put(`a${i}`, Buffer.alloc(1024, 1));
      for (let i = 0; i < 20; i += 1) txn.put(`b${i}`, Buffer.alloc(1024, 1));
      await setup.dieAfterPrewrite(txn);
      const sizes = new Map<string, Set<bigint>>();
      for (const { key, lock } of cluster.locks()) {
        const region = Buffer.from(key).toString().slice(0, 1);
        sizes.set(region, (sizes.get(region) ?? new Set()).add(BigInt(lock.txnSize)));
      }
      expect(Object.fromEntries(sizes)).toEqual({ a: new Set([50n]), b: new Set([20n]) });
      // More than one request for each region: batches are full at 16 KiB.
      expect(setup.prewrites().length).toBeGreaterThan(4);
    }));

  test('TestRejectCommitTS: a pushed transaction commits at a newer timestamp', async () =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { a: 'a0' });
      const txn = await client.begin();
      txn.put('a', 'a1');
      // A reader comes between the commit timestamp and the commit, and pushes the lock.
      let pushed: Promise<unknown> | undefined;
      const fault = setup.cluster.addFault({
        method: 'KvCommit',
        on: 'request',
        action: 'delay',
        delayMs: 300,
        times: 1,
      });
      setup.onSend = ({ command }) => {
        if (command.name !== 'KvCommit' || pushed !== undefined) return;
        pushed = other.snapshot().then(async (snapshot) => text(await snapshot.get('a')));
      };
      const { commitTs } = await txn.commit();
      fault.remove();
      expect(await pushed).toBe('a0');
      const commits = setup
        .requests<kvrpcpb.CommitRequest>('KvCommit')
        .filter((one) => one.startVersion === txn.startTs);
      expect(commits).toHaveLength(2);
      expect(commits[1]?.commitVersion).toBe(commitTs);
      expect(commits[0]?.commitVersion).toBeLessThan(commitTs ?? 0n);
      expect(await values(other, 'a')).toEqual(['a1']);
    }));

  test('TestDeleteAllYourWrites: inserts taken back are checked and leave nothing', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) {
        txn.insert(key, 'x');
        txn.delete(key);
      }
      expect(await txn.commit()).toEqual({ commitTs: undefined });
      expect(setup.requests('KvCommit')).toEqual([]);
      expect(setup.locks()).toEqual([]);
    }));

  test('TestDeleteAllYourWritesWithSFU: a key locked besides is committed as a lock', async () =>
    withTxn(async ({ client, setup, cluster }) => {
      const txn = await client.begin();
      txn.insert('a', 'x');
      txn.delete('a');
      await txn.lockKeys(['b']);
      await setup.dieAfterPrewrite(txn);
      expect(setup.locks()).toEqual(['b']);
      expect(new Set(setup.prewrites().flatMap(({ mutations }) => mutations.map(({ op }) => op)))).toEqual(
        new Set([Op.Lock, Op.CheckNotExists]),
      );
      expect(cluster.locks().map(({ lock }) => Buffer.from(lock.primary).toString())).toEqual(['b']);
    }));

  test('TestDeleteYourWriteCauseGhostPrimary: the primary is a key that is committed', async () =>
    withTxn(async ({ client, other, setup, cluster }) => {
      const txn = await client.begin();
      txn.insert('a', 'x');
      txn.put('b', 'b1');
      txn.put('c', 'c1');
      txn.delete('a');
      await setup.dieAfterPrewrite(txn);
      expect(cluster.locks().map(({ lock }) => Buffer.from(lock.primary).toString())).toEqual(['b', 'b']);
      await setup.sleep(4000);
      expect(await values(other, 'b', 'c')).toEqual([undefined, undefined]);
    }));

  test('TestCommitMultipleRegions: small and large values over several regions', async () =>
    withTxn(async ({ client, other, setup }) => {
      const small = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${'abc'[i % 3]}key${i}`, `value ${i}`]));
      await put(client, small);
      const large = Object.fromEntries(
        Array.from({ length: 50 }, (_, i) => [`${'abc'[i % 3]}large${i}`, 'x'.repeat(2300)]),
      );
      await put(client, large);
      for (const pairs of [small, large])
        expect(await values(other, ...Object.keys(pairs))).toEqual(Object.values(pairs));
      expect(setup.locks()).toEqual([]);
    }));

  test('TestCommitDeadLock: of two transactions over the same keys one commits', async () =>
    withTxn(async ({ client, other, setup }) => {
      const first = await client.begin();
      const second = await other.begin();
      for (const [txn, value] of [[first, '1'] as const, [second, '2'] as const]) {
        txn.put('a', value);
        txn.put('c', value);
      }
      const results = await Promise.allSettled([first.commit(), second.commit()]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await client.txn.backgroundIdle();
      await other.txn.backgroundIdle();
      const [a, c] = await values(client, 'a', 'c');
      expect(a).toBe(first.state === 'committed' ? '1' : '2');
      expect(c).toBe(a);
      expect(setup.locks()).toEqual([]);
    }));

  test('TestExtractKeyExistsErr: an insert of what exists names the key', async () =>
    withTxn(async ({ client, setup }) => {
      await put(client, { a: 'a' });
      const txn = await client.begin();
      txn.insert('a', 'b');
      txn.put('c', 'c');
      expect(await failure(txn.commit())).toMatchObject({ code: 'KEY_EXISTS', key: new Uint8Array(Buffer.from('a')) });
      await client.txn.backgroundIdle();
      expect(setup.locks()).toEqual([]);
    }));
});

/** What a store says that does not lead the region, to commits only. */
function notLeader({ command, target }: RpcCall): unknown {
  if (command.name !== 'KvCommit') return undefined;
  const { regionId } = target;
  const regionError = errorpb.Error.fromPartial({ message: 'not leader', notLeader: { regionId } });
  return kvrpcpb.CommitResponse.fromPartial({ regionError });
}

describe('client-go: integration_tests/2pc_test.go, when committing the primary fails', () => {
  test('TestFailCommitPrimaryRpcErrors: without any answer the outcome is open, and asking tells it', async () =>
    withTxn(async ({ client, cluster }) => {
      const txn = await client.begin();
      txn.put('a', 'a1');
      const fault = cluster.addFault({ method: 'KvCommit', on: 'reply', action: 'drop' });
      expect(await failure(txn.commit())).toMatchObject({ code: 'UNDETERMINED', operation: 'commit' });
      fault.remove();
      expect(await failure(txn.rollback())).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'transaction' });
      // The store had carried it out.
      expect(await txn.outcome()).toMatchObject({ kind: 'committed' });
      expect(txn.state).toBe('committed');
      expect(await values(client, 'a')).toEqual(['a1']);
    }));

  test('TestFailCommitPrimaryRegionError: region errors alone mean that nothing was committed', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin();
      txn.put('b', 'b1');
      setup.answer = notLeader;
      const error = await failure(txn.commit({ timeoutMs: 3000 }));
      expect(['DEADLINE_EXCEEDED', 'RETRIES_EXHAUSTED']).toContain(error.code);
      setup.answer = undefined;
      expect(await txn.outcome()).toEqual({ kind: 'rolledBack' });
      await client.txn.backgroundIdle();
      expect([setup.locks(), await values(other, 'b')]).toEqual([[], [undefined]]);
    }));

  test('TestFailCommitPrimaryRPCErrorThenRegionError: region errors after a lost answer leave it open', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      const txn = await client.begin();
      txn.put('a', 'a1');
      cluster.addFault({ method: 'KvCommit', on: 'reply', action: 'drop', times: 1 });
      setup.answer = (call) => (call.attempt > 1 ? notLeader(call) : undefined);
      expect(await failure(txn.commit())).toMatchObject({ code: 'UNDETERMINED' });
      setup.answer = undefined;
      expect(await txn.outcome()).toMatchObject({ kind: 'committed' });
      expect(await values(client, 'a')).toEqual(['a1']);
    }));

  test('TestFailCommitPrimaryKeyError: a definite no is told as it is', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin();
      txn.put('c', 'c1');
      // Long before the commit arrives its locks have expired, and somebody has rolled them back.
      setup.cluster.addFault({ method: 'KvCommit', on: 'request', action: 'delay', delayMs: 4000, times: 1 });
      const committing = failure(txn.commit());
      await setup.sleep(3500);
      expect(await values(other, 'c')).toEqual([undefined]);
      expect(await committing).toMatchObject({ code: 'KEY_RETRYABLE' });
      expect(txn.state).toBe('rolledBack');
    }));

  test('TestFailCommitPrimaryRPCErrorThenKeyError: a later definite answer counts', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin();
      txn.put('c', 'c1');
      setup.cluster.addFault({ method: 'KvCommit', on: 'request', action: 'drop', times: 1 });
      const committing = failure(txn.commit());
      await setup.sleep(3500);
      expect(await values(other, 'c')).toEqual([undefined]);
      expect(await committing).toMatchObject({ code: 'KEY_RETRYABLE' });
      expect(txn.state).toBe('rolledBack');
    }));

  test('TestFailCommitTimeout: others see a commit whose answer was lost', async () =>
    withTxn(async ({ client, other, cluster }) => {
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, `${key}1`);
      const fault = cluster.addFault({ method: 'KvCommit', on: 'reply', action: 'drop' });
      expect(await failure(txn.commit())).toMatchObject({ code: 'UNDETERMINED' });
      fault.remove();
      expect(await values(other, 'a', 'b', 'c')).toEqual(['a1', 'b1', 'c1']);
    }));
});

describe('lost answers', () => {
  test('one lost answer is made up for by asking again', async () =>
    withTxn(async ({ client, cluster }) => {
      for (const on of ['request', 'reply'] as const) {
        const txn = await client.begin();
        txn.put('a', on);
        cluster.addFault({ method: 'KvCommit', on, action: 'drop', times: 1 });
        const { commitTs } = await txn.commit();
        expect(await txn.outcome()).toEqual({ kind: 'committed', commitTs });
        expect(await values(client, 'a')).toEqual([on]);
      }
    }));
});

describe('regions that change under a commit', () => {
  test('locks written after a split forbid that others resolve them key by key', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      await put(client, { a1: '0', a5: '0', a9: '0' });
      const txn = await client.begin();
      for (const key of ['a1', 'a5', 'a9']) txn.put(key, '1');
      await cluster.splitRegion(encodeBytes(Buffer.from('a5')));
      setup.sent.length = 0;
      await setup.dieAfterPrewrite(txn);
      const [first, ...again] = setup.prewrites();
      expect(first).toMatchObject({ txnSize: 3n, context: { isRetryRequest: false } });
      expect(again.map(({ mutations }) => mutations.map(({ key }) => text(key)))).toEqual([['a1'], ['a5', 'a9']]);
      for (const request of again)
        expect(request).toMatchObject({ txnSize: 2n ** 64n - 1n, context: { isRetryRequest: true } });
      expect(await txn.outcome()).toEqual({ kind: 'rolledBack' });
      await client.txn.backgroundIdle();
      expect(await values(client, 'a1', 'a5', 'a9')).toEqual(['0', '0', '0']);
      await setup.until(() => setup.locks().length === 0);
    }));

  test('a split between prewrite and commit: the primary alone decides, the rest follows', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      await put(client, { a1: '0', a5: '0', a9: '0' });
      const txn = await client.begin();
      for (const key of ['a1', 'a5', 'a9']) txn.put(key, '1');
      let split: Promise<unknown> | undefined;
      cluster.addFault({ method: 'KvCommit', on: 'request', action: 'delay', delayMs: 200, times: 1 });
      setup.onSend = ({ command }) => {
        if (command.name === 'KvCommit') split ??= cluster.splitRegion(encodeBytes(Buffer.from('a5')));
      };
      await txn.commit();
      await split;
      await client.txn.backgroundIdle();
      const commits = setup
        .requests<kvrpcpb.CommitRequest>('KvCommit')
        .filter((one) => one.startVersion === txn.startTs);
      expect(commits.map(({ keys }) => keys.map(text))).toEqual([['a1', 'a5', 'a9'], ['a1'], ['a5', 'a9']]);
      expect(commits.map(({ commitRole }) => commitRole)).toEqual([1, 1, 2]);
      expect([setup.locks(), await values(client, 'a1', 'a5', 'a9')]).toEqual([[], ['1', '1', '1']]);
    }));
});
