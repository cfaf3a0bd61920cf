import { WriteBatch } from '@tikv-client/engine';
import type { SyncEngineReader } from '@tikv-client/engine';
import { kvrpcpb } from '@tikv-client/kvproto';
import { decodeLockRecord, encodeLockRecord } from '@tikv-client/percolator';
import type { ActionResult, LockRecord, MvccView } from '@tikv-client/percolator';
import type { Store } from '../../store/store.js';

/*
 * The bugs of `TxnMutations` that change what an action decides. Without such a bug they hand on what they get.
 */

/** `rollbackRecordNotWritten`: of a rollback, only the locks go. */
export function withoutRecords<Res>(store: Store, result: ActionResult<Res>): ActionResult<Res> {
  if (store.txn.options.mutations.rollbackRecordNotWritten !== true) return result;
  const batch = new WriteBatch();
  for (const operation of result.batch.operations) {
    if (operation.kind === 'delete') batch.delete(operation.key, operation.family);
    else if (operation.kind === 'put' && operation.family !== 'write')
      batch.put(operation.key, operation.value, operation.family);
  }
  return { ...result, batch };
}

export function withoutRecordsOfRollback<Res>(
  store: Store,
  { startVersion, commitVersion }: kvrpcpb.ResolveLockRequest,
  result: ActionResult<Res>,
): ActionResult<Res> {
  return startVersion > 0n && commitVersion === 0n ? withoutRecords(store, result) : result;
}

/** `expiredLockRolledBackAfterPrimaryCommitted`: a commit is told as a rollback. */
export function forgottenCommit(
  store: Store,
  result: ActionResult<kvrpcpb.CheckTxnStatusResponse>,
): ActionResult<kvrpcpb.CheckTxnStatusResponse> {
  if (store.txn.options.mutations.expiredLockRolledBackAfterPrimaryCommitted !== true) return result;
  if (result.reply.commitVersion === 0n) return result;
  return { ...result, reply: { ...result.reply, commitVersion: 0n, action: kvrpcpb.Action.LockNotExistRollback } };
}

/** `minCommitTsIgnored`: a commit sees locks that nobody has pushed. */
export function allCommits(store: Store, view: MvccView): MvccView {
  if (store.txn.options.mutations.minCommitTsIgnored !== true) return view;
  const { reader } = view;
  const unpushed: SyncEngineReader = {
    get: (key, family) => {
      const value = reader.get(key, family);
      return value === undefined || family !== 'lock' ? value : encodeLockRecord(unpushedLock(decodeLockRecord(value)));
    },
    iterate: (options, visit) => reader.iterate(options, visit),
    countKeys: (range, family) => reader.countKeys(range, family),
    approximateSize: (range, family) => reader.approximateSize(range, family),
  };
  return { ...view, reader: unpushed };
}

function unpushedLock(record: LockRecord): LockRecord {
  if (record.kind !== 'shared') return { ...record, minCommitTs: 0n };
  return { ...record, locks: record.locks.map((lock) => ({ ...lock, minCommitTs: 0n })) };
}
