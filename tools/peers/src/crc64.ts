/** CRC-64/XZ (reflected ECMA-182 polynomial, initial value and final XOR all ones), written apart from the server's own. */
const table = Array.from({ length: 256 }, (_, index) => {
  let crc = BigInt(index);
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1n ? (crc >> 1n) ^ 0xc96c5795d7870f42n : crc >> 1n;
  return crc;
});

function crc64(...parts: readonly Uint8Array[]): bigint {
  let crc = 0xffffffffffffffffn;
  for (const part of parts) {
    for (const byte of part) crc = (table[Number((crc ^ BigInt(byte)) & 0xffn)] as bigint) ^ (crc >> 8n);
  }
  return crc ^ 0xffffffffffffffffn;
}

/** What RawChecksum answers: the XOR of the sums of every pair. */
export function crc64Xor(pairs: readonly (readonly [Uint8Array, Uint8Array])[]): bigint {
  return pairs.reduce((sum, [key, value]) => sum ^ crc64(key, value), 0n);
}
