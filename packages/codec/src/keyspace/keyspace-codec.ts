import type { KeyRange } from '../key-range.js';
import type { ApiVersion, KeyMode } from './keyspace-prefix.js';

/**
 * Maps the user's keys to those on the wire and back, for one API version, mode and keyspace. A *region key* is the form in
 * which PD and region errors speak of region borders. Decoders throw `DecodeError` on malformed bytes and
 * `KeyOutOfBoundError` on what lies outside the keyspace.
 */
export interface KeyspaceCodec {
  readonly apiVersion: ApiVersion;
  readonly mode: KeyMode;
  /** The keyspace as requests name it: `nullKeyspaceId` where there is none. */
  readonly keyspaceId: number;
  /** What every encoded key begins with; empty under v1. */
  readonly prefix: Uint8Array;

  encodeKey(key: Uint8Array): Uint8Array;
  decodeKey(encoded: Uint8Array): Uint8Array;
  /** An empty end becomes the end of the keyspace. `reverse`: the range is given as a reverse scan does, `startKey` above `endKey`. */
  encodeRange(range: KeyRange, reverse?: boolean): KeyRange;
  /** Cuts a range to the keyspace; an end beyond it becomes empty. */
  decodeRange(encoded: KeyRange): KeyRange;

  encodeRegionKey(key: Uint8Array): Uint8Array;
  decodeRegionKey(encoded: Uint8Array): Uint8Array;
  encodeRegionRange(range: KeyRange): KeyRange;
  decodeRegionRange(encoded: KeyRange): KeyRange;
  /** Borders of a region's buckets, in order; those outside the keyspace are dropped, the outermost become empty. */
  decodeBucketKeys(keys: readonly Uint8Array[]): Uint8Array[];
}
