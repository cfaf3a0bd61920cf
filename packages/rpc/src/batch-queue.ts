import { estimateBytes } from './estimate-bytes.js';
import type { PendingRequest } from './pending-request.js';

/**
 * Requests that have not been put into a frame, in the order they came. One that ends while it waits stays in its place,
 * marked `done`, and is passed over later: leaving the queue costs nothing.
 */
export class BatchQueue {
  #items: PendingRequest[] = [];
  #head = 0;
  #live = 0;

  /** Requests that still wait. */
  get size(): number {
    return this.#live;
  }

  push(request: PendingRequest): void {
    // Ended requests must not pile up behind a stream that takes nothing.
    if (this.#items.length - this.#head > 2 * this.#live + 1024) this.#compact();
    this.#items.push(request);
    this.#live++;
  }

  /** A request of this queue ended. */
  forget(): void {
    this.#live--;
  }

  /** Moves the next frame's requests into `batch`, which it empties first. What is due by `now` goes to `expired` instead. */
  take(batch: PendingRequest[], maxSize: number, maxBytes: number, now: number, expired: PendingRequest[]): void {
    batch.length = 0;
    let bytes = 0;
    const items = this.#items;
    while (this.#head < items.length && batch.length < maxSize) {
      const request = items[this.#head] as PendingRequest;
      if (request.state === 'queued') {
        if (request.deadline <= now) {
          request.state = 'expired';
          expired.push(request);
        } else {
          bytes += estimateBytes(request.command, request.request);
          if (bytes > maxBytes && batch.length > 0) break;
          batch.push(request);
        }
        this.#live--;
      }
      this.#head++;
    }
    if (this.#head === items.length) {
      items.length = 0;
      this.#head = 0;
    } else if (this.#head > 4096) {
      this.#compact();
    }
  }

  /** Empties the queue and returns what still waited. */
  drain(): PendingRequest[] {
    this.#compact();
    const all = this.#items;
    this.#items = [];
    this.#live = 0;
    return all;
  }

  #compact(): void {
    this.#items = this.#items.slice(this.#head).filter((request) => request.state === 'queued');
    this.#head = 0;
  }
}
