import { PdError } from '@tikv-client/errors';
import { kvrpcpb } from '@tikv-client/kvproto';
import { afterEach, describe, expect, test } from 'vitest';
import type { GcControl } from '../src/range/collect-garbage.js';
import { collectGarbage } from '../src/range/collect-garbage.js';
import { deleteRange } from '../src/range/delete-range.js';
import { resolveLocks } from '../src/range/resolve-locks.js';
import type { Answer, Seen } from './scripted-stores.js';
import { ScriptedStores, lockInfo, text, utf8 } from './scripted-stores.js';

const { Action, Op } = kvrpcpb;
const everything = { start: utf8(''), end: utf8('') };

let made: ScriptedStores | undefined;
afterEach(async () => {
  await made?.background.close();
  made = undefined;
});

/** Stores that hold these locks and let them go when they are told. */
function locked(
  locks: readonly kvrpcpb.LockInfo[],
  splits: readonly string[],
  more?: (seen: Seen) => Answer | undefined,
) {
  const left = new Map(locks.map((lock) => [text(lock.key) ?? '', lock]));
  made = new ScriptedStores(splits, (seen) => {
    const other = more?.(seen);
    if (other !== undefined) return other;
    const { command } = seen;
    const request = seen.request as unknown as kvrpcpb.ScanLockRequest &
      kvrpcpb.ResolveLockRequest &
      kvrpcpb.CheckTxnStatusRequest;
    if (command === 'KvScanLock') {
      const [from, to] = [text(request.startKey) ?? '', text(request.endKey) ?? ''];
      const found = [...left].filter(
        ([key, lock]) => key >= from && (to === '' || key < to) && lock.lockVersion <= request.maxVersion,
      );
      return {
        locks: found
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, request.limit)
          .map(([, lock]) => lock),
      };
    }
    if (command === 'KvResolveLock') {
      const region = made?.regions.find(({ id }) => id === seen.region);
      const [from, to] = [text(region?.startKey) ?? '', text(region?.endKey) ?? ''];
      for (const [key, lock] of left) {
        const meant = request.txnInfos.some(({ txn }) => txn === lock.lockVersion);
        if (meant && key >= from && (to === '' || key < to)) left.delete(key);
      }
      return {};
    }
    if (command === 'KVPessimisticRollback') {
      for (const key of request.keys) left.delete(text(key) ?? '');
      return {};
    }
    return request.lockTs === 1n ? { commitVersion: 11n } : { action: Action.TTLExpireRollback };
  });
  return { on: made, left };
}

