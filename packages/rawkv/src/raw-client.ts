import { InvalidArgumentError } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { commands } from '@tikv-client/kvproto';
import type { BatchContext, RegionRequester } from '@tikv-client/region-request';
import type { CallLimits, CallOptions, Clock } from '@tikv-client/runtime';
import { resolveCall } from '@tikv-client/runtime';
import type { Bytes } from './arguments/bytes.js';
import { keyOf, own, toBytes, toKey, toValue, valueOf } from './arguments/bytes.js';
import type { OptionNames } from './arguments/call-options.js';
import {
  callOptionNames,
  checkNames,
  checkOptions,
  iterateOptionNames,
  putOptionNames,
  rangeOptionNames,
  scanOptionNames,
} from './arguments/call-options.js';
import { checkPair, toList } from './arguments/pairs.js';
import type { RawRange } from './arguments/range.js';
import { toRange } from './arguments/range.js';
import { toTtl } from './arguments/ttl.js';
import { alignPairs } from './batch/align-pairs.js';
import { earlierDuplicates } from './batch/duplicates.js';
import type { RawClientOptions, ResolvedRawClientOptions } from './options.js';
import { resolveRawClientOptions } from './options.js';
import type { ScanPlan } from './range/scanner.js';
import { iterate, scanAll } from './range/scanner.js';
import { sweep } from './range/sweep.js';
import { rawError, throwIfFailed } from './raw-error.js';
import type {
  RawCallOptions,
  RawChecksum,
  RawCompareAndSwap,
  RawCompareAndSwapResult,
  RawIterateOptions,
  RawPair,
  RawPutOptions,
  RawPutPair,
  RawScanOptions,
} from './raw-types.js';

export interface RawClientDeps {
  readonly requester: RegionRequester;
  readonly clock: Clock;
}

const nothing = new Uint8Array(0);

/**
 * Raw key-value access. Every method rejects with `InvalidArgumentError` before anything is sent, and otherwise as
 * `RegionRequester.send` does; `ServerError` carries what a store refused in words.
 *
 * Each request is atomic in its region; a call that needs several requests (batches, ranges) is not, as a whole.
 */
export class RawClient {
  readonly #requester: RegionRequester;
  readonly #clock: Clock;
  readonly #options: ResolvedRawClientOptions;

  constructor(options: RawClientOptions, deps: RawClientDeps) {
    this.#options = resolveRawClientOptions(options);
    this.#requester = deps.requester;
    this.#clock = deps.clock;
  }

