/** Gives the latches of one holder back, but for those that somebody else has taken over (see `releaseOne`). */
export type ReleaseLatches = (except?: ReadonlySet<string>) => void;

/** Queues per key: who asks for several keys gets them all, in turn. Keys are latin1 strings. */
export class KeyLatches {
  readonly #queues = new Map<string, (() => void)[]>();
  readonly #ignored: boolean;
  #ready: (() => void)[] = [];
  #running = false;

  /** `ignored`: nobody waits for anybody, a bug to order. */
  constructor(ignored = false) {
    this.#ignored = ignored;
  }

  /** Runs `run` once all keys are free for it; it must call `release` once. */
  acquire(keys: readonly string[], run: (release: ReleaseLatches) => void): void {
    if (this.#ignored) {
      run(() => undefined);
      return;
    }
    const [only] = keys;
    if (only !== undefined && keys.length === 1 && !this.#queues.has(only)) {
      this.#queues.set(only, []);
      run((except) => this.#release(keys, except));
      return;
    }
    // In one order for everybody, so that two of them cannot wait for each other.
    const wanted = keys.length > 1 ? [...new Set(keys)].sort() : keys;
    let held = 0;
    const next = (): void => {
      for (;;) {
        const key = wanted[held];
        if (key === undefined) return run((except) => this.#release(wanted, except));
        held += 1;
        const queue = this.#queues.get(key);
        if (queue !== undefined) {
          queue.push(next);
          return;
        }
        this.#queues.set(key, []);
      }
    };
    next();
  }

  /** Gives back one latch that was taken over from a holder of several. */
  releaseOne(key: string): void {
    if (!this.#ignored) this.#release([key]);
  }

  get size(): number {
    return this.#queues.size;
  }

  #release(keys: readonly string[], except?: ReadonlySet<string>): void {
    for (const key of keys) {
      if (except?.has(key) === true) continue;
      const waiting = this.#queues.get(key)?.shift();
      if (waiting === undefined) this.#queues.delete(key);
      else this.#ready.push(waiting);
    }
    // Who comes next may be done at once and so come back here; a long queue must not become a deep stack.
    if (this.#running) return;
    this.#running = true;
    try {
      for (let next = this.#ready.shift(); next !== undefined; next = this.#ready.shift()) next();
    } finally {
      this.#running = false;
    }
  }
}
