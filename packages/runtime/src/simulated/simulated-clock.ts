import type { Clock, Timer } from '../clock.js';
import { sleepOn } from '../sleep.js';
import { afterMicrotasks } from '../system/loop-turn.js';
import { EventHeap } from './event-heap.js';
import type { HeapEvent } from './event-heap.js';

export interface SimulatedClockOptions {
  /** Wall time at the start, ms since the epoch. @default 1_700_000_000_000 */
  readonly startMs?: number | undefined;
  /** Events at one instant after which time counts as stuck, and the run fails. @default 1_000_000 */
  readonly maxEventsPerInstant?: number | undefined;
}

export interface RunOptions {
  /** Simulated milliseconds after which the run fails. @default 3_600_000 */
  readonly limitMs?: number | undefined;
}

/** Thrown by the runs of a `SimulatedClock` that cannot end well: out of events, out of time, or stuck at one instant. */
export class SimulationStalledError extends Error {
  override readonly name = 'SimulationStalledError';
  /** Simulated monotonic time of the failure, ms. */
  readonly atMs: number;

  constructor(message: string, atMs: number) {
    super(message);
    this.atMs = atMs;
  }
}

/** Microtasks run between any two callbacks of one lap of the event loop. */
const stepsPerLap = 32;

interface SimulatedEvent extends HeapEvent {
  readonly fn: () => void;
}

/**
 * Time that moves only when told to. Events run one by one in order of (time, order of creation); after each of them all
 * microtasks run before the next. Callbacks of `nextTurn` run before any timer, at the same instant. With everything else
 * injected as well, two runs from one seed are equal, event by event.
 */
export class SimulatedClock implements Clock {
  readonly #startMs: number;
  readonly #maxEventsPerInstant: number;
  readonly #timers = new EventHeap<SimulatedEvent>();
  #turns: (() => void)[] = [];
  #turn = 0;
  #sequence = 0;
  #time = 0;
  #wallOffsetMs = 0;
  #eventsAtInstant = 0;
  #events = 0;
  #running = false;

  constructor(options: SimulatedClockOptions = {}) {
    this.#startMs = options.startMs ?? 1_700_000_000_000;
    this.#maxEventsPerInstant = options.maxEventsPerInstant ?? 1_000_000;
  }

  now(): number {
    return this.#startMs + Math.floor(this.#time) + this.#wallOffsetMs;
  }

  monotonic(): number {
    return this.#time;
  }

  setTimer(ms: number, fn: () => void): Timer {
    const time = this.#time + (ms > 0 ? ms : 0);
    const event: SimulatedEvent = { time, sequence: this.#sequence++, slot: -1, fn };
    // A timer at infinity never fires.
    if (time !== Infinity) this.#timers.push(event);
    return { cancel: () => void this.#timers.remove(event), unref() {} };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, ms, signal);
  }

  nextTurn(fn: () => void): void {
    this.#turns.push(fn);
  }

  /** Timers that are set and have not fired. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Monotonic time of the earliest timer; undefined without one. */
  get nextTimerAt(): number | undefined {
    return this.#timers.peek()?.time;
  }

  /** Events run so far: a cheap fingerprint to compare two runs by. */
  get eventCount(): number {
    return this.#events;
  }

  /** Moves the wall clock alone, as an operator or NTP would; monotonic time and timers do not notice. */
  stepWall(ms: number): void {
    this.#wallOffsetMs += ms;
  }

  /** Runs everything that is due within the next `ms` milliseconds and leaves the clock exactly there. */
  advance(ms: number): Promise<void> {
    if (!(ms >= 0 && ms < Infinity)) throw new RangeError(`advance: ms must be finite and not negative, got ${ms}`);
    const end = this.#time + ms;
    return this.#run(() => {
      if (this.#step(end)) return false;
      this.#moveTo(end);
      return true;
    });
  }

  /**
   * Runs events until the predicate holds (asked after every event) or the promise is settled; the result is the promise's.
   * Fails with `SimulationStalledError` when nothing is left to run or `limitMs` have passed.
   */
  async runUntil<T>(condition: (() => boolean) | PromiseLike<T>, options: RunOptions = {}): Promise<T | undefined> {
    const limitMs = options.limitMs ?? 3_600_000;
    const end = this.#time + limitMs;
    const awaited = typeof condition === 'function' ? undefined : observe(condition);
    const met = typeof condition === 'function' ? condition : () => awaited?.state !== 'pending';
    await this.#run(() => {
      if (met()) return true;
      if (this.#step(end)) return false;
      const idle = this.#timers.size === 0;
      if (!idle) this.#moveTo(end);
      const why = idle ? 'nothing is left to run' : `the limit of ${limitMs} ms has passed`;
      throw new SimulationStalledError(`runUntil: ${why}, and the condition is not met`, this.#time);
    });
    if (awaited?.state === 'rejected') throw awaited.reason;
    return awaited?.value;
  }

  /** Runs what is due at this very instant, and nothing later. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  /** Runs one event that is due by `end`; false when there is none. */
  #step(end: number): boolean {
    const turn = this.#turns[this.#turn];
    if (turn !== undefined) {
      this.#turn += 1;
      if (this.#turn === this.#turns.length) {
        this.#turns = [];
        this.#turn = 0;
      }
      this.#count();
      turn();
      return true;
    }
    const next = this.#timers.peek();
    if (next === undefined || next.time > end) return false;
    this.#timers.remove(next);
    this.#moveTo(next.time);
    this.#count();
    next.fn();
    return true;
  }

  #moveTo(time: number): void {
    if (time <= this.#time) return;
    this.#time = time;
    this.#eventsAtInstant = 0;
  }

  #count(): void {
    this.#events += 1;
    this.#eventsAtInstant += 1;
    if (this.#eventsAtInstant <= this.#maxEventsPerInstant) return;
    this.#eventsAtInstant = 0;
    throw new SimulationStalledError(
      `time is stuck: over ${this.#maxEventsPerInstant} events at one instant`,
      this.#time,
    );
  }

  /** Calls `step` with all microtasks in between until it returns true or throws. */
  #run(step: () => boolean): Promise<void> {
    if (this.#running) throw new Error('the simulated clock is running already: await the run before');
    this.#running = true;
    return new Promise((resolve, reject) => {
      let over = false;
      let queued = 0;
      const end = (settle: () => void) => {
        over = true;
        this.#running = false;
        settle();
      };
      const turn = () => {
        queued -= 1;
        if (over) return;
        try {
          if (step()) end(resolve);
          else if (queued === 0) queue();
        } catch (error) {
          end(() => reject(error));
        }
      };
      // Several at a time: a lap of the real event loop costs more than a simulated event.
      const queue = () => {
        while (queued < stepsPerLap) {
          queued += 1;
          afterMicrotasks(turn);
        }
      };
      queue();
    });
  }
}

interface Observed<T> {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: T | undefined;
  reason: unknown;
}

function observe<T>(promise: PromiseLike<T>): Observed<T> {
  const seen: Observed<T> = { state: 'pending', value: undefined, reason: undefined };
  promise.then(
    (value) => {
      seen.state = 'fulfilled';
      seen.value = value;
    },
    (reason: unknown) => {
      seen.state = 'rejected';
      seen.reason = reason;
    },
  );
  return seen;
}
