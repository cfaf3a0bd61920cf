import { kvrpcpb } from '@tikv-client/kvproto';
import type { errorpb } from '@tikv-client/kvproto';
import { batchGet, bufferBatchGet, get, scan } from '@tikv-client/percolator';
import { checkBusy, readRegion } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import {
  guardedConflict,
  keyOutside,
  keysOutside,
  raiseMaxTs,
  rangeOutside,
  refusedMode,
  replicaQuery,
  scopeOf,
  seekOutside,
  tryRead,
  viewOf,
} from './txn-request.js';

type KeyError = kvrpcpb.KeyError;

const noValue = new Uint8Array();

export const kvGet: CommandHandler<kvrpcpb.GetRequest, kvrpcpb.GetResponse> = (store, request, done) => {
  const { context, key, version } = request;
  const answer = (regionError: errorpb.Error | undefined, error: KeyError | undefined): void =>
    done({ regionError, error, value: noValue, notFound: false, execDetailsV2: undefined, commitTs: 0n });
  const refused = refusedMode(store, context, { keys: [key] }, 'get');
  if (refused !== undefined) return answer(undefined, refused);
  const busy = checkBusy(store, context) ?? raiseMaxTs(store, version, context);
  if (busy !== undefined) return answer(busy, undefined);
  const guarded = store.txn.guarded.isEmpty ? undefined : guardedConflict(store, context, [key], version);
  if (guarded !== undefined) return answer(undefined, guarded);
  readRegion(
    store,
    context,
    (peer) => {
      // Who does not look at locks first begins with a seek among the records.
      const isSeek = context?.isolationLevel === kvrpcpb.IsolationLevel.RC;
      const beyond = isSeek ? seekOutside(peer, key) : undefined;
      const outside = isSeek ? undefined : keyOutside(peer, key);
      if (beyond !== undefined || outside !== undefined) answer(beyond, outside);
      else
        tryRead(
          () => get(viewOf(store, peer), request),
          done,
          (error) => answer(undefined, error),
        );
    },
    (regionError) => answer(regionError, undefined),
    replicaQuery(
      context,
      version,
      (locks, scope) => locks.conflict([key], scope),
      (error) => answer(undefined, error),
    ),
  );
};

export const kvBatchGet: CommandHandler<kvrpcpb.BatchGetRequest, kvrpcpb.BatchGetResponse> = (store, request, done) => {
  const { context, keys, version } = request;
  const refuse = (regionError: errorpb.Error): void =>
    done({ regionError, pairs: [], error: undefined, execDetailsV2: undefined });
  // What fails a whole batch is in its error, and in one pair for those who only look there.
  const fail = (error: KeyError): void =>
    done({ regionError: undefined, pairs: [errorPair(error)], error, execDetailsV2: undefined });
  const refused = refusedMode(store, context, { keys }, 'batch_get');
  if (refused !== undefined) return fail(refused);
  const busy = checkBusy(store, context) ?? raiseMaxTs(store, version, context);
  if (busy !== undefined) return refuse(busy);
  const guarded = guardedConflict(store, context, keys, version);
  if (guarded !== undefined) return fail(guarded);
  readRegion(
    store,
    context,
    (peer) => {
      const outside = keysOutside(peer, keys);
      if (outside !== undefined) fail(outside);
      else tryRead(() => batchGet(viewOf(store, peer), request), done, fail);
    },
    refuse,
    replicaQuery(context, version, (locks, scope) => locks.conflict(keys, scope), fail),
  );
};

export const kvScan: CommandHandler<kvrpcpb.ScanRequest, kvrpcpb.ScanResponse> = (store, request, done) => {
  const { context, version, reverse } = request;
  const refuse = (regionError: errorpb.Error): void => done({ regionError, pairs: [], error: undefined });
  const fail = (error: KeyError): void => done({ regionError: undefined, pairs: [errorPair(error)], error });
  const [lower, upper] = reverse ? [request.endKey, request.startKey] : [request.startKey, request.endKey];
  const refused = refusedMode(store, context, { start: request.startKey, end: request.endKey }, 'scan');
  if (refused !== undefined) return fail(refused);
  const busy = checkBusy(store, context) ?? raiseMaxTs(store, version, context);
  if (busy !== undefined) return refuse(busy);
  const { guarded, options } = store.txn;
  if (!guarded.isEmpty && options.mutations.guardedLocksIgnored !== true) {
    const conflict = guarded.conflictInRange(lower, upper, scopeOf(context, version));
    if (conflict !== undefined) return fail(conflict);
  }
  readRegion(
    store,
    context,
    (peer) => {
      const outside = rangeOutside(peer, request);
      if (outside !== undefined) return fail(outside);
      // The first seek; for no rows there is none.
      const beyond = request.limit > 0 && request.startKey.length > 0 ? seekOutside(peer, request.startKey) : undefined;
      if (beyond !== undefined) refuse(beyond);
      else tryRead(() => scan(viewOf(store, peer), request), done, fail);
    },
    refuse,
    replicaQuery(context, version, (locks, scope) => locks.conflictInRange(lower, upper, scope), fail),
  );
};

export const kvBufferBatchGet: CommandHandler<kvrpcpb.BufferBatchGetRequest, kvrpcpb.BufferBatchGetResponse> = (
  store,
  request,
  done,
) => {
  const { context, keys, version } = request;
  const answer = (part: Partial<kvrpcpb.BufferBatchGetResponse>): void =>
    done({ regionError: undefined, error: undefined, pairs: [], execDetailsV2: undefined, ...part });
  const refused = refusedMode(store, context, { keys }, 'buffer_batch_get');
  if (refused !== undefined) return answer({ error: refused });
  const busy = checkBusy(store, context) ?? raiseMaxTs(store, version, context);
  if (busy !== undefined) return answer({ regionError: busy });
  const guarded = guardedConflict(store, context, keys, version);
  if (guarded !== undefined) return answer({ error: guarded });
  readRegion(
    store,
    context,
    (peer) => {
      const outside = keysOutside(peer, keys);
      if (outside !== undefined) answer({ error: outside });
      else
        tryRead(
          () => bufferBatchGet(viewOf(store, peer), request),
          done,
          (error) => answer({ error }),
        );
    },
    (regionError) => answer({ regionError }),
    replicaQuery(
      context,
      version,
      (locks, scope) => locks.conflict(keys, scope),
      (error) => answer({ error }),
    ),
  );
};

function errorPair(error: KeyError): kvrpcpb.KvPair {
  return kvrpcpb.KvPair.fromPartial({ error });
}
