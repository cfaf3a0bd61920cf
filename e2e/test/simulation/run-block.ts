import type { Scenario } from '@tikv-client/simulator';
import { describeSeed, runSeed } from '@tikv-client/simulator';
import { faultKindsOf } from '../../simulation/fault/fault-plan.js';
import type { FaultMix } from '../../simulation/fault/fault-plan.js';
import type { Mode } from '../../simulation/mutations.js';
import { rawFaults, rawScenario } from '../../simulation/raw-scenario.js';
import { replayCommand } from '../../simulation/replay.js';
import { Totals } from '../../simulation/totals.js';
import type { Counter } from '../../simulation/totals.js';
import { txnFaults, txnScenario } from '../../simulation/txn/txn-scenario.js';

/** Seeds that `npm test` runs, in blocks of their own files so that they run side by side. */
export const testedSeeds = 100;

/** Time for one block on a machine that does other things as well, in ms. */
export const blockTimeoutMs = 600_000;

const leastOperations = 500;
const leastFaults = 5;
const mostFailures = 3;

interface Simulation {
  readonly seedsPerBlock: number;
  readonly scenario: (options: { readonly totals: Totals }) => Scenario;
  readonly faults: FaultMix;
  /** What a block without which proves nothing. */
  readonly felt: readonly Counter[];
}

const simulations: Readonly<Record<Mode, Simulation>> = {
  raw: {
    seedsPerBlock: 25,
    scenario: rawScenario,
    faults: rawFaults,
    felt: ['failed', 'openAttempts', 'duplicatedRequests'],
  },
  txn: {
    seedsPerBlock: 50,
    scenario: txnScenario,
    faults: txnFaults,
    felt: [
      'failed',
      'committed',
      'undetermined',
      'tookPlace',
      'snapshots',
      'reads',
      'dependencies',
      'duplicatedRequests',
    ],
  },
};

/**
 * Runs the seeds of a block and prints what they add up to. What is wrong with them: failed seeds, each with the command that shows
 * it again, or too little that happened in them.
 */
export async function runBlock(block: number, mode: Mode = 'raw'): Promise<readonly string[]> {
  const simulation = simulations[mode];
  const { seedsPerBlock } = simulation;
  const from = block * seedsPerBlock;
  const totals = new Totals();
  const scenario = simulation.scenario({ totals });
  const failures: string[] = [];
  for (let seed = from; seed < from + seedsPerBlock && failures.length < mostFailures; seed += 1) {
    const result = await runSeed(seed, scenario, { replay: (one) => replayCommand(one, undefined, mode) });
    totals.countSeed(result);
    if (!result.ok) failures.push(describeSeed(result));
  }
  console.log(`simulation of ${mode}, seeds ${from} to ${from + totals.seeds - 1}:\n${totals.toString()}`);
  return failures.length > 0 ? failures : shortcomings(totals, simulation);
}

/** Seeds that hold because nothing happened in them prove nothing. */
function shortcomings(totals: Totals, { seedsPerBlock, faults, felt }: Simulation): readonly string[] {
  const found: string[] = [];
  if (totals.seeds < seedsPerBlock) found.push(`${totals.seeds} seeds`);
  if (totals.leastOperations < leastOperations) found.push(`a seed of ${totals.leastOperations} operations`);
  if (totals.leastFaults < leastFaults) found.push(`a seed of ${totals.leastFaults} faults`);
  for (const kind of faultKindsOf(faults)) if (totals.faultsOf(kind) === 0) found.push(`no fault of kind ${kind}`);
  for (const counter of felt) {
    if (totals.get(counter) === 0) found.push(`the faults were not felt: ${counter} 0`);
  }
  return found;
}
