import { kvrpcpb } from '@tikv-client/kvproto';
import {
  batchRollback,
  checkSecondaryLocks,
  checkTxnStatus,
  cleanup,
  commit,
  flush,
  prewrite,
  txnHeartBeat,
} from '@tikv-client/percolator';
import { newestTs } from '../concurrency/max-ts.js';
import { allCommits, forgottenCommit, withoutRecords } from './mutated-results.js';
import { txnWrite } from './txn-write.js';
import { viewOf } from './txn-request.js';

export const kvPrewrite = txnWrite<kvrpcpb.PrewriteRequest, kvrpcpb.PrewriteResponse>({
  checkedAs: 'prewrite',
  keys: (request) => request.mutations.map((mutation) => mutation.key),
  readTs: (request) => (request.mutations.some(({ op }) => mustNotExist(op)) ? request.startVersion : 0n),
  act: (request, store, peer) =>
    prewrite(viewOf(store, peer), request, {
      maxTs: store.txn.maxTs.value,
      maxTsSynced: store.txn.isMaxTsSynced(peer),
      knownCommitted: request.forUpdateTs !== 0n && store.txn.committed.commitTs(request.startVersion) !== undefined,
    }),
  applied: (request, reply, txn) => txn.committed.committed(request.startVersion, reply.onePcCommitTs),
  region: (regionError) => kvrpcpb.PrewriteResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.PrewriteResponse.fromPartial({ errors: [error] }),
});

export const kvFlush = txnWrite<kvrpcpb.FlushRequest, kvrpcpb.FlushResponse>({
  checkedAs: 'flush',
  keys: (request) => request.mutations.map((mutation) => mutation.key),
  readTs: (request) => (request.mutations.some(({ op }) => mustNotExist(op)) ? request.startTs : 0n),
  act: (request, store, peer) => flush(viewOf(store, peer), request),
  region: (regionError) => kvrpcpb.FlushResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.FlushResponse.fromPartial({ errors: [error] }),
});

export const kvCommit = txnWrite<kvrpcpb.CommitRequest, kvrpcpb.CommitResponse>({
  keys: (request) => request.keys,
  act: (request, store, peer) => commit(allCommits(store, viewOf(store, peer)), request),
  applied: (request, reply, txn) => {
    if (reply.error === undefined) txn.committed.committed(request.startVersion, reply.commitVersion);
  },
  region: (regionError) => kvrpcpb.CommitResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.CommitResponse.fromPartial({ error }),
});

export const kvCleanup = txnWrite<kvrpcpb.CleanupRequest, kvrpcpb.CleanupResponse>({
  keys: (request) => [request.key],
  readTs: (request) => request.startVersion,
  act: (request, store, peer) => withoutRecords(store, cleanup(viewOf(store, peer), request)),
  region: (regionError) => kvrpcpb.CleanupResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.CleanupResponse.fromPartial({ error }),
});

export const kvBatchRollback = txnWrite<kvrpcpb.BatchRollbackRequest, kvrpcpb.BatchRollbackResponse>({
  keys: (request) => request.keys,
  act: (request, store, peer) => withoutRecords(store, batchRollback(viewOf(store, peer), request)),
  region: (regionError) => kvrpcpb.BatchRollbackResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.BatchRollbackResponse.fromPartial({ error }),
});

export const kvTxnHeartBeat = txnWrite<kvrpcpb.TxnHeartBeatRequest, kvrpcpb.TxnHeartBeatResponse>({
  keys: (request) => [request.primaryLock],
  act: (request, store, peer) => txnHeartBeat(viewOf(store, peer), request),
  region: (regionError) => kvrpcpb.TxnHeartBeatResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.TxnHeartBeatResponse.fromPartial({ error }),
});

export const kvCheckTxnStatus = txnWrite<kvrpcpb.CheckTxnStatusRequest, kvrpcpb.CheckTxnStatusResponse>({
  keys: (request) => [request.primaryKey],
  readTs: ({ lockTs, callerStartTs, currentTs }) =>
    [lockTs, callerStartTs, currentTs].reduce((most, ts) => (ts > most && ts !== newestTs ? ts : most), 0n),
  act: (request, store, peer) =>
    forgottenCommit(store, withoutRecords(store, checkTxnStatus(viewOf(store, peer), request))),
  applied: (request, reply, txn) => txn.committed.committed(request.lockTs, reply.commitVersion),
  region: (regionError) => kvrpcpb.CheckTxnStatusResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.CheckTxnStatusResponse.fromPartial({ error }),
});

export const kvCheckSecondaryLocks = txnWrite<kvrpcpb.CheckSecondaryLocksRequest, kvrpcpb.CheckSecondaryLocksResponse>({
  keys: (request) => request.keys,
  readTs: (request) => request.startVersion,
  act: (request, store, peer) => withoutRecords(store, checkSecondaryLocks(viewOf(store, peer), request)),
  applied: (request, reply, txn) => txn.committed.committed(request.startVersion, reply.commitTs),
  region: (regionError) => kvrpcpb.CheckSecondaryLocksResponse.fromPartial({ regionError }),
  key: (error) => kvrpcpb.CheckSecondaryLocksResponse.fromPartial({ error }),
});

function mustNotExist(op: kvrpcpb.Op): boolean {
  return op === kvrpcpb.Op.Insert || op === kvrpcpb.Op.CheckNotExists;
}
