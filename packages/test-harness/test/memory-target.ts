import type { Pair, RawTarget } from '../src/target/raw-target.js';

/** A store in a map that remembers every key it was given or gave out. */
export class MemoryTarget implements RawTarget {
  readonly touched: Uint8Array[] = [];
  readonly #pairs = new Map<string, Uint8Array>();
  #sorted: string[] | undefined;

  async get(key: Uint8Array): Promise<Uint8Array | undefined> {
    return this.#pairs.get(this.#text(key));
  }

  async put(key: Uint8Array, value: Uint8Array): Promise<void> {
    const name = this.#text(key);
    if (!this.#pairs.has(name)) this.#sorted = undefined;
    this.#pairs.set(name, value);
  }

  async compareAndSwap(
    key: Uint8Array,
    expected: Uint8Array | undefined,
    value: Uint8Array,
  ): Promise<{ swapped: boolean }> {
    const found = await this.get(key);
    const swapped =
      found === undefined ? expected === undefined : expected !== undefined && Buffer.compare(found, expected) === 0;
    if (swapped) await this.put(key, value);
    return { swapped };
  }

  async scan(start: Uint8Array, end: Uint8Array, limit: number): Promise<Pair[]> {
    const keys = this.#between(start, end).slice(0, limit);
    return keys.map((key) => ({
      key: this.#touch(Buffer.from(key, 'latin1')),
      value: this.#pairs.get(key) ?? new Uint8Array(0),
    }));
  }

  async batchGet(keys: readonly Uint8Array[]): Promise<Pair[]> {
    return keys.flatMap((key) => {
      const value = this.#pairs.get(this.#text(key));
      return value === undefined ? [] : [{ key, value }];
    });
  }

  async batchPut(pairs: readonly Pair[]): Promise<void> {
    for (const { key, value } of pairs) await this.put(key, value);
  }

  async deleteRange(start: Uint8Array, end: Uint8Array): Promise<void> {
    for (const key of this.#between(start, end)) {
      this.#touch(Buffer.from(key, 'latin1'));
      this.#pairs.delete(key);
      this.#sorted = undefined;
    }
  }

  keys(): readonly string[] {
    return (this.#sorted ??= [...this.#pairs.keys()].sort());
  }

  #between(start: Uint8Array, end: Uint8Array): string[] {
    const [from, to] = [Buffer.from(start).toString('latin1'), Buffer.from(end).toString('latin1')];
    return this.keys().filter((key) => key >= from && (to === '' || key < to));
  }

  #text(key: Uint8Array): string {
    return Buffer.from(this.#touch(key)).toString('latin1');
  }

  #touch(key: Uint8Array): Uint8Array {
    this.touched.push(key);
    return key;
  }
}
