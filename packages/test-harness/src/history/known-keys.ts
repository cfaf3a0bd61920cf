/** The keys that were ever written, in order: what a scan could have returned. */
export class KnownKeys {
  readonly #all = new Set<string>();
  #sorted: string[] = [];
  #fresh: string[] = [];

  add(key: string): void {
    if (this.#all.has(key)) return;
    this.#all.add(key);
    this.#fresh.push(key);
  }

  /** Keys in [from, to). */
  between(from: string, to: string): readonly string[] {
    this.#settle();
    return this.#sorted.slice(this.#firstAtLeast(from), this.#firstAtLeast(to));
  }

  #settle(): void {
    if (this.#fresh.length > 64) {
      this.#sorted = [...this.#sorted, ...this.#fresh].sort(compare);
    } else {
      for (const key of this.#fresh) this.#sorted.splice(this.#firstAtLeast(key), 0, key);
    }
    this.#fresh = [];
  }

  #firstAtLeast(key: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
