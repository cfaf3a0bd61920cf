import { kvrpcpb } from '@tikv-client/kvproto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { MemBuffer } from '../src/membuffer/mem-buffer.js';
import { RecentTimestamp } from '../src/recent-timestamp.js';
import { openSnapshot } from '../src/snapshot/open-snapshot.js';
import { ReadView } from '../src/snapshot/read-view.js';
import { SnapshotReader } from '../src/snapshot/snapshot-reader.js';
import { Snapshot } from '../src/snapshot/snapshot.js';
import type { TxnPair } from '../src/snapshot/snapshot-options.js';
import type { TxnSettings } from '../src/txn-settings.js';
import { ModelStores } from './model-stores.js';
import type { Answer, Seen } from './scripted-stores.js';
import { ScriptedStores, lockInfo, text, utf8 } from './scripted-stores.js';

const { Action } = kvrpcpb;
const maxTs = 2n ** 64n - 1n;

let made: ScriptedStores | undefined;
afterEach(async () => {
  await made?.background.close();
  made = undefined;
});

/** `key=value` words in stores with regions that begin at `splits`. */
function model(words: string, splits: readonly string[] = ['d', 'h'], settings: Partial<TxnSettings> = {}) {
  const data = new ModelStores();
  for (const word of words.split(' ').filter((one) => one !== '')) {
    const [key = '', value = ''] = word.split('=');
    data.values.set(key, value);
  }
  const on = scripted(splits, data.serve, settings);
  /** A lock of a transaction with the fate that CheckTxnStatus tells. */
  const lock = (key: string, startTs: bigint, writes: string | undefined, fate: object): void => {
    data.locks.set(key, { info: lockInfo({ at: key, of: 'primary', lockVersion: startTs }), writes });
    data.statuses.set(startTs, fate);
  };
  return { data, on, lock };
}

function scripted(
  splits: readonly string[],
  serve: (seen: Seen) => Answer,
  settings: Partial<TxnSettings> = {},
): ScriptedStores {
  made = new ScriptedStores(splits, serve, settings);
  return made;
}

const everyKey = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

const shown = (pairs: readonly TxnPair[]): string =>
  pairs.map(({ key, value }) => `${text(key)}=${text(value)}`).join(' ');

async function collect(iterator: AsyncIterable<TxnPair>): Promise<TxnPair[]> {
  const pairs: TxnPair[] = [];
  for await (const pair of iterator) pairs.push(pair);
  return pairs;
}

