/** The length written at `at` in one to three bytes in its shortest form; -1: something else is there. */
export function lengthAt(input: Uint8Array, at: number): number {
  const first = input[at] ?? 0x80;
  if (first < 0x80) return first;
  const second = input[at + 1] ?? 0x80;
  if (second < 0x80) return second === 0 ? -1 : (first & 0x7f) | (second << 7);
  const third = input[at + 2] ?? 0x80;
  if (third < 0x80) return third === 0 ? -1 : (first & 0x7f) | ((second & 0x7f) << 7) | (third << 14);
  return -1;
}

/** How many bytes `lengthAt` has read for this length. */
export function lengthSize(length: number): number {
  return length < 0x80 ? 1 : length < 0x4000 ? 2 : 3;
}
