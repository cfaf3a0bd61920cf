import type { Random } from '@tikv-client/runtime';
import { systemRandom } from '@tikv-client/runtime';
import type { DemoTarget, OpenedClient } from '../demo/demo-target.js';
import { openClient } from './client-target.js';
import type { ClusterAddress } from './client-target.js';
import { confineTo } from './confined-target.js';
import { confineTxnTo } from './confined-txn-target.js';
import { persist } from './persist.js';
import type { RawTarget } from './raw-target.js';
import type { TxnTarget } from './txn-target.js';

/** A prefix that no other run and no other program has: readable, then 64 random bits. */
function randomPrefix(random: Random): Uint8Array {
  return Buffer.from(`harness-tikv-client/${Buffer.from(random.bytes(8)).toString('hex')}/`);
}

/** A real cluster: one random prefix, in each mode that is used, no faults, everything deleted at the end. */
export async function openClusterTarget(
  address: ClusterAddress & {
    readonly mode: 'raw' | 'txn' | 'both';
    /** Of connecting, and of each call of the clean-up. */
    readonly timeoutMs: number;
  },
  connect: typeof openClient = openClient,
  random: Random = systemRandom,
): Promise<DemoTarget> {
  const { pd, mode, keyspace, timeoutMs } = address;
  const prefix = randomPrefix(random);
  const opened = await connect(address, { interceptors: [], atomic: false, timeoutMs });
  const where = keyspace === undefined ? '' : `, keyspace ${keyspace}`;
  return {
    description: `cluster at ${pd.join(', ')}${where}, prefix ${Buffer.from(prefix).toString()}`,
    prefix,
    stores: 0,
    connect: async (options): Promise<OpenedClient> => connect(address, options),
    async close() {
      try {
        const removals: Array<Promise<void>> = [];
        if (mode !== 'txn') removals.push(removeRaw(confineTo(opened.raw, prefix)));
        if (mode !== 'raw') removals.push(removeTransactional(confineTxnTo(opened.txn, prefix)));
        // Each goes on when the other fails.
        for (const removal of await Promise.allSettled(removals)) {
          if (removal.status === 'rejected') throw removal.reason;
        }
      } finally {
        await opened.close();
      }
    },
  };
}

const all = new Uint8Array(0);

async function removeRaw(mine: RawTarget): Promise<void> {
  await mine.deleteRange(all, all);
  const left = await mine.scan(all, all, 1);
  if (left.length > 0) throw new Error('keys are left below the prefix after deleting it');
}

/** By transactions, so that a cluster in use sees nothing unusual; the scans resolve locks that were left. */
async function removeTransactional(mine: TxnTarget): Promise<void> {
  const page = 1024;
  for (;;) {
    const pairs = await (await mine.snapshot()).scan(all, all, page);
    if (pairs.length === 0) return;
    await persist(() =>
      mine.runTransaction('optimistic', async (txn) => {
        for (const { key } of pairs) txn.delete(key);
      }),
    );
  }
}
