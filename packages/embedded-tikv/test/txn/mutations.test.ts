import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { DeepPartial } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import type { EmbeddedClusterOptions, StoreMutations } from '../../src/index.js';
import { TxnClient, utf8 } from './txn-client.js';

/** Does the same on a right cluster and on one with the bug, and tells what each makes of it. */
async function both<T>(
  bug: StoreMutations,
  act: (txn: TxnClient) => Promise<T>,
  options: EmbeddedClusterOptions = {},
): Promise<{ readonly right: T; readonly wrong: T }> {
  const run = async (mutations: StoreMutations): Promise<T> => {
    const txn = await TxnClient.start(options, mutations);
    try {
      return await act(txn);
    } finally {
      await txn.close();
    }
  };
  return { right: await run({}), wrong: await run(bug) };
}

describe('bugs to order change what they say', () => {
  test('maxTsNotRaisedByRead: a one-phase commit ends up below a read', async () => {
    const seen = await both({ maxTsNotRaisedByRead: true }, async (txn) => {
      const [start, read] = [txn.ts(), txn.ts(50)];
      await txn.get('a', read);
      const { onePcCommitTs } = await txn.prewrite({ a: '1' }, start, { tryOnePc: true });
      return onePcCommitTs > read;
    });
    expect(seen).toEqual({ right: true, wrong: false });
  });

  test('expiredLockRolledBackAfterPrimaryCommitted: a commit is told as a rollback', async () => {
    const seen = await both({ expiredLockRolledBackAfterPrimaryCommitted: true }, async (txn) => {
      await txn.put({ a: '1' }, 10n, 20n);
      const ask: DeepPartial<kvrpcpb.CheckTxnStatusRequest> = {
        primaryKey: utf8('a'),
        lockTs: 10n,
        rollbackIfNotExist: true,
      };
      return (await txn.ask(commands.KvCheckTxnStatus, 'a', ask)).commitVersion;
    });
    expect(seen).toEqual({ right: 20n, wrong: 0n });
  });

  test('rollbackRecordNotWritten: a late prewrite of what was rolled back goes through', async () => {
    const seen = await both({ rollbackRecordNotWritten: true }, async (txn) => {
      const ask: DeepPartial<kvrpcpb.CheckTxnStatusRequest> = {
        primaryKey: utf8('a'),
        lockTs: 10n,
        currentTs: txn.ts(),
        rollbackIfNotExist: true,
      };
      await txn.ask(commands.KvCheckTxnStatus, 'a', ask);
      return (await txn.prewrite({ a: '1' }, 10n)).errors.length;
    });
    expect(seen).toEqual({ right: 1, wrong: 0 });
  });

  test('minCommitTsIgnored: a commit passes below a reader', async () => {
    const seen = await both({ minCommitTsIgnored: true }, async (txn) => {
      await txn.prewrite({ a: '1' }, 10n, { minCommitTs: 11n });
      const ask: DeepPartial<kvrpcpb.CheckTxnStatusRequest> = {
        primaryKey: utf8('a'),
        lockTs: 10n,
        callerStartTs: 30n,
        currentTs: 31n,
      };
      expect((await txn.ask(commands.KvCheckTxnStatus, 'a', ask)).action).toBe(kvrpcpb.Action.MinCommitTSPushed);
      return (await txn.commit(['a'], 10n, 25n)).error?.commitTsExpired?.minCommitTs;
    });
    expect(seen).toEqual({ right: 31n, wrong: undefined });
  });

  test('maxTsSyncNotAwaited: a new leader commits below what its predecessor let read', async () => {
    const seen = await both({ maxTsSyncNotAwaited: true }, async (txn) => {
      await txn.sim.clock.advance(100);
      const read = txn.ts();
      await txn.get('a', read);
      await txn.sim.run(txn.sim.cluster.stopStore(txn.sim.region('a').leaderStoreId ?? 0n));
      await txn.sim.clock.advance(1000);
      const { onePcCommitTs } = await txn.prewrite({ a: '1' }, read - 5n, { tryOnePc: true });
      return onePcCommitTs > read;
    });
    expect(seen).toEqual({ right: true, wrong: false });
  });

  test('latchesIgnored: two prewrites of one key both succeed', async () => {
    const seen = await both(
      { latchesIgnored: true },
      async (txn) => {
        await txn.sim.clock.advance(200);
        const prewrite = (startVersion: bigint): Promise<kvrpcpb.PrewriteResponse> =>
          txn.send(commands.KvPrewrite, 'a', {
            mutations: [{ key: utf8('a'), value: utf8('1') }],
            primaryLock: utf8('a'),
            startVersion,
            lockTtl: 3000n,
          });
        const replies = await txn.sim.run(Promise.all([prewrite(10n), prewrite(11n)]));
        return replies.filter(({ errors }) => errors.length === 0).length;
      },
      { replicationDelay: { minMs: 5, maxMs: 5 } },
    );
    expect(seen).toEqual({ right: 1, wrong: 2 });
  });
});
