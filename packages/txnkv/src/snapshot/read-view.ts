import { InvalidArgumentError } from '@tikv-client/errors';
import type { CallLimits, CallOptions } from '@tikv-client/runtime';
import { EndableIterator, followSignals, resolveCall } from '@tikv-client/runtime';
import type { Bytes } from '../arguments/bytes.js';
import { copyOf, toKey, toKeys } from '../arguments/bytes.js';
import { callOptionNames, checkOptions, iterateOptionNames, scanOptionNames } from '../arguments/call-options.js';
import type { TxnRange } from '../arguments/range.js';
import { toRange } from '../arguments/range.js';
import type { MemBuffer } from '../membuffer/mem-buffer.js';
import { mergePage } from '../membuffer/merge-page.js';
import type { KeyBounds } from '../range/key-bounds.js';
import type { TxnParts } from '../txn-parts.js';
import type { ScanPage, ScanPlan } from './scan-page.js';
import { fetchPage, firstCursor } from './scan-page.js';
import type { SnapshotIterateOptions, SnapshotScanOptions, TxnPair, ValueEntry } from './snapshot-options.js';
import type { SnapshotReader } from './snapshot-reader.js';

/**
 * The reads of a snapshot, or of a transaction: then its own writes lie over what its snapshot holds. Checks the arguments of
 * the public methods of both.
 */
export class ReadView {
  readonly #parts: TxnParts;
  readonly #reader: SnapshotReader;
  readonly #buffer: MemBuffer | undefined;

  constructor(parts: TxnParts, reader: SnapshotReader, buffer?: MemBuffer) {
    this.#parts = parts;
    this.#reader = reader;
    this.#buffer = buffer;
  }

  get reader(): SnapshotReader {
    return this.#reader;
  }

