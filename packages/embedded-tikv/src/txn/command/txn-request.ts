import { encodeBytes } from '@tikv-client/codec';
import { kvrpcpb } from '@tikv-client/kvproto';
import type { errorpb } from '@tikv-client/kvproto';
import { keyErrors } from '@tikv-client/percolator';
import type { MvccView, ReadScope } from '@tikv-client/percolator';
import { checkTxnKeyMode, maxKeyBytes } from '../../raw/api-mode.js';
import type { StorageError, TxnTarget } from '../../raw/api-mode.js';
import { isReplicaRequest, isStaleRead } from '../../raw/command-handler.js';
import type { ReplicaQuery } from '../../raw/command-handler.js';
import { regionErrors } from '../../region/region-errors.js';
import type { RegionPeer } from '../../region/region-peer.js';
import { compareKeys, containsKey, containsSeek } from '../../region/region-range.js';
import type { ReadGuard } from '../../store/replica-reads.js';
import type { Store } from '../../store/store.js';
import type { GuardedLocks } from '../concurrency/guarded-locks.js';

type Context = kvrpcpb.Context | undefined;

const empty = new Uint8Array();

/** The error of a request that is none of this store's API version, or whose keys are not. */
export function refusedMode(
  store: Store,
  context: Context,
  target: TxnTarget,
  command: string,
): kvrpcpb.KeyError | undefined {
  const refused = checkTxnKeyMode(store.options.mode, context?.apiVersion ?? 0, target, command);
  return refused === undefined ? undefined : abortOf(refused);
}

/** The error of a write whose keys are too long; the limit is on encoded keys. */
export function refusedSize(keys: readonly Uint8Array[]): kvrpcpb.KeyError | undefined {
  for (const key of keys) {
    const size = Math.floor(key.length / 8 + 1) * 9;
    if (size <= maxKeyBytes) continue;
    return abortOf({ display: '', debug: `Error(KeyTooLarge { size: ${size}, limit: ${maxKeyBytes} })` });
  }
  return undefined;
}

function abortOf(error: StorageError): kvrpcpb.KeyError {
  return kvrpcpb.KeyError.fromPartial({ abort: error.debug });
}

/** Raises max_ts for a read; a region error if the time stamp cannot be. What is read stale cannot be committed below any more. */
export function raiseMaxTs(store: Store, ts: bigint, context?: Context): errorpb.Error | undefined {
  const { txn } = store;
  if (isStaleRead(context, ts) || txn.options.mutations.maxTsNotRaisedByRead === true) return undefined;
  const refused = txn.maxTs.raise(ts);
  return refused === undefined ? undefined : regionErrors.message(refused);
}

/** What a read may see, as its context says. */
export function scopeOf(context: Context, version: bigint): ReadScope {
  return {
    version,
    isolation: context?.isolationLevel ?? kvrpcpb.IsolationLevel.SI,
    bypass: context?.resolvedLocks ?? [],
    // Locks whose writes are under way cannot be read through.
    access: [],
    replicaRead: context?.replicaRead ?? false,
  };
}

/** The error of a read of keys that meets an async or one-phase commit under way. */
export function guardedConflict(
  store: Store,
  context: Context,
  keys: readonly Uint8Array[],
  version: bigint,
): kvrpcpb.KeyError | undefined {
  const { guarded, options } = store.txn;
  if (guarded.isEmpty || options.mutations.guardedLocksIgnored === true) return undefined;
  return guarded.conflict(keys, scopeOf(context, version));
}

/** What a read brings along that a replica may serve; undefined if it is the leader's. `conflict`: of the locks of writes under way. */
export function replicaQuery(
  context: Context,
  version: bigint,
  conflict: (guarded: GuardedLocks, scope: ReadScope) => kvrpcpb.KeyError | undefined,
  fail: (error: kvrpcpb.KeyError) => void,
): ReplicaQuery | undefined {
  if (!isReplicaRequest(context)) return undefined;
  if ((context?.isolationLevel ?? kvrpcpb.IsolationLevel.SI) !== kvrpcpb.IsolationLevel.SI) return { version, fail };
  // Locks that the reader says it knows block it all the same: the leader does not ask what it knows.
  const scope = { ...scopeOf(context, version), bypass: [] };
  const guard: ReadGuard = (leader) => {
    if (leader.options.mutations.maxTsNotRaisedByRead !== true) leader.maxTs.raise(version);
    return leader.options.mutations.guardedLocksIgnored === true ? undefined : conflict(leader.guarded, scope);
  };
  return { version, guard, fail };
}

/** What actions see of a leader. */
export function viewOf(store: Store, peer: RegionPeer): MvccView {
  return { reader: peer.data, memoryLocks: store.txn.memoryLocks.view(peer) };
}

/**
 * Runs what looks at locks and records. Raw commands can write to their families too: what cannot be read there is an error of the
 * request, and not of the store or of all others in the stream.
 */
export function tryRead<Result>(
  read: () => Result,
  done: (result: Result) => void,
  fail: (error: kvrpcpb.KeyError) => void,
): void {
  let result: Result;
  try {
    result = read();
  } catch (thrown) {
    fail(keyErrors.other(`bad format data: ${thrown instanceof Error ? thrown.message : String(thrown)}`));
    return;
  }
  done(result);
}

/** The error of a request for a key that the region does not hold. */
export function keyOutside(peer: RegionPeer, key: Uint8Array): kvrpcpb.KeyError | undefined {
  const span = peer.userSpan;
  if (span === undefined ? containsKey(peer.readable, encodeBytes(key)) : containsKey(span, key)) return undefined;
  return keyErrors.invalidReqRange(encodeBytes(key), empty, peer.region.startKey, peer.region.endKey);
}

export function keysOutside(peer: RegionPeer, keys: readonly Uint8Array[]): kvrpcpb.KeyError | undefined {
  for (const key of keys) {
    const error = keyOutside(peer, key);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** The region error of a read that begins with a seek to a key (raw) beyond the region; its upper border still belongs to it. */
export function seekOutside({ readable, region }: RegionPeer, key: Uint8Array): errorpb.Error | undefined {
  const at = encodeBytes(key);
  return containsSeek(readable, at) ? undefined : regionErrors.keyNotInRegion(at, region);
}

/** The error of a scan whose bounds reach beyond the region: an empty start is the lowest key, an empty end is open. */
export function rangeOutside(peer: RegionPeer, request: kvrpcpb.ScanRequest): kvrpcpb.KeyError | undefined {
  const { startKey, endKey } = peer.readable;
  const from = encodeBytes(request.startKey);
  const to = request.endKey.length === 0 ? empty : encodeBytes(request.endKey);
  const [start, end] = request.reverse ? [to, from] : [from, to];
  const tooLow = start.length > 0 && compareKeys(start, startKey) < 0;
  const tooHigh = endKey.length > 0 && end.length > 0 && compareKeys(end, endKey) > 0;
  return tooLow || tooHigh ? keyErrors.invalidReqRange(start, end, startKey, endKey) : undefined;
}
