import type { metapb } from '@tikv-client/kvproto';

/** Bounds of one metadata lookup. Without a deadline the loader's own timeout applies. */
export interface LoadOptions {
  /** Absolute, milliseconds on the monotonic scale of the clock. */
  readonly deadline?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** A region as the placement driver knows it. */
export interface RegionInfo {
  readonly meta: metapb.Region;
  /** Absent while no leader has reported. */
  readonly leader: metapb.Peer | undefined;
  readonly downPeers: readonly metapb.Peer[];
  readonly pendingPeers: readonly metapb.Peer[];
  readonly buckets: metapb.Buckets | undefined;
}

/** A range of keys; an empty `endKey` is the end of the key space. */
export interface LoadRange {
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
}

/** Where regions and stores come from. `PdClient` fits it; a keyspace wraps it to map keys. */
export interface RegionLoader {
  /** Why lookups may be failing right now, if anything is known. */
  readonly trouble?: Error | undefined;
  /** The region that holds `key`; undefined when the placement driver knows none. */
  getRegion(key: Uint8Array, options?: LoadOptions): Promise<RegionInfo | undefined>;
  /** The region that ends at or before the region of `key`. */
  getPrevRegion(key: Uint8Array, options?: LoadOptions): Promise<RegionInfo | undefined>;
  getRegionById(id: bigint, options?: LoadOptions): Promise<RegionInfo | undefined>;
  /** Regions that overlap the range, ascending, at most `limit`. */
  scanRegions(
    startKey: Uint8Array,
    endKey: Uint8Array,
    limit: number,
    options?: LoadOptions,
  ): Promise<readonly RegionInfo[]>;
  batchScanRegions(ranges: readonly LoadRange[], limit: number, options?: LoadOptions): Promise<readonly RegionInfo[]>;
  /** Undefined when the store does not exist (any more). */
  getStore(id: bigint, options?: LoadOptions): Promise<metapb.Store | undefined>;
  getAllStores(options?: LoadOptions): Promise<readonly metapb.Store[]>;
}
