import type { kvrpcpb } from '@tikv-client/kvproto';

/** What a mutation is checked against besides its lock. */
export type Check =
  /** `DO_PESSIMISTIC_CHECK`: the key was locked before; its lock is the check. */
  | 'lock'
  /** `DO_CONSTRAINT_CHECK`: as in an optimistic transaction. */
  | 'constraint'
  /** `SKIP_PESSIMISTIC_CHECK`, and every mutation of an optimistic transaction. */
  | 'none';

/** What is the same for every mutation of one request. */
export interface PrewriteRules {
  readonly startTs: bigint;
  readonly primary: Uint8Array;
  readonly pessimistic: boolean;
  /** 0 in optimistic transactions. */
  readonly forUpdateTs: bigint;
  readonly ttlMs: bigint;
  readonly txnSize: bigint;
  readonly minCommitTs: bigint;
  readonly skipConstraintCheck: boolean;
  readonly isRetry: boolean;
  readonly assertionLevel: kvrpcpb.AssertionLevel;
  readonly txnSource: bigint;
  /** More than 0: a flush. */
  readonly generation: bigint;
}

/** One mutation with what the request says about it. */
export interface PrewriteMutation {
  readonly mutation: kvrpcpb.Mutation;
  readonly check: Check;
  /** The pessimistic lock must have exactly this `for_update_ts`. */
  readonly expectedForUpdateTs: bigint | undefined;
}

/** Whether the newest record of a key is left unchecked. */
export function skipsConstraint(rules: PrewriteRules, check: Check): boolean {
  if (!rules.pessimistic) return rules.skipConstraintCheck;
  if (check === 'constraint') return false;
  return check === 'lock' || !rules.isRetry;
}
