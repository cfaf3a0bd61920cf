/** What PD did with a region last. */
export interface FinishedOperator {
  readonly regionId: bigint;
  readonly description: string;
  readonly kind: string;
}

/** The last operator of each region, for those who poll until theirs is done. Every operator here is done at once. */
export class OperatorLog {
  readonly #last = new Map<bigint, FinishedOperator>();
  readonly #limit: number;

  /** `limit`: regions remembered, the oldest are forgotten first. */
  constructor(limit = 1024) {
    this.#limit = limit;
  }

  add(operator: FinishedOperator): void {
    this.#last.delete(operator.regionId);
    this.#last.set(operator.regionId, operator);
    for (const oldest of this.#last.keys()) {
      if (this.#last.size <= this.#limit) {
        break;
      }
      this.#last.delete(oldest);
    }
  }

  get(regionId: bigint): FinishedOperator | undefined {
    return this.#last.get(regionId);
  }
}
