import type { Region } from '../region/region.js';

/** One lookup on its way, and the keys it is presumed to answer. */
export interface Flight {
  readonly start: string;
  readonly end: string;
  /** What was found, also where the cache knew something newer and refused it. */
  readonly done: Promise<readonly Region[]>;
}

/**
 * Lookups that are under way, by the range of keys they will presumably answer. A miss inside such a range waits and looks
 * into the cache again; a miss elsewhere starts a lookup of its own.
 */
export class Flights {
  readonly #flights = new Set<Flight>();

  get size(): number {
    return this.#flights.size;
  }

  covering(key: string): Flight | undefined {
    for (const flight of this.#flights) {
      if (key >= flight.start && (flight.end === '' || key < flight.end)) return flight;
    }
    return undefined;
  }

  /** For the key just before `key`; empty: the end of the key space. */
  coveringEnd(key: string): Flight | undefined {
    for (const flight of this.#flights) {
      if (key === '' ? flight.end === '' : key > flight.start && (flight.end === '' || key <= flight.end)) return flight;
    }
    return undefined;
  }

  start(start: string, end: string, run: () => Promise<readonly Region[]>): Flight {
    const flight: Flight = { start, end, done: run().finally(() => this.#flights.delete(flight)) };
    // Whoever waits sees the failure; a flight that nobody waits for any more fails silently.
    flight.done.catch(() => undefined);
    this.#flights.add(flight);
    return flight;
  }
}
