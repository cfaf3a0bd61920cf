import { kvrpcpb } from '@tikv-client/kvproto';
import { mvccGetByKey, mvccGetByStartTs, scanLock } from '@tikv-client/percolator';
import { checkBusy, readRegion } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import { keyOutside, raiseMaxTs, seekOutside, tryRead, viewOf } from './txn-request.js';

/** What looks at locks and versions rather than at data. */
export const kvScanLock: CommandHandler<kvrpcpb.ScanLockRequest, kvrpcpb.ScanLockResponse> = (store, request, done) => {
  const { context, maxVersion, startKey, endKey } = request;
  const answer = (part: Partial<kvrpcpb.ScanLockResponse>): void =>
    done({ regionError: undefined, error: undefined, locks: [], execDetailsV2: undefined, ...part });
  const busy = checkBusy(store, context) ?? raiseMaxTs(store, maxVersion);
  if (busy !== undefined) return answer({ regionError: busy });
  const { guarded } = store.txn;
  const conflict = guarded.isEmpty ? undefined : guarded.lockedInRange(startKey, endKey, maxVersion);
  if (conflict !== undefined) return answer({ error: conflict });
  readRegion(
    store,
    context,
    (peer) => {
      const beyond = startKey.length === 0 ? undefined : seekOutside(peer, startKey);
      if (beyond !== undefined) return answer({ regionError: beyond });
      tryRead(
        () => scanLock(viewOf(store, peer), request),
        done,
        (error) => answer({ error }),
      );
    },
    (regionError) => answer({ regionError }),
  );
};

export const kvMvccGetByKey: CommandHandler<kvrpcpb.MvccGetByKeyRequest, kvrpcpb.MvccGetByKeyResponse> = (
  store,
  request,
  done,
) => {
  const refuse = (regionError: kvrpcpb.MvccGetByKeyResponse['regionError']): void =>
    done({ regionError, error: '', info: undefined });
  const busy = checkBusy(store, request.context);
  if (busy !== undefined) return refuse(busy);
  readRegion(
    store,
    request.context,
    (peer) => {
      const outside = keyOutside(peer, request.key);
      const fail = ({ abort }: kvrpcpb.KeyError): void =>
        done({ regionError: undefined, error: abort, info: undefined });
      if (outside !== undefined) fail(outside);
      else tryRead(() => mvccGetByKey(viewOf(store, peer), request), done, fail);
    },
    refuse,
  );
};

export const kvMvccGetByStartTs: CommandHandler<kvrpcpb.MvccGetByStartTsRequest, kvrpcpb.MvccGetByStartTsResponse> = (
  store,
  request,
  done,
) => {
  const refuse = (regionError: kvrpcpb.MvccGetByStartTsResponse['regionError']): void =>
    done(kvrpcpb.MvccGetByStartTsResponse.fromPartial(regionError === undefined ? {} : { regionError }));
  const busy = checkBusy(store, request.context);
  if (busy !== undefined) return refuse(busy);
  readRegion(
    store,
    request.context,
    (peer) =>
      tryRead(
        () => mvccGetByStartTs(viewOf(store, peer), request),
        done,
        ({ abort }) => done(kvrpcpb.MvccGetByStartTsResponse.fromPartial({ error: abort })),
      ),
    refuse,
  );
};
