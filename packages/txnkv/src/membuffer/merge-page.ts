import { compareBytes, nextKey } from '@tikv-client/codec';
import { copyOf } from '../arguments/bytes.js';
import type { KeyBounds } from '../range/key-bounds.js';
import type { TxnPair } from '../snapshot/snapshot-options.js';
import type { MemBuffer, MemEntry } from './mem-buffer.js';

const nothing = new Uint8Array(0);

/**
 * What a transaction sees in a part of the key space: the pairs of its snapshot there, in the order of the scan, under its own
 * writes. Deleted keys are not shown. Writes made while it runs show from where it stands on.
 */
export function* mergePage(
  buffer: MemBuffer,
  part: KeyBounds,
  pairs: readonly TxnPair[],
  scan: { readonly reverse: boolean; readonly keyOnly: boolean },
): Generator<TxnPair, void, undefined> {
  const { reverse, keyOnly } = scan;
  let position = 0;
  let last: Uint8Array | undefined;
  let version = -1;
  let entries: Generator<MemEntry, void, undefined> | undefined;
  let head: MemEntry | undefined;
  for (;;) {
    if (entries === undefined || version !== buffer.version) {
      version = buffer.version;
      entries = buffer.iterate(restOf(part, last, reverse), reverse);
      head = entries.next().value ?? undefined;
    }
    const pair = pairs[position];
    if (head === undefined && pair === undefined) return;
    const order = head === undefined || pair === undefined ? undefined : compareBytes(head.key, pair.key);
    const written = order === undefined ? head !== undefined : reverse ? order >= 0 : order <= 0;
    if (written && head !== undefined) {
      const { key, value } = head;
      head = entries.next().value ?? undefined;
      // Flags alone say nothing about what the key holds.
      if (value === undefined) continue;
      last = key;
      if (order === 0) position += 1;
      // Copies: what is going to be committed is not the reader's to change.
      if (value.length > 0) yield { key: copyOf(key), value: keyOnly ? nothing : copyOf(value) };
    } else if (pair !== undefined) {
      last = pair.key;
      position += 1;
      yield pair;
    }
  }
}

function restOf(part: KeyBounds, last: Uint8Array | undefined, reverse: boolean): KeyBounds {
  if (last === undefined) return part;
  return reverse ? { start: part.start, end: last } : { start: nextKey(last), end: part.end };
}
