import { encodeBytes } from '@tikv-client/codec';
import { WriteBatch } from '@tikv-client/engine';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { checkTxnKeyMode } from '../../raw/api-mode.js';
import { checkBusy } from '../../raw/command-handler.js';
import type { CommandHandler } from '../../raw/command-handler.js';
import { columnFamilies } from '../../region/region-command.js';
import { regionErrors } from '../../region/region-errors.js';
import { RegionPeer } from '../../region/region-peer.js';
import { compareKeys, hexKey } from '../../region/region-range.js';

const empty = new Uint8Array();

/** Deletes a range in all families, whatever locks there are; its bounds are user keys, which the store keeps encoded. */
export const kvDeleteRange: CommandHandler<kvrpcpb.DeleteRangeRequest, kvrpcpb.DeleteRangeResponse> = (
  store,
  request,
  done,
) => {
  const { context, startKey, endKey } = request;
  const range = { start: startKey, end: endKey };
  const refused = checkTxnKeyMode(store.options.mode, context?.apiVersion ?? 0, range, 'delete_range');
  if (refused !== undefined) return done({ regionError: undefined, error: refused.display });
  const refuse = (regionError: kvrpcpb.DeleteRangeResponse['regionError']): void => done({ regionError, error: '' });
  const busy = checkBusy(store, context);
  if (busy !== undefined) return refuse(busy);
  if (request.notifyOnly) return refuse(undefined);
  const batch = rangeDeletion(startKey, endKey);
  if (endKey.length > 0 && compareKeys(startKey, endKey) >= 0) {
    const text = `invalid delete range command, start_key: ${hexKey(startKey)}, end_key: ${hexKey(endKey)}`;
    return refuse(regionErrors.message(text));
  }
  const found = store.locate(context, 'regionFirst');
  if (!(found instanceof RegionPeer)) return refuse(found);
  const leaving = store.txn.memoryLocks.leaving(found, batch);
  found.write(
    batch,
    (regionError) => {
      leaving?.(regionError === undefined);
      refuse(regionError);
    },
    () => leaving?.(false),
  );
};

/**
 * Deletes a range on this store alone, past regions and logs: everybody has to agree that nobody wants it any more. Its bounds
 * are keys as transactions have them, as in TiKV, which refuses empty ones; here they are open.
 */
export const unsafeDestroyRange: CommandHandler<
  kvrpcpb.UnsafeDestroyRangeRequest,
  kvrpcpb.UnsafeDestroyRangeResponse
> = (store, request, done) => {
  const batch = rangeDeletion(request.startKey, request.endKey);
  for (const peer of store.peers) {
    const leaving = store.txn.memoryLocks.leaving(peer, batch);
    peer.data.write(batch);
    leaving?.(true);
  }
  done({ regionError: undefined, error: '' });
};

function rangeDeletion(startKey: Uint8Array, endKey: Uint8Array): WriteBatch {
  const start = startKey.length === 0 ? empty : encodeBytes(startKey);
  const end = endKey.length === 0 ? empty : encodeBytes(endKey);
  const batch = new WriteBatch();
  for (const family of columnFamilies) batch.deleteRange(start, end, family);
  return batch;
}
