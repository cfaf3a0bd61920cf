import type { CommitOptions } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { failure, put, values, withTxn } from './txn-setup.js';

const ms = 2n ** 18n;

describe('client-go: integration_tests/option_test.go', () => {
  test.each<[string, { aheadMs: number; options?: CommitOptions; within: readonly [number, number] }]>([
    ['a timestamp that has passed costs nothing', { aheadMs: -5, within: [0, 20] }],
    ['a short lag is waited for', { aheadMs: 200, within: [200, 330] }],
    ['up to a second', { aheadMs: 900, within: [900, 1010] }],
    ['or longer if asked', { aheadMs: 3000, options: { waitTimeoutMs: 3500 }, within: [3000, 3510] }],
  ])('TestSetCommitWaitUntilTSO: %s', async (_name, { aheadMs, options, within: [least, most] }) =>
    withTxn(async ({ client, setup }) => {
      await put(client, { a: '0' });
      const { clock } = setup.sim;
      const txn = await client.begin();
      txn.put('a', '1');
      const waitUntilTs = txn.startTs + BigInt(aheadMs) * ms;
      const start = clock.monotonic();
      const { commitTs = 0n } = await txn.commit({ ...options, waitUntilTs });
      const took = clock.monotonic() - start;
      expect(commitTs).toBeGreaterThan(waitUntilTs);
      expect([took >= least - 5, took <= most]).toEqual([true, true]);
      expect(await values(client, 'a')).toEqual(['1']);
    }),
  );

  test.each<[string, { aheadMs: number; options?: CommitOptions }]>([
    ['nothing is waited for if so asked', { aheadMs: 50, options: { waitTimeoutMs: 0 } }],
    ['a lag that is too long is told at once', { aheadMs: 10_000 }],
    ['longer than one was willing to wait', { aheadMs: 30, options: { waitTimeoutMs: 20 } }],
  ])('TestSetCommitWaitUntilTSO: %s', async (_name, { aheadMs, options }) =>
    withTxn(async ({ client, setup }) => {
      await put(client, { a: '0' });
      const { clock } = setup.sim;
      const txn = await client.begin();
      txn.put('a', '1');
      txn.put('b', '1');
      const waitUntilTs = txn.startTs + BigInt(aheadMs) * ms;
      const start = clock.monotonic();
      const error = await failure(txn.commit({ ...options, waitUntilTs }));
      expect(error).toMatchObject({ code: 'COMMIT_TS_LAG', limit: waitUntilTs });
      expect(clock.monotonic() - start).toBeLessThan(30);
      expect(await txn.outcome()).toEqual({ kind: 'rolledBack' });
      await client.txn.backgroundIdle();
      expect([setup.locks(), await values(client, 'a', 'b')]).toEqual([[], ['0', undefined]]);
    }),
  );

  test('TestSetCommitWaitUntilTSOTimeout: a second unless said otherwise, and a time of at least nothing', async () =>
    withTxn(async ({ client }) => {
      const late = async (waitTimeoutMs?: number): Promise<unknown> => {
        const txn = await client.begin();
        txn.put('a', '1');
        return txn.commit({ waitUntilTs: txn.startTs + 1500n * ms, waitTimeoutMs });
      };
      expect(await failure(late())).toMatchObject({ code: 'COMMIT_TS_LAG' });
      await late(2000);
      const txn = await client.begin();
      txn.put('a', '1');
      for (const [field, options] of [
        ['options.waitTimeoutMs', { waitTimeoutMs: -1 }],
        ['options.waitUntilTs', { waitUntilTs: 5 }],
        ['options.waitFor', { waitFor: 5n }],
      ] as const) {
        expect(await failure(txn.commit(options as object))).toMatchObject({ code: 'INVALID_ARGUMENT', field });
      }
      await txn.commit();
    }));
});