  /** The value of `key`; undefined when absent or expired. An empty value is an empty array. */
  get(key: Bytes, options?: RawCallOptions): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      const bytes = toKey(key, 'key', this.#options.maxKeyBytes);
      const { deadline, signal } = this.#limits(options, callOptionNames);
      this.#requester.start(
        commands.RawGet,
        { context: undefined, key: bytes, cf: this.#family(options) },
        { key: bytes, deadline, signal, operation: 'raw get' },
        readValue,
        resolve,
        reject,
      );
    });
  }

  /** Values in the order of `keys`; undefined for those that are absent. */
  async batchGet(keys: readonly Bytes[], options?: RawCallOptions): Promise<(Uint8Array | undefined)[]> {
    const wanted = this.#keys(keys);
    const cf = this.#family(options);
    const values = Array.from<Uint8Array | undefined>({ length: wanted.length });
    await this.#shards(wanted.length, {
      options,
      optionNames: callOptionNames,
      key: (index) => wanted[index] ?? nothing,
      bytes: (index) => wanted[index]?.length ?? 0,
      maxItems: this.#options.batchKeys,
      send: async (indexes, context) => {
        const part = (): Uint8Array[] => indexes.map((index) => wanted[index] ?? nothing);
        return this.#requester.sendToRegion(
          commands.RawBatchGet,
          () => ({ context: undefined, keys: part(), cf }),
          { ...context, operation: 'raw batchGet' },
          ({ pairs }) =>
            alignPairs(part(), pairs, (position, pair) => {
              if (pair.error !== undefined) throw rawError('RawBatchGet', pair.error.abort);
              const index = indexes[position];
              if (index !== undefined) values[index] = own(pair.value);
            }),
        );
      },
    });
    return values;
  }

  put(key: Bytes, value: Bytes, options?: RawPutOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const { maxKeyBytes, maxEntryBytes, ttl, atomic } = this.#options;
      const bytes = toKey(key, 'key', maxKeyBytes);
      const request: kvrpcpb.RawPutRequest = {
        context: undefined,
        key: bytes,
        value: toValue(value, 'value', bytes, maxEntryBytes),
        cf: this.#family(options),
        ttl: toTtl(options?.ttlSeconds, 'ttlSeconds', ttl),
        forCas: atomic,
      };
      const { deadline, signal } = this.#limits(options, putOptionNames);
      const send = { key: bytes, deadline, signal, operation: 'raw put' };
      this.#requester.start(commands.RawPut, request, send, readPut, resolve, reject);
    });
  }

  /**
   * Writes all pairs; of several with one key the last counts. Pairs of one request are written together, others
   * independently: a failure leaves those that were written before it. The bytes of a batch are not copied: leave them as they
   * are until the call has ended.
   */
  async batchPut(pairs: readonly RawPutPair[], options?: RawPutOptions): Promise<void> {
    const { maxKeyBytes, maxEntryBytes, ttl, atomic, batchPairs } = this.#options;
    const common = toTtl(options?.ttlSeconds, 'ttlSeconds', ttl);
    const cf = this.#family(options);
    const given = toList(pairs, 'pairs');
    const keys: Uint8Array[] = [];
    const values: Uint8Array[] = [];
    const ttls: bigint[] = [];
    // `entries` visits holes too.
    for (const [i, one] of given.entries()) {
      checkPair(one, i);
      const pair: Partial<RawPutPair> = one;
      const key = keyOf(pair.key, `pairs[${i}].key`, maxKeyBytes);
      keys.push(key);
      values.push(valueOf(pair.value, `pairs[${i}].value`, key, maxEntryBytes));
      ttls.push(pair.ttlSeconds === undefined ? common : toTtl(pair.ttlSeconds, `pairs[${i}].ttlSeconds`, ttl));
    }
    const timed = ttls.some((its) => its > 0n);
    const earlier = earlierDuplicates(keys.length, (index) => keys[index] ?? nothing);
    await this.#shards(keys.length, {
      options,
      optionNames: putOptionNames,
      key: (index) => keys[index] ?? nothing,
      bytes: (index) => (keys[index]?.length ?? 0) + (values[index]?.length ?? 0),
      skip: earlier === undefined ? undefined : (index) => earlier[index] === 1,
      maxItems: batchPairs,
      send: async (indexes, context) => {
        // Made when it is sent: the pairs of a large batch need not live until its answer.
        const request = (): kvrpcpb.RawBatchPutRequest => ({
          context: undefined,
          pairs: indexes.map((index) => ({
            error: undefined,
            key: keys[index] ?? nothing,
            value: values[index] ?? nothing,
            commitTs: 0n,
          })),
          cf,
          ttl: 0n,
          forCas: atomic,
          ttls: timed ? indexes.map((index) => ttls[index] ?? 0n) : [],
        });
        return this.#requester.sendToRegion(
          commands.RawBatchPut,
          request,
          { ...context, operation: 'raw batchPut' },
          (response) => throwIfFailed('RawBatchPut', response),
        );
      },
    });
  }

  /** Deletes `key`, whether or not it exists. */
  delete(key: Bytes, options?: RawCallOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const bytes = toKey(key, 'key', this.#options.maxKeyBytes);
      const request = { context: undefined, key: bytes, cf: this.#family(options), forCas: this.#options.atomic };
      const { deadline, signal } = this.#limits(options, callOptionNames);
      const send = { key: bytes, deadline, signal, operation: 'raw delete' };
      this.#requester.start(commands.RawDelete, request, send, readDelete, resolve, reject);
    });
  }

  async batchDelete(keys: readonly Bytes[], options?: RawCallOptions): Promise<void> {
    const doomed = this.#keys(keys);
    const { atomic, batchKeys } = this.#options;
    const cf = this.#family(options);
    await this.#shards(doomed.length, {
      options,
      optionNames: callOptionNames,
      key: (index) => doomed[index] ?? nothing,
      bytes: (index) => doomed[index]?.length ?? 0,
      maxItems: batchKeys,
      send: async (indexes, context) =>
        this.#requester.sendToRegion(
          commands.RawBatchDelete,
          () => ({ context: undefined, keys: indexes.map((index) => doomed[index] ?? nothing), cf, forCas: atomic }),
          { ...context, operation: 'raw batchDelete' },
          (response) => throwIfFailed('RawBatchDelete', response),
        ),
    });
  }

  /** Deletes all keys of the range, region by region in ascending order; stops at the first failure. */
  async deleteRange(range: RawRange, options?: RawCallOptions): Promise<void> {
    const cf = this.#family(options);
    const bounds = toRange(range);
    await sweep(this.#requester, bounds, this.#limits(options, callOptionNames), {
      command: commands.RawDeleteRange,
      operation: 'raw deleteRange',
      request: ({ start, end }) => ({ context: undefined, startKey: start, endKey: end, cf }),
      read: (response) => throwIfFailed('RawDeleteRange', response),
    });
  }

  /** The first pairs of the range in ascending order of keys, at most `limit`. */
  async scan(range: RawRange, options?: RawScanOptions): Promise<RawPair[]> {
    return scanAll(
      this.#requester,
      this.#plan(range, options, false),
      this.#limit(options),
      this.#limits(options, scanOptionNames),
    );
  }

  /** The last pairs of the range in descending order of keys, at most `limit`. */
  async reverseScan(range: RawRange, options?: RawScanOptions): Promise<RawPair[]> {
    return scanAll(
      this.#requester,
      this.#plan(range, options, true),
      this.#limit(options),
      this.#limits(options, scanOptionNames),
    );
  }

  /**
   * All pairs of the range in ascending order of keys, fetched a page ahead. Regions are read one after the other, each at
   * its own time. `timeoutMs` bounds each page. Leaving the loop cancels what is under way.
   */
  scanIterator(range: RawRange, options?: RawIterateOptions): AsyncIterableIterator<RawPair> {
    return this.#iterate(this.#plan(range, options, false), options);
  }

  /** As `scanIterator`, in descending order of keys. */
  reverseScanIterator(range: RawRange, options?: RawIterateOptions): AsyncIterableIterator<RawPair> {
    return this.#iterate(this.#plan(range, options, true), options);
  }

  /** Seconds that `key` still lives; 0n: for ever; undefined: absent. Needs API v1ttl or v2. */
  getKeyTtl(key: Bytes, options?: RawCallOptions): Promise<bigint | undefined> {
    return new Promise((resolve, reject) => {
      const bytes = toKey(key, 'key', this.#options.maxKeyBytes);
      if (!this.#options.ttl) {
        // A real store of API v1 without TTL does not survive the question.
        throw new InvalidArgumentError('getKeyTtl', 'used with API v1ttl or v2');
      }
      const { deadline, signal } = this.#limits(options, callOptionNames);
      this.#requester.start(
        commands.RawGetKeyTTL,
        { context: undefined, key: bytes, cf: this.#family(options) },
        { key: bytes, deadline, signal, operation: 'raw getKeyTtl' },
        (response) => {
          throwIfFailed('RawGetKeyTTL', response);
          return response.notFound ? undefined : response.ttl;
        },
        resolve,
        reject,
      );
    });
  }

  /**
   * Sets `key` to `swap.value` if its value is `swap.previous`, in one atomic step. Needs a client with `atomic: true`. An
   * attempt that may have reached the store and got no answer is not repeated: the call rejects with `UndeterminedError`.
   */
  compareAndSwap(key: Bytes, swap: RawCompareAndSwap, options?: RawPutOptions): Promise<RawCompareAndSwapResult> {
    return new Promise((resolve, reject) => {
      const { atomic, maxKeyBytes, maxEntryBytes, ttl } = this.#options;
      if (!atomic) throw new InvalidArgumentError('compareAndSwap', 'used on a client with atomic: true');
      const bytes = toKey(key, 'key', maxKeyBytes);
      checkNames(swap, 'swap', swapNames);
      // Left out by mistake it would mean "must be absent".
      if (!('previous' in swap))
        throw new InvalidArgumentError('swap.previous', 'given; undefined if the key must be absent');
      const request: kvrpcpb.RawCASRequest = {
        context: undefined,
        key: bytes,
        value: toValue(swap.value, 'swap.value', bytes, maxEntryBytes),
        previousNotExist: swap.previous === undefined,
        previousValue: swap.previous === undefined ? nothing : toBytes(swap.previous, 'swap.previous'),
        cf: this.#family(options),
        ttl: toTtl(options?.ttlSeconds, 'ttlSeconds', ttl),
        delete: false,
      };
      const { deadline, signal } = this.#limits(options, putOptionNames);
      this.#requester.start(
        commands.RawCompareAndSwap,
        request,
        { key: bytes, deadline, signal, repeatable: false, operation: 'raw compareAndSwap' },
        (response) => {
          throwIfFailed('RawCompareAndSwap', response);
          const previous = response.previousNotExist ? undefined : own(response.previousValue);
          return { swapped: response.succeed, previous };
        },
        resolve,
        reject,
      );
    });
  }

  /** Sums over all pairs of the range in the default column family; regions are read one after the other. */
  async checksum(range: RawRange, options?: CallOptions): Promise<RawChecksum> {
    const bounds = toRange(range);
    const sum = { crc64Xor: 0n, totalKvs: 0n, totalBytes: 0n };
    await sweep(this.#requester, bounds, this.#limits(options, rangeOptionNames), {
      command: commands.RawChecksum,
      operation: 'raw checksum',
      request: ({ start, end }) => ({
        context: undefined,
        algorithm: 0 as const,
        ranges: [{ startKey: start, endKey: end }],
      }),
      read: (response) => {
        throwIfFailed('RawChecksum', response);
        sum.crc64Xor ^= response.checksum;
        sum.totalKvs += response.totalKvs;
        sum.totalBytes += response.totalBytes;
      },
    });
    return sum;
  }

  #limits(options: CallOptions | undefined, names: OptionNames): CallLimits {
    checkOptions(options, names);
    return resolveCall(this.#clock, options, this.#options.timeoutMs, InvalidArgumentError.of);
  }

  #family(options: RawCallOptions | undefined): string {
    const family: unknown = options?.columnFamily ?? this.#options.columnFamily;
    if (typeof family !== 'string') throw new InvalidArgumentError('columnFamily', 'a string', typeof family);
    return family;
  }

  #keys(keys: readonly Bytes[]): Uint8Array[] {
    // Array.from visits holes too, which map would leave as they are.
    return Array.from(toList(keys, 'keys'), (key, i) => keyOf(key, `keys[${i}]`, this.#options.maxKeyBytes));
  }

  #limit(options: RawScanOptions | undefined): number {
    const { maxScanLimit } = this.#options;
    const limit: unknown = options?.limit ?? maxScanLimit;
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > maxScanLimit) {
      throw InvalidArgumentError.of('limit', `a whole number from 1 to ${maxScanLimit}`, limit);
    }
    return limit;
  }

  #plan(range: RawRange, options: RawIterateOptions | undefined, reverse: boolean): ScanPlan {
    const { start, end } = toRange(range);
    const keyOnly: unknown = options?.keyOnly ?? false;
    if (typeof keyOnly !== 'boolean') throw new InvalidArgumentError('keyOnly', 'a boolean', typeof keyOnly);
    // TiKV takes an empty upper bound of a reverse scan for "nothing". Nothing lies above a key longer than any and full of 0xff.
    const last = reverse && end.length === 0 ? new Uint8Array(this.#options.maxKeyBytes + 1).fill(0xff) : end;
    return { range: { start, end: last }, reverse, keyOnly, columnFamily: this.#family(options) };
  }

  #iterate(plan: ScanPlan, options: RawIterateOptions | undefined): AsyncIterableIterator<RawPair> {
    // Refused here and not at the first step of the loop.
    this.#limits(options, iterateOptionNames);
    const limits = (): CallLimits => this.#limits(options, iterateOptionNames);
    return iterate(this.#requester, plan, this.#options.scanPagePairs, limits);
  }

  async #shards(count: number, job: ShardArguments): Promise<void> {
    const { deadline, signal } = this.#limits(job.options, job.optionNames);
    const { batchBytes, batchConcurrency } = this.#options;
    const { key, bytes, skip, maxItems, send } = job;
    await this.#requester.sendShards({
      count,
      key,
      bytes,
      skip,
      maxItems,
      maxBytes: batchBytes,
      concurrency: batchConcurrency,
      deadline,
      signal,
      send,
    });
  }
}

interface ShardArguments {
  readonly options: CallOptions | undefined;
  readonly optionNames: OptionNames;
  readonly key: (index: number) => Uint8Array;
  readonly bytes: (index: number) => number;
  readonly skip?: ((index: number) => boolean) | undefined;
  readonly maxItems: number;
  readonly send: (indexes: readonly number[], context: BatchContext) => Promise<unknown>;
}

/** A raw client over a requester; closing the requester's connections is its owner's business. */
export function createRawClient(options: RawClientOptions, deps: RawClientDeps): RawClient {
  return new RawClient(options, deps);
}

const swapNames: ReadonlySet<string> = new Set(['previous', 'value'] satisfies (keyof RawCompareAndSwap)[]);

function readValue(response: kvrpcpb.RawGetResponse): Uint8Array | undefined {
  throwIfFailed('RawGet', response);
  return response.notFound ? undefined : own(response.value);
}

function readPut(response: kvrpcpb.RawPutResponse): void {
  throwIfFailed('RawPut', response);
}

function readDelete(response: kvrpcpb.RawDeleteResponse): void {
  throwIfFailed('RawDelete', response);
}
