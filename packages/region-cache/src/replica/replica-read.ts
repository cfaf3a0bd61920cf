import type { metapb } from '@tikv-client/kvproto';

/** Which replica serves a read (client-go: kv.ReplicaReadType). Writes always go to the leader. */
export type ReplicaRead = 'leader' | 'follower' | 'mixed' | 'learner' | 'preferLeader';

/** What a request asks of the selector. */
export interface SelectOptions {
  /** @default 'leader' */
  readonly replicaRead?: ReplicaRead | undefined;
  /** What is final at a replica is good enough; where that is not enough the leader is asked. Goes before `replicaRead`. */
  readonly staleRead?: boolean | undefined;
  /** The request does not write. */
  readonly read: boolean;
  /** Replicas on stores with all these labels score higher. Empty: every store matches. */
  readonly matchLabels?: readonly metapb.StoreLabel[] | undefined;
  readonly matchStores?: readonly bigint[] | undefined;
  /** Never a replica that is not the leader. */
  readonly leaderOnly?: boolean | undefined;
  /** Replicas whose store announced a longer wait are avoided; 0: no limit. */
  readonly busyThresholdMs?: number | undefined;
}
