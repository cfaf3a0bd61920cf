import { kvrpcpb } from '@tikv-client/kvproto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlagOp } from '../membuffer/key-flags.js';
import { applyFlagOps } from '../membuffer/key-flags.js';
import { MemBuffer, tombstone } from '../membuffer/mem-buffer.js';
import { shorterWays } from './commit-mode.js';
import { demandOwnPrimary, leavesLock, opOf, planMutations } from './mutation-plan.js';

const limits = { maxKeyBytes: 100, maxEntryBytes: 1000, maxTxnBytes: 100_000 };
const bytes = (text: string): Uint8Array => Buffer.from(text);
const nameOf = (op: number | undefined): string =>
  Object.entries(kvrpcpb.Op).find(([, value]) => value === op)?.[0] ?? 'nothing';

describe('the operation for an entry', () => {
  const value = bytes('v');
  test.each<[string, Uint8Array | undefined, FlagOp[], string, string]>([
    // entry, value, flags, optimistic, pessimistic
    ['a value', value, [], 'Put', 'Put'],
    ['a value that is locked', value, ['setLocked'], 'Put', 'Put'],
    ['a value presumed absent', value, ['setPresumeNotExists'], 'Insert', 'Insert'],
    ['a deletion', tombstone, [], 'Del', 'Del'],
    ['a deletion of what is presumed absent', tombstone, ['setPresumeNotExists'], 'CheckNotExists', 'nothing'],
    ['the same, locked', tombstone, ['setPresumeNotExists', 'setLocked'], 'CheckNotExists', 'Lock'],
    ['a deletion of what was inserted', tombstone, ['setNewlyInserted'], 'nothing', 'nothing'],
    ['the same, locked', tombstone, ['setNewlyInserted', 'setLocked'], 'Lock', 'Lock'],
    ['flags alone', undefined, ['setAssertExist'], 'nothing', 'nothing'],
    ['a lock alone', undefined, ['setLocked'], 'Lock', 'Lock'],
    ['a shared lock alone', undefined, ['setLockedShared'], 'SharedLock', 'SharedLock'],
    ['what is ignored', value, ['setIgnoredIn2pc'], 'nothing', 'nothing'],
  ])('%s', (_name, what, ops, optimistic, pessimistic) => {
    const entry = { value: what, flags: applyFlagOps(0, ops) };
    expect([nameOf(opOf(entry, false)), nameOf(opOf(entry, true))]).toEqual([optimistic, pessimistic]);
  });
});

