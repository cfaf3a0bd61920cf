// Raw key-value client for TiKV.
export type { Bytes } from './arguments/bytes.js';
export type { RawRange } from './arguments/range.js';
export { resolveRawClientOptions } from './options.js';
export type { RawClientOptions, ResolvedRawClientOptions } from './options.js';
export { RawClient, createRawClient } from './raw-client.js';
export type { RawClientDeps } from './raw-client.js';
export type {
  RawCallOptions,
  RawChecksum,
  RawCompareAndSwap,
  RawCompareAndSwapResult,
  RawIterateOptions,
  RawPair,
  RawPutOptions,
  RawPutPair,
  RawScanOptions,
} from './raw-types.js';
