/** A key as a latin1 string: what maps and latches take, and what orders as the bytes do. */
export function keyText(key: Uint8Array): string {
  const buffer = Buffer.isBuffer(key) ? key : Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  return buffer.toString('latin1');
}
