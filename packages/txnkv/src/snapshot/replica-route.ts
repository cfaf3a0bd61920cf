import type { SendOptions } from '@tikv-client/region-request';
import type { ReplicaChoice, SnapshotOptions } from './snapshot-options.js';

/** Where a request may go. */
export type ReplicaRoute = Required<Pick<SendOptions, 'replicaRead' | 'staleRead' | 'matchLabels'>>;

/** Where the requests of one snapshot go. */
export class ReplicaRoutes {
  readonly #usual: ReplicaRoute;
  readonly #stale: ReplicaRoute | undefined;
  readonly #adjuster: SnapshotOptions['replicaReadAdjuster'];

  constructor(options: SnapshotOptions) {
    this.#usual = routeOf(options);
    this.#stale = options.staleRead === true ? { ...this.#usual, replicaRead: undefined, staleRead: true } : undefined;
    this.#adjuster = options.staleRead === true ? undefined : options.replicaReadAdjuster;
  }

  /** For a request for keys. `locked`: it has met a lock before, which only the leader can be asked about. */
  ofKeys(keys: number, locked: boolean): ReplicaRoute {
    const adjusted = this.#adjuster?.(keys);
    return adjusted === undefined ? this.ofRange(locked) : routeOf(adjusted);
  }

  ofRange(locked: boolean): ReplicaRoute {
    if (this.#stale === undefined) return this.#usual;
    return locked ? leaderRoute : this.#stale;
  }
}

const leaderRoute: ReplicaRoute = { replicaRead: undefined, staleRead: undefined, matchLabels: undefined };

function routeOf({ replicaRead, matchLabels }: ReplicaChoice): ReplicaRoute {
  if (replicaRead === undefined && matchLabels === undefined) return leaderRoute;
  return {
    replicaRead,
    staleRead: undefined,
    matchLabels:
      matchLabels === undefined ? undefined : Object.entries(matchLabels).map(([key, value]) => ({ key, value })),
  };
}
