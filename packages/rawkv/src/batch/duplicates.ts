/**
 * Marks all but the last occurrence of each key, in memory of a few bytes per key. Batches of one call travel side by side,
 * so an earlier copy could overtake the last one; leaving it out keeps "the last one wins" true. Undefined: no duplicates.
 */
export function earlierDuplicates(count: number, key: (index: number) => Uint8Array): Uint8Array | undefined {
  if (isAscending(count, key)) return undefined;
  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  const mask = capacity - 1;
  // Open addressing; a slot holds index + 1.
  const slots = new Uint32Array(capacity);
  let earlier: Uint8Array | undefined;
  for (let index = 0; index < count; index += 1) {
    const bytes = key(index);
    for (let slot = hash(bytes) & mask; ; slot = (slot + 1) & mask) {
      const holder = slots[slot] ?? 0;
      if (holder === 0) {
        slots[slot] = index + 1;
        break;
      }
      if (sameBytes(key(holder - 1), bytes)) {
        earlier ??= new Uint8Array(count);
        earlier[holder - 1] = 1;
        slots[slot] = index + 1;
        break;
      }
    }
  }
  return earlier;
}

function isAscending(count: number, key: (index: number) => Uint8Array): boolean {
  for (let index = 1; index < count; index += 1) {
    if (Buffer.compare(key(index - 1), key(index)) >= 0) return false;
  }
  return true;
}

/** FNV-1a. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
