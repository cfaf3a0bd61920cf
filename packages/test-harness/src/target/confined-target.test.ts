import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { MemoryTarget } from '../../test/memory-target.js';
import { confineTo, prefixEnd } from './confined-target.js';
import type { RawTarget } from './raw-target.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const text = (value: Uint8Array | undefined): string | undefined =>
  value === undefined ? undefined : Buffer.from(value).toString('latin1');

async function act(mine: RawTarget, op: number, a: Uint8Array, b: Uint8Array): Promise<void> {
  if (op === 0) await mine.get(a);
  if (op === 1) await mine.put(a, b);
  if (op === 2) await mine.compareAndSwap(a, undefined, b);
  if (op === 3) await mine.batchGet([a, b]);
  if (op === 4) await mine.batchPut([{ key: a, value: b }]);
  if (op === 5) await mine.deleteRange(a, b);
  if (op === 6) {
    for (const { key, value } of await mine.scan(a, b, 10)) expect(text(await mine.get(key))).toBe(text(value));
  }
}

describe('a confined target', () => {
  test('reads and writes no key outside, whatever it is asked, and gives relative keys back', async () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new SeededRandom(seed);
      const key = (): Uint8Array =>
        random.bytes(random.below(5)).map((byte) => (byte % 3 === 0 ? 255 : byte % 3 === 1 ? 0 : byte));
      const prefix = Buffer.concat([Uint8Array.of(random.below(255)), key().subarray(0, 2)]);
      const store = new MemoryTarget();
      const outside = [
        new Uint8Array(0),
        Uint8Array.of(255, 255, 255, 255),
        prefixEnd(prefix),
        prefix.subarray(0, prefix.length - 1),
      ];
      for (const one of outside) await store.put(one, bytes('theirs'));
      store.touched.length = 0;
      const mine = confineTo(store, prefix);
      for (let step = 0; step < 20; step++) await act(mine, random.below(7), key(), key());
      expect(store.touched.length).toBeGreaterThan(0);
      const outliers = store.touched.filter(
        (touched) => !prefix.equals(Buffer.from(touched).subarray(0, prefix.length)),
      );
      expect(outliers).toEqual([]);
      for (const one of outside) expect(text(await store.get(one))).toBe('theirs');
    }
  });

  test('an empty range is the whole part and nothing else', async () => {
    const store = new MemoryTarget();
    for (const key of ['a', 'p/1', 'p/2', 'p0', 'q']) await store.put(bytes(key), bytes('x'));
    const mine = confineTo(store, bytes('p/'));
    const all = new Uint8Array(0);
    expect((await mine.scan(all, all, 10)).map(({ key }) => text(key))).toEqual(['1', '2']);
    await mine.deleteRange(all, all);
    expect([...store.keys()]).toEqual(['a', 'p0', 'q']);
  });

  test('an empty prefix, or one without an end, is refused', () => {
    expect(() => confineTo(new MemoryTarget(), new Uint8Array(0))).toThrow('prefix');
    expect(() => confineTo(new MemoryTarget(), Uint8Array.of(255, 255))).toThrow('prefix');
  });
});
