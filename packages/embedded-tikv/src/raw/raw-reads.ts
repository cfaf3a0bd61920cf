import { kvrpcpb } from '@tikv-client/kvproto';
import type { errorpb } from '@tikv-client/kvproto';
import { keyNotInRegionText, regionErrors } from '../region/region-errors.js';
import type { RegionPeer } from '../region/region-peer.js';
import { compareKeys, containsKey, containsSeek, higherStart, lowerEnd } from '../region/region-range.js';
import type { Store } from '../store/store.js';
import { checkRawApiVersion, checkRawKeyMode, checkRawRangeMode, otherError, rawFamily } from './api-mode.js';
import type { StorageError } from './api-mode.js';
import { checkBusy, rawReplicaQuery, readRegion } from './command-handler.js';
import type { CommandHandler } from './command-handler.js';
import { crc64 } from './crc64.js';
import { rawEngineBound, rawEngineKey, rawUserKey } from './raw-key.js';
import { decodeRawValue } from './raw-value.js';
import type { RawValue } from './raw-value.js';

const empty = new Uint8Array();

export const rawGet: CommandHandler<kvrpcpb.RawGetRequest, kvrpcpb.RawGetResponse> = (store, request, done) => {
  const { context, key } = request;
  const refused = checkKey(store, context, key, 'raw_get');
  if (refused !== undefined) {
    done({ regionError: undefined, error: refused.display, value: empty, notFound: false });
    return;
  }
  const refuse = (regionError: kvrpcpb.RawGetResponse['regionError']): void =>
    done({ regionError, error: '', value: empty, notFound: false });
  const busy = checkBusy(store, context);
  if (busy !== undefined) {
    refuse(busy);
    return;
  }
  readRegion(
    store,
    context,
    (peer) => {
      const found = pointGet(store, peer, key, request.cf);
      if (found === undefined) done({ regionError: undefined, error: '', value: empty, notFound: true });
      else if ('display' in found) done({ ...told(found), value: empty, notFound: false });
      else done({ regionError: undefined, error: '', value: found.value, notFound: false });
    },
    refuse,
    rawReplicaQuery,
  );
};

export const rawGetKeyTtl: CommandHandler<kvrpcpb.RawGetKeyTTLRequest, kvrpcpb.RawGetKeyTTLResponse> = (
  store,
  request,
  done,
) => {
  const answer = (part: Partial<kvrpcpb.RawGetKeyTTLResponse>): void =>
    done({ regionError: undefined, error: '', ttl: 0n, notFound: false, ...part });
  const refused = checkKey(store, request.context, request.key, 'raw_get_key_ttl');
  if (refused !== undefined) return answer({ error: refused.display });
  // The real server cannot say either: without TTL there is nothing to read.
  if (store.options.mode === 'V1') return answer({ error: 'ttl is not enabled, but get ttl request' });
  const busy = checkBusy(store, request.context);
  if (busy !== undefined) return answer({ regionError: busy });
  readRegion(
    store,
    request.context,
    (peer) => {
      const found = pointGet(store, peer, request.key, request.cf);
      if (found === undefined) answer({ notFound: true });
      else if ('display' in found) answer(told(found));
      else answer({ ttl: found.expiresAt === 0n ? 0n : found.expiresAt - BigInt(store.nowSeconds()) });
    },
    (regionError) => answer({ regionError }),
    rawReplicaQuery,
  );
};

export const rawBatchGet: CommandHandler<kvrpcpb.RawBatchGetRequest, kvrpcpb.RawBatchGetResponse> = (
  store,
  request,
  done,
) => {
  const { context, keys, cf } = request;
  const refuse = (error: StorageError): void => done({ regionError: undefined, pairs: [errorPair(error)] });
  const version = checkRawApiVersion(store.options.mode, context?.apiVersion ?? 0, 'raw_batch_get');
  if (version !== undefined) return refuse(version);
  for (const key of keys) {
    const refused = checkRawKeyMode(store.options.mode, key, 'raw_batch_get');
    if (refused !== undefined) return refuse(refused);
  }
  const busy = checkBusy(store, context);
  if (busy !== undefined) return done({ regionError: busy, pairs: [] });
  readRegion(
    store,
    context,
    (peer) => {
      const family = rawFamily(store.options.mode, cf);
      if (typeof family !== 'string') return refuse(family);
      const pairs: kvrpcpb.KvPair[] = [];
      for (const key of keys) {
        const found = pointGet(store, peer, key, cf);
        if (found === undefined) continue;
        pairs.push('display' in found ? errorPair(found) : pair(key, found.value));
      }
      done({ regionError: undefined, pairs });
    },
    (regionError) => done({ regionError, pairs: [] }),
    rawReplicaQuery,
  );
};

