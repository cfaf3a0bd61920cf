import { InvalidArgumentError, TooLargeError } from '@tikv-client/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlagOp } from './key-flags.js';
import { applyFlagOps, assertionOf, flagOps, keyFlags, persistentFlags } from './key-flags.js';
import type { MemEntry } from './mem-buffer.js';
import { MemBuffer } from './mem-buffer.js';

const limits = { maxKeyBytes: 100, maxEntryBytes: 1000, maxTxnBytes: 1_000_000 };
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const text = (value: Uint8Array | undefined): string | undefined =>
  value === undefined ? undefined : Buffer.from(value).toString();
const all = { start: bytes(''), end: bytes('') };
const shown = (entries: Iterable<MemEntry>): string =>
  [...entries].map(({ key, value }) => `${text(key)}=${text(value) ?? '-'}`).join(' ');
const key4 = (n: number): Uint8Array => Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);

function buffer(...pairs: readonly [string, string][]): MemBuffer {
  const made = new MemBuffer(limits);
  for (const [key, value] of pairs) made.set(bytes(key), bytes(value));
  return made;
}

function value(from: MemBuffer, key: string): string | undefined {
  return text(from.get(bytes(key))?.value);
}

describe('client-go: internal/unionstore/memdb_test.go', () => {
  const count = 1500;

  function filled(): MemBuffer {
    const made = new MemBuffer(limits);
    for (let i = 0; i < count; i += 1) made.set(key4(i), key4(i));
    return made;
  }

  test('TestGetSet: every value comes back', () => {
    const made = filled();
    expect(made.count).toBe(count);
    for (let i = 0; i < count; i += 1) expect(made.get(key4(i))?.value).toEqual(key4(i));
  });

  test('TestKeyValueOversize: keys and entries beyond the limits are refused and change nothing', () => {
    const made = new MemBuffer({ maxKeyBytes: 10, maxEntryBytes: 20, maxTxnBytes: 1000 });
    expect(() => made.set(new Uint8Array(11), bytes('v'))).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', what: 'key', size: 11, limit: 10 }) as Error,
    );
    expect(() => made.delete(new Uint8Array(11))).toThrow(TooLargeError);
    expect(() => made.setFlags(new Uint8Array(11), 'setLocked')).toThrow(TooLargeError);
    expect(() => made.set(new Uint8Array(10), new Uint8Array(11))).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', what: 'entry', size: 21, limit: 20 }) as Error,
    );
    expect([made.count, made.size]).toEqual([0, 0]);
    made.set(new Uint8Array(10), new Uint8Array(10));
    expect([made.count, made.size]).toEqual([1, 20]);
  });

  test('TestIterator: all entries in order, up and down', () => {
    const made = filled();
    let i = 0;
    for (const entry of made.iterate(all)) {
      expect(entry.key).toEqual(key4(i));
      i += 1;
    }
    expect(i).toBe(count);
    for (const entry of made.iterate(all, true)) {
      i -= 1;
      expect(entry.key).toEqual(key4(i));
    }
    expect(i).toBe(0);
  });

  test('TestDiscard: a stage that is cleaned up leaves nothing behind', () => {
    const base = filled();
    const { size } = base;
    const handle = base.staging();
    for (let i = 0; i < count; i += 1) base.set(key4(i), bytes(`new ${i}`));
    base.set(key4(count), bytes('more'));
    base.cleanup(handle);
    expect([base.count, base.size]).toEqual([count, size]);
    for (let i = 0; i < count; i += 1) expect(base.get(key4(i))?.value).toEqual(key4(i));
    expect([...base.iterate(all)]).toHaveLength(count);
  });

  test('TestFlushOverwrite: a released stage wins', () => {
    const base = filled();
    const handle = base.staging();
    for (let i = 0; i < count; i += 1) base.set(key4(i), key4(i + 1));
    base.release(handle);
    for (let i = 0; i < count; i += 1) expect(base.get(key4(i))?.value).toEqual(key4(i + 1));
  });

  test('TestComplexUpdate: overwritten and new keys in a released stage', () => {
    const base = buffer(['a', '1'], ['b', '2'], ['c', '3']);
    const handle = base.staging();
    base.set(bytes('b'), bytes('two'));
    base.set(bytes('c'), bytes('three'));
    base.set(bytes('d'), bytes('four'));
    base.release(handle);
    expect(shown(base.iterate(all))).toBe('a=1 b=two c=three d=four');
  });

  test('TestNestedSandbox: an outer cleanup takes released inner stages along', () => {
    const base = buffer(['0', 'zero']);
    const outer = base.staging();
    base.set(bytes('1'), bytes('one'));
    const middle = base.staging();
    base.set(bytes('2'), bytes('two'));
    const inner = base.staging();
    base.set(bytes('3'), bytes('three'));
    base.cleanup(inner);
    expect(shown(base.iterate(all))).toBe('0=zero 1=one 2=two');
    base.release(middle);
    expect(shown(base.iterate(all))).toBe('0=zero 1=one 2=two');
    base.cleanup(outer);
    expect(shown(base.iterate(all))).toBe('0=zero');
  });

  test('TestOverwrite: the last value counts, and so does its size', () => {
    const base = buffer(['k', 'short'], ['k', 'a longer one'], ['k', 's']);
    expect(value(base, 'k')).toBe('s');
    expect(base.size).toBe(2);
  });

  test('TestReset: nothing is left', () => {
    const base = buffer(['a', '1']);
    base.staging();
    base.reset();
    expect([base.count, base.size, base.depth, shown(base.iterate(all))]).toEqual([0, 0, 0, '']);
  });

  test('TestInspectStage: a stage shows what it wrote, the stages inside included', () => {
    const base = buffer(['a', '0']);
    const outer = base.staging();
    base.set(bytes('a'), bytes('1'));
    base.set(bytes('b'), bytes('1'));
    const inner = base.staging();
    base.set(bytes('b'), bytes('2'));
    base.set(bytes('c'), bytes('2'));
    const seen = (handle: number): string[] => {
      const entries: string[] = [];
      base.inspectStage(handle, (entry) => entries.push(`${text(entry.key)}=${text(entry.value)}`));
      return entries.toSorted();
    };
    expect(seen(inner)).toEqual(['b=2', 'c=2']);
    expect(seen(outer)).toEqual(['a=1', 'b=2', 'c=2']);
    base.release(inner);
    expect(seen(outer)).toEqual(['a=1', 'b=2', 'c=2']);
  });

  test('TestFlags: flags alone make entries that iteration passes over, and no stage undoes persistent ones', () => {
    const base = new MemBuffer(limits);
    base.setFlags(bytes('a'), 'setPresumeNotExists');
    base.setFlags(bytes('b'), 'setLocked');
    expect(base.get(bytes('a'))).toMatchObject({ value: undefined });
    expect([base.count, shown(base.iterate(all))]).toEqual([2, '']);
    expect(shown(base.entries())).toBe('a=- b=-');
    base.setFlags(bytes('b'), 'setReadable');
    expect(shown(base.iterate(all))).toBe('b=-');
    base.setFlags(bytes('b'), 'deleteLocked');
    expect(base.flags(bytes('b'))).toBe(keyFlags.readable);
    expect(base.flags(bytes('nobody'))).toBe(0);
  });

  test('TestKVGetSet: absent keys are undefined, deleted ones tombstones', () => {
    const base = buffer(['a', '1']);
    base.delete(bytes('a'));
    expect(base.get(bytes('a'))?.value).toHaveLength(0);
    expect(base.get(bytes('b'))).toBeUndefined();
    expect(() => base.set(bytes('a'), new Uint8Array(0))).toThrow(InvalidArgumentError);
  });

  test('TestNewIterator, TestBasicNewIterator, TestIterNextUntil: from any start to any end', () => {
    const base = buffer(['b', '1'], ['d', '2'], ['f', '3']);
    const table: readonly [string, string, string][] = [
      ['', '', 'b d f'],
      ['b', 'f', 'b d'],
      ['a', 'd', 'b'],
      ['c', 'e', 'd'],
      ['c', 'd', ''],
      ['g', '', ''],
      ['', 'a', ''],
      ['d', '', 'd f'],
    ];
    for (const [start, end, wanted] of table) {
      const range = { start: bytes(start), end: bytes(end) };
      const up = [...base.iterate(range)].map((entry) => text(entry.key)).join(' ');
      const down = [...base.iterate(range, true)].map((entry) => text(entry.key)).toReversed();
      expect([start, end, up, down.join(' ')]).toEqual([start, end, wanted, wanted]);
    }
  });

  test('TestNewIteratorMin: the least keys come first', () => {
    const base = buffer(['DATA_test_main_db_tbl_tbl_test_record__00000000000000000001', 'lock-version'], ['D', 'v']);
    expect(text([...base.iterate(all)][0]?.key)).toBe('D');
    expect([
      ...base.iterate({ start: bytes('DATA_test_main_db_tbl_tbl_test_record__00000000000000000000'), end: all.end }),
    ]).toHaveLength(1);
  });

  test('TestMemDBStaging: a stage reads its own writes and hands them on', () => {
    const base = buffer(['x', '1']);
    const handle = base.staging();
    base.set(bytes('x'), bytes('2'));
    expect(value(base, 'x')).toBe('2');
    expect(text(base.getCommitted(bytes('x')))).toBe('1');
    base.release(handle);
    expect(text(base.getCommitted(bytes('x')))).toBe('2');
  });

  test('TestMemDBMultiLevelStaging: a hundred stages, kept and undone by turns', () => {
    const base = new MemBuffer(limits);
    const key = new Uint8Array(100);
    base.set(key, Uint8Array.of(100));
    for (let i = 0; i < 100; i += 1) {
      expect(base.staging()).toBe(i + 1);
      base.set(key, Uint8Array.of(i));
      expect(base.get(key)?.value).toEqual(Uint8Array.of(i));
    }
    for (let i = 99; i >= 0; i -= 1) {
      // What an odd stage wrote is undone; an even one hands its value to the stage around it.
      expect(base.get(key)?.value).toEqual(Uint8Array.of(i % 2 === 1 && i < 99 ? i + 1 : i));
      if (i % 2 === 1) base.cleanup(i + 1);
      else base.release(i + 1);
    }
    expect(base.depth).toBe(0);
  });

  test('TestInvalidStagingHandle: only the innermost stage ends; none, and one that is over, are ignored', () => {
    const base = buffer(['k', '1']);
    base.release(0);
    base.cleanup(0);
    base.cleanup(3);
    const outer = base.staging();
    base.staging();
    expect(() => base.release(outer)).toThrow('handle must be that of the innermost stage, 2, got 1');
    expect(() => base.cleanup(outer)).toThrow(InvalidArgumentError);
    expect(() => base.release(3)).toThrow(InvalidArgumentError);
    expect(() => base.inspectStage(3, () => undefined)).toThrow(InvalidArgumentError);
    expect(base.depth).toBe(2);
  });

  test('TestMemDBCheckpoint: back to points between writes, also outside of stages', () => {
    const base = buffer(['x', '0']);
    const first = base.checkpoint();
    base.set(bytes('x'), bytes('1'));
    const second = base.checkpoint();
    base.set(bytes('x'), bytes('2'));
    base.set(bytes('y'), bytes('2'));
    base.revertToCheckpoint(second);
    expect(shown(base.iterate(all))).toBe('x=1');
    base.set(bytes('z'), bytes('3'));
    base.revertToCheckpoint(first);
    expect(shown(base.iterate(all))).toBe('x=0');
    expect([base.count, base.size]).toEqual([1, 2]);
    expect(() => base.revertToCheckpoint(second)).toThrow(InvalidArgumentError);
    const stage = base.staging();
    base.set(bytes('s'), bytes('1'));
    base.release(stage);
    base.revertToCheckpoint(first);
    expect(shown(base.iterate(all))).toBe('x=0');
  });

  test('TestBufferLimit: a full transaction takes no more, but can be made smaller', () => {
    const base = new MemBuffer({ maxKeyBytes: 100, maxEntryBytes: 500, maxTxnBytes: 1000 });
    base.set(bytes('x'), new Uint8Array(499));
    expect(() => base.set(bytes('y'), new Uint8Array(500))).toThrow(
      expect.objectContaining({ what: 'entry' }) as Error,
    );
    base.set(bytes('y'), new Uint8Array(499));
    expect(() => base.set(bytes('z'), bytes('1'))).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', what: 'transaction', size: 1002, limit: 1000 }) as Error,
    );
    expect(() => base.delete(bytes('z'))).toThrow(TooLargeError);
    expect(base.get(bytes('z'))).toBeUndefined();
    base.delete(bytes('x'));
    base.set(bytes('z'), bytes('1'));
    expect(base.size).toBe(1 + 500 + 2);
  });

  test('TestUnsetTemporaryFlag: flags of the operation go with the next write only where they are told to', () => {
    const base = new MemBuffer(limits);
    base.set(bytes('k'), bytes('v'), 'setNeedConstraintCheckInPrewrite');
    base.set(bytes('k'), bytes('v2'));
    expect(base.flags(bytes('k'))).toBe(0);
  });

  test('TestSnapshotGetIter, TestSnapshotReaderWithWrite: the view before the statement stays as it was', () => {
    const base = buffer(['a', '1'], ['b', '2']);
    const handle = base.staging();
    base.set(bytes('a'), bytes('x'));
    base.delete(bytes('b'));
    base.set(bytes('c'), bytes('y'));
    const inner = base.staging();
    base.set(bytes('a'), bytes('z'));
    expect(shown(base.iterateCommitted(all))).toBe('a=1 b=2');
    expect(shown(base.iterateCommitted(all, true))).toBe('b=2 a=1');
    expect(text(base.getCommitted(bytes('c')))).toBeUndefined();
    base.release(inner);
    base.release(handle);
    expect(shown(base.iterateCommitted(all))).toBe('a=z b= c=y');
  });

  test('TestCleanupKeepPersistentFlag: values go, locks stay', () => {
    const base = new MemBuffer(limits);
    const table: readonly [FlagOp, boolean][] = [
      ['setLocked', true],
      ['setLockedValueExists', true],
      ['setNeedConstraintCheckInPrewrite', true],
      ['setLockedShared', true],
      ['setPresumeNotExists', false],
      ['setNeedLocked', false],
      ['setNewlyInserted', false],
      ['setAssertExist', false],
      ['setPrewriteOnly', false],
      ['setPreviousPresumeNotExists', false],
    ];
    const handle = base.staging();
    for (const [op] of table) base.set(bytes(op), bytes('v'), op);
    base.cleanup(handle);
    for (const [op, kept] of table) {
      expect([op, base.flags(bytes(op))]).toEqual([op, kept ? applyFlagOps(0, [op]) : 0]);
      expect(base.get(bytes(op))?.value).toBeUndefined();
    }
    expect(base.count).toBe(4);
  });

  test('TestIterNoResult: empty ranges show nothing', () => {
    const base = buffer(['b', '1']);
    for (const [start, end] of [
      ['', 'b'],
      ['b\0', ''],
      ['c', 'a'],
    ] as const) {
      const range = { start: bytes(start), end: bytes(end) };
      expect([shown(base.iterate(range)), shown(base.iterate(range, true))]).toEqual(['', '']);
    }
    expect(shown(new MemBuffer(limits).iterate(all, true))).toBe('');
  });

  test('TestSelectValueHistory: the newest value that fits, through stages', () => {
    const base = buffer(['x', 'first']);
    const outer = base.staging();
    base.set(bytes('x'), bytes('second'));
    const inner = base.staging();
    base.set(bytes('x'), bytes('third'));
    const select = (wanted: string): string | undefined =>
      text(base.selectValueHistory(bytes('x'), (one) => text(one) === wanted));
    expect(['third', 'second', 'first', 'none'].map(select)).toEqual(['third', 'second', 'first', undefined]);
    expect(base.selectValueHistory(bytes('y'), () => true)).toBeUndefined();
    base.cleanup(inner);
    expect(select('third')).toBeUndefined();
    base.cleanup(outer);
    expect(select('second')).toBeUndefined();
  });
});

