import type { Random } from '@tikv-client/runtime';

/** The skew of the YCSB paper. */
export const ycsbTheta = 0.99;

/** The sum of 1/i^theta for i in (from, to], the normaliser of a zipfian distribution; `from` continues an earlier sum. */
export function zeta(to: number, theta: number, from = 0): number {
  let sum = 0;
  for (let i = from + 1; i <= to; i++) sum += 1 / i ** theta;
  return sum;
}

/**
 * Numbers in [0, items) where 0 is the most popular, after Gray et al., "Quickly Generating Billion-Record Synthetic Databases"
 * (SIGMOD 1994), as YCSB does it. `items` may grow between draws.
 */
export class Zipfian {
  readonly #theta: number;
  readonly #alpha: number;
  readonly #zeta2: number;
  #items: number;
  #zetan: number;
  #eta: number;

  /** @param zetan the normaliser, where it is known already. */
  constructor(items: number, theta: number = ycsbTheta, zetan?: number) {
    this.#theta = theta;
    this.#alpha = 1 / (1 - theta);
    this.#zeta2 = zeta(2, theta);
    this.#items = items;
    this.#zetan = zetan ?? zeta(items, theta);
    this.#eta = this.#etaOf();
  }

  get items(): number {
    return this.#items;
  }

  /** The probability of the most popular number. */
  get top(): number {
    return 1 / this.#zetan;
  }

  growTo(items: number): void {
    if (items <= this.#items) return;
    this.#zetan += zeta(items, this.#theta, this.#items);
    this.#items = items;
    this.#eta = this.#etaOf();
  }

  next(random: Random): number {
    const u = random.next();
    const uz = u * this.#zetan;
    if (uz < 1) return 0;
    if (uz < 1 + 0.5 ** this.#theta) return Math.min(1, this.#items - 1);
    const drawn = Math.floor(this.#items * (this.#eta * u - this.#eta + 1) ** this.#alpha);
    return Math.min(drawn, this.#items - 1);
  }

  #etaOf(): number {
    return (1 - (2 / this.#items) ** (1 - this.#theta)) / (1 - this.#zeta2 / this.#zetan);
  }
}
