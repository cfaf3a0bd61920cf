import type { Pair, RawTarget } from './raw-target.js';

/**
 * The part of a store below `prefix`, as a store of its own: every key that goes in gets the prefix, every key that comes out
 * loses it, and an empty end means the end of the part. Whatever is asked of it, no key outside is read or written.
 */
export function confineTo(target: RawTarget, prefix: Uint8Array): RawTarget {
  if (prefix.length === 0) throw new RangeError('prefix: must not be empty');
  const end = prefixEnd(prefix);
  const inside = (key: Uint8Array): Uint8Array => Buffer.concat([prefix, key]);
  const insideEnd = (key: Uint8Array): Uint8Array => (key.length === 0 ? end : inside(key));
  const outside = ({ key, value }: Pair): Pair => ({ key: key.subarray(prefix.length), value });
  return {
    get: (key) => target.get(inside(key)),
    put: (key, value) => target.put(inside(key), value),
    compareAndSwap: (key, expected, value) => target.compareAndSwap(inside(key), expected, value),
    scan: async (from, to, limit) => (await target.scan(inside(from), insideEnd(to), limit)).map(outside),
    batchGet: async (keys) => (await target.batchGet(keys.map(inside))).map(outside),
    batchPut: (pairs) => target.batchPut(pairs.map(({ key, value }) => ({ key: inside(key), value }))),
    deleteRange: (from, to) => target.deleteRange(inside(from), insideEnd(to)),
  };
}

/** The smallest key above every key with this prefix. */
export function prefixEnd(prefix: Uint8Array): Uint8Array {
  for (let at = prefix.length - 1; at >= 0; at--) {
    const byte = prefix[at] ?? 0xff;
    if (byte !== 0xff) return Buffer.concat([prefix.subarray(0, at), Uint8Array.of(byte + 1)]);
  }
  throw new RangeError('prefix: must have a byte below 0xff');
}
