// CRC-64/XZ (reflected 0xC96C5795D7870F42, all ones in and out), as two 32-bit halves: bigint arithmetic per byte is far slower.

const highPolynomial = 0xc96c5795;
const lowPolynomial = 0xd7870f42;

const [highTable, lowTable] = makeTables();

function makeTables(): readonly [Uint32Array, Uint32Array] {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let h = 0;
    let l = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = l & 1;
      l = ((l >>> 1) | (h << 31)) >>> 0;
      h >>>= 1;
      if (carry === 1) {
        h = (h ^ highPolynomial) >>> 0;
        l = (l ^ lowPolynomial) >>> 0;
      }
    }
    high[byte] = h;
    low[byte] = l;
  }
  return [high, low];
}

/** CRC-64/XZ of the concatenated parts. */
export function crc64(...parts: readonly Uint8Array[]): bigint {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const part of parts) {
    for (const byte of part) {
      const index = (low ^ byte) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (lowTable[index] ?? 0);
      high = (high >>> 8) ^ (highTable[index] ?? 0);
    }
  }
  return (BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0);
}
