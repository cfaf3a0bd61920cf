import { PdError } from '@tikv-client/errors';
import type { PdClient } from '@tikv-client/pd-client';
import type { SafePointSource } from '@tikv-client/txnkv';

/**
 * The transaction safe point as PD's GC state has it, of the keyspace or else of the cluster. A PD without GC states is asked for
 * its GC safe point from then on: that comes later, but nothing below it can be read for sure.
 */
export function gcSafePoint(
  pd: Pick<PdClient, 'getGcState' | 'getGcSafePoint'>,
  keyspaceId: number | undefined,
): SafePointSource {
  let hasStates = true;
  return {
    async txnSafePoint(options) {
      try {
        if (hasStates) return (await pd.getGcState(keyspaceId, options))?.txnSafePoint;
      } catch (error) {
        if (!(error instanceof PdError && error.kind === 'unimplemented')) throw error;
        hasStates = false;
      }
      return pd.getGcSafePoint(options);
    },
  };
}
