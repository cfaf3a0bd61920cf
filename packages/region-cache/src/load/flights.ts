import type { Clock } from '@tikv-client/runtime';
import type { Region } from '../region/region.js';

/** One lookup on its way, and the keys it is presumed to answer. */
export interface Flight {
  readonly start: string;
  readonly end: string;
  /** What was found, also where the cache knew something newer and refused it. */
  readonly done: Promise<readonly Region[]>;
  /** On the monotonic scale of the clock. */
  readonly startedAt: number;
}

/**
 * Lookups that are under way, by the range of keys they will presumably answer. A miss inside such a range waits and looks
 * into the cache again; a miss elsewhere starts a lookup of its own. So does one that comes long after the lookup began: that
 * one may be stuck in something that has healed since.
 */
export class Flights {
  readonly #flights = new Set<Flight>();
  readonly #clock: Clock;
  readonly #joinMs: number;

  /** Lookups older than `joinMs` are left to those who wait for them already. */
  constructor(clock: Clock, joinMs: number) {
    this.#clock = clock;
    this.#joinMs = joinMs;
  }

  get size(): number {
    return this.#flights.size;
  }

  covering(key: string): Flight | undefined {
    for (const flight of this.#flights) {
      if (key >= flight.start && (flight.end === '' || key < flight.end) && this.#isYoung(flight)) return flight;
    }
    return undefined;
  }

  /** For the key just before `key`; empty: the end of the key space. */
  coveringEnd(key: string): Flight | undefined {
    for (const flight of this.#flights) {
      const covers = key === '' ? flight.end === '' : key > flight.start && (flight.end === '' || key <= flight.end);
      if (covers && this.#isYoung(flight)) return flight;
    }
    return undefined;
  }

  start(start: string, end: string, run: () => Promise<readonly Region[]>): Flight {
    const startedAt = this.#clock.monotonic();
    const flight: Flight = { start, end, startedAt, done: run().finally(() => this.#flights.delete(flight)) };
    // Whoever waits sees the failure; a flight that nobody waits for any more fails silently.
    flight.done.catch(() => undefined);
    this.#flights.add(flight);
    return flight;
  }

  #isYoung({ startedAt }: Flight): boolean {
    return this.#clock.monotonic() - startedAt < this.#joinMs;
  }
}
