import { errorpb } from '@tikv-client/kvproto';
import type { metapb } from '@tikv-client/kvproto';
import { hexKey } from './region-range.js';

/** Region errors with the texts of a real store: one function per error, no decisions. */
export const regionErrors = {
  storeNotMatch(requestStoreId: bigint, actualStoreId: bigint): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `to store id ${requestStoreId}, mine ${actualStoreId}`,
      storeNotMatch: { requestStoreId, actualStoreId },
    });
  },

  regionNotFound(regionId: bigint): errorpb.Error {
    return errorpb.Error.fromPartial({ message: `region ${regionId} not found`, regionNotFound: { regionId } });
  },

  mismatchPeerId(requestPeerId: bigint, storePeerId: bigint): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `mismatch peer id ${requestPeerId} != ${storePeerId}`,
      mismatchPeerId: { requestPeerId, storePeerId },
    });
  },

  notLeader(regionId: bigint, leader: metapb.Peer | undefined): errorpb.Error {
    const hint = leader === undefined ? 'None' : `Some(id: ${leader.id} store_id: ${leader.storeId})`;
    return errorpb.Error.fromPartial({
      message: `peer is not leader for region ${regionId}, leader may ${hint}`,
      notLeader: { regionId, ...(leader === undefined ? {} : { leader }) },
    });
  },

  regionNotInitialized(regionId: bigint): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `peer for region ${regionId} is not initialized`,
      regionNotInitialized: { regionId },
    });
  },

  missingEpoch(): errorpb.Error {
    return errorpb.Error.fromPartial({ message: 'missing epoch!' });
  },

  epochNotMatch(
    regionId: bigint,
    sent: metapb.RegionEpoch | undefined,
    current: metapb.RegionEpoch | undefined,
    currentRegions: readonly metapb.Region[],
  ): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `EpochNotMatch current epoch of region ${regionId} is ${epochText(current)}, but you sent ${epochText(sent)}`,
      epochNotMatch: { currentRegions: [...currentRegions] },
    });
  },

  keyNotInRegion(key: Uint8Array, region: metapb.Region): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: keyNotInRegionText(key, region),
      keyNotInRegion: { key, regionId: region.id, startKey: region.startKey, endKey: region.endKey },
    });
  },

  serverIsBusy(
    reason: string,
    details: { readonly message?: string; readonly backoffMs?: bigint; readonly estimatedWaitMs?: number } = {},
  ): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: details.message ?? '',
      serverIsBusy: { reason, backoffMs: details.backoffMs ?? 0n, estimatedWaitMs: details.estimatedWaitMs ?? 0 },
    });
  },

  staleCommand(): errorpb.Error {
    return errorpb.Error.fromPartial({ message: 'stale command', staleCommand: {} });
  },

  dataIsNotReady(regionId: bigint, peerId: bigint, safeTs: bigint): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `Region data is not ready, region_id: ${regionId}, peer_id: ${peerId}, safe_ts: ${safeTs}`,
      dataIsNotReady: { regionId, peerId, safeTs },
    });
  },

  /** `startTs` 0 for a raw write, which has none. */
  maxTimestampNotSynced(regionId: bigint, startTs: bigint): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `max timestamp is not synced in region ${regionId}, start_ts ${startTs}`,
      maxTimestampNotSynced: {},
    });
  },

  raftEntryTooLarge(regionId: bigint, entrySize: number): errorpb.Error {
    return errorpb.Error.fromPartial({
      message: `raft entry is too large, region ${regionId}, entry size ${entrySize}`,
      raftEntryTooLarge: { regionId, entrySize: BigInt(entrySize) },
    });
  },

  /** An error without a kind of its own. */
  message(message: string): errorpb.Error {
    return errorpb.Error.fromPartial({ message });
  },
};

export function keyNotInRegionText(key: Uint8Array, region: metapb.Region): string {
  return `key ${hexKey(key)} is not in region key range [${hexKey(region.startKey)}, ${hexKey(region.endKey)}) for region ${region.id}`;
}

function epochText(epoch: metapb.RegionEpoch | undefined): string {
  return `conf_ver: ${epoch?.confVer ?? 0n} version: ${epoch?.version ?? 0n}`;
}
