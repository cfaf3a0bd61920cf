import { WriteBatch } from '@tikv-client/engine';
import type { errorpb, kvrpcpb } from '@tikv-client/kvproto';
import type { CommandDone } from '../region/region-command.js';
import { regionErrors } from '../region/region-errors.js';
import { RegionPeer } from '../region/region-peer.js';
import { compareKeys, hexKey } from '../region/region-range.js';
import type { Store } from '../store/store.js';
import {
  checkKeySize,
  checkRawApiVersion,
  checkRawKeyMode,
  checkRawRangeMode,
  rawFamily,
  ttlLengthsDiffer,
  ttlNotEnabled,
} from './api-mode.js';
import type { StorageError } from './api-mode.js';
import { checkBusy, readRegion } from './command-handler.js';
import type { CommandHandler } from './command-handler.js';
import { rawEngineBound, rawEngineKey } from './raw-key.js';
import { pointGet, told } from './raw-reads.js';
import { encodeRawValue } from './raw-value.js';

const empty = new Uint8Array();

interface WriteResponse {
  regionError: errorpb.Error | undefined;
  error: string;
}

export const rawPut: CommandHandler<kvrpcpb.RawPutRequest, kvrpcpb.RawPutResponse> = (store, request, done) => {
  const { context, key, value, ttl, cf } = request;
  const prepared = prepare(store, context, [key], request.forCas, [ttl], cf, 'raw_put');
  if (typeof prepared !== 'string') return fail(prepared, done);
  const stored = encodeRawValue(store.options.mode, value, ttl, store.nowSeconds());
  const batch = new WriteBatch().put(rawEngineKey(store.options.mode, key), stored, prepared);
  write(store, context, batch, request.forCas ? [key] : undefined, done);
};

export const rawBatchPut: CommandHandler<kvrpcpb.RawBatchPutRequest, kvrpcpb.RawBatchPutResponse> = (
  store,
  request,
  done,
) => {
  const { context, pairs, ttls, cf } = request;
  if (ttls.length > 1 && ttls.length !== pairs.length) return fail(ttlLengthsDiffer, done);
  const keys = pairs.map((pair) => pair.key);
  const prepared = prepare(store, context, keys, request.forCas, ttls, cf, 'raw_batch_put');
  if (typeof prepared !== 'string') return fail(prepared, done);
  const batch = new WriteBatch();
  const { mode } = store.options;
  const now = store.nowSeconds();
  for (const [i, { key, value }] of pairs.entries()) {
    const ttl = (ttls.length === 1 ? ttls[0] : ttls[i]) ?? 0n;
    batch.put(rawEngineKey(mode, key), encodeRawValue(mode, value, ttl, now), prepared);
  }
  write(store, context, batch, request.forCas ? keys : undefined, done);
};

export const rawDelete: CommandHandler<kvrpcpb.RawDeleteRequest, kvrpcpb.RawDeleteResponse> = (
  store,
  request,
  done,
) => {
  const { context, key, cf, forCas } = request;
  const prepared = prepare(store, context, [key], forCas, [], cf, 'raw_delete');
  if (typeof prepared !== 'string') return fail(prepared, done);
  const batch = new WriteBatch().delete(rawEngineKey(store.options.mode, key), prepared);
  write(store, context, batch, forCas ? [key] : undefined, done);
};

export const rawBatchDelete: CommandHandler<kvrpcpb.RawBatchDeleteRequest, kvrpcpb.RawBatchDeleteResponse> = (
  store,
  request,
  done,
) => {
  const { context, keys, cf, forCas } = request;
  const prepared = prepare(store, context, keys, forCas, [], cf, 'raw_batch_delete');
  if (typeof prepared !== 'string') return fail(prepared, done);
  const batch = new WriteBatch();
  for (const key of keys) batch.delete(rawEngineKey(store.options.mode, key), prepared);
  write(store, context, batch, forCas ? keys : undefined, done);
};

export const rawDeleteRange: CommandHandler<kvrpcpb.RawDeleteRangeRequest, kvrpcpb.RawDeleteRangeResponse> = (
  store,
  request,
  done,
) => {
  const { context, startKey, endKey } = request;
  const { mode } = store.options;
  const refused =
    checkRawApiVersion(mode, context?.apiVersion ?? 0, 'raw_delete_range') ??
    checkRawRangeMode(mode, startKey, endKey, 'raw_delete_range') ??
    checkKeySize(startKey) ??
    checkKeySize(endKey);
  if (refused !== undefined) return fail(refused, done);
  const family = rawFamily(mode, request.cf);
  if (typeof family !== 'string') return fail(family, done);
  if (endKey.length > 0 && compareKeys(startKey, endKey) >= 0) {
    const text = `invalid delete range command, start_key: ${hexKey(startKey)}, end_key: ${hexKey(endKey)}`;
    return done({ regionError: regionErrors.message(text), error: '' });
  }
  const batch = new WriteBatch().deleteRange(rawEngineBound(mode, startKey), rawEngineBound(mode, endKey), family);
  write(store, context, batch, undefined, done, 'withoutTimestamp');
};

