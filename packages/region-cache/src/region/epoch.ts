import type { metapb } from '@tikv-client/kvproto';
import type { RegionVerId } from './region.js';

/**
 * What the regions of an EpochNotMatch answer say about ours: nothing (`empty`), that the store lags behind (`ahead`: retry
 * there), or news (`newer`).
 */
export function compareEpochs(ours: RegionVerId, current: readonly metapb.Region[]): 'empty' | 'ahead' | 'newer' {
  if (current.length === 0) return 'empty';
  const same = current.find((meta) => meta.id === ours.id)?.regionEpoch;
  return same !== undefined && (same.confVer < ours.confVer || same.version < ours.version) ? 'ahead' : 'newer';
}
