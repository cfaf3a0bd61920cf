interface Claim {
  readonly ts: bigint;
  /** Log position that a replica needs for the claim to hold of its data. */
  readonly index: number;
}

const maxClaims = 16;

/**
 * The time stamp up to which one replica's data is final: no transaction will commit at it or below any more that is not applied
 * here. Leaders claim it together with what they had applied; a replica that lags believes it once it has come as far.
 */
export class SafeTs {
  #value = 0n;
  #claims: Claim[] = [];

  /** 0: nothing is known to be final. */
  get value(): bigint {
    return this.#value;
  }

  /** `applied`: what this replica has applied now. */
  learn(ts: bigint, index: number, applied: number): void {
    if (ts <= this.#value) return;
    if (index <= applied) {
      this.#value = ts;
      this.#claims = this.#claims.filter((claim) => claim.ts > ts);
      return;
    }
    // A replica far behind keeps the oldest claims, which it can believe first, and the newest.
    if (this.#claims.length >= maxClaims) this.#claims.pop();
    this.#claims.push({ ts, index });
  }

  applied(index: number): void {
    if (this.#claims.length === 0) return;
    const kept: Claim[] = [];
    for (const claim of this.#claims) {
      if (claim.index > index) kept.push(claim);
      else if (claim.ts > this.#value) this.#value = claim.ts;
    }
    this.#claims = kept;
  }

  clear(): void {
    this.#value = 0n;
    this.#claims = [];
  }
}