export const rawCompareAndSwap: CommandHandler<kvrpcpb.RawCASRequest, kvrpcpb.RawCASResponse> = (
  store,
  request,
  done,
) => {
  const { context, key, cf, ttl, value } = request;
  const { mode } = store.options;
  const answer = (part: Partial<kvrpcpb.RawCASResponse>): void =>
    done({ regionError: undefined, error: '', succeed: false, previousNotExist: false, previousValue: empty, ...part });
  const refused = checkApi(store, context, [key], 'raw_compare_and_swap');
  if (refused !== undefined) return answer({ error: refused.display });
  if (mode === 'V1' && ttl !== 0n) return answer({ error: ttlNotEnabled.display });
  const family = rawFamily(mode, cf);
  if (typeof family !== 'string') return answer({ error: family.display });
  const busy = checkBusy(store, context);
  if (busy !== undefined) return answer({ regionError: busy });
  // The request's bytes are views into its frame, and this may have to wait.
  const ownKey = Buffer.from(key);
  const expected = request.previousNotExist ? undefined : Buffer.from(request.previousValue);
  const swapped = Buffer.from(value);
  store.latches.acquire([latchOf(ownKey)], (release) => {
    const finish = (part: Partial<kvrpcpb.RawCASResponse>): void => {
      release();
      answer(part);
    };
    readRegion(
      store,
      context,
      (peer) => {
        const unsynced = maxTsError(store, peer);
        if (unsynced !== undefined) return finish({ regionError: unsynced });
        const current = pointGet(store, peer, ownKey, cf);
        if (current !== undefined && 'display' in current) return finish(told(current));
        const previous = {
          previousNotExist: current === undefined,
          previousValue: current === undefined ? empty : current.value,
        };
        const matches =
          current === undefined
            ? expected === undefined
            : expected !== undefined && compareKeys(current.value, expected) === 0;
        if (!matches) return finish({ succeed: false, ...previous });
        const batch = new WriteBatch();
        const at = rawEngineKey(mode, ownKey);
        if (request.delete) batch.delete(at, family);
        else batch.put(at, encodeRawValue(mode, swapped, ttl, store.nowSeconds()), family);
        peer.write(
          batch,
          (regionError) => finish(regionError === undefined ? { succeed: true, ...previous } : { regionError }),
          release,
        );
      },
      (regionError) => finish({ regionError }),
    );
  });
};

/** The checks of a raw write before any region is looked at; the family to write to if they pass. */
function prepare(
  store: Store,
  context: kvrpcpb.Context | undefined,
  keys: readonly Uint8Array[],
  forCas: boolean,
  ttls: readonly bigint[],
  cf: string,
  command: string,
): string | StorageError {
  const { mode } = store.options;
  // Atomic writes take another way through TiKV, which has no limit on the size of keys.
  const refused =
    checkApi(store, context, keys, forCas ? 'raw_atomic_store' : command) ?? (forCas ? undefined : tooLong(keys));
  if (refused !== undefined) return refused;
  if (mode === 'V1' && ttls.some((ttl) => ttl !== 0n)) return ttlNotEnabled;
  return rawFamily(mode, cf);
}

function checkApi(
  store: Store,
  context: kvrpcpb.Context | undefined,
  keys: readonly Uint8Array[],
  command: string,
): StorageError | undefined {
  const { mode } = store.options;
  const version = checkRawApiVersion(mode, context?.apiVersion ?? 0, command);
  if (version !== undefined || mode !== 'V2') return version;
  for (const key of keys) {
    const refused = checkRawKeyMode(mode, key, command);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function tooLong(keys: readonly Uint8Array[]): StorageError | undefined {
  for (const key of keys) {
    const refused = checkKeySize(key);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Under API v2 a raw write has a timestamp, but for the deletion of a range. */
type Stamp = 'timestamp' | 'withoutTimestamp';

function write(
  store: Store,
  context: kvrpcpb.Context | undefined,
  batch: WriteBatch,
  latched: readonly Uint8Array[] | undefined,
  done: (response: WriteResponse) => void,
  stamp: Stamp = 'timestamp',
): void {
  const busy = checkBusy(store, context);
  if (busy !== undefined) return done({ regionError: busy, error: '' });
  if (latched === undefined) {
    propose(store, context, batch, 'regionFirst', (regionError) => done({ regionError, error: '' }), stamp);
    return;
  }
  store.latches.acquire(latched.map(latchOf), (release) => {
    const finish: CommandDone = (regionError) => {
      release();
      done({ regionError, error: '' });
    };
    propose(store, context, batch, 'storeFirst', finish, stamp, release);
  });
}

function propose(
  store: Store,
  context: kvrpcpb.Context | undefined,
  batch: WriteBatch,
  order: 'storeFirst' | 'regionFirst',
  done: CommandDone,
  stamp: Stamp,
  lost?: () => void,
): void {
  const found = store.locate(context, order);
  if (!(found instanceof RegionPeer)) return done(found);
  const unsynced = stamp === 'timestamp' ? maxTsError(store, found) : undefined;
  if (unsynced === undefined) found.write(batch, done, lost);
  else done(unsynced);
}

/** The timestamp of a raw write must be above what others have read here, which a new leader has to find out first. */
function maxTsError(store: Store, peer: RegionPeer): errorpb.Error | undefined {
  if (store.options.mode !== 'V2' || store.txn.isMaxTsSynced(peer)) return undefined;
  return regionErrors.maxTimestampNotSynced(peer.region.id, 0n);
}

function fail(error: StorageError, done: (response: WriteResponse) => void): void {
  done({ regionError: undefined, error: error.display });
}

function latchOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString('latin1');
}
