import type { RpcCall } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import { ForeignTxn } from './foreign-txn.js';
import type { TxnSetup } from './txn-setup.js';
import { failure, put, text, values, withTxn } from './txn-setup.js';

const newest = 2n ** 64n - 1n;

describe('client-go: integration_tests/snapshot_fail_test.go', () => {
  /** Puts a lock into the next answer of this command in the place of everything else. */
  async function lockedOnce(setup: TxnSetup, lock: ForeignTxn, command: string): Promise<void> {
    let times = 1;
    setup.answer = (call) => {
      if (call.command.name !== command || times === 0) return undefined;
      times -= 1;
      const key = Buffer.from('k1');
      const locked = { key, primaryLock: Buffer.from(lock.primary), lockVersion: lock.startTs, lockTtl: 3000n };
      return call.command.response.fromPartial({ error: { locked } } as never);
    };
    await setup.sleep(1);
  }

  test('TestBatchGetResponseKeyError: a lock in the place of all values: they are asked for again', async () =>
    withTxn(async ({ setup, client }) => {
      await put(client, { k1: 'v1', k2: 'v2' });
      await lockedOnce(setup, await ForeignTxn.begin(setup, client, 'k1'), 'KvBatchGet');
      await setup.sleep(4000);
      expect(await values(client, 'k1', 'k2')).toEqual(['v1', 'v2']);
      expect(setup.requests('KvBatchGet')).toHaveLength(2);
      expect(setup.requests('KvCheckTxnStatus')).toHaveLength(2);
    }));

  test('TestScanResponseKeyError: a lock in the place of all pairs: the range is asked for again', async () =>
    withTxn(async ({ setup, client }) => {
      await put(client, { k1: 'v1', k2: 'v2', k3: 'v3' });
      for (const [start, wanted] of [
        ['d', ['v1', 'v2', 'v3']],
        ['k2', ['v2', 'v3']],
      ] as const) {
        await lockedOnce(setup, await ForeignTxn.begin(setup, client, 'k1'), 'KvScan');
        setup.sent.length = 0;
        await setup.sleep(4000);
        const pairs = await (await client.snapshot()).scan({ start, end: 'k4' });
        expect(pairs.map(({ value }) => text(value))).toEqual(wanted);
        expect(setup.requests('KvScan')).toHaveLength(2);
      }
    }));

  test('TestRetryMaxTsPointGetSkipLock: a read of the newest that was held up ignores what was locked since', async () =>
    withTxn(async ({ setup, client }) => {
      const first = await ForeignTxn.begin(setup, client, 'k1');
      await first.prewriteAsync({ k1: 'v1', k2: 'v2' });
      await setup.sleep(4000);
      let gets = 0;
      setup.hold = async ({ command }) => {
        if (command.name !== 'KvGet') return;
        gets += 1;
        if (gets !== 2) return;
        // By now the first one is known to be committed; its locks go before a second one comes.
        await client.txn.resolveLocks({}, first.startTs);
        const second = await ForeignTxn.begin(setup, client, 'k1');
        await second.prewriteAsync({ k1: 'v3', k2: 'v4' }, { lockTtl: 60_000n });
      };
      const snapshot = await client.snapshot({ timestamp: newest });
      const began = setup.sim.clock.monotonic();
      expect(text(await snapshot.get('k2'))).toBe('v2');
      expect(gets).toBe(3);
      expect(setup.sim.clock.monotonic() - began).toBeLessThan(1000);
      expect(setup.locks()).toEqual(['k1', 'k2']);
    }));

  test('TestRetryPointGetResolveTS: a read of the newest pushes no commit', async () =>
    withTxn(async ({ setup, client }) => {
      const txn = await ForeignTxn.begin(setup, client, 'k1');
      await txn.prewrite({ k1: 'v1', k2: 'v2' });
      const commitTs = txn.startTs + 1n;
      const snapshot = await client.snapshot({ timestamp: newest });
      expect(await snapshot.get('k2')).toBeUndefined();
      expect(await txn.commit(['k1', 'k2'], commitTs)).toBeUndefined();
      expect(text(await (await client.snapshot({ timestamp: commitTs })).get('k2'))).toBe('v2');
    }));

  test('TestResetSnapshotTS: what one snapshot may ignore, a later one looks at anew', async () =>
    withTxn(async ({ setup, client }) => {
      await put(client, { a: 'old', b: 'old' });
      const txn = await ForeignTxn.begin(setup, client, 'a');
      await txn.prewrite({ a: 'new', b: 'new' });
      const before = await client.snapshot();
      expect(text(await before.get('b'))).toBe('old');
      await txn.commit(['a'], before.timestamp + 1n);
      await setup.sleep(1);
      const after = await client.snapshot();
      expect(text(await after.get('b'))).toBe('new');
      before.cleanCache();
      expect(text(await before.get('b'))).toBe('old');
    }));

  test.each([false, true])(
    'TestSnapshotUseResolveForRead: reads do not wait for the clean-up; async commit: %s',
    async (async) =>
      withTxn(async ({ setup, client, cluster }) => {
        for (const read of ['get', 'batchGet'] as const) {
          const txn = await ForeignTxn.begin(setup, client, 'a');
          if (async) await txn.prewriteAsync({ a: read, b: read });
          else await txn.prewrite({ a: read, b: read });
          await txn.commit(['a'], await client.pd.getTimestamp());
          const fault = cluster.addFault({ method: 'KvResolveLock', on: 'request', action: 'delay', delayMs: 500 });
          const began = setup.sim.clock.monotonic();
          const snapshot = await client.snapshot();
          const value = read === 'get' ? await snapshot.get('b') : (await snapshot.batchGet(['b']))[0];
          expect(text(value)).toBe(read);
          expect(setup.sim.clock.monotonic() - began).toBeLessThan(200);
          expect(setup.locks()).toEqual(['b']);
          await client.txn.backgroundIdle();
          expect(setup.locks()).toEqual([]);
          fault.remove();
        }
      }),
  );
});

