import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barrierTtl, FOREVER, GcStates, NULL_KEYSPACE_ID } from './gc-states.js';
import { KeyspaceTable } from './keyspaces.js';
import { MetaKv } from './meta-kv.js';

const NOW = 1_000_000;

function states() {
  const keyspaces = new KeyspaceTable(0n);
  keyspaces.create('own', { gc_management_type: 'keyspace_level' }, 0n);
  keyspaces.create('shared', {}, 0n);
  return new GcStates(keyspaces, { maxBarriers: 3 });
}

describe('GcStates', () => {
  test('the txn safe point stops at barriers, and the GC safe point at the txn safe point', () => {
    const gc = states();
    gc.setBarrier(NULL_KEYSPACE_ID, 'backup', 50n, 10n, NOW);
    expect(gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 80n, NOW)).toMatchObject({
      before: 0n,
      after: 50n,
      blocker: { id: 'backup' },
    });
    expect(() => gc.advanceGcSafePoint(NULL_KEYSPACE_ID, 51n)).toThrow('[PD:gc:ErrGCSafePointExceedsTxnSafePoint]');
    expect(gc.advanceGcSafePoint(NULL_KEYSPACE_ID, 50n)).toEqual({ before: 0n, after: 50n });
    expect(() => gc.advanceGcSafePoint(NULL_KEYSPACE_ID, 49n)).toThrow('[PD:gc:ErrDecreasingGCSafePoint]');
    expect(() => gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 49n, NOW)).toThrow('[PD:gc:ErrDecreasingTxnSafePoint]');
    expect(() => gc.setBarrier(NULL_KEYSPACE_ID, 'late', 49n, 10n, NOW)).toThrow(
      '[PD:gc:ErrGCBarrierTSBehindTxnSafePoint]',
    );
    expect(gc.deleteBarrier(NULL_KEYSPACE_ID, 'backup')).toMatchObject({ ts: 50n });
    expect(gc.deleteBarrier(NULL_KEYSPACE_ID, 'backup')).toBeUndefined();
    expect(gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 80n, NOW)).toMatchObject({ after: 80n, blockerDescription: '' });
  });

  test('a barrier ends with its time, for good', () => {
    const gc = states();
    const barrier = gc.setBarrier(NULL_KEYSPACE_ID, 'b', 5n, 10n, NOW);
    expect(barrierTtl(barrier, NOW + 2500)).toBe(7n);
    expect(gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 6n, NOW + 10_000).after).toBe(5n);
    expect(gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 6n, NOW + 10_001).after).toBe(6n);
    expect(gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 7n, NOW).after).toBe(7n);
    expect(barrierTtl(gc.setBarrier(NULL_KEYSPACE_ID, 'ever', 9n, FOREVER, NOW), NOW)).toBe(FOREVER);
  });

  test.each([
    ['an empty name', () => states().setBarrier(1, '', 1n, 1n, NOW), '[PD:common:ErrInvalidArgument]'],
    ['the reserved name', () => states().setBarrier(1, 'gc_worker', 1n, 1n, NOW), '[PD:gc:ErrReservedGCBarrierID]'],
    ['no time to live', () => states().setBarrier(1, 'b', 1n, 0n, NOW), '[PD:common:ErrInvalidArgument]'],
    ['an unknown keyspace', () => states().state(99), '[PD:keyspace:ErrKeyspaceNotFound]'],
    [
      'GC of a keyspace that has none of its own',
      () => states().advanceGcSafePoint(2, 1n),
      '[PD:gc:ErrGCOnInvalidKeyspace]',
    ],
    [
      'gc_worker with an end',
      () => states().updateServiceSafePoint(NULL_KEYSPACE_ID, 'gc_worker', 1n, 5n, NOW),
      'must be infinity',
    ],
  ])('%s is refused', (_, call, text) => {
    expect(call).toThrow(text);
  });

  test('no more barriers than the limit', () => {
    const gc = states();
    for (const id of ['a', 'b', 'c']) {
      gc.setBarrier(NULL_KEYSPACE_ID, id, 1n, 10n, NOW);
    }
    gc.setBarrier(NULL_KEYSPACE_ID, 'a', 2n, 10n, NOW);
    expect(() => gc.setBarrier(NULL_KEYSPACE_ID, 'd', 1n, 10n, NOW)).toThrow('no more than 3');
  });

  test('keyspaces: one has its own state, the others share the unified one, global barriers hold all', () => {
    const gc = states();
    gc.advanceTxnSafePoint(1, 30n, NOW);
    expect(gc.state(1)).toMatchObject({ keyspaceId: 1, isKeyspaceLevel: true, txnSafePoint: 30n });
    expect(gc.state(2)).toMatchObject({ keyspaceId: NULL_KEYSPACE_ID, isKeyspaceLevel: false, txnSafePoint: 0n });
    expect(() => gc.setGlobalBarrier('all', 29n, 10n, NOW)).toThrow('[PD:gc:ErrGlobalGCBarrierTSBehindTxnSafePoint]');
    gc.setGlobalBarrier('all', 40n, 10n, NOW);
    expect(gc.advanceTxnSafePoint(1, 99n, NOW)).toMatchObject({ after: 40n, blocker: { id: 'all' } });
    expect(gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 99n, NOW).after).toBe(40n);
    expect(gc.states().map((one) => one.keyspaceId)).toEqual([NULL_KEYSPACE_ID, 0, 1, 2]);
  });

  test('older clients: service safe points hold gc_worker back, and the smallest is what they are told', () => {
    const gc = states();
    const update = (service: string, ts: bigint, ttl: bigint) =>
      gc.updateServiceSafePoint(NULL_KEYSPACE_ID, service, ts, ttl, NOW);
    expect(update('cdc', 10n, 60n)).toMatchObject({ serviceId: 'gc_worker', safePoint: 0n });
    expect(update('gc_worker', 20n, FOREVER)).toMatchObject({ serviceId: 'cdc', safePoint: 10n });
    expect(update('cdc', 0n, 0n)).toMatchObject({ safePoint: 10n });
    expect(update('gc_worker', 20n, FOREVER)).toMatchObject({ serviceId: 'gc_worker', safePoint: 20n });
    // Too late: it is not taken, which shows by the safe point being higher.
    expect(update('cdc', 15n, 60n)).toMatchObject({ serviceId: 'gc_worker', safePoint: 20n });
    expect(gc.serviceSafePoints()).toHaveLength(1);
    expect(gc.updateGcSafePoint(NULL_KEYSPACE_ID, 25n)).toBe(25n);
    expect(gc.updateGcSafePoint(NULL_KEYSPACE_ID, 0n)).toBe(25n);
    expect(gc.state(NULL_KEYSPACE_ID)).toMatchObject({ txnSafePoint: 25n, gcSafePoint: 25n });
  });

  test('the txn safe points lie in etcd, where older GC workers write and older clients read them', () => {
    const keyspaces = new KeyspaceTable(0n);
    keyspaces.create('own', { gc_management_type: 'keyspace_level' }, 0n);
    const meta = new MetaKv();
    const gc = new GcStates(keyspaces, { meta });
    const unified = Buffer.from('/tidb/store/gcworker/saved_safe_point');
    const own = Buffer.from('/keyspaces/tidb/1/tidb/store/gcworker/saved_safe_point');
    const read = (key: Buffer) => meta.range(key, new Uint8Array(0)).kvs.map((kv) => Buffer.from(kv.value).toString());
    expect([gc.state(NULL_KEYSPACE_ID).txnSafePoint, read(unified)]).toEqual([0n, []]);
    gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, 2n ** 63n, NOW);
    gc.advanceTxnSafePoint(1, 7n, NOW);
    expect([read(unified), read(own)]).toEqual([['9223372036854775808'], ['7']]);
    meta.put(own, Buffer.from('9'));
    expect(gc.state(1).txnSafePoint).toBe(9n);
    expect(() => gc.advanceTxnSafePoint(1, 8n, NOW)).toThrow('[PD:gc:ErrDecreasingTxnSafePoint]');
    meta.put(own, Buffer.from('soon'));
    expect(() => gc.state(1)).toThrow('is no timestamp');
  });

  test('whatever is called, safe points never go back and the GC safe point never passes the txn safe point', () => {
    const call = fc.tuple(
      fc.constantFrom('txn', 'gc', 'legacy', 'service', 'worker', 'barrier'),
      fc.bigInt({ min: 0n, max: 30n }),
      fc.constantFrom('a', 'b'),
    );
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), (calls) => {
        const gc = states();
        let before = gc.state(NULL_KEYSPACE_ID);
        for (const [kind, ts, id] of calls) {
          try {
            const run = {
              txn: () => gc.advanceTxnSafePoint(NULL_KEYSPACE_ID, ts, NOW),
              gc: () => gc.advanceGcSafePoint(NULL_KEYSPACE_ID, ts),
              legacy: () => gc.updateGcSafePoint(NULL_KEYSPACE_ID, ts),
              service: () => gc.updateServiceSafePoint(NULL_KEYSPACE_ID, id, ts, ts % 2n, NOW),
              worker: () => gc.updateServiceSafePoint(NULL_KEYSPACE_ID, 'gc_worker', ts, FOREVER, NOW),
              barrier: () => gc.setBarrier(NULL_KEYSPACE_ID, id, ts, 5n, NOW),
            }[kind];
            run?.();
          } catch (error) {
            expect(String(error)).toContain('[PD:gc:');
          }
          const after = gc.state(NULL_KEYSPACE_ID);
          expect(after.txnSafePoint).toBeGreaterThanOrEqual(before.txnSafePoint);
          expect(after.gcSafePoint).toBeGreaterThanOrEqual(before.gcSafePoint);
          expect(after.gcSafePoint).toBeLessThanOrEqual(after.txnSafePoint);
          before = after;
        }
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});
