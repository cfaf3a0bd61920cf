import type { StorageMode } from './api-mode.js';

/** A raw value as stored: the user's bytes and, where the store has TTL, when they expire (unix seconds, 0 never). */
export interface RawValue {
  readonly value: Uint8Array;
  readonly expiresAt: bigint;
}

const expiryBytes = 8;
const maxU64 = (1n << 64n) - 1n;

/** Last byte of a value under API v2: whether eight bytes of expiry come before it. */
const withExpiry = 1;

/** A stored copy of a value. `ttl` in seconds, 0 for none; expiry saturates. */
export function encodeRawValue(mode: StorageMode, value: Uint8Array, ttl: bigint, nowSeconds: number): Uint8Array {
  if (mode === 'V1') return Buffer.from(value);
  let expiresAt = ttl === 0n ? 0n : BigInt(nowSeconds) + ttl;
  if (expiresAt > maxU64) expiresAt = maxU64;
  const expires = mode === 'V1ttl' || expiresAt !== 0n;
  const stored = Buffer.allocUnsafe(value.length + (expires ? expiryBytes : 0) + (mode === 'V2' ? 1 : 0));
  stored.set(value, 0);
  if (expires) stored.writeBigUInt64BE(expiresAt, value.length);
  if (mode === 'V2') stored[stored.length - 1] = expires ? withExpiry : 0;
  return stored;
}

/** What is stored, or undefined when it has expired. */
export function decodeRawValue(mode: StorageMode, stored: Uint8Array, nowSeconds: number): RawValue | undefined {
  if (mode === 'V1') return { value: stored, expiresAt: 0n };
  let length = stored.length;
  if (mode === 'V2') {
    length -= 1;
    if (((stored[length] ?? 0) & withExpiry) === 0) return { value: stored.subarray(0, length), expiresAt: 0n };
  }
  length -= expiryBytes;
  const expiresAt = Buffer.from(stored.buffer, stored.byteOffset + length, expiryBytes).readBigUInt64BE(0);
  if (expiresAt !== 0n && expiresAt <= BigInt(nowSeconds)) return undefined;
  return { value: stored.subarray(0, length), expiresAt };
}
