import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../src/index.js';
import {
  attemptsOf,
  checkFinalState,
  checkKeyAttempts,
  checkKeyLinearizability,
  checkLinearizability,
} from '../src/index.js';
import { attemptsByKey } from '../src/index.js';
import { searchLinearization } from '../src/linearizability/search.js';
import { stepsOf, ValueTable } from '../src/linearizability/steps.js';
import { decideByZones } from '../src/linearizability/zones.js';
import { runAtomicRegister } from './atomic-register.js';
import { isLinearizable } from './brute-force.js';

const pinned = { seed: 20260, numRuns: 300 };

describe('histories of an atomic register', () => {
  const shapes = {
    'reads and writes of unique values': { ops: ['get', 'put'] as const },
    'all operations, unique values': {},
    'all operations, four values': { values: 4 },
    'only deletes and reads': { ops: ['get', 'delete', 'put'] as const, values: 1 },
  };
  for (const [name, shape] of Object.entries(shapes)) {
    for (const open of [0, 0.1, 0.3]) {
      test(`${name}, ${open * 100} % without a reply: linearizable`, () => {
        for (let seed = 0; seed < 20; seed++) {
          const history = runAtomicRegister({ seed, attempts: 300, processes: 8, open, ...shape });
          expect(checkKeyLinearizability(history), `seed ${seed}`).toMatchObject({ result: 'ok', ok: true });
        }
      });
    }
  }

  test('a read of a value that nobody wrote is caught', () => {
    for (let seed = 0; seed < 50; seed++) {
      const history = runAtomicRegister({ seed, attempts: 200, processes: 6, open: 0.1 });
      expect(checkKeyLinearizability(changeRead(history, seed, () => 'forged')).result).toBe('violation');
    }
  });

  test('a stale read is caught: a value that an acknowledged write replaced before the read began', () => {
    let checked = 0;
    for (let seed = 0; seed < 80; seed++) {
      const history = runAtomicRegister({ seed, attempts: 120, processes: 4, ops: ['get', 'put'] });
      const stale = staleRead(history);
      if (stale === undefined) continue;
      checked += 1;
      expect(checkKeyLinearizability(stale).result).toBe('violation');
    }
    expect(checked).toBeGreaterThan(40);
  });

  test('a lost write is caught: acknowledged, and then never there', () => {
    for (let seed = 0; seed < 50; seed++) {
      const history = runAtomicRegister({ seed, attempts: 100, processes: 4, ops: ['get', 'put'] });
      const last = history.length;
      const shared = { process: 'late', key: 'k' };
      const lost: HistoryEntry[] = [
        ...history,
        { ...shared, index: last, time: 1e6, attempt: 9000, kind: 'invoke', op: 'put', input: { value: 'lost' } },
        { ...shared, index: last + 1, time: 1e6, attempt: 9000, kind: 'ok', op: 'put', input: { value: 'lost' } },
        { ...shared, index: last + 2, time: 1e6, attempt: 9001, kind: 'invoke', op: 'get', input: {} },
        {
          ...shared,
          index: last + 3,
          time: 1e6,
          attempt: 9001,
          kind: 'ok',
          op: 'get',
          input: {},
          output: { value: 'v0' },
        },
      ];
      const verdict = checkKeyLinearizability(lost);
      expect(verdict.result).toBe('violation');
      expect(verdict.violation?.attempt.id).toBe(9001);
      expect(checkFinalState(attemptsByKey(attemptsOf(lost)), () => 'v0').ok).toBe(false);
      expect(checkFinalState(attemptsByKey(attemptsOf(lost)), () => 'lost').ok).toBe(true);
    }
  });
});

