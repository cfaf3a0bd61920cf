import { InvalidArgumentError } from '@tikv-client/errors';
import type { CallLimits } from '@tikv-client/runtime';
import type { LockFinding, LockTarget } from '../pessimistic/lock-batch.js';
import type { LockWish } from '../pessimistic/lock-options.js';
import type { ReadView } from '../snapshot/read-view.js';
import type { TransactionCore } from './transaction-core.js';

/** Marks keys for the commit, which makes sure that they have not changed; no store hears of it before. */
export async function lockOptimistically(
  { view, core }: { readonly view: ReadView; readonly core: TransactionCore },
  targets: readonly LockTarget[],
  wish: LockWish,
  limits: CallLimits,
): Promise<LockFinding[]> {
  if (wish.shared)
    throw new InvalidArgumentError('options.shared', 'of a pessimistic transaction', 'an optimistic one');
  const reads = wish.returnValues || wish.checkExistence;
  const values = reads
    ? await view.reader.batchGet(
        targets.map(({ key }) => key),
        limits,
      )
    : [];
  core.demandActive();
  return targets.map(({ key }, index) => {
    const value = values[index];
    const exists = reads ? value !== undefined : undefined;
    if (!wish.lockOnlyIfExists || exists === true) core.buffer.setFlags(key, 'setLocked');
    return { exists, value };
  });
}
