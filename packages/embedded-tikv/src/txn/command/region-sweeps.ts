import { encodeBytes } from '@tikv-client/codec';
import type { EngineRange } from '@tikv-client/engine';
import { kvrpcpb } from '@tikv-client/kvproto';
import {
  findLocks,
  findPessimisticLocks,
  pessimisticRollback,
  resolvableBy,
  resolveBatchLocks,
  resolveLock,
  resolveLockBatch,
} from '@tikv-client/percolator';
import type { FoundLocks } from '@tikv-client/percolator';
import { checkBusy, readRegion } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import type { RegionPeer } from '../../region/region-peer.js';
import type { Store } from '../../store/store.js';
import { withoutRecordsOfRollback } from './mutated-results.js';
import { runLatched, txnWrite } from './txn-write.js';
import { tryRead, viewOf } from './txn-request.js';

type Resolve = kvrpcpb.ResolveLockRequest;
type PessimisticRollback = kvrpcpb.PessimisticRollbackRequest;

const resolveReplies = {
  region: (regionError: kvrpcpb.ResolveLockResponse['regionError']) =>
    kvrpcpb.ResolveLockResponse.fromPartial(regionError === undefined ? {} : { regionError }),
  key: (error: kvrpcpb.KeyError) => kvrpcpb.ResolveLockResponse.fromPartial({ error }),
};

const resolveKeys = txnWrite<Resolve, kvrpcpb.ResolveLockResponse>({
  keys: (request) => request.keys,
  act: (request, store, peer) => withoutRecordsOfRollback(store, request, resolveLock(viewOf(store, peer), request)),
  applied: (request, reply, txn) => {
    if (reply.error === undefined) txn.committed.committed(request.startVersion, request.commitVersion);
  },
  ...resolveReplies,
});

/** The keys given, or all locks that one transaction or several have in the region, a batch at a time. */
export const kvResolveLock: CommandHandler<Resolve, kvrpcpb.ResolveLockResponse> = (store, request, done) => {
  if (request.keys.length > 0) return resolveKeys(store, request, done);
  const accept = resolvableBy(request);
  sweep(store, request, {
    find: (peer, range) => findLocks(viewOf(store, peer), range, accept, resolveBatchLocks),
    run: (found, next) => {
      let resolved = 0;
      runLatched(
        store,
        request,
        found.map((one) => one.key),
        {
          act: (one, _store, peer) => {
            const result = resolveLockBatch(viewOf(store, peer), one, found);
            resolved = result.resolved;
            return withoutRecordsOfRollback(store, one, result);
          },
          applied: ({ startVersion, commitVersion, txnInfos }, _reply, txn) => {
            txn.committed.committed(startVersion, commitVersion);
            for (const { txn: startTs, status } of txnInfos) txn.committed.committed(startTs, status);
          },
          ...resolveReplies,
        },
        (reply) => {
          const failed = reply.regionError !== undefined || reply.error !== undefined;
          if (failed) done(reply);
          else next(found[resolved]?.key);
        },
      );
    },
    end: (regionError) => done(resolveReplies.region(regionError)),
    fail: (error) => done(resolveReplies.key(error)),
  });
};

const rollbackReplies = {
  region: (regionError: kvrpcpb.PessimisticRollbackResponse['regionError']) =>
    kvrpcpb.PessimisticRollbackResponse.fromPartial(regionError === undefined ? {} : { regionError }),
  key: (error: kvrpcpb.KeyError) => kvrpcpb.PessimisticRollbackResponse.fromPartial({ errors: [error] }),
};

const rollBackKeys = txnWrite<PessimisticRollback, kvrpcpb.PessimisticRollbackResponse>({
  keys: (request) => request.keys,
  act: (request, store, peer) => pessimisticRollback(viewOf(store, peer), request),
  ...rollbackReplies,
});

/** The keys given, or all that the transaction has in the region, a batch at a time. */
export const kvPessimisticRollback: CommandHandler<PessimisticRollback, kvrpcpb.PessimisticRollbackResponse> = (
  store,
  request,
  done,
) => {
  if (request.keys.length > 0) return rollBackKeys(store, request, done);
  const { startVersion, forUpdateTs } = request;
  sweep(store, request, {
    find: (peer, range) =>
      findPessimisticLocks(viewOf(store, peer), range, startVersion, forUpdateTs, resolveBatchLocks),
    run: (found, next) => {
      const keys = found.map((one) => one.key);
      rollBackKeys(store, { ...request, keys }, (reply) => {
        const failed = reply.regionError !== undefined || reply.errors.length > 0;
        if (failed) done(reply);
        else next(undefined);
      });
    },
    end: (regionError) => done(rollbackReplies.region(regionError)),
    fail: (error) => done(rollbackReplies.key(error)),
  });
};

interface Sweep {
  readonly find: (peer: RegionPeer, range: EngineRange) => FoundLocks;
  /** Deals with what was found, then asks to go on: from a key of it that was too much, or after all of it. */
  readonly run: (found: FoundLocks['locks'], next: (from: Uint8Array | undefined) => void) => void;
  readonly end: (regionError: kvrpcpb.ResolveLockResponse['regionError']) => void;
  readonly fail: (error: kvrpcpb.KeyError) => void;
}

/** Goes through the locks of a region. Each batch is found without latches, and looked at again under them. */
function sweep(
  store: Store,
  { context }: { readonly context: kvrpcpb.Context | undefined },
  { find, run, end, fail }: Sweep,
): void {
  const busy = checkBusy(store, context);
  if (busy !== undefined) return end(busy);
  const step = (start: Uint8Array | undefined): void => {
    readRegion(
      store,
      context,
      (peer) => {
        const resolve = ({ locks, next }: FoundLocks): void => {
          if (locks.length === 0) return end(undefined);
          run(locks, (from) => {
            const goOn = from === undefined ? next : encodeBytes(from);
            if (goOn === undefined) end(undefined);
            // A region of many locks must not become a deep stack.
            else store.clock.nextTurn(() => step(goOn));
          });
        };
        tryRead(() => find(peer, { start }), resolve, fail);
      },
      end,
    );
  };
  step(undefined);
}
