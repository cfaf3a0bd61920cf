import type { KeyRange } from '../key-range.js';
import { decodeBytes, encodeBytes } from '../memcomparable.js';
import type { KeyspaceCodec } from './keyspace-codec.js';
import { nullKeyspaceId } from './keyspace-prefix.js';
import type { ApiVersion, KeyMode } from './keyspace-prefix.js';

/** Keys go as they are; only the borders of regions of transactional data are memcomparable. */
export function createCodecV1(mode: KeyMode, apiVersion: ApiVersion): KeyspaceCodec {
  if (mode !== 'raw' && mode !== 'txn') throw new RangeError(`mode must be raw or txn, got ${String(mode)}`);
  const encodeRegionKey = mode === 'raw' ? same : encodeBytes;
  const decodeRegionKey =
    mode === 'raw' ? same : (key: Uint8Array) => (key.length === 0 ? key : decodeBytes(key).value);
  return {
    apiVersion,
    mode,
    keyspaceId: nullKeyspaceId,
    prefix: new Uint8Array(),
    encodeKey: same,
    decodeKey: same,
    encodeRange: same,
    decodeRange: same,
    encodeRegionKey,
    decodeRegionKey,
    encodeRegionRange: ({ startKey, endKey }: KeyRange) => ({
      startKey: encodeRegionKey(startKey),
      endKey: endKey.length === 0 ? endKey : encodeRegionKey(endKey),
    }),
    decodeRegionRange: ({ startKey, endKey }: KeyRange) => ({
      startKey: decodeRegionKey(startKey),
      endKey: decodeRegionKey(endKey),
    }),
    decodeBucketKeys: (keys) => keys.map(decodeRegionKey),
  };
}

function same<T>(value: T): T {
  return value;
}
