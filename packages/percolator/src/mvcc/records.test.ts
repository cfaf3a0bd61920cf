import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLock, decodeLockRecord, encodeLock, encodeLockRecord, startTsOfWritingLock } from './lock-codec.js';
import type { Lock, LockKind } from './lock.js';
import { behindKey, MvccKey, rawKeyOf, versionOwner, versionTs } from './mvcc-key.js';
import { decodeWriteRecord, encodeWriteRecord, type WriteKind, type WriteRecord } from './write-record.js';

const pinned = { seed: 20_240_611, numRuns: 300 };
const ts = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }));
const bytes = fc.uint8Array({ maxLength: 40 });
const shortValue = fc.option(fc.uint8Array({ maxLength: 255 }), { nil: undefined });

const lock: fc.Arbitrary<Lock> = fc.record({
  kind: fc.constantFrom<LockKind[]>('put', 'delete', 'lock', 'pessimistic'),
  primary: bytes,
  startTs: ts,
  ttlMs: ts,
  shortValue,
  forUpdateTs: ts,
  txnSize: ts,
  minCommitTs: ts,
  useAsyncCommit: fc.boolean(),
  secondaries: fc.array(bytes, { maxLength: 4 }),
  rollbackTs: fc.array(ts, { maxLength: 4 }),
  generation: ts,
  lockedWithConflict: fc.boolean(),
  useOnePc: fc.constant(false),
  txnSource: ts,
});

const writeRecord: fc.Arbitrary<WriteRecord> = fc.record({
  kind: fc.constantFrom<WriteKind[]>('put', 'delete', 'lock', 'rollback'),
  startTs: ts,
  shortValue,
  protectedRollback: fc.boolean(),
  overlappedRollback: fc.boolean(),
  txnSource: ts,
});

/** In the middle of other bytes, as an engine may hand them out. */
function embedded(value: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(value.length + 7, 0xee);
  whole.set(value, 3);
  return whole.subarray(3, 3 + value.length);
}

describe('records', () => {
  test('a lock comes back as it was', () => {
    fc.assert(
      fc.property(lock, (value) => {
        const { shortValue: short, ...rest } = decodeLock(embedded(encodeLock(value)));
        expect(plain(rest)).toEqual(plain({ ...value, shortValue: undefined }));
        expect(plain(short)).toEqual(plain(value.shortValue));
      }),
      pinned,
    );
  });

  test('shared locks come back as they were, and are no single lock', () => {
    const locks = fc.array(lock, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(locks, fc.boolean(), (shared, shrinkOnly) => {
        const stored = embedded(encodeLockRecord({ kind: 'shared', shrinkOnly, locks: shared }));
        const back = decodeLockRecord(stored);
        if (back.kind !== 'shared') throw new Error('not shared any more');
        expect(back.shrinkOnly).toBe(shrinkOnly);
        expect(back.locks.map((one) => Buffer.from(encodeLock(one)))).toEqual(
          shared.map((one) => Buffer.from(encodeLock(one))),
        );
        expect(() => decodeLock(stored)).toThrow('shared locks');
        expect(startTsOfWritingLock(stored)).toBeUndefined();
      }),
      pinned,
    );
  });

  test('the start time stamp of a lock that writes is read without the rest', () => {
    fc.assert(
      fc.property(lock, (value) => {
        const expected = value.kind === 'pessimistic' ? undefined : value.startTs;
        expect(startTsOfWritingLock(embedded(encodeLock(value)))).toBe(expected);
      }),
      pinned,
    );
    expect(() => startTsOfWritingLock(new Uint8Array(5))).toThrow(RangeError);
  });

  test('useOnePc is not stored', () => {
    const [value] = fc.sample(lock, { seed: pinned.seed, numRuns: 1 });
    expect(decodeLock(encodeLock({ ...value!, useOnePc: true })).useOnePc).toBe(false);
  });

  test('a write record comes back as it was', () => {
    fc.assert(
      fc.property(writeRecord, (value) => {
        expect(plain(decodeWriteRecord(embedded(encodeWriteRecord(value))))).toEqual(plain(value));
      }),
      pinned,
    );
  });

  test('a short put costs nine bytes beside its value', () => {
    const record: WriteRecord = {
      kind: 'put',
      startTs: 1n << 60n,
      shortValue: Buffer.from('value'),
      protectedRollback: false,
      overlappedRollback: false,
      txnSource: 0n,
    };
    expect(encodeWriteRecord(record)).toHaveLength(9 + 5);
  });
});

describe('version keys', () => {
  test('order by user key, then newest first, and stay below the end of their key', () => {
    fc.assert(
      fc.property(bytes, bytes, ts, ts, (a, b, at, other) => {
        const [keyA, keyB] = [new MvccKey(a), new MvccKey(b)];
        const order = Buffer.compare(a, b) || Number(other > at) - Number(other < at);
        expect(Math.sign(Buffer.compare(keyA.version(at), keyB.version(other)))).toBe(order);
        expect(Buffer.compare(keyA.version(at), keyA.end())).toBe(-1);
        if (Buffer.compare(a, b) < 0) expect(Buffer.compare(keyA.end(), keyB.encoded)).toBeLessThan(1);
        expect(versionTs(embedded(keyA.version(at)))).toBe(at);
        expect(Buffer.compare(rawKeyOf(versionOwner(keyA.version(at))), a)).toBe(0);
      }),
      pinned,
    );
  });

  test('the key behind another leaves it alone, also when it is a Buffer', () => {
    const encoded = Buffer.from(new MvccKey(Buffer.from('k')).encoded);
    const before = Buffer.from(encoded);
    expect(Buffer.compare(behindKey(encoded), before)).toBe(1);
    expect(encoded.equals(before)).toBe(true);
  });
});

/** Byte arrays as text, so that buffers and arrays compare. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
