import { PeerRole } from './peer-role.js';
import type { Replica } from '../region/region.js';
import type { ReplicaRead, SelectOptions } from './replica-read.js';

/** Weights of the mixed strategy, the most important first (client-go: locate, replica score). */
export const score = { notSlow: 16, labelMatches: 8, preferLeader: 4, normalPeer: 2, notAttempted: 1 } as const;

export interface ScoreFacts {
  readonly isLeader: boolean;
  readonly attempts: number;
  readonly replicaRead: ReplicaRead;
  /** The leader competes with the others (mixed and prefer-leader reads). */
  readonly tryLeader: boolean;
}

/** How well a replica suits a request under the mixed strategy; the highest total wins. */
export function scoreReplica(replica: Replica, facts: ScoreFacts, options: SelectOptions): number {
  const { store } = replica;
  let total = 0;
  if (matches(replica, options)) total |= score.labelMatches;
  if (facts.isLeader) {
    if (facts.replicaRead === 'preferLeader') total |= store.slow ? score.normalPeer : score.preferLeader;
    else if (facts.tryLeader) {
      total |= (options.matchLabels?.length ?? 0) > 0 ? score.preferLeader : score.normalPeer;
    }
  } else if (facts.replicaRead !== 'learner' || replica.peer.role === PeerRole.learner) total |= score.normalPeer;
  if (!store.slow) total |= score.notSlow;
  if (facts.attempts === 0) total |= score.notAttempted;
  return total;
}

function matches(replica: Replica, options: SelectOptions): boolean {
  const { matchLabels = [], matchStores = [] } = options;
  if (!replica.store.matchesLabels(matchLabels)) return false;
  return matchStores.length === 0 || matchStores.includes(replica.store.id);
}
