import { encodeBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { errorpb, metapb } from '@tikv-client/kvproto';
import { checkBusy } from '../raw/command-handler.js';
import type { CommandHandler } from '../raw/command-handler.js';
import { rawEngineKey } from '../raw/raw-key.js';
import { regionErrors } from '../region/region-errors.js';
import { compareKeys } from '../region/region-range.js';

/** Splits a region at keys; the reply lists all parts from left to right, and two parts by name as well. */
export const splitRegionCommand: CommandHandler<kvrpcpb.SplitRegionRequest, kvrpcpb.SplitRegionResponse> = (
  store,
  request,
  done,
) => {
  const { context } = request;
  const asked = request.splitKey.length > 0 ? [request.splitKey] : request.splitKeys;
  const { mode } = store.options;
  const keys = asked.map((key) => (request.isRawKv ? rawEngineKey(mode, key) : encodeBytes(key)));
  const regionId = context?.regionId ?? 0n;
  const refuse = (regionError: errorpb.Error): void => done(kvrpcpb.SplitRegionResponse.fromPartial({ regionError }));
  const busy = checkBusy(store, context);
  if (busy !== undefined) return refuse(busy);
  // Whose peer the client takes this for does not matter here.
  const found = store.peer(regionId);
  if (found === undefined) return refuse(regionErrors.regionNotFound(regionId));
  if (found.refusesAsLeader) return refuse(regionErrors.notLeader(regionId, found.leaderPeer));
  const epochError = found.checkEpoch(context?.regionEpoch);
  if (epochError !== undefined) return refuse(epochError);
  const { startKey } = found.region;
  store.split(found, keys, (regionError) => {
    if (regionError !== undefined) return refuse(regionError);
    const left = store
      .leftNeighbours(found.region, keys.length)
      .filter((one) => compareKeys(one.startKey, startKey) >= 0);
    const regions: metapb.Region[] = [...left].reverse();
    regions.push(found.region);
    const [first, second] = regions;
    const named = regions.length === 2 ? { left: first, right: second } : {};
    done(kvrpcpb.SplitRegionResponse.fromPartial({ regions, ...named }));
  });
};
