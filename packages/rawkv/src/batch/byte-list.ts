const smallestChunk = 1024;
const largestChunk = 1024 * 1024;
/** Numbers per item: chunk, offset, length. */
const stride = 3;

/**
 * Copies of many byte strings, packed into a few large buffers: a million short ones cost their bytes and twelve more each, where
 * an object for each would cost over a hundred.
 */
export class ByteList {
  readonly #places: Uint32Array;
  readonly #chunks: Buffer[] = [];
  #used = 0;
  #length = 0;

  /** Room for `capacity` items. */
  constructor(capacity: number) {
    this.#places = new Uint32Array(capacity * stride);
  }

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    const size = bytes.length;
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || chunk.length - this.#used < size) {
      const wanted = Math.min(largestChunk, Math.max(smallestChunk, 2 * (chunk?.length ?? 0)));
      // What is longer than a chunk has one of its own.
      chunk = Buffer.allocUnsafeSlow(Math.max(wanted, size));
      this.#chunks.push(chunk);
      this.#used = 0;
    }
    chunk.set(bytes, this.#used);
    const at = this.#length * stride;
    this.#places[at] = this.#chunks.length - 1;
    this.#places[at + 1] = this.#used;
    this.#places[at + 2] = size;
    this.#used += size;
    this.#length += 1;
  }

  /** The bytes of one item, which are the list's own. Throws `RangeError` behind the end. */
  at(index: number): Buffer {
    const at = index * stride;
    const chunk = this.#chunks[this.#places[at] ?? -1];
    const offset = this.#places[at + 1] ?? 0;
    if (chunk === undefined || index >= this.#length) throw new RangeError(`there is no item ${index}`);
    return chunk.subarray(offset, offset + this.lengthOf(index));
  }

  lengthOf(index: number): number {
    return this.#places[index * stride + 2] ?? 0;
  }
}
