import { PdError, TimestampFallbackError } from '@tikv-client/errors';

const logicalBits = 18n;
const logicalEnd = 1n << logicalBits;

/** What PD answers to `Tso{count}`: the last of `count` stamps. */
export interface TsoAnswer {
  readonly physical: bigint;
  readonly logical: bigint;
  /** Bits at the low end of `logical` that are the same in all stamps of one allocator; 0 in today's PD. */
  readonly suffixBits: number;
  readonly count: number;
}

/** `count` stamps from `first` on, `step` apart. */
export interface TimestampRange {
  readonly first: bigint;
  readonly step: bigint;
  readonly count: number;
}

/**
 * Lets only ranges pass that lie above everything that passed before, whichever stream, member or leader they came from. One
 * per client: a timestamp that steps back, handed out, would let a transaction miss what was committed before it.
 */
export class TimestampGuard {
  #last = 0n;

  /** The highest timestamp that passed. */
  get last(): bigint {
    return this.#last;
  }

  /** Throws `TimestampFallbackError`, or `PdError` for an answer that is none; the guard stays where it was. */
  accept(answer: TsoAnswer): TimestampRange {
    const { physical, logical, suffixBits, count } = answer;
    const step = 1n << BigInt(suffixBits);
    const firstLogical = logical - BigInt(count - 1) * step;
    // Outside of its 18 bits a logical part would run into another millisecond, whose stamps PD gives to others.
    if (physical <= 0n || firstLogical < 0n || logical >= logicalEnd) {
      const message = `timestamp out of range: physical ${physical}, logical ${logical}, count ${count}`;
      throw new PdError({ kind: 'malformedResponse', message });
    }
    const first = (physical << logicalBits) + firstLogical;
    if (first <= this.#last) throw new TimestampFallbackError(this.#last, first);
    this.#last = (physical << logicalBits) + logical;
    return { first, step, count };
  }
}
