export interface TransactionPlan {
  readonly keys: readonly string[];
  readonly style: 'twoPhase' | 'asyncCommit' | 'onePhase';
  readonly pessimistic: boolean;
  readonly force: boolean;
  readonly ttlMs: bigint;
  /** Readers can push the commit of a two-phase transaction. */
  readonly large: boolean;
  /** Keys are prewritten in any order: the lock of a secondary may be met while there is no primary. */
  readonly primaryLast: boolean;
}
