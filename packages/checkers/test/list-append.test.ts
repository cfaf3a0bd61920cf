import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnomalyKind, Transaction, TransactionStep } from '../src/index.js';
import { checkListAppend, formatHistory, parseTransactions, transactionEntriesOf } from '../src/index.js';
import type { ListBug } from './list-store.js';
import { runListStore } from './list-store.js';

/**
 * One transaction per line: `name [p] [!|?] [@start[-commit]] steps`, `p` pessimistic, `!` failed, `?` undetermined; steps `x+1` (append),
 * `x=1,2` (read), `x=` (read an empty list), `x~1,2` (locking read).
 */
function written(text: string): Transaction[] {
  return text
    .trim()
    .split('\n')
    .map((line, attempt) => {
      const [id = '', ...words] = line.trim().split(/\s+/);
      const steps: TransactionStep[] = [];
      let outcome: Transaction['outcome'] = 'ok';
      let mode: Transaction['mode'] = 'optimistic';
      let startTs: bigint | undefined;
      let commitTs: bigint | undefined;
      for (const word of words) {
        const [, key = '', sign, list = ''] = /^([a-z])([+=~])(.*)$/.exec(word) ?? [];
        const elements = list === '' ? [] : list.split(',').map(Number);
        if (word === 'p') mode = 'pessimistic';
        else if (word === '!') outcome = 'fail';
        else if (word === '?') outcome = 'info';
        else if (word.startsWith('@')) {
          const [start, commit] = word.slice(1).split('-');
          startTs = BigInt(start ?? 0);
          commitTs = commit === undefined ? undefined : BigInt(commit);
        } else if (sign === '+') steps.push({ op: 'append', key, element: Number(list) });
        else steps.push({ op: 'list', key, elements, ...(sign === '~' ? { current: true } : {}) });
      }
      const [invoked, completed] = [2 * attempt, outcome === 'info' ? Infinity : 2 * attempt + 1];
      const times = { invoked, completed, invokedTime: invoked, completedTime: completed };
      return { attempt, id, process: attempt, mode, steps, outcome, startTs, commitTs, ...times };
    });
}

const cases: ReadonlyArray<readonly [name: string, wanted: readonly AnomalyKind[], history: string]> = [
  ['a serial history', [], 'A x+1\nB x=1 x+2\nC x=1,2 y+1\nD y=1'],
  ['nothing at all', [], 'A x='],
  ['own appends are read', [], 'A x+1 x=1 x+2 x=1,2'],
  ['an undetermined append that nobody reads', [], 'A ? x+1\nB x='],
  ['an undetermined append that is read', [], 'A ? x+1\nB x=1'],
  ['a failed append that nobody reads', [], 'A ! x+1\nB x='],
  ['write skew: two anti-dependencies, allowed', [], 'A x= y+1\nB y= x+1\nC x=1 y=1'],
  ['a read-only anomaly: allowed', [], 'A x= y= x+1\nB y= y+1\nC x= y=1\nD x=1 y=1'],
  ['internal: own append is missing', ['internal'], 'A x+1 x='],
  ['internal: two states of one list', ['internal'], 'A x=1 x=1,2\nB x+1\nC x+2'],
  ['internal: own append and another state', ['internal'], 'A x= x+1 x=2,1\nB x+2'],
  ['a locking read may see more than the snapshot', [], 'A p x= x~1 x+2\nB x+1\nC x=1,2'],
  ['G1a', ['G1a'], 'A ! x+1\nB x=1'],
  ['G1a and a dirty update', ['G1a', 'dirty update'], 'A ! x+1\nB x+2\nC x=1,2'],
  ['G1b, and half of what one transaction wrote', ['G-single', 'G1b'], 'A x+1 x+2\nB x=1\nC x=1,2'],
  ['garbage', ['garbage read'], 'A x=9'],
  ['twice', ['duplicate element'], 'A x+1\nB x=1,1'],
  ['incompatible orders', ['incompatible orders'], 'A x+1\nB x+2\nC x=1,2\nD x=2,1'],
  ['G0', ['G0'], 'A x+1 y+1\nB x+2 y+2\nC x=1,2 y=2,1'],
  ['G1c: each reads the other', ['G1c'], 'A x+1 y=2\nB x=1 y+2'],
  ['G1c of three', ['G1c'], 'A x+1 z=3\nB x=1 y+2\nC y=2 z+3'],
  ['G-single: read skew', ['G-single'], 'A x+1 y+1\nB x= y=1'],
  ['G-single over a third transaction', ['G-single'], 'A x+1\nB x=1 y+2\nC x= y=2'],
  ['lost update, one append gone', ['G-single', 'lost update'], 'A x= x+1\nB x= x+2\nC x=1'],
  ['lost update, both there', ['G-single', 'lost update'], 'A x= x+1\nB x= x+2\nC x=1,2'],
  [
    'a plain read of a pessimistic transaction may be older than its lock',
    [],
    'A x+1 y+1\nB p x= y~1 y+2\nC x=1 y=1,2',
  ],
  ['its locking reads may not: read skew', ['G-single'], 'A x+1 y+1\nB p x~ y~1'],
  ['its plain reads neither', ['G-single'], 'A x+1 y+1\nB p x= y=1 z+1'],
  ['by timestamps: an acknowledged append is missing', ['G-single'], 'A @1-2 x+1\nB @3-4 x='],
  ['by timestamps: concurrent, so nothing is wrong', [], 'A @1-5 x+1\nB @3-4 x='],
  ['by timestamps: appends in the wrong order', ['G0'], 'A @1-2 x+1\nB @3-4 x+2\nC x=2,1'],
  ['by timestamps: a read of the future', ['timestamp order'], 'A @4-5 x+1\nB @3-6 x=1'],
  ['by timestamps: a locking read may', [], 'A @4-5 x+1\nB p @3-6 x~1 x+2'],
  ['by timestamps: a commit before the start', ['timestamp order'], 'A @4-3 x+1'],
];

