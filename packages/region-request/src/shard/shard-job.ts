import type { Backoffer } from '@tikv-client/backoff';
import { backoffKinds } from '@tikv-client/backoff';
import type { Region } from '@tikv-client/region-cache';
import type { Regroup } from '../attempt/region-call.js';
import { newBackoffer } from '../attempt/new-backoffer.js';
import { regroup } from '../attempt/region-call.js';
import type { RequesterParts } from '../attempt/requester-parts.js';

/** What the batches of one job share in their calls. */
export interface BatchContext {
  readonly region: Region;
  readonly deadline: number;
  readonly signal: AbortSignal;
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
  /** Sends one batch; `regroup` (as `sendToRegion` resolves to it) makes its items be located again. */
  readonly send: (indexes: readonly number[], context: BatchContext) => Promise<unknown>;
}

interface OpenBatch {
  indexes: number[];
  bytes: number;
}

/** Runs a job to its end. The first failure stops it, ends the batches under way and is thrown once they are over. */
export async function runShards(job: ShardJob, parts: RequesterParts): Promise<void> {
  job.signal?.throwIfAborted();
  await new ShardRun(job, parts).run();
}

class ShardRun {
  readonly #job: ShardJob;
  readonly #parts: RequesterParts;
  readonly #abort = new AbortController();
  readonly #signal: AbortSignal;
  readonly #concurrency: number;
  readonly #running = new Set<Promise<void>>();
  #backoffer: Backoffer | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(job: ShardJob, parts: RequesterParts) {
    this.#job = job;
    this.#parts = parts;
    this.#concurrency = job.concurrency ?? parts.options.batchConcurrency;
    this.#signal = job.signal === undefined ? this.#abort.signal : AbortSignal.any([job.signal, this.#abort.signal]);
  }

  async run(): Promise<void> {
    const { count, skip } = this.#job;
    try {
      await this.#group(range(count, skip), async (region, indexes) => {
        await this.#slot();
        this.#launch(region, indexes);
      });
    } catch (error) {
      this.#fail(error);
    }
    await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Walks through the items and hands every batch on as soon as it is full, and the rest at the end. */
  async #group(indexes: Iterable<number>, full: (region: Region, indexes: number[]) => Promise<void>): Promise<void> {
    const { cache } = this.#parts;
    const { key, bytes, maxItems, maxBytes } = this.#job;
    const open = new Map<Region, OpenBatch>();
    for (const index of indexes) {
      const at = key(index);
      const region = cache.tryLocate(at) ?? (await this.#locate(at));
      if (this.#failure !== undefined) return;
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
        await full(region, ready);
      }
      batch.indexes.push(index);
      batch.bytes += size;
    }
    for (const [region, batch] of open) {
      if (batch.indexes.length > 0) await full(region, batch.indexes);
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

  async #slot(): Promise<void> {
    while (this.#running.size >= this.#concurrency) await Promise.race(this.#running);
  }

  #launch(region: Region, indexes: number[]): void {
    if (this.#failure !== undefined) return;
    const running = this.#runBatch(region, indexes)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** One batch to its end. What has to be grouped anew goes on in the same slot, however often a region splits. */
  async #runBatch(region: Region, indexes: number[]): Promise<void> {
    const { deadline, send } = this.#job;
    let backoffer: Backoffer | undefined;
    const own = (): Backoffer => (backoffer ??= this.#newBackoffer().clone());
    const queue: { region: Region; indexes: number[] }[] = [{ region, indexes }];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (this.#failure !== undefined) return;
      const context: BatchContext = { region: next.region, deadline, signal: this.#signal, backoffer: own };
      const outcome = (await send(next.indexes, context)) as Regroup | undefined;
      if (outcome !== regroup) continue;
      await this.#group(next.indexes, async (other, part) => {
        queue.push({ region: other, indexes: part });
        return Promise.resolve();
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
    this.#abort.abort(error);
  }
}

function* range(count: number, skip: ((index: number) => boolean) | undefined): Generator<number> {
  for (let index = 0; index < count; index += 1) {
    if (skip?.(index) !== true) yield index;
  }
}
