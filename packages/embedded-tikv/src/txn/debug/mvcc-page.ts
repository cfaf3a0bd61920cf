import type { HttpResponse } from '@tikv-client/transport';
import type { Store } from '../../store/store.js';
import { keysOf, peerOfKey } from './keys-view.js';

const maxKeys = 1000;

/**
 * `GET /debug/mvcc?key=TEXT` (or `key_hex=HEX`) `&limit=N`: locks, records and values of the keys from there on as this store has
 * them. Bytes are shown in hex, 64-bit numbers as strings.
 */
export function mvccPage(store: Store, url: string): HttpResponse {
  const { searchParams } = new URL(url, 'http://store');
  const limit = Number(searchParams.get('limit') ?? '1');
  const key = keyIn(searchParams);
  if (key === undefined) return answer(400, { error: 'wanted: key=TEXT or key_hex=HEX' });
  if (!Number.isInteger(limit) || limit < 1 || limit > maxKeys) {
    return answer(400, { error: `limit: wanted an integer from 1 to ${maxKeys}` });
  }
  const peer = peerOfKey(store, key);
  if (peer === undefined) return answer(404, { error: 'this store has no replica of the region of the key' });
  return answer(200, {
    region_id: peer.region.id,
    is_leader: peer.replica.isLeader,
    keys: keysOf(store, peer, key, limit).map(({ key: found, lock, sharedLocks, isLockInMemory, writes, values }) => ({
      key: found,
      lock: lock === undefined ? null : { ...lock, isInMemory: isLockInMemory },
      shared_locks:
        sharedLocks === undefined ? null : { shrink_only: sharedLocks.shrinkOnly, locks: sharedLocks.locks },
      writes: writes.map(({ commitTs, record }) => ({ commitTs, ...record })),
      values,
    })),
  });
}

function keyIn(parameters: URLSearchParams): Uint8Array | undefined {
  const hex = parameters.get('key_hex');
  if (hex !== null) return /^(?:[0-9a-f]{2})*$/i.test(hex) ? Buffer.from(hex, 'hex') : undefined;
  const text = parameters.get('key');
  return text === null ? undefined : Buffer.from(text);
}

function answer(status: number, body: object): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(plain(body)) };
}

/** The same with what JSON knows only. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex').toUpperCase();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
