import { describe, expect, test } from 'vitest';
import { keyFlags } from './key-flags.js';
import type { MemEntry } from './mem-buffer.js';
import { MemBuffer } from './mem-buffer.js';

const limits = { maxKeyBytes: 300, maxEntryBytes: 10_000_000, maxTxnBytes: 100_000_000 };
const key = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const none = key();
const shown = (entries: Iterable<MemEntry>): string =>
  Array.from(entries, ({ key: name }) => [...name].join('.')).join(' ');

function filled(...keys: readonly Uint8Array[]): MemBuffer {
  const buffer = new MemBuffer(limits);
  for (const one of keys) buffer.set(one, one);
  return buffer;
}

const upTo = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => key(0, i));

describe('client-go: internal/unionstore/memdb_test.go', () => {
  test('TestDirty: what was undone leaves nothing to commit, unless a lock was taken', () => {
    const buffer = new MemBuffer(limits);
    const undone = buffer.staging();
    buffer.set(key(1), key(1));
    buffer.cleanup(undone);
    expect(buffer.count).toBe(0);
    const presumed = buffer.staging();
    buffer.set(key(1), key(1), 'setPresumeNotExists');
    buffer.cleanup(presumed);
    expect(buffer.count).toBe(0);
    const kept = buffer.staging();
    buffer.set(key(1), key(1));
    buffer.release(kept);
    expect(buffer.count).toBe(1);
    const locked = buffer.staging();
    buffer.set(key(2), key(2), 'setLocked');
    buffer.cleanup(locked);
    expect(shown(buffer.entries())).toBe('1 2');
  });

  test('TestMemDBLeafFragmentation: stages that write and are undone, time and again, take no room', () => {
    const buffer = new MemBuffer(limits);
    for (let i = 0; i < 10; i += 1) {
      const handle = buffer.staging();
      for (let n = 0; n < 100; n += 1) buffer.set(Buffer.from(String(n).repeat(100)), key(1));
      expect(buffer.count).toBe(100);
      buffer.cleanup(handle);
      expect([buffer.count, buffer.size, shown(buffer.entries())]).toEqual([0, 0, '']);
    }
  });

  test.each([3, 17, 64, 300])(
    'TestBatchedSnapshotIter: %i keys from before the statement, while it writes',
    (count) => {
      const before = Array.from({ length: count }, (_, i) => key(0, i >> 8, i & 255));
      for (const reverse of [false, true]) {
        const buffer = filled(...before);
        buffer.staging();
        const seen: Uint8Array[] = [];
        for (const entry of buffer.iterateCommitted({ start: key(0), end: key(0, 255) }, reverse)) {
          if (seen.length === 0) {
            for (let i = 0; i < count; i += 1) buffer.set(key(1, i & 255, i >> 8), key(1));
            buffer.set(key(0, 3), key(1));
            buffer.set(key(0, 0, 1), key(9));
          }
          seen.push(entry.value ?? none);
        }
        expect(seen).toEqual(reverse ? before.toReversed() : before);
      }
    },
  );

  test('TestBatchedSnapshotIterEdgeCase: empty ranges, bounds, and keys that begin with others', () => {
    const even = filled(key(1, 0), key(1, 2), key(1, 4), key(1, 6), key(1, 8));
    const nested = filled(key(2), key(2, 1), key(2, 1, 1), key(2, 1, 1, 1));
    const table: readonly [MemBuffer, Uint8Array, Uint8Array, string][] = [
      [even, key(1), key(1), ''],
      [even, key(0), key(1), ''],
      [even, key(1, 2), key(1, 9), '1.2 1.4 1.6 1.8'],
      [even, key(1, 0), key(1, 6), '1.0 1.2 1.4'],
      [even, key(1, 3), key(1, 4), ''],
      [nested, key(2), key(3), '2 2.1 2.1.1 2.1.1.1'],
      [nested, key(2, 1), key(2, 1, 1, 1), '2.1 2.1.1'],
    ];
    for (const buffer of [even, nested]) {
      buffer.staging();
      buffer.set(key(1, 3), key(1));
      buffer.set(key(2, 0), key(1));
    }
    for (const [buffer, start, end, wanted] of table) {
      expect(shown(buffer.iterateCommitted({ start, end }))).toBe(wanted);
      const reversed = wanted.split(' ').toReversed().join(' ');
      expect(shown(buffer.iterateCommitted({ start, end }, true))).toBe(reversed);
    }
    // A statement that has ended is seen by the next one.
    even.release(1);
    even.staging();
    expect(shown(even.iterateCommitted({ start: key(1, 2), end: key(1, 5) }))).toBe('1.2 1.3 1.4');
  });
});

