import type { Random } from '@tikv-client/runtime';
import { systemRandom } from '@tikv-client/runtime';
import type { DemoTarget, OpenedClient } from '../demo/demo-target.js';
import { openClient } from './client-target.js';
import { confineTo } from './confined-target.js';
import type { RawTarget } from './raw-target.js';

/** A prefix that no other run and no other program has: readable, then 64 random bits. */
export function randomPrefix(random: Random): Uint8Array {
  return Buffer.from(`harness-tikv-client/${Buffer.from(random.bytes(8)).toString('hex')}/`);
}

/** A real cluster: one random prefix, no faults, everything deleted at the end. */
export async function openClusterTarget(
  pd: readonly string[],
  connect: typeof openClient = openClient,
  random: Random = systemRandom,
): Promise<DemoTarget> {
  const prefix = randomPrefix(random);
  const opened = await connect(pd, { interceptors: [], atomic: false, timeoutMs: 30_000 });
  return {
    description: `cluster at ${pd.join(', ')}, prefix ${Buffer.from(prefix).toString()}`,
    prefix,
    stores: 0,
    connect: async (options): Promise<OpenedClient> => connect(pd, options),
    async close() {
      try {
        await removeAll(confineTo(opened.raw, prefix));
      } finally {
        await opened.close();
      }
    },
  };
}

async function removeAll(mine: RawTarget): Promise<void> {
  const all = new Uint8Array(0);
  await mine.deleteRange(all, all);
  const left = await mine.scan(all, all, 1);
  if (left.length > 0) throw new Error('keys are left below the prefix after deleting it');
}
