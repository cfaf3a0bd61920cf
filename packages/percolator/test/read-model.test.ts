import { createMemoryEngine, WriteBatch } from '@tikv-client/engine';
import { kvrpcpb } from '@tikv-client/kvproto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeLock } from '../src/mvcc/lock-codec.js';
import type { LockKind } from '../src/mvcc/lock.js';
import { MvccKey } from '../src/mvcc/mvcc-key.js';
import type { MvccView } from '../src/mvcc/mvcc-view.js';
import { encodeWriteRecord, type WriteKind } from '../src/mvcc/write-record.js';
import { batchGet, get } from '../src/read/get.js';
import { scan } from '../src/read/scan.js';

/*
 * The reads against a list of versions and locks that is simply looked through. Time stamps are few, so that all of them meet.
 */
const highest = 100n;
const largest = (1n << 64n) - 1n;
const keys = ['', 'a', 'aa', 'b', 'c', 'cccccccc', 'd', 'e'];

interface Version {
  readonly key: string;
  readonly kind: WriteKind;
  readonly commitTs: bigint;
  readonly long: boolean;
}

interface HeldLock {
  readonly key: string;
  readonly kind: LockKind;
  readonly startTs: bigint;
  readonly minCommitTs: bigint;
  readonly primary: string;
  readonly isAsync: boolean;
}

interface Data {
  readonly versions: readonly Version[];
  readonly locks: readonly HeldLock[];
}

interface Read {
  readonly version: bigint;
  readonly isolation: kvrpcpb.IsolationLevel;
  readonly bypass: readonly bigint[];
  readonly access: readonly bigint[];
}

const key = fc.constantFrom(...keys);
const ts = fc.bigInt({ min: 1n, max: highest });

const data: fc.Arbitrary<Data> = fc.record({
  versions: fc.uniqueArray(
    fc.record({
      key: fc.oneof(key, fc.constant('b')),
      kind: fc.constantFrom<WriteKind[]>('put', 'put', 'delete', 'lock', 'rollback'),
      commitTs: ts,
      long: fc.boolean(),
    }),
    { selector: (version) => `${version.key}@${version.commitTs}`, maxLength: 150, size: 'max' },
  ),
  locks: fc.uniqueArray(
    fc.record({
      key,
      kind: fc.constantFrom<LockKind[]>('put', 'put', 'delete', 'lock', 'pessimistic'),
      startTs: ts,
      minCommitTs: fc.oneof(fc.constant(0n), ts),
      primary: key,
      isAsync: fc.boolean(),
    }),
    { selector: (lock) => lock.key, maxLength: 5 },
  ),
});

const read: fc.Arbitrary<Read> = fc.record({
  version: fc.oneof(ts, fc.constant(largest)),
  isolation: fc.constantFrom(kvrpcpb.IsolationLevel.SI, kvrpcpb.IsolationLevel.RC),
  bypass: fc.array(ts, { maxLength: 30 }),
  access: fc.array(ts, { maxLength: 30 }),
});

const range = fc.record({
  start: key,
  end: key,
  limit: fc.integer({ min: 0, max: 9 }),
  reverse: fc.boolean(),
  keyOnly: fc.boolean(),
  sampleStep: fc.integer({ min: 0, max: 3 }),
});

function valueOf(version: Version): string {
  const text = `${version.key}@${version.commitTs}`;
  return version.long ? text.padEnd(300, '.') : text;
}

function lockValueOf(lock: HeldLock): string {
  return `${lock.key} of ${lock.startTs}`;
}

function engineOf({ versions, locks }: Data): MvccView {
  const reader = createMemoryEngine({ families: ['default', 'lock', 'write'] });
  const batch = new WriteBatch();
  for (const version of versions) {
    const { key: name, kind, commitTs, long } = version;
    const at = new MvccKey(Buffer.from(name));
    const startTs = kind === 'rollback' ? commitTs : commitTs - 1n;
    const value = Buffer.from(valueOf(version));
    const shortValue = kind === 'put' && !long ? value : undefined;
    const record = { kind, startTs, shortValue, protectedRollback: false, overlappedRollback: false, txnSource: 0n };
    batch.put(at.version(commitTs), encodeWriteRecord(record), 'write');
    if (kind === 'put' && long) batch.put(at.version(startTs), value, 'default');
  }
  for (const lock of locks) {
    const encoded = encodeLock({
      kind: lock.kind,
      primary: Buffer.from(lock.primary),
      startTs: lock.startTs,
      ttlMs: 0n,
      shortValue: lock.kind === 'put' ? Buffer.from(lockValueOf(lock)) : undefined,
      forUpdateTs: 0n,
      txnSize: 0n,
      minCommitTs: lock.minCommitTs,
      useAsyncCommit: lock.isAsync,
      secondaries: [],
      rollbackTs: [],
      generation: 0n,
      lockedWithConflict: false,
      useOnePc: false,
      txnSource: 0n,
    });
    batch.put(new MvccKey(Buffer.from(lock.key)).encoded, encoded, 'lock');
  }
  reader.write(batch);
  return { reader };
}

