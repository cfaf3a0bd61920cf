// TiKV key encodings: memcomparable bytes and integers, ranges, timestamps, keyspaces.
export { compareBytes, concatBytes, equalBytes, startsWith } from './bytes.js';
export { DecodeError, KeyOutOfBoundError } from './decode-error.js';
export type { Decoded } from './decode-error.js';
export {
  compareEndKeys,
  intersectRanges,
  isEmptyRange,
  nextKey,
  prefixNext,
  prefixRange,
  rangeContains,
  rangeContainsByEnd,
} from './key-range.js';
export type { KeyRange } from './key-range.js';
export { createKeyspaceCodec } from './keyspace/create-keyspace-codec.js';
export type { KeyspaceCodecOptions } from './keyspace/create-keyspace-codec.js';
export type { KeyspaceCodec } from './keyspace/keyspace-codec.js';
export {
  codecV1ExcludePrefixes,
  codecV2Prefixes,
  defaultKeyspaceId,
  defaultKeyspaceName,
  keyspaceEnd,
  keyspacePrefix,
  keyspacePrefixLength,
  maxKeyspaceId,
  modePrefixes,
  nullKeyspaceId,
  parseKeyspaceId,
  splitKey,
} from './keyspace/keyspace-prefix.js';
export type { ApiVersion, KeyMode } from './keyspace/keyspace-prefix.js';
export { decodeBytes, decodeBytesDesc, encodeBytes, encodeBytesDesc, encodedBytesLength } from './memcomparable.js';
export {
  decodeComparableUvarint,
  decodeComparableVarint,
  encodeComparableUvarint,
  encodeComparableVarint,
} from './number/comparable-varint.js';
export {
  comparableUintToInt,
  decodeInt,
  decodeIntDesc,
  decodeUint,
  decodeUintDesc,
  encodeInt,
  encodeIntDesc,
  encodeUint,
  encodeUintDesc,
  intToComparableUint,
} from './number/fixed.js';
export { decodeUvarint, decodeVarint, encodeUvarint, encodeVarint } from './number/varint.js';
export {
  composeTimestamp,
  dateToTimestamp,
  extractLogical,
  extractPhysical,
  isExpired,
  logicalBits,
  lowerLimitStartTimestamp,
  maxLogical,
  timestampToDate,
  untilExpiredMs,
} from './timestamp.js';
