import { compareBytes, startsWith } from '../bytes.js';
import { KeyOutOfBoundError } from '../decode-error.js';
import type { KeyRange } from '../key-range.js';
import { decodeBytes, encodeBytes } from '../memcomparable.js';
import type { KeyspaceCodec } from './keyspace-codec.js';
import { keyspaceEnd, keyspacePrefix } from './keyspace-prefix.js';
import type { KeyMode } from './keyspace-prefix.js';

const empty = new Uint8Array();

/** Every key carries its keyspace's prefix, and region borders are memcomparable in both modes. */
export function createCodecV2(mode: KeyMode, keyspaceId: number): KeyspaceCodec {
  const prefix = keyspacePrefix(mode, keyspaceId);
  const end = keyspaceEnd(prefix);

  const encodeKey = (key: Uint8Array): Uint8Array => {
    const encoded = new Uint8Array(prefix.length + key.length);
    encoded.set(prefix, 0);
    encoded.set(key, prefix.length);
    return encoded;
  };

  const decodeKey = (encoded: Uint8Array) => {
    if (encoded.length === 0) return encoded;
    if (!startsWith(encoded, prefix)) throw new KeyOutOfBoundError();
    return encoded.subarray(prefix.length);
  };

  const encodeEnd = (endKey: Uint8Array) => (endKey.length === 0 ? end.slice() : encodeKey(endKey));

  const encodeRange = ({ startKey, endKey }: KeyRange, reverse = false): KeyRange =>
    reverse
      ? { startKey: encodeEnd(startKey), endKey: encodeKey(endKey) }
      : { startKey: encodeKey(startKey), endKey: encodeEnd(endKey) };

  const withinKeyspace = (key: Uint8Array) => (startsWith(key, prefix) ? key.subarray(prefix.length) : empty);

  const decodeRange = ({ startKey, endKey }: KeyRange): KeyRange => {
    const behind = compareBytes(startKey, end) >= 0;
    const before = endKey.length > 0 && compareBytes(endKey, prefix) <= 0;
    if (behind || before) throw new KeyOutOfBoundError();
    return { startKey: withinKeyspace(startKey), endKey: withinKeyspace(endKey) };
  };

  return {
    apiVersion: 'v2',
    mode,
    keyspaceId,
    prefix,
    encodeKey,
    decodeKey,
    encodeRange,
    decodeRange,
    encodeRegionKey: (key) => encodeBytes(encodeKey(key)),
    decodeRegionKey: (encoded) => decodeKey(decodeBytes(encoded).value),
    encodeRegionRange: (range) => {
      const { startKey, endKey } = encodeRange(range);
      return { startKey: encodeBytes(startKey), endKey: encodeBytes(endKey) };
    },
    decodeRegionRange: ({ startKey, endKey }) =>
      decodeRange({ startKey: decodeBorder(startKey), endKey: decodeBorder(endKey) }),
    decodeBucketKeys: (keys) => decodeBuckets(keys.map(decodeBorder), prefix, end),
  };
}

/** PD writes the outermost borders as empty, unencoded. */
function decodeBorder(encoded: Uint8Array): Uint8Array {
  return encoded.length === 0 ? encoded : decodeBytes(encoded).value;
}

function decodeBuckets(borders: readonly Uint8Array[], prefix: Uint8Array, end: Uint8Array): Uint8Array[] {
  const inside: Uint8Array[] = [];
  for (const [i, border] of borders.entries()) {
    if (i === 0 && compareBytes(border, prefix) < 0) {
      inside.push(empty);
    } else if (i === borders.length - 1 && (border.length === 0 || compareBytes(border, end) >= 0)) {
      inside.push(empty);
    } else if (startsWith(border, prefix)) {
      const key = border.subarray(prefix.length);
      // The start of the keyspace is there already when the region begins before it.
      if (key.length > 0 || inside[0]?.length !== 0) inside.push(key);
    }
  }
  return inside;
}
