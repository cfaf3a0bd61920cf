import type { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import { regionErrors } from '../region/region-errors.js';
import { RegionPeer } from '../region/region-peer.js';
import type { ReadGuard } from '../store/replica-reads.js';
import type { Store } from '../store/store.js';

/** Answers one request; `done` is called at most once: never, when the store stops first or there is no majority. */
export type CommandHandler<Req, Res> = (store: Store, request: Req, done: (response: Res) => void) => void;

/** What a read that other replicas than the leader may serve brings along. Raw reads bring nothing. */
export interface ReplicaQuery {
  /** Time stamp of the read. */
  readonly version?: bigint | undefined;
  /** See `ReplicaRead`. */
  readonly guard?: ReadGuard | undefined;
  readonly fail?: ((error: kvrpcpb.KeyError) => void) | undefined;
}

export const rawReplicaQuery: ReplicaQuery = {};

/** Whether the request may be served by another replica than the leader. */
export function isReplicaRequest(context: kvrpcpb.Context | undefined): boolean {
  return context !== undefined && (context.replicaRead || context.staleRead);
}

/** Whether the request asks for what was final some time ago. Without a time stamp it is a read as any other. */
export function isStaleRead(context: kvrpcpb.Context | undefined, version: bigint): boolean {
  return context?.staleRead === true && version !== 0n;
}

/** Runs `run` on the leader's current data, or hands over the region error. With a `query`, on the replica that the request asks for. */
export function readRegion(
  store: Store,
  context: kvrpcpb.Context | undefined,
  run: (peer: RegionPeer) => void,
  refuse: (error: errorpb.Error) => void,
  query?: ReplicaQuery,
): void {
  const anyReplica = query !== undefined && isReplicaRequest(context);
  const found = store.locate(context, 'storeFirst', anyReplica);
  if (!(found instanceof RegionPeer)) {
    refuse(found);
    return;
  }
  const checked = (): void => {
    // What waited for a leader may find the region split.
    const epochError = found.checkEpoch(context?.regionEpoch);
    if (epochError === undefined) run(found);
    else refuse(epochError);
  };
  if (!anyReplica) found.read(checked, refuse);
  else if (isStaleRead(context, query.version ?? 0n)) readStale(store, found, query, checked, refuse);
  else if (context?.replicaRead !== true) {
    if (found.refusesAsLeader) refuse(regionErrors.notLeader(found.region.id, found.leaderPeer));
    else found.read(checked, refuse);
  } else if (store.options.peers.mutations.replicaReadsUnasked === true) checked();
  else store.replicaReads.serve(found, { guard: query.guard, run: checked, refuse, fail: query.fail ?? (() => {}) });
}

/** What is final here is served here; for the rest the leader is as good as for any other read. */
function readStale(
  store: Store,
  peer: RegionPeer,
  { version = 0n, guard, fail }: ReplicaQuery,
  run: () => void,
  refuse: (error: errorpb.Error) => void,
): void {
  const safeTs = peer.safeTs.value;
  if (safeTs >= version) {
    run();
  } else if (peer.refusesAsLeader) {
    store.refusedStale(peer, version);
    refuse(regionErrors.dataIsNotReady(peer.region.id, peer.peer.id, safeTs));
  } else {
    const locked = guard?.(store.txn);
    if (locked === undefined) peer.read(run, refuse);
    else fail?.(locked);
  }
}

/** The answers of a store that cannot take the request in time (§7.3), undefined if it can. */
export function checkBusy(store: Store, context: kvrpcpb.Context | undefined): errorpb.Error | undefined {
  const { slowMs } = store;
  if (slowMs === 0 || context === undefined) return undefined;
  if (context.maxExecutionDurationMs > 0n && context.maxExecutionDurationMs <= BigInt(Math.floor(slowMs))) {
    return regionErrors.serverIsBusy('deadline is exceeded', { message: 'Deadline is exceeded' });
  }
  if (context.busyThresholdMs > 0 && context.busyThresholdMs < slowMs) {
    return regionErrors.serverIsBusy('estimated wait time exceeds threshold', { estimatedWaitMs: Math.ceil(slowMs) });
  }
  return undefined;
}
