import type { Attempt, AttemptOutcome } from './attempt.js';
import { entriesOf } from './attempt.js';
import type { HistoryEntry, RegisterInput, RegisterOp, RegisterOutput } from './entry.js';

/** A place in the history: where an attempt was sent. */
export interface HistoryMark {
  readonly index: number;
  readonly time: number;
}

/** An attempt under way. Ending it twice does nothing; one that never ends stays open. */
export interface RecordedAttempt {
  ok(output?: RegisterOutput): void;
  /** Only where the attempt certainly had no effect. */
  fail(): void;
  /** The outcome is unknown. Same as never ending it. */
  info(): void;
}

export interface RecorderOptions {
  /** Milliseconds on a monotonic scale; a `Clock`'s `monotonic` fits. */
  readonly time: () => number;
  /**
   * Attempts kept in memory. Beyond it the recorder drops a random half of the keys, each with its whole history, as often as
   * needed: what it keeps is complete, and `coverage()` says how much that is. @default 1000000
   */
  readonly maxAttempts?: number | undefined;
  /** Chooses, together with the keys' text, which keys are dropped. @default 0 */
  readonly seed?: number | undefined;
}

interface MutableAttempt extends Attempt {
  output: RegisterOutput | undefined;
  outcome: AttemptOutcome;
  completed: number;
  completedTime: number;
}

/** Collects attempts by key as they happen. */
export class HistoryRecorder {
  readonly #time: () => number;
  readonly #maxAttempts: number;
  readonly #seed: number;
  /** null: a key that was dropped. */
  readonly #keys = new Map<string, MutableAttempt[] | null>();
  #sampled = 2 ** 32;
  #next = 0;
  #ids = 0;
  #kept = 0;
  #seen = 0;

  constructor(options: RecorderOptions) {
    this.#time = options.time;
    this.#maxAttempts = options.maxAttempts ?? 1_000_000;
    this.#seed = options.seed ?? 0;
  }

  /** The present place, for an attempt whose keys are known only when it is answered (a scan). */
  mark(): HistoryMark {
    return { index: this.#next++, time: this.#time() };
  }

  /** Records that an attempt was sent. */
  invoke(
    process: string | number,
    op: RegisterOp,
    key: string,
    input: RegisterInput = {},
    at?: HistoryMark,
  ): RecordedAttempt {
    this.#seen += 1;
    const list = this.#listOf(key);
    if (list === null) return untracked;
    const mark = at ?? this.mark();
    const attempt: MutableAttempt = {
      id: this.#ids++,
      process,
      op,
      key,
      input,
      output: undefined,
      outcome: 'info',
      invoked: mark.index,
      completed: Infinity,
      invokedTime: mark.time,
      completedTime: Infinity,
    };
    list.push(attempt);
    this.#kept += 1;
    if (this.#kept > this.#maxAttempts) this.#halve();
    return this.#ending(attempt);
  }

  /** Whether the history of `key` is kept. */
  tracks(key: string): boolean {
    return this.#listOf(key) !== null;
  }

  /** Every key that is kept, with its attempts in order of invocation. */
  byKey(): Map<string, readonly Attempt[]> {
    const result = new Map<string, readonly Attempt[]>();
    for (const [key, list] of this.#keys) {
      if (list !== null && list.length > 0)
        result.set(
          key,
          [...list].sort((a, b) => a.invoked - b.invoked),
        );
    }
    return result;
  }

  /** The history in the one format. */
  history(): HistoryEntry[] {
    return entriesOf([...this.byKey().values()].flat());
  }

  coverage(): {
    readonly keys: number;
    readonly keptKeys: number;
    readonly attempts: number;
    readonly keptAttempts: number;
  } {
    let keptKeys = 0;
    for (const list of this.#keys.values()) if (list !== null) keptKeys += 1;
    return { keys: this.#keys.size, keptKeys, attempts: this.#seen, keptAttempts: this.#kept };
  }

  #ending(attempt: MutableAttempt): RecordedAttempt {
    let ended = false;
    const end = (outcome: AttemptOutcome, output?: RegisterOutput): void => {
      if (ended) return;
      ended = true;
      if (outcome === 'info') return;
      attempt.outcome = outcome;
      attempt.output = output;
      attempt.completed = this.#next++;
      attempt.completedTime = this.#time();
    };
    return { ok: (output) => end('ok', output), fail: () => end('fail'), info: () => end('info') };
  }

  #listOf(key: string): MutableAttempt[] | null {
    let list = this.#keys.get(key);
    if (list === undefined) {
      list = hashOf(key, this.#seed) < this.#sampled ? [] : null;
      this.#keys.set(key, list);
    }
    return list;
  }

  #halve(): void {
    while (this.#kept > this.#maxAttempts && this.#sampled >= 1) {
      this.#sampled /= 2;
      for (const [key, list] of this.#keys) {
        if (list !== null && hashOf(key, this.#seed) >= this.#sampled) {
          this.#kept -= list.length;
          this.#keys.set(key, null);
        }
      }
    }
  }
}

const untracked: RecordedAttempt = { ok: () => undefined, fail: () => undefined, info: () => undefined };

function hashOf(key: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
