import { backoffKinds } from '@tikv-client/backoff';
import { extractPhysical } from '@tikv-client/codec';
import { CommitTsLagError } from '@tikv-client/errors';
import type { CallLimits } from '@tikv-client/runtime';
import { lazyBackoffer } from '../new-backoffer.js';
import type { CommitWait } from '../transaction/transaction-core.js';
import type { CommitParts } from './commit-parts.js';

const noBudget = { maxSleepMs: 0, weighted: false };

/** A new timestamp, above the one that is to be waited for; `CommitTsLagError` at once when that would take too long. */
export async function timestampWaitedFor(
  parts: CommitParts,
  wait: CommitWait | undefined,
  limits: CallLimits,
): Promise<bigint> {
  let timestamp = await parts.timestamps.fresh(limits);
  if (wait === undefined || timestamp > wait.untilTs) return timestamp;
  const { untilTs, timeoutMs } = wait;
  const { clock } = parts;
  const end = clock.monotonic() + timeoutMs;
  const backoffer = lazyBackoffer(parts, noBudget, limits);
  while (timestamp <= untilTs) {
    const error = new CommitTsLagError(timestamp, untilTs);
    const left = end - clock.monotonic();
    if (left <= 0 || extractPhysical(untilTs) - extractPhysical(timestamp) > left) throw error;
    await backoffer().backoffWithMax(backoffKinds.commitTsLag, left, error);
    timestamp = await parts.timestamps.fresh(limits);
  }
  return timestamp;
}
