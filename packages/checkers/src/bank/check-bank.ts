import type { Transaction, TransactionHistory } from '../transaction/transaction.js';
import { transactionsOf } from '../transaction/transaction.js';
import type { TransactionTruth } from '../transaction/truth.js';
import { BankReplay } from './bank-replay.js';
import type { BankFinding, BankFindingKind } from './bank-finding.js';
import { Findings } from './bank-finding.js';
import { amountsOf, balancesRead, describeAmounts, isSameAmounts } from './transfer.js';
import type { TransferRecord } from './transfer.js';

export interface BankOptions {
  /** Balances before the first transfer, whole numbers. Every account that exists. */
  readonly opening: ReadonlyMap<string, number>;
  /** Read in one snapshot after everything has ended: balances, and records by the id of their transfer. */
  readonly final: {
    readonly balances: ReadonlyMap<string, number>;
    readonly records: Iterable<readonly [id: string, record: TransferRecord]>;
  };
  /**
   * What the store itself says of a transfer. Absent for a transfer: nobody knows. Without it only the records tell which
   * undetermined transfers took place.
   */
  readonly truth?: ReadonlyMap<string, TransactionTruth> | undefined;
  /** Findings that are kept; all are counted. @default 20 */
  readonly maxFindings?: number | undefined;
}

export interface BankVerdict {
  readonly ok: boolean;
  readonly transfers: { readonly acknowledged: number; readonly failed: number; readonly undetermined: number };
  /** Undetermined transfers that took place after all. */
  readonly undeterminedPresent: number;
  readonly snapshots: number;
  /** Reads of balances that were compared with the balance at their timestamp. */
  readonly replayed: number;
  /** Outcomes that were compared with the truth. */
  readonly compared: number;
  readonly counts: Readonly<Partial<Record<BankFindingKind, number>>>;
  readonly findings: readonly BankFinding[];
}

/**
 * Is this a bank? Transactions with `add` steps are transfers, those that read every account (`balance`) are snapshots. Every snapshot and
 * the final state hold all the money; every acknowledged transfer is present exactly once, every failed one absent, an undetermined
 * one either; what the client told agrees with the truth; and where all commit timestamps are known, every balance that was
 * read is the one of its timestamp. Throws a `TypeError` for a history that is none.
 */
export function checkBank(history: TransactionHistory, options: BankOptions): BankVerdict {
  const transactions = transactionsOf(history);
  const findings = new Findings(options.maxFindings ?? 20);
  const total = sum(options.opening.values());
  const transfers = new Map<string, Transaction>();
  let snapshots = 0;
  for (const transaction of transactions) {
    if (transaction.steps.some((step) => step.op === 'add')) {
      if (transfers.has(transaction.id)) throw new TypeError(`two transfers are named ${transaction.id}`);
      transfers.set(transaction.id, transaction);
      if (sum(Object.values(amountsOf(transaction))) !== 0)
        throw new TypeError(`transfer ${transaction.id} makes or destroys money`);
    } else if (transaction.outcome === 'ok') {
      const read = balancesRead(transaction);
      if (read.size < options.opening.size) continue;
      snapshots += 1;
      checkTotal(`snapshot ${transaction.id} of ${transaction.process}`, read, total, findings, transaction.id);
    }
  }
  const present = presentTransfers(transfers, options, findings);
  checkTotal('the final state', options.final.balances, total, findings);
  checkFinalBalances(transfers, present, options, findings);
  const compared = checkTruth(transfers, present, options, findings);
  const replayed = new BankReplay(options.opening, findings).check(transactions, transfers, present, options.truth);
  const outcomes = { ok: 0, fail: 0, info: 0 };
  let undeterminedPresent = 0;
  for (const [id, { outcome }] of transfers) {
    outcomes[outcome] += 1;
    if (outcome === 'info' && present.has(id)) undeterminedPresent += 1;
  }
  return {
    ok: findings.total === 0,
    transfers: { acknowledged: outcomes.ok, failed: outcomes.fail, undetermined: outcomes.info },
    undeterminedPresent,
    snapshots,
    replayed,
    compared,
    counts: findings.counts(),
    findings: findings.kept,
  };
}

