import { encodeBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { failure, put, text, withTxn } from './txn-setup.js';

interface Asked {
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
}

const letters = Array.from('abcdefghij');
/** All regions, as pairs of borders. */
const regions: readonly (readonly [string, string])[] = ['', ...letters].map((start, i) => [start, letters[i] ?? '']);
const ranges: readonly (readonly [start: string, end: string, parts: readonly (readonly [string, string])[]])[] = [
  ['', '', regions],
  ['', 'b', regions.slice(0, 2)],
  ['b', '', regions.slice(2)],
  ['b', 'i', regions.slice(2, 9)],
  ['a', 'd', regions.slice(1, 4)],
  [
    'a0',
    'd0',
    [
      ['a0', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'd0'],
    ],
  ],
  ['a1', 'a2', [['a1', 'a2']]],
  ['a', 'a', []],
  ['a3', 'a3', []],
];

describe('client-go: integration_tests/delete_range_test.go', () => {
  test('TestDeleteRange: what lies in the range is gone, the rest is there, and the regions are counted', async () =>
    withTxn(async ({ client, cluster }) => {
      await cluster.splitRegion(encodeBytes(Buffer.from('d')));
      const keys = Array.from('abcd').flatMap((letter) => Array.from('0123456789', (digit) => `${letter}${digit}`));
      await put(client, Object.fromEntries(keys.map((key) => [key, key])));
      let left = keys;
      for (const [start, end, count] of [
        ['b', 'c0', 2],
        ['d0', 'd0', 0],
        ['d00', 'd10', 1],
        ['c5', 'd5', 2],
        ['a', 'z', 4],
        ['', '', 5],
      ] as const) {
        expect(await client.txn.deleteRange({ start, end })).toBe(count);
        left = left.filter((key) => key < start || (end !== '' && key >= end));
        const snapshot = await client.snapshot();
        expect((await snapshot.scan({ start: 'a', end: '' })).map(({ key }) => text(key))).toEqual(left);
      }
      expect(left).toEqual([]);
    }));
});

describe('client-go: integration_tests/range_task_test.go', () => {
  test('TestRangeTask: a range is worked off region by region, cut at their borders', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      for (const letter of letters.slice(3)) await cluster.splitRegion(encodeBytes(Buffer.from(letter)));
      for (const [start, end, parts] of ranges) {
        setup.sent.length = 0;
        expect(await client.txn.deleteRange({ start, end })).toBe(parts.length);
        // Attempts at regions that had been split meanwhile did nothing.
        const asked = setup.requests<Asked>('KvDeleteRange').map(bordersOf);
        expect([...new Set(asked.map(String))].filter((part) => parts.map(String).includes(part))).toEqual(
          parts.map(String),
        );
        setup.sent.length = 0;
        expect(await client.txn.resolveLocks({ start, end }, 1n)).toEqual({ regions: parts.length, locks: 0 });
        expect(setup.requests<Asked>('KvScanLock').map(bordersOf)).toEqual(parts);
      }
    }));

  test('TestRangeTaskError: the first region that fails ends it, and those behind are left alone', async () =>
    withTxn(async ({ client, cluster, setup }) => {
      for (const letter of letters.slice(3)) await cluster.splitRegion(encodeBytes(Buffer.from(letter)));
      expect(await client.txn.deleteRange({ start: '', end: '' })).toBe(11);
      for (const [start, end, parts] of ranges) {
        for (const [index, part] of parts.entries()) {
          setup.sent.length = 0;
          setup.answer = ({ command, request }) =>
            command.name === 'KvDeleteRange' && String(bordersOf(request as Asked)) === String(part)
              ? kvrpcpb.DeleteRangeResponse.fromPartial({ error: 'test error' })
              : undefined;
          expect(await failure(client.txn.deleteRange({ start, end }))).toMatchObject({ code: 'SERVER' });
          expect(setup.requests<Asked>('KvDeleteRange').map(bordersOf)).toEqual(parts.slice(0, index + 1));
        }
      }
    }));
});

describe('client-go: integration_tests/safepoint_test.go', () => {
  test('TestSafePoint: a transaction that the safe point has passed reads nothing any more', async () =>
    withTxn(async ({ client, other, setup }) => {
      const keys = Array.from({ length: 10 }, (_, i) => `abc${i}`);
      await put(client, Object.fromEntries(keys.map((key) => [key, 'value'])));
      const txn = await client.begin();
      const writer = await client.begin();
      expect(text(await txn.get('abc0'))).toBe('value');
      const safePoint = await other.pd.getTimestamp();
      expect((await other.pd.advanceTxnSafePoint(safePoint)).newTxnSafePoint).toBe(safePoint);
      // Clients look at the safe point every ten seconds, beside what they do.
      await setup.sleep(11_000);
      await client.begin().then(async (fresh) => fresh.get('abc1'));
      await client.txn.backgroundIdle();
      const refused = { code: 'TXN_ABORTED_BY_GC', startTs: txn.startTs, safePoint };
      expect(await failure(txn.get('abc1'))).toMatchObject(refused);
      expect(await failure(txn.batchGet(keys))).toMatchObject(refused);
      expect(await failure(txn.scan({ start: 'a', end: 'b' }))).toMatchObject(refused);
      expect(await failure(writer.get('abc1'))).toMatchObject({ ...refused, startTs: writer.startTs });
      const fresh = await client.begin();
      expect(text(await fresh.get('abc1'))).toBe('value');
    }));
});

function bordersOf({ startKey, endKey }: Asked): [string | undefined, string | undefined] {
  return [text(startKey), text(endKey)];
}
