import { decodeBytes, encodeBytes } from '@tikv-client/codec';
import type { StorageMode } from './api-mode.js';

/**
 * A raw key as the engine has it: the client's bytes, or under API v2 their memcomparable form, in which the borders of
 * regions are there. A copy in any case: a request's bytes are views into its frame. (A real store appends a timestamp and
 * keeps deleted versions; nobody sees more than the newest.)
 */
export function rawEngineKey(mode: StorageMode, key: Uint8Array): Uint8Array {
  return mode === 'V2' ? encodeBytes(key) : Buffer.from(key);
}

/** A bound of a range of raw keys; empty stays unbounded. */
export function rawEngineBound(mode: StorageMode, key: Uint8Array): Uint8Array {
  return key.length === 0 ? key : rawEngineKey(mode, key);
}

export function rawUserKey(mode: StorageMode, stored: Uint8Array): Uint8Array {
  return mode === 'V2' ? decodeBytes(stored).value : stored;
}
