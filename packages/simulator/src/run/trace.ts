/**
 * What happened in a run, in order. Keeps a hash of everything, so that two runs can be compared, and the last lines, so that a
 * failure can be read.
 */
export class Trace {
  readonly #keep: number;
  readonly #lines: string[] = [];
  #a = 0x811c9dc5;
  #b = 0x9e3779b9;
  #count = 0;

  /** @param keepLines lines kept for reading; the hash covers all. */
  constructor(keepLines = 200) {
    this.#keep = keepLines;
  }

  add(time: number, what: string): void {
    const line = `${time.toFixed(3)} ${what}`;
    for (let at = 0; at < line.length; at++) {
      const code = line.charCodeAt(at);
      this.#a = Math.imul(this.#a ^ code, 0x01000193);
      this.#b = Math.imul(this.#b ^ code, 0x85ebca6b);
      this.#b = (this.#b << 13) | (this.#b >>> 19);
    }
    this.#count += 1;
    this.#lines.push(line);
    if (this.#lines.length > 2 * this.#keep) this.#lines.splice(0, this.#lines.length - this.#keep);
  }

  get count(): number {
    return this.#count;
  }

  /** 16 hexadecimal digits. The same seed gives the same hash, or the run is not deterministic. */
  get hash(): string {
    return [this.#a, this.#b].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  /** The last lines. */
  tail(lines = this.#keep): string[] {
    return this.#lines.slice(-Math.min(lines, this.#keep));
  }
}
