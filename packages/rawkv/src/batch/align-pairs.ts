import type { kvrpcpb } from '@tikv-client/kvproto';

/**
 * Gives each requested key its pair of a batch get's answer: stores answer in the order of the request and leave absent keys
 * out. An answer in another order is found by key.
 */
export function alignPairs(
  keys: readonly Uint8Array[],
  pairs: readonly kvrpcpb.KvPair[],
  assign: (position: number, pair: kvrpcpb.KvPair) => void,
): void {
  let position = 0;
  for (const [i, pair] of pairs.entries()) {
    let at = position;
    while (at < keys.length && !same(keys[at], pair.key)) at += 1;
    if (at === keys.length) {
      assignByKey(keys, pairs.slice(i), assign);
      return;
    }
    assign(at, pair);
    position = at + 1;
  }
}

function assignByKey(
  keys: readonly Uint8Array[],
  pairs: readonly kvrpcpb.KvPair[],
  assign: (position: number, pair: kvrpcpb.KvPair) => void,
): void {
  const byKey = new Map(pairs.map((pair) => [text(pair.key), pair]));
  for (const [position, key] of keys.entries()) {
    const pair = byKey.get(text(key));
    if (pair !== undefined) assign(position, pair);
  }
}

function text(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}

function same(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && Buffer.compare(a, b) === 0;
}