describe('a plan', () => {
  test('client-go: integration_tests/2pc_test.go TestFlagsInMemBufferMutations: keys in order with what is known of them', () => {
    const buffer = new MemBuffer(limits);
    buffer.set(bytes('c'), bytes('3'), 'setAssertExist');
    buffer.setFlags(bytes('b'), 'setLocked');
    buffer.delete(bytes('a'), 'setAssertNotExist');
    buffer.set(bytes('d'), bytes('4'), 'setAssertUnknown');
    const plan = planMutations(buffer.entries(), { pessimistic: true });
    expect(
      plan.mutations.map(({ op, key, assertion }) => [nameOf(op), Buffer.from(key).toString(), assertion]),
    ).toEqual([
      ['Del', 'a', kvrpcpb.Assertion.NotExist],
      ['Lock', 'b', kvrpcpb.Assertion.None],
      ['Put', 'c', kvrpcpb.Assertion.Exist],
      ['Put', 'd', kvrpcpb.Assertion.None],
    ]);
    expect(plan.locked).toEqual([false, true, false, false]);
    expect(plan.bytes).toBe(6);
    expect(planMutations(buffer.entries(), { pessimistic: false }).locked).toEqual([false, false, false, false]);
  });

  test('client-go: integration_tests/2pc_test.go TestNewlyInsertedMemDBFlag: what was inserted and deleted is left out', () => {
    const buffer = new MemBuffer(limits);
    buffer.set(bytes('a'), bytes('1'), 'setNewlyInserted');
    buffer.delete(bytes('a'));
    expect(planMutations(buffer.entries(), { pessimistic: true }).mutations).toEqual([]);
  });

  test('client-go: integration_tests/2pc_test.go TestDeleteYourWriteCauseGhostPrimary: a key that is only checked is no primary', () => {
    const buffer = new MemBuffer(limits);
    buffer.set(bytes('a'), bytes('1'), 'setPresumeNotExists');
    buffer.delete(bytes('a'));
    buffer.set(bytes('b'), bytes('2'));
    const plan = planMutations(buffer.entries(), { pessimistic: false });
    expect(plan.mutations.map(({ op }) => nameOf(op))).toEqual(['CheckNotExists', 'Put']);
    expect(plan.primary).toBe(1);
    expect(plan.mutations.map(leavesLock)).toEqual([false, true]);
  });

  test('the primary that locks name stays the primary', () => {
    const buffer = new MemBuffer(limits);
    for (const key of ['a', 'b', 'c']) buffer.set(bytes(key), bytes('v'));
    expect(planMutations(buffer.entries(), { pessimistic: true, primary: bytes('c') }).primary).toBe(2);
    expect(planMutations(buffer.entries(), { pessimistic: true }).primary).toBe(0);
  });

  test('client-go: integration_tests/2pc_test.go TestDeleteAllYourWrites: nothing is left but checks, and no primary', () => {
    const buffer = new MemBuffer(limits);
    for (const key of ['a', 'b']) {
      buffer.set(bytes(key), bytes('v'), 'setPresumeNotExists');
      buffer.delete(bytes(key));
    }
    const plan = planMutations(buffer.entries(), { pessimistic: false });
    expect([plan.primary, plan.mutations.length]).toEqual([-1, 2]);
  });

  describe('client-go: txnkv/transaction/txn_test.go TestSharedLockCommitterIncompatibilities', () => {
    const shared = (...keys: string[]): MemBuffer => {
      const buffer = new MemBuffer(limits);
      for (const key of keys) buffer.setFlags(bytes(key), 'setLockedShared');
      return buffer;
    };

    test('RejectSharedLockPrimaryKey: a key that is shared is not the primary, chosen before or not', () => {
      for (const primary of [undefined, bytes('a')]) {
        const plan = planMutations(shared('a', 'b').entries(), { pessimistic: true, primary });
        expect(plan.primary).toBe(-1);
        expect(() => demandOwnPrimary(plan)).toThrow(
          expect.objectContaining({ code: 'INVALID_ARGUMENT', field: 'transaction' }) as Error,
        );
      }
    });

    test('RejectSharedLockPrimaryKey: with a key of its own it goes, as it does where nothing is shared', () => {
      const mixed = shared('a');
      mixed.setFlags(bytes('b'), 'setLocked');
      const plan = planMutations(mixed.entries(), { pessimistic: true, primary: bytes('b') });
      expect([plan.primary, plan.mutations.map(({ op }) => op)]).toEqual([1, [kvrpcpb.Op.SharedLock, kvrpcpb.Op.Lock]]);
      demandOwnPrimary(plan);
      const checks = new MemBuffer(limits);
      checks.set(bytes('a'), bytes('v'), 'setPresumeNotExists');
      checks.delete(bytes('a'));
      demandOwnPrimary(planMutations(checks.entries(), { pessimistic: false }));
    });

    test('DisableAsyncCommitAndOnePC: what shares a key takes neither', () => {
      const plain = new MemBuffer(limits);
      plain.setFlags(bytes('primary-key'), 'setLocked');
      const ways = (buffer: MemBuffer): unknown => shorterWays(planMutations(buffer.entries(), { pessimistic: true }));
      expect(ways(plain)).toEqual({ async: true, onePc: true });
      plain.setFlags(bytes('shared-key'), 'setLockedShared');
      expect(ways(plain)).toEqual({ async: false, onePc: false });
    });
  });

  test('every value and deletion of a plain buffer is in it, in order', () => {
    const writes = fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.string({ maxLength: 3 })));
    fc.assert(
      fc.property(writes, (list) => {
        const buffer = new MemBuffer(limits);
        const model = new Map<string, string>();
        for (const [key, value] of list) {
          if (value === '') buffer.delete(bytes(key));
          else buffer.set(bytes(key), bytes(value));
          model.set(Buffer.from(key).toString('hex'), value);
        }
        const { mutations, primary } = planMutations(buffer.entries(), { pessimistic: false });
        expect(mutations.map(({ key }) => Buffer.from(key).toString('hex'))).toEqual([...model.keys()].sort());
        expect(mutations.map(({ op, value }) => (op === kvrpcpb.Op.Del ? '' : Buffer.from(value).toString()))).toEqual(
          [...model].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value),
        );
        expect(primary).toBe(mutations.length === 0 ? -1 : 0);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
