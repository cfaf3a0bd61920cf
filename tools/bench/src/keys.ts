/** A key as the load generators, ours and those in other languages, make it: 14 bytes. */
export function rawKey(index: number): Buffer {
  return Buffer.from(`bench/${digits(index)}`);
}

/** Neighbours in number lie all over the key space, so that the keys of one transaction fall into all regions. */
export function txnKey(index: number): Buffer {
  const key = Buffer.from(`?ench/${digits(index)}`);
  key[0] = Math.imul(index, 0x9e3779b1) >>> 24;
  return key;
}

function digits(index: number): string {
  return String(index).padStart(8, '0');
}
