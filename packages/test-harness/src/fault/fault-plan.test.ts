import { SeededRandom } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import { describeFault, faultNames, parseFaults, pdLeaderlessMs, planFaults } from './fault-plan.js';

const plan = (seed: number, durationMs = 8000): ReturnType<typeof planFaults> =>
  planFaults({ faults: faultNames, durationMs, stores: 3 }, new SeededRandom(seed));

describe('fault plan', () => {
  test('every fault is inside the run, in order, and undone: the store returns, PD has a leader after two seconds', () => {
    for (let seed = 0; seed < 50; seed++) {
      const actions = plan(seed);
      expect(actions.map(({ atMs }) => atMs)).toEqual(actions.map(({ atMs }) => atMs).sort((a, b) => a - b));
      expect(actions.every(({ atMs }) => atMs >= 0 && atMs <= 8000)).toBe(true);
      const at = (fault: string): number => actions.find(({ action }) => action.fault === fault)?.atMs ?? Number.NaN;
      expect(at('pd-leader') - at('pd-leaderless')).toBe(pdLeaderlessMs);
      expect(at('start-store') - at('kill-store')).toBeGreaterThan(1000);
      const stores = actions.flatMap(({ action }) => ('store' in action ? [action.store] : []));
      expect(new Set(stores).size).toBe(1);
      expect(stores[0]).toBeLessThan(3);
      expect(actions.filter(({ action }) => action.fault === 'split')).toHaveLength(2);
      expect(actions.filter(({ action }) => action.fault === 'transfer-leader')).toHaveLength(4);
    }
  });

  test('the same seed plans the same', () => {
    expect(plan(4)).toEqual(plan(4));
    expect(plan(4)).not.toEqual(plan(5));
  });

  test('a short run has PD without a leader for half of it', () => {
    const actions = plan(1, 1000);
    const at = (fault: string): number => actions.find(({ action }) => action.fault === fault)?.atMs ?? Number.NaN;
    expect(at('pd-leader') - at('pd-leaderless')).toBe(500);
  });

  test('names are read, doubles counted once, unknown ones refused with the known', () => {
    expect(parseFaults('none')).toEqual([]);
    expect(parseFaults('all')).toEqual(faultNames);
    expect(parseFaults('split,kill-store,split')).toEqual(['split', 'kill-store']);
    expect(() => parseFaults('split,fire')).toThrow(
      '"fire" is no fault; known: none, all, split, transfer-leader, kill-store, pd-leaderless',
    );
  });

  test('every action has words', () => {
    expect(new Set(plan(1).map(({ action }) => describeFault(action))).size).toBe(6);
  });
});
