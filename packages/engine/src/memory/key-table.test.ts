import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboveAllKeys } from './key-string.js';
import { KeyTable } from './key-table.js';

const value = Uint8Array.of(1);

/** A key out of 20,000: enough for many chunks and several merges. */
const keyOf = (number: number): string => String(number % 20_000).padStart(5, '0');

function found(table: KeyTable, start = '', end = aboveAllKeys): string[] {
  const keys: string[] = [];
  table.forRange(start, end, (key) => void keys.push(key));
  return keys;
}

const step = fc.oneof(
  // Runs of keys: ascending (stride 1), scattered, or descending.
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'delete' as const),
      from: fc.nat(20_000),
      count: fc.integer({ min: 1, max: 4_000 }),
      stride: fc.constantFrom(1, 7_919, 19_999),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('deleteRange' as const), from: fc.nat(20_000), to: fc.nat(20_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clone' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const), from: fc.nat(20_000), to: fc.nat(20_000) }) },
);

describe('key table', () => {
  test('over many chunks it agrees with a sorted set, and clones keep what they were made with', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
        const table = new KeyTable();
        const model = new Set<string>();
        const clones: { table: KeyTable; keys: string[] }[] = [];
        for (const one of steps) {
          switch (one.do) {
            case 'set':
            case 'delete':
              for (let i = 0; i < one.count; i += 1) {
                const key = keyOf(one.from + i * one.stride);
                if (one.do === 'set') table.set(key, value);
                else table.delete(key);
                if (one.do === 'set') model.add(key);
                else model.delete(key);
              }
              break;
            case 'deleteRange':
              table.deleteRange(keyOf(one.from), keyOf(one.to));
              for (const key of model) if (key >= keyOf(one.from) && key < keyOf(one.to)) model.delete(key);
              break;
            case 'clone':
              clones.push({ table: new KeyTable(table), keys: [...model].sort() });
              break;
            case 'look': {
              const [start, end] = [keyOf(one.from), keyOf(one.to)];
              const wanted = [...model].filter((key) => key >= start && key < end).sort();
              expect(table.get(start) !== undefined).toBe(model.has(start));
              expect(table.sizeAtMost).toBeGreaterThanOrEqual(model.size);
              expect(found(table, start, end)).toEqual(wanted);
              const reversed: string[] = [];
              table.forRangeReversed(start, end, (key) => void reversed.push(key));
              expect(reversed.reverse()).toEqual(wanted);
              expect(table.count(start, end)).toBe(wanted.length);
              break;
            }
          }
        }
        expect(table.size).toBe(model.size);
        expect(found(table)).toEqual([...model].sort());
        for (const clone of clones) expect(found(clone.table)).toEqual(clone.keys);
      }),
      { seed: 20261121, numRuns: 40 },
    );
  });

  test('a visit ends when told, in both directions', () => {
    const table = new KeyTable();
    for (let i = 0; i < 5_000; i += 1) table.set(keyOf(i * 7_919), value);
    const seen: string[] = [];
    table.forRange('00100', aboveAllKeys, (key) => seen.push(key) < 3);
    expect(seen).toEqual(found(table, '00100').slice(0, 3));
    seen.length = 0;
    table.forRangeReversed('', '15000', (key) => seen.push(key) < 3);
    expect(seen).toEqual(found(table, '', '15000').slice(-3).reverse());
  });

  test('emptied and filled again', () => {
    const table = new KeyTable();
    for (let i = 0; i < 3_000; i += 1) table.set(keyOf(i), value);
    table.deleteRange('', aboveAllKeys);
    expect([table.size, found(table), table.get(keyOf(1))]).toEqual([0, [], undefined]);
    table.set(keyOf(1), value);
    expect(found(table)).toEqual([keyOf(1)]);
  });
});
