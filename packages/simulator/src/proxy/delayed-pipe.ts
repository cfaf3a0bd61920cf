import type { Socket } from 'node:net';
import type { Clock, Timer } from '@tikv-client/runtime';

/** null: the end of the stream. */
type Chunk = { readonly dueAt: number; readonly bytes: Buffer | null };

/** One direction of a proxied connection: bytes in order, each delayed, all of them held while it is stalled. */
export class DelayedPipe {
  readonly #clock: Clock;
  readonly #maxHeldBytes: number;
  #queue: Chunk[] = [];
  #held = 0;
  #latencyMs = 0;
  #stalled = false;
  #timer: Timer | undefined;
  #from: Socket | undefined;
  #to: Socket | undefined;

  constructor(clock: Clock, maxHeldBytes: number) {
    this.#clock = clock;
    this.#maxHeldBytes = maxHeldBytes;
  }

  join(from: Socket, to: Socket): void {
    this.#from = from;
    this.#to = to;
    from.on('data', (bytes) => this.#take(bytes as Buffer));
    from.on('end', () => this.#take(null));
    to.on('drain', () => this.#flush());
    from.resume();
  }

  set({ latencyMs, stalled }: { readonly latencyMs: number; readonly stalled: boolean }): void {
    this.#latencyMs = latencyMs;
    this.#stalled = stalled;
    this.#flush();
  }

  close(): void {
    this.#timer?.cancel();
    this.#queue = [];
    this.#held = 0;
    this.#to = undefined;
  }

  #take(bytes: Buffer | null): void {
    const after = this.#queue.at(-1)?.dueAt ?? 0;
    this.#queue.push({ dueAt: Math.max(after, this.#clock.monotonic() + this.#latencyMs), bytes });
    this.#held += bytes?.length ?? 0;
    this.#flush();
    if (this.#isFull()) this.#from?.pause();
  }

  #flush(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const to = this.#to;
    if (this.#stalled || to === undefined) return;
    while (this.#queue.length > 0) {
      const [chunk] = this.#queue;
      if (chunk === undefined) return;
      const waitMs = chunk.dueAt - this.#clock.monotonic();
      if (waitMs > 0) {
        this.#timer = this.#clock.setTimer(waitMs, () => this.#flush());
        return;
      }
      this.#queue.shift();
      if (chunk.bytes === null) to.end();
      else to.write(chunk.bytes);
      this.#held -= chunk.bytes?.length ?? 0;
    }
    if (!this.#isFull()) this.#from?.resume();
  }

  #isFull(): boolean {
    return this.#held + (this.#to?.writableLength ?? 0) > this.#maxHeldBytes;
  }
}
