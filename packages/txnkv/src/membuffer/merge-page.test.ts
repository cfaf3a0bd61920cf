import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TxnPair } from '../snapshot/snapshot-options.js';
import { MemBuffer } from './mem-buffer.js';
import { mergePage } from './merge-page.js';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const text = (value: Uint8Array): string => Buffer.from(value).toString();
const all = { start: bytes(''), end: bytes('') };

/** A buffer of `key=value` words; `key=` deletes, `key` alone has flags only. */
function buffer(words: string): MemBuffer {
  const made = new MemBuffer({ maxKeyBytes: 100, maxEntryBytes: 1000, maxTxnBytes: 100_000 });
  for (const word of words.split(' ').filter((one) => one !== '')) {
    const [key = '', value] = word.split('=');
    if (value === undefined) made.setFlags(bytes(key), 'setLocked');
    else if (value === '') made.delete(bytes(key));
    else made.set(bytes(key), bytes(value));
  }
  return made;
}

function pairs(words: string, reverse = false): TxnPair[] {
  const list = words
    .split(' ')
    .filter((one) => one !== '')
    .map((word) => word.split('='))
    .map(([key = '', value = '']) => ({ key: bytes(key), value: bytes(value) }));
  return reverse ? list.toReversed() : list;
}

function shown(merged: Iterable<TxnPair>): string {
  return [...merged].map(({ key, value }) => `${text(key)}=${text(value)}`).join(' ');
}

function both(written: string, stored: string, range = all): { up: string; down: string } {
  const scan = { keyOnly: false };
  return {
    up: shown(mergePage(buffer(written), range, pairs(stored), { ...scan, reverse: false })),
    down: shown(mergePage(buffer(written), range, pairs(stored, true), { ...scan, reverse: true })),
  };
}

const backwards = (words: string): string => words.split(' ').toReversed().join(' ');

describe('client-go: internal/unionstore/union_store_test.go', () => {
  test.each([
    ['TestUnionStoreGetSet: written values go before stored ones', '1=x', '1=1 2=2', '1=x 2=2'],
    [
      'TestUnionStoreDelete: deleted keys are hidden, and shown when they are written again',
      '1= 3=x',
      '1=1 2=2',
      '2=2 3=x',
    ],
    [
      'TestUnionStoreSeek, TestUnionStoreIterReverse: both sides in one order',
      '2= 4=four 5=five',
      '1=1 2=2 3=3 6=6',
      '1=1 3=3 4=four 5=five 6=6',
    ],
    ['flags alone hide nothing', '1 9', '1=1 2=2', '1=1 2=2'],
    ['nothing stored', '1=x 2=', '', '1=x'],
    ['nothing written', '', '1=1', '1=1'],
    ['all deleted', '1= 2= 3=', '1=1 3=3', ''],
  ])('%s', (_, written, stored, wanted) => {
    expect(both(written, stored)).toEqual({ up: wanted, down: backwards(wanted) });
  });
});

describe('pages', () => {
  test('only what lies in the part that a page covers is shown with it', () => {
    expect(both('a=x c=x e=x', 'b=1 d=1', { start: bytes('b'), end: bytes('e') }).up).toBe('b=1 c=x d=1');
  });

  test('key-only scans show no values of either side', () => {
    const merged = mergePage(buffer('a=x'), all, [{ key: bytes('b'), value: bytes('') }], {
      reverse: false,
      keyOnly: true,
    });
    expect(shown(merged)).toBe('a= b=');
  });

  test.each([false, true])('like a map over a map (reverse: %s)', (reverse) => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
    const written = fc.array(fc.tuple(key, fc.constantFrom('', 'x', 'y')));
    const stored = fc.uniqueArray(key);
    fc.assert(
      fc.property(written, stored, key, key, (writes, keys, from, to) => {
        const model = new Map(keys.filter((one) => one >= from && one < to).map((one) => [one, 'stored']));
        const words = writes.map(([one, value]) => `${one}=${value}`).join(' ');
        const page = [...model].map(([one, value]) => `${one}=${value}`).toSorted();
        for (const [one, value] of writes) {
          if (one < from || one >= to) continue;
          if (value === '') model.delete(one);
          else model.set(one, value);
        }
        const wanted = [...model].map(([one, value]) => `${one}=${value}`).toSorted();
        if (reverse) wanted.reverse();
        const part = { start: bytes(from), end: bytes(to) };
        const given = from < to ? pairs(page.join(' '), reverse) : [];
        const merged = from < to ? mergePage(buffer(words), part, given, { reverse, keyOnly: false }) : [];
        expect(shown(merged)).toBe(from < to ? wanted.join(' ') : '');
      }),
      { seed: 20_260_103, numRuns: 300 },
    );
  });

  test('writes made while it runs show from where it stands on', () => {
    const base = buffer('b=1');
    const seen: string[] = [];
    for (const { key, value } of mergePage(base, all, pairs('a=1 c=1 d=1'), { reverse: false, keyOnly: false })) {
      seen.push(`${text(key)}=${text(value)}`);
      if (text(key) !== 'b') continue;
      base.set(bytes('a'), bytes('late'));
      base.set(bytes('bb'), bytes('new'));
      base.delete(bytes('c'));
    }
    expect(seen.join(' ')).toBe('a=1 b=1 bb=new d=1');
  });
});
