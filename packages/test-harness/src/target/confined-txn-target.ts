import { prefixEnd } from './confined-target.js';
import type { Pair } from './raw-target.js';
import type { SnapshotHandle, TransactionBody, TransactionHandle, TxnReads, TxnTarget } from './txn-target.js';

/** The part of a transactional store below `prefix`, as a store of its own: see `confineTo`. */
export function confineTxnTo(target: TxnTarget, prefix: Uint8Array): TxnTarget {
  if (prefix.length === 0) throw new RangeError('prefix: must not be empty');
  const end = prefixEnd(prefix);
  const inside = (key: Uint8Array): Uint8Array => Buffer.concat([prefix, key]);
  const insideEnd = (key: Uint8Array): Uint8Array => (key.length === 0 ? end : inside(key));
  const outside = ({ key, value }: Pair): Pair => ({ key: key.subarray(prefix.length), value });
  const reads = (from: TxnReads): TxnReads => ({
    get: (key) => from.get(inside(key)),
    batchGet: async (keys) => (await from.batchGet(keys.map(inside))).map(outside),
    scan: async (start, to, limit) => (await from.scan(inside(start), insideEnd(to), limit)).map(outside),
  });
  const body = (txn: TransactionBody): TransactionBody => ({
    ...reads(txn),
    startTs: txn.startTs,
    get commitTs() {
      return txn.commitTs;
    },
    put: (key, value) => txn.put(inside(key), value),
    insert: (key, value) => txn.insert(inside(key), value),
    delete: (key) => txn.delete(inside(key)),
    getForUpdate: (key) => txn.getForUpdate(inside(key)),
    lockKeys: (keys) => txn.lockKeys(keys.map(inside)),
  });
  return {
    async begin(mode): Promise<TransactionHandle> {
      const txn = await target.begin(mode);
      return Object.assign(body(txn), { commit: () => txn.commit(), rollback: () => txn.rollback() });
    },
    runTransaction: (mode, work) => target.runTransaction(mode, (txn) => work(body(txn))),
    async snapshot(timestamp): Promise<SnapshotHandle> {
      const snapshot = await target.snapshot(timestamp);
      return { timestamp: snapshot.timestamp, ...reads(snapshot) };
    },
  };
}
