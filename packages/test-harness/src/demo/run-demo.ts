import type { Clock } from '@tikv-client/runtime';
import { faultNames } from '../fault/fault-plan.js';
import { workloads } from '../workload/workload.js';
import { bankPart } from './bank-part.js';
import { apiVersionOf, limitsOf, modeOf } from './demo-options.js';
import type { DemoOptions } from './demo-options.js';
import type { DemoResult, WorkloadResult } from './demo-result.js';
import type { DemoTarget } from './demo-target.js';
import type { RunLimits } from '../workload/run-workload.js';
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
    const parts = partsOf(options);
    for (const [at, part] of parts.entries()) {
      if (signal.aborted) break;
      const limits = withinBudget(options, parts.slice(at), results, clock.monotonic() - startedAt);
      const result = await runPart(part, limits, faults, options, { ...deps, target });
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

/** The whole job, where no limits are given, ends in a minute and a half, whatever the machine is busy with. */
const budgetMs = 84_000;

/** A part without limits of its own gets less time when those before took longer to load, heal and judge than there is room for. */
function withinBudget(
  options: DemoOptions,
  left: readonly Part[],
  done: readonly WorkloadResult[],
  elapsedMs: number,
): RunLimits {
  const limits = left.map(({ workload }) => limitsOf(options, workload === 'bank' ? 'bank' : 'workload'));
  const own = limits[0] ?? {};
  if (options.durationMs !== undefined || options.operations !== undefined || own.durationMs === undefined) return own;
  const wantedMs = limits.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  const ranMs = done.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  const overheadMs = done.length === 0 ? 0 : ((elapsedMs - ranMs) / done.length) * left.length;
  const share = Math.min(1, (budgetMs - elapsedMs - overheadMs) / wantedMs);
  return { durationMs: Math.max(1000, Math.floor(own.durationMs * share)) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
