import { describe, expect, test } from 'vitest';
import type { Transaction, TransactionStep } from '../src/index.js';
import { TransactionRecorder, checkSnapshotReads } from '../src/index.js';

const shared = { process: 1, mode: 'optimistic', outcome: 'ok', invokedTime: 0, completedTime: 0 } as const;

type Row = readonly [
  start: number,
  commit: number,
  steps: readonly TransactionStep[],
  outcome?: Transaction['outcome'],
];

/** Transactions; a commit at 0 is none. */
function history(...rows: readonly Row[]): Transaction[] {
  return rows.map(([start, commit, steps, outcome = 'ok'], at) => ({
    ...shared,
    attempt: at,
    id: `T${at}`,
    steps,
    outcome,
    startTs: BigInt(start),
    commitTs: commit === 0 ? undefined : BigInt(commit),
    invoked: 2 * at,
    completed: outcome === 'info' ? Infinity : 2 * at + 1,
  }));
}

const put = (key: string, value: string | null): TransactionStep => ({ op: 'put', key, value });
const get = (key: string, value: string | null, current = false): TransactionStep => ({
  op: 'get',
  key,
  value,
  ...(current ? { current } : {}),
});
const scan = (pairs: ReadonlyArray<readonly [string, string]>, limit = 10): TransactionStep => ({
  op: 'scan',
  start: 'a',
  end: '',
  limit,
  pairs,
});

const two = [1, 5, [put('a', '1'), put('b', '1')]] as const;
describe('snapshot reads', () => {
  test.each<readonly [name: string, ok: boolean, rows: readonly Row[]]>([
    ['before the commit', true, [[...two], [4, 0, [get('a', null)]]]],
    ['at the commit', true, [[...two], [5, 0, [get('a', '1')]]]],
    ['before the commit, but sees it', false, [[...two], [4, 0, [get('a', '1')]]]],
    ['after the commit, but does not see it', false, [[...two], [6, 0, [get('b', null)]]]],
    ['its own write', true, [[...two], [6, 7, [put('a', '2'), get('a', '2')]]]],
    ['a deleted key', true, [[...two], [6, 7, [put('a', null)]], [8, 0, [get('a', null)]]]],
    [
      'a locking read sees what came in between',
      true,
      [[2, 0, []], [...two], [3, 8, [get('a', '1', true), put('a', '2')]]],
    ],
    ['a locking read that missed a commit', false, [[...two], [3, 8, [get('a', null, true), put('a', '2')]]]],
    [
      'a failed write is not there',
      true,
      [
        [1, 0, [put('a', '1')], 'fail'],
        [9, 0, [get('a', null)]],
      ],
    ],
    [
      'a failed write is there',
      false,
      [
        [1, 0, [put('a', '1')], 'fail'],
        [9, 0, [get('a', '1')]],
      ],
    ],
    [
      'an undetermined write may be there',
      true,
      [
        [1, 0, [put('a', '1')], 'info'],
        [9, 0, [get('a', '1')]],
      ],
    ],
    [
      'an undetermined write may not be there',
      true,
      [
        [1, 0, [put('a', '1')], 'info'],
        [9, 0, [get('a', null)]],
      ],
    ],
    [
      'a scan',
      true,
      [
        [...two],
        [
          6,
          0,
          [
            scan([
              ['a', '1'],
              ['b', '1'],
            ]),
          ],
        ],
      ],
    ],
    ['a scan that misses a key', false, [[...two], [6, 0, [scan([['a', '1']])]]]],
    ['a scan that ended before the key', true, [[...two], [6, 0, [scan([['a', '1']], 1)]]]],
    ['a scan that skipped a key', false, [[...two], [6, 0, [scan([['b', '1']], 1)]]]],
    ['a scan that shows a later key', false, [[...two], [4, 0, [scan([['b', '1']])]]]],
  ])('%s: %s', (_name, ok, rows) => {
    const verdict = checkSnapshotReads(history(...rows));
    expect(verdict).toMatchObject({ ok, violations: ok ? 0 : 1 });
    expect(verdict.findings).toHaveLength(ok ? 0 : 1);
  });

  test('the truth places what a client did not hear of', () => {
    const rows = history([1, 0, [put('a', '1')], 'info'], [9, 0, [get('a', null)]]);
    const truth = new Map([['T0', { committed: true, commitTs: 5n }]]);
    expect(checkSnapshotReads(rows, { truth })).toMatchObject({ ok: false, ambiguous: 0 });
    expect(checkSnapshotReads(rows, { truth: new Map([['T0', { committed: false }]]) }).ok).toBe(true);
  });

  test('the recorder makes such histories, and is bounded', () => {
    let now = 0;
    const recorder = new TransactionRecorder({ time: () => now++, maxSteps: 4 });
    const one = recorder.begin('p', [put('a', '1')], { id: 'first', mode: 'pessimistic' });
    recorder.begin('p', [get('a', null)]).fail({ startTs: 2n });
    one.ok({ startTs: 1n, commitTs: 3n });
    one.fail();
    recorder.begin('p', [{ op: 'get', key: 'a' }]).ok({ steps: [get('a', '1')], startTs: 4n });
    expect(recorder.full).toBe(false);
    recorder.begin('q', [put('b', '1')]).info({ startTs: 5n });
    expect(recorder.full).toBe(true);
    expect(() => recorder.begin('q', [])).toThrow('maxSteps');
    expect(recorder.transactions()).toMatchObject([
      { id: 'first', mode: 'pessimistic', outcome: 'ok', startTs: 1n, commitTs: 3n },
      { id: 'T1', outcome: 'fail', startTs: 2n },
      { id: 'T2', outcome: 'ok', startTs: 4n },
      { id: 'T3', outcome: 'info', startTs: 5n },
    ]);
    expect(checkSnapshotReads(recorder.history())).toMatchObject({ ok: true, reads: 1 });
  });
});
