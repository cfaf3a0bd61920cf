import { coprocessor } from '@tikv-client/kvproto';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { oldestLockTs } from '@tikv-client/percolator';
import { checkBusy } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import type { RegionPeer } from '../../region/region-peer.js';
import { containsKey } from '../../region/region-range.js';
import { waitForEntry } from '../deadlock/deadlock-detector.js';

/** Commands that ask a store, not a region. */
export const getLockWaitInfo: CommandHandler<kvrpcpb.GetLockWaitInfoRequest, kvrpcpb.GetLockWaitInfoResponse> = (
  store,
  _request,
  done,
) => {
  const entries = [...store.txn.waits.all()].map(({ waiter, lock, waitedMs }) =>
    waitForEntry(
      {
        waiter: waiter.startTs,
        holder: lock.startTs,
        key: waiter.key,
        resourceGroupTag: waiter.resourceGroupTag,
      },
      waitedMs,
    ),
  );
  done({ regionError: undefined, error: '', entries });
};

export const broadcastTxnStatus: CommandHandler<
  kvrpcpb.BroadcastTxnStatusRequest,
  kvrpcpb.BroadcastTxnStatusResponse
> = (store, request, done) => {
  for (const { startTs, commitTs } of request.txnStatus) store.txn.committed.committed(startTs, commitTs);
  done({});
};

/** Below this time stamp nothing changes any more in the regions asked for: no lock of theirs is older. 0: not known. */
export const getStoreSafeTs: CommandHandler<kvrpcpb.StoreSafeTSRequest, kvrpcpb.StoreSafeTSResponse> = (
  store,
  { keyRange },
  done,
) => {
  const now = store.timestamp();
  if (now === undefined) return done({ safeTs: 0n });
  let safeTs = 0n;
  for (const peer of store.peers) {
    if (!peer.initialized || (keyRange !== undefined && !overlaps(peer, keyRange))) continue;
    const own = safeTsOf(peer, now);
    if (safeTs === 0n || own < safeTs) safeTs = own;
  }
  done({ safeTs });
};

function safeTsOf(peer: RegionPeer, now: bigint): bigint {
  try {
    return oldestLockTs(peer.data, {}, now);
  } catch {
    // Somebody keeps raw data in the lock family: then nobody keeps transactions here.
    return now;
  }
}

function overlaps(peer: RegionPeer, { startKey, endKey }: kvrpcpb.KeyRange): boolean {
  const { region } = peer;
  return containsKey(region, startKey) || containsKey({ startKey, endKey }, region.startKey);
}

export const coprocessorRequest: CommandHandler<coprocessor.Request, coprocessor.Response> = (store, request, done) => {
  const busy = checkBusy(store, request.context);
  done(
    coprocessor.Response.fromPartial(
      busy === undefined ? { otherError: 'this store has no coprocessor' } : { regionError: busy },
    ),
  );
};

export const rawCoprocessor: CommandHandler<kvrpcpb.RawCoprocessorRequest, kvrpcpb.RawCoprocessorResponse> = (
  store,
  request,
  done,
) => {
  const regionError = checkBusy(store, request.context);
  const error = regionError === undefined ? 'Coprocessor plugin is disabled!' : '';
  done({ regionError, error, data: new Uint8Array() });
};
