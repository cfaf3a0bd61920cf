import { textOf } from '../arguments/bytes.js';

/** What an entry costs besides its bytes, roughly. */
const entryBytes = 100;

/** What a snapshot has read, absent keys included, within a number of bytes; the oldest entries go first. Values come and go as copies. */
export class ValueCache {
  readonly #limit: number;
  readonly #values = new Map<string, Uint8Array | undefined>();
  #bytes = 0;
  #hits = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get hits(): number {
    return this.#hits;
  }

  /** Whether the key was read, and what was found. */
  lookup(key: Uint8Array): { readonly value: Uint8Array | undefined } | undefined {
    if (this.#values.size === 0) return undefined;
    const name = textOf(key);
    const value = this.#values.get(name);
    if (value === undefined && !this.#values.has(name)) return undefined;
    this.#hits += 1;
    return { value: value === undefined ? undefined : new Uint8Array(value) };
  }

  save(key: Uint8Array, value: Uint8Array | undefined): void {
    const size = sizeOf(key.length, value);
    if (size > this.#limit) return;
    const name = textOf(key);
    if (this.#values.has(name)) return;
    this.#values.set(name, value === undefined ? undefined : new Uint8Array(value));
    this.#bytes += size;
    if (this.#bytes <= this.#limit) return;
    for (const [oldest, its] of this.#values) {
      this.#values.delete(oldest);
      this.#bytes -= sizeOf(oldest.length, its);
      if (this.#bytes <= this.#limit) break;
    }
  }

  /** Forgets these keys, or all. */
  clear(keys?: readonly Uint8Array[]): void {
    if (keys === undefined) {
      this.#values.clear();
      this.#bytes = 0;
      return;
    }
    for (const key of keys) {
      const name = textOf(key);
      if (!this.#values.has(name)) continue;
      this.#bytes -= sizeOf(name.length, this.#values.get(name));
      this.#values.delete(name);
    }
  }
}

function sizeOf(keyLength: number, value: Uint8Array | undefined): number {
  return keyLength + (value?.length ?? 0) + entryBytes;
}
