import type { Value } from '../history/value.js';

interface Versions {
  /** In order of commits once settled. */
  readonly commits: Array<{ readonly at: bigint; readonly value: Value }>;
  /** Values of writes whose time is not known. */
  readonly open: Set<Value>;
}

/** What every key held at every time. */
export class VersionTable {
  readonly #initial: ReadonlyMap<string, Value>;
  readonly #keys = new Map<string, Versions>();
  #sorted: readonly string[] = [];

  constructor(initial: ReadonlyMap<string, Value>) {
    this.#initial = initial;
  }

  add(key: string, at: bigint, value: Value): void {
    this.#of(key).commits.push({ at, value });
  }

  /** A write that may have been committed at any time, or never. */
  addOpen(key: string, value: Value): void {
    this.#of(key).open.add(value);
  }

  /** To be called once, after the last write. */
  settle(): void {
    for (const { commits } of this.#keys.values()) commits.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    this.#sorted = [...new Set([...this.#keys.keys(), ...this.#initial.keys()])].sort();
  }

  /** What `key` held at a time, or right before it. */
  at(key: string, at: bigint, exclusive: boolean): Value {
    const commits = this.#keys.get(key)?.commits ?? [];
    let low = 0;
    let high = commits.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const time = commits[middle]?.at ?? 0n;
      if (time < at || (time === at && !exclusive)) low = middle + 1;
      else high = middle;
    }
    const commit = commits[low - 1];
    return commit === undefined ? (this.#initial.get(key) ?? null) : commit.value;
  }

  /** Whether a write of unknown time explains this value. */
  mayBe(key: string, value: Value): boolean {
    return this.#keys.get(key)?.open.has(value) ?? false;
  }

  /** Keys in [start, end), an empty end being none, up to and including `last` where it is given. */
  *keysBetween(start: string, end: string, last?: string): Iterable<string> {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? '') < start) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#sorted.length; at++) {
      const key = this.#sorted[at] ?? '';
      if ((end !== '' && key >= end) || (last !== undefined && key > last)) return;
      yield key;
    }
  }

  #of(key: string): Versions {
    let versions = this.#keys.get(key);
    if (versions === undefined) this.#keys.set(key, (versions = { commits: [], open: new Set() }));
    return versions;
  }
}
