import { keyToString } from './memory/key-string.js';

/**
 * One operation of a batch. `family` is always set. `sortKey` is the key as a latin1 string, made once for all engines that the
 * batch is written to: they share it.
 */
export type WriteOperation =
  | {
      readonly kind: 'put';
      readonly key: Uint8Array;
      readonly sortKey: string;
      readonly value: Uint8Array;
      readonly family: string;
    }
  | { readonly kind: 'delete'; readonly key: Uint8Array; readonly sortKey: string; readonly family: string }
  | {
      readonly kind: 'deleteRange';
      readonly start: Uint8Array;
      /** Empty: to the last key. */
      readonly end: Uint8Array;
      readonly family: string;
    };

/** Operations that an engine applies together, in order. A batch can be written to several engines. */
export class WriteBatch {
  readonly operations: WriteOperation[] = [];

  /** Sets a key. The batch keeps both arrays; they must not change any more. */
  put(key: Uint8Array, value: Uint8Array, family = 'default'): this {
    this.operations.push({ kind: 'put', key, sortKey: keyToString(key), value, family });
    return this;
  }

  delete(key: Uint8Array, family = 'default'): this {
    this.operations.push({ kind: 'delete', key, sortKey: keyToString(key), family });
    return this;
  }

  /** Deletes `start` (inclusive) to `end` (exclusive); an empty `end` reaches to the last key, an inverted range is empty. */
  deleteRange(start: Uint8Array, end: Uint8Array, family = 'default'): this {
    this.operations.push({ kind: 'deleteRange', start, end, family });
    return this;
  }

  get isEmpty(): boolean {
    return this.operations.length === 0;
  }
}
