import type { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import type { ActionResult } from '@tikv-client/percolator';
import { checkBusy, readRegion } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import type { RegionPeer } from '../../region/region-peer.js';
import type { Store } from '../../store/store.js';
import { keyText } from '../key-text.js';
import type { TxnState } from '../txn-state.js';
import { applyAction, wakeWaiters } from './apply-action.js';
import { keysOutside, raiseMaxTs, refusedMode, refusedSize, tryRead } from './txn-request.js';

interface TxnRequest {
  readonly context: kvrpcpb.Context | undefined;
}

/** How a reply says that nothing was done. */
export interface Refusals<Res> {
  readonly region: (error: errorpb.Error) => Res;
  readonly key: (error: kvrpcpb.KeyError) => Res;
}

/** A command that reads its keys and then writes, with their latches held all the way. */
export interface TxnWrite<Req extends TxnRequest, Res> extends Refusals<Res> {
  /** TiKV's name for the command; given for those whose API version and keys are checked. */
  readonly checkedAs?: string | undefined;
  readonly keys: (request: Req) => readonly Uint8Array[];
  /** The time stamp that the command reads at, as far as it does; 0: none. */
  readonly readTs?: ((request: Req) => bigint) | undefined;
  /** Why the region cannot take the request now. */
  readonly refusedBy?: ((request: Req, txn: TxnState, peer: RegionPeer) => errorpb.Error | undefined) | undefined;
  readonly act: (request: Req, store: Store, peer: RegionPeer) => ActionResult<Res>;
  /** Its writes have been applied. */
  readonly applied?: ((request: Req, reply: Res, txn: TxnState) => void) | undefined;
}

export function txnWrite<Req extends TxnRequest, Res>(command: TxnWrite<Req, Res>): CommandHandler<Req, Res> {
  return (store, request, done) => {
    const { context } = request;
    const keys = command.keys(request);
    if (command.checkedAs !== undefined) {
      const refused = refusedMode(store, context, { keys }, command.checkedAs) ?? refusedSize(keys);
      if (refused !== undefined) return done(command.key(refused));
    }
    const readTs = command.readTs?.(request) ?? 0n;
    const busy = checkBusy(store, context) ?? (readTs === 0n ? undefined : raiseMaxTs(store, readTs));
    if (busy !== undefined) return done(command.region(busy));
    runLatched(store, request, keys, command, done);
  };
}

/** Runs a command under the latches of its keys. */
export function runLatched<Req extends TxnRequest, Res>(
  store: Store,
  request: Req,
  keys: readonly Uint8Array[],
  command: Pick<TxnWrite<Req, Res>, 'region' | 'key' | 'refusedBy' | 'act' | 'applied'>,
  done: (reply: Res) => void,
): void {
  store.latches.acquire(keys.map(keyText), (release) => {
    const finish = (reply: Res): void => {
      done(reply);
      release();
    };
    readRegion(
      store,
      request.context,
      (peer) => {
        const refused = command.refusedBy?.(request, store.txn, peer);
        if (refused !== undefined) return finish(command.region(refused));
        const outside = keysOutside(peer, keys);
        if (outside !== undefined) return finish(command.key(outside));
        const apply = (result: ActionResult<Res>): void =>
          applyAction(
            store,
            peer,
            result,
            (regionError) => {
              if (regionError !== undefined) return finish(command.region(regionError));
              command.applied?.(request, result.reply, store.txn);
              const handedOver = wakeWaiters(store, result.released);
              done(result.reply);
              release(handedOver);
            },
            release,
          );
        tryRead(
          () => command.act(request, store, peer),
          apply,
          (error) => finish(command.key(error)),
        );
      },
      (regionError) => finish(command.region(regionError)),
    );
  });
}
