/** A source of randomness. Production uses `systemRandom`, tests and simulations a `SeededRandom`. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, bound); `bound` is an integer in [1, 2^32]. */
  below(bound: number): number;
  /** `length` random bytes. */
  bytes(length: number): Uint8Array;
}
