import type { TransactionStep } from '@tikv-client/checkers';
import type { Random } from '@tikv-client/runtime';
import { accounts, lists, registerRange, registers } from './txn-keys.js';

interface Common {
  readonly mode: 'optimistic' | 'pessimistic';
  /** `caller`: begin, commit and what follows by hand. `client`: `runTransaction`. */
  readonly ends: 'caller' | 'client';
  /** A pessimistic transaction reads what it is going to write under locks. */
  readonly locks: boolean;
  /** It is rolled back at its end, all for nothing. */
  readonly rollsBack: boolean;
  /** Time of each call. */
  readonly timeoutMs: number;
}

export interface RegisterWrite {
  readonly op: 'put' | 'insert' | 'delete';
  readonly key: string;
}

/** One transaction of a session, as data. What it writes is named for the attempt that writes it. */
export type TransactionPlan = Common &
  (
    | { readonly kind: 'transfer'; readonly from: string; readonly to: string; readonly amount: number }
    /** Reads every account and every list in one snapshot, of the replicas named. */
    | { readonly kind: 'audit'; readonly byScan: boolean; readonly replicaRead: 'leader' | 'follower' | 'mixed' }
    | { readonly kind: 'append'; readonly to: readonly string[]; readonly reads: readonly string[] }
    | { readonly kind: 'registers'; readonly limit: number; readonly writes: readonly RegisterWrite[] }
  );

export type WritingPlan = Exclude<TransactionPlan, { readonly kind: 'audit' }>;

/** Kinds in hundredths. */
const mix: ReadonlyArray<readonly [kind: TransactionPlan['kind'], share: number]> = [
  ['transfer', 34],
  ['append', 32],
  ['registers', 16],
  ['audit', 18],
];

const replicas = ['leader', 'follower', 'mixed'] as const;

/** Short ones end while faults last, long ones outlive them. */
const timeouts = [300, 1000, 3000] as const;

export function drawTransaction(random: Random): TransactionPlan {
  const common: Common = {
    mode: random.below(2) === 0 ? 'optimistic' : 'pessimistic',
    ends: random.below(3) === 0 ? 'client' : 'caller',
    locks: random.below(4) > 0,
    rollsBack: random.below(16) === 0,
    timeoutMs: timeouts[random.below(timeouts.length)] ?? timeouts[0],
  };
  const kind = drawKind(random);
  switch (kind) {
    case 'transfer': {
      const [from = '', to = ''] = drawSome(random, accounts, 2);
      return { ...common, kind, from, to, amount: 1 + random.below(20) };
    }
    case 'audit':
      return {
        ...common,
        kind,
        byScan: random.below(2) === 0,
        replicaRead: drawSome(random, replicas, 1)[0] ?? 'leader',
      };
    case 'append': {
      const drawn = drawSome(random, lists, 1 + random.below(3));
      const count = 1 + random.below(drawn.length);
      return { ...common, kind, to: drawn.slice(0, count), reads: drawn.slice(count) };
    }
    case 'registers': {
      const keys = drawSome(random, registers, 1 + random.below(3));
      const writes = keys.map((key): RegisterWrite => {
        const op = (['put', 'put', 'insert', 'delete'] as const)[random.below(4)] ?? 'put';
        return { op, key };
      });
      return { ...common, kind, limit: 1 + random.below(registers.length), writes };
    }
  }
}

/** What an attempt is going to write, as its history says it. */
export function plannedSteps(plan: WritingPlan, id: string): TransactionStep[] {
  switch (plan.kind) {
    case 'transfer':
      return [
        { op: 'add', key: plan.from, amount: -plan.amount },
        { op: 'add', key: plan.to, amount: plan.amount },
      ];
    case 'append':
      return plan.to.map((key) => ({ op: 'append', key, element: id }));
    case 'registers':
      return plan.writes.map(({ op, key }) => ({ op: 'put', key, value: op === 'delete' ? null : id }));
  }
}

export function registerScan(limit: number): { readonly start: string; readonly end: string; readonly limit: number } {
  return { ...registerRange, limit };
}

function drawKind(random: Random): TransactionPlan['kind'] {
  let rest = random.below(100);
  for (const [kind, share] of mix) {
    rest -= share;
    if (rest < 0) return kind;
  }
  return 'transfer';
}

/** So many different ones. */
export function drawSome<T>(random: Random, from: readonly T[], count: number): T[] {
  const left = [...from];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(random.below(left.length), 1));
  return drawn;
}
