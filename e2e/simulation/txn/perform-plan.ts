import type { TransactionStep } from '@tikv-client/checkers';
import type { Snapshot, Transaction } from 'tikv-client';
import { bytesOf, textOf } from '../workload/bytes.js';
import type { TransactionPlan, WritingPlan } from './transaction-plan.js';
import { registerScan } from './transaction-plan.js';
import { accounts, lists, recordKey } from './txn-keys.js';

/** Makes one call to the cluster, timed and counted. */
export type MakeCall = <T>(
  what: string,
  make: (timing: { readonly timeoutMs: number }) => Promise<T>,
  timeoutMs?: number,
) => Promise<T>;

export interface Calls {
  readonly call: MakeCall;
  /** Counts writes that stay in the process. */
  readonly wrote: (count: number) => void;
}

/** Reads and writes what a plan says, within a transaction; returns what it did and saw. */
export async function performPlan(
  plan: WritingPlan,
  id: string,
  txn: Transaction,
  calls: Calls,
): Promise<TransactionStep[]> {
  const { call, wrote } = calls;
  switch (plan.kind) {
    case 'transfer': {
      const [from = 0, to = 0] = (await readForWrite(plan, [plan.from, plan.to], txn, call)).map(balanceOf);
      txn.put(bytesOf(plan.from), bytesOf(String(from - plan.amount)));
      txn.put(bytesOf(plan.to), bytesOf(String(to + plan.amount)));
      txn.put(bytesOf(recordKey(id)), bytesOf(`${plan.from}:${plan.to}:${plan.amount}`));
      wrote(3);
      return [
        { op: 'add', key: plan.from, amount: -plan.amount, found: from },
        { op: 'add', key: plan.to, amount: plan.amount, found: to },
      ];
    }
    case 'append': {
      const steps: TransactionStep[] = [];
      const current = isLocking(plan);
      const found = await readForWrite(plan, plan.to, txn, call);
      plan.to.forEach((key, at) => {
        const elements = elementsOf(found[at]);
        steps.push({ op: 'list', key, elements, ...(current ? { current } : {}) });
        steps.push({ op: 'append', key, element: id });
        txn.put(bytesOf(key), bytesOf([...elements, id].join(',')));
      });
      wrote(plan.to.length);
      for (const key of plan.reads) {
        const elements = elementsOf(await call('get', (timing) => txn.get(bytesOf(key), timing)));
        steps.push({ op: 'list', key, elements });
      }
      return steps;
    }
    case 'registers':
      return performRegisters(plan, id, txn, calls);
  }
}

/** Reads all accounts and lists in one snapshot. */
export async function performAudit(
  { byScan }: TransactionPlan & { readonly kind: 'audit' },
  snapshot: Snapshot,
  call: MakeCall,
): Promise<TransactionStep[]> {
  const keys = [...accounts, ...lists];
  const values = new Map<string, Uint8Array>();
  if (byScan) {
    const range = { start: bytesOf('a'), end: bytesOf('m') };
    const pairs = await call('scan', (timing) => snapshot.scan(range, { limit: 100, ...timing }));
    for (const { key, value } of pairs) values.set(textOf(key), value);
  } else {
    const found = await call('batchGet', (timing) => snapshot.batchGet(keys.map(bytesOf), timing));
    found.forEach((value, at) => value !== undefined && values.set(keys[at] ?? '', value));
  }
  return [
    ...accounts.map((key): TransactionStep => ({ op: 'balance', key, found: balanceOf(values.get(key)) })),
    ...lists.map((key): TransactionStep => ({ op: 'list', key, elements: elementsOf(values.get(key)) })),
  ];
}

export function balanceOf(value: Uint8Array | undefined): number {
  return Number(textOf(value) ?? 'nothing');
}

export function elementsOf(value: Uint8Array | undefined): string[] {
  return textOf(value)?.split(',') ?? [];
}

async function performRegisters(
  plan: WritingPlan & { readonly kind: 'registers' },
  id: string,
  txn: Transaction,
  { call, wrote }: Calls,
): Promise<TransactionStep[]> {
  const { start, end, limit } = registerScan(plan.limit);
  const range = { start: bytesOf(start), end: bytesOf(end) };
  const found = await call('scan', (timing) => txn.scan(range, { limit, ...timing }));
  const pairs = found.map(({ key, value }): [string, string] => [textOf(key), textOf(value)]);
  const steps: TransactionStep[] = [{ op: 'scan', start, end, limit, pairs }];
  if (isLocking(plan)) {
    const keys = plan.writes.flatMap(({ op, key }) => (op === 'insert' ? [] : [key]));
    const values = await call('batchGetForUpdate', (timing) => txn.batchGetForUpdate(keys.map(bytesOf), timing));
    keys.forEach((key, at) => steps.push({ op: 'get', key, value: textOf(values[at]) ?? null, current: true }));
  }
  for (const { op, key } of plan.writes) {
    if (op === 'delete') txn.delete(bytesOf(key));
    else txn[op](bytesOf(key), bytesOf(id));
    steps.push({ op: 'put', key, value: op === 'delete' ? null : id });
  }
  wrote(plan.writes.length);
  return steps;
}

function readForWrite(
  plan: WritingPlan,
  keys: readonly string[],
  txn: Transaction,
  call: MakeCall,
): Promise<(Uint8Array | undefined)[]> {
  return isLocking(plan)
    ? call('batchGetForUpdate', (timing) => txn.batchGetForUpdate(keys.map(bytesOf), timing))
    : call('batchGet', (timing) => txn.batchGet(keys.map(bytesOf), timing));
}

function isLocking({ mode, locks }: WritingPlan): boolean {
  return mode === 'pessimistic' && locks;
}
