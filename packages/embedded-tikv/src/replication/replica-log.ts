/** One entry of a region's log. `data` is absent in the entry with which a leader opens its term. */
export interface LogEntry<T> {
  readonly index: number;
  readonly term: number;
  readonly data: T | undefined;
  readonly bytes: number;
}

/** A position in a log: everything up to `index` is known, and the entry there has this term. */
export interface LogPosition {
  readonly index: number;
  readonly term: number;
}

/** The kept tail of a log: entries after a base that stands for all that was dropped. */
export class ReplicaLog<T> {
  #base: LogPosition;
  #entries: LogEntry<T>[] = [];
  #bytes = 0;

  constructor(base: LogPosition) {
    this.#base = base;
  }

  get base(): LogPosition {
    return this.#base;
  }

  get last(): LogPosition {
    return this.#entries.at(-1) ?? this.#base;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** Bytes of the kept entries. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The term at an index; undefined below the base and above the end. */
  termAt(index: number): number | undefined {
    return index === this.#base.index ? this.#base.term : this.#entries[index - this.#base.index - 1]?.term;
  }

  entryAt(index: number): LogEntry<T> | undefined {
    return this.#entries[index - this.#base.index - 1];
  }

  /** Entries from an index above the base on, at most `limit`. */
  entriesFrom(index: number, limit: number): readonly LogEntry<T>[] {
    const from = index - this.#base.index - 1;
    return this.#entries.slice(from, from + limit);
  }

  append(entry: LogEntry<T>): void {
    if (entry.index !== this.last.index + 1) {
      throw new RangeError(`entry ${entry.index} does not follow ${this.last.index}`);
    }
    this.#entries.push(entry);
    this.#bytes += entry.bytes;
  }

  /** Drops the entry at `index` and all after it. */
  truncate(index: number): void {
    for (const entry of this.#entries.splice(index - this.#base.index - 1)) this.#bytes -= entry.bytes;
  }

  /** Drops the entries up to `index`, which becomes the base. */
  compact(index: number): void {
    const term = this.termAt(index);
    if (term === undefined) throw new RangeError(`entry ${index} is not in the log`);
    for (const entry of this.#entries.splice(0, index - this.#base.index)) this.#bytes -= entry.bytes;
    this.#base = { index, term };
  }

  /** Forgets everything: the log now starts after `base`. */
  reset(base: LogPosition): void {
    this.#base = base;
    this.#entries = [];
    this.#bytes = 0;
  }
}
