/** Sorted keys and their values. Only the table whose `#token` is the owner may change them; clones share chunks without owner. */
interface Chunk {
  readonly keys: string[];
  readonly values: Uint8Array[];
  readonly owner: object;
}

type Visit = (key: string, value: Uint8Array) => boolean | void;

const maxChunk = 512;
/** What an overlong chunk is cut into: room is left for keys that come in between. */
const goodChunk = 384;
const minRecent = 1024;
const maxRecent = 32_768;

/**
 * An ordered map with strings as keys, made for many writes in random order: those gather unordered in `#recent`, and are merged
 * into the chunks together, in key order, when there are many of them or when order is asked for. One by one each of them would
 * look for its place through cold memory. A clone shares the chunks; who writes to a shared one makes a copy for itself.
 */
export class KeyTable {
  #chunks: Chunk[] = [];
  /** The first key of each chunk. */
  #firsts: string[] = [];
  #size = 0;
  /** Undefined: deleted. */
  readonly #recent = new Map<string, Uint8Array | undefined>();
  #token = {};

  constructor(from?: KeyTable) {
    if (from === undefined) return;
    from.#settle();
    from.#token = {};
    this.#chunks = from.#chunks.slice();
    this.#firsts = from.#firsts.slice();
    this.#size = from.#size;
  }

  get size(): number {
    this.#settle();
    return this.#size;
  }

  /** At least as large as `size`, and known without work. */
  get sizeAtMost(): number {
    return this.#size + this.#recent.size;
  }

