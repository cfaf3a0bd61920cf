import type { SyncEngineReader } from '@tikv-client/engine';
import { behindKey, isVersionOf, versionOwner } from '../mvcc/mvcc-key.js';
import { maxTs, uint64Size, writeUint64 } from '../mvcc/uint64.js';
import { kindOfRecord } from '../mvcc/write-record.js';

/** Encoded user keys; undefined bounds are open. */
export interface EncodedRange {
  readonly start: Uint8Array | undefined;
  readonly end: Uint8Array | undefined;
}

/** What a walk found under one user key. */
export interface Found {
  readonly encoded: Uint8Array;
  /** The newest put at or below the walk's version, as its encoded record; undefined: a newer record forbids the read. */
  readonly record: Uint8Array | undefined;
  /** The newer record's key. */
  readonly newer: Uint8Array | undefined;
}

export interface Walk extends EncodedRange {
  readonly version: bigint;
  readonly reverse: boolean;
  /** Stop at a key whose newest record is above the version. */
  readonly forbidNewer: boolean;
}

/** So many versions in a row of no interest are passed one by one before a seek is worth its price. */
const stepsBeforeSeek = 32;

/** Visits the keys of a range that have a value at the version, in the walk's order, until `visit` says false. */
export function walkVersions(reader: SyncEngineReader, walk: Walk, visit: (found: Found) => boolean): void {
  if (walk.reverse) walkDown(reader, walk, visit);
  else walkUp(reader, walk, visit);
}

function walkUp(reader: SyncEngineReader, walk: Walk, visit: (found: Found) => boolean): void {
  const { end, forbidNewer } = walk;
  const bound = suffixOf(walk.version);
  let from: Uint8Array | undefined = walk.start;
  let more = true;
  while (more) {
    more = false;
    let owner: Uint8Array | undefined;
    let settled = false;
    let steps = 0;
    reader.iterate({ start: from, end, family: 'write' }, (at, record) => {
      if (owner === undefined || !isVersionOf(at, owner)) {
        owner = versionOwner(at);
        settled = false;
        steps = 0;
      } else if ((steps += 1) > stepsBeforeSeek && (settled || !isAtOrBelow(at, bound))) {
        from = settled ? behindKey(owner) : Buffer.concat([owner, bound]);
        more = true;
        return false;
      }
      if (settled) return true;
      if (!isAtOrBelow(at, bound)) return forbidNewer ? visit({ encoded: owner, record: undefined, newer: at }) : true;
      const kind = kindOfRecord(record);
      settled = kind === 'put' || kind === 'delete';
      return kind === 'put' ? visit({ encoded: owner, record, newer: undefined }) : true;
    });
  }
}

/** Meets the versions of a key oldest first, so a key is known only when the next one begins. */
function walkDown(reader: SyncEngineReader, walk: Walk, visit: (found: Found) => boolean): void {
  const { start, end, forbidNewer } = walk;
  const bound = suffixOf(walk.version);
  let owner: Uint8Array | undefined;
  let put: Uint8Array | undefined;
  let newer: Uint8Array | undefined;
  const closeKey = (): boolean => {
    if (owner === undefined) return true;
    if (newer !== undefined) return visit({ encoded: owner, record: undefined, newer });
    return put === undefined || visit({ encoded: owner, record: put, newer: undefined });
  };
  let stopped = false;
  reader.iterate({ start, end, family: 'write', reverse: true }, (at, record) => {
    if (owner === undefined || !isVersionOf(at, owner)) {
      if (!closeKey()) {
        stopped = true;
        return false;
      }
      owner = versionOwner(at);
      put = undefined;
      newer = undefined;
    }
    if (!isAtOrBelow(at, bound)) {
      if (forbidNewer) newer = at;
      return true;
    }
    const kind = kindOfRecord(record);
    if (kind === 'put') put = record;
    else if (kind === 'delete') put = undefined;
    return true;
  });
  if (!stopped) closeKey();
}

/** The time stamp as it ends a version's key; comparing bytes saves decoding every version. */
function suffixOf(ts: bigint): Uint8Array {
  const suffix = new Uint8Array(uint64Size);
  writeUint64(suffix, 0, ts ^ maxTs);
  return suffix;
}

function isAtOrBelow(versionKey: Uint8Array, suffix: Uint8Array): boolean {
  const offset = versionKey.length - uint64Size;
  for (let i = 0; i < uint64Size; i += 1) {
    const difference = versionKey[offset + i]! - suffix[i]!;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
