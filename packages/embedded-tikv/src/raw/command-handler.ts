import type { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import { regionErrors } from '../region/region-errors.js';
import { RegionPeer } from '../region/region-peer.js';
import type { Store } from '../store/store.js';

/** Answers one request; `done` is called at most once: never, when the store stops first or there is no majority. */
export type CommandHandler<Req, Res> = (store: Store, request: Req, done: (response: Res) => void) => void;

/** Runs `run` on the leader's current data, or hands over the region error. */
export function readRegion(
  store: Store,
  context: kvrpcpb.Context | undefined,
  run: (peer: RegionPeer) => void,
  refuse: (error: errorpb.Error) => void,
): void {
  const found = store.locate(context, 'storeFirst');
  if (!(found instanceof RegionPeer)) {
    refuse(found);
    return;
  }
  found.read(() => {
    // What waited for a leader may find the region split.
    const epochError = found.checkEpoch(context?.regionEpoch);
    if (epochError === undefined) run(found);
    else refuse(epochError);
  }, refuse);
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
