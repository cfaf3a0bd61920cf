import { describe, expect, test } from 'vitest';
import { adopt, counts, problems, readResults, type Row } from './coverage-map.js';

const report = {
  testResults: [
    {
      name: '/repo/packages/latch/src/latch.test.ts',
      assertionResults: [
        { ancestorTitles: ['client-go: a/b_test.go'], title: 'TestOne', status: 'passed' },
        { ancestorTitles: ['client-go: a/b_test.go'], title: 'TestOneMore', status: 'failed' },
        { ancestorTitles: [], title: 'twice', status: 'passed' },
        { ancestorTitles: [], title: 'twice', status: 'failed' },
      ],
    },
  ],
};
const results = readResults(report, '/repo');
const one = 'packages/latch/src/latch.test.ts :: client-go: a/b_test.go > TestOne';
const more = 'packages/latch/src/latch.test.ts :: client-go: a/b_test.go > TestOneMore';

test('ids are the file and the titles; a title that occurs twice must pass twice', () => {
  expect([...results]).toEqual([
    [one, true],
    [more, false],
    ['packages/latch/src/latch.test.ts :: twice', false],
  ]);
});

describe('problems', () => {
  const row = { file: 'a/b_test.go', test: 'TestOne' };

  test.each<[string, Row, string | undefined]>([
    ['a test that passed', { ...row, status: 'test', ids: [one] }, undefined],
    ['not yet', { ...row, status: 'not yet' }, undefined],
    ['an equivalent with its reason', { ...row, status: 'equivalent', ids: [one], reason: 'wider' }, undefined],
    ['not applicable with its reason', { ...row, status: 'not applicable', reason: 'Go only' }, undefined],
    ['an id that does not exist', { ...row, status: 'test', ids: ['x :: y'] }, 'no such test: x :: y'],
    ['an id that did not pass', { ...row, status: 'test', ids: [more] }, `did not pass: ${more}`],
    ['a test without an id', { ...row, status: 'test' }, '"test" without a test'],
    ['an equivalent without a reason', { ...row, status: 'equivalent', ids: [one] }, '"equivalent" without a reason'],
    ['not applicable without a reason', { ...row, status: 'not applicable' }, '"not applicable" without a reason'],
    ['not yet with an id', { ...row, status: 'not yet', ids: [one] }, '"not yet" with a test'],
  ])('%s', (_, given, problem) => {
    expect(problems([given], results)).toEqual(problem === undefined ? [] : [`a/b_test.go TestOne: ${problem}`]);
  });

  test('a case listed twice', () => {
    const given: Row = { ...row, status: 'not yet' };
    expect(problems([given, given], results)).toEqual(['a/b_test.go TestOne: listed twice']);
  });
});

test('adopt takes passed tests that name file and case, whole words only, and leaves other rows alone', () => {
  const rows: Row[] = [
    { file: 'a/b_test.go', test: 'TestOne', status: 'not yet' },
    { file: 'a/b_test.go', test: 'TestOneMore', status: 'not yet' },
    { file: 'a/c_test.go', test: 'TestOne', status: 'not yet' },
    { file: 'a/b_test.go', suite: 'other', test: 'TestTwo', status: 'not applicable', reason: 'Go only' },
  ];
  expect(adopt(rows, results)).toEqual([{ ...rows[0], status: 'test', ids: [one] }, rows[1], rows[2], rows[3]]);
});

test('counts by folder and in total', () => {
  const rows: Row[] = [
    { file: 'a/b_test.go', test: 'A', status: 'test', ids: [one] },
    { file: 'a/b_test.go', test: 'B', status: 'not yet' },
    { file: 'c/d_test.go', test: 'C', status: 'not applicable', reason: 'Go only' },
  ];
  expect(counts(rows).map(({ folder, by }) => [folder, ...Object.values(by)])).toEqual([
    ['a', 1, 0, 0, 1],
    ['c', 0, 0, 1, 0],
    ['all', 1, 0, 1, 1],
  ]);
});
