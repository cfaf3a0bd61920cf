/** Queues per key: who asks for several keys gets them all, in turn. Keys are latin1 strings. */
export class KeyLatches {
  readonly #queues = new Map<string, (() => void)[]>();

  /** Runs `run` once all keys are free for it; it must call `release` once. */
  acquire(keys: readonly string[], run: (release: () => void) => void): void {
    // In one order for everybody, so that two of them cannot wait for each other.
    const wanted = [...new Set(keys)].sort();
    let held = 0;
    const next = (): void => {
      const key = wanted[held];
      if (key === undefined) {
        run(() => this.#release(wanted));
        return;
      }
      const queue = this.#queues.get(key);
      held += 1;
      if (queue === undefined) {
        this.#queues.set(key, []);
        next();
      } else {
        queue.push(next);
      }
    };
    next();
  }

  get size(): number {
    return this.#queues.size;
  }

  #release(keys: readonly string[]): void {
    for (const key of keys) {
      const waiting = this.#queues.get(key)?.shift();
      if (waiting === undefined) this.#queues.delete(key);
      else waiting();
    }
  }
}
