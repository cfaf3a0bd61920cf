import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { AsyncRecovery } from './async-recovery.js';

const lock = (minCommitTs: bigint, more: Partial<kvrpcpb.LockInfo> = {}): kvrpcpb.LockInfo =>
  kvrpcpb.LockInfo.fromPartial({ key: new Uint8Array(1), lockVersion: 5n, useAsyncCommit: true, minCommitTs, ...more });

describe('what secondaries say about an async-commit transaction', () => {
  test('all locked: committed at the largest demand, and all keys are known', () => {
    const recovery = new AsyncRecovery(5n, 10n);
    recovery.add({ locks: [lock(12n), lock(11n)], commitTs: 0n }, 2);
    recovery.add({ locks: [lock(9n)], commitTs: 0n }, 1);
    expect(recovery.status).toEqual({ kind: 'committed', commitTs: 12n });
    expect(recovery.keys).toHaveLength(3);
  });

  test('no secondaries: the primary alone decides', () => {
    expect(new AsyncRecovery(5n, 10n).status).toEqual({ kind: 'committed', commitTs: 10n });
  });

  test('a missing lock: committed when the store says when, rolled back otherwise', () => {
    const committed = new AsyncRecovery(5n, 10n);
    committed.add({ locks: [], commitTs: 13n }, 1);
    committed.add({ locks: [lock(12n)], commitTs: 0n }, 1);
    expect(committed.status).toEqual({ kind: 'committed', commitTs: 13n });
    const rolledBack = new AsyncRecovery(5n, 10n);
    rolledBack.add({ locks: [lock(12n)], commitTs: 0n }, 1);
    rolledBack.add({ locks: [lock(12n)], commitTs: 0n }, 2);
    expect(rolledBack.status).toEqual({ kind: 'rolledBack' });
  });

  test('answers that contradict each other are errors', () => {
    const two = new AsyncRecovery(5n, 10n);
    two.add({ locks: [], commitTs: 13n }, 1);
    expect(() => two.add({ locks: [], commitTs: 14n }, 1)).toThrow('commit timestamps 13 and 14');
    expect(() => two.add({ locks: [], commitTs: 0n }, 1)).toThrow('commit timestamps 13 and 0');
    const below = new AsyncRecovery(5n, 10n);
    expect(() => below.add({ locks: [], commitTs: 9n }, 1)).toThrow('committed at 9, below the demanded 10');
    const strange = new AsyncRecovery(5n, 10n);
    expect(() => strange.add({ locks: [lock(11n, { lockVersion: 6n })], commitTs: 0n }, 1)).toThrow('transaction 6');
  });

  test('a lock that is no async-commit lock: the transaction went back to two phases', () => {
    const recovery = new AsyncRecovery(5n, 10n);
    recovery.add({ locks: [lock(11n), lock(0n, { useAsyncCommit: false })], commitTs: 0n }, 2);
    expect(recovery.fellBack).toBe(true);
  });
});