  get(key: Bytes, options?: CallOptions): Promise<Uint8Array | undefined> {
    try {
      const bytes = toKey(key, 'key', this.#parts.settings.maxKeyBytes);
      const limits = this.#limits(options, callOptionNames);
      const written = this.#buffer?.get(bytes)?.value;
      if (written === undefined) return this.#reader.perCall().get(bytes, limits);
      return Promise.resolve(written.length === 0 ? undefined : copyOf(written));
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  async batchGet(keys: readonly Bytes[], options?: CallOptions): Promise<(Uint8Array | undefined)[]> {
    const wanted = toKeys(keys, 'keys', this.#parts.settings.maxKeyBytes);
    const limits = this.#limits(options, callOptionNames);
    const buffer = this.#buffer;
    const reader = this.#reader.perCall();
    if (buffer === undefined || buffer.count === 0) return reader.batchGet(wanted, limits);
    const written = wanted.map((key) => buffer.get(key)?.value);
    const missing = wanted.filter((_, i) => written[i] === undefined);
    const read = missing.length === 0 ? [] : await reader.batchGet(missing, limits);
    let position = 0;
    return written.map((value) => {
      if (value !== undefined) return value.length === 0 ? undefined : copyOf(value);
      position += 1;
      return read[position - 1];
    });
  }

  /** Of the snapshot alone: what is not committed has no timestamp. */
  async batchGetWithCommitTs(keys: readonly Bytes[], options?: CallOptions): Promise<(ValueEntry | undefined)[]> {
    const wanted = toKeys(keys, 'keys', this.#parts.settings.maxKeyBytes);
    return this.#reader.perCall().batchGetWithCommitTs(wanted, this.#limits(options, callOptionNames));
  }

  /** The first pairs of a range, or the last ones downwards, at most `limit`. */
  async scan(range: TxnRange, options: SnapshotScanOptions | undefined, reverse: boolean): Promise<TxnPair[]> {
    const plan = this.#plan(range, options, reverse);
    const limit = this.#limit(options);
    const limits = this.#limits(options, scanOptionNames);
    const reader = this.#reader.perCall();
    const pairs: TxnPair[] = [];
    let cursor = firstCursor(plan);
    while (cursor !== undefined && pairs.length < limit) {
      const page = await fetchPage(this.#parts, reader, plan, cursor, limit - pairs.length, limits);
      for (const pair of this.#merged(plan, cursor, page)) {
        if (pairs.push(pair) >= limit) break;
      }
      cursor = page.next;
    }
    return pairs;
  }

  /** All pairs of a range, a page ahead of the consumer. `timeoutMs` bounds each page; leaving the loop cancels. */
  iterate(
    range: TxnRange,
    options: SnapshotIterateOptions | undefined,
    reverse: boolean,
  ): AsyncIterableIterator<TxnPair> {
    const plan = this.#plan(range, options, reverse);
    // Refused here and not at the first step of the loop.
    this.#limits(options, iterateOptionNames);
    const abort = new AbortController();
    const end = (): void => abort.abort(new Error('the iteration has ended'));
    return new EndableIterator(this.#pairs(plan, options, abort), end);
  }

  async *#pairs(
    plan: ScanPlan,
    options: SnapshotIterateOptions | undefined,
    abort: AbortController,
  ): AsyncGenerator<TxnPair, void, undefined> {
    const fetch = (cursor: Uint8Array): Promise<ScanPage> => {
      const { deadline, signal } = this.#limits(options, iterateOptionNames);
      const either = followSignals(signal, abort.signal);
      const { scanPagePairs } = this.#parts.settings;
      const reader = this.#reader.perCall();
      const page = fetchPage(this.#parts, reader, plan, cursor, scanPagePairs, { deadline, signal: either.signal });
      // The consumer sees the failure when it gets there, or never when it leaves before.
      page.then(either.release, either.release);
      return page;
    };
    try {
      let cursor = firstCursor(plan);
      let ahead = cursor === undefined ? undefined : fetch(cursor);
      while (cursor !== undefined && ahead !== undefined) {
        const page: ScanPage = await ahead;
        ahead = page.next === undefined ? undefined : fetch(page.next);
        yield* this.#merged(plan, cursor, page);
        cursor = page.next;
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      abort.abort(new Error('the iteration has ended'));
    }
  }

  #merged(plan: ScanPlan, cursor: Uint8Array, page: ScanPage): Iterable<TxnPair> {
    if (this.#buffer === undefined) return page.pairs;
    const { range, reverse } = plan;
    const part: KeyBounds = reverse
      ? { start: page.next ?? range.start, end: cursor }
      : { start: cursor, end: page.next ?? range.end };
    return mergePage(this.#buffer, part, page.pairs, plan);
  }

  #plan(range: TxnRange, options: SnapshotIterateOptions | undefined, reverse: boolean): ScanPlan {
    const { start, end } = toRange(range);
    checkOptions(options, scanOptionNames);
    const keyOnly: unknown = options?.keyOnly ?? this.#reader.keyOnly;
    if (typeof keyOnly !== 'boolean') throw new InvalidArgumentError('keyOnly', 'a boolean', typeof keyOnly);
    // Nothing lies above a key longer than any and full of 0xff.
    const last = reverse && end.length === 0 ? new Uint8Array(this.#parts.settings.maxKeyBytes + 1).fill(0xff) : end;
    return { range: { start, end: last }, reverse, keyOnly };
  }

  #limit(options: SnapshotScanOptions | undefined): number {
    const { maxScanLimit } = this.#parts.settings;
    const limit: unknown = options?.limit ?? maxScanLimit;
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > maxScanLimit) {
      throw InvalidArgumentError.of('limit', `a whole number from 1 to ${maxScanLimit}`, limit);
    }
    return limit;
  }

  #limits(options: CallOptions | undefined, names: ReadonlySet<string>): CallLimits {
    checkOptions(options, names);
    const { clock, settings } = this.#parts;
    return resolveCall(clock, options, settings.timeoutMs, InvalidArgumentError.of);
  }
}
