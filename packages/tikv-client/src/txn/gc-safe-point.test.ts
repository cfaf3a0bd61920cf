import { PdError } from '@tikv-client/errors';
import { pdpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { gcSafePoint } from './gc-safe-point.js';

describe('gcSafePoint', () => {
  test('asks for the keyspace, or for the whole cluster', async () => {
    const asked: unknown[] = [];
    const pd = {
      getGcState: async (keyspaceId?: number) => {
        asked.push(keyspaceId);
        return Promise.resolve(pdpb.GCState.fromPartial({ txnSafePoint: 7n }));
      },
    };
    expect(await gcSafePoint(pd, 5).txnSafePoint()).toBe(7n);
    expect(await gcSafePoint(pd, undefined).txnSafePoint()).toBe(7n);
    expect(asked).toEqual([5, undefined]);
  });

  test('a PD without GC states knows none; other failures are told', async () => {
    const failing = (kind: 'unimplemented' | 'unreachable') => ({
      getGcState: async () => Promise.reject(new PdError({ kind, message: kind })),
    });
    expect(await gcSafePoint(failing('unimplemented'), 0).txnSafePoint()).toBeUndefined();
    await expect(gcSafePoint(failing('unreachable'), 0).txnSafePoint()).rejects.toThrow(PdError);
  });
});
