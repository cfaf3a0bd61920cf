import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { chooseCommitMode, shorterWays } from './commit-mode.js';

const mutation = (key: Uint8Array, op: kvrpcpb.Op = kvrpcpb.Op.Put): kvrpcpb.Mutation => ({
  op,
  key,
  value: new Uint8Array(1),
  assertion: 0,
});
const keys = (count: number, length: number): kvrpcpb.Mutation[] =>
  Array.from({ length: count }, () => mutation(new Uint8Array(length)));

describe('ways of committing', () => {
  test.each([
    ['256 short keys', keys(256, 16), { async: true, onePc: true }],
    ['257 keys', keys(257, 1), { async: false, onePc: true }],
    ['4 KiB of keys', keys(2, 2048), { async: true, onePc: true }],
    ['more than 4 KiB of keys', keys(2, 2049), { async: false, onePc: true }],
    ['a shared lock', [mutation(new Uint8Array(1), kvrpcpb.Op.SharedLock)], { async: false, onePc: false }],
  ])('%s', (_name, mutations, ways) => {
    expect(shorterWays({ mutations })).toEqual(ways);
  });

  test('two phases are chosen whatever the shape', () => {
    expect(chooseCommitMode({ mutations: keys(1, 1) })).toEqual({ kind: '2pc' });
    expect(chooseCommitMode({ mutations: keys(300, 1) }, { async: true, onePc: false })).toEqual({ kind: '2pc' });
    expect(() => chooseCommitMode({ mutations: keys(1, 1) }, { async: true, onePc: false })).toThrow(RangeError);
  });
});