export const rawScan: CommandHandler<kvrpcpb.RawScanRequest, kvrpcpb.RawScanResponse> = (store, request, done) => {
  const { context, startKey, endKey, limit, keyOnly, reverse } = request;
  const refuse = (error: StorageError): void => done({ regionError: undefined, kvs: [errorPair(error)] });
  const refused = checkRange(store, context, startKey, endKey, 'raw_scan');
  if (refused !== undefined) return refuse(refused);
  const busy = checkBusy(store, context);
  if (busy !== undefined) return done({ regionError: busy, kvs: [] });
  readRegion(
    store,
    context,
    (peer) => {
      const family = rawFamily(store.options.mode, request.cf);
      if (typeof family !== 'string') return refuse(family);
      const kvs: kvrpcpb.KvPair[] = [];
      const outside = scanInto(kvs, store, peer, { family, startKey, endKey, limit, keyOnly, reverse });
      if (outside === undefined) done({ regionError: undefined, kvs });
      else done({ regionError: regionErrors.keyNotInRegion(outside, peer.region), kvs: [] });
    },
    (regionError) => done({ regionError, kvs: [] }),
    rawReplicaQuery,
  );
};

export const rawBatchScan: CommandHandler<kvrpcpb.RawBatchScanRequest, kvrpcpb.RawBatchScanResponse> = (
  store,
  request,
  done,
) => {
  const { context, ranges, eachLimit, keyOnly, reverse } = request;
  const refuse = (error: StorageError): void => done({ regionError: undefined, kvs: [errorPair(error)] });
  const version = checkRawApiVersion(store.options.mode, context?.apiVersion ?? 0, 'raw_batch_scan');
  if (version !== undefined) return refuse(version);
  for (const { startKey, endKey } of ranges) {
    const refused = checkRange(store, context, startKey, endKey, 'raw_batch_scan');
    if (refused !== undefined) return refuse(refused);
  }
  const busy = checkBusy(store, context);
  if (busy !== undefined) return done({ regionError: busy, kvs: [] });
  readRegion(
    store,
    context,
    (peer) => {
      const family = rawFamily(store.options.mode, request.cf);
      if (typeof family !== 'string') return refuse(family);
      if (areInverted(ranges, reverse)) return refuse(otherError('Invalid KeyRanges'));
      const kvs: kvrpcpb.KvPair[] = [];
      for (const [i, range] of ranges.entries()) {
        const { startKey } = range;
        const endKey = range.endKey.length === 0 ? (ranges[i + 1]?.startKey ?? empty) : range.endKey;
        const scan = { family, startKey, endKey, limit: eachLimit, keyOnly, reverse };
        const outside = scanInto(kvs, store, peer, scan);
        if (outside !== undefined) {
          return done({ regionError: regionErrors.keyNotInRegion(outside, peer.region), kvs: [] });
        }
      }
      done({ regionError: undefined, kvs });
    },
    (regionError) => done({ regionError, kvs: [] }),
    rawReplicaQuery,
  );
};

export const rawChecksum: CommandHandler<kvrpcpb.RawChecksumRequest, kvrpcpb.RawChecksumResponse> = (
  store,
  request,
  done,
) => {
  const answer = (part: Partial<kvrpcpb.RawChecksumResponse>): void =>
    done({ regionError: undefined, error: '', checksum: 0n, totalKvs: 0n, totalBytes: 0n, ...part });
  const { context, ranges, algorithm } = request;
  if (algorithm !== kvrpcpb.ChecksumAlgorithm.Crc64_Xor)
    return answer({ error: `unknown checksum algorithm ${String(algorithm)}` });
  const version = checkRawApiVersion(store.options.mode, context?.apiVersion ?? 0, 'raw_checksum');
  if (version !== undefined) return answer({ error: version.display });
  for (const { startKey, endKey } of ranges) {
    const refused = checkRange(store, context, startKey, endKey, 'raw_checksum');
    if (refused !== undefined) return answer({ error: refused.display });
  }
  const busy = checkBusy(store, context);
  if (busy !== undefined) return answer({ regionError: busy });
  readRegion(
    store,
    context,
    (peer) => {
      let checksum = 0n;
      let totalKvs = 0;
      let totalBytes = 0;
      for (const { startKey, endKey } of ranges) {
        const scan = { family: 'default', startKey, endKey, limit: Infinity, reverse: false };
        const outside = eachLive(store, peer, scan, (key, value) => {
          checksum ^= crc64(key, value);
          totalKvs += 1;
          totalBytes += key.length + value.length;
        });
        if (outside !== undefined) return answer({ regionError: regionErrors.keyNotInRegion(outside, peer.region) });
      }
      answer({ checksum, totalKvs: BigInt(totalKvs), totalBytes: BigInt(totalBytes) });
    },
    (regionError) => answer({ regionError }),
    rawReplicaQuery,
  );
};

