interface AppliedRead {
  readonly index: number;
  readonly run: () => void;
}

/** Reads of one replica that wait until it has applied what the leader had committed when they came. */
export class AppliedReads {
  #waiting: AppliedRead[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  wait(index: number, run: () => void): void {
    this.#waiting.push({ index, run });
  }

  /** Everything up to `index` is applied: runs what waited for it, in the order of its coming. */
  applied(index: number): void {
    if (this.#waiting.length === 0) return;
    const due = this.#waiting.filter((read) => read.index <= index);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter((read) => read.index > index);
    for (const read of due) read.run();
  }

  clear(): void {
    this.#waiting = [];
  }
}