describe('client-go: internal/unionstore/art/art_test.go', () => {
  test('TestDiscardValues: keys and flags stay, values are let go', () => {
    const base = buffer(['a', '1']);
    base.setFlags(bytes('a'), 'setLocked');
    base.setFlags(bytes('f'), 'setLocked');
    base.discardValues();
    expect(base.discarded).toBe(true);
    expect([...base.entries()].map(({ key, flags }) => [text(key), flags])).toEqual([
      ['a', keyFlags.locked],
      ['f', keyFlags.locked],
    ]);
    expect(value(base, 'a')).toBe('');
  });

  test('TestFlagOnlyKey: a key of flags alone has no value, and its lock outlives a statement', () => {
    const base = new MemBuffer(limits);
    const handle = base.staging();
    base.setFlags(bytes('k'), 'setLocked');
    base.set(bytes('k'), bytes('v'));
    base.cleanup(handle);
    expect(base.get(bytes('k'))).toMatchObject({ value: undefined, flags: keyFlags.locked });
  });

  test('TestLongPrefix1, TestLongPrefix2, TestExpansion: keys that share long prefixes', () => {
    const base = new MemBuffer(limits);
    const keys = ['', '0', '00', '1', '10'].map((end) => `${'x'.repeat(90)}${end}`);
    for (const key of keys.toReversed()) base.set(bytes(key), bytes(key));
    expect([...base.iterate(all)].map((entry) => text(entry.key))).toEqual(keys);
    for (const key of keys) expect(value(base, key)).toBe(key);
  });
});

