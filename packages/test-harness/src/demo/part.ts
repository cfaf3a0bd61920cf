import type { Clock, SeededRandom } from '@tikv-client/runtime';
import type { AttemptInterceptor } from '../history/raw-messages.js';
import type { Invariant } from '../verify/verify-run.js';
import type { RunLimits, RunStatistics } from '../workload/run-workload.js';
import type { WorkloadName } from '../workload/workload.js';
import type { DemoOptions } from './demo-options.js';
import type { DemoTarget, OpenedClient } from './demo-target.js';

/** What a part of the main job may use. */
export interface PartEnvironment {
  readonly clock: Clock;
  readonly options: DemoOptions;
  readonly target: DemoTarget;
  /** Keys of this part lie below it. */
  readonly prefix: Uint8Array;
  readonly random: SeededRandom;
  readonly signal: AbortSignal;
}

/** One part under way. The steps come in this order. */
export interface PartJob {
  /** Around every attempt of the part's client. */
  readonly interceptors: readonly AttemptInterceptor[];
  /** For compare-and-swap. */
  readonly atomic: boolean;
  load(client: OpenedClient): Promise<void>;
  /** Ends at a limit or by the environment's signal. Failed calls are counted in the statistics. */
  run(client: OpenedClient, limits: RunLimits, statistics: RunStatistics): Promise<void>;
  /** Reads back and judges; faults are over. */
  verify(client: OpenedClient): Promise<readonly Invariant[]>;
  /** A key that the part works on, without the prefix: faults happen to its region. */
  someKey(random: SeededRandom): Uint8Array;
}

/** A workload in one of the modes, or the bank. */
export interface Part {
  readonly mode: 'raw' | 'txn';
  readonly workload: WorkloadName | 'bank';
  readonly title: string;
  open(environment: PartEnvironment): PartJob;
}

/** `raw A`, `txn F`, `txn bank`. */
export function labelOf({ mode, workload }: Pick<Part, 'mode' | 'workload'>): string {
  return `${mode} ${workload}`;
}
