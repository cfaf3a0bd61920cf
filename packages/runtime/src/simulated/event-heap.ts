/** What the heap orders: by time, then by the order of creation. `slot` is the heap's own: the place in its array, -1 outside. */
export interface HeapEvent {
  readonly time: number;
  readonly sequence: number;
  slot: number;
}

/** A binary heap of events with removal from the middle, so that cancelled timers leave nothing behind. */
export class EventHeap<E extends HeapEvent> {
  readonly #events: E[] = [];

  get size(): number {
    return this.#events.length;
  }

  peek(): E | undefined {
    return this.#events[0];
  }

  push(event: E): void {
    this.#events.push(event);
    this.#rise(event, this.#events.length - 1);
  }

  pop(): E | undefined {
    const first = this.#events[0];
    if (first !== undefined) this.remove(first);
    return first;
  }

  /** Takes `event` out; false when it is not inside. */
  remove(event: E): boolean {
    const { slot } = event;
    if (slot < 0) return false;
    event.slot = -1;
    const last = this.#events.pop();
    if (last !== undefined && last !== event) {
      this.#rise(last, slot);
      this.#sink(last, last.slot);
    }
    return true;
  }

  #rise(event: E, from: number): void {
    let slot = from;
    while (slot > 0) {
      const above = (slot - 1) >> 1;
      const parent = this.#events[above] as E;
      if (!before(event, parent)) break;
      this.#put(parent, slot);
      slot = above;
    }
    this.#put(event, slot);
  }

  #sink(event: E, from: number): void {
    const size = this.#events.length;
    let slot = from;
    for (let below = 2 * slot + 1; below < size; below = 2 * slot + 1) {
      let child = this.#events[below] as E;
      const right = this.#events[below + 1];
      if (right !== undefined && before(right, child)) {
        child = right;
        below += 1;
      }
      if (!before(child, event)) break;
      this.#put(child, slot);
      slot = below;
    }
    this.#put(event, slot);
  }

  #put(event: E, slot: number): void {
    this.#events[slot] = event;
    event.slot = slot;
  }
}

function before(a: HeapEvent, b: HeapEvent): boolean {
  return a.time < b.time || (a.time === b.time && a.sequence < b.sequence);
}
