import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankFindingKind, BankOptions, Transaction, TransactionStep } from '../src/index.js';
import { checkBank } from '../src/index.js';
import { numbers } from './atomic-register.js';

/** One bank run: what clients saw, and what the store holds and knows at the end. */
interface Run {
  history: Transaction[];
  readonly opening: Map<string, number>;
  readonly balances: Map<string, number>;
  records: Array<readonly [string, Record<string, number>]>;
  readonly truth: Map<string, { committed: boolean; commitTs?: bigint }>;
}

/** Transfers and snapshots of a serial bank, some failed, some without a reply. */
function runBank(seed: number, transfers = 60): Run {
  const random = numbers(seed);
  const opening = new Map(['a', 'b', 'c', 'd'].map((key) => [key, 100]));
  const balances = new Map(opening);
  const run: Run = { history: [], opening, balances, records: [], truth: new Map() };
  let ts = 1n;
  for (let at = 0; at < transfers * 2; at++) {
    const startTs = ts++;
    const [invoked, completed] = [2 * at, 2 * at + 1];
    const times = { invoked, completed, invokedTime: invoked, completedTime: completed };
    const shared = { attempt: at, process: at % 5, mode: 'optimistic' as const, startTs, ...times };
    if (at % 2 === 1) {
      const steps = [...balances].map(([key, found]): TransactionStep => ({ op: 'balance', key, found }));
      run.history.push({ ...shared, id: `s${at}`, steps, outcome: 'ok', commitTs: undefined });
      continue;
    }
    const id = `t${at}`;
    const [from, to] = ['a', 'b', 'c', 'd'].sort(() => random() - 0.5) as [string, string];
    const amount = 1 + Math.floor(random() * 9);
    const steps: TransactionStep[] = [
      { op: 'add', key: from, amount: -amount, found: balances.get(from) },
      { op: 'add', key: to, amount, found: balances.get(to) },
    ];
    const lost = random() < 0.2;
    const took = random() < 0.8;
    const commitTs = ts++;
    if (took) {
      balances.set(from, (balances.get(from) ?? 0) - amount);
      balances.set(to, (balances.get(to) ?? 0) + amount);
      run.records.push([id, { [from]: -amount, [to]: amount }]);
    }
    run.truth.set(id, took ? { committed: true, commitTs } : { committed: false });
    const outcome = lost ? 'info' : took ? 'ok' : 'fail';
    const end = lost ? { completed: Infinity, completedTime: Infinity } : {};
    const planned = steps.map((step) =>
      step.op === 'add' ? { op: step.op, key: step.key, amount: step.amount } : step,
    );
    run.history.push({
      ...shared,
      ...end,
      id,
      outcome,
      steps: outcome === 'ok' ? steps : planned,
      commitTs: outcome === 'ok' ? commitTs : undefined,
    });
  }
  return run;
}

function judge(
  { history, opening, balances, records, truth }: Run,
  options: Partial<BankOptions> = {},
): ReturnType<typeof checkBank> {
  return checkBank(history, { opening, final: { balances, records }, truth, ...options });
}

function change(
  run: Run,
  which: (one: Transaction) => boolean,
  how: (one: Transaction) => Partial<Transaction>,
): string {
  const at = run.history.findIndex(which);
  const one = run.history[at];
  if (one === undefined) throw new Error('nothing to change');
  run.history[at] = { ...one, ...how(one) };
  return one.id;
}

const isTransfer = (outcome: Transaction['outcome']) => (one: Transaction) =>
  one.id.startsWith('t') && one.outcome === outcome;

