import { backoffBudgets, backoffKinds } from '@tikv-client/backoff';
import type { Backoffer } from '@tikv-client/backoff';
import { ServerError } from '@tikv-client/errors';
import { kvrpcpb, commands } from '@tikv-client/kvproto';
import { regroup } from '@tikv-client/region-request';
import type { BatchContext, ContextFields } from '@tikv-client/region-request';
import type { CallLimits } from '@tikv-client/runtime';
import { own, textOf } from '../arguments/bytes.js';
import { keyErrorOf, keyLockedError } from '../key-error/key-error.js';
import { maxTs } from '../lock/status-query.js';
import { lazyBackoffer } from '../new-backoffer.js';
import type { TxnParts } from '../txn-parts.js';
import { PassedLocks } from './passed-locks.js';
import { ReplicaRoutes } from './replica-route.js';
import type { SnapshotOptions, ValueEntry } from './snapshot-options.js';
import { ValueCache } from './value-cache.js';

/** A read found a lock instead of a value. */
export class MetLock {
  readonly lock: kvrpcpb.LockInfo;
  /** What the read knew of locks when it was sent. */
  readonly sentWith: ContextFields | undefined;

  constructor(lock: kvrpcpb.LockInfo, sentWith: ContextFields | undefined) {
    this.lock = lock;
    this.sentWith = sentWith;
  }
}

type GetAnswer = Uint8Array | undefined | MetLock;

const nothing = new Uint8Array(0);
/** Transactions whose locks a snapshot keeps in mind, unless batches are larger. */
const leastKeptLocks = 8192;

/**
 * Reads at one timestamp. Locks in the way are looked into; what was found out about their transactions goes with later
 * requests, so that a read does not wait until they are cleaned up.
 */
export class SnapshotReader {
  readonly timestamp: bigint;
  readonly isolation: 'SI' | 'RC';
  readonly keyOnly: boolean;
  readonly routes: ReplicaRoutes;
  readonly #parts: TxnParts;
  readonly #options: SnapshotOptions;
  readonly #cache: ValueCache | undefined;
  readonly #passed: PassedLocks;

  constructor(parts: TxnParts, timestamp: bigint, options: SnapshotOptions = {}) {
    this.timestamp = timestamp;
    this.isolation = options.isolation ?? 'SI';
    this.keyOnly = options.keyOnly ?? false;
    this.routes = new ReplicaRoutes(options);
    this.#parts = parts;
    this.#options = options;
    const { snapshotCacheBytes } = parts.settings;
    // Reads of the newest value are not repeatable, so there is nothing to keep.
    const caches = timestamp !== maxTs && options.cache !== false && snapshotCacheBytes > 0;
    this.#cache = caches ? new ValueCache(snapshotCacheBytes) : undefined;
    // More than a batch get can meet at once.
    const mostLocks = Math.max(leastKeptLocks, 2 * parts.settings.batchGetKeys);
    this.#passed = new PassedLocks(mostLocks, baseFields(options));
  }

  /** The reader for one call: of what is newest, what an earlier call has found out about locks says nothing any more. */
  perCall(): SnapshotReader {
    return this.timestamp === maxTs ? new SnapshotReader(this.#parts, this.timestamp, this.#options) : this;
  }

  get cache(): ValueCache | undefined {
    return this.#cache;
  }

  /** Fields of the context of the next request. */
  get fields(): ContextFields | undefined {
    return this.#passed.fields;
  }

  /** The value of a key; undefined when absent. */
  get(key: Uint8Array, limits: CallLimits): Promise<Uint8Array | undefined> {
    const known = this.#cache?.lookup(key);
    if (known !== undefined) return Promise.resolve(known.value);
    return new Promise((resolve, reject) => {
      this.#sendGet(
        key,
        limits,
        undefined,
        (answer) => {
          if (answer instanceof MetLock) this.#getPastLocks(key, answer, limits).then(resolve, reject);
          else this.#finish(key, answer, limits, resolve, reject);
        },
        reject,
      );
    });
  }

  /** Values in the order of the keys; undefined for those that are absent. */
  async batchGet(keys: readonly Uint8Array[], limits: CallLimits): Promise<(Uint8Array | undefined)[]> {
    const { values, indexes } = await this.#batchGetDistinct(keys, undefined, limits);
    return keys.map((key) => values[indexes.get(textOf(key)) ?? -1]);
  }

  /** As `batchGet`, with the timestamps of the commits, which only the stores know: past the cache. */
  async batchGetWithCommitTs(keys: readonly Uint8Array[], limits: CallLimits): Promise<(ValueEntry | undefined)[]> {
    const commitTs: bigint[] = [];
    const { values, indexes } = await this.#batchGetDistinct(keys, commitTs, limits);
    return keys.map((key) => {
      const index = indexes.get(textOf(key)) ?? -1;
      const value = values[index];
      return value === undefined ? undefined : { value, commitTs: commitTs[index] ?? 0n };
    });
  }

