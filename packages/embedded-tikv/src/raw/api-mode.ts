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

/** Whether a store takes raw requests of this API version; the error names both sides. */
export function checkRawApiVersion(
  mode: StorageMode,
  requestVersion: number,
  command: string,
): StorageError | undefined {
  const accepted = mode === 'V2' ? 2 : 0;
  if (requestVersion === accepted) return undefined;
  const request = requestVersions[requestVersion] ?? String(requestVersion);
  return {
    display: `Api version in request does not match with TiKV storage, cmd: ${command}, storage: ${mode}, request: ${request}`,
    debug: `Error(ApiVersionNotMatched { cmd: ${command}, storage_api_version: ${mode}, req_api_version: ${request} })`,
  };
}

const rawPrefix = 0x72;

/** On an API v2 store a raw key starts with `r`. The empty key has no mode at all. */
export function checkRawKeyMode(mode: StorageMode, key: Uint8Array, command: string): StorageError | undefined {
  if (mode !== 'V2') return undefined;
  if (key[0] === rawPrefix) return notYetServed;
  return {
    display: `Key mode mismatched with the request mode, cmd: ${command}, storage: ${mode}, key: ${hexKey(key)}`,
    debug: `Error(InvalidKeyMode { cmd: ${command}, storage_api_version: ${mode}, key: "${hexKey(key)}" })`,
  };
}

/** On an API v2 store both bounds of a raw range are needed: the first byte `r`, or for the end exactly `s`. */
export function checkRawRangeMode(
  mode: StorageMode,
  start: Uint8Array,
  end: Uint8Array,
  command: string,
): StorageError | undefined {
  if (mode !== 'V2') return undefined;
  const endFits = end[0] === rawPrefix || (end.length === 1 && end[0] === rawPrefix + 1);
  if (start[0] === rawPrefix && endFits) return notYetServed;
  const range = `(${hexKey(start)}, ${hexKey(end)})`;
  return {
    display: `Key mode mismatched with the request mode, cmd: ${command}, storage: ${mode}, range: ${range}`,
    debug: `Error(InvalidKeyRangeMode { cmd: ${command}, storage_api_version: ${mode}, range: ${range} })`,
  };
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

/** Raw data of API v2 is stored in another way, which is still to come. */
const notYetServed: StorageError = {
  display: 'raw commands of API V2 are not served yet',
  debug: 'Error(Other("raw commands of API V2 are not served yet"))',
};

/** A text that has no kind of its own. */
export function otherError(text: string): StorageError {
  return { display: text, debug: `Error(Other("${text}"))` };
}
