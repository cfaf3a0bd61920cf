import { expect, test } from 'vitest';
import { AppliedReads } from './applied-reads.js';
import { SafeTs } from './safe-ts.js';

test('a claim holds once the replica has applied what its leader had, and nothing goes back', () => {
  const safe = new SafeTs();
  safe.learn(10n, 5, 5);
  expect(safe.value).toBe(10n);
  safe.learn(20n, 7, 5);
  safe.learn(30n, 9, 5);
  expect(safe.value).toBe(10n);
  safe.applied(8);
  expect(safe.value).toBe(20n);
  safe.learn(15n, 8, 8);
  expect(safe.value).toBe(20n);
  safe.learn(40n, 8, 8);
  safe.applied(9);
  expect(safe.value).toBe(40n);
  safe.clear();
  expect(safe.value).toBe(0n);
});

test('a replica far behind keeps few claims: the oldest, to get on, and the newest', () => {
  const safe = new SafeTs();
  for (let i = 1; i <= 100; i += 1) safe.learn(BigInt(i), i, 0);
  safe.applied(1);
  expect(safe.value).toBe(1n);
  safe.applied(99);
  expect(safe.value).toBe(15n);
  safe.applied(100);
  expect(safe.value).toBe(100n);
});

test('reads run when what they wait for is applied, in order, and not after a stop', () => {
  const reads = new AppliedReads();
  const ran: string[] = [];
  reads.wait(3, () => ran.push('c'));
  reads.wait(1, () => ran.push('a'));
  reads.wait(2, () => ran.push('b'));
  reads.applied(0);
  expect(ran).toEqual([]);
  reads.applied(2);
  expect(ran).toEqual(['a', 'b']);
  reads.clear();
  reads.applied(9);
  expect([ran, reads.size]).toEqual([['a', 'b'], 0]);
});
