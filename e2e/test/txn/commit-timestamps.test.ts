import type { kvrpcpb } from '@tikv-client/kvproto';
import type { ValueEntry } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { ForeignTxn } from './foreign-txn.js';
import type { TxnSetup } from './txn-setup.js';
import { failure, put, text, withTxn } from './txn-setup.js';

const shown = (entry: ValueEntry | undefined): unknown => entry && [text(entry.value), entry.commitTs];

const asked = (setup: TxnSetup): boolean[] =>
  ['KvGet', 'KvBatchGet'].flatMap((name) =>
    setup.requests<kvrpcpb.BatchGetRequest>(name).map(({ needCommitTs }) => needCommitTs),
  );

describe('client-go: integration_tests/snapshot_test.go', () => {
  test('TestGetAndBatchGetWithReturnCommitTS: values with the time of their commit, past cache and locks', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await client.begin();
      for (const key of ['a', 'b', 'c']) txn.put(key, `${key}1`);
      const commitTs = (await txn.commit()).commitTs ?? 0n;
      await client.txn.backgroundIdle();
      const snapshot = await client.snapshot();
      expect(text(await snapshot.get('b'))).toBe('b1');
      const entries = await snapshot.batchGetWithCommitTs(['b', 'a', 'x', 'b']);
      expect(entries.map(shown)).toEqual([['b1', commitTs], ['a1', commitTs], undefined, ['b1', commitTs]]);
      expect(shown(await snapshot.getWithCommitTs('c'))).toEqual(['c1', commitTs]);
      expect(await snapshot.getWithCommitTs('x')).toBeUndefined();
      const other = await ForeignTxn.begin(setup, client, 'a');
      await other.prewrite({ a: 'a2', b: 'b2' });
      const later = await client.pd.getTimestamp();
      await other.commit(['a'], later);
      // A lock does not tell when it was committed: it goes first.
      const after = await client.snapshot();
      expect((await after.batchGetWithCommitTs(['b', 'c'])).map(shown)).toEqual([
        ['b2', later],
        ['c1', commitTs],
      ]);
      expect(shown(await snapshot.getWithCommitTs('b'))).toEqual(['b1', commitTs]);
    }));
});

describe('client-go: integration_tests/snapshot_fail_test.go', () => {
  test('TestCommitTSRequiredAssertion: a store that does not tell is an error, for whoever wants to know', async () =>
    withTxn(async ({ setup, client }) => {
      await put(client, { a: 'v' });
      setup.answer = ({ command }) =>
        command.name === 'KvBatchGet'
          ? command.response.fromPartial({ pairs: [{ key: Buffer.from('a'), value: Buffer.from('v') }] } as never)
          : undefined;
      const snapshot = await client.snapshot();
      expect((await snapshot.batchGet(['a'])).map(text)).toEqual(['v']);
      expect((await snapshot.batchGet(['a'])).map(text)).toEqual(['v']);
      expect(snapshot.debugSnapshot().cacheHits).toBe(1);
      for (const reading of [snapshot.getWithCommitTs('a'), snapshot.batchGetWithCommitTs(['a'])]) {
        expect(await failure(reading)).toMatchObject({ code: 'SERVER' });
      }
    }));
});

describe('client-go: kv/kv_test.go', () => {
  test('TestGetOptions, TestBatchGetOptions: the time of the commit is asked for by those reads alone', async () =>
    withTxn(async ({ setup, client }) => {
      await put(client, { a: 'v' });
      setup.sent.length = 0;
      const snapshot = await client.snapshot({ cache: false });
      await snapshot.get('a');
      await snapshot.batchGet(['a']);
      expect(asked(setup)).toEqual([false, false]);
      setup.sent.length = 0;
      await snapshot.getWithCommitTs('a');
      await snapshot.batchGetWithCommitTs(['a']);
      expect(asked(setup)).toEqual([true, true]);
      const unknown = { returnCommitTs: true } as object;
      for (const reading of [snapshot.get('a', unknown), snapshot.batchGetWithCommitTs(['a'], unknown)]) {
        expect(await failure(reading)).toMatchObject({ code: 'INVALID_ARGUMENT' });
      }
    }));

  test('TestValueEntry: an empty value is none, whenever it was committed', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await ForeignTxn.begin(setup, client, 'a');
      await txn.prewrite({ a: '', b: 'v' });
      const commitTs = await client.pd.getTimestamp();
      expect(await txn.commit(['a', 'b'], commitTs)).toBeUndefined();
      const snapshot = await client.snapshot();
      expect(await snapshot.get('a')).toBeUndefined();
      expect((await snapshot.batchGetWithCommitTs(['a', 'b'])).map(shown)).toEqual([undefined, ['v', commitTs]]);
    }));
});
