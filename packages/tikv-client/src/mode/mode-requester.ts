import { createKeyspaceCodec } from '@tikv-client/codec';
import type { KeyMode } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { RegionCache, RegionCacheDeps, RegionCacheOptions, RegionLoader } from '@tikv-client/region-cache';
import { createRegionCache } from '@tikv-client/region-cache';
import type { RegionRequester, RegionRequesterDeps, RegionRequesterOptions } from '@tikv-client/region-request';
import { codecLoader, createRegionRequester, createRequestCodec } from '@tikv-client/region-request';
import type { ApiVersion } from '../options.js';

/** How one kind of data is reached: its requester, with a cache of regions in its own keys. */
export interface ModeRequester {
  readonly cache: RegionCache;
  readonly requester: RegionRequester;
  /** Regions in the keys of the user. */
  readonly loader: RegionLoader;
}

export interface ModeParts {
  readonly apiVersion: ApiVersion;
  /** Under API v2. */
  readonly keyspaceId: number | undefined;
  readonly regionCache: RegionCacheOptions;
  readonly requester: Omit<RegionRequesterOptions, 'apiVersion'>;
  readonly cacheDeps: RegionCacheDeps;
  readonly requesterDeps: Omit<RegionRequesterDeps, 'cache' | 'codec'>;
}

/**
 * The way to raw or to transactional data. Raw keys of API v1 go as they are and need no codec; transactional ones have encoded
 * region borders, and under API v2 every key has the prefix of its keyspace.
 */
export function createModeRequester(mode: KeyMode, parts: ModeParts): ModeRequester {
  const { apiVersion, keyspaceId, cacheDeps, requesterDeps } = parts;
  const v2 = apiVersion === 'v2';
  const codec = v2
    ? createKeyspaceCodec({ apiVersion, mode, keyspaceId })
    : mode === 'txn'
      ? createKeyspaceCodec({ apiVersion, mode })
      : undefined;
  const loader = codec === undefined ? cacheDeps.loader : codecLoader(cacheDeps.loader, codec);
  const cache = createRegionCache(parts.regionCache, { ...cacheDeps, loader });
  const requester = createRegionRequester(
    { ...parts.requester, apiVersion: v2 ? kvrpcpb.APIVersion.V2 : kvrpcpb.APIVersion.V1 },
    { ...requesterDeps, cache, codec: codec === undefined ? undefined : createRequestCodec(codec) },
  );
  return { cache, requester, loader };
}
