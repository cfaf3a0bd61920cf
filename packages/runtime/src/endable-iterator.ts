/**
 * An async generator that is ended at once: `return` and `throw` call `end` first, and do not wait for the step under way as a
 * generator's own do. `end` has to make that step return.
 */
export class EndableIterator<T> implements AsyncIterableIterator<T> {
  readonly #steps: AsyncGenerator<T, void, undefined>;
  readonly #end: () => void;

  constructor(steps: AsyncGenerator<T, void, undefined>, end: () => void) {
    this.#steps = steps;
    this.#end = end;
  }

  next(): Promise<IteratorResult<T, void>> {
    return this.#steps.next();
  }

  return(): Promise<IteratorResult<T, void>> {
    this.#end();
    return this.#steps.return();
  }

  throw(error: unknown): Promise<IteratorResult<T, void>> {
    this.#end();
    return this.#steps.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
