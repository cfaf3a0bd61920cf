import { encodeBytes } from '@tikv-client/codec';
import { hexKey } from '../region/region-range.js';

/** How a store keeps raw data, by TiKV's names: `storage.api-version` 1 without and with TTL, and 2. */
export type StorageMode = 'V1' | 'V1ttl' | 'V2';

/** An error of the storage layer in TiKV's two forms: display text for `error` fields, debug text for `KeyError.abort`. */
export interface StorageError {
  readonly display: string;
  readonly debug: string;
}

/** Number of each API version in `Context.api_version`. */
const requestVersions = ['V1', 'V1ttl', 'V2'] as const;

/** Whose key it is under API v2, by its first byte. */
type KeyOwner = 'raw' | 'txn' | 'tidb' | 'nobody';

function ownerOf(key: Uint8Array): KeyOwner {
  switch (key[0]) {
    case 0x72: // r
      return 'raw';
    case 0x78: // x
      return 'txn';
    case 0x6d: // m
    case 0x74: // t
      return 'tidb';
    default:
      return 'nobody';
  }
}

/** A range belongs to whom its start does. Both bounds are needed; the end has the same first byte, or is just the next one. */
function rangeOwnerOf(start: Uint8Array, end: Uint8Array): KeyOwner {
  const [from] = start;
  const [to] = end;
  if (from === undefined || to === undefined) return 'nobody';
  return from === to || (end.length === 1 && to === from + 1) ? ownerOf(start) : 'nobody';
}

/** Whether a store takes raw requests of this API version; the error names both sides. */
export function checkRawApiVersion(
  mode: StorageMode,
  requestVersion: number,
  command: string,
): StorageError | undefined {
  const accepted = mode === 'V2' ? 2 : 0;
  return requestVersion === accepted ? undefined : versionNotMatched(mode, requestVersion, command);
}

/** On an API v2 store a raw key starts with `r`. The empty key has no mode at all. */
export function checkRawKeyMode(mode: StorageMode, key: Uint8Array, command: string): StorageError | undefined {
  return mode !== 'V2' || ownerOf(key) === 'raw' ? undefined : invalidKeyMode(mode, key, command);
}

/**
 * On an API v2 store both bounds of a raw range are needed: the first byte `r`, or for the end exactly `s`. Bounds of a reverse
 * scan come as the request has them, so it cannot begin at `s`.
 */
export function checkRawRangeMode(
  mode: StorageMode,
  start: Uint8Array,
  end: Uint8Array,
  command: string,
): StorageError | undefined {
  return mode !== 'V2' || rangeOwnerOf(start, end) === 'raw' ? undefined : invalidRangeMode(mode, start, end, command);
}

/** What a transactional command is about: keys, or a range as the request has it. */
export type TxnTarget =
  | { readonly keys: readonly Uint8Array[] }
  | { readonly start: Uint8Array; readonly end: Uint8Array };

/**
 * Whether a store takes a transactional command (by TiKV's name, such as `prewrite`) of this API version on these user keys:
 * a store with API v1 takes v1, one with TTL none at all, one with API v2 takes TiDB's keys (`m`, `t`) under v1 and
 * transactional keys (`x`) under v2. To be called for get, batch get, buffer batch get, scan, prewrite, flush, pessimistic
 * lock and delete range; other commands are not checked.
 */
export function checkTxnKeyMode(
  mode: StorageMode,
  requestVersion: number,
  target: TxnTarget,
  command: string,
): StorageError | undefined {
  if (mode === 'V1' && requestVersion === 0) return undefined;
  if (mode !== 'V2' || (requestVersion !== 0 && requestVersion !== 2)) {
    return versionNotMatched(mode, requestVersion, command);
  }
  const wanted = requestVersion === 2 ? 'txn' : 'tidb';
  if ('keys' in target) {
    const stranger = target.keys.find((key) => ownerOf(key) !== wanted);
    return stranger === undefined ? undefined : invalidKeyMode(mode, encodeBytes(stranger), command);
  }
  // Encoded, as TiKV has them here: an end of one byte is then nine bytes long and no longer the next mode's border.
  const start = encodedBound(target.start);
  const end = encodedBound(target.end);
  return rangeOwnerOf(start, end) === wanted ? undefined : invalidRangeMode(mode, start, end, command);
}

function encodedBound(key: Uint8Array): Uint8Array {
  return key.length === 0 ? key : encodeBytes(key);
}

function versionNotMatched(mode: StorageMode, requestVersion: number, command: string): StorageError {
  const request = requestVersions[requestVersion] ?? String(requestVersion);
  return {
    display: `Api version in request does not match with TiKV storage, cmd: ${command}, storage: ${mode}, request: ${request}`,
    debug: `Error(ApiVersionNotMatched { cmd: ${command}, storage_api_version: ${mode}, req_api_version: ${request} })`,
  };
}

function invalidKeyMode(mode: StorageMode, key: Uint8Array, command: string): StorageError {
  return {
    display: `Key mode mismatched with the request mode, cmd: ${command}, storage: ${mode}, key: ${hexKey(key)}`,
    debug: `Error(InvalidKeyMode { cmd: ${command}, storage_api_version: ${mode}, key: "${hexKey(key)}" })`,
  };
}

function invalidRangeMode(mode: StorageMode, start: Uint8Array, end: Uint8Array, command: string): StorageError {
  const range = `(${boundText(start)}, ${boundText(end)})`;
  return {
    display: `Key mode mismatched with the request mode, cmd: ${command}, storage: ${mode}, range: ${range}`,
    debug: `Error(InvalidKeyRangeMode { cmd: ${command}, storage_api_version: ${mode}, range: ${range} })`,
  };
}

function boundText(bound: Uint8Array): string {
  return bound.length === 0 ? 'None' : `Some("${hexKey(bound)}")`;
}

/** The column family that a request names; API v2 knows none. */
export function rawFamily(mode: StorageMode, cf: string): string | StorageError {
  if (mode === 'V2') {
    if (cf === '') return 'default';
    return { display: `cf is deprecated in API V2, cf name: ${cf}`, debug: `Error(CfDeprecated("${cf}"))` };
  }
  if (cf === '') return 'default';
  if (cf === 'default' || cf === 'lock' || cf === 'write') return cf;
  return { display: `invalid cf name: ${cf}`, debug: `Error(InvalidCf("${cf}"))` };
}

/** Longest raw key in bytes (`storage.max-key-size`). */
export const maxKeyBytes = 8 * 1024;

export function checkKeySize(key: Uint8Array): StorageError | undefined {
  if (key.length <= maxKeyBytes) return undefined;
  return {
    display: `max key size exceeded, size: ${key.length}, limit: ${maxKeyBytes}`,
    debug: `Error(KeyTooLarge { size: ${key.length}, limit: ${maxKeyBytes} })`,
  };
}

export const ttlNotEnabled: StorageError = {
  display: 'ttl is not enabled, but get put request with ttl',
  debug: 'Error(TtlNotEnabled)',
};

export const ttlLengthsDiffer: StorageError = {
  display: 'The length of ttls does not equal to the length of pairs',
  debug: 'Error(TtlLenNotEqualsToPairs)',
};

/** A text that has no kind of its own. */
export function otherError(text: string): StorageError {
  return { display: text, debug: `Error(Other("${text}"))` };
}
