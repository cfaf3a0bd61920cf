/** One operation of a batch. `family` is always set. */
export type WriteOperation =
  | { readonly kind: 'put'; readonly key: Uint8Array; readonly value: Uint8Array; readonly family: string }
  | { readonly kind: 'delete'; readonly key: Uint8Array; readonly family: string }
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
    this.operations.push({ kind: 'put', key, value, family });
    return this;
  }

  delete(key: Uint8Array, family = 'default'): this {
    this.operations.push({ kind: 'delete', key, family });
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
