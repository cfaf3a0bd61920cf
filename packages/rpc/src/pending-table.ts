/** What the table needs of its entries: a place for the id it gives out. */
export interface Identified {
  id: number;
}

const smallest = 64;

/**
 * The requests of one stream that wait for an answer: a ring array indexed by `id & mask`, the whole id checked on the way
 * out. Ids only grow and are never used twice. An id whose slot is still taken (a request far older than its neighbours) is
 * passed over, so the array follows the number of waiting requests and not the distance between the oldest and the newest.
 */
export class PendingTable<Entry extends Identified> {
  #slots: (Entry | undefined)[] = emptySlots<Entry>(smallest);
  #mask = smallest - 1;
  #nextId = 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Slots allocated now. */
  get capacity(): number {
    return this.#mask + 1;
  }

  /** Gives the entry a fresh id and keeps it until `take`. */
  add(entry: Entry): void {
    // Half of the slots stay free, so a free one is near wherever the next id points.
    if (this.#size * 2 > this.#mask) this.#resize((this.#mask + 1) * 2);
    let id = this.#nextId;
    while (this.#slots[id & this.#mask] !== undefined) id++;
    this.#nextId = id + 1;
    entry.id = id;
    this.#slots[id & this.#mask] = entry;
    this.#size++;
  }

  /** Removes and returns the entry with this id; undefined when nobody waits under it (any more). */
  take(id: number): Entry | undefined {
    const slot = id & this.#mask;
    const entry = this.#slots[slot];
    if (entry === undefined || entry.id !== id) return undefined;
    this.#slots[slot] = undefined;
    this.#size--;
    return entry;
  }

  /** Removes and returns all entries, oldest first. The array shrinks back to its first size. */
  drain(): Entry[] {
    const all: Entry[] = [];
    for (const entry of this.#slots) {
      if (entry !== undefined) all.push(entry);
    }
    all.sort((a, b) => a.id - b.id);
    this.#slots = emptySlots<Entry>(smallest);
    this.#mask = smallest - 1;
    this.#size = 0;
    return all;
  }

  #resize(capacity: number): void {
    const old = this.#slots;
    this.#slots = emptySlots<Entry>(capacity);
    this.#mask = capacity - 1;
    // Ids that differ modulo the old capacity differ modulo its double: no two entries meet.
    for (const entry of old) {
      if (entry !== undefined) this.#slots[entry.id & this.#mask] = entry;
    }
  }
}

function emptySlots<Entry>(count: number): (Entry | undefined)[] {
  return Array.from({ length: count }, () => undefined);
}