describe('flags', () => {
  test.each<[FlagOp, number, number]>([
    ['setPresumeNotExists', 0, keyFlags.presumeNotExists | keyFlags.needCheckExists],
    [
      'deletePresumeNotExists',
      -1 & 0x3fff,
      0x3fff & ~(keyFlags.presumeNotExists | keyFlags.needCheckExists | keyFlags.previousPresumeNotExists),
    ],
    ['setLockedValueExists', keyFlags.needConstraintCheckInPrewrite, keyFlags.lockedValueExists],
    ['setLockedValueNotExists', keyFlags.needConstraintCheckInPrewrite | keyFlags.lockedValueExists, 0],
    ['deleteLocked', keyFlags.locked | keyFlags.lockedShared, 0],
    ['setAssertExist', keyFlags.assertNotExist, keyFlags.assertExist],
    ['setAssertNotExist', keyFlags.assertExist, keyFlags.assertNotExist],
    ['setAssertNone', keyFlags.assertExist | keyFlags.assertNotExist, 0],
  ])('%s', (op, before, after) => {
    expect(applyFlagOps(before, [op])).toBe(after);
  });

  test('assertions are two bits', () => {
    const { assertExist, assertNotExist } = keyFlags;
    expect([0, assertExist, assertNotExist, assertExist | assertNotExist].map(assertionOf)).toEqual([
      'none',
      'exist',
      'notExist',
      'unknown',
    ]);
  });
});