/** What a read finds of one key: its value, `locked <start_ts>`, or nothing. */
function modelGet(
  { versions, locks }: Data,
  name: string,
  { version, isolation, bypass, access }: Read,
): string | undefined {
  const lock = locks.find((each) => each.key === name);
  const matters =
    lock !== undefined &&
    isolation === kvrpcpb.IsolationLevel.SI &&
    (lock.kind === 'put' || lock.kind === 'delete') &&
    lock.startTs <= version &&
    lock.minCommitTs <= version &&
    !bypass.includes(lock.startTs) &&
    !(version === largest && name === lock.primary && !lock.isAsync);
  if (matters) {
    if (!access.includes(lock.startTs)) return `locked ${lock.startTs}`;
    return lock.kind === 'put' ? lockValueOf(lock) : undefined;
  }
  let newest: Version | undefined;
  for (const each of versions) {
    if (each.key !== name || each.commitTs > version || each.kind === 'lock' || each.kind === 'rollback') continue;
    if (newest === undefined || each.commitTs > newest.commitTs) newest = each;
  }
  return newest?.kind === 'put' ? valueOf(newest) : undefined;
}

function contextOf({ isolation, bypass, access }: Read): kvrpcpb.Context {
  return kvrpcpb.Context.fromPartial({
    isolationLevel: isolation,
    resolvedLocks: [...bypass],
    committedLocks: [...access],
  });
}

function textOfPair({ key: name, value, error }: kvrpcpb.KvPair): string {
  if (error?.locked !== undefined) return `locked ${error.locked.lockVersion}`;
  return `${Buffer.from(name).toString()}=${Buffer.from(value).toString()}`;
}

const pinned = { seed: 4_711, numRuns: 200 };

describe('reads find what looking through everything finds', () => {
  test('get and batch get', () => {
    fc.assert(
      fc.property(data, read, (stored, how) => {
        const view = engineOf(stored);
        const context = contextOf(how);
        const expected: string[] = [];
        for (const name of keys) {
          const found = modelGet(stored, name, how);
          const reply = get(view, { context, key: Buffer.from(name), version: how.version, needCommitTs: false });
          const isLocked = reply.error?.locked !== undefined;
          const text = isLocked ? `locked ${reply.error!.locked!.lockVersion}` : Buffer.from(reply.value).toString();
          expect(reply.notFound).toBe(found === undefined);
          expect(text).toBe(found ?? '');
          if (found !== undefined) expected.push(isLocked ? found : `${name}=${found}`);
        }
        const request = { context, keys: keys.map((name) => Buffer.from(name)), version: how.version };
        expect(batchGet(view, { ...request, needCommitTs: false }).pairs.map(textOfPair)).toEqual(expected);
      }),
      pinned,
    );
  });

  test('scan, in both directions', () => {
    fc.assert(
      fc.property(data, read, range, (stored, how, { start, end, limit, reverse, keyOnly, sampleStep }) => {
        const inRange = keys.filter((name) =>
          reverse ? name < start && name >= end : name >= start && (end === '' || name < end),
        );
        if (reverse) inRange.reverse();
        const expected: string[] = [];
        let rows = 0;
        for (const name of inRange) {
          const found = modelGet(stored, name, how);
          if (expected.length >= limit || found === undefined) continue;
          if (found.startsWith('locked')) expected.push(found);
          else if (sampleStep === 0 || rows++ % sampleStep === 0) expected.push(`${name}=${keyOnly ? '' : found}`);
        }
        const reply = scan(engineOf(stored), {
          context: contextOf(how),
          startKey: Buffer.from(start),
          endKey: Buffer.from(end),
          limit,
          version: how.version,
          keyOnly,
          reverse,
          sampleStep,
        });
        expect(reply.error).toBeUndefined();
        expect(reply.pairs.map(textOfPair)).toEqual(expected);
      }),
      pinned,
    );
  });

  test.each<[string, WriteKind, bigint, string[]]>([
    ['newer records', 'put', 5n, ['a=a@1', 'b=b@1']],
    ['rollbacks', 'rollback', largest, ['a=a@1', 'b=b@1']],
    ['older records', 'put', largest, ['a=a@99', 'b=b@1']],
  ])('behind many %s of one key', (_, kind, version, expected) => {
    const many = Array.from({ length: 90 }, (__, i): Version => ({
      key: 'a',
      kind,
      commitTs: BigInt(i + 10),
      long: false,
    }));
    const first = ['a', 'b'].map((name): Version => ({ key: name, kind: 'put', commitTs: 1n, long: false }));
    const view = engineOf({ versions: [...first, ...many], locks: [] });
    const request = kvrpcpb.ScanRequest.fromPartial({ limit: 10, version });
    expect(scan(view, request).pairs.map(textOfPair)).toEqual(expected);
    const reversed = { ...request, reverse: true, startKey: Buffer.from('z') };
    expect(scan(view, reversed).pairs.map(textOfPair)).toEqual([...expected].reverse());
  });
});
