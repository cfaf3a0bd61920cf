import { InvalidArgumentError, TooLargeError } from '@tikv-client/errors';

/** A key or value: bytes, or text that is taken as UTF-8. */
export type Bytes = Uint8Array | string;

/** A copy of the bytes of an argument, which the caller may change as soon as the call has begun; `field` names it in the error. */
export function toBytes(value: unknown, field: string): Uint8Array {
  // Out of Node's pool: several times cheaper than an array of its own.
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  throw new InvalidArgumentError(field, 'a Uint8Array or a string', value === null ? 'null' : typeof value);
}

/** A key that can be stored: at least a byte, `TooLargeError` when it is longer than `maxBytes`. */
export function toKey(value: unknown, field: string, maxBytes: number): Uint8Array {
  const key = toBytes(value, field);
  if (key.length === 0) throw new InvalidArgumentError(field, 'at least 1 byte long', '0 bytes');
  if (key.length > maxBytes) throw new TooLargeError({ what: 'key', size: key.length, limit: maxBytes });
  return key;
}

/** A list of keys. */
export function toKeys(keys: unknown, field: string, maxBytes: number): Uint8Array[] {
  if (!Array.isArray(keys)) throw new InvalidArgumentError(field, 'an array', typeof keys);
  // Array.from visits holes too, which map would leave as they are.
  return Array.from(keys as readonly unknown[], (key, i) => toKey(key, `${field}[${i}]`, maxBytes));
}

/** A value that can be stored: at least a byte, since TiKV's transactions take an empty one for an absent key. */
export function toValue(value: unknown, field: string): Uint8Array {
  const bytes = toBytes(value, field);
  if (bytes.length === 0) throw new InvalidArgumentError(field, 'at least 1 byte long', '0 bytes');
  return bytes;
}

/** A copy that the caller may change or reuse the original after. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/**
 * The bytes as the caller may keep them: answers are views into received frames, and a short value would keep a whole frame
 * alive. Long ones are not worth the copy.
 */
export function own(bytes: Uint8Array): Uint8Array {
  if (bytes.length < longBytes) return new Uint8Array(bytes);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
const longBytes = 64 * 1024;

/** Bytes as a key of maps. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