describe('known histories', () => {
  test.each(cases)('%s: %j', (_name, wanted, history) => {
    const verdict = checkListAppend(written(history));
    expect(Object.keys(verdict.counts).sort()).toEqual([...wanted].sort());
    expect(verdict.ok).toBe(wanted.length === 0);
  });

  test('a cycle is told step by step, without helpers, and is the shortest', () => {
    const { anomalies } = checkListAppend(written('A x+1\nB x=1 y+2\nC x= y=2\nD y=2 z+4\nE z=4 x='));
    expect(anomalies[0]).toMatchObject({ kind: 'G-single', transactions: ['C', 'A', 'B'] });
    expect(anomalies[0]?.text).toBe(
      [
        'C, A, B form a cycle',
        '  C -rw-> A: C read x without 1, which A appended',
        '  A -wr-> B: A appended 1 to x, which B read',
        '  B -wr-> C: B appended 2 to y, which C read',
      ].join('\n'),
    );
  });

  test('time in a cycle is told as such', () => {
    const { anomalies } = checkListAppend(written('A @1-2 x+1\nB @3-4 x= y+1'));
    expect(anomalies[0]?.cycle?.map(({ text }) => text)).toEqual([
      'B read x without what was appended behind its beginning',
      'A committed at 2 before B began',
    ]);
  });

  test('real time, where it is asked for, without timestamps', () => {
    const history = written('A x+1\nB x=');
    expect(checkListAppend(history).ok).toBe(true);
    expect(checkListAppend(history, { realTime: true }).counts).toEqual({ 'G-single': 1 });
  });

  test('an element that is appended twice is refused', () => {
    expect(() => checkListAppend(written('A x+1\nB x+1'))).toThrow('appended twice');
  });

  test('findings are bounded for each kind, counts are not', () => {
    const many = Array.from({ length: 30 }, (_, at) => `T${at} x=${100 + at}`).join('\n');
    const verdict = checkListAppend(written(many), { maxAnomalies: 3 });
    expect(verdict.counts['incompatible orders']).toBe(29);
    expect(verdict.anomalies.filter(({ kind }) => kind === 'incompatible orders')).toHaveLength(3);
  });
});

const pinned = { seed: 20261, numRuns: 60 };

describe('histories of a store', () => {
  test('serial ones pass, real time and all', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.boolean(), (seed, timestamps) => {
        const history = runListStore({ seed, transactions: 120, processes: 1, timestamps });
        expect(checkListAppend(history, { realTime: true }).anomalies).toEqual([]);
      }),
      pinned,
    );
  });

  test('those of snapshot isolation pass, whatever is lost, optimistic and pessimistic mixed', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom(0, 0.5, 1), fc.constantFrom(0, 0.2), (seed, pessimistic, open) => {
        const history = runListStore({ seed, transactions: 200, pessimistic, open, processes: 8 });
        const verdict = checkListAppend(history, { realTime: true });
        expect(verdict.anomalies).toEqual([]);
        expect(verdict.transactions.committed).toBeGreaterThan(20);
        const bare = history.map((one) => ({ ...one, startTs: undefined, commitTs: undefined }));
        expect(checkListAppend(bare).anomalies).toEqual([]);
      }),
      pinned,
    );
  });

  const bugs: ReadonlyArray<readonly [ListBug, readonly AnomalyKind[]]> = [
    ['no conflict check', ['G-single', 'lost update']],
    ['reads the latest state', ['G-single', 'internal', 'timestamp order']],
    ['reads of failed transactions', ['G1a']],
    ['reads while appending', ['G1a', 'G1b', 'G1c', 'timestamp order']],
    ['drops a committed append', ['G-single', 'lost update']],
    ['applies an append twice', ['duplicate element']],
    ['forgets own appends', ['internal']],
    ['commits halves apart', ['G-single']],
    ['stale snapshots', ['G-single', 'internal']],
  ];
  test.each(bugs)('a store that has the bug "%s" is found out: %j', (bug, kinds) => {
    const found = new Set<AnomalyKind>();
    let broken = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { ok, counts } = checkListAppend(runListStore({ seed, transactions: 200, processes: 8, bug, open: 0.05 }));
      if (!ok) broken += 1;
      for (const kind of Object.keys(counts) as AnomalyKind[]) found.add(kind);
    }
    expect(broken).toBeGreaterThan(15);
    expect([...found]).toEqual(expect.arrayContaining([...kinds]));
  });

  test('JSON lines lose nothing', () => {
    const history = runListStore({ seed: 3, transactions: 100, open: 0.1 });
    const again = parseTransactions(formatHistory(transactionEntriesOf(history)));
    expect(again).toEqual(transactionEntriesOf(history));
    expect(checkListAppend(again)).toEqual(checkListAppend(history));
  });

  test('ten thousand transactions need a few dependencies and a few steps of search each', () => {
    const history = runListStore({ seed: 1, transactions: 10_000, processes: 32, lists: 20, maxLength: 100 });
    for (const realTime of [false, true]) {
      const verdict = checkListAppend(history, { realTime, maxVisits: 20_000 });
      expect(verdict).toMatchObject({ result: 'ok' });
      expect(verdict.dependencies).toBeLessThan(120_000);
    }
  });
});
