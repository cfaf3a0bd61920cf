import { DecodeError, KeyOutOfBoundError } from '@tikv-client/codec';
import type { KeyspaceCodec } from '@tikv-client/codec';
import { ConfigError } from '@tikv-client/errors';
import type { metapb } from '@tikv-client/kvproto';
import type { LoadOptions, LoadRange, RegionInfo, RegionLoader } from '@tikv-client/region-cache';
import { withRange } from './create-request-codec.js';

/**
 * A loader that speaks of regions in the user's keys: keys are encoded for the placement driver, borders are decoded and cut
 * to the keyspace. Regions outside it do not exist. Borders that are no encoded keys are a `ConfigError`: raw data of API v1
 * splits regions anywhere, and then there is no reading its regions otherwise.
 */
export function codecLoader(loader: RegionLoader, codec: KeyspaceCodec): RegionLoader {
  const decode = (info: RegionInfo): RegionInfo | undefined => decodeInfo(info, codec);
  const decodeAll = (infos: readonly RegionInfo[]): RegionInfo[] => infos.flatMap((info) => decode(info) ?? []);
  const one = async (found: Promise<RegionInfo | undefined>): Promise<RegionInfo | undefined> => {
    const info = await found;
    return info === undefined ? undefined : decode(info);
  };
  return {
    get trouble() {
      return loader.trouble;
    },
    getRegion: async (key, options) => one(loader.getRegion(codec.encodeRegionKey(key), options)),
    getPrevRegion: async (key, options) => one(loader.getPrevRegion(codec.encodeRegionKey(key), options)),
    getRegionById: async (id, options) => one(loader.getRegionById(id, options)),
    async scanRegions(startKey: Uint8Array, endKey: Uint8Array, limit: number, options?: LoadOptions) {
      const range = codec.encodeRegionRange({ startKey, endKey });
      return decodeAll(await loader.scanRegions(range.startKey, range.endKey, limit, options));
    },
    async batchScanRegions(ranges: readonly LoadRange[], limit: number, options?: LoadOptions) {
      const encoded = ranges.map((range) => codec.encodeRegionRange(range));
      return decodeAll(await loader.batchScanRegions(encoded, limit, options));
    },
    getStore: async (id, options) => loader.getStore(id, options),
    getAllStores: async (options) => loader.getAllStores(options),
  };
}

function decodeInfo(info: RegionInfo, codec: KeyspaceCodec): RegionInfo | undefined {
  const { meta, buckets } = info;
  try {
    const decoded: metapb.Region = withRange(meta, codec.decodeRegionRange(meta));
    return {
      ...info,
      meta: decoded,
      buckets: buckets === undefined ? undefined : { ...buckets, keys: codec.decodeBucketKeys(buckets.keys) },
    };
  } catch (error) {
    if (error instanceof KeyOutOfBoundError) return undefined;
    if (!(error instanceof DecodeError)) throw error;
    const problem = `does not fit the cluster: the borders of region ${meta.id} are not those of ${codec.mode} data`;
    throw new ConfigError('apiVersion', problem, { cause: error });
  }
}