describe('client-go: internal/unionstore/art/art_test.go', () => {
  test('TestUpdateInplace: a key that is written again and again outside of stages keeps its last value alone', () => {
    const buffer = new MemBuffer(limits);
    for (let i = 0; i < 256; i += 1) buffer.set(key(0), new Uint8Array(4096).fill(i));
    expect([buffer.count, buffer.size]).toEqual([1, 4097]);
    const history: number[] = [];
    buffer.selectValueHistory(key(0), (value) => {
      history.push(value[0] ?? -1);
      return false;
    });
    expect(history).toEqual([255]);
  });

  test('TestFlag: entries show their flags, each its own', () => {
    const buffer = new MemBuffer(limits);
    buffer.set(key(0), key(1), 'setPresumeNotExists');
    buffer.set(key(1), key(2), 'setLocked');
    const presumed = keyFlags.presumeNotExists | keyFlags.needCheckExists;
    expect([buffer.flags(key(0)), buffer.flags(key(1))]).toEqual([presumed, keyFlags.locked]);
    const entries = Array.from(buffer.iterate({ start: none, end: none }), ({ value, flags }) => [value, flags]);
    expect(entries).toEqual([
      [key(1), presumed],
      [key(2), keyFlags.locked],
    ]);
  });
});

describe('client-go: internal/unionstore/rbt/rbt_test.go', () => {
  const everything = { start: none, end: none };

  test('TestDiscard: the inner stage goes without a trace, the outer one with all there is', () => {
    const buffer = new MemBuffer(limits);
    const outer = buffer.staging();
    for (const one of upTo(200)) buffer.set(one, one);
    const { size } = buffer;
    const inner = buffer.staging();
    for (const one of upTo(200)) buffer.set(one, key(7, 7, 7));
    buffer.cleanup(inner);
    expect([buffer.count, buffer.size]).toEqual([200, size]);
    for (const one of upTo(200)) expect(buffer.get(one)?.value).toEqual(one);
    buffer.cleanup(outer);
    expect([buffer.count, buffer.size]).toEqual([0, 0]);
    for (const reverse of [false, true]) expect(shown(buffer.iterate(everything, reverse))).toBe('');
  });

  test('TestEmptyDB: nothing is in it, from anywhere', () => {
    const buffer = new MemBuffer(limits);
    expect(buffer.get(key(0))).toBeUndefined();
    for (const reverse of [false, true]) {
      expect(shown(buffer.iterate(everything, reverse))).toBe('');
      expect(shown(buffer.iterate({ start: key(255), end: none }, reverse))).toBe('');
    }
  });

  test('TestFlags: an undone stage leaves the locks that it took, and of the rest nothing', () => {
    const buffer = new MemBuffer(limits);
    const handle = buffer.staging();
    for (const one of upTo(200)) {
      buffer.set(one, one, 'setPresumeNotExists', ...((one[1] ?? 0) % 2 === 0 ? (['setLocked'] as const) : []));
    }
    buffer.cleanup(handle);
    expect([buffer.count, buffer.size]).toEqual([100, 200]);
    for (const one of upTo(200)) {
      expect(buffer.get(one)?.value).toBeUndefined();
      expect(buffer.flags(one)).toBe((one[1] ?? 0) % 2 === 0 ? keyFlags.locked : 0);
    }
    expect(shown(buffer.iterate(everything))).toBe('');
    expect(shown(buffer.entries())).toBe(Array.from({ length: 100 }, (_, i) => `0.${2 * i}`).join(' '));
    for (const one of upTo(200)) buffer.setFlags(one, 'deleteLocked');
    for (const one of upTo(200)) expect(buffer.get(one)).toMatchObject({ value: undefined, flags: 0 });
  });
});

describe('client-go: internal/unionstore/arena/arena_test.go', () => {
  test('TestBigValue, TestValueLargeThanBlock: small and large values side by side, taken back, and refused beyond the limit', () => {
    const buffer = new MemBuffer(limits);
    const sizes = [1, 4096, 3000, 8_000_000];
    for (const size of sizes) buffer.set(key(size & 255, size >> 8), new Uint8Array(size).fill(size & 127));
    const value = (size: number): Uint8Array | undefined => buffer.get(key(size & 255, size >> 8))?.value;
    for (const size of sizes) expect([value(size)?.length, value(size)?.at(-1)]).toEqual([size, size & 127]);
    const checkpoint = buffer.checkpoint();
    const before = buffer.size;
    buffer.set(key(9), new Uint8Array(9_000_000));
    buffer.revertToCheckpoint(checkpoint);
    expect([buffer.size, buffer.get(key(9))]).toEqual([before, undefined]);
    expect(() => buffer.set(key(9), new Uint8Array(10_000_000))).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', what: 'entry' }) as Error,
    );
  });
});