describe('get', () => {
  test('a value, an absent key, and an empty value, which is none', async () => {
    const { on } = model('a=1 e=');
    const snapshot = new Snapshot(on.parts, 100n);
    expect(text(await on.run(snapshot.get('a')))).toBe('1');
    expect(await on.run(snapshot.get('b'))).toBeUndefined();
    expect(await on.run(snapshot.get(utf8('e')))).toBeUndefined();
    expect(on.seen[0]).toMatchObject({ command: 'KvGet', context: undefined, request: { version: 100n } });
  });

  test.each<[string, object, string | undefined, object]>([
    ['committed at or before the read: its value', { commitVersion: 100n }, 'new', { committedLocks: [7n] }],
    ['committed after the read: the old value', { commitVersion: 101n }, 'old', { resolvedLocks: [7n] }],
    ['rolled back: the old value', { action: Action.TTLExpireRollback }, 'old', { resolvedLocks: [7n] }],
    [
      'client-go: integration_tests/snapshot_test.go TestSkipLargeTxnLock: pushed above the read: the old value, at once',
      { lockTtl: 3000n, action: Action.MinCommitTSPushed },
      'old',
      { resolvedLocks: [7n] },
    ],
  ])('a lock whose transaction is %s (trap 5)', async (_, fate, value, fields) => {
    const { on, lock } = model('a=old');
    lock('a', 7n, 'new', fate);
    const snapshot = new Snapshot(on.parts, 100n);
    expect(text(await on.run(snapshot.get('a')))).toBe(value);
    expect(on.commands().filter((command) => command !== 'KvResolveLock')).toEqual([
      'KvGet',
      'KvCheckTxnStatus',
      'KvGet',
    ]);
    expect(on.seen.find(({ command, context }) => command === 'KvGet' && context !== undefined)?.context).toMatchObject(
      fields,
    );
    expect(snapshot.debugSnapshot().locksPassed).toBe(1);
  });

  test('a live lock is waited for, until its owner has committed', async () => {
    const { on, data, lock } = model('a=old');
    const startTs = on.now();
    lock('a', startTs, 'new', { lockTtl: 3000n });
    on.clock.setTimer(500, () => data.statuses.set(startTs, { commitVersion: startTs + 1n }));
    const began = on.clock.monotonic();
    expect(text(await on.run(new Snapshot(on.parts, startTs + 10n).get('a')))).toBe('new');
    expect(on.clock.monotonic() - began).toBeGreaterThanOrEqual(500);
  });

  test('a lock that stays ends the call with its time, and the error tells of the lock', async () => {
    const { on, lock } = model('a=old');
    lock('a', on.now(), 'new', { lockTtl: 1_000_000n });
    const work = on.run(new Snapshot(on.parts, on.now() + 10n).get('a', { timeoutMs: 1000 }));
    await expect(work).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', cause: { code: 'KEY_LOCKED' } });
  });

  test('other errors of the store are typed', async () => {
    const on = scripted([], () => ({ error: { abort: 'no' } }));
    await expect(on.run(new Snapshot(on.parts, 1n).get('a'))).rejects.toMatchObject({ code: 'KEY_ABORT' });
  });

  test('client-go: integration_tests/snapshot_test.go TestPointGetSkipTxnLock: the newest value waits for the first lock met, not for later ones', async () => {
    const first = lockInfo({ at: 'a', of: 'p', lockVersion: 7n });
    const second = lockInfo({ at: 'a', of: 'p', lockVersion: 8n });
    const gets: Answer[] = [{ error: { locked: first } }, { error: { locked: second } }, { value: utf8('v') }];
    const on = scripted([], ({ command }) => (command === 'KvGet' ? (gets.shift() ?? {}) : { commitVersion: 9n }));
    expect(text(await on.run(new Snapshot(on.parts, maxTs).get('a')))).toBe('v');
    await on.run(on.background.idle());
    expect(on.seen.filter(({ command }) => command === 'KvCheckTxnStatus')).toHaveLength(1);
    expect(on.seen.findLast(({ command }) => command === 'KvGet')?.context).toMatchObject({
      resolvedLocks: [8n],
      committedLocks: [7n],
    });
  });
});

describe('cache', () => {
  test('client-go: integration_tests/snapshot_test.go TestSnapshotCache: values and absences are read once', async () => {
    const { on, data } = model('a=1');
    const snapshot = new Snapshot(on.parts, 100n);
    await on.run(snapshot.batchGet(['a', 'b']));
    data.values.set('b', '2');
    expect(text(await on.run(snapshot.get('a')))).toBe('1');
    expect(await on.run(snapshot.get('b'))).toBeUndefined();
    expect(on.commands()).toEqual(['KvBatchGet']);
    expect(snapshot.debugSnapshot()).toMatchObject({ cachedKeys: 2, cacheHits: 2 });
    snapshot.cleanCache([utf8('b')]);
    expect(text(await on.run(snapshot.get('b')))).toBe('2');
    expect(on.commands()).toEqual(['KvBatchGet', 'KvGet']);
  });

  test('client-go: integration_tests/snapshot_test.go TestSnapshotCacheBypassMaxUint64: the newest value is never kept', async () => {
    const { on } = model('a=1');
    const snapshot = new Snapshot(on.parts, maxTs);
    await on.run(snapshot.get('a'));
    await on.run(snapshot.get('a'));
    expect([on.commands(), snapshot.debugSnapshot().cachedKeys]).toEqual([['KvGet', 'KvGet'], 0]);
  });

  test('the oldest values go when it is full', async () => {
    const { on } = model('a=1 b=2 c=3', [], { snapshotCacheBytes: 250 });
    const snapshot = new Snapshot(on.parts, 100n);
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await on.run(snapshot.get(key));
    expect(on.commands()).toHaveLength(4);
  });
});

