import type { Random } from '@tikv-client/runtime';
import type { TransactionJournal } from '../history/transaction-journal.js';
import type { TransactionBody, TxnMode, TxnTarget } from '../target/txn-target.js';
import type { Operation } from './operations.js';
import { recordKey } from './operations.js';
import type { Perform } from './run-workload.js';

/** The operations as transactions, half of them optimistic, half pessimistic. `onRepeat`: the client ran one again after a conflict. */
export function performTransaction(
  target: TxnTarget,
  journal: TransactionJournal,
  random: Random,
  onRepeat: () => void,
): Perform {
  return (operation, value) => {
    const mode = random.below(2) === 0 ? 'optimistic' : 'pessimistic';
    const written = value();
    return journal.run(target, mode, { process: mode, onRepeat }, (txn) => perform(operation, mode, txn, written));
  };
}

async function perform(operation: Operation, mode: TxnMode, txn: TransactionBody, value: Uint8Array): Promise<void> {
  const key = recordKey(operation.record);
  switch (operation.kind) {
    case 'read':
      await txn.get(key);
      return;
    case 'update':
      if (mode === 'pessimistic') await txn.lockKeys([key]);
      txn.put(key, value);
      return;
    case 'insert':
      txn.insert(key, value);
      return;
    case 'scan':
      await txn.scan(key, new Uint8Array(0), operation.scanLength);
      return;
    case 'readModifyWrite':
      await (mode === 'pessimistic' ? txn.getForUpdate(key) : txn.get(key));
      txn.put(key, value);
  }
}