  /**
   * Deals with locks that a read met: afterwards the read can be sent again, with what is now in `fields`, and gets past those
   * whose transactions have ended or will commit later. `sentWith`: the `fields` that it was sent with.
   */
  async meetLocks(
    locks: readonly kvrpcpb.LockInfo[],
    sentWith: ContextFields | undefined,
    limits: CallLimits,
    backoffer: () => Backoffer,
    lite: boolean,
  ): Promise<void> {
    const { deadline, signal } = limits;
    const { resolver, settings } = this.#parts;
    const found = await resolver.resolveForRead(locks, this.timestamp, { deadline, signal, backoffer, lite });
    this.#passed.learn(found.resolved, found.committed);
    // What another read has learnt meanwhile helps this one as well.
    if (found.ttlMs === 0 && this.#passed.fields !== sentWith) return;
    const [first] = locks;
    if (first === undefined) return;
    const reason = keyLockedError(first, settings.redactKeys);
    await backoffer().backoffWithMax(backoffKinds.txnLockFast, found.ttlMs > 0 ? found.ttlMs : Infinity, reason);
  }

  /** Refuses what was read at a timestamp that the safe point has passed. */
  check(limits: CallLimits): Promise<void> | undefined {
    return this.timestamp === maxTs ? undefined : this.#parts.safePoint.check(this.timestamp, limits);
  }

  /** What it has found out so far, for introspection. */
  debugSnapshot(): { readonly cachedKeys: number; readonly cacheHits: number; readonly locksPassed: number } {
    return {
      cachedKeys: this.#cache?.size ?? 0,
      cacheHits: this.#cache?.hits ?? 0,
      locksPassed: this.#passed.size,
    };
  }

  #sendGet(
    key: Uint8Array,
    limits: CallLimits,
    backoffer: (() => Backoffer) | undefined,
    resolve: (answer: GetAnswer) => void,
    reject: (error: unknown) => void,
  ): void {
    const { deadline, signal } = limits;
    const sentWith = this.#passed.fields;
    // With a backoffer it comes back from a lock.
    const { replicaRead, staleRead, matchLabels } = this.routes.ofKeys(1, backoffer !== undefined);
    this.#parts.requester.start(
      commands.KvGet,
      { context: undefined, key, version: this.timestamp, needCommitTs: false },
      {
        key,
        deadline,
        signal,
        backoffer,
        operation: 'get',
        replicaRead,
        staleRead,
        matchLabels,
        context: sentWith,
      },
      (response): GetAnswer => {
        if (response.error !== undefined) return new MetLock(this.#lockOf(response.error), sentWith);
        // An empty value cannot be written by transactions: it is a deletion.
        return response.notFound || response.value.length === 0 ? undefined : own(response.value);
      },
      resolve,
      reject,
    );
  }

  async #getPastLocks(key: Uint8Array, first: MetLock, limits: CallLimits): Promise<Uint8Array | undefined> {
    const backoffer = lazyBackoffer(this.#parts, backoffBudgets.snapshotGet, limits);
    for (let met = first; ;) {
      const { lock, sentWith } = met;
      if (this.timestamp === maxTs && lock.lockVersion !== first.lock.lockVersion) {
        // The newest value is read: only what was locked when it was asked for can belong to it.
        this.#passed.learn([lock.lockVersion]);
      } else {
        await this.meetLocks([lock], sentWith, limits, backoffer, true);
      }
      const answer = await new Promise<GetAnswer>((resolve, reject) => {
        this.#sendGet(key, limits, backoffer, resolve, reject);
      });
      if (!(answer instanceof MetLock)) {
        await this.check(limits);
        this.#cache?.save(key, answer);
        return answer;
      }
      met = answer;
    }
  }

