import { commands } from '@tikv-client/kvproto';
import type { AnyCommand, Command, kvrpcpb } from '@tikv-client/kvproto';
import { checkBusy } from '../raw/command-handler.js';
import type { CommandHandler } from '../raw/command-handler.js';
import { rawBatchGet, rawBatchScan, rawChecksum, rawGet, rawGetKeyTtl, rawScan } from '../raw/raw-reads.js';
import {
  rawBatchDelete,
  rawBatchPut,
  rawCompareAndSwap,
  rawDelete,
  rawDeleteRange,
  rawPut,
} from '../raw/raw-writes.js';
import { kvMvccGetByKey, kvMvccGetByStartTs, kvScanLock } from '../txn/command/inspections.js';
import { kvPessimisticLock } from '../txn/command/pessimistic-lock.js';
import { kvDeleteRange, unsafeDestroyRange } from '../txn/command/ranges.js';
import { kvBatchGet, kvBufferBatchGet, kvGet, kvScan } from '../txn/command/reads.js';
import { kvPessimisticRollback, kvResolveLock } from '../txn/command/region-sweeps.js';
import {
  broadcastTxnStatus,
  coprocessorRequest,
  getLockWaitInfo,
  getStoreSafeTs,
  rawCoprocessor,
} from '../txn/command/store-commands.js';
import {
  kvBatchRollback,
  kvCheckSecondaryLocks,
  kvCheckTxnStatus,
  kvCleanup,
  kvCommit,
  kvFlush,
  kvPrewrite,
  kvTxnHeartBeat,
} from '../txn/command/writes.js';
import { splitRegionCommand } from './split-command.js';

/** A command that stores serve, its types forgotten: what `decode` gives is what `handle` takes, and so on. */
export interface ServedCommand {
  readonly path: string;
  readonly batch: number | undefined;
  readonly command: AnyCommand;
  readonly handle: CommandHandler<object, object>;
}

/** The context of a decoded request, if its message has one. */
export function contextOf(request: object): kvrpcpb.Context | undefined {
  return (request as { readonly context?: kvrpcpb.Context | undefined }).context;
}

function serve<Req extends object, Res extends object>(
  command: Command<Req, Res>,
  handle: CommandHandler<Req, Res>,
): ServedCommand {
  // The pair was checked here, by the types of the arguments; from here on it travels together.
  const erased = { command, handle } as unknown as Pick<ServedCommand, 'command' | 'handle'>;
  return { path: command.path, batch: command.batch, ...erased };
}

/** Everything stores answer. KvGC is not among it: gRPC says UNIMPLEMENTED, as it does of a real store. */
export const servedCommands: readonly ServedCommand[] = [
  serve(commands.RawGet, rawGet),
  serve(commands.RawBatchGet, rawBatchGet),
  serve(commands.RawPut, rawPut),
  serve(commands.RawBatchPut, rawBatchPut),
  serve(commands.RawDelete, rawDelete),
  serve(commands.RawBatchDelete, rawBatchDelete),
  serve(commands.RawDeleteRange, rawDeleteRange),
  serve(commands.RawScan, rawScan),
  serve(commands.RawBatchScan, rawBatchScan),
  serve(commands.RawGetKeyTTL, rawGetKeyTtl),
  serve(commands.RawCompareAndSwap, rawCompareAndSwap),
  serve(commands.RawChecksum, rawChecksum),
  serve(commands.KvDeleteRange, kvDeleteRange),
  serve(commands.UnsafeDestroyRange, unsafeDestroyRange),
  serve(commands.SplitRegion, splitRegionCommand),
  serve(commands.KvGet, kvGet),
  serve(commands.KvBatchGet, kvBatchGet),
  serve(commands.KvScan, kvScan),
  serve(commands.KvPrewrite, kvPrewrite),
  serve(commands.KvCommit, kvCommit),
  serve(commands.KvCleanup, kvCleanup),
  serve(commands.KvBatchRollback, kvBatchRollback),
  serve(commands.KvPessimisticLock, kvPessimisticLock),
  serve(commands.KVPessimisticRollback, kvPessimisticRollback),
  serve(commands.KvTxnHeartBeat, kvTxnHeartBeat),
  serve(commands.KvCheckTxnStatus, kvCheckTxnStatus),
  serve(commands.KvCheckSecondaryLocks, kvCheckSecondaryLocks),
  serve(commands.KvScanLock, kvScanLock),
  serve(commands.KvResolveLock, kvResolveLock),
  serve(commands.KvFlush, kvFlush),
  serve(commands.KvBufferBatchGet, kvBufferBatchGet),
  serve(commands.MvccGetByKey, kvMvccGetByKey),
  serve(commands.MvccGetByStartTs, kvMvccGetByStartTs),
  serve(commands.GetLockWaitInfo, getLockWaitInfo),
  serve(commands.BroadcastTxnStatus, broadcastTxnStatus),
  serve(commands.Coprocessor, coprocessorRequest),
  serve(commands.RawCoprocessor, rawCoprocessor),
  serve(commands.GetStoreSafeTS, getStoreSafeTs),
  serve(commands.GetHealthFeedback, (store, request, done) => {
    const busy = checkBusy(store, request.context);
    done({ regionError: busy, healthFeedback: busy === undefined ? store.healthFeedback() : undefined });
  }),
];
