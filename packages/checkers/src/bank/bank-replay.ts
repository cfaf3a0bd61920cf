import type { Transaction } from '../transaction/transaction.js';
import type { TransactionTruth } from '../transaction/truth.js';
import type { Findings } from './bank-finding.js';
import { amountsOf } from './transfer.js';

/** Balances of one account over time, by commit timestamp. */
interface Ledger {
  readonly times: bigint[];
  readonly balances: number[];
}

/** Replays the transfers in order of their commits and compares what transactions read with the balance at that time. */
export class BankReplay {
  readonly #opening: ReadonlyMap<string, number>;
  readonly #findings: Findings;
  readonly #ledgers = new Map<string, Ledger>();

  constructor(opening: ReadonlyMap<string, number>, findings: Findings) {
    this.#opening = opening;
    this.#findings = findings;
  }

  /** How many balances were compared: none, where the time of a transfer that took place is not known. */
  check(
    transactions: readonly Transaction[],
    transfers: ReadonlyMap<string, Transaction>,
    present: ReadonlySet<string>,
    truth: ReadonlyMap<string, TransactionTruth> | undefined,
  ): number {
    const commits: Array<{ readonly at: bigint; readonly transfer: Transaction }> = [];
    for (const id of present) {
      const transfer = transfers.get(id);
      const at = truth?.get(id)?.commitTs ?? transfer?.commitTs;
      if (transfer === undefined || at === undefined) return 0;
      commits.push({ at, transfer });
    }
    commits.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    for (const { at, transfer } of commits) this.#apply(at, transfer);
    let compared = 0;
    for (const transaction of transactions) {
      if (transaction.outcome === 'ok') compared += this.#compare(transaction, truth?.get(transaction.id)?.commitTs);
    }
    return compared;
  }

  #apply(at: bigint, transfer: Transaction): void {
    for (const [key, amount] of Object.entries(amountsOf(transfer))) {
      let ledger = this.#ledgers.get(key);
      if (ledger === undefined) this.#ledgers.set(key, (ledger = { times: [], balances: [] }));
      ledger.times.push(at);
      ledger.balances.push((ledger.balances.at(-1) ?? this.#opening.get(key) ?? 0) + amount);
    }
  }

  #compare(transaction: Transaction, committed: bigint | undefined): number {
    const commitTs = committed ?? transaction.commitTs;
    let compared = 0;
    for (const step of transaction.steps) {
      if ((step.op !== 'balance' && step.op !== 'add') || step.found === undefined) continue;
      // What a transfer changes it holds until its commit: it must have found what the one before it left.
      const at = step.op === 'add' ? commitTs : transaction.startTs;
      if (at === undefined) continue;
      compared += 1;
      const wanted = this.#balanceAt(step.key, at, step.op === 'add');
      if (step.found !== wanted) {
        const when = step.op === 'add' ? `before its commit at ${at}` : `at ${at}`;
        const text = `transaction ${transaction.id} read ${step.found} in account ${step.key}, which held ${wanted} ${when}`;
        this.#findings.add('read differs from its timestamp', transaction.id, text);
      }
    }
    return compared;
  }

  #balanceAt(key: string, at: bigint, exclusive: boolean): number {
    const { times, balances } = this.#ledgers.get(key) ?? { times: [], balances: [] };
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const time = times[middle] ?? 0n;
      if (time < at || (time === at && !exclusive)) low = middle + 1;
      else high = middle;
    }
    return balances[low - 1] ?? this.#opening.get(key) ?? 0;
  }
}
