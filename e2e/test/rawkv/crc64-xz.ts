/** CRC-64/XZ (ECMA-182 reflected), bit by bit: slow and plainly right, to check checksums against. */
export function createCrc64Xz(): (bytes: Uint8Array) => bigint {
  const all = (1n << 64n) - 1n;
  const table = Array.from({ length: 256 }, (_, byte) => {
    let crc = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1n) === 1n ? (crc >> 1n) ^ 0xc96c5795d7870f42n : crc >> 1n;
    return crc;
  });
  return (bytes) => {
    let crc = all;
    for (const byte of bytes) crc = (table[Number((crc ^ BigInt(byte)) & 0xffn)] ?? 0n) ^ (crc >> 8n);
    return crc ^ all;
  };
}