describe('batchGet', () => {
  test('client-go: integration_tests/snapshot_test.go TestBatchGet, TestBatchGetNotExist: in the order of the keys, over regions, duplicates and absences included', async () => {
    const { on } = model('a=1 e=5 i=9');
    const values = await on.run(new Snapshot(on.parts, 100n).batchGet(['i', 'x', 'a', 'i', 'e']));
    expect(values.map(text)).toEqual(['9', undefined, '1', '9', '5']);
    expect(on.commands()).toEqual(['KvBatchGet', 'KvBatchGet', 'KvBatchGet']);
    expect(on.seen.flatMap(({ request }) => request.keys as Uint8Array[])).toHaveLength(4);
  });

  test('client-go: integration_tests/lock_test.go TestScanLockResolveWithBatchGet: only locked keys are asked for again', async () => {
    const { on, lock } = model('a=1 b=old c=3');
    lock('b', 7n, 'new', { commitVersion: 50n });
    const values = await on.run(new Snapshot(on.parts, 100n).batchGet(['a', 'b', 'c']));
    expect(values.map(text)).toEqual(['1', 'new', '3']);
    const gets = on.seen.filter(({ command }) => command === 'KvBatchGet');
    expect(gets.map(({ request }) => (request.keys as Uint8Array[]).map(text))).toEqual([['a', 'b', 'c'], ['b']]);
  });

  test('a lock on the whole request: all of it again', async () => {
    let first = true;
    const on = scripted([], ({ command }) => {
      if (command !== 'KvBatchGet') return { commitVersion: 50n };
      if (!first) return { pairs: [{ key: utf8('a'), value: utf8('1') }] };
      first = false;
      return { error: { locked: lockInfo({ at: 'a', lockVersion: 7n }) } };
    });
    expect((await on.run(new Snapshot(on.parts, 100n).batchGet(['a', 'b']))).map(text)).toEqual(['1', undefined]);
  });

  test('regions that split under way: what is settled is not asked for again', async () => {
    const { on, data, lock } = model('a=1 b=old c=3 e=5', ['z']);
    lock('b', 7n, 'new', { commitVersion: 50n });
    const serve = data.serve;
    on.serve = (seen) => {
      const answer = serve(seen);
      if (seen.command === 'KvCheckTxnStatus') on.split('b', 'c');
      return answer;
    };
    const values = await on.run(new Snapshot(on.parts, 100n).batchGet(['a', 'b', 'c', 'e']));
    expect(values.map(text)).toEqual(['1', 'new', '3', '5']);
    expect(on.seen.filter(({ command }) => command === 'KvBatchGet')).toHaveLength(2);
  });
});

