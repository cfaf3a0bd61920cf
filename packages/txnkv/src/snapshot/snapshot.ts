import type { CallOptions } from '@tikv-client/runtime';
import type { Bytes } from '../arguments/bytes.js';
import type { TxnRange } from '../arguments/range.js';
import { withRequestSettings } from '../request-settings.js';
import type { TxnParts } from '../txn-parts.js';
import { ReadView } from './read-view.js';
import type {
  SnapshotIterateOptions,
  SnapshotOptions,
  SnapshotScanOptions,
  TxnPair,
  ValueEntry,
} from './snapshot-options.js';
import { SnapshotReader } from './snapshot-reader.js';

/**
 * The database at one timestamp. Every method rejects with `InvalidArgumentError` before anything is sent, with
 * `TxnAbortedByGcError` when garbage collection has passed the timestamp, with `RetriesExhaustedError` or
 * `DeadlineExceededError` (both carry the lock) when a lock stayed in the way, and otherwise as `RegionRequester.send` does.
 * Returned arrays are the caller's, to keep and to change.
 */
export class Snapshot {
  readonly #view: ReadView;

  constructor(parts: TxnParts, timestamp: bigint, options: SnapshotOptions = {}) {
    const own = withRequestSettings(parts, options);
    this.#view = new ReadView(own, new SnapshotReader(own, timestamp, options));
  }

  get timestamp(): bigint {
    return this.#view.reader.timestamp;
  }

  get isolation(): 'SI' | 'RC' {
    return this.#view.reader.isolation;
  }

  /** The value of `key`; undefined when absent. */
  get(key: Bytes, options?: CallOptions): Promise<Uint8Array | undefined> {
    return this.#view.get(key, options);
  }

  /** Values in the order of `keys`; undefined for those that are absent. */
  batchGet(keys: readonly Bytes[], options?: CallOptions): Promise<(Uint8Array | undefined)[]> {
    return this.#view.batchGet(keys, options);
  }

  /**
   * The value of `key` and when it was committed; undefined when absent. Asks the store each time, and waits until locks of
   * committed transactions are gone. Rejects with `ServerError` where a store is too old to tell.
   */
  async getWithCommitTs(key: Bytes, options?: CallOptions): Promise<ValueEntry | undefined> {
    const [entry] = await this.#view.batchGetWithCommitTs([key], options);
    return entry;
  }

  /** As `getWithCommitTs`, in the order of `keys`. */
  async batchGetWithCommitTs(keys: readonly Bytes[], options?: CallOptions): Promise<(ValueEntry | undefined)[]> {
    return this.#view.batchGetWithCommitTs(keys, options);
  }

  /** The first pairs of the range in ascending order of keys, at most `limit`. */
  async scan(range: TxnRange, options?: SnapshotScanOptions): Promise<TxnPair[]> {
    return this.#view.scan(range, options, false);
  }

  /** The last pairs of the range in descending order of keys, at most `limit`. */
  async reverseScan(range: TxnRange, options?: SnapshotScanOptions): Promise<TxnPair[]> {
    return this.#view.scan(range, options, true);
  }

  /**
   * All pairs of the range in ascending order of keys, fetched a page ahead. `timeoutMs` bounds each page. Leaving the loop
   * cancels what is under way.
   */
  scanIterator(range: TxnRange, options?: SnapshotIterateOptions): AsyncIterableIterator<TxnPair> {
    return this.#view.iterate(range, options, false);
  }

  /** As `scanIterator`, in descending order of keys. */
  reverseScanIterator(range: TxnRange, options?: SnapshotIterateOptions): AsyncIterableIterator<TxnPair> {
    return this.#view.iterate(range, options, true);
  }

  /** Forgets what was read of these keys, or of all: they are read anew, with the same result. */
  cleanCache(keys?: readonly Uint8Array[]): void {
    this.#view.reader.cache?.clear(keys);
  }

  debugSnapshot(): { readonly cachedKeys: number; readonly cacheHits: number; readonly locksPassed: number } {
    return this.#view.reader.debugSnapshot();
  }
}
