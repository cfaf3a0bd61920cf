import { ConfigError, PdError } from '@tikv-client/errors';
import type { CallLimits } from '@tikv-client/runtime';
import type { TxnParts } from '../txn-parts.js';
import type { ResolvedLocks } from './resolve-locks.js';
import { resolveLocks } from './resolve-locks.js';

interface GcCallOptions {
  readonly deadline?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What garbage collection asks of the placement driver; a `PdClient` is one. */
export interface GcControl {
  /** Whether the keyspace has a garbage collection of its own. */
  getGcState(
    keyspaceId?: number,
    options?: GcCallOptions,
  ): Promise<{ readonly isKeyspaceLevelGc: boolean } | undefined>;
  /** Moves the timestamp forward below which nobody may read any more. What still reads keeps it back. */
  advanceTxnSafePoint(
    target: bigint,
    keyspaceId?: number,
    options?: GcCallOptions,
  ): Promise<{ readonly newTxnSafePoint: bigint }>;
  /** Lets stores collect versions of the whole cluster below; resolves to the safe point in force. */
  updateGcSafePoint(safePoint: bigint, options?: GcCallOptions): Promise<bigint>;
  /** The same for one keyspace with a garbage collection of its own. */
  advanceGcSafePoint(target: bigint, keyspaceId?: number, options?: GcCallOptions): Promise<bigint>;
}

/** What all keys of a client live in under API v2. */
export interface TxnKeyspace {
  readonly id: number;
  readonly name: string;
}

const nothing = new Uint8Array(0);

/**
 * Makes versions older than `target` collectable: nobody may read below it any more, the locks below it are resolved, and then
 * the stores are told. The safe point that comes out is lower than `target` when somebody still reads there. In a keyspace all
 * of that is the keyspace's own; one that shares the cluster's safe point is refused with `ConfigError`: transactions of other
 * keyspaces, whose locks nobody would have resolved, would lose their data.
 */
export async function collectGarbage(
  parts: TxnParts,
  control: GcControl,
  target: bigint,
  limits: CallLimits,
  keyspace?: TxnKeyspace,
): Promise<ResolvedLocks & { readonly safePoint: bigint }> {
  if (keyspace !== undefined) await demandOwnGc(control, keyspace, limits);
  const { newTxnSafePoint } = await control.advanceTxnSafePoint(target, keyspace?.id, limits);
  const resolved = await resolveLocks(parts, { start: nothing, end: nothing }, newTxnSafePoint, limits);
  const safePoint =
    keyspace === undefined
      ? await control.updateGcSafePoint(newTxnSafePoint, limits)
      : await control.advanceGcSafePoint(newTxnSafePoint, keyspace.id, limits);
  return { ...resolved, safePoint };
}

async function demandOwnGc(control: GcControl, { id, name }: TxnKeyspace, limits: CallLimits): Promise<void> {
  if (await hasOwnGc(control, id, limits)) return;
  throw new ConfigError(
    'keyspace',
    `'${name}' has no garbage collection of its own: it shares the safe point of the cluster, and this client cannot see the ` +
      'locks of other keyspaces below it. Create the keyspace with the config gc_management_type: keyspace_level, or leave ' +
      'garbage collection to what runs it for the whole cluster',
  );
}

async function hasOwnGc(control: GcControl, keyspaceId: number, limits: CallLimits): Promise<boolean> {
  try {
    return (await control.getGcState(keyspaceId, limits))?.isKeyspaceLevelGc === true;
  } catch (error) {
    // A placement driver from before GC states knows the cluster's safe point only.
    if (error instanceof PdError && error.kind === 'unimplemented') return false;
    throw error;
  }
}
