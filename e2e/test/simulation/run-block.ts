import { describeSeed, runSeed } from '@tikv-client/simulator';
import { expect } from 'vitest';
import { faultKinds } from '../../simulation/fault/fault-plan.js';
import { rawScenario } from '../../simulation/raw-scenario.js';
import { replayCommand } from '../../simulation/replay.js';
import { Totals } from '../../simulation/totals.js';

/** Seeds that `npm test` runs, in blocks of their own files so that they run side by side. */
export const testedSeeds = 100;
export const seedsPerBlock = 25;

/** Time for one block on a machine that does other things as well, in ms. */
export const blockTimeoutMs = 300_000;

const mostFailures = 3;

/** Runs the seeds of a block, prints what they add up to, and fails with the command that shows a failed seed again. */
export async function runBlock(block: number): Promise<void> {
  const from = block * seedsPerBlock;
  const totals = new Totals();
  const scenario = rawScenario({ totals });
  const failures: string[] = [];
  for (let seed = from; seed < from + seedsPerBlock && failures.length < mostFailures; seed += 1) {
    const result = await runSeed(seed, scenario, { replay: (one) => replayCommand(one) });
    totals.countSeed(result);
    if (!result.ok) failures.push(describeSeed(result));
  }
  console.log(`simulation, seeds ${from} to ${from + totals.seeds - 1}:\n${totals.toString()}`);
  expect(failures.join('\n\n')).toBe('');
  expect(totals.seeds).toBe(seedsPerBlock);
  expect(totals.leastOperations).toBeGreaterThanOrEqual(500);
  expect(totals.leastFaults).toBeGreaterThanOrEqual(5);
  expect(faultKinds.filter((kind) => totals.faultsOf(kind) === 0)).toEqual([]);
  // The faults were felt: calls failed, attempts stayed open, requests came twice.
  for (const counter of ['failed', 'openAttempts', 'duplicatedRequests'] as const) {
    expect(totals.get(counter)).toBeGreaterThan(0);
  }
}
