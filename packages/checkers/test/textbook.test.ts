import { describe, expect, test } from 'vitest';
import type { HistoryEntry, RegisterOp } from '../src/index.js';
import { checkKeyLinearizability, describeVerdict } from '../src/index.js';

/**
 * A history as it is drawn in papers, one attempt per line: `process begin end operation`. `-` as end: no reply.
 * Operations: `put x`, `del`, `get x` (`get .` finds nothing), `cas a b` (swapped), `cas! a b found` (not swapped).
 */
function drawn(text: string): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  text
    .trim()
    .split('\n')
    .forEach((line, attempt) => {
      const [process = '', begin = '', end = '', word = '', a = '', b = '', c = ''] = line.trim().split(/\s+/);
      const value = (name: string): string | null => (name === '.' ? null : name);
      const shapes: Record<string, { op: RegisterOp; input: HistoryEntry['input']; output: HistoryEntry['output'] }> = {
        put: { op: 'put', input: { value: a }, output: {} },
        del: { op: 'delete', input: {}, output: {} },
        get: { op: 'get', input: {}, output: { value: value(a) } },
        cas: { op: 'compareAndSwap', input: { expected: value(a), value: b }, output: { swapped: true } },
        'cas!': {
          op: 'compareAndSwap',
          input: { expected: value(a), value: b },
          output: { swapped: false, value: c === '' ? undefined : value(c) },
        },
      };
      const shape = shapes[word];
      if (shape === undefined) throw new TypeError(line);
      const { op, input, output } = shape;
      const shared = { index: 0, process, attempt, op, key: 'x', input };
      entries.push({ ...shared, kind: 'invoke', time: Number(begin) });
      if (end !== '-') entries.push({ ...shared, kind: 'ok', time: Number(end), output });
    });
  return entries.sort((a, b) => a.time - b.time).map((entry, index) => ({ ...entry, index }));
}

const cases: ReadonlyArray<readonly [name: string, ok: boolean, history: string]> = [
  ['sequential', true, 'A 1 2 put a\nB 3 4 get a'],
  ['nothing before the first write', true, 'A 1 2 get .\nA 3 4 put a'],
  ['a value from nowhere', false, 'A 1 2 get a'],
  [
    'stale read (Herlihy and Wing 1990, figure 2: H2 is not linearizable)',
    false,
    'A 1 2 put a\nB 3 4 put b\nA 5 6 get a',
  ],
  ['a read during a write may see either side', true, 'A 1 9 put a\nB 2 3 get .\nB 4 5 get a'],
  ['new-old inversion during one write', false, 'A 1 9 put a\nB 2 3 get a\nC 4 5 get .'],
  [
    'new-old inversion across readers (regular, not atomic: Lamport 1986)',
    false,
    'A 1 2 put a\nA 3 10 put b\nB 4 5 get b\nC 6 7 get a',
  ],
  ['two concurrent writes seen in two orders', false, 'A 1 4 put a\nB 1 4 put b\nC 5 6 get a\nD 7 8 get b'],
  ['two concurrent writes, one order', true, 'A 1 6 put a\nB 1 6 put b\nC 2 3 get a\nD 4 5 get b'],
  ['an open write may apply late', true, 'A 1 - put a\nB 2 3 put b\nB 4 5 get b\nB 6 7 get a'],
  ['an open write may never apply', true, 'A 1 - put a\nB 2 3 get .\nB 6 7 get .'],
  ['an open write applies once', false, 'A 1 - put a\nB 2 3 get a\nB 4 5 put b\nB 6 7 get a'],
  ['a duplicated open write may apply twice', true, 'A 1 - put a\nA 1 - put a\nB 2 3 get a\nB 4 5 put b\nB 6 7 get a'],
  ['an open write cannot apply before it was sent', false, 'B 1 2 get a\nA 3 - put a'],
  ['delete hides the value', false, 'A 1 2 put a\nA 3 4 del\nB 5 6 get a'],
  ['an open delete explains a gap', true, 'A 1 2 put a\nC 3 - del\nB 5 6 get a\nB 7 8 get .'],
  ['compare-and-swap chain', true, 'A 1 2 cas . a\nB 3 4 cas a b\nC 5 6 get b'],
  ['two winners of one compare-and-swap', false, 'A 1 4 cas . a\nB 1 4 cas . b'],
  ['a loser that names the winner', true, 'A 1 4 cas . a\nB 1 4 cas! . b a'],
  ['a loser that found what it expected', false, 'A 1 2 put a\nB 3 4 cas! a b a'],
  ['a loser without a word needs another value', false, 'A 1 2 put a\nB 3 4 cas! a b'],
  ['a loser without a word, explained by an open write nobody read', true, 'A 1 2 put a\nC 2 - put c\nB 3 4 cas! a b'],
  [
    'an open compare-and-swap explains a value, through another open one',
    true,
    'A 1 - cas . a\nB 1 - cas a b\nC 5 6 get b',
  ],
  ['an open compare-and-swap whose expectation never held', false, 'A 1 - cas z b\nC 5 6 get b'],
];

describe('textbook histories', () => {
  test.each(cases)('%s', (_name, ok, history) => {
    expect(checkKeyLinearizability(drawn(history)).ok).toBe(ok);
  });
});

describe('explanation', () => {
  test('names the answer that cannot be explained and the longest order before it', () => {
    const verdict = checkKeyLinearizability(drawn('A 1 2 put a\nB 3 4 put b\nA 5 6 get a\nA 7 8 get b\nC 9 10 put c'));
    expect(describeVerdict(verdict)).toBe(
      [
        'key "x": not linearizable (5 attempts, 0 open)',
        '  answer 3 cannot be explained: get → "a" (process A, 5.0–6.0 ms)',
        '  longest order that works: 2 attempts, the key then holds "b"; it ends with',
        '    put "a" (process A, 1.0–2.0 ms)',
        '    put "b" (process B, 3.0–4.0 ms)',
      ].join('\n'),
    );
  });
});
