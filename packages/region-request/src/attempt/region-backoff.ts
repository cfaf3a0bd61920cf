import type { BackoffKind } from '@tikv-client/backoff';
import { backoffKinds } from '@tikv-client/backoff';
import type { RegionBackoff } from '@tikv-client/region-cache';

/** The curves behind the names of the verdict table. */
export const regionBackoffKinds: Readonly<Record<RegionBackoff, BackoffKind>> = {
  regionMiss: backoffKinds.regionMiss,
  regionScheduling: backoffKinds.regionScheduling,
  tikvServerBusy: backoffKinds.tikvServerBusy,
  tikvDiskFull: backoffKinds.tikvDiskFull,
  regionRecoveryInProgress: backoffKinds.regionRecoveryInProgress,
  staleCommand: backoffKinds.staleCommand,
  maxTsNotSynced: backoffKinds.maxTsNotSynced,
  regionNotInitialized: backoffKinds.regionNotInitialized,
  isWitness: backoffKinds.isWitness,
};
