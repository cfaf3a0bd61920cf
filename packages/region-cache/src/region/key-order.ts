const latin1Slice = Buffer.prototype.latin1Slice;

/**
 * A key as a string with one char per byte. Such strings compare in byte order and several times faster than byte arrays,
 * so region boundaries are kept in this form.
 */
export function keyToLatin1(key: Uint8Array): string {
  return latin1Slice.call(key, 0, key.length);
}

/** The bytes of a string made by `keyToLatin1`. */
export function latin1ToKey(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
