/**
 * What a client puts in front of every key in a keyspace: a letter for the mode, and the keyspace's id in three bytes. Nothing without
 * keyspaces.
 */
export function wirePrefix(mode: 'raw' | 'txn', keyspaceId: number | undefined): Uint8Array {
  if (keyspaceId === undefined) return new Uint8Array(0);
  const letter = (mode === 'raw' ? 'r' : 'x').charCodeAt(0);
  return Uint8Array.of(letter, (keyspaceId >>> 16) & 0xff, (keyspaceId >>> 8) & 0xff, keyspaceId & 0xff);
}

/** Where PD and the borders of regions see a key: as it is in raw clusters of API version 1, otherwise in the form that keeps versions of a key together. */
export function borderKey(mode: 'raw' | 'txn', keyspaceId: number | undefined, key: Uint8Array): Uint8Array {
  if (mode === 'raw' && keyspaceId === undefined) return key;
  return memcomparable(Buffer.concat([wirePrefix(mode, keyspaceId), key]));
}

/** Groups of eight bytes, padded with zeros, each with 255 less its padding behind it: keeps the order, and no key begins another one. */
function memcomparable(key: Uint8Array): Uint8Array {
  const groups = Math.floor(key.length / 8) + 1;
  const encoded = new Uint8Array(groups * 9);
  for (let group = 0; group < groups; group++) {
    const part = key.subarray(group * 8, group * 8 + 8);
    encoded.set(part, group * 9);
    encoded[group * 9 + 8] = 0xff - (8 - part.length);
  }
  return encoded;
}