/** Each anomaly as a change of a correct run, and what must be found. */
const seeded: ReadonlyArray<readonly [name: string, BankFindingKind, (run: Run) => void]> = [
  [
    'a snapshot in the middle of a transfer',
    'money not conserved',
    (run) =>
      void change(
        run,
        ({ id }) => id.startsWith('s'),
        ({ steps }) => ({
          steps: steps.map((step, at) => (step.op === 'balance' && at === 0 ? { ...step, found: 1 } : step)),
        }),
      ),
  ],
  [
    'a snapshot of the past',
    'read differs from its timestamp',
    (run) =>
      void change(
        run,
        ({ id }) => id === 's119',
        ({ steps }) => ({
          steps: steps.map((step) => (step.op === 'balance' ? { ...step, found: run.opening.get(step.key) } : step)),
        }),
      ),
  ],
  ['money that appears', 'money not conserved', (run) => void run.balances.set('a', (run.balances.get('a') ?? 0) + 1)],
  [
    'an acknowledged transfer that is nowhere',
    'acknowledged transfer missing',
    (run) => void change(run, isTransfer('fail'), () => ({ outcome: 'ok' })),
  ],
  [
    'a lost record',
    'acknowledged transfer missing',
    (run) => {
      const id = run.history.find(isTransfer('ok'))?.id;
      run.records = run.records.filter(([record]) => record !== id);
    },
  ],
  [
    'a failed transfer that took place',
    'failed transfer present',
    (run) => void change(run, isTransfer('ok'), () => ({ outcome: 'fail' })),
  ],
  ['a record twice', 'transfer present twice', (run) => void run.records.push(...run.records.slice(0, 1))],
  [
    'a transfer that was applied twice',
    'balance differs from transfers',
    (run) => {
      for (const [key, amount] of Object.entries(run.records[0]?.[1] ?? {}))
        run.balances.set(key, (run.balances.get(key) ?? 0) + amount);
    },
  ],
  ['a record of nobody', 'unknown transfer', (run) => void run.records.push(['nobody', { a: 1, b: -1 }])],
  [
    'a record of another amount',
    'record differs',
    (run) => void run.records.splice(0, 1, [run.records[0]?.[0] ?? '', { a: 1, b: -1 }]),
  ],
  [
    'a commit told that was rolled back',
    'outcome differs from truth',
    (run) => void run.truth.set(run.history.find(isTransfer('ok'))?.id ?? '', { committed: false }),
  ],
  [
    'a commit told with another timestamp',
    'outcome differs from truth',
    (run) => void change(run, isTransfer('ok'), ({ commitTs }) => ({ commitTs: (commitTs ?? 0n) + 1n })),
  ],
  [
    'a committed transfer without its record, undetermined for its client',
    'record differs from truth',
    (run) => {
      const id = run.history.find((one) => isTransfer('info')(one) && run.truth.get(one.id)?.committed === true)?.id;
      run.records = run.records.filter(([record]) => record !== id);
    },
  ],
  [
    'a lost update: a transfer that found an older balance',
    'read differs from its timestamp',
    (run) =>
      void change(run, isTransfer('ok'), ({ steps }) => ({
        steps: steps.map((step) => (step.op === 'add' ? { ...step, found: (step.found ?? 0) + 1 } : step)),
      })),
  ],
];

describe('bank', () => {
  test('correct runs pass, and everything is compared', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const run = runBank(seed);
        const verdict = judge(run);
        expect(verdict.findings).toEqual([]);
        expect(verdict).toMatchObject({ ok: true, snapshots: 60, compared: 60 });
        expect(verdict.replayed).toBe(60 * 4 + 2 * verdict.transfers.acknowledged);
        expect(judge(run, { truth: undefined }).ok).toBe(true);
      }),
      { seed: 20262, numRuns: 100 },
    );
  });

  test.each(seeded)('%s is found: %s', (_name, kind, spoil) => {
    for (let seed = 0; seed < 10; seed++) {
      const run = runBank(seed);
      spoil(run);
      const verdict = judge(run);
      expect(verdict.ok).toBe(false);
      expect(Object.keys(verdict.counts)).toContain(kind);
      expect(verdict.findings.every(({ text }) => text.length > 20)).toBe(true);
    }
  });

  test('undetermined transfers may be there or not', () => {
    const verdicts = Array.from({ length: 20 }, (_, seed) => judge(runBank(seed), { truth: undefined }));
    expect(verdicts.every(({ ok }) => ok)).toBe(true);
    const undetermined = verdicts.reduce((sum, { transfers }) => sum + transfers.undetermined, 0);
    const present = verdicts.reduce((sum, { undeterminedPresent }) => sum + undeterminedPresent, 0);
    expect(present).toBeGreaterThan(10);
    expect(undetermined - present).toBeGreaterThan(10);
  });

  test('a history that is none is refused', () => {
    const one = runBank(1).history[0];
    if (one === undefined) throw new Error('no history');
    const options = { opening: new Map([['a', 1]]), final: { balances: new Map([['a', 1]]), records: [] } };
    expect(() => checkBank([one, { ...one, invoked: 9 }], options)).toThrow('two transfers');
    const unfair = { ...one, steps: [{ op: 'add' as const, key: 'a', amount: 1 }] };
    expect(() => checkBank([unfair], options)).toThrow('makes or destroys money');
  });
});