/** Why a key could not be read. */
export interface PointError extends StorageError {
  /** The error is the region's. */
  readonly regionError?: errorpb.Error | undefined;
}

/** The error as replies have it that can tell either. */
export function told({ regionError, display }: PointError): { regionError: errorpb.Error | undefined; error: string } {
  return { regionError, error: regionError === undefined ? display : '' };
}

/**
 * The live value of a key, undefined if there is none. A key outside the region is an error in words, but where there are several
 * versions of a key, which is where the read begins with a seek: then it is a region error.
 */
export function pointGet(
  store: Store,
  peer: RegionPeer,
  key: Uint8Array,
  cf: string,
): RawValue | PointError | undefined {
  const family = rawFamily(store.options.mode, cf);
  if (typeof family !== 'string') return family;
  const { mode } = store.options;
  const at = mode === 'V2' ? rawEngineKey(mode, key) : key;
  if (!containsKey(peer.readable, at)) {
    const text = keyNotInRegionText(at, peer.region);
    const regionError = mode === 'V2' ? regionErrors.keyNotInRegion(at, peer.region) : undefined;
    return { display: text, debug: `Error(Engine(Error(Request(message: "${text}"))))`, regionError };
  }
  const stored = peer.data.get(at, family);
  return stored === undefined ? undefined : decodeRawValue(mode, stored, store.nowSeconds());
}

interface RegionScan {
  readonly family: string;
  readonly startKey: Uint8Array;
  readonly endKey: Uint8Array;
  readonly limit: number;
  readonly reverse: boolean;
}

/** Visits live pairs from `startKey` on, clipped to the region; the start key as the engine has it if it is not in the region. */
function eachLive(
  store: Store,
  peer: RegionPeer,
  scan: RegionScan,
  visit: (key: Uint8Array, value: Uint8Array) => void,
): Uint8Array | undefined {
  const { reverse, family } = scan;
  const { mode } = store.options;
  const startKey = rawEngineBound(mode, scan.startKey);
  const endKey = rawEngineBound(mode, scan.endKey);
  let left = scan.limit;
  if (left === 0) return undefined;
  if (!containsSeek(peer.readable, startKey)) return startKey;
  // Backwards, `startKey` is the upper bound, and an empty one is below all keys, not above.
  if (reverse && startKey.length === 0) return undefined;
  const range = reverse
    ? { start: higherStart(endKey, peer.readable.startKey), end: startKey }
    : { start: startKey, end: lowerEnd(endKey, peer.readable.endKey) };
  const now = store.nowSeconds();
  peer.data.iterate({ ...range, family, reverse }, (key, stored) => {
    const live = decodeRawValue(mode, stored, now);
    if (live === undefined) return true;
    visit(rawUserKey(mode, key), live.value);
    left -= 1;
    return left > 0;
  });
  return undefined;
}

function scanInto(
  kvs: kvrpcpb.KvPair[],
  store: Store,
  peer: RegionPeer,
  scan: RegionScan & { readonly keyOnly: boolean },
): Uint8Array | undefined {
  return eachLive(store, peer, scan, (key, value) => {
    kvs.push(pair(key, scan.keyOnly ? empty : value));
  });
}

/** TiKV's test of batch scan ranges: an empty end stands for the next range's start. */
function areInverted(ranges: readonly kvrpcpb.KeyRange[], reverse: boolean): boolean {
  return ranges.some(({ startKey, endKey }, i) => {
    const end = endKey.length === 0 ? (ranges[i + 1]?.startKey ?? empty) : endKey;
    if (end.length === 0) return false;
    const order = compareKeys(startKey, end);
    return reverse ? order <= 0 : order >= 0;
  });
}

function checkKey(
  store: Store,
  context: kvrpcpb.Context | undefined,
  key: Uint8Array,
  command: string,
): StorageError | undefined {
  const { mode } = store.options;
  return checkRawApiVersion(mode, context?.apiVersion ?? 0, command) ?? checkRawKeyMode(mode, key, command);
}

function checkRange(
  store: Store,
  context: kvrpcpb.Context | undefined,
  startKey: Uint8Array,
  endKey: Uint8Array,
  command: string,
): StorageError | undefined {
  const { mode } = store.options;
  return (
    checkRawApiVersion(mode, context?.apiVersion ?? 0, command) ?? checkRawRangeMode(mode, startKey, endKey, command)
  );
}

function pair(key: Uint8Array, value: Uint8Array): kvrpcpb.KvPair {
  return { error: undefined, key, value, commitTs: 0n };
}

function errorPair(error: StorageError): kvrpcpb.KvPair {
  return { error: kvrpcpb.KeyError.fromPartial({ abort: error.debug }), key: empty, value: empty, commitTs: 0n };
}
