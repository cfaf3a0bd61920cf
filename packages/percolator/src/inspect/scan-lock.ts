import { encodeBytes } from '@tikv-client/codec';
import type { kvrpcpb } from '@tikv-client/kvproto';
import { findAllLocks } from '../end/find-locks.js';
import { lockInfoOf } from '../mvcc/lock-info.js';
import type { MvccView } from '../mvcc/mvcc-view.js';

/**
 * KvScanLock: locks of all kinds, those in memory too, of transactions that started at or before `maxVersion`. Empty bounds are those
 * of what the view holds; a limit of 0 is none.
 */
export function scanLock(view: MvccView, request: kvrpcpb.ScanLockRequest): kvrpcpb.ScanLockResponse {
  const { startKey, endKey, maxVersion, limit } = request;
  const range = { start: boundOf(startKey), end: boundOf(endKey) };
  const { locks } = findAllLocks(view, range, ({ startTs }) => startTs <= maxVersion, limit);
  return {
    regionError: undefined,
    error: undefined,
    locks: locks.map(({ key, lock }) => lockInfoOf(key, lock)),
    execDetailsV2: undefined,
  };
}

function boundOf(key: Uint8Array): Uint8Array | undefined {
  return key.length === 0 ? undefined : encodeBytes(key);
}
