import type { EntryKind } from '../history/entry.js';
import type { Value } from '../history/value.js';

/** An element of a list: unique among everything appended to that list in one history. */
export type ListElement = string | number;

/**
 * What a transaction did to one key (or range), in its own order. Registers are read and written, lists grow at their end, accounts
 * hold whole numbers. What was read is known only once the transaction has told it: before, the field is absent.
 * `current`: a locking read of a pessimistic transaction, which sees what is committed when the lock is granted, not the snapshot.
 */
export type TransactionStep =
  | { readonly op: 'get'; readonly key: string; readonly value?: Value | undefined; readonly current?: boolean }
  | { readonly op: 'put'; readonly key: string; readonly value: Value }
  | {
      readonly op: 'scan';
      readonly start: string;
      /** Exclusive; empty: no end. */
      readonly end: string;
      readonly limit: number;
      readonly pairs?: ReadonlyArray<readonly [key: string, value: string]> | undefined;
    }
  | { readonly op: 'append'; readonly key: string; readonly element: ListElement }
  | {
      readonly op: 'list';
      readonly key: string;
      readonly elements?: readonly ListElement[] | undefined;
      readonly current?: boolean;
    }
  | { readonly op: 'add'; readonly key: string; readonly amount: number; readonly found?: number | undefined }
  | { readonly op: 'balance'; readonly key: string; readonly found?: number | undefined };

export interface TransactionInput {
  /** Names the transaction wherever it left a trace of itself, as a transfer's record does. */
  readonly id?: string | undefined;
  /** What it is going to do, without what it reads. For an open transaction this is all that is known. */
  readonly steps: readonly TransactionStep[];
  /** @default 'optimistic' */
  readonly mode?: 'optimistic' | 'pessimistic' | undefined;
  /** Timestamp of its snapshot, in decimal, where it is known. */
  readonly startTs?: string | undefined;
}

export interface TransactionOutput {
  /** What it did, with what it read. @default the steps of the input */
  readonly steps?: readonly TransactionStep[] | undefined;
  /** In decimal. */
  readonly startTs?: string | undefined;
  /** In decimal; absent where nothing was written, or nobody said. */
  readonly commitTs?: string | undefined;
}

/**
 * One line of a history for a transaction: the same `index`, `time`, `process`, `attempt` and `kind` as every other entry. `ok`: it
 * committed. `fail`: it certainly did not and never will. `info`, or no second entry: it may have, or may still.
 */
export interface TransactionEntry {
  readonly index: number;
  readonly time: number;
  readonly process: string | number;
  readonly attempt: number;
  readonly kind: EntryKind;
  readonly op: 'transaction';
  readonly input: TransactionInput;
  /** With `ok` only. */
  readonly output?: TransactionOutput | undefined;
}
