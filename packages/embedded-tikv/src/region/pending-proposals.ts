import type { errorpb } from '@tikv-client/kvproto';
import type { CommandDone } from './region-command.js';
import { regionErrors } from './region-errors.js';

interface Proposal {
  readonly index: number;
  readonly term: number;
  readonly done: CommandDone;
  /** In place of `done` when nobody here will ever know the outcome. */
  readonly lost: (() => void) | undefined;
}

/** Commands in the log whose callers wait for them to be applied, in log order. */
export class PendingProposals {
  #waiting: Proposal[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  add(index: number, term: number, done: CommandDone, lost?: () => void): void {
    // What stood at this index and after has been cut off the log by a later leader.
    while ((this.#waiting.at(-1)?.index ?? -1) >= index) this.#waiting.pop()?.done(regionErrors.staleCommand());
    this.#waiting.push({ index, term, done, lost });
  }

  /** The entry at `index` was applied: tells its caller, and those whose entries it replaced that theirs never will be. */
  applied(index: number, term: number, result: errorpb.Error | undefined): void {
    while (this.#waiting.length > 0) {
      const first = this.#waiting[0];
      if (first === undefined || first.index > index) return;
      this.#waiting.shift();
      first.done(first.index === index && first.term === term ? result : regionErrors.staleCommand());
    }
  }

  /** Forgets all callers without a word: the store is down. */
  abandon(): void {
    this.#waiting = [];
  }

  /** Gives up those up to `index`: a snapshot replaced the entries that would have told. */
  abandonUpTo(index: number): void {
    const given = this.#waiting.filter((proposal) => proposal.index <= index);
    this.#waiting = this.#waiting.filter((proposal) => proposal.index > index);
    for (const proposal of given) proposal.lost?.();
  }
}
