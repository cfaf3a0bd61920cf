import type { kvrpcpb } from '@tikv-client/kvproto';
import type { RpcInterceptor, Transaction, TransactionOptions } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import type { Started } from './txn-setup.js';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const pessimistic = { mode: 'pessimistic' } as const;

interface Case {
  readonly options: TransactionOptions;
  /** Lock the keys before they are written, and find out whether they exist. */
  readonly lockFirst: boolean;
  /** What a failure tells of the version that is there. */
  readonly tellsVersion: boolean;
}

/** Writes keys of which some exist, with an assertion about the last of them. */
async function assertions({ client, setup }: Started, { options, lockFirst, tellsVersion }: Case): Promise<void> {
  const earlier = await client.begin();
  for (const key of ['k1', 'k3', 'k7']) earlier.put(key, 'old');
  const { commitTs } = await earlier.commit();
  const write = async (assertion: 'assertExists' | 'assertNotExists', ...keys: string[]): Promise<Transaction> => {
    const txn = await client.begin(options);
    if (lockFirst) await txn.lockKeys(keys, { checkExistence: true });
    for (const key of keys) txn.put(key, 'new');
    txn[assertion](keys.at(-1) ?? '');
    await txn.commit();
    return txn;
  };
  const there = tellsVersion
    ? { existingStartTs: earlier.startTs, existingCommitTs: commitTs }
    : { existingStartTs: 0n, existingCommitTs: 0n };
  const absent = { existingStartTs: 0n, existingCommitTs: 0n };
  const code = 'KEY_ASSERTION_FAILED';

  await write('assertExists', 'k1');
  await write('assertNotExists', 'k2');
  expect(await failure(write('assertNotExists', 'k3'))).toMatchObject({ code, assertion: 'notExist', ...there });
  expect(await failure(write('assertExists', 'k4'))).toMatchObject({ code, assertion: 'exist', ...absent });
  const notExists = await failure(write('assertNotExists', 'k5', 'k6', 'k7'));
  expect(notExists).toMatchObject({ code, key: new Uint8Array(Buffer.from('k7')), ...there });
  expect(await failure(write('assertExists', 'k8', 'k9', 'k10'))).toMatchObject({ code, ...absent });
  await client.txn.backgroundIdle();
  expect([await values(client, 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'), setup.locks()]).toEqual([
    ['new', 'new', 'old', undefined, undefined, undefined, 'old'],
    [],
  ]);
}

const strict = { assertionLevel: 'strict' } as const;
const fast = { assertionLevel: 'fast' } as const;

describe('client-go: integration_tests/assertion_test.go', () => {
  test.each<[string, Case]>([
    ['optimistic', { options: strict, lockFirst: false, tellsVersion: true }],
    [
      'pessimistic, locked by the commit',
      { options: { ...strict, ...pessimistic }, lockFirst: false, tellsVersion: true },
    ],
    ['pessimistic, locked before', { options: { ...strict, ...pessimistic }, lockFirst: true, tellsVersion: true }],
  ])('TestPrewriteAssertion: a commit whose assertion is wrong fails: %s', async (_name, one) =>
    withTxn(async (started) => assertions(started, one)),
  );

  test.each<[string, Case]>([
    ['optimistic: the store has read the version anyhow', { options: fast, lockFirst: false, tellsVersion: true }],
    [
      'pessimistic: the locks have told',
      { options: { ...fast, ...pessimistic }, lockFirst: true, tellsVersion: false },
    ],
    [
      'pessimistic, locked by the commit',
      { options: { ...fast, ...pessimistic }, lockFirst: false, tellsVersion: false },
    ],
  ])('TestFastAssertion: checked where it costs nothing: %s', async (_name, one) =>
    withTxn(async (started) => assertions(started, one)),
  );

  test('TestFastAssertion: nothing is noticed where the locks did not tell, nor without a level', async () =>
    withTxn(async ({ client }) => {
      await put(client, { a: 'old' });
      const silent = await client.begin({ ...fast, ...pessimistic });
      await silent.lockKeys(['a']);
      silent.put('a', 'a1');
      silent.assertNotExists('a');
      await silent.commit();
      const off = await client.begin();
      off.put('a', 'a2');
      off.assertNotExists('a');
      await off.commit();
      expect(await values(client, 'a')).toEqual(['a2']);
    }));

  test('TestAssertionErrorLessPriorToOtherError: a lost lock explains more than an assertion that fails for it', async () =>
    withTxn(
      async ({ client, other, cluster, setup }) => {
        // In one request; in two; and in two of which the one or the other is late.
        for (const [locked, unlocked, late] of [
          ['aa', 'ab', undefined],
          ['a1', 'b1', undefined],
          ['a2', 'b2', 'a2'],
          ['a3', 'b3', 'b3'],
        ] as const) {
          const slow: RpcInterceptor = {
            name: 'slow',
            intercept: async (call, next) => {
              const { mutations = [] } = call.request as Partial<kvrpcpb.PrewriteRequest>;
              if (mutations.some(({ key }) => text(key) === late)) await setup.sleep(200);
              return next(call);
            },
          };
          const txn = await client.begin({ ...strict, ...pessimistic, interceptors: [slow] });
          await txn.lockKeys([locked], { checkExistence: true });
          for (const key of [locked, unlocked]) {
            txn.put(key, 'first');
            txn.assertNotExists(key);
          }
          // Its heart stops, and another one takes its lock and commits.
          const stopped = cluster.addFault({ method: 'KvTxnHeartBeat', on: 'request', action: 'drop' });
          await setup.sleep(4000);
          const thief = await other.begin({ ...strict, ...pessimistic });
          await thief.lockKeys([locked]);
          for (const key of [locked, unlocked]) {
            thief.put(key, 'second');
            thief.assertNotExists(key);
          }
          await thief.commit();
          await other.txn.backgroundIdle();
          stopped.remove();
          const error = await failure(txn.commit());
          expect(error.code).not.toBe('KEY_ASSERTION_FAILED');
          expect(error.code).toMatch(/^KEY_/);
          expect(txn.state).toBe('rolledBack');
          await client.txn.backgroundIdle();
          expect(await values(other, locked, unlocked)).toEqual(['second', 'second']);
        }
      },
      { txn: { managedLockTtlMs: 1000 } },
    ));
});
