import type { StorageMode } from './api-mode.js';

/** A raw value as stored: the user's bytes and, where the store has TTL, when they expire (unix seconds, 0 never). */
export interface RawValue {
  readonly value: Uint8Array;
  readonly expiresAt: bigint;
}

const expiryBytes = 8;
const maxU64 = (1n << 64n) - 1n;

/** A stored copy of a value. `ttl` in seconds, 0 for none; expiry saturates. */
export function encodeRawValue(mode: StorageMode, value: Uint8Array, ttl: bigint, nowSeconds: number): Uint8Array {
  if (mode === 'V1') return Buffer.from(value);
  const stored = Buffer.allocUnsafe(value.length + expiryBytes);
  stored.set(value, 0);
  let expiresAt = ttl === 0n ? 0n : BigInt(nowSeconds) + ttl;
  if (expiresAt > maxU64) expiresAt = maxU64;
  stored.writeBigUInt64BE(expiresAt, value.length);
  return stored;
}

/** What is stored, or undefined when it has expired. */
export function decodeRawValue(mode: StorageMode, stored: Uint8Array, nowSeconds: number): RawValue | undefined {
  if (mode === 'V1') return { value: stored, expiresAt: 0n };
  const length = stored.length - expiryBytes;
  const expiresAt = Buffer.from(stored.buffer, stored.byteOffset + length, expiryBytes).readBigUInt64BE(0);
  if (expiresAt !== 0n && expiresAt <= BigInt(nowSeconds)) return undefined;
  return { value: stored.subarray(0, length), expiresAt };
}
