import { backoffBudgets } from '@tikv-client/backoff';
import { commands } from '@tikv-client/kvproto';
import type { CallLimits } from '@tikv-client/runtime';
import { keyErrorOf } from '../key-error/key-error.js';
import type { TransactionCore } from '../transaction/transaction-core.js';
import type { CommitParts } from './commit-parts.js';
import { sendKeyList } from './key-batches.js';

/** Rolls keys back for good: locks of both kinds go, and a prewrite that arrives later is refused. */
export async function rollbackKeys(
  parts: CommitParts,
  core: TransactionCore,
  keys: readonly Uint8Array[],
  limits: CallLimits,
): Promise<void> {
  await sendKeyList(parts, {
    keys,
    budget: backoffBudgets.cleanup,
    limits,
    send: (part, target) =>
      parts.requester.sendToRegion(
        commands.KvBatchRollback,
        { context: undefined, startVersion: core.startTs, keys: part, isTxnFile: false },
        { ...target, operation: 'rollback' },
        ({ error }) => {
          if (error !== undefined) throw keyErrorOf(error, parts.settings.redactKeys);
        },
      ),
  });
}

/** Takes pessimistic locks back, those taken at `forUpdateTs` or before. Leaves no record: the transaction may go on. */
export async function releasePessimisticLocks(
  parts: CommitParts,
  core: TransactionCore,
  keys: readonly Uint8Array[],
  forUpdateTs: bigint,
  limits: CallLimits,
): Promise<void> {
  await sendKeyList(parts, {
    keys,
    budget: backoffBudgets.pessimisticRollback,
    limits,
    send: (part, target) =>
      parts.requester.sendToRegion(
        commands.KVPessimisticRollback,
        { context: undefined, startVersion: core.startTs, forUpdateTs, keys: part },
        { ...target, operation: 'pessimistic rollback' },
        ({ errors: [error] }) => {
          if (error !== undefined) throw keyErrorOf(error, parts.settings.redactKeys);
        },
      ),
  });
}