describe('client-go: integration_tests/snapshot_test.go', () => {
  test('TestSnapshotThreadSafe: many reads of one snapshot at once', async () =>
    withTxn(async ({ client }) => {
      await put(client, { a: 'v' });
      for (const timestamp of [newest, await client.pd.getTimestamp()]) {
        const snapshot = await client.snapshot({ timestamp });
        const reads = Array.from({ length: 40 }, async (_, i) =>
          i % 2 === 0 ? [await snapshot.get('a'), undefined] : snapshot.batchGet(['a', 'nobody']),
        );
        for (const read of await Promise.all(reads)) expect(read.map(text)).toEqual(['v', undefined]);
      }
    }));

  test('TestSnapshotRuntimeStats: an interceptor of the snapshot sees how often it asked, how long it took, and the answers', async () =>
    withTxn(async ({ setup, client, cluster }) => {
      await put(client, { a: 'v', b: 'w' });
      const stats = new Map<string, { count: number; totalMs: number }>();
      const answers: unknown[] = [];
      const watch = {
        name: 'stats',
        intercept: async (call: RpcCall, next: (call: RpcCall) => Promise<unknown>) => {
          const began = setup.sim.clock.monotonic();
          try {
            const answer = await next(call);
            answers.push(answer);
            return answer;
          } finally {
            const { count = 0, totalMs = 0 } = stats.get(call.command.name) ?? {};
            const took = setup.sim.clock.monotonic() - began;
            stats.set(call.command.name, { count: count + 1, totalMs: totalMs + took });
          }
        },
      };
      const snapshot = await client.snapshot({ interceptors: [watch], cache: false });
      const other = await client.snapshot();
      cluster.addFault({ method: 'KvGet', on: 'reply', action: 'delay', delayMs: 100, times: 3 });
      await snapshot.get('a');
      await snapshot.get('b');
      await other.get('a');
      await snapshot.batchGet(['a', 'b']);
      const gets = stats.get('KvGet');
      expect(gets?.count).toBe(2);
      expect(gets?.totalMs).toBeGreaterThanOrEqual(200);
      expect(gets?.totalMs).toBeLessThan(300);
      // One for each region.
      expect(stats.get('KvBatchGet')?.count).toBe(2);
      expect(answers[0]).toMatchObject({ value: Uint8Array.from(Buffer.from('v')), notFound: false });
    }));
});

describe('client-go: oracle/oracles/pd_test.go', () => {
  test('TestValidateReadTSFromDifferentSource: a time that another client was given is one to read at', async () =>
    withTxn(async ({ client, other }) => {
      await put(client, { a: 'v' });
      await values(client, 'a');
      const timestamp = await other.pd.getTimestamp();
      expect(text(await (await client.snapshot({ timestamp })).get('a'))).toBe('v');
      const future = timestamp + (1000n << 18n);
      expect(await failure(client.snapshot({ timestamp: future }))).toMatchObject({ code: 'FUTURE_TIMESTAMP' });
    }));
});
