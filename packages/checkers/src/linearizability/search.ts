import type { Step } from './steps.js';
import { absent, isReadLike } from './steps.js';

export interface SearchResult {
  readonly result: 'ok' | 'violation' | 'unknown';
  /** Indexes into the steps: a linearization where the result is ok, else empty. */
  readonly order: readonly number[];
  /** States visited. */
  readonly visited: number;
}

interface Frame {
  /** The steps that led here, in order: hidden writes, then one of consequence. */
  readonly steps: readonly number[];
  readonly stateBefore: number;
  readonly candidates: readonly number[];
  next: number;
}

/**
 * Searches a linearization of the steps of one register, after Wing and Gong with Lowe's memory of (linearised set, state).
 * Five observations keep it small; each removes only branches that cannot decide the verdict:
 * - a read that fits the present state can be taken at once, whatever the rest does;
 * - an open write matters only if somebody who is running now finds it, so it is tried only then;
 * - of running writes that do the same only the one that must end first is tried;
 * - a write whose value nobody finds can go right before the next write that overwrites the state;
 * - a value that still has readers to come and no writer left may not be overwritten.
 */
export function searchLinearization(steps: readonly Step[], maxStates: number): SearchResult {
  return new Search(steps, maxStates).run();
}

class Search {
  readonly #steps: readonly Step[];
  readonly #maxStates: number;
  /** Doubly linked list of events; event 2i is the invocation of step i, 2i+1 its answer. `#head` closes the ring. */
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #head: number;
  readonly #memory = new Set<string>();
  readonly #readers: Map<number, number> = new Map();
  readonly #writers: Map<number, number> = new Map();
  /** Values that some step needs to find. */
  readonly #required = new Set<number>();
  readonly #frames: Frame[] = [];
  /** Some step needs a value to be gone: then no write is without consequence. */
  #excludes = false;
  #state = absent;
  #left = 0;
  #visited = 0;

  constructor(steps: readonly Step[], maxStates: number) {
    this.#steps = steps;
    this.#maxStates = maxStates;
    this.#head = steps.length * 2;
    this.#next = new Int32Array(this.#head + 1);
    this.#previous = new Int32Array(this.#head + 1);
    const events: Array<{ event: number; index: number }> = [];
    steps.forEach((step, i) => {
      events.push({ event: 2 * i, index: step.attempt.invoked });
      if (!step.optional) events.push({ event: 2 * i + 1, index: step.attempt.completed });
      if (step.require !== -1) this.#required.add(step.require);
      if (step.exclude !== -1) this.#excludes = true;
      this.#count(step, 1);
    });
    events.sort((a, b) => a.index - b.index);
    let last = this.#head;
    for (const { event } of events) {
      this.#next[last] = event;
      this.#previous[event] = last;
      last = event;
    }
    this.#next[last] = this.#head;
    this.#previous[this.#head] = last;
  }

  run(): SearchResult {
    this.#enter([], absent);
    for (;;) {
      if (this.#left === 0) return this.#end('ok');
      if (this.#visited > this.#maxStates) return this.#end('unknown');
      const frame = this.#frames[this.#frames.length - 1];
      if (frame === undefined) return this.#end('violation');
      const step = frame.candidates[frame.next];
      if (step === undefined) {
        this.#leave();
        continue;
      }
      frame.next += 1;
      this.#take(step);
    }
  }

  #end(result: SearchResult['result']): SearchResult {
    const order = result === 'ok' ? this.#frames.flatMap((frame) => frame.steps) : [];
    return { result, order, visited: this.#visited };
  }

  #take(index: number): void {
    const before = this.#state;
    const hidden = this.#overwrites(index) ? this.#hiddenWrites(index) : [];
    const steps = [...hidden, index];
    for (const taken of steps) {
      const step = this.#step(taken);
      this.#lift(taken);
      if (!isReadLike(step)) this.#state = step.write;
      this.#count(step, -1);
    }
    this.#enter(steps, before);
  }

  #enter(steps: readonly number[], stateBefore: number): void {
    this.#visited += 1;
    this.#frames.push({ steps, stateBefore, candidates: this.#candidates(), next: 0 });
  }

