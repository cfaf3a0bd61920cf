import type { Transaction } from '../transaction/transaction.js';

/** What one transfer wrote into a record of its own: by how much each account changed. */
export type TransferRecord = Readonly<Record<string, number>>;

/** By how much a transfer changes each account. */
export function amountsOf(transfer: Transaction): TransferRecord {
  const amounts: Record<string, number> = {};
  for (const step of transfer.steps) {
    if (step.op === 'add') amounts[step.key] = (amounts[step.key] ?? 0) + step.amount;
  }
  return amounts;
}

/** The balances that a transaction read and did not change. */
export function balancesRead(transaction: Transaction): ReadonlyMap<string, number> {
  const balances = new Map<string, number>();
  for (const step of transaction.steps) {
    if (step.op === 'balance' && step.found !== undefined) balances.set(step.key, step.found);
  }
  return balances;
}

export function isSameAmounts(a: TransferRecord, b: TransferRecord): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** `a -5, b +5` */
export function describeAmounts(amounts: TransferRecord): string {
  const parts = Object.entries(amounts).map(([key, amount]) => `${key} ${amount < 0 ? '' : '+'}${amount}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
