import { InvalidArgumentError } from '@tikv-client/errors';

/** A key or value: bytes, or text that is taken as UTF-8. */
export type Bytes = Uint8Array | string;

/** The bytes of an argument as they are; `field` names it in the error. */
function bytesOf(value: unknown, field: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return Buffer.from(value, 'utf8');
  throw new InvalidArgumentError(field, 'a Uint8Array or a string', value === null ? 'null' : typeof value);
}

/** A copy of the bytes of an argument, which the caller may change as soon as the call has begun. */
export function toBytes(value: unknown, field: string): Uint8Array {
  // Out of Node's pool: several times cheaper than an array of its own.
  return value instanceof Uint8Array ? Buffer.from(value) : bytesOf(value, field);
}

/** The bytes of a key that can be stored: 1 to `maxBytes` bytes. */
export function keyOf(value: unknown, field: string, maxBytes: number): Uint8Array {
  return fittingKey(bytesOf(value, field), field, maxBytes);
}

/** The bytes of a value that fits into one raft entry with its key. */
export function valueOf(value: unknown, field: string, key: Uint8Array, maxEntryBytes: number): Uint8Array {
  return fittingValue(bytesOf(value, field), field, key, maxEntryBytes);
}

/** A copy of a key that can be stored. */
export function toKey(value: unknown, field: string, maxBytes: number): Uint8Array {
  return fittingKey(toBytes(value, field), field, maxBytes);
}

/** A copy of a value that fits. */
export function toValue(value: unknown, field: string, key: Uint8Array, maxEntryBytes: number): Uint8Array {
  return fittingValue(toBytes(value, field), field, key, maxEntryBytes);
}

function fittingKey(key: Uint8Array, field: string, maxBytes: number): Uint8Array {
  if (key.length === 0 || key.length > maxBytes) {
    throw new InvalidArgumentError(field, `1 to ${maxBytes} bytes long`, `${key.length} bytes`);
  }
  return key;
}

function fittingValue(bytes: Uint8Array, field: string, key: Uint8Array, maxEntryBytes: number): Uint8Array {
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