  #leave(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    this.#state = frame.stateBefore;
    for (const taken of frame.steps.toReversed()) {
      this.#count(this.#step(taken), 1);
      this.#unlift(taken);
    }
  }

  #count(step: Step, by: number): void {
    if (!isReadLike(step)) add(this.#writers, step.write, by);
    if (step.optional) return;
    this.#left += by;
    if (step.require !== -1) add(this.#readers, step.require, by);
  }

  /** Whether the step replaces the state without looking at it. */
  #overwrites(index: number): boolean {
    const step = this.#step(index);
    return step.require === -1 && step.write !== -1;
  }

  /** Running writes that nobody will find: they can go right before a write that overwrites them. */
  #hiddenWrites(before: number): number[] {
    return this.#running().filter((index) => index !== before && this.#isUnseen(index));
  }

  #isUnseen(index: number): boolean {
    const step = this.#step(index);
    return !this.#excludes && !step.optional && this.#overwrites(index) && !this.#required.has(step.write);
  }

  /** Steps that were sent before the first answer that is still to be explained. */
  #running(): number[] {
    const running: number[] = [];
    let event = this.#at(this.#next, this.#head);
    for (; event !== this.#head && (event & 1) === 0; event = this.#at(this.#next, event)) running.push(event >> 1);
    return running;
  }

  /** What can come next in the present state: one read that fits, or the writes to choose from. Empty after a known state. */
  #candidates(): readonly number[] {
    const running = this.#running();
    for (const index of running) {
      const step = this.#step(index);
      if (!step.optional && isReadLike(step) && this.#fits(step)) return [index];
    }
    const key = `${this.#state}.${this.#left}.${running.join(',')}`;
    if (this.#memory.has(key)) return [];
    this.#memory.add(key);
    return this.#choices(running);
  }

  #choices(running: readonly number[]): readonly number[] {
    const wanted = new Set<number>();
    for (const index of running) wanted.add(this.#step(index).require);
    const held = (this.#writers.get(this.#state) ?? 0) === 0 ? (this.#readers.get(this.#state) ?? 0) : 0;
    const ranked = running.toSorted((a, b) => this.#rank(a) - this.#rank(b));
    const tried = new Set<string>();
    return ranked.filter((index) => {
      const step = this.#step(index);
      if (isReadLike(step) || !this.#fits(step)) return false;
      if (held > (!step.optional && step.require === this.#state ? 1 : 0) && step.write !== this.#state) return false;
      if (step.optional && !wanted.has(step.write) && !this.#excludes) return false;
      const effect = this.#isUnseen(index) ? 'unseen' : `${step.require}>${step.write}`;
      if (tried.has(effect)) return false;
      tried.add(effect);
      return true;
    });
  }

  /** In order of answers; open writes last, in order of invocation. */
  #rank(index: number): number {
    const { optional, attempt } = this.#step(index);
    return optional ? Number.MAX_SAFE_INTEGER / 2 + attempt.invoked : attempt.completed;
  }

  #fits(step: Step): boolean {
    return (
      (step.require === -1 || step.require === this.#state) && (step.exclude === -1 || step.exclude !== this.#state)
    );
  }

  #lift(index: number): void {
    for (const event of this.#step(index).optional ? [2 * index] : [2 * index, 2 * index + 1]) {
      const next = this.#at(this.#next, event);
      const previous = this.#at(this.#previous, event);
      this.#next[previous] = next;
      this.#previous[next] = previous;
    }
  }

  #unlift(index: number): void {
    for (const event of this.#step(index).optional ? [2 * index] : [2 * index + 1, 2 * index]) {
      this.#next[this.#at(this.#previous, event)] = event;
      this.#previous[this.#at(this.#next, event)] = event;
    }
  }

  #step(index: number): Step {
    const step = this.#steps[index];
    if (step === undefined) throw new RangeError(`no step ${index}`);
    return step;
  }

  #at(links: Int32Array, event: number): number {
    const link = links[event];
    if (link === undefined) throw new RangeError(`no event ${event}`);
    return link;
  }
}

function add(counts: Map<number, number>, value: number, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by);
}
