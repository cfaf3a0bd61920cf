import { kvrpcpb } from '@tikv-client/kvproto';
import type { MutationPlan } from './mutation-plan.js';

/** How a transaction is going to be committed: what prewrite and commit requests have to carry. */
export type CommitMode =
  | { readonly kind: '2pc' }
  /** Decided by the locks of all keys: the primary lists the others. */
  | { readonly kind: 'async'; readonly maxCommitTs: bigint }
  /** Prewritten and committed in one request. */
  | { readonly kind: '1pc'; readonly maxCommitTs: bigint };

/** The shorter ways that a transaction could take. */
export interface ShorterWays {
  readonly async: boolean;
  readonly onePc: boolean;
}

/** Limits of async commit (client-go: 256 keys, 4 KiB of keys). */
const asyncCommitKeys = 256;
const asyncCommitKeyBytes = 4096;

/** Which shorter ways the mutations allow; whether they lie in one batch is seen only when they are sent. */
export function shorterWays({ mutations }: Pick<MutationPlan, 'mutations'>): ShorterWays {
  let keyBytes = 0;
  for (const { op, key } of mutations) {
    if (op === kvrpcpb.Op.SharedLock) return { async: false, onePc: false };
    keyBytes += key.length;
  }
  return { async: mutations.length <= asyncCommitKeys && keyBytes <= asyncCommitKeyBytes, onePc: true };
}

const twoPhase: CommitMode = Object.freeze({ kind: '2pc' });

/** The way that is taken: two phases, unless a policy asks for a shorter one, and none does yet. */
export function chooseCommitMode(plan: Pick<MutationPlan, 'mutations'>, policy: ShorterWays = neither): CommitMode {
  const ways = policy.async || policy.onePc ? shorterWays(plan) : neither;
  if ((policy.onePc && ways.onePc) || (policy.async && ways.async)) {
    throw new RangeError('async commit and 1PC cannot be chosen yet');
  }
  return twoPhase;
}

const neither: ShorterWays = Object.freeze({ async: false, onePc: false });
