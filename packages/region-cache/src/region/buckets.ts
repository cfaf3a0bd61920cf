import type { metapb } from '@tikv-client/kvproto';
import type { Region } from './region.js';
import { keyToLatin1, latin1ToKey } from './key-order.js';

/** A bucket of a region, or the whole region where the buckets do not cover the key. */
export interface BucketRange {
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
}

/** The buckets cut to the region: keys outside become the region's boundaries (an old report may describe a larger region). */
export function clampBuckets(buckets: metapb.Buckets | undefined, region: Region): metapb.Buckets | undefined {
  if (buckets === undefined || buckets.keys.length < 2) return buckets;
  const last = buckets.keys.length - 1;
  const keys = buckets.keys.map(keyToLatin1);
  const inside = keys.filter(
    (key, i) => i > 0 && i < last && key > region.start && (region.end === '' || key < region.end),
  );
  const first = keys[0] ?? '';
  const end = keys[last] ?? '';
  const start = first < region.start ? region.start : first;
  const stop = region.end !== '' && (end === '' || end > region.end) ? region.end : end;
  if (start === first && stop === end && inside.length === last - 1) return buckets;
  return { ...buckets, keys: [start, ...inside, stop].map(latin1ToKey) };
}

/** The bucket of `region` that holds `key`; the region's own range when its buckets do not reach that far. */
export function locateBucket(region: Region, key: Uint8Array): BucketRange {
  const keys = region.buckets?.keys ?? [];
  const wanted = keyToLatin1(key);
  for (let i = 0; i + 1 < keys.length; i += 1) {
    const startKey = keys[i];
    const endKey = keys[i + 1];
    if (startKey === undefined || endKey === undefined) break;
    const end = keyToLatin1(endKey);
    if (keyToLatin1(startKey) <= wanted && (end === '' || wanted < end)) return { startKey, endKey };
  }
  const first = keys[0];
  const last = keys.at(-1);
  if (first === undefined || last === undefined || !region.contains(wanted)) return region;
  // The key lies between the region's boundary and the outermost bucket key.
  if (wanted < keyToLatin1(first)) return { startKey: region.startKey, endKey: first };
  return { startKey: last, endKey: region.endKey };
}
