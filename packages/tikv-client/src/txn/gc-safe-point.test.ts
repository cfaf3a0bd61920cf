import { PdError } from '@tikv-client/errors';
import type { PdErrorKind } from '@tikv-client/errors';
import { pdpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { gcSafePoint } from './gc-safe-point.js';

/** A PD that writes down what it is asked. */
class FakePd {
  readonly asked: unknown[] = [];
  failure: PdErrorKind | undefined;

  async getGcState(keyspaceId?: number): Promise<pdpb.GCState> {
    this.asked.push(['state', keyspaceId]);
    if (this.failure !== undefined) throw new PdError({ kind: this.failure, message: this.failure });
    return Promise.resolve(pdpb.GCState.fromPartial({ txnSafePoint: 7n }));
  }

  async getGcSafePoint(): Promise<bigint> {
    this.asked.push('safe point');
    return Promise.resolve(5n);
  }
}

describe('gcSafePoint', () => {
  test('asks for the keyspace, or for the whole cluster', async () => {
    const pd = new FakePd();
    expect(await gcSafePoint(pd, 5).txnSafePoint()).toBe(7n);
    expect(await gcSafePoint(pd, undefined).txnSafePoint()).toBe(7n);
    expect(pd.asked).toEqual([
      ['state', 5],
      ['state', undefined],
    ]);
  });

  test('client-go: integration_tests/gc_test.go TestLoadTxnSafePointFallback: a PD without GC states is asked for them once, and then for its safe point', async () => {
    const pd = new FakePd();
    pd.failure = 'unimplemented';
    const source = gcSafePoint(pd, undefined);
    for (let i = 0; i < 3; i += 1) expect(await source.txnSafePoint()).toBe(5n);
    expect(pd.asked).toEqual([['state', undefined], 'safe point', 'safe point', 'safe point']);
  });

  test('other failures are told, and states are asked for again', async () => {
    const pd = new FakePd();
    pd.failure = 'unreachable';
    const source = gcSafePoint(pd, undefined);
    await expect(source.txnSafePoint()).rejects.toThrow(PdError);
    pd.failure = undefined;
    expect(await source.txnSafePoint()).toBe(7n);
    expect(pd.asked).not.toContain('safe point');
  });
});
