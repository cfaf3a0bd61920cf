/** What a key holds: text that stands for the bytes (`valueOf`), or null where the key is absent. */
export type Value = string | null;

const shortest = 32;

/**
 * Text that stands for `bytes` in a history: printable ASCII of up to 32 bytes as it is, everything else as its length and a
 * 64-bit hash. Two values that get the same text are taken for equal, which can hide a violation once in about 2^64 pairs and
 * can never invent one.
 */
export function valueOf(bytes: Uint8Array): string {
  if (bytes.length <= shortest) {
    let text = '';
    for (const byte of bytes) {
      if (byte < 0x21 || byte > 0x7e || (text === '' && byte === 0x23)) return digest(bytes);
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return digest(bytes);
}

/** Exact text of a key: one character per byte, so that the order of texts is the order of keys. */
export function keyOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

function digest(bytes: Uint8Array): string {
  let a = 0x811c9dc5 ^ bytes.length;
  let b = 0x9e3779b9;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b);
    b = (b << 13) | (b >>> 19);
  }
  a = finish(a ^ (b >>> 7));
  b = finish(b ^ a);
  return `#${bytes.length}:${hex(a)}${hex(b)}`;
}

/** The avalanche at the end of MurmurHash3 (Appleby, public domain): every input bit reaches every output bit. */
function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
