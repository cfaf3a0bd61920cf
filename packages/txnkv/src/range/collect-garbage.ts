import type { CallLimits } from '@tikv-client/runtime';
import type { TxnParts } from '../txn-parts.js';
import type { ResolvedLocks } from './resolve-locks.js';
import { resolveLocks } from './resolve-locks.js';

/** What garbage collection asks of the placement driver; a `PdClient` is one. */
export interface GcControl {
  /** Moves the timestamp forward below which nobody may read any more. What still reads keeps it back. */
  advanceTxnSafePoint(
    target: bigint,
    keyspaceId?: number,
    options?: { readonly deadline?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<{ readonly newTxnSafePoint: bigint }>;
  /** Lets stores collect versions below; resolves to the safe point in force. */
  updateGcSafePoint(
    safePoint: bigint,
    options?: { readonly deadline?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<bigint>;
}

const nothing = new Uint8Array(0);

/**
 * Makes versions older than `target` collectable: nobody may read below it any more, the locks below it are resolved, and then
 * the stores are told. The safe point that comes out is lower than `target` when somebody still reads there.
 */
export async function collectGarbage(
  parts: TxnParts,
  control: GcControl,
  target: bigint,
  limits: CallLimits,
): Promise<ResolvedLocks & { readonly safePoint: bigint }> {
  const { newTxnSafePoint } = await control.advanceTxnSafePoint(target, undefined, limits);
  const resolved = await resolveLocks(parts, { start: nothing, end: nothing }, newTxnSafePoint, limits);
  const safePoint = await control.updateGcSafePoint(newTxnSafePoint, limits);
  return { ...resolved, safePoint };
}
