import type { SeededRandom, SimulatedClock } from '@tikv-client/runtime';
import type { MemoryNetwork } from '@tikv-client/transport';
import type { LinkFaults } from '../network/link-faults.js';
import type { Schedule } from '../schedule/schedule.js';
import type { Trace } from './trace.js';

/** What a scenario gets: a world of its own, made from the seed alone. */
export interface World {
  readonly seed: number;
  readonly clock: SimulatedClock;
  /** Fork it by name for each actor: `random.fork('client-1')`. */
  readonly random: SeededRandom;
  /** Transport and listener of everything in the world. */
  readonly network: MemoryNetwork;
  /** Latencies, losses and partitions of `network`, packet by packet. */
  readonly links: LinkFaults;
  readonly trace: Trace;
  /** Adds a line to the trace, at the present time. */
  note(what: string): void;
  /** Counts operations of the workload. */
  countOperations(operations?: number): void;
  /** Counts faults that were injected; `play` does it by itself. */
  countFaults(faults?: number): void;
  /** Performs a schedule, noting and counting each action. */
  play<A>(schedule: Schedule<A>, perform: (action: A) => void | Promise<void>, signal?: AbortSignal): Promise<void>;
}

export interface Scenario {
  /** Names the scenario in the replay command. */
  readonly name: string;
  /** Builds, runs and judges; a thrown error is the seed's failure. */
  run(world: World): Promise<void>;
  /** Simulated milliseconds after which a run has failed. @default 3600000 */
  readonly limitMs?: number | undefined;
}
