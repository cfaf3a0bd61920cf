import { decodeBytes, encodeBytes, encodedBytesLength } from '@tikv-client/codec';
import { maxTs, readUint64, uint64Size, writeUint64 } from './uint64.js';

/**
 * A user key in both its forms, encoded once per action: raw in requests, replies and locks, memcomparable in the engine. In the
 * families `default` and `write` the encoded key is followed by a time stamp with every bit flipped, so that newer versions come first.
 */
export class MvccKey {
  readonly raw: Uint8Array;
  readonly encoded: Uint8Array;

  constructor(raw: Uint8Array, encoded: Uint8Array = asBuffer(encodeBytes(raw))) {
    this.raw = raw;
    this.encoded = encoded;
  }

  /** The engine key of the version at `ts`; every older version of this user key is above it. */
  version(ts: bigint): Uint8Array {
    const key = Buffer.allocUnsafe(this.encoded.length + uint64Size);
    key.set(this.encoded);
    writeUint64(key, this.encoded.length, ts ^ maxTs);
    return key;
  }

  /** Above every version of this key and below every other key behind it. */
  end(): Uint8Array {
    return behindKey(this.encoded);
  }
}

/** The engine makes a Buffer of every key it gets: here it is made once for all uses. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Time stamp at the end of a key of the families `default` and `write`. */
export function versionTs(versionKey: Uint8Array): bigint {
  return readUint64(versionKey, versionKey.length - uint64Size) ^ maxTs;
}

/** The encoded user key that a version lies under. */
export function versionOwner(versionKey: Uint8Array): Uint8Array {
  return versionKey.subarray(0, versionKey.length - uint64Size);
}

/** Whether a key of the families `default` and `write` can be a version at all, and not what a raw command has put there. */
export function isVersionKey(key: Uint8Array): boolean {
  const length = key.length - uint64Size;
  if (length < encodedBytesLength(0)) return false;
  try {
    return decodeBytes(key).next === length;
  } catch {
    return false;
  }
}

/** The user key of an encoded key. */
export function rawKeyOf(encoded: Uint8Array): Uint8Array {
  return decodeBytes(encoded).value;
}

/** Above every version of an encoded user key, below every other key behind it. */
export function behindKey(encoded: Uint8Array): Uint8Array {
  // A copy: `slice` of a Buffer would be a view.
  const next = new Uint8Array(encoded);
  // The closing marker is never 0xff, and no encoding begins another.
  next[next.length - 1]! += 1;
  return next;
}

/** Whether a key of the families `default` and `write` is a version of an encoded user key. */
export function isVersionOf(versionKey: Uint8Array, encoded: Uint8Array): boolean {
  if (versionKey.length !== encoded.length + uint64Size) return false;
  // Neighbours differ near the end.
  for (let i = encoded.length - 1; i >= 0; i -= 1) {
    if (versionKey[i] !== encoded[i]) return false;
  }
  return true;
}