/** The buffer as a list of maps: what a stage or checkpoint remembers is a copy of everything. */
class Model {
  values = new Map<string, string>();
  flags = new Map<string, number>();
  readonly stages: Map<string, string>[] = [];

  restore(values: Map<string, string>): void {
    // Whoever loses its first value keeps only what is true outside.
    for (const key of this.values.keys()) {
      if (!values.has(key)) this.flags.set(key, (this.flags.get(key) ?? 0) & persistentFlags);
    }
    this.values = new Map(values);
  }

  shown(reverse: boolean): string {
    const sorted = [...this.values.keys()].toSorted();
    if (reverse) sorted.reverse();
    return sorted.map((key) => `${key}=${this.values.get(key)}`).join(' ');
  }
}

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      key: fc.constantFrom(...keys),
      value: fc.constantFrom('1', '22', '333'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), key: fc.constantFrom(...keys) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('flag' as const),
      key: fc.constantFrom(...keys),
      op: fc.constantFrom(...(Object.keys(flagOps) as FlagOp[])),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('staging' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cleanup' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('checkpoint' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revert' as const) }) },
);

describe('models', () => {
  test('client-go: internal/unionstore/memdb_norace_test.go TestRandom, TestRandomDerive, TestRandomAB: like maps and copies of maps', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const real = new MemBuffer(limits);
        const model = new Model();
        let checkpoint:
          | { at: ReturnType<MemBuffer['checkpoint']>; values: Map<string, string>; depth: number }
          | undefined;
        for (const one of steps) {
          switch (one.do) {
            case 'set':
            case 'delete': {
              const given = one.do === 'set' ? one.value : '';
              if (one.do === 'set') real.set(bytes(one.key), bytes(one.value));
              else real.delete(bytes(one.key));
              model.values.set(one.key, given);
              model.flags.set(one.key, (model.flags.get(one.key) ?? 0) & ~keyFlags.needConstraintCheckInPrewrite);
              break;
            }
            case 'flag':
              real.setFlags(bytes(one.key), one.op);
              model.flags.set(one.key, applyFlagOps(model.flags.get(one.key) ?? 0, [one.op]));
              break;
            case 'staging':
              model.stages.push(new Map(model.values));
              expect(real.staging()).toBe(model.stages.length);
              break;
            case 'release':
              real.release(model.stages.length);
              model.stages.pop();
              break;
            case 'cleanup': {
              real.cleanup(model.stages.length);
              const before = model.stages.pop();
              if (before !== undefined) model.restore(before);
              if (checkpoint !== undefined && checkpoint.depth > model.stages.length) checkpoint = undefined;
              break;
            }
            case 'checkpoint':
              checkpoint = { at: real.checkpoint(), values: new Map(model.values), depth: model.stages.length };
              break;
            case 'revert':
              if (checkpoint === undefined || checkpoint.depth !== model.stages.length) break;
              real.revertToCheckpoint(checkpoint.at);
              model.restore(checkpoint.values);
          }
          // A point of a stage that ended is not used again.
          if (checkpoint !== undefined && checkpoint.depth > model.stages.length) checkpoint = undefined;
          if (one.do === 'staging' && checkpoint !== undefined) checkpoint = undefined;
        }
        expect(shown([...real.iterate(all)].filter((entry) => entry.value !== undefined))).toBe(model.shown(false));
        expect(shown([...real.iterate(all, true)].filter((entry) => entry.value !== undefined))).toBe(
          model.shown(true),
        );
        for (const key of keys) expect([key, real.flags(bytes(key))]).toEqual([key, model.flags.get(key) ?? 0]);
        let size = 0;
        for (const entry of real.entries()) size += entry.key.length + (entry.value?.length ?? 0);
        expect(real.size).toBe(size);
        const [bottom] = model.stages;
        const committed = [...(bottom ?? model.values)].map(([key, its]) => `${key}=${its}`).toSorted();
        expect(shown(real.iterateCommitted(all))).toBe(committed.join(' '));
      }),
      { seed: 20_260_101, numRuns: 500 },
    );
  });

  test('many keys in any order: like a sorted array', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 500, maxLength: 3000 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 3000 }),
        (keys, a, b) => {
          const real = new MemBuffer(limits);
          for (const key of keys) real.set(key4(key), bytes('v'));
          const [start, end] = a < b ? [a, b] : [b, a];
          const wanted = [...new Set(keys)].filter((key) => key >= start && key < end).toSorted((x, y) => x - y);
          const range = { start: key4(start), end: key4(end) };
          expect([...real.iterate(range)].map((entry) => entry.key)).toEqual(wanted.map(key4));
          expect([...real.iterate(range, true)].map((entry) => entry.key)).toEqual(wanted.toReversed().map(key4));
        },
      ),
      { seed: 20_260_102, numRuns: 20 },
    );
  });

  test.each([false, true])(
    'iteration goes on where it stands through writes and undone writes (reverse: %s)',
    (reverse) => {
      const base = buffer(['b', '1'], ['d', '1'], ['f', '1'], ['h', '1']);
      const seen: (string | undefined)[] = [];
      const handle = base.staging();
      for (const { key } of base.iterate(all, reverse)) {
        seen.push(text(key));
        if (text(key) === 'd') {
          base.set(bytes('a'), bytes('2'));
          base.set(bytes('e'), bytes('2'));
        }
        if (text(key) === 'f' && base.depth > 0 && !reverse) base.cleanup(handle);
      }
      expect(seen).toEqual(reverse ? ['h', 'f', 'd', 'b', 'a'] : ['b', 'd', 'e', 'f', 'h']);
    },
  );
});
