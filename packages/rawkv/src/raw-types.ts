import type { CallOptions } from '@tikv-client/runtime';
import type { Bytes } from './arguments/bytes.js';

/** Settings of every raw call. */
export interface RawCallOptions extends CallOptions {
  /** Column family of this call. @default the client's */
  readonly columnFamily?: string | undefined;
}

export interface RawPutOptions extends RawCallOptions {
  /** Seconds after which the key is gone; 0: never. Needs API v1ttl or v2. @default 0 */
  readonly ttlSeconds?: number | bigint | undefined;
}

/** A pair to be written. Its own `ttlSeconds` goes before that of the call. */
export interface RawPutPair {
  readonly key: Bytes;
  readonly value: Bytes;
  readonly ttlSeconds?: number | bigint | undefined;
}

export interface RawPair {
  readonly key: Uint8Array;
  /** Empty for key-only scans. */
  readonly value: Uint8Array;
}

export interface RawIterateOptions extends RawCallOptions {
  /** Leaves the values out. @default false */
  readonly keyOnly?: boolean | undefined;
}

export interface RawScanOptions extends RawIterateOptions {
  /** Most pairs to return, 1 to the client's `maxScanLimit`. @default maxScanLimit */
  readonly limit?: number | undefined;
}

export interface RawCompareAndSwap {
  /** The value that the key must have; undefined: the key must be absent. */
  readonly previous: Bytes | undefined;
  readonly value: Bytes;
}

export interface RawCompareAndSwapResult {
  readonly swapped: boolean;
  /** The value before the call, whether or not it was swapped; undefined: the key was absent. */
  readonly previous: Uint8Array | undefined;
}

/** Sums over all live pairs of a range. */
export interface RawChecksum {
  /** XOR of the CRC-64/XZ of each key followed by its value. */
  readonly crc64Xor: bigint;
  readonly totalKvs: bigint;
  readonly totalBytes: bigint;
}
