import { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { put, text, withTxn } from './txn-setup.js';

describe('client-go: integration_tests/store_test.go', () => {
  test('TestOracle: timestamps rise, and a placement driver without a leader is waited for', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      const first = await client.begin();
      const second = await client.begin();
      expect(second.startTs).toBeGreaterThan(first.startTs);
      cluster.setPdLeaderless(true);
      const start = setup.sim.clock.monotonic();
      const beginning = client.begin();
      await setup.sleep(400);
      cluster.setPdLeaderless(false);
      const third = await beginning;
      expect(setup.sim.clock.monotonic() - start).toBeGreaterThanOrEqual(400);
      expect(third.startTs - second.startTs).toBeGreaterThanOrEqual(400n << 18n);
    }));

  test('TestFailBusyServerKV: a store that is busy once is asked again', async () =>
    withTxn(async ({ client, setup }) => {
      await put(client, { a: 'value' });
      let busy = 0;
      setup.answer = ({ command }) => {
        if (command.name !== 'KvGet' || busy > 0) return undefined;
        busy += 1;
        const regionError = errorpb.Error.fromPartial({ serverIsBusy: { reason: 'test' } });
        return kvrpcpb.GetResponse.fromPartial({ regionError });
      };
      const txn = await client.begin();
      expect(text(await txn.get('a'))).toBe('value');
      expect([busy, setup.requests('KvGet').length]).toEqual([1, 2]);
    }));
});
