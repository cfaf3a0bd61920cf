import type { Backoffer } from '@tikv-client/backoff';
import { backoffKinds } from '@tikv-client/backoff';
import type { Region } from '@tikv-client/region-cache';
import type { Regroup } from '../attempt/region-call.js';
import { shareSignal } from '@tikv-client/runtime';
import { newBackoffer } from '../attempt/new-backoffer.js';
import { regroup } from '../attempt/region-call.js';
import type { RequesterParts } from '../attempt/requester-parts.js';

/** What the batches of one job share in their calls. */
export interface BatchContext {
  readonly region: Region;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  readonly backoffer: () => Backoffer;
}

/**
 * Many items that travel in batches: items of one region, at most `maxItems` and `maxBytes` (a larger item travels alone).
 * Requests are made only when their turn comes, so that memory beyond the items themselves is bounded by `concurrency`
 * batches and one open batch per region.
 */
export interface ShardJob {
  readonly count: number;
  readonly key: (index: number) => Uint8Array;
  readonly bytes: (index: number) => number;
  /** Items that are left out, for example duplicates. */
  readonly skip?: ((index: number) => boolean) | undefined;
  readonly maxItems: number;
  readonly maxBytes: number;
  /** @default the requester's `batchConcurrency` */
  readonly concurrency?: number | undefined;
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** A batch that fails ends no other: all are sent, and the first failure is thrown behind the last. @default false */
  readonly independent?: boolean | undefined;
  /** Sends one batch; `regroup` (as `sendToRegion` resolves to it) makes its items be located again. */
  readonly send: (indexes: readonly number[], context: BatchContext) => Promise<unknown>;
}

interface OpenBatch {
  indexes: number[];
  bytes: number;
}

/**
 * Runs a job to its end. The first failure stops it, ends the batches under way (unless they are independent) and is thrown
 * once they are over.
 */
export async function runShards(job: ShardJob, parts: RequesterParts): Promise<void> {
  job.signal?.throwIfAborted();
  const run = new ShardRun(job, parts);
  const { signal, independent } = job;
  if (signal === undefined || independent === true) return run.run();
  // Several times cheaper than `AbortSignal.any`, which every small transaction with keys in two regions would pay for.
  shareSignal(signal).addEventListener('abort', run);
  try {
    await run.run();
  } finally {
    signal.removeEventListener('abort', run);
  }
}

class ShardRun {
  readonly #job: ShardJob;
  readonly #parts: RequesterParts;
  /** Ends all batches: at the first failure, and when the caller's signal says so. Independent ones know that signal alone. */
  readonly #abort: AbortController | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #concurrency: number;
  readonly #running = new Set<Promise<void>>();
  #backoffer: Backoffer | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(job: ShardJob, parts: RequesterParts) {
    this.#job = job;
    this.#parts = parts;
    this.#abort = job.independent === true ? undefined : new AbortController();
    this.#signal = this.#abort === undefined ? job.signal : this.#abort.signal;
    this.#concurrency = job.concurrency ?? parts.options.batchConcurrency;
  }

  /** The caller's signal was aborted. */
  handleEvent(): void {
    this.#abort?.abort(this.#job.signal?.reason);
  }

  async run(): Promise<void> {
    const { count, skip } = this.#job;
    try {
      await this.#group(range(count, skip), (region, indexes) => {
        if (this.#running.size >= this.#concurrency) return this.#launchLater(region, indexes);
        this.#launch(region, indexes);
        return undefined;
      });
    } catch (error) {
      this.#fail(error);
    }
    await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Walks through the items and hands every batch on as soon as it is full, and the rest at the end. */
  async #group(
    indexes: Iterable<number>,
    full: (region: Region, indexes: number[]) => Promise<void> | undefined,
  ): Promise<void> {
    const { cache } = this.#parts;
    const { key, bytes, maxItems, maxBytes } = this.#job;
    const open = new Map<Region, OpenBatch>();
    for (const index of indexes) {
      const at = key(index);
      const region = cache.tryLocate(at) ?? (await this.#locate(at));
      if (this.#stopped) return;
      let batch = open.get(region);
      if (batch === undefined) {
        batch = { indexes: [], bytes: 0 };
        open.set(region, batch);
      }
      const size = bytes(index);
      if (batch.indexes.length >= maxItems || (batch.indexes.length > 0 && batch.bytes + size > maxBytes)) {
        const ready = batch.indexes;
        batch.indexes = [];
        batch.bytes = 0;
        const room = full(region, ready);
        if (room !== undefined) await room;
      }
      batch.indexes.push(index);
      batch.bytes += size;
    }
    for (const [region, batch] of open) {
      if (batch.indexes.length === 0) continue;
      const room = full(region, batch.indexes);
      if (room !== undefined) await room;
    }
  }

  async #locate(key: Uint8Array): Promise<Region> {
    const { deadline } = this.#job;
    return this.#parts.cache.locateForScan(key, {
      deadline,
      signal: this.#signal,
      retry: async (reason) => this.#newBackoffer().backoff(backoffKinds.pdRpc, reason),
    });
  }

  async #launchLater(region: Region, indexes: number[]): Promise<void> {
    while (this.#running.size >= this.#concurrency) await Promise.race(this.#running);
    this.#launch(region, indexes);
  }

  #launch(region: Region, indexes: number[]): void {
    if (this.#stopped) return;
    const over = (): void => void this.#running.delete(running);
    const running = this.#runBatch(region, indexes).then(over, (error: unknown) => {
      this.#fail(error);
      over();
    });
    this.#running.add(running);
  }

  get #stopped(): boolean {
    return this.#failure !== undefined && this.#abort !== undefined;
  }

  /** One batch to its end. What has to be grouped anew goes on in the same slot, however often a region splits. */
  async #runBatch(region: Region, indexes: number[]): Promise<void> {
    const { deadline, send } = this.#job;
    let backoffer: Backoffer | undefined;
    const own = (): Backoffer => (backoffer ??= this.#newBackoffer().clone());
    const queue: { region: Region; indexes: number[] }[] = [{ region, indexes }];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (this.#stopped) return;
      const context: BatchContext = { region: next.region, deadline, signal: this.#signal, backoffer: own };
      const outcome = (await send(next.indexes, context)) as Regroup | undefined;
      if (outcome !== regroup) continue;
      await this.#group(next.indexes, (other, part) => {
        queue.push({ region: other, indexes: part });
        return undefined;
      });
    }
  }

  #newBackoffer(): Backoffer {
    this.#backoffer ??= newBackoffer(this.#parts, this.#job.deadline, this.#signal);
    return this.#backoffer;
  }

  #fail(error: unknown): void {
    if (this.#failure !== undefined) return;
    // The others end with the abort; what the caller sees is the first failure, or its own reason.
    this.#failure = { error: this.#job.signal?.aborted === true ? this.#job.signal.reason : error };
    this.#abort?.abort(error);
  }
}

function* range(count: number, skip: ((index: number) => boolean) | undefined): Generator<number> {
  for (let index = 0; index < count; index += 1) {
    if (skip?.(index) !== true) yield index;
  }
}