function checkTotal(
  where: string,
  balances: ReadonlyMap<string, number>,
  total: number,
  findings: Findings,
  id?: string,
): void {
  const held = sum(balances.values());
  if (held !== total) findings.add('money not conserved', id, `${where} holds ${held}, not ${total}`);
}

/** The transfers that have a record, each compared with what it should say. */
function presentTransfers(
  transfers: ReadonlyMap<string, Transaction>,
  { final }: BankOptions,
  findings: Findings,
): ReadonlySet<string> {
  const present = new Set<string>();
  for (const [id, record] of final.records) {
    const transfer = transfers.get(id);
    if (transfer === undefined) {
      findings.add('unknown transfer', id, `there is a record of transfer ${id}, which nobody made`);
      continue;
    }
    if (present.has(id)) findings.add('transfer present twice', id, `transfer ${id} has two records`);
    present.add(id);
    const amounts = amountsOf(transfer);
    if (!isSameAmounts(amounts, record)) {
      const wanted = `${describeAmounts(record)} instead of ${describeAmounts(amounts)}`;
      findings.add('record differs', id, `the record of transfer ${id} says ${wanted}`);
    }
    if (transfer.outcome === 'fail')
      findings.add('failed transfer present', id, `transfer ${id} was reported as failed, and has a record`);
  }
  for (const [id, { outcome }] of transfers) {
    if (outcome === 'ok' && !present.has(id))
      findings.add('acknowledged transfer missing', id, `transfer ${id} was acknowledged, and has no record`);
  }
  return present;
}

/** Each account must hold its opening balance and every present transfer once: finds a transfer that was applied twice or in part. */
function checkFinalBalances(
  transfers: ReadonlyMap<string, Transaction>,
  present: ReadonlySet<string>,
  { opening, final }: BankOptions,
  findings: Findings,
): void {
  const expected = new Map(opening);
  for (const id of present) {
    const transfer = transfers.get(id);
    if (transfer === undefined) continue;
    for (const [key, amount] of Object.entries(amountsOf(transfer)))
      expected.set(key, (expected.get(key) ?? 0) + amount);
  }
  for (const key of new Set([...expected.keys(), ...final.balances.keys()])) {
    const [held, wanted] = [final.balances.get(key), expected.get(key)];
    if (held !== wanted) {
      const text = `account ${key} ends with ${held ?? 'nothing'}; the transfers that are present leave ${wanted ?? 'nothing'}`;
      findings.add('balance differs from transfers', key, text);
    }
  }
}

function checkTruth(
  transfers: ReadonlyMap<string, Transaction>,
  present: ReadonlySet<string>,
  { truth }: BankOptions,
  findings: Findings,
): number {
  let compared = 0;
  for (const [id, { outcome, commitTs }] of transfers) {
    const known = truth?.get(id);
    if (known === undefined) continue;
    compared += 1;
    const told = outcome === 'ok' ? 'committed' : 'failed';
    const was = known.committed ? `committed at ${known.commitTs ?? 'an unknown time'}` : 'rolled back';
    if (outcome !== 'info' && (outcome === 'ok') !== known.committed) {
      findings.add('outcome differs from truth', id, `transfer ${id} was reported as ${told}, and was ${was}`);
    } else if (commitTs !== undefined && known.commitTs !== undefined && commitTs !== known.commitTs) {
      findings.add(
        'outcome differs from truth',
        id,
        `transfer ${id} was reported as committed at ${commitTs}, and was ${was}`,
      );
    }
    if (known.committed !== present.has(id)) {
      const text = `transfer ${id} was ${was}, and ${present.has(id) ? 'has a' : 'has no'} record in the final snapshot`;
      findings.add('record differs from truth', id, text);
    }
  }
  return compared;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) {
    if (!Number.isSafeInteger(number)) throw new TypeError(`${number} is not a whole number`);
    total += number;
  }
  return total;
}
