import { kvrpcpb } from '@tikv-client/kvproto';
import type { TikvClient } from 'tikv-client';
import { describe, expect, test } from 'vitest';
import type { TxnSetup } from './txn-setup.js';
import { put, text, withTxn } from './txn-setup.js';

const newest = 2n ** 64n - 1n;

interface Paused {
  /** Lets the primary be committed; resolves when the commit has been acknowledged. The secondary stays locked. */
  readonly commit: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A transaction that has written `a` and `c` and waits before its commit. */
async function paused(client: TikvClient, setup: TxnSetup): Promise<Paused> {
  const gates = new Map<kvrpcpb.CommitRole, { open: () => void; opened: Promise<void> }>();
  for (const role of [kvrpcpb.CommitRole.Primary, kvrpcpb.CommitRole.Secondary]) {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    gates.set(role, { open, opened });
  }
  const txn = await client.begin();
  txn.put('a', 'new');
  txn.put('c', 'new');
  setup.hold = ({ command, request }) => {
    const { commitRole, startVersion } = request as kvrpcpb.CommitRequest;
    return command.name === 'KvCommit' && startVersion === txn.startTs ? gates.get(commitRole)?.opened : undefined;
  };
  const committing = txn.commit();
  await setup.until(() => setup.sent.at(-1)?.command.name === 'KvCommit');
  return {
    commit: async () => {
      gates.get(kvrpcpb.CommitRole.Primary)?.open();
      await committing;
    },
    end: async () => {
      gates.get(kvrpcpb.CommitRole.Secondary)?.open();
      await client.txn.backgroundIdle();
    },
  };
}

describe('a snapshot of what is newest', () => {
  const reads: readonly [name: string, read: (client: TikvClient) => Promise<() => Promise<unknown>>][] = [
    [
      'get',
      async (client) => {
        const snapshot = await client.snapshot({ timestamp: newest });
        return async () => text(await snapshot.get('c'));
      },
    ],
    [
      'batchGet',
      async (client) => {
        const snapshot = await client.snapshot({ timestamp: newest });
        return async () => text((await snapshot.batchGet(['b', 'c']))[1]);
      },
    ],
    [
      'scan',
      async (client) => {
        const snapshot = await client.snapshot({ timestamp: newest });
        return async () => text((await snapshot.scan({ start: 'c' }))[0]?.value);
      },
    ],
  ];

  test.each(reads)('%s: what was committed since it met its lock is read the next time', async (_name, start) =>
    withTxn(async ({ client, other, setup }) => {
      await put(client, { a: 'old', c: 'old' });
      const read = await start(other);
      const txn = await paused(client, setup);
      expect(await read()).toBe('old');
      await txn.commit();
      expect(await read()).toBe('new');
      await txn.end();
    }),
  );
});
