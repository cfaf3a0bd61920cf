import { kvrpcpb } from '@tikv-client/kvproto';
import { batchRollback } from '../../src/end/batch-rollback.js';
import { checkSecondaryLocks } from '../../src/end/check-secondary-locks.js';
import { checkTxnStatus } from '../../src/end/check-txn-status.js';
import { cleanup } from '../../src/end/cleanup.js';
import { findLocks, findPessimisticLocks } from '../../src/end/find-locks.js';
import { pessimisticRollback } from '../../src/end/pessimistic-rollback.js';
import { resolvableBy, resolveLock, resolveLockBatch } from '../../src/end/resolve-lock.js';
import { txnHeartBeat } from '../../src/end/txn-heart-beat.js';
import { errorText, lockInfoText, nameOf } from './format.js';
import type { CommandTable } from './command-table.js';
import { type Args, bytesOf } from './script.js';
import type { World } from './world.js';

/** `current=…`, or `current_ms=…` for the first time stamp of a millisecond. */
function currentTs(args: Args): bigint {
  return args.text('current_ms') === undefined ? args.uint('current') : args.uint('current_ms') << 18n;
}

function outcome(error: kvrpcpb.KeyError | undefined, success = 'ok'): string {
  return error === undefined ? success : errorText(error);
}

export const endCommands: CommandTable = {
  // cleanup k start=10 [current_ms=3000]
  cleanup: (world, args) => {
    const result = cleanup(
      world.view,
      kvrpcpb.CleanupRequest.fromPartial({
        key: bytesOf(args.positional[0]!),
        startVersion: args.uint('start'),
        currentTs: currentTs(args),
      }),
    );
    const { error, commitVersion } = result.reply;
    return [outcome(error, commitVersion === 0n ? 'ok' : `committed=${commitVersion}`), ...world.apply(result)];
  },

  // batch-rollback k1 k2 start=10
  'batch-rollback': (world, args) => {
    const keys = args.positional.map(bytesOf);
    const request = kvrpcpb.BatchRollbackRequest.fromPartial({ keys, startVersion: args.uint('start') });
    const result = batchRollback(world.view, request);
    return [outcome(result.reply.error), ...world.apply(result)];
  },

  // pessimistic-rollback [k1 k2] start=10 for_update=11 [batch=2]
  'pessimistic-rollback': (world, args) => {
    const startVersion = args.uint('start');
    const forUpdateTs = args.uint('for_update');
    const rollBack = (keys: Uint8Array[]): string[] => {
      const request = kvrpcpb.PessimisticRollbackRequest.fromPartial({ keys, startVersion, forUpdateTs });
      const result = pessimisticRollback(world.view, request);
      return [...result.reply.errors.map(errorText), ...world.apply(result)];
    };
    if (args.positional.length > 0) return ['ok', ...rollBack(args.positional.map(bytesOf))];
    const lines = ['ok'];
    let start: Uint8Array | undefined;
    do {
      const found = findPessimisticLocks(
        world.view,
        { start },
        startVersion,
        forUpdateTs,
        Number(args.uint('batch', 256n)),
      );
      if (found.locks.length > 0) lines.push(...rollBack(found.locks.map(({ key }) => key)));
      start = found.next;
    } while (start !== undefined);
    return lines;
  },

  // resolve-lock [k1 k2] start=10 [at=20]; resolve-lock txns=10@20,11@0 [batch=256]
  'resolve-lock': (world, args) => {
    const request = kvrpcpb.ResolveLockRequest.fromPartial({
      keys: args.positional.map(bytesOf),
      startVersion: args.uint('start'),
      commitVersion: args.uint('at'),
      txnInfos: args.list('txns').map((text) => {
        const [txn, status] = text.split('@').map(BigInt);
        return { txn: txn!, status: status! };
      }),
    });
    if (request.keys.length === 0) return resolveRegion(world, request, Number(args.uint('batch', 256n)));
    const result = resolveLock(world.view, request);
    return [outcome(result.reply.error), ...world.apply(result)];
  },

  // heart-beat k start=10 ttl=5000 [min_commit=20]
  'heart-beat': (world, args) => {
    const result = txnHeartBeat(
      world.view,
      kvrpcpb.TxnHeartBeatRequest.fromPartial({
        primaryLock: bytesOf(args.positional[0]!),
        startVersion: args.uint('start'),
        adviseLockTtl: args.uint('ttl'),
        minCommitTs: args.uint('min_commit'),
      }),
    );
    const written = result.batch.isEmpty ? ' unwritten' : '';
    return [outcome(result.reply.error, `ttl=${result.reply.lockTtl}${written}`), ...world.apply(result)];
  },

  // check-txn-status k start=10 [caller=30] [current=31] [rollback=true] [force_sync=true] [resolving_pessimistic=true] [verify=true]
  'check-txn-status': (world, args) => {
    const request = kvrpcpb.CheckTxnStatusRequest.fromPartial({
      primaryKey: bytesOf(args.positional[0]!),
      lockTs: args.uint('start'),
      callerStartTs: args.uint('caller'),
      currentTs: currentTs(args),
      rollbackIfNotExist: args.flag('rollback'),
      forceSyncCommit: args.flag('force_sync'),
      resolvingPessimisticLock: args.flag('resolving_pessimistic'),
      verifyIsPrimary: args.flag('verify'),
    });
    for (const ts of [request.lockTs, request.callerStartTs, request.currentTs]) world.raiseMaxTs(ts);
    const result = checkTxnStatus(world.view, request);
    const { error, action, lockTtl, commitVersion, lockInfo } = result.reply;
    if (error !== undefined) return [errorText(error), ...world.apply(result)];
    const parts = [nameOf(kvrpcpb.Action, action)];
    if (commitVersion !== 0n) parts.push(`committed=${commitVersion}`);
    if (lockTtl !== 0n) parts.push(`ttl=${lockTtl}`);
    const lines = [parts.join(' ')];
    if (lockInfo !== undefined) lines.push(`info ${lockInfoText(lockInfo)}`);
    return [...lines, ...world.apply(result)];
  },

  // check-secondary-locks k1 k2 start=10
  'check-secondary-locks': (world, args) => {
    const startVersion = args.uint('start');
    world.raiseMaxTs(startVersion);
    const keys = args.positional.map(bytesOf);
    const result = checkSecondaryLocks(
      world.view,
      kvrpcpb.CheckSecondaryLocksRequest.fromPartial({ keys, startVersion }),
    );
    const { error, locks, commitTs } = result.reply;
    const settled = commitTs === 0n ? 'rolled back' : `committed=${commitTs}`;
    const lines = locks.length === 0 ? [outcome(error, settled)] : locks.map(lockInfoText);
    return [...lines, ...world.apply(result)];
  },
};

/** As a store does: steps of at most `batch` locks until there are no more. */
function resolveRegion(world: World, request: kvrpcpb.ResolveLockRequest, batch: number): string[] {
  const lines: string[] = [];
  const accept = resolvableBy(request);
  let steps = 0;
  for (;;) {
    const { locks } = findLocks(world.view, {}, accept, batch);
    if (locks.length === 0) return [steps > 1 ? `ok steps=${steps}` : 'ok', ...lines];
    const result = resolveLockBatch(world.view, request, locks);
    lines.push(...world.apply(result));
    if (result.reply.error !== undefined) return [errorText(result.reply.error), ...lines];
    if (result.resolved === 0) throw new Error('a step that does nothing');
    steps += 1;
  }
}