describe('resolving the locks of a range', () => {
  test('client-go: integration_tests/lock_test.go TestBatchResolveLocks: every transaction is ended, however young, and each region told once', async () => {
    const locks = [
      lockInfo({ at: 'a', of: 'p', lockVersion: 1n }),
      lockInfo({ at: 'b', of: 'q', lockVersion: 2n }),
      lockInfo({ at: 'c', of: 'p', lockVersion: 1n }),
      lockInfo({ at: 'x', of: 'p', lockVersion: 1n }),
      lockInfo({ at: 'y', of: 'r', lockVersion: 3n, lockType: Op.PessimisticLock }),
      lockInfo({ at: 'z', of: 'r', lockVersion: 99n }),
    ];
    const { on, left } = locked(locks, ['m']);
    const found = await on.run(resolveLocks(on.parts, everything, 50n, on.limits()));
    expect(found).toEqual({ regions: 2, locks: 5 });
    expect([...left.keys()]).toEqual(['z']);
    const resolved = on.seen.filter(({ command }) => command === 'KvResolveLock');
    expect(resolved.map(({ request }) => request.txnInfos)).toMatchObject([
      [
        { txn: 1n, status: 11n },
        { txn: 2n, status: 0n },
      ],
      [{ txn: 1n, status: 11n }],
    ]);
    const asked = on.seen.filter(({ command }) => command === 'KvCheckTxnStatus').map(({ request }) => request);
    expect(asked).toMatchObject([
      { lockTs: 1n, currentTs: 2n ** 64n - 1n, rollbackIfNotExist: true, callerStartTs: 0n },
      { lockTs: 2n, currentTs: 2n ** 64n - 1n },
    ]);
  });

  test('full pages are read on, and a region that changed is looked at again', async () => {
    const locks = Array.from({ length: 1500 }, (_, i) =>
      lockInfo({ at: `k${String(i).padStart(5, '0')}`, of: 'p', lockVersion: 1n }),
    );
    let split = false;
    const { on, left } = locked(locks, [], ({ command }) => {
      if (command !== 'KvResolveLock' || split) return undefined;
      split = true;
      on.split('k00700');
      return 'regroup';
    });
    const found = await on.run(resolveLocks(on.parts, everything, 50n, on.limits()));
    expect(found).toMatchObject({ regions: 2 });
    expect(left.size).toBe(0);
  });

  test('of a key that more transactions share than fit a page, those are found that were left out', async () => {
    const sharing = Array.from({ length: 1500 }, (_, index) => BigInt(index + 2));
    const left = new Set(sharing);
    made = new ScriptedStores([], ({ command, request }) => {
      if (command === 'KvScanLock') {
        const { limit, startKey } = request as unknown as kvrpcpb.ScanLockRequest;
        if ((text(startKey) ?? '') > 'k') return { locks: [] };
        const inner = [...left].slice(0, limit).map((lockVersion) => lockInfo({ at: 'k', of: 'p', lockVersion }));
        return {
          locks: inner.length === 0 ? [] : [lockInfo({ at: 'k', lockType: Op.SharedLock, sharedLockInfos: inner })],
        };
      }
      if (command === 'KvResolveLock') {
        for (const { txn } of (request as unknown as kvrpcpb.ResolveLockRequest).txnInfos) left.delete(txn);
        return {};
      }
      return { action: Action.TTLExpireRollback };
    });
    const { parts } = made;
    const found = await made.run(resolveLocks(parts, everything, 3000n, made.limits()));
    expect(found).toEqual({ regions: 1, locks: 1500 });
    expect(left.size).toBe(0);
  });

  test('client-go: integration_tests/lock_test.go TestBatchResolveTxnFallenBackFromAsyncCommit: secondaries without async commit send back to the primary', async () => {
    const primaryLock = {
      key: utf8('p'),
      primaryLock: utf8('p'),
      lockVersion: 5n,
      useAsyncCommit: true,
      secondaries: [utf8('a')],
    };
    const { on, left } = locked(
      [lockInfo({ at: 'a', of: 'p', lockVersion: 5n, useAsyncCommit: true })],
      [],
      ({ command, request }) => {
        if (command === 'KvCheckSecondaryLocks') return { locks: [{ key: utf8('a'), lockVersion: 5n }] };
        if (command === 'KvCheckTxnStatus' && request.forceSyncCommit === false)
          return { lockTtl: 1n, lockInfo: primaryLock };
        return undefined;
      },
    );
    await on.run(resolveLocks(on.parts, everything, 50n, on.limits()));
    expect(left.size).toBe(0);
    expect(on.parts.resolver.knownStatus(5n)).toEqual({ kind: 'rolledBack' });
  });

  test('a transaction that does not end is an error', async () => {
    const { on } = locked([lockInfo({ at: 'a', lockVersion: 5n })], [], ({ command }) =>
      command === 'KvCheckTxnStatus' ? { lockTtl: 1n } : undefined,
    );
    await expect(on.run(resolveLocks(on.parts, everything, 50n, on.limits()))).rejects.toThrow(
      'transaction 5 could not be ended: it is alive',
    );
  });
});

