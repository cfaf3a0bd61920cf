import { compareBytes, encodeBytes } from '@tikv-client/codec';
import type { SyncEngineReader } from '@tikv-client/engine';
import { kvrpcpb } from '@tikv-client/kvproto';
import { decodeLock, isSharedLocks } from '../mvcc/lock-codec.js';
import type { Lock } from '../mvcc/lock.js';
import { behindKey, MvccKey, rawKeyOf } from '../mvcc/mvcc-key.js';
import { MvccReader } from '../mvcc/mvcc-reader.js';
import type { MvccView } from '../mvcc/mvcc-view.js';
import { judgeLock, lockError, type ReadScope } from '../mvcc/read-conflict.js';
import { errorPair } from './get.js';
import { type EncodedRange, type Found, walkVersions } from './range-walk.js';
import { newerVersionError } from './read-point.js';
import { readScopeOf } from './read-request.js';

interface MetLock {
  readonly encoded: Uint8Array;
  readonly key: Uint8Array;
  readonly lock: Lock;
  readonly blocks: boolean;
}

/** Most versions looked at before the locks among them are. */
const maxChunk = 4096;

/**
 * KvScan. Forward from `startKey` to before `endKey`, an empty `endKey` open; in reverse from below `startKey` down to `endKey`, which
 * is included. A blocked key is a pair of nothing but its error and counts against the limit; any other error is the whole reply.
 * The range is taken as it is: clipping it to the region is the caller's.
 */
export function scan(view: MvccView, request: kvrpcpb.ScanRequest): kvrpcpb.ScanResponse {
  const { reverse, limit, startKey, endKey, sampleStep } = request;
  const { reader } = view;
  const scope = readScopeOf(request);
  const collected = new ScanPairs(new MvccReader(view), scope, request);
  const bound = (key: Uint8Array): Uint8Array | undefined => (key.length === 0 ? undefined : encodeBytes(key));
  let rest: EncodedRange = reverse
    ? { start: bound(endKey), end: encodeBytes(startKey) }
    : { start: bound(startKey), end: bound(endKey) };
  while (collected.pairs.length < limit) {
    const missing = limit - collected.pairs.length;
    const found = findVersions(reader, rest, scope, reverse, Math.min(missing * Math.max(1, sampleStep), maxChunk));
    const { covered, left } = cutBehind(rest, found, reverse);
    const locks = findLocks(reader, covered, scope, reverse, missing);
    const error = collected.add(found.items, locks, reverse);
    if (error !== undefined) return { regionError: undefined, pairs: [errorPair(error)], error };
    if (left === undefined) break;
    rest = left;
  }
  return { regionError: undefined, pairs: collected.pairs, error: undefined };
}

interface FoundVersions {
  readonly items: readonly Found[];
  /** Nothing is left in the range. */
  readonly isAll: boolean;
}

function findVersions(
  reader: SyncEngineReader,
  range: EncodedRange,
  { version, isolation }: ReadScope,
  reverse: boolean,
  most: number,
): FoundVersions {
  const items: Found[] = [];
  let isAll = true;
  const forbidNewer = isolation === kvrpcpb.IsolationLevel.RCCheckTS;
  walkVersions(reader, { ...range, version, reverse, forbidNewer }, (found) => {
    items.push(found);
    isAll = items.length < most && found.newer === undefined;
    return isAll;
  });
  return { items, isAll };
}

/** The part of the range that the versions found speak for, and what is left behind it. */
function cutBehind(
  range: EncodedRange,
  { items, isAll }: FoundVersions,
  reverse: boolean,
): { covered: EncodedRange; left: EncodedRange | undefined } {
  const last = items.at(-1)?.encoded;
  if (isAll || last === undefined) return { covered: range, left: undefined };
  if (reverse) return { covered: { start: last, end: range.end }, left: { start: range.start, end: last } };
  const next = behindKey(last);
  return { covered: { start: range.start, end: next }, left: { start: next, end: range.end } };
}