describe('scans', () => {
  const words = 'a=1 b=2 c=3 d=4 e=5 h=6 i=7 k=8';

  test.each<[object, object, string]>([
    [{}, {}, words],
    [{ start: 'b', end: 'i' }, {}, 'b=2 c=3 d=4 e=5 h=6'],
    [{ start: 'c' }, { limit: 3 }, 'c=3 d=4 e=5'],
    [{ end: 'c' }, {}, 'a=1 b=2'],
    [{ start: 'b', end: 'c' }, { keyOnly: true }, 'b='],
    [{ start: 'x' }, {}, ''],
    [{ start: 'b', end: 'b' }, {}, ''],
  ])(
    'client-go: integration_tests/scan_mock_test.go TestScanMultipleRegions: %j %j',
    async (range, options, wanted) => {
      const { on } = model(words);
      expect(shown(await on.run(new Snapshot(on.parts, 100n).scan(range, options)))).toBe(wanted);
    },
  );

  test.each<[object, object, string]>([
    [{}, {}, words.split(' ').toReversed().join(' ')],
    [{ start: 'b', end: 'i' }, { limit: 4 }, 'h=6 e=5 d=4 c=3'],
    [{ end: 'c' }, {}, 'b=2 a=1'],
    [{ start: 'd', end: 'h' }, {}, 'e=5 d=4'],
  ])('client-go: integration_tests/scan_mock_test.go TestReverseScan: %j %j', async (range, options, wanted) => {
    const { on } = model(words);
    expect(shown(await on.run(new Snapshot(on.parts, 100n).reverseScan(range, options)))).toBe(wanted);
  });

  test('client-go: integration_tests/scan_test.go TestScan: iterators read on page by page, a page ahead', async () => {
    const { on } = model(words, ['d', 'h'], { scanPagePairs: 2 });
    const snapshot = new Snapshot(on.parts, 100n);
    expect(shown(await on.run(collect(snapshot.scanIterator({}))))).toBe(words);
    const back = await on.run(collect(snapshot.reverseScanIterator({ start: 'b', end: 'k' }, { keyOnly: true })));
    expect(shown(back)).toBe('i= h= e= d= c= b=');
    expect(on.seen.every(({ request }) => request.limit === 2)).toBe(true);
  });

  test.each([
    ['client-go: integration_tests/lock_test.go TestScanLockResolveWithSeek', false],
    ['client-go: integration_tests/lock_test.go TestScanLockResolveWithSeekKeyOnly', true],
  ])('%s: locked pairs are read again by themselves, and left out when they were deleted', async (_, keyOnly) => {
    const { on, lock } = model('a=1 b=old c=gone', []);
    lock('b', 7n, 'new', { commitVersion: 50n });
    lock('c', 8n, undefined, { commitVersion: 60n });
    lock('e', 9n, 'late', { commitVersion: 160n });
    const pairs = await on.run(new Snapshot(on.parts, 100n).scan({}, { keyOnly }));
    expect(shown(pairs)).toBe(keyOnly ? 'a= b=' : 'a=1 b=new');
    expect(on.commands().filter((command) => command.startsWith('KvScan'))).toHaveLength(1);
    expect(on.commands().filter((command) => command === 'KvBatchGet')).toHaveLength(1);
  });

  test('a lock on the whole request: the same range again, past the lock', async () => {
    const on = scripted([], ({ command, context }) => {
      if (command !== 'KvScan') return { action: Action.TTLExpireRollback };
      if (context?.resolvedLocks?.includes(7n) !== true) {
        return { error: { locked: lockInfo({ at: 'a', of: 'p', lockVersion: 7n }) } };
      }
      return { pairs: [{ key: utf8('a'), value: utf8('1') }] };
    });
    expect(shown(await on.run(new Snapshot(on.parts, 100n).scan({})))).toBe('a=1');
  });

  test('leaving the loop cancels the page ahead', async () => {
    const { on } = model(words, [], { scanPagePairs: 1 });
    const first = async (): Promise<string | undefined> => {
      for await (const pair of new Snapshot(on.parts, 100n).scanIterator({})) return text(pair.key);
      return undefined;
    };
    expect(await on.run(first())).toBe('a');
    expect(on.seen).toHaveLength(1);
  });

  test('like a map over a map, with locks of every fate, in small pages over moving regions', async () => {
    const key = fc.constantFrom(...everyKey);
    const fate = fc.constantFrom('before', 'after', 'rolledBack', 'pushed');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key),
        fc.uniqueArray(fc.tuple(key, fate, fc.constantFrom('x', undefined)), { selector: ([one]) => one }),
        fc.array(fc.tuple(key, fc.constantFrom('', 'own'))),
        fc.uniqueArray(key, { maxLength: 3 }),
        fc.record({
          from: key,
          to: key,
          page: fc.integer({ min: 1, max: 4 }),
          reverse: fc.boolean(),
          limit: fc.integer({ min: 1, max: 14 }),
        }),
        async (stored, locks, writes, splits, { from, to, page, reverse, limit }) => {
          const { on, lock } = model(stored.map((one) => `${one}=stored`).join(' '), splits.toSorted(), {
            scanPagePairs: page,
          });
          const seen = new Map(stored.map((one) => [one, 'stored']));
          for (const [i, [one, its, value]] of locks.entries()) {
            const fates: Record<string, object> = {
              before: { commitVersion: 90n },
              after: { commitVersion: 110n },
              rolledBack: { action: Action.TTLExpireRollback },
              pushed: { lockTtl: 9n, action: Action.MinCommitTSPushed },
            };
            lock(one, BigInt(i + 1), value, fates[its] ?? {});
            if (its === 'before' && value === undefined) seen.delete(one);
            else if (its === 'before' && value !== undefined) seen.set(one, value);
          }
          const buffer = new MemBuffer(on.parts.settings);
          for (const [one, value] of writes) {
            if (value === '') buffer.delete(utf8(one));
            else buffer.set(utf8(one), utf8(value));
            if (value === '') seen.delete(one);
            else seen.set(one, value);
          }
          const wanted = [...seen].filter(([one]) => one >= from && one < to).toSorted(([a], [b]) => (a < b ? -1 : 1));
          if (reverse) wanted.reverse();
          const view = new ReadView(on.parts, new SnapshotReader(on.parts, 100n), buffer);
          const range = from <= to ? { start: from, end: to } : { start: to, end: to };
          const listed = await on.run(view.scan(range, { limit }, reverse));
          expect(shown(listed)).toBe(
            wanted
              .slice(0, limit)
              .map(([one, value]) => `${one}=${value}`)
              .join(' '),
          );
          const iterated = await on.run(collect(view.iterate(range, {}, reverse)));
          expect(shown(iterated)).toBe(wanted.map(([one, value]) => `${one}=${value}`).join(' '));
          const values = await on.run(view.batchGet(everyKey));
          expect(values.map(text)).toEqual(everyKey.map((one) => seen.get(one)));
          await on.background.close();
        },
      ),
      { seed: 20_260_104, numRuns: 60 },
    );
  });
});

