import type { LogPosition } from './replica-log.js';
import type { Replica } from './replica.js';

/** Whether a log that ends at `candidate` has everything that one ending at `own` may have answered. */
export function isAsComplete(candidate: LogPosition, own: LogPosition): boolean {
  return candidate.term > own.term || (candidate.term === own.term && candidate.index >= own.index);
}

/**
 * Lets a replica become leader if a majority of its group, itself included, grants it. `voters` are the other replicas that can
 * be asked now and see no live leader. The vote is one atomic step: all that grant join the new term before anything else happens.
 */
export function campaign<T, S>(candidate: Replica<T, S>, voters: readonly Replica<T, S>[]): boolean {
  const last = candidate.log.last;
  const granting = voters.filter((voter) => isAsComplete(last, voter.log.last));
  if (granting.length + 1 < candidate.quorum) return false;
  let term = candidate.term;
  for (const voter of granting) term = Math.max(term, voter.term);
  term += 1;
  for (const voter of granting) voter.follow(term, undefined);
  candidate.lead(term);
  return true;
}
