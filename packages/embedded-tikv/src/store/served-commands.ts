import { commands } from '@tikv-client/kvproto';
import type { AnyCommand, Command, kvrpcpb } from '@tikv-client/kvproto';
import { checkBusy } from '../raw/command-handler.js';
import type { CommandHandler } from '../raw/command-handler.js';
import { rawBatchGet, rawBatchScan, rawChecksum, rawGet, rawGetKeyTtl, rawScan } from '../raw/raw-reads.js';
import {
  kvDeleteRange,
  rawBatchDelete,
  rawBatchPut,
  rawCompareAndSwap,
  rawDelete,
  rawDeleteRange,
  rawPut,
  unsafeDestroyRange,
} from '../raw/raw-writes.js';
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

/** Everything stores answer, transactions not yet among it. */
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
  serve(commands.GetStoreSafeTS, (store, _request, done) => {
    // No transactions, so nothing holds the safe time back: it is now.
    done({ safeTs: BigInt(Math.floor(store.clock.now())) << 18n });
  }),
  serve(commands.GetHealthFeedback, (store, request, done) => {
    const busy = checkBusy(store, request.context);
    done({ regionError: busy, healthFeedback: busy === undefined ? store.healthFeedback() : undefined });
  }),
];
