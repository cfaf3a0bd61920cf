/** Ids for regions and peers: PD's, once there is one to ask. */
export class LocalIds {
  #next: bigint;
  #source: (() => bigint) | undefined;

  constructor(first: bigint) {
    this.#next = first;
  }

  follow(source: () => bigint): void {
    this.#source = source;
  }

  next(): bigint {
    if (this.#source !== undefined) return this.#source();
    const id = this.#next;
    this.#next += 1n;
    return id;
  }
}