  #finish(
    key: Uint8Array,
    value: Uint8Array | undefined,
    limits: CallLimits,
    resolve: (value: Uint8Array | undefined) => void,
    reject: (error: unknown) => void,
  ): void {
    try {
      const checking = this.check(limits);
      if (checking !== undefined) {
        checking.then(() => resolve(value), reject);
        return;
      }
    } catch (error) {
      reject(error);
      return;
    }
    this.#cache?.save(key, value);
    resolve(value);
  }

  async #batchGetDistinct(
    keys: readonly Uint8Array[],
    commitTs: bigint[] | undefined,
    limits: CallLimits,
  ): Promise<BatchGet> {
    const indexes = new Map<string, number>();
    const batch: BatchGet = { wanted: [], values: [], done: [], indexes, commitTs };
    for (const key of keys) {
      const name = textOf(key);
      if (indexes.has(name)) continue;
      const known = commitTs === undefined ? this.#cache?.lookup(key) : undefined;
      indexes.set(name, batch.wanted.length);
      batch.wanted.push(key);
      batch.values.push(known?.value);
      batch.done.push(known !== undefined);
    }
    await this.#batchGetWanted(batch, limits);
    await this.check(limits);
    return batch;
  }

  async #batchGetWanted(batch: BatchGet, limits: CallLimits): Promise<void> {
    const { requester, settings } = this.#parts;
    const { wanted, done } = batch;
    await requester.sendShards({
      count: wanted.length,
      key: (index) => wanted[index] ?? nothing,
      bytes: (index) => wanted[index]?.length ?? 0,
      skip: (index) => done[index] === true,
      maxItems: settings.batchGetKeys,
      maxBytes: settings.batchGetBytes,
      deadline: limits.deadline,
      signal: limits.signal,
      send: async (indexes, context) => this.#batchGetRegion(batch, indexes, context),
    });
  }

  /** Reads keys of one region, past the locks that it meets. */
  async #batchGetRegion(batch: BatchGet, indexes: readonly number[], context: BatchContext): Promise<unknown> {
    const { wanted, values, done } = batch;
    let pending = indexes.filter((index) => done[index] !== true);
    let locked = false;
    while (pending.length > 0) {
      const asked = pending;
      const sentWith = this.#passed.fields;
      const locks = await this.#parts.requester.sendToRegion(
        commands.KvBatchGet,
        {
          context: undefined,
          keys: asked.map((index) => wanted[index] ?? nothing),
          version: this.timestamp,
          needCommitTs: batch.commitTs !== undefined,
        },
        { ...context, operation: 'batchGet', ...this.routes.ofKeys(asked.length, locked), context: sentWith },
        (response) => this.#takeBatch(response, asked, batch),
      );
      if (locks === regroup) return regroup;
      pending = asked.filter((index) => done[index] !== true);
      for (const index of asked) {
        if (done[index] === true) this.#cache?.save(wanted[index] ?? nothing, values[index]);
      }
      if (locks.length === 0) continue;
      locked = true;
      await this.meetLocks(locks, sentWith, context, context.backoffer, false);
    }
    return undefined;
  }

  /** Notes the values, marks which keys are done and returns the locks that stand in the way of the others. */
  #takeBatch(response: kvrpcpb.BatchGetResponse, asked: readonly number[], batch: BatchGet): kvrpcpb.LockInfo[] {
    if (response.error !== undefined) return [this.#lockOf(response.error)];
    const locks: kvrpcpb.LockInfo[] = [];
    const locked = new Set<number>();
    for (const pair of response.pairs) {
      const lock = pair.error === undefined ? undefined : this.#lockOf(pair.error);
      const index = batch.indexes.get(textOf(lock?.key ?? pair.key));
      if (index === undefined) continue;
      if (lock === undefined) {
        batch.values[index] = pair.value.length === 0 ? undefined : own(pair.value);
        if (batch.commitTs !== undefined) batch.commitTs[index] = commitTsOf(pair);
      } else {
        locks.push(lock);
        locked.add(index);
      }
    }
    for (const index of asked) if (!locked.has(index)) batch.done[index] = true;
    return locks;
  }

  #lockOf(error: kvrpcpb.KeyError): kvrpcpb.LockInfo {
    if (error.locked !== undefined) return error.locked;
    throw keyErrorOf(error, this.#parts.settings.redactKeys);
  }
}

/** One batch get under way: distinct keys, what was found, and which of them are settled. */
interface BatchGet {
  readonly wanted: Uint8Array[];
  readonly values: (Uint8Array | undefined)[];
  readonly done: boolean[];
  readonly indexes: ReadonlyMap<string, number>;
  /** When the values were committed, if that is wanted. */
  readonly commitTs: bigint[] | undefined;
}

function commitTsOf({ commitTs }: kvrpcpb.KvPair): bigint {
  if (commitTs > 0n) return commitTs;
  throw new ServerError({ message: 'the store does not tell when values were committed: it is too old for that' });
}

/** Undefined when there is nothing to say: such requests share their contexts. */
function baseFields(options: SnapshotOptions): ContextFields | undefined {
  const fields: ContextFields = {
    ...(options.isolation === 'RC' ? { isolationLevel: kvrpcpb.IsolationLevel.RC } : {}),
    ...(options.notFillCache === true ? { notFillCache: true } : {}),
    ...(options.taskId === undefined ? {} : { taskId: options.taskId }),
  };
  return Object.keys(fields).length === 0 ? undefined : fields;
}
