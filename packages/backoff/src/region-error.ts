import { RegionError } from '@tikv-client/errors';
import type { Backoffer } from './backoffer.js';
import { backoffKinds } from './kinds.js';

/** What the decision needs to know of an `errorpb.Error`. */
export interface RegionErrorShape {
  readonly message?: string | undefined;
  readonly epochNotMatch?: { readonly currentRegions: readonly unknown[] } | undefined;
}

/** An EpochNotMatch without regions: made up by the sender when no replica was left to try, never sent by a store. */
export function isFakeRegionError(regionError: RegionErrorShape | undefined): boolean {
  return regionError?.epochNotMatch !== undefined && regionError.epochNotMatch.currentRegions.length === 0;
}

/**
 * Sleeps before an operation locates its keys again, if the region error calls for it: a real EpochNotMatch does not, since it
 * has corrected the cache already. `reason` is what the backoffer records.
 */
export async function backoffForRegionError(
  backoffer: Backoffer,
  regionError: RegionErrorShape | undefined,
  reason?: Error,
): Promise<void> {
  if (regionError === undefined) return;
  if (regionError.epochNotMatch !== undefined && !isFakeRegionError(regionError)) return;
  const recorded = reason ?? new RegionError({ kind: 'unknown', message: regionError.message ?? 'region error' });
  await backoffer.backoff(backoffKinds.regionMiss, recorded);
}
