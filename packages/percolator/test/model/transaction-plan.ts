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
  /** Every key but the primary is locked together with others, and not written. */
  readonly sharing: boolean;
}

/** Only some plans can share keys: they are pessimistic, commit in two phases, and do not force locks. */
export function settled(plan: TransactionPlan): TransactionPlan {
  const sharing = plan.sharing && plan.pessimistic && plan.keys.length > 1;
  return sharing ? { ...plan, style: 'twoPhase', force: false } : { ...plan, sharing };
}

export function isShared({ sharing, keys }: TransactionPlan, key: string): boolean {
  return sharing && key !== keys[0];
}
