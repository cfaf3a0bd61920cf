import { InvalidArgumentError } from '@tikv-client/errors';

/** A key or value: bytes, or text that is taken as UTF-8. */
export type Bytes = Uint8Array | string;

/** A copy of the bytes of an argument, which the caller may change as soon as the call has begun; `field` names it in the error. */
export function toBytes(value: unknown, field: string): Uint8Array {
  // Out of Node's pool: several times cheaper than an array of its own.
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  throw new InvalidArgumentError(field, 'a Uint8Array or a string', value === null ? 'null' : typeof value);
}

/** A key that can be stored: 1 to `maxBytes` bytes. */
export function toKey(value: unknown, field: string, maxBytes: number): Uint8Array {
  const key = toBytes(value, field);
  if (key.length === 0 || key.length > maxBytes) {
    throw new InvalidArgumentError(field, `1 to ${maxBytes} bytes long`, `${key.length} bytes`);
  }
  return key;
}

/** A value that fits into one raft entry with its key. */
export function toValue(value: unknown, field: string, key: Uint8Array, maxEntryBytes: number): Uint8Array {
  const bytes = toBytes(value, field);
  if (key.length + bytes.length > maxEntryBytes) {
    throw new InvalidArgumentError(
      field,
      `at most ${maxEntryBytes} bytes long together with its key`,
      `${key.length + bytes.length} bytes`,
    );
  }
  return bytes;
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