  get(key: string): Uint8Array | undefined {
    if (this.#recent.size > 0) {
      const value = this.#recent.get(key);
      if (value !== undefined || this.#recent.has(key)) return value;
    }
    const chunk = this.#chunks[floorIndex(this.#firsts, key)];
    if (chunk === undefined) return undefined;
    const at = lowerBound(chunk.keys, key, 0);
    return chunk.keys[at] === key ? chunk.values[at] : undefined;
  }

  set(key: string, value: Uint8Array): void {
    this.#note(key, value);
  }

  delete(key: string): void {
    this.#note(key, undefined);
  }

  /** Deletes from `start` to before `end`. */
  deleteRange(start: string, end: string): void {
    this.#settle();
    if (start >= end) return;
    const from = Math.max(0, floorIndex(this.#firsts, start));
    const to = lowerBound(this.#firsts, end, from);
    const kept: Chunk[] = [];
    for (let i = from; i < to; i += 1) {
      const { keys, values } = this.#chunks[i]!;
      const low = lowerBound(keys, start, 0);
      const high = lowerBound(keys, end, low);
      this.#size -= high - low;
      if (low > 0) kept.push(this.#own(keys.slice(0, low), values.slice(0, low)));
      if (high < keys.length) kept.push(this.#own(keys.slice(high), values.slice(high)));
    }
    this.#replace(from, to, kept);
  }

  /** Visits the keys from `start` to before `end`, ascending, until `visit` says false. */
  forRange(start: string, end: string, visit: Visit): void {
    this.#settle();
    const chunks = this.#chunks;
    for (let i = Math.max(0, floorIndex(this.#firsts, start)); i < chunks.length; i += 1) {
      const { keys, values } = chunks[i]!;
      for (let at = lowerBound(keys, start, 0); at < keys.length; at += 1) {
        if (keys[at]! >= end || visit(keys[at]!, values[at]!) === false) return;
      }
    }
  }

  /** As `forRange`, from the last key before `end` down. */
  forRangeReversed(start: string, end: string, visit: Visit): void {
    this.#settle();
    const chunks = this.#chunks;
    for (let i = lowerBound(this.#firsts, end, 0) - 1; i >= 0; i -= 1) {
      const { keys, values } = chunks[i]!;
      for (let at = lowerBound(keys, end, 0) - 1; at >= 0; at -= 1) {
        if (keys[at]! < start || visit(keys[at]!, values[at]!) === false) return;
      }
    }
  }

  count(start: string, end: string): number {
    this.#settle();
    if (start >= end) return 0;
    let count = 0;
    const to = lowerBound(this.#firsts, end, 0);
    for (let i = Math.max(0, floorIndex(this.#firsts, start)); i < to; i += 1) {
      const { keys } = this.#chunks[i]!;
      count += lowerBound(keys, end, 0) - lowerBound(keys, start, 0);
    }
    return count;
  }

  #note(key: string, value: Uint8Array | undefined): void {
    this.#recent.set(key, value);
    if (this.#recent.size >= minRecent && this.#recent.size >= Math.min(maxRecent, this.#size >> 3)) this.#settle();
  }

  /** Merges what is recent into the chunks, those with the highest keys first: what is cut or goes then moves nothing still to come. */
  #settle(): void {
    if (this.#recent.size === 0) return;
    const run = [...this.#recent.keys()].sort();
    if (this.#chunks.length === 0) this.#replace(0, 0, [this.#own([], [])]);
    for (let to = run.length; to > 0;) {
      const index = Math.max(0, floorIndex(this.#firsts, run[to - 1]!));
      const from = index === 0 ? 0 : lowerBound(run, this.#firsts[index]!, 0);
      const chunk = this.#writable(index);
      this.#merge(chunk, run, from, to);
      const { length } = chunk.keys;
      if (length === 0 || length > maxChunk) this.#replace(index, index + 1, this.#cut(chunk));
      else this.#firsts[index] = chunk.keys[0]!;
      to = from;
    }
    this.#recent.clear();
  }

  /** Brings `run[from..to)` into one chunk, without a new array unless something was deleted. */
  #merge({ keys, values }: Chunk, run: readonly string[], from: number, to: number): void {
    const before = keys.length;
    const fresh: string[] = [];
    let places: number[] = [];
    const gone = new Set<number>();
    for (let i = from, at = 0; i < to; i += 1) {
      const key = run[i]!;
      at = gallop(keys, key, at);
      const value = this.#recent.get(key);
      if (keys[at] !== key) {
        if (value === undefined) continue;
        fresh.push(key);
        places.push(at);
      } else if (value === undefined) gone.add(at);
      else values[at] = value;
    }
    if (gone.size > 0) {
      keep(keys, gone);
      keep(values, gone);
      places = fresh.map((key) => lowerBound(keys, key, 0));
    }
    let end = keys.length;
    for (const key of fresh) {
      keys.push(key);
      values.push(this.#recent.get(key)!);
    }
    // From the back, so that each entry is moved once; by place, since comparing keys would fetch each from cold memory.
    for (let i = fresh.length - 1; i >= 0; i -= 1) {
      const place = places[i]!;
      for (let old = end - 1; old >= place; old -= 1) {
        keys[old + i + 1] = keys[old]!;
        values[old + i + 1] = values[old]!;
      }
      keys[place + i] = fresh[i]!;
      values[place + i] = this.#recent.get(fresh[i]!)!;
      end = place;
    }
    this.#size += keys.length - before;
  }

  /** A chunk too long in parts, an empty one in none. */
  #cut({ keys, values }: Chunk): Chunk[] {
    const parts = Math.ceil(keys.length / goodChunk);
    return Array.from({ length: parts }, (_, part) => {
      const from = Math.floor((keys.length * part) / parts);
      const to = Math.floor((keys.length * (part + 1)) / parts);
      return this.#own(keys.slice(from, to), values.slice(from, to));
    });
  }

  #own(keys: string[], values: Uint8Array[]): Chunk {
    return { keys, values, owner: this.#token };
  }

  #writable(index: number): Chunk {
    let chunk = this.#chunks[index]!;
    if (chunk.owner !== this.#token) {
      chunk = this.#own(chunk.keys.slice(), chunk.values.slice());
      this.#chunks[index] = chunk;
    }
    return chunk;
  }

  #replace(from: number, to: number, chunks: readonly Chunk[]): void {
    this.#chunks.splice(from, to - from, ...chunks);
    this.#firsts.splice(from, to - from, ...chunks.map(({ keys }) => keys[0] ?? ''));
  }
}

/** Leaves out the entries at these places. */
function keep(entries: unknown[], without: ReadonlySet<number>): void {
  let at = 0;
  for (let i = 0; i < entries.length; i += 1) {
    if (!without.has(i)) entries[at++] = entries[i];
  }
  entries.length = at;
}

/** The first index at or behind `from` whose key is not below `key`. */
function lowerBound(keys: readonly string[], key: string, from: number, to = keys.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `lowerBound`, for an index that is probably near `from`: looks there first. */
function gallop(keys: readonly string[], key: string, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < keys.length && keys[low + step]! < key) {
    low += step;
    step *= 2;
  }
  return lowerBound(keys, key, low, Math.min(keys.length, low + step));
}

/** The last index whose key is not above `key`; -1 if there is none. */
function floorIndex(keys: readonly string[], key: string): number {
  const at = lowerBound(keys, key, 0);
  return keys[at] === key ? at : at - 1;
}