describe('garbage collection', () => {
  test('nobody may read below, then locks go, then stores are told', async () => {
    const { on } = locked([lockInfo({ at: 'a', of: 'p', lockVersion: 2n })], []);
    const { control, steps } = scriptedControl(on, false);
    const done = await on.run(collectGarbage(on.parts, control, 50n, on.limits()));
    expect(done).toEqual({ safePoint: 40n, regions: 1, locks: 1 });
    expect(steps).toEqual(['advance 50 0', 'tell 40 3']);
    expect(on.seen[0]?.request).toMatchObject({ maxVersion: 40n });
  });

  const keyspace = { id: 7, name: 'shop' };

  test('a keyspace with a GC of its own moves its own safe points', async () => {
    const { on } = locked([lockInfo({ at: 'a', of: 'p', lockVersion: 2n })], []);
    const { control, steps } = scriptedControl(on, true);
    const done = await on.run(collectGarbage(on.parts, control, 50n, on.limits(), keyspace));
    expect(done).toEqual({ safePoint: 40n, regions: 1, locks: 1 });
    expect(steps).toEqual(['state of 7', 'advance 50 of 7 0', 'tell 40 of 7 3']);
  });

  test.each([
    ['that shares the cluster’s GC', false],
    ['of a placement driver without GC states', new PdError({ message: 'unknown method', kind: 'unimplemented' })],
  ])('a keyspace %s is refused before anything has happened', async (_name, own) => {
    const { on } = locked([lockInfo({ at: 'a', of: 'p', lockVersion: 2n })], []);
    const { control, steps } = scriptedControl(on, own);
    const call = on.run(collectGarbage(on.parts, control, 50n, on.limits(), keyspace));
    await expect(call).rejects.toMatchObject({ code: 'CONFIG', field: 'keyspace' });
    await expect(call).rejects.toThrow(/'shop' .* gc_management_type: keyspace_level/);
    expect(steps).toEqual(['state of 7']);
    expect(on.seen).toEqual([]);
  });
});

/** A placement driver that writes down what it is told, and how many requests stores had seen by then. */
function scriptedControl(on: ScriptedStores, ownGc: boolean | PdError): { control: GcControl; steps: string[] } {
  const steps: string[] = [];
  const note = (text: string, keyspaceId: number | undefined): void => {
    steps.push(`${text}${keyspaceId === undefined ? '' : ` of ${keyspaceId}`} ${on.seen.length}`);
  };
  const control: GcControl = {
    getGcState: async (id) => {
      steps.push(`state of ${id}`);
      if (typeof ownGc !== 'boolean') throw ownGc;
      return Promise.resolve({ isKeyspaceLevelGc: ownGc });
    },
    advanceTxnSafePoint: async (target, id) => {
      note(`advance ${target}`, id);
      return Promise.resolve({ newTxnSafePoint: 40n });
    },
    updateGcSafePoint: async (safePoint) => {
      note(`tell ${safePoint}`, undefined);
      return Promise.resolve(safePoint);
    },
    advanceGcSafePoint: async (safePoint, id) => {
      note(`tell ${safePoint}`, id);
      return Promise.resolve(safePoint);
    },
  };
  return { control, steps };
}

describe('deleting a range', () => {
  test('client-go: integration_tests/delete_range_test.go TestDeleteRange: region by region', async () => {
    made = new ScriptedStores(['d', 'h'], () => ({}));
    expect(await made.run(deleteRange(made.parts, { start: utf8('b'), end: utf8('e') }, made.limits()))).toBe(2);
    expect(
      made.seen.map(({ request }) => [text(request.startKey as Uint8Array), text(request.endKey as Uint8Array)]),
    ).toEqual([
      ['b', 'd'],
      ['d', 'e'],
    ]);
    expect(await made.run(deleteRange(made.parts, { start: utf8('b'), end: utf8('b') }, made.limits()))).toBe(0);
  });

  test('a store that refuses ends it', async () => {
    made = new ScriptedStores([], () => ({ error: 'no' }));
    await expect(made.run(deleteRange(made.parts, everything, made.limits(), true))).rejects.toMatchObject({
      code: 'SERVER',
      text: 'no',
    });
    expect(made.seen[0]?.request).toMatchObject({ notifyOnly: true });
  });
});
