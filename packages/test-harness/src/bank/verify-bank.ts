import { checkBank } from '@tikv-client/checkers';
import type {
  BankFindingKind,
  Transaction,
  TransactionRecorder,
  TransactionTruth,
  TransferRecord,
} from '@tikv-client/checkers';
import type { KeyTruth, TxnReads, TxnTarget } from '../target/txn-target.js';
import type { Invariant } from '../verify/verify-run.js';
import {
  accountKey,
  accountName,
  balanceOf,
  idOf,
  openingBalance,
  recordKeyOf,
  recordOf,
  recordRange,
} from './bank-layout.js';

export interface VerifyBankOptions {
  readonly accounts: number;
  /** The store's own word on a key, where there is a way to ask; else a second snapshot is asked. */
  readonly truth?: ((key: Uint8Array) => Promise<KeyTruth> | undefined) | undefined;
}

const shown = 3;

/** What makes each invariant fail. */
const kinds = {
  conserved: ['money not conserved', 'read differs from its timestamp'],
  once: [
    'acknowledged transfer missing',
    'failed transfer present',
    'transfer present twice',
    'unknown transfer',
    'record differs',
    'balance differs from transfers',
  ],
  truth: ['outcome differs from truth', 'record differs from truth'],
} as const satisfies Record<string, readonly BankFindingKind[]>;

/** Reads the bank in one snapshot, once the faults are over, asks for the truth and judges. */
export async function verifyBank(
  target: TxnTarget,
  recorder: TransactionRecorder,
  { accounts, truth }: VerifyBankOptions,
): Promise<Invariant[]> {
  const transactions = recorder.transactions();
  const transfers = transactions.filter(({ steps }) => steps.some(({ op }) => op === 'add'));
  const snapshot = await target.snapshot();
  const balances = await balancesIn(snapshot, accounts);
  const records = await recordsIn(snapshot);
  const twice: string[] = [];
  const known =
    truth === undefined ? await laterSnapshot(target, transfers) : await versionsInStore(transfers, truth, twice);
  const opening = new Map(Array.from({ length: accounts }, (_, account) => [accountName(account), openingBalance]));
  const verdict = checkBank(transactions, { opening, final: { balances, records }, truth: known, maxFindings: 1000 });
  const { acknowledged, failed, undetermined } = verdict.transfers;
  const invariant = (
    name: string,
    detail: string,
    which: readonly BankFindingKind[],
    more: readonly string[] = [],
  ): Invariant => {
    const findings = [...more, ...verdict.findings.filter(({ kind }) => which.includes(kind)).map(({ text }) => text)];
    const broken = more.length > 0 || which.some((kind) => (verdict.counts[kind] ?? 0) > 0);
    return { name, result: broken ? 'violated' : 'held', detail, findings: findings.slice(0, shown) };
  };
  const source = truth === undefined ? 'what a later snapshot reads' : 'the versions in the store';
  const part = recorder.full ? '; the bank closed early, its history was full' : '';
  return [
    invariant(
      'money is conserved in every snapshot',
      `${verdict.snapshots} snapshots of ${accounts} accounts, ${verdict.replayed} balances compared with those at their timestamps${part}`,
      kinds.conserved,
    ),
    invariant(
      'every acknowledged transfer is present exactly once, no failed one ever',
      `${acknowledged} acknowledged, ${failed} failed, ${undetermined} undetermined of which ${verdict.undeterminedPresent} took place`,
      kinds.once,
    ),
    invariant(`every outcome told agrees with ${source}`, `${verdict.compared} outcomes`, kinds.truth, twice),
  ];
}

async function balancesIn(snapshot: TxnReads, accounts: number): Promise<Map<string, number>> {
  const keys = Array.from({ length: accounts }, (_, account) => accountKey(account));
  const pairs = await snapshot.batchGet(keys);
  return new Map(
    pairs.map(({ key, value }) => [Buffer.from(key).toString().slice('account/'.length), balanceOf(value)]),
  );
}

async function recordsIn(snapshot: TxnReads): Promise<Array<readonly [string, TransferRecord]>> {
  const records: Array<readonly [string, TransferRecord]> = [];
  const page = 1024;
  for (let start: Uint8Array = recordRange.start; ;) {
    const pairs = await snapshot.scan(start, recordRange.end, page);
    for (const { key, value } of pairs) records.push([idOf(key), recordOf(value)]);
    const last = pairs.at(-1);
    if (last === undefined || pairs.length < page) return records;
    start = Buffer.concat([last.key, Uint8Array.of(0)]);
  }
}

/** Without a look into the store: what is there a little later is committed. */
async function laterSnapshot(
  target: TxnTarget,
  transfers: readonly Transaction[],
): Promise<Map<string, TransactionTruth>> {
  const present = new Set((await recordsIn(await target.snapshot())).map(([id]) => id));
  return new Map(transfers.map(({ id }) => [id, { committed: present.has(id) }]));
}

async function versionsInStore(
  transfers: readonly Transaction[],
  truth: (key: Uint8Array) => Promise<KeyTruth> | undefined,
  twice: string[],
): Promise<Map<string, TransactionTruth>> {
  const known = new Map<string, TransactionTruth>();
  for (const { id } of transfers) {
    const found = await truth(recordKeyOf(id));
    if (found === undefined) continue;
    const puts = found.writes.filter(({ kind }) => kind === 'put');
    const [first, second] = puts;
    known.set(id, first === undefined ? { committed: false } : { committed: true, commitTs: first.commitTs });
    if (first !== undefined && second !== undefined) {
      twice.push(`transfer ${id} was committed at ${second.commitTs} and at ${first.commitTs}`);
    }
  }
  return known;
}
