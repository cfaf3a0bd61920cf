import type { Clock } from '@tikv-client/runtime';
import { faultNames } from '../fault/fault-plan.js';
import { workloads } from '../workload/workload.js';
import { bankPart } from './bank-part.js';
import { apiVersionOf, modeOf } from './demo-options.js';
import type { DemoOptions } from './demo-options.js';
import type { DemoResult, WorkloadResult } from './demo-result.js';
import type { DemoTarget } from './demo-target.js';
import type { Part } from './part.js';
import { rawPart } from './raw-part.js';
import { runPart } from './run-part.js';
import type { WorkloadProgress } from './run-part.js';
import { txnPart } from './txn-part.js';

export interface DemoDeps {
  readonly clock: Clock;
  readonly openTarget: (options: DemoOptions) => Promise<DemoTarget>;
  /** Ends the job early and gracefully: what is done is summed up. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: WorkloadProgress) => void;
  readonly onWorkload: (result: WorkloadResult) => void;
}

/** The main job: its parts one after the other on one target. Failures are in the result; it does not throw. */
export async function runDemo(options: DemoOptions, deps: DemoDeps): Promise<DemoResult> {
  const { clock, signal } = deps;
  const startedAt = clock.monotonic();
  const results: WorkloadResult[] = [];
  let description = options.pd === undefined ? 'embedded cluster' : `cluster at ${options.pd.join(', ')}`;
  let failure: string | undefined;
  let target: DemoTarget | undefined;
  try {
    target = await deps.openTarget(options);
    description = target.description;
    const faults = target.perform === undefined ? [] : (options.faults ?? faultNames);
    for (const part of partsOf(options)) {
      if (signal.aborted) break;
      const result = await runPart(part, faults, options, { ...deps, target });
      results.push(result);
      deps.onWorkload(result);
    }
  } catch (error) {
    if (!signal.aborted) failure = messageOf(error);
  }
  try {
    await target?.close();
  } catch (error) {
    failure ??= `cleaning up: ${messageOf(error)}`;
  }
  const held = results.every(({ invariants }) => invariants.every(({ result }) => result === 'held'));
  return {
    format: 1,
    ok: held && failure === undefined,
    interrupted: signal.aborted,
    target: description,
    seed: options.seed,
    settings: { ...options, mode: modeOf(options), apiVersion: apiVersionOf(options) },
    failure,
    seconds: (clock.monotonic() - startedAt) / 1000,
    workloads: results,
  };
}

/** The bank comes first of what is transactional: should time run out, it is through. */
function partsOf(options: DemoOptions): Part[] {
  const mode = modeOf(options);
  const chosen = options.workloads.map((name) => workloads[name]);
  return [
    ...(mode === 'txn' ? [] : chosen.map(rawPart)),
    ...(mode === 'raw' ? [] : [bankPart, ...chosen.map(txnPart)]),
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
