import { encodeBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { metapb } from '@tikv-client/kvproto';
import { checkBusy } from '../raw/command-handler.js';
import type { CommandHandler } from '../raw/command-handler.js';
import { rawEngineKey } from '../raw/raw-key.js';
import { RegionPeer } from '../region/region-peer.js';
import { compareKeys } from '../region/region-range.js';

/** Splits a region at keys; the reply lists all parts from left to right, and two parts by name as well. */
export const splitRegionCommand: CommandHandler<kvrpcpb.SplitRegionRequest, kvrpcpb.SplitRegionResponse> = (
  store,
  request,
  done,
) => {
  const { context } = request;
  const busy = checkBusy(store, context);
  if (busy !== undefined) return done(kvrpcpb.SplitRegionResponse.fromPartial({ regionError: busy }));
  const asked = request.splitKeys.length > 0 ? request.splitKeys : [request.splitKey];
  const { mode } = store.options;
  const keys = asked.map((key) => (request.isRawKv ? rawEngineKey(mode, key) : encodeBytes(key)));
  const found = store.locate(context, 'regionFirst');
  if (!(found instanceof RegionPeer)) return done(kvrpcpb.SplitRegionResponse.fromPartial({ regionError: found }));
  const { startKey } = found.region;
  store.split(found, keys, (regionError) => {
    if (regionError !== undefined) return done(kvrpcpb.SplitRegionResponse.fromPartial({ regionError }));
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
