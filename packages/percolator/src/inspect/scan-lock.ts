import { encodeBytes } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { type FoundLock, findAllLocks } from '../end/find-locks.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import type { MvccView } from '../mvcc/mvcc-view.js';

/**
 * KvScanLock: locks of all kinds, those in memory too, of transactions that started at or before `maxVersion`. Empty bounds are those
 * of what the view holds; a limit of 0 is none. Of a key that is shared there is one entry, with those in it that were asked for.
 */
export function scanLock(view: MvccView, request: kvrpcpb.ScanLockRequest): kvrpcpb.ScanLockResponse {
  const { startKey, endKey, maxVersion, limit } = request;
  const range = { start: boundOf(startKey), end: boundOf(endKey) };
  const { locks } = findAllLocks(view, range, ({ startTs }) => startTs <= maxVersion, limit);
  return {
    regionError: undefined,
    error: undefined,
    locks: infosOf(locks),
    execDetailsV2: undefined,
  };
}

function infosOf(found: readonly FoundLock[]): kvrpcpb.LockInfo[] {
  const infos: kvrpcpb.LockInfo[] = [];
  for (let at = 0; at < found.length;) {
    const { key, lock, bundle } = found[at]!;
    const from = at;
    for (at += 1; bundle !== undefined && found[at]?.bundle === bundle;) at += 1;
    const sharing = bundle && { ...bundle, locks: found.slice(from, at).map((one) => one.lock) };
    infos.push(lockInfoOf(key, sharing ?? lock));
  }
  return infos;
}

function boundOf(key: Uint8Array): Uint8Array | undefined {
  return key.length === 0 ? undefined : encodeBytes(key);
}
