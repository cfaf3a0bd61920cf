import { describe, expect, test } from 'vitest';
import { MetaKv, MetaSpaceError } from './meta-kv.js';
import type { MetaEvent } from './meta-kv.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const NONE = bytes('');
const texts = (kvs: readonly { key: Uint8Array }[]) => kvs.map((kv) => Buffer.from(kv.key).toString());

describe('MetaKv', () => {
  test('revisions and versions count as in etcd', () => {
    const kv = new MetaKv();
    expect(kv.revision).toBe(1n);
    expect(kv.put(bytes('a'), bytes('1'))).toBeUndefined();
    expect(kv.put(bytes('a'), bytes('2'))).toMatchObject({ createRevision: 2n, modRevision: 2n, version: 1n });
    expect(kv.range(bytes('a'), NONE).kvs[0]).toMatchObject({ createRevision: 2n, modRevision: 3n, version: 2n });
    expect(kv.delete(bytes('b'), NONE)).toHaveLength(0);
    expect(kv.revision).toBe(3n);
    expect(kv.delete(bytes('a'), NONE)).toHaveLength(1);
    expect(kv.revision).toBe(4n);
    kv.put(bytes('a'), bytes('3'));
    expect(kv.range(bytes('a'), NONE).kvs[0]).toMatchObject({ createRevision: 5n, version: 1n });
  });

  test('ranges: one key, a half-open range, all from a key on, a limit', () => {
    const kv = new MetaKv();
    for (const name of ['c', 'a', 'b', 'd']) {
      kv.put(bytes(name), bytes(name));
    }
    expect(texts(kv.range(bytes('b'), NONE).kvs)).toEqual(['b']);
    expect(texts(kv.range(bytes('b'), bytes('d')).kvs)).toEqual(['b', 'c']);
    expect(texts(kv.range(bytes('b'), Uint8Array.of(0)).kvs)).toEqual(['b', 'c', 'd']);
    expect(kv.range(bytes('a'), bytes('z'), 2)).toMatchObject({ count: 4 });
    expect(texts(kv.range(bytes('a'), bytes('z'), 2).kvs)).toEqual(['a', 'b']);
  });

  test('keeps its own copy of what it is given', () => {
    const kv = new MetaKv();
    const value = bytes('before');
    kv.put(bytes('a'), value);
    value.fill(0);
    expect(Buffer.from(kv.range(bytes('a'), NONE).kvs[0]?.value ?? NONE).toString()).toBe('before');
  });

  test('is full at its limit and takes more once something is gone', () => {
    const kv = new MetaKv({ maxBytes: 10 });
    kv.put(bytes('a'), bytes('12345'));
    expect(() => kv.put(bytes('b'), bytes('1234'))).toThrow(MetaSpaceError);
    expect(kv.revision).toBe(2n);
    kv.put(bytes('a'), bytes('1'));
    kv.put(bytes('b'), bytes('1234567'));
    kv.delete(bytes('b'), NONE);
    kv.put(bytes('c'), bytes('1234567'));
    expect(kv.size).toBe(2);
  });

  test('a watch sees its range only, the past from its revision on, and nothing after its end', () => {
    const kv = new MetaKv({ maxHistory: 3 });
    kv.put(bytes('a1'), bytes('x'));
    kv.put(bytes('b'), bytes('x'));
    const seen: string[] = [];
    const note = (events: readonly MetaEvent[]) => {
      seen.push(
        ...events.map(({ type, kv: item }) => `${type} ${Buffer.from(item.key).toString()}@${item.modRevision}`),
      );
    };
    const stop = kv.watch(bytes('a'), bytes('b'), 2n, note);
    kv.put(bytes('a2'), bytes('y'));
    kv.delete(bytes('a'), Uint8Array.of(0));
    expect(seen).toEqual(['put a1@2', 'put a2@4', 'delete a1@5', 'delete a2@5']);
    expect(typeof stop === 'function').toBe(true);
    if (typeof stop === 'function') {
      stop();
    }
    kv.put(bytes('a3'), bytes('z'));
    expect(seen).toHaveLength(4);
    expect(kv.watch(bytes('a'), NONE, 2n, note)).toHaveProperty('compacted');
  });
});
