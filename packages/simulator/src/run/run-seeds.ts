import type { RunSeedOptions, SeedResult } from './run-seed.js';
import { runSeed } from './run-seed.js';
import type { Scenario } from './scenario.js';

export interface RunSeedsOptions extends RunSeedOptions {
  /** First seed. */
  readonly from: number;
  readonly count: number;
  /** Stops after this many failures. @default 1 */
  readonly maxFailures?: number | undefined;
  /** Called after each seed, for progress. */
  readonly onSeed?: ((result: SeedResult) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SwarmResult {
  readonly ok: boolean;
  readonly seeds: number;
  readonly operations: number;
  readonly faults: number;
  /** Fewest of one seed. */
  readonly leastOperations: number;
  readonly leastFaults: number;
  /** Simulated time of all seeds together. */
  readonly elapsedMs: number;
  readonly failures: readonly SeedResult[];
}

/** Runs a scenario under many seeds, one after the other. */
export async function runSeeds(options: RunSeedsOptions, scenario: Scenario): Promise<SwarmResult> {
  const failures: SeedResult[] = [];
  const totals = { seeds: 0, operations: 0, faults: 0, leastOperations: Infinity, leastFaults: Infinity, elapsedMs: 0 };
  for (let seed = options.from; seed < options.from + options.count; seed++) {
    options.signal?.throwIfAborted();
    const result = await runSeed(seed, scenario, options);
    options.onSeed?.(result);
    totals.seeds += 1;
    totals.operations += result.operations;
    totals.faults += result.faults;
    totals.leastOperations = Math.min(totals.leastOperations, result.operations);
    totals.leastFaults = Math.min(totals.leastFaults, result.faults);
    totals.elapsedMs += result.elapsedMs;
    if (!result.ok) failures.push(result);
    if (failures.length >= (options.maxFailures ?? 1)) break;
  }
  return { ok: failures.length === 0, ...totals, failures };
}

/** One line of totals, for the end of a test run. */
export function describeSwarm(scenario: string, swarm: SwarmResult): string {
  const { seeds, operations, faults, leastOperations, leastFaults, elapsedMs, failures } = swarm;
  return (
    `${scenario}: ${seeds} seeds, ${operations} operations (least ${leastOperations}), ${faults} faults (least ${leastFaults}), ` +
    `${(elapsedMs / 1000).toFixed(0)} s simulated, ${failures.length} failed`
  );
}