/** Small histories with overlapping attempts and arbitrary answers: about half of them are not linearizable. */
const smallHistory = fc
  .array(
    fc.record({
      from: fc.nat(12),
      length: fc.nat(6),
      open: fc.integer({ min: 0, max: 4 }),
      op: fc.constantFrom('get', 'put', 'delete', 'compareAndSwap'),
      value: fc.constantFrom('a', 'b', 'c'),
      expected: fc.constantFrom('a', 'b', null),
      found: fc.constantFrom<'a' | 'b' | 'c' | null | undefined>('a', 'b', 'c', null, undefined),
      swapped: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drafts) => {
    const entries = drafts.flatMap((draft, attempt): HistoryEntry[] => {
      const { op } = draft;
      const input =
        op === 'put'
          ? { value: draft.value }
          : op === 'compareAndSwap'
            ? { value: draft.value, expected: draft.expected }
            : {};
      const output =
        op === 'get'
          ? { value: draft.found ?? null }
          : op === 'compareAndSwap'
            ? { value: draft.found, swapped: draft.swapped }
            : {};
      const shared = { index: 0, process: attempt, attempt, op: op as HistoryEntry['op'], key: 'k', input };
      const begin: HistoryEntry = { ...shared, kind: 'invoke', time: draft.from };
      const end: HistoryEntry = { ...shared, kind: 'ok', time: draft.from + draft.length + 0.5, output };
      if (draft.open === 0) return [begin];
      return [begin, draft.open === 1 ? { ...end, kind: 'info', output: undefined } : end];
    });
    return entries.sort((a, b) => a.time - b.time).map((entry, index) => ({ ...entry, index }));
  });

describe('against the definition', () => {
  test('agrees with trying every order', () => {
    const seen = { ok: 0, violation: 0 };
    fc.assert(
      fc.property(smallHistory, (history) => {
        const expected = isLinearizable(attemptsOf(history));
        seen[expected ? 'ok' : 'violation'] += 1;
        expect(checkKeyLinearizability(history).result).toBe(expected ? 'ok' : 'violation');
      }),
      { ...pinned, numRuns: 4000 },
    );
    expect(Math.min(seen.ok, seen.violation)).toBeGreaterThan(500);
  });

  test('the explanation is right: without the last answer it is linearizable, with it not', () => {
    fc.assert(
      fc.property(smallHistory, (history) => {
        const { violation } = checkKeyLinearizability(history);
        if (violation === undefined) return;
        const until = violation.attempt.completed;
        const prefix = (end: number): HistoryEntry[] => history.filter((entry) => entry.index <= end);
        expect(isLinearizable(attemptsOf(prefix(until - 1)))).toBe(true);
        expect(isLinearizable(attemptsOf(prefix(until)))).toBe(false);
      }),
      { ...pinned, numRuns: 2000 },
    );
  });

  test('zones and search agree wherever the zones decide', () => {
    const seen = { ok: 0, violation: 0 };
    for (let seed = 0; seed < 400; seed++) {
      const history = runAtomicRegister({ seed, attempts: 30, processes: 4, open: 0.15, ops: ['get', 'put'] });
      const attempts = attemptsOf(seed % 2 === 0 ? history : swapTwoReads(history, seed));
      const steps = stepsOf(attempts, new ValueTable());
      const zones = decideByZones(steps);
      expect(zones).toBeDefined();
      seen[zones ?? 'ok'] += 1;
      expect(searchLinearization(steps, 1e6).result, `seed ${seed}`).toBe(zones);
    }
    expect(Math.min(seen.ok, seen.violation)).toBeGreaterThan(50);
  });
});

describe('size', () => {
  test('a hot key: 20,000 attempts of 64 processes with compare-and-swap and open writes stay near one state per attempt', () => {
    const history = runAtomicRegister({ seed: 7, attempts: 20_000, processes: 64, open: 0.002 });
    const verdict = checkKeyLinearizability(history);
    expect(verdict.result).toBe('ok');
    expect(verdict.open).toBeGreaterThan(20);
    expect(verdict.visited).toBeLessThan(60_000);
  });

  test('ambiguous values: 1,000 attempts of 16 processes, forty open, within the default budget', () => {
    for (let seed = 0; seed < 10; seed++) {
      const history = runAtomicRegister({ seed, attempts: 1000, processes: 16, open: 0.04, values: 5 });
      expect(checkKeyLinearizability(history).result, `seed ${seed}`).toBe('ok');
    }
  });

  test('a budget that is too small is reported as unknown, never as a verdict', () => {
    const history = runAtomicRegister({ seed: 3, attempts: 300, processes: 8 });
    expect(checkKeyLinearizability(history, { maxStates: 20 })).toMatchObject({ result: 'unknown', ok: false });
    expect(checkLinearizability(history, { maxStates: 20 })).toMatchObject({
      result: 'unknown',
      ok: false,
      violations: [],
    });
  });

  test('a key with one attempt only is refused together with another key', () => {
    const mixed = [
      ...attemptsOf(runAtomicRegister({ seed: 1, attempts: 2, processes: 1, key: 'a' })),
      ...attemptsOf(runAtomicRegister({ seed: 1, attempts: 2, processes: 1, key: 'b' })),
    ];
    expect(() => checkKeyAttempts(mixed)).toThrow('one key');
  });
});

function changeRead(history: readonly HistoryEntry[], seed: number, to: () => string): HistoryEntry[] {
  const reads = history.filter((entry) => entry.op === 'get' && entry.kind === 'ok');
  const chosen = reads[seed % reads.length];
  return history.map((entry) => (entry === chosen ? { ...entry, output: { value: to() } } : entry));
}

function swapTwoReads(history: readonly HistoryEntry[], seed: number): HistoryEntry[] {
  const reads = history.filter((entry) => entry.op === 'get' && entry.kind === 'ok');
  const [a, b] = [reads[seed % reads.length], reads[(seed * 7 + 3) % reads.length]];
  if (a === undefined || b === undefined) return [...history];
  return history.map((entry) =>
    entry === a ? { ...entry, output: b.output } : entry === b ? { ...entry, output: a.output } : entry,
  );
}

function staleRead(history: readonly HistoryEntry[]): HistoryEntry[] | undefined {
  const attempts = attemptsOf(history);
  for (const read of attempts.filter((attempt) => attempt.op === 'get').reverse()) {
    const newer = attempts.filter((attempt) => attempt.op === 'put' && attempt.completed < read.invoked);
    for (const write of newer) {
      const old = attempts.find((attempt) => attempt.op === 'put' && attempt.completed < write.invoked);
      if (old === undefined) continue;
      return history.map((entry) =>
        entry.attempt === read.id && entry.kind === 'ok' ? { ...entry, output: { value: old.input.value } } : entry,
      );
    }
  }
  return undefined;
}