describe('client-go: txnkv/transaction/batch_getter_test.go', () => {
  test('TestBufferBatchGetter: own writes first, deleted keys are absent, the rest from the snapshot', async () => {
    const { on } = model('a=1 b=2 c=3 d=4');
    const buffer = new MemBuffer(on.parts.settings);
    buffer.set(utf8('a'), utf8('own'));
    buffer.delete(utf8('b'));
    buffer.setFlags(utf8('c'), 'setLocked');
    const view = new ReadView(on.parts, new SnapshotReader(on.parts, 100n), buffer);
    const values = await on.run(view.batchGet(['a', 'b', 'c', 'd', 'e', 'a']));
    expect(values.map(text)).toEqual(['own', undefined, '3', '4', undefined, 'own']);
    expect(
      on.seen.flatMap(({ request }) => (request.keys as Uint8Array[]).map((key) => text(key) ?? '')).toSorted(),
    ).toEqual(['c', 'd', 'e']);
    expect(await on.run(view.get('b'))).toBeUndefined();
    expect(text(await on.run(view.get('a')))).toBe('own');
  });
});

describe('options', () => {
  test('client-go: integration_tests/store_test.go TestRequestPriority, snapshot_test.go TestRCRead: they travel in the context', async () => {
    const { on } = model('a=1');
    const snapshot = new Snapshot(on.parts, 100n, {
      isolation: 'RC',
      priority: 'high',
      notFillCache: true,
      taskId: 5n,
    });
    await on.run(snapshot.get('a'));
    await on.run(snapshot.batchGet(['b']));
    await on.run(snapshot.scan({ start: 'i' }));
    const wanted = { isolationLevel: 1, priority: 2, notFillCache: true, taskId: 5n };
    for (const { context } of on.seen) expect(context).toEqual(wanted);
    expect([snapshot.isolation, snapshot.timestamp]).toEqual(['RC', 100n]);
  });

  test.each<[string, object]>([
    ['timestamp', { timestamp: 5 }],
    ['timestamp', { timestamp: 0n }],
    ['timestamp', { timestamp: 2n ** 63n }],
    ['isolation', { isolation: 'RR' }],
    ['priority', { priority: 'urgent' }],
    ['keyOnly', { keyOnly: 1 }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['options.timestmap', { timestmap: 5n }],
  ])('wrong %s: %o', async (field, options) => {
    const { on } = model('');
    await expect(on.run(openSnapshot(on.parts, options))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', field });
    expect(on.seen).toEqual([]);
  });

  test.each<[string, (snapshot: Snapshot) => Promise<unknown>, string]>([
    ['an empty key', async (snapshot) => snapshot.get(''), 'INVALID_ARGUMENT'],
    ['a key that is too long', async (snapshot) => snapshot.get('x'.repeat(8193)), 'TOO_LARGE'],
    ['no keys', async (snapshot) => snapshot.batchGet('a' as never), 'INVALID_ARGUMENT'],
    ['a limit of 0', async (snapshot) => snapshot.scan({}, { limit: 0 }), 'INVALID_ARGUMENT'],
    ['a range upside down', async (snapshot) => snapshot.scan({ start: 'b', end: 'a' }), 'INVALID_ARGUMENT'],
    ['an unknown option', async (snapshot) => snapshot.get('a', { timeout: 1 } as never), 'INVALID_ARGUMENT'],
  ])('%s is refused', async (_, call, code) => {
    const { on } = model('');
    await expect(call(new Snapshot(on.parts, 100n))).rejects.toMatchObject({ code });
    expect(on.seen).toEqual([]);
  });
});

describe('times that cannot be read at', () => {
  test('client-go: oracle/oracles/pd_test.go TestValidateReadTS: the future is refused, with the newest time that is not', async () => {
    const { on } = model('a=1');
    const future = on.now() + (10_000n << 18n);
    const refused = on.run(openSnapshot(on.parts, { timestamp: future }));
    await expect(refused).rejects.toMatchObject({ code: 'FUTURE_TIMESTAMP', timestamp: future });
    const now = await on.run(openSnapshot(on.parts));
    expect(now.timestamp).toBe(on.parts.timestamps.latest);
    const asked = on.timestamps;
    expect((await on.run(openSnapshot(on.parts, { timestamp: now.timestamp }))).timestamp).toBe(now.timestamp);
    expect((await on.run(openSnapshot(on.parts, { timestamp: maxTs }))).timestamp).toBe(maxTs);
    expect(on.timestamps).toBe(asked);
  });

  test('client-go: oracle/oracles/pd_test.go TestValidateReadTSForStaleReadReusingGetTSResult: stale reads at times not known to have come wait for one; a cancelled one leaves the others alone', async () => {
    const { on } = model('a=1');
    let waiting: ((now: bigint) => void)[] = [];
    const oracle = { getTimestamp: async () => new Promise<bigint>((resolve) => void waiting.push(resolve)) };
    const parts = { ...on.parts, timestamps: new RecentTimestamp(oracle, on.clock) };
    for (const [round, cancelled] of [-1, -1, 0, 1].entries()) {
      const now = BigInt(100 * (round + 1));
      const cancel = new AbortController();
      const opened = [now - 2n, now + 2n, now - 1n, now + 1n, now].map(async (timestamp, at) => {
        const signal = at === cancelled ? cancel.signal : undefined;
        const opening = openSnapshot(parts, { timestamp, staleRead: true, signal });
        // The oracle ends a call with its signal.
        const ended = new Promise<never>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('cancelled')));
        });
        return Promise.race([opening, ended]).then(
          () => 'opened',
          (error: Error & { code?: string }) => error.code ?? error.message,
        );
      });
      await on.clock.advance(1);
      expect(waiting.length).toBe(5);
      cancel.abort();
      const answered = waiting;
      waiting = [];
      for (const answer of answered) answer(now);
      const wanted = ['opened', 'FUTURE_TIMESTAMP', 'opened', 'FUTURE_TIMESTAMP', 'opened'];
      if (cancelled >= 0) wanted[cancelled] = 'cancelled';
      expect(await on.run(Promise.all(opened))).toEqual(wanted);
    }
  });

  test('older than the safe point: refused when opened, and when it has passed the snapshot since', async () => {
    const { on } = model('a=1');
    on.safePoint = on.ago(1000);
    const old = on.ago(2000);
    await on.run(openSnapshot(on.parts));
    await expect(on.run(openSnapshot(on.parts, { timestamp: old }))).rejects.toMatchObject({
      code: 'TXN_ABORTED_BY_GC',
      startTs: old,
      safePoint: on.safePoint,
    });
    const snapshot = await on.run(openSnapshot(on.parts, { timestamp: on.ago(500) }));
    expect(text(await on.run(snapshot.get('a')))).toBe('1');
    on.safePoint = on.now();
    await on.clock.advance(11_000);
    await on.run(snapshot.get('b'));
    await on.run(on.background.idle());
    await expect(on.run(snapshot.get('c'))).rejects.toMatchObject({ code: 'TXN_ABORTED_BY_GC' });
    await expect(on.run(snapshot.batchGet(['c']))).rejects.toMatchObject({ code: 'TXN_ABORTED_BY_GC' });
    await expect(on.run(snapshot.scan({}))).rejects.toMatchObject({ code: 'TXN_ABORTED_BY_GC' });
  });
});
