import { createMemoryEngine, WriteBatch } from '@tikv-client/engine';
import { expect, test } from 'vitest';
import { encodeLock } from '../mvcc/lock-codec.js';
import type { Lock } from '../mvcc/lock.js';
import { oldestLockTs } from './oldest-lock.js';

const base: Lock = {
  kind: 'put',
  primary: Uint8Array.of(1),
  startTs: 0n,
  ttlMs: 1n,
  shortValue: undefined,
  forUpdateTs: 0n,
  txnSize: 1n,
  minCommitTs: 0n,
  useAsyncCommit: false,
  secondaries: [],
  rollbackTs: [],
  generation: 0n,
  lockedWithConflict: false,
  useOnePc: false,
  txnSource: 0n,
};

test('the oldest lock that may still write, up to a bound and within a range', () => {
  const engine = createMemoryEngine({ families: ['default', 'lock', 'write'] });
  expect(oldestLockTs(engine, {}, 50n)).toBe(50n);
  const batch = new WriteBatch();
  const locks: Pick<Lock, 'kind' | 'startTs'>[] = [
    { kind: 'put', startTs: 30n },
    { kind: 'pessimistic', startTs: 5n },
    { kind: 'delete', startTs: 20n },
    { kind: 'lock', startTs: 10n },
  ];
  locks.forEach((lock, at) => batch.put(Uint8Array.of(at), encodeLock({ ...base, ...lock }), 'lock'));
  engine.write(batch);
  expect(oldestLockTs(engine, {}, 50n)).toBe(10n);
  expect(oldestLockTs(engine, {}, 7n)).toBe(7n);
  expect(oldestLockTs(engine, { end: Uint8Array.of(2) }, 50n)).toBe(30n);
});
