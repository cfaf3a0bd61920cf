import type { Value } from './value.js';

/**
 * `invoke`: the attempt was sent. `ok`: it was answered, the output is known. `fail`: it certainly had no effect.
 * `info`: nobody knows; it stays open to the end of the run and may take effect at any later time.
 * An attempt that has no second entry is open as well.
 */
export type EntryKind = 'invoke' | 'ok' | 'fail' | 'info';

/** The operations of a register: one key that is read, written, removed or swapped. */
export type RegisterOp = 'get' | 'put' | 'delete' | 'compareAndSwap';

export interface RegisterInput {
  /** What `put` and `compareAndSwap` write. */
  readonly value?: Value | undefined;
  /** What `compareAndSwap` expects; null: that the key is absent. */
  readonly expected?: Value | undefined;
}

export interface RegisterOutput {
  /** What `get` returned, or what `compareAndSwap` found; absent where the server did not say. */
  readonly value?: Value | undefined;
  /** Whether `compareAndSwap` wrote. */
  readonly swapped?: boolean | undefined;
}

/**
 * One line of a history, the one format of all checkers: plain JSON. An entry belongs to an *attempt* (one request that was
 * sent), not to a call that a client may have retried.
 */
export interface HistoryEntry {
  /** Place in the total order of the history. Two entries of one key never share it. */
  readonly index: number;
  /** Milliseconds on one clock for the whole history; for people and for merging, the order is `index`. */
  readonly time: number;
  /** Who sent it, for people. */
  readonly process: string | number;
  /** Joins the two entries of one attempt. */
  readonly attempt: number;
  readonly kind: EntryKind;
  readonly op: RegisterOp;
  readonly key: string;
  readonly input: RegisterInput;
  /** With `ok` only. */
  readonly output?: RegisterOutput | undefined;
}
