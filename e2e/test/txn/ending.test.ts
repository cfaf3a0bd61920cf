import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;
const killed = new Error('killed');

describe('client-go: integration_tests/2pc_test.go', () => {
  test('TestKillSignal: a commit whose signal is aborted already does not begin', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      txn.put('a', 'value');
      expect(await failure(txn.commit({ signal: AbortSignal.abort(killed) }))).toBe(killed);
      expect(setup.prewrites()).toEqual([]);
      expect(await values(client, 'a')).toEqual([undefined]);
    }));

  test('TestUninterruptibleAction, Cleanup: locks go though the caller has gone', async () =>
    withTxn(async ({ client, other, setup }) => {
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, '1');
      await put(other, { c: '2' });
      const abort = new AbortController();
      setup.onSend = ({ command }) => {
        if (command.name === 'KvBatchRollback') abort.abort(killed);
      };
      expect(await failure(txn.commit({ signal: abort.signal }))).toMatchObject({ code: 'KEY_WRITE_CONFLICT' });
      await client.txn.backgroundIdle();
      expect([abort.signal.aborted, setup.locks()]).toEqual([true, []]);
    }));

  test('TestUninterruptibleAction, PessimisticRollback: locks go though the caller does not wait for it', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      const txn = await client.begin(pessimistic);
      await txn.lockKeys(['a', 'b']);
      const lost = cluster.addFault({ method: 'KVPessimisticRollback', on: 'request', action: 'drop', times: 2 });
      const abort = new AbortController();
      const rolledBack = failure(txn.rollback({ signal: abort.signal }));
      await setup.sleep(100);
      abort.abort(killed);
      expect(await rolledBack).toBe(killed);
      expect([txn.state, lost.taken, setup.locks()]).toEqual(['rolledBack', 2, ['a', 'b']]);
      await setup.until(() => setup.locks().length === 0, 1000);
    }));

  test('TestUninterruptibleAction, Commit: secondaries are committed though the caller has gone', async () =>
    withTxn(async ({ client, setup }) => {
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, '1');
      const abort = new AbortController();
      setup.onSend = ({ command, request }) => {
        const { commitRole } = request as kvrpcpb.CommitRequest;
        if (command.name === 'KvCommit' && commitRole === kvrpcpb.CommitRole.Secondary) abort.abort(killed);
      };
      await txn.commit({ signal: abort.signal });
      await client.txn.backgroundIdle();
      expect([abort.signal.aborted, setup.locks()]).toEqual([true, []]);
      expect(await values(client, 'a', 'b', 'c')).toEqual(['1', '1', '1']);
    }));

  test('TestResolveMixed: writes and pessimistic locks of a dead transaction go in one pass over the region each', async () =>
    withTxn(
      async ({ client, other, setup }) => {
        const keys = ['a1', 'a2', 'a3', 'a4'];
        const txn = await client.begin(pessimistic);
        await txn.lockKeys(['b']);
        await txn.lockKeys(['a0', 'a00']);
        for (const key of keys) txn.put(key, 'never');
        // The locks on `b`, the primary, and on the others stay as they are.
        setup.answer = ({ command, request }) => {
          if (command.name === 'KvPrewrite') leaveOut(request as kvrpcpb.PrewriteRequest, ['a0', 'a00', 'b']);
          return undefined;
        };
        await setup.dieAfterPrewrite(txn);
        const kinds = setup.cluster.locks().map(({ key, lock }) => [text(key), lock.kind]);
        expect(kinds).toEqual([
          ['a0', 'pessimistic'],
          ['a00', 'pessimistic'],
          ...keys.map((key) => [key, 'put']),
          ['b', 'pessimistic'],
        ]);
        await setup.sleep(2000);
        setup.sent.length = 0;
        const writer = await other.begin(pessimistic);
        await writer.lockKeys(['a1']);
        await writer.lockKeys(['a0']);
        // Stores do not remove locks that they hold in memory alone together with the others.
        const named = (name: string): unknown[] => setup.requests<{ keys: unknown }>(name).map(({ keys: at }) => at);
        expect([named('KvResolveLock'), named('KVPessimisticRollback')]).toEqual([[[]], [[]]]);
        expect(setup.locks()).toEqual(['a0', 'a1']);
        await writer.rollback();
        expect(setup.locks()).toEqual([]);
      },
      { txn: { managedLockTtlMs: 1000, resolveLiteThreshold: 4 } },
    ));
});

function leaveOut(request: kvrpcpb.PrewriteRequest, keys: readonly string[]): void {
  const stays = request.mutations.map(({ key }) => !keys.includes(text(key) ?? ''));
  request.mutations = request.mutations.filter((_, i) => stays[i]);
  request.pessimisticActions = request.pessimisticActions.filter((_, i) => stays[i]);
}
