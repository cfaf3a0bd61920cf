import type { MetaKv } from './meta-kv.js';
import { PdStateError } from './pd-error.js';

const UNIFIED_KEY = '/tidb/store/gcworker/saved_safe_point';

/**
 * The txn safe points, kept as decimal text in PD's etcd under the keys that TiDB's GC worker has always used: clients and
 * GC workers older than PD's GC states read and write them there, and must see the same value as the newer calls.
 */
export class TxnSafePoints {
  readonly #meta: MetaKv;

  constructor(meta: MetaKv) {
    this.#meta = meta;
  }

  /** `keyspaceId` undefined: that of the unified GC. 0 when none was ever set. */
  get(keyspaceId: number | undefined): bigint {
    const key = keyOf(keyspaceId);
    const text = Buffer.from(this.#meta.range(key, new Uint8Array(0)).kvs[0]?.value ?? new Uint8Array(0)).toString();
    if (!/^[0-9]*$/.test(text)) {
      throw new PdStateError('', `${key.toString()}: ${JSON.stringify(text)} is no timestamp`);
    }
    return BigInt(text);
  }

  set(keyspaceId: number | undefined, ts: bigint): void {
    this.#meta.put(keyOf(keyspaceId), Buffer.from(ts.toString()));
  }
}

function keyOf(keyspaceId: number | undefined): Buffer {
  return Buffer.from(keyspaceId === undefined ? UNIFIED_KEY : `/keyspaces/tidb/${keyspaceId}${UNIFIED_KEY}`);
}
