import type { TransactionRecorder, TransactionStep } from '@tikv-client/checkers';
import type { Random } from '@tikv-client/runtime';
import { undeterminedCode } from '../history/transaction-journal.js';
import type { TransactionBody, TransactionHandle, TxnMode, TxnTarget } from '../target/txn-target.js';
import { codeOf } from '../workload/run-workload.js';
import {
  accountKey,
  accountName,
  balanceBytes,
  balanceOf,
  largestTransfer,
  recordBytes,
  recordKeyOf,
} from './bank-layout.js';

/** How a client of the bank works. `ends`: `caller` begins and commits by itself and tries a conflict again under a new id, `client` leaves both to `runTransaction`. */
export interface BankClientStyle {
  readonly mode: TxnMode;
  readonly ends: 'caller' | 'client';
}

export const bankStyles: readonly BankClientStyle[] = [
  { mode: 'optimistic', ends: 'caller' },
  { mode: 'pessimistic', ends: 'caller' },
  { mode: 'optimistic', ends: 'client' },
  { mode: 'pessimistic', ends: 'client' },
];

export interface BankDeps {
  readonly target: TxnTarget;
  readonly recorder: TransactionRecorder;
  readonly accounts: number;
  readonly random: Random;
  readonly signal: AbortSignal;
  /** A new id for every attempt that may leave a record. */
  readonly nextId: () => string;
  /** A transfer met a conflict and is tried again. */
  readonly onConflict: () => void;
}

/** Failures of a transfer that another attempt may heal; all of them say that nothing was or will be committed. */
const conflicts: ReadonlySet<string> = new Set([
  'KEY_WRITE_CONFLICT',
  'KEY_LATCH_CONFLICT',
  'KEY_DEADLOCK',
  'KEY_LOCKED',
  'KEY_RETRYABLE',
  'KEY_TXN_NOT_FOUND',
  'KEY_ABORT',
]);

/** Attempts of one transfer, each with an id of its own. */
const maxAttempts = 20;

/** Thrown by a transfer that finds too little money: it is rolled back. */
class TooLittleMoney extends Error {
  override readonly name = 'TooLittleMoney';
}

interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** Moves some money between two accounts. Throws what the last attempt failed with; too little money is no failure. */
export async function transfer(style: BankClientStyle, deps: BankDeps): Promise<void> {
  const { random, accounts } = deps;
  const from = random.below(accounts);
  const to = (from + 1 + random.below(accounts - 1)) % accounts;
  const plan = { from, to, amount: 1 + random.below(largestTransfer) };
  for (let attempt = 1; ; attempt++) {
    try {
      await attemptTransfer(style, plan, deps);
      return;
    } catch (error) {
      if (error instanceof TooLittleMoney) return;
      const again =
        style.ends === 'caller' && attempt < maxAttempts && !deps.signal.aborted && conflicts.has(codeOf(error));
      if (!again) throw error;
      deps.onConflict();
    }
  }
}

async function attemptTransfer(style: BankClientStyle, plan: Transfer, deps: BankDeps): Promise<void> {
  const { mode, ends } = style;
  const id = deps.nextId();
  const recorded = deps.recorder.begin(`${mode}, ended by the ${ends}`, stepsOf(plan), { id, mode });
  let last: TransactionBody | undefined;
  let steps: readonly TransactionStep[] = [];
  const work = async (txn: TransactionBody): Promise<void> => {
    if (last !== undefined) deps.onConflict();
    last = txn;
    steps = await moveMoney(txn, style, plan, id);
  };
  try {
    if (ends === 'client') await deps.target.runTransaction(mode, work);
    else await runByHand(await deps.target.begin(mode), work);
  } catch (error) {
    const startTs = last?.startTs;
    if (codeOf(error) === undeterminedCode) recorded.info({ startTs });
    else recorded.fail({ startTs });
    throw error;
  }
  recorded.ok({ steps, startTs: last?.startTs, commitTs: last?.commitTs });
}

async function runByHand(txn: TransactionHandle, work: (txn: TransactionBody) => Promise<void>): Promise<void> {
  try {
    await work(txn);
  } catch (error) {
    // Whatever becomes of the rollback: what was never committed cannot become so.
    await txn.rollback().catch(() => undefined);
    throw error;
  }
  await txn.commit();
}

async function moveMoney(
  txn: TransactionBody,
  { mode }: BankClientStyle,
  { from, to, amount }: Transfer,
  id: string,
): Promise<TransactionStep[]> {
  const [fromKey, toKey] = [accountKey(from), accountKey(to)];
  const read = (key: Uint8Array): Promise<Uint8Array | undefined> =>
    mode === 'pessimistic' ? txn.getForUpdate(key) : txn.get(key);
  const source = balanceOf(await read(fromKey));
  const destination = balanceOf(await read(toKey));
  if (source < amount) throw new TooLittleMoney(`account ${from} holds ${source}`);
  txn.put(fromKey, balanceBytes(source - amount));
  txn.put(toKey, balanceBytes(destination + amount));
  txn.put(recordKeyOf(id), recordBytes({ [accountName(from)]: -amount, [accountName(to)]: amount }));
  return [
    { op: 'add', key: accountName(from), amount: -amount, found: source },
    { op: 'add', key: accountName(to), amount, found: destination },
  ];
}

function stepsOf({ from, to, amount }: Transfer): TransactionStep[] {
  return [
    { op: 'add', key: accountName(from), amount: -amount },
    { op: 'add', key: accountName(to), amount },
  ];
}

/** Reads all accounts in one snapshot; now and then in the one before, which must not have changed. Returns its timestamp. */
export async function audit(
  { target, recorder, accounts, random }: BankDeps,
  previous: bigint | undefined,
): Promise<bigint> {
  const again = previous !== undefined && random.below(4) === 0;
  const recorded = recorder.begin('auditor', []);
  try {
    const snapshot = await target.snapshot(again ? previous : undefined);
    const pairs =
      random.below(2) === 0
        ? await snapshot.batchGet(Array.from({ length: accounts }, (_, account) => accountKey(account)))
        : await snapshot.scan(accountKey(0), Buffer.from('account0'), accounts + 1);
    const steps = pairs.map(({ key, value }): TransactionStep => {
      return { op: 'balance', key: Buffer.from(key).toString().slice('account/'.length), found: balanceOf(value) };
    });
    recorded.ok({ steps, startTs: snapshot.timestamp });
    return snapshot.timestamp;
  } catch (error) {
    recorded.fail();
    throw error;
  }
}
