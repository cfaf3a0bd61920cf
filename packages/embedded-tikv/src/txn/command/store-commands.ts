import { coprocessor } from '@tikv-client/kvproto';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { checkBusy } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
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

/** Below this time stamp nothing changes any more in the regions asked for, as far as this store knows. 0: not known. */
export const getStoreSafeTs: CommandHandler<kvrpcpb.StoreSafeTSRequest, kvrpcpb.StoreSafeTSResponse> = (
  store,
  { keyRange },
  done,
) => done({ safeTs: store.safeTs(keyRange) });

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
