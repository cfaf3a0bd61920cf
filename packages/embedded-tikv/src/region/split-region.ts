import { decodeBytes } from '@tikv-client/codec';
import { WriteBatch } from '@tikv-client/engine';
import type { MemoryEngine } from '@tikv-client/engine';
import type { errorpb, metapb } from '@tikv-client/kvproto';
import { regionErrors } from './region-errors.js';
import { compareKeys, containsKey } from './region-range.js';

/**
 * The border of regions that an engine key gives: the versions of one transactional key have to stay together, so a
 * timestamp behind a memcomparable key is cut off, as TiKV does.
 */
export function borderOf(engineKey: Uint8Array): Uint8Array {
  const length = engineKey.length - timestampBytes;
  if (length <= 0 || length % encodedGroupBytes !== 0) return engineKey;
  try {
    // Only where exactly the timestamp is left over.
    return decodeBytes(engineKey).next === length ? engineKey.subarray(0, length) : engineKey;
  } catch {
    return engineKey;
  }
}

const timestampBytes = 8;
const encodedGroupBytes = 9;

/** Ids of one region that a split makes; peers in the order of the parent's. */
export interface NewRegionIds {
  readonly regionId: bigint;
  readonly peerIds: readonly bigint[];
}

/**
 * The borders that a split at these keys makes, ascending; or why there can be none. The region's own border and keys given twice are
 * left out.
 */
export function bordersOfSplit(
  region: metapb.Region,
  keys: readonly Uint8Array[],
): readonly Uint8Array[] | { readonly refused: errorpb.Error } {
  if (keys.length === 0) return { refused: regionErrors.message('no split key is specified.') };
  for (const key of keys) {
    if (key.length === 0) return { refused: regionErrors.message('split key should not be empty') };
    if (!containsKey(region, key)) return { refused: regionErrors.keyNotInRegion(key, region) };
  }
  const borders: Uint8Array[] = [];
  for (const key of [...keys].sort(compareKeys)) {
    if (compareKeys(key, borders.at(-1) ?? region.startKey) > 0) borders.push(key);
  }
  return borders.length > 0 ? borders : { refused: regionErrors.message('no valid key found for split.') };
}

/**
 * Splits a region at n ascending keys inside it into n + 1, left to right. The region keeps its id as the rightmost part, the
 * version of all parts is n higher, conf_ver stays.
 */
export function splitRegion(
  region: metapb.Region,
  keys: readonly Uint8Array[],
  newIds: readonly NewRegionIds[],
): { readonly left: readonly metapb.Region[]; readonly right: metapb.Region } {
  const epoch = region.regionEpoch;
  const regionEpoch = {
    confVer: epoch?.confVer ?? 0n,
    version: (epoch?.version ?? 0n) + BigInt(keys.length),
  };
  const left = keys.map((endKey, i): metapb.Region => {
    const ids = newIds[i];
    if (ids === undefined) throw new RangeError('a split needs ids for every new region');
    const startKey = i === 0 ? region.startKey : (keys[i - 1] ?? region.startKey);
    const peers = region.peers.map((peer, j) => ({ ...peer, id: ids.peerIds[j] ?? 0n }));
    return { ...region, id: ids.regionId, startKey, endKey, regionEpoch, peers };
  });
  return { left, right: { ...region, startKey: keys.at(-1) ?? region.startKey, regionEpoch } };
}

/** Takes all that is outside of a region out of the data of a larger one. */
export function restrictedTo(data: MemoryEngine, region: metapb.Region): MemoryEngine {
  const batch = new WriteBatch();
  for (const family of data.families) {
    if (region.startKey.length > 0) batch.deleteRange(new Uint8Array(), region.startKey, family);
    if (region.endKey.length > 0) batch.deleteRange(region.endKey, new Uint8Array(), family);
  }
  data.write(batch);
  return data;
}