/** The locks that matter to the read, in the scan's order, up to so many that block. */
function findLocks(
  reader: SyncEngineReader,
  range: EncodedRange,
  scope: ReadScope,
  reverse: boolean,
  mostBlocking: number,
): MetLock[] {
  const locks: MetLock[] = [];
  if (scope.isolation === kvrpcpb.IsolationLevel.RC) return locks;
  let blocking = 0;
  reader.iterate({ ...range, family: 'lock', reverse }, (encoded, bytes) => {
    if (isSharedLocks(bytes)) return true;
    const lock = decodeLock(bytes);
    const key = rawKeyOf(encoded);
    const verdict = judgeLock(lock, key, scope);
    if (verdict === 'ignored') return true;
    const blocks = verdict === 'blocks';
    locks.push({ encoded, key, lock, blocks });
    if (blocks) blocking += 1;
    return blocking < mostBlocking;
  });
  return locks;
}

/** The reply's pairs, made of versions and the locks among them. */
class ScanPairs {
  readonly pairs: kvrpcpb.KvPair[] = [];
  readonly #reader: MvccReader;
  readonly #scope: ReadScope;
  readonly #request: kvrpcpb.ScanRequest;
  #rows = 0;

  constructor(reader: MvccReader, scope: ReadScope, request: kvrpcpb.ScanRequest) {
    this.#reader = reader;
    this.#scope = scope;
    this.#request = request;
  }

  /** Both lists are in the scan's order; a lock hides the version of its key. Gives the error that ends the scan. */
  add(found: readonly Found[], locks: readonly MetLock[], reverse: boolean): kvrpcpb.KeyError | undefined {
    let at = 0;
    for (const item of found) {
      for (; at < locks.length; at += 1) {
        const order = compareBytes(locks[at]!.encoded, item.encoded) * (reverse ? -1 : 1);
        if (order >= 0) break;
        const error = this.#addLock(locks[at]!);
        if (error !== undefined || this.#isFull) return error;
      }
      const lock = locks[at];
      if (lock !== undefined && compareBytes(lock.encoded, item.encoded) === 0) continue;
      if (item.newer !== undefined) return newerVersionError(item.newer, this.#scope.version);
      this.#addVersion(item);
      if (this.#isFull) return undefined;
    }
    for (; at < locks.length && !this.#isFull; at += 1) {
      const error = this.#addLock(locks[at]!);
      if (error !== undefined) return error;
    }
    return undefined;
  }

  #addVersion({ encoded, record }: Found): void {
    if (!this.#isSampled()) return;
    const key = new MvccKey(rawKeyOf(encoded), encoded);
    const value = this.#request.keyOnly ? new Uint8Array(0) : this.#reader.valueOfRecord(key, record!);
    this.#addPair(key.raw, value);
  }

  #addLock({ encoded, key, lock, blocks }: MetLock): kvrpcpb.KeyError | undefined {
    if (blocks) {
      const error = lockError(lock, key, this.#scope);
      if (error.locked === undefined) return error;
      this.pairs.push(errorPair(error));
    } else if (lock.kind === 'put' && this.#isSampled()) {
      const value = this.#request.keyOnly ? new Uint8Array(0) : this.#reader.valueOf(new MvccKey(key, encoded), lock);
      this.#addPair(key, value);
    }
    return undefined;
  }

  #addPair(key: Uint8Array, value: Uint8Array): void {
    this.pairs.push({ error: undefined, key, value, commitTs: 0n });
  }

  /** Counts a row that the read can see. */
  #isSampled(): boolean {
    const { sampleStep } = this.#request;
    this.#rows += 1;
    return sampleStep === 0 || (this.#rows - 1) % sampleStep === 0;
  }

  get #isFull(): boolean {
    return this.pairs.length >= this.#request.limit;
  }
}
