/** Above every time stamp; as a read's version: the newest there is. */
export const maxTs = (1n << 64n) - 1n;

export const uint64Size = 8;

export function readUint64(bytes: Uint8Array, offset: number): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, uint64Size).getBigUint64(0);
}

export function writeUint64(bytes: Uint8Array, offset: number, value: bigint): void {
  scratch.setBigUint64(0, value);
  for (let i = 0; i < uint64Size; i += 1) bytes[offset + i] = scratchBytes[i]!;
}

/** Holds nothing between calls; a view of the target made for each number would cost several times as much. */
const scratch = new DataView(new ArrayBuffer(uint64Size));
const scratchBytes = new Uint8Array(scratch.buffer);
