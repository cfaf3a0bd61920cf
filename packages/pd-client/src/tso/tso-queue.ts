/** One `getTimestamps` call. */
export interface TsoRequest {
  readonly count: number;
  /** Absolute, on the clock's monotonic scale. */
  readonly deadline: number;
  /** Not yet part of any batch. */
  undispatched: number;
  /** What has been answered so far, in order. */
  readonly values: bigint[];
  /** Set once the caller was told, however. */
  done: boolean;
}

/** Part of a request that travels in one batch. */
export interface TsoSlice<Request extends TsoRequest> {
  readonly request: Request;
  readonly count: number;
}

/** What one `Tso{count}` asks for. */
export interface TsoBatch<Request extends TsoRequest> {
  readonly slices: readonly TsoSlice<Request>[];
  readonly count: number;
  readonly sentAt: number;
}

/** Calls that wait for timestamps, first come first served. A call larger than a batch is spread over several. */
export class TsoQueue<Request extends TsoRequest> {
  #requests: Request[] = [];

  /** Calls with something left to ask for. Those that ended meanwhile are counted until they come to the front. */
  get size(): number {
    return this.#requests.length;
  }

  push(request: Request): void {
    this.#requests.push(request);
  }

  /** The next batch of at most `maxCount` timestamps; undefined when nobody waits. */
  cut(maxCount: number, now: number): TsoBatch<Request> | undefined {
    const slices: TsoSlice<Request>[] = [];
    let count = 0;
    let taken = 0;
    for (const request of this.#requests) {
      if (count === maxCount) break;
      if (!request.done) {
        const part = Math.min(request.undispatched, maxCount - count);
        slices.push({ request, count: part });
        count += part;
        request.undispatched -= part;
        if (request.undispatched > 0) break;
      }
      taken++;
    }
    if (taken > 0) this.#requests = this.#requests.slice(taken);
    return count === 0 ? undefined : { slices, count, sentAt: now };
  }

  /** Puts batches that will not be answered back to the front, oldest first. */
  putBack(batches: readonly TsoBatch<Request>[]): void {
    const again = new Set<Request>();
    for (const { slices } of batches) {
      for (const { request, count } of slices) {
        if (request.done) continue;
        request.undispatched += count;
        again.add(request);
      }
    }
    if (again.size === 0) return;
    this.#requests = [...again, ...this.#requests.filter((request) => !again.has(request))];
  }

  /** Forgets calls that ended. */
  prune(): void {
    this.#requests = this.#requests.filter((request) => !request.done);
  }

  /** Empties the queue. */
  drain(): Request[] {
    const all = this.#requests.filter((request) => !request.done);
    this.#requests = [];
    return all;
  }
}
