/** A key of the meta storage with etcd's bookkeeping. */
export interface MetaKeyValue {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  readonly createRevision: bigint;
  readonly modRevision: bigint;
  readonly version: bigint;
}

export interface MetaEvent {
  readonly type: 'put' | 'delete';
  readonly kv: MetaKeyValue;
  readonly previous: MetaKeyValue | undefined;
}

export interface MetaRange {
  readonly kvs: readonly MetaKeyValue[];
  /** Matches, whatever the limit. */
  readonly count: number;
}

/** Thrown by a put that would exceed the space the store may take. */
export class MetaSpaceError extends Error {
  override readonly name = 'MetaSpaceError';
}

export interface MetaKvOptions {
  /** Sum of key and value lengths. @default 64 MiB */
  readonly maxBytes?: number | undefined;
  /** Changes kept for watchers that start in the past. @default 1024 */
  readonly maxHistory?: number | undefined;
}

type Watcher = (events: readonly MetaEvent[], revision: bigint) => void;

/** Whether the key is in the range as etcd writes it: no end: one key; end `\0`: all from the key on; else [key, end). */
function inMetaRange(key: Uint8Array, start: Uint8Array, end: Uint8Array): boolean {
  if (end.length === 0) {
    return Buffer.compare(key, start) === 0;
  }
  const fromStart = Buffer.compare(key, start) >= 0;
  return end.length === 1 && end[0] === 0 ? fromStart : fromStart && Buffer.compare(key, end) < 0;
}

/** The small key-value store inside PD: what etcd's KV and MetaStorage show. Only the newest revision is kept. */
export class MetaKv {
  readonly #items = new Map<string, MetaKeyValue>();
  readonly #watchers = new Set<Watcher>();
  readonly #history: { readonly revision: bigint; readonly event: MetaEvent }[] = [];
  readonly #maxBytes: number;
  readonly #maxHistory: number;
  #bytes = 0;
  #revision = 1n;
  /** First revision that the history still has in full. */
  #historyFrom = 2n;

  constructor(options: MetaKvOptions = {}) {
    this.#maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
    this.#maxHistory = options.maxHistory ?? 1024;
  }

  get revision(): bigint {
    return this.#revision;
  }

  get size(): number {
    return this.#items.size;
  }

  /** In key order. `limit` 0: all. */
  range(start: Uint8Array, end: Uint8Array, limit = 0): MetaRange {
    if (end.length === 0) {
      const one = this.#items.get(nameOf(start));
      return one === undefined ? { kvs: [], count: 0 } : { kvs: [one], count: 1 };
    }
    const kvs = [...this.#items.values()]
      .filter((kv) => inMetaRange(kv.key, start, end))
      .sort((a, b) => Buffer.compare(a.key, b.key));
    return { kvs: limit > 0 ? kvs.slice(0, limit) : kvs, count: kvs.length };
  }

  /** Returns what was there before. Throws a `MetaSpaceError` when full. */
  put(key: Uint8Array, value: Uint8Array): MetaKeyValue | undefined {
    const previous = this.#items.get(nameOf(key));
    const grown =
      this.#bytes + sizeOf(key, value) - (previous === undefined ? 0 : sizeOf(previous.key, previous.value));
    if (grown > this.#maxBytes) {
      throw new MetaSpaceError(`mvcc: database space exceeded (${this.#maxBytes} bytes)`);
    }
    this.#bytes = grown;
    this.#revision += 1n;
    const kv: MetaKeyValue = {
      // The bytes come out of a request's buffer, which is not ours to keep.
      key: Uint8Array.from(key),
      value: Uint8Array.from(value),
      createRevision: previous?.createRevision ?? this.#revision,
      modRevision: this.#revision,
      version: (previous?.version ?? 0n) + 1n,
    };
    this.#items.set(nameOf(key), kv);
    this.#publish([{ type: 'put', kv, previous }]);
    return previous;
  }

  /** Returns what was deleted, in key order. */
  delete(start: Uint8Array, end: Uint8Array): readonly MetaKeyValue[] {
    const { kvs } = this.range(start, end);
    if (kvs.length === 0) {
      return kvs;
    }
    this.#revision += 1n;
    const events = kvs.map((previous): MetaEvent => {
      this.#items.delete(nameOf(previous.key));
      this.#bytes -= sizeOf(previous.key, previous.value);
      const gone = {
        key: previous.key,
        value: new Uint8Array(0),
        createRevision: 0n,
        modRevision: this.#revision,
        version: 0n,
      };
      return { type: 'delete', kv: gone, previous };
    });
    this.#publish(events);
    return kvs;
  }

  /**
   * Calls `watcher` with the changes of the range, past ones from `startRevision` on at once (0: only later ones). Returns
   * a function that ends the watch, or the first revision still known when the asked one is gone.
   */
  watch(
    start: Uint8Array,
    end: Uint8Array,
    startRevision: bigint,
    watcher: Watcher,
  ): (() => void) | { compacted: bigint } {
    if (startRevision > 0n && startRevision < this.#historyFrom) {
      return { compacted: this.#historyFrom };
    }
    const matching: Watcher = (events, revision) => {
      const mine = events.filter((event) => inMetaRange(event.kv.key, start, end));
      if (mine.length > 0) {
        watcher(mine, revision);
      }
    };
    if (startRevision > 0n) {
      const past = this.#history.filter((entry) => entry.revision >= startRevision);
      matching(
        past.map((entry) => entry.event),
        this.#revision,
      );
    }
    this.#watchers.add(matching);
    return () => {
      this.#watchers.delete(matching);
    };
  }

  #publish(events: readonly MetaEvent[]): void {
    for (const event of events) {
      this.#history.push({ revision: this.#revision, event });
    }
    const cut = this.#history.splice(0, Math.max(0, this.#history.length - this.#maxHistory)).at(-1);
    if (cut !== undefined) {
      this.#historyFrom = cut.revision + 1n;
    }
    for (const watcher of this.#watchers) {
      watcher(events, this.#revision);
    }
  }
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}

function sizeOf(key: Uint8Array, value: Uint8Array): number {
  return key.length + value.length;
}
