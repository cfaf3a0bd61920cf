import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PendingTable } from './pending-table.js';

interface Entry {
  id: number;
  name: string;
}
const entry = (name: string): Entry => ({ id: 0, name });

describe('PendingTable', () => {
  test('hands an entry back once, under its own id only', () => {
    const table = new PendingTable<Entry>();
    const a = entry('a');
    table.add(a);
    expect(table.take(a.id + table.capacity)).toBeUndefined();
    expect(table.take(a.id)).toBe(a);
    expect(table.take(a.id)).toBeUndefined();
    expect(table.size).toBe(0);
  });

  test('grows with what waits and keeps everything reachable', () => {
    const table = new PendingTable<Entry>();
    const entries = Array.from({ length: 10_000 }, (_, i) => entry(`${i}`));
    for (const e of entries) table.add(e);
    expect(table.size).toBe(10_000);
    for (const e of entries) expect(table.take(e.id)).toBe(e);
  });

  test('one very old entry does not make it grow', () => {
    const table = new PendingTable<Entry>();
    const old = entry('old');
    table.add(old);
    let reused = false;
    for (let i = 0; i < 100_000; i++) {
      const e = entry('young');
      table.add(e);
      reused ||= e.id === old.id;
      table.take(e.id);
    }
    expect(reused).toBe(false);
    expect(table.capacity).toBe(64);
    expect(table.take(old.id)).toBe(old);
  });

  test('drain returns all, oldest first, and ids go on from there', () => {
    const table = new PendingTable<Entry>();
    for (let i = 0; i < 300; i++) table.add(entry(`${i}`));
    table.take(7);
    const drained = table.drain();
    expect(drained.map((e) => e.name)).toEqual(
      Array.from({ length: 300 }, (_, i) => `${i}`).filter((name) => name !== '6'),
    );
    expect([table.size, table.capacity]).toEqual([0, 64]);
    const next = entry('next');
    table.add(next);
    expect(next.id).toBe(301);
  });

  test('behaves as a map with increasing ids', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 600 }), (steps) => {
        const table = new PendingTable<Entry>();
        const model = new Map<number, Entry>();
        let last = 0;
        for (const [i, step] of steps.entries()) {
          if (step < 6) {
            const e = entry(`${i}`);
            table.add(e);
            expect(e.id).toBeGreaterThan(last);
            last = e.id;
            model.set(e.id, e);
          } else {
            const ids = [...model.keys()];
            const id = step === 9 ? last + 64 * step : (ids[(i * 7) % Math.max(1, ids.length)] ?? 0);
            expect(table.take(id)).toBe(model.get(id));
            model.delete(id);
          }
          expect(table.size).toBe(model.size);
        }
        expect(table.drain()).toEqual([...model.values()]);
      }),
      { seed: 20260101, numRuns: 200 },
    );
  });
});
