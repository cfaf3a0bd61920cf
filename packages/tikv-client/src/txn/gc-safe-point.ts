import { PdError } from '@tikv-client/errors';
import type { PdClient } from '@tikv-client/pd-client';
import type { SafePointSource } from '@tikv-client/txnkv';

/** The transaction safe point as PD's GC state has it, of the keyspace or else of the cluster. A PD without GC states knows none. */
export function gcSafePoint(pd: Pick<PdClient, 'getGcState'>, keyspaceId: number | undefined): SafePointSource {
  return {
    async txnSafePoint(options) {
      try {
        return (await pd.getGcState(keyspaceId, options))?.txnSafePoint;
      } catch (error) {
        if (error instanceof PdError && error.kind === 'unimplemented') return undefined;
        throw error;
      }
    },
  };
}
