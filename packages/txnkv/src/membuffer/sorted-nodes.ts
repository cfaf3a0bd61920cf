import { compareBytes } from '@tikv-client/codec';

/** Anything with a place in the order of keys. */
export interface Keyed {
  readonly key: Uint8Array;
}

/** Nodes of one chunk at most. */
const chunkNodes = 256;

/** Where a node is, or would be. */
interface Place {
  readonly chunk: number;
  readonly slot: number;
}

/**
 * Nodes in the order of their keys, in chunks: a small transaction is one sorted array, a large one inserts into a short array
 * and not into a long one.
 */
export class SortedNodes<T extends Keyed> {
  readonly #chunks: T[][] = [[]];
  #size = 0;
  /** Changes whenever a node comes or goes: iterators then look for their place anew. */
  #version = 0;

  get size(): number {
    return this.#size;
  }

  get version(): number {
    return this.#version;
  }

  find(key: Uint8Array): T | undefined {
    const { chunk, slot } = this.#place(key);
    const node = this.#chunks[chunk]?.[slot];
    return node !== undefined && compareBytes(node.key, key) === 0 ? node : undefined;
  }

  /** The node of `key`; `make` is called when there is none. */
  findOrInsert(key: Uint8Array, make: () => T): T {
    const { chunk, slot } = this.#place(key);
    const nodes = this.#chunks[chunk] as T[];
    const there = nodes[slot];
    if (there !== undefined && compareBytes(there.key, key) === 0) return there;
    const node = make();
    this.#size += 1;
    this.#version += 1;
    // Keys that arrive in order leave full chunks behind.
    if (nodes.length >= chunkNodes && slot === nodes.length && chunk === this.#chunks.length - 1) {
      this.#chunks.push([node]);
      return node;
    }
    nodes.splice(slot, 0, node);
    if (nodes.length > chunkNodes) this.#chunks.splice(chunk + 1, 0, nodes.splice(nodes.length >>> 1));
    return node;
  }

  remove(key: Uint8Array): boolean {
    const { chunk, slot } = this.#place(key);
    const nodes = this.#chunks[chunk];
    const node = nodes?.[slot];
    if (nodes === undefined || node === undefined || compareBytes(node.key, key) !== 0) return false;
    nodes.splice(slot, 1);
    if (nodes.length === 0 && this.#chunks.length > 1) this.#chunks.splice(chunk, 1);
    this.#size -= 1;
    this.#version += 1;
    return true;
  }

  clear(): void {
    this.#chunks.splice(0, this.#chunks.length, []);
    this.#size = 0;
    this.#version += 1;
  }

  /**
   * Nodes from `start` on and below `end` (empty: no bound), upwards or downwards. Survives insertions and removals: it goes on
   * behind the node that it showed last.
   */
  *range(start: Uint8Array, end: Uint8Array, reverse: boolean): Generator<T, void, undefined> {
    let last: T | undefined;
    let version = -1;
    let chunk = 0;
    let slot = 0;
    for (;;) {
      if (version === this.#version) {
        slot += reverse ? -1 : 1;
      } else {
        version = this.#version;
        const from = last?.key ?? (reverse ? end : start);
        const open = last === undefined && from.length === 0 && reverse;
        ({ chunk, slot } = open ? { chunk: this.#chunks.length - 1, slot: this.#lastSlot() } : this.#place(from));
        if (!open && reverse) slot -= 1;
        else if (!reverse && last !== undefined && this.#holds(chunk, slot, last.key)) slot += 1;
      }
      while (slot < 0 && chunk > 0) {
        chunk -= 1;
        slot = (this.#chunks[chunk]?.length ?? 0) - 1;
      }
      while (!reverse && slot >= (this.#chunks[chunk]?.length ?? 0) && chunk < this.#chunks.length - 1) {
        chunk += 1;
        slot = 0;
      }
      const node = this.#chunks[chunk]?.[slot];
      if (node === undefined) return;
      const outside = reverse ? compareBytes(node.key, start) < 0 : end.length > 0 && compareBytes(node.key, end) >= 0;
      if (outside) return;
      last = node;
      yield node;
    }
  }

  #holds(chunk: number, slot: number, key: Uint8Array): boolean {
    const node = this.#chunks[chunk]?.[slot];
    return node !== undefined && compareBytes(node.key, key) === 0;
  }

  #lastSlot(): number {
    return (this.#chunks.at(-1)?.length ?? 0) - 1;
  }

  /** The first place whose node is not below `key`. */
  #place(key: Uint8Array): Place {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const first = this.#chunks[middle]?.[0];
      if (first !== undefined && compareBytes(first.key, key) <= 0) low = middle;
      else high = middle - 1;
    }
    const nodes = this.#chunks[low] as T[];
    let from = 0;
    let to = nodes.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compareBytes((nodes[middle] as T).key, key) < 0) from = middle + 1;
      else to = middle;
    }
    return { chunk: low, slot: from };
  }
}
