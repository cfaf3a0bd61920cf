import { pairsOf } from './pairs.js';
import type { Pair } from './raw-target.js';
import type { SnapshotHandle, TransactionBody, TransactionHandle, TxnMode, TxnReads, TxnTarget } from './txn-target.js';

interface ClientReads {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  batchGet(keys: readonly Uint8Array[]): Promise<ReadonlyArray<Uint8Array | undefined>>;
  scan(
    range: { readonly start: Uint8Array; readonly end: Uint8Array },
    options: { readonly limit: number },
  ): Promise<readonly Pair[]>;
}

interface ClientTransaction extends ClientReads {
  readonly startTs: bigint;
  readonly commitTs: bigint | undefined;
  put(key: Uint8Array, value: Uint8Array): void;
  insert(key: Uint8Array, value: Uint8Array): void;
  delete(key: Uint8Array): void;
  getForUpdate(key: Uint8Array): Promise<Uint8Array | undefined>;
  lockKeys(keys: readonly Uint8Array[]): Promise<unknown>;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/** The client as far as transactions go: structural, so that tests can do with less. */
export interface TransactionalClient {
  begin(options: { readonly mode: TxnMode }): Promise<ClientTransaction>;
  runTransaction<T>(work: (txn: ClientTransaction) => Promise<T>, options: { readonly mode: TxnMode }): Promise<T>;
  snapshot(options: { readonly timestamp?: bigint }): Promise<ClientReads & { readonly timestamp: bigint }>;
}

/** Our client as the workloads see it. */
export function txnTargetOf(client: TransactionalClient): TxnTarget {
  return {
    async begin(mode): Promise<TransactionHandle> {
      const txn = await client.begin({ mode });
      return Object.assign(bodyOf(txn), {
        commit: async () => void (await txn.commit()),
        rollback: async () => void (await txn.rollback()),
      });
    },
    runTransaction: (mode, work) => client.runTransaction((txn) => work(bodyOf(txn)), { mode }),
    async snapshot(timestamp): Promise<SnapshotHandle> {
      const snapshot = await client.snapshot(timestamp === undefined ? {} : { timestamp });
      return { timestamp: snapshot.timestamp, ...readsOf(snapshot) };
    },
  };
}

function readsOf(from: ClientReads): TxnReads {
  return {
    get: (key) => from.get(key),
    batchGet: async (keys) => pairsOf(keys, await from.batchGet(keys)),
    scan: (start, end, limit) => from.scan({ start, end }, { limit }),
  };
}

function bodyOf(txn: ClientTransaction): TransactionBody {
  return {
    ...readsOf(txn),
    startTs: txn.startTs,
    get commitTs() {
      return txn.commitTs;
    },
    put: (key, value) => txn.put(key, value),
    insert: (key, value) => txn.insert(key, value),
    delete: (key) => txn.delete(key),
    getForUpdate: (key) => txn.getForUpdate(key),
    lockKeys: async (keys) => void (await txn.lockKeys(keys)),
  };
}
