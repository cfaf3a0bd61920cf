import { HistoryRecorder } from '@tikv-client/checkers';
import { SeededRandom } from '@tikv-client/runtime';
import type { Clock } from '@tikv-client/runtime';
import { runSchedule } from '@tikv-client/simulator';
import { describeFault, planFaults } from '../fault/fault-plan.js';
import type { FaultAction, FaultName } from '../fault/fault-plan.js';
import { AttemptStatistics } from '../history/attempt-statistics.js';
import { recordRawAttempts } from '../history/record-raw-attempts.js';
import { confineTo } from '../target/confined-target.js';
import { verifyRun } from '../verify/verify-run.js';
import { OperationSource, recordKey } from '../workload/operations.js';
import { RunStatistics, loadRecords, runWorkload } from '../workload/run-workload.js';
import type { Workload } from '../workload/workload.js';
import { defaultDurationMs } from './demo-options.js';
import type { DemoOptions } from './demo-options.js';
import type { FaultMark, WorkloadResult } from './demo-result.js';
import type { DemoTarget } from './demo-target.js';

/** What a progress line shows. */
export interface WorkloadProgress {
  readonly workload: Workload;
  readonly phase: 'load' | 'run' | 'verify';
  readonly statistics: RunStatistics | undefined;
  readonly limits: { readonly durationMs?: number | undefined; readonly operations?: number | undefined };
  readonly faults: readonly FaultMark[];
}

export interface DemoWorkloadDeps {
  readonly clock: Clock;
  readonly target: DemoTarget;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: WorkloadProgress) => void;
}

/** Loads, runs under faults, heals, reads back and judges one workload, in a key space of its own. */
export async function runDemoWorkload(
  workload: Workload,
  faults: readonly FaultName[],
  options: DemoOptions,
  { clock, target, signal, onProgress }: DemoWorkloadDeps,
): Promise<WorkloadResult> {
  const random = new SeededRandom(options.seed).fork(workload.name);
  const prefix = Buffer.concat([target.prefix, Buffer.from(`${workload.name.toLowerCase()}/`)]);
  const recorder = new HistoryRecorder({
    time: () => clock.monotonic(),
    maxAttempts: options.maxHistory,
    seed: options.seed,
  });
  const attempts = new AttemptStatistics();
  const client = await target.connect({
    interceptors: [attempts.interceptor, recordRawAttempts(recorder)],
    atomic: workload.mix.readModifyWrite !== undefined,
    timeoutMs: options.callTimeoutMs,
  });
  try {
    const raw = confineTo(client.raw, prefix);
    const marks: FaultMark[] = [];
    const limits = limitsOf(options);
    const report = (phase: WorkloadProgress['phase'], statistics?: RunStatistics): void =>
      onProgress({ workload, phase, statistics, limits, faults: marks });
    let stamp = 0;
    const nextStamp = (): number => stamp++;

    report('load');
    await target.prepare?.(prefix);
    await loadRecords(raw, { records: options.records, valueBytes: options.valueBytes, signal }, nextStamp);

    const source = new OperationSource(workload, options.records, random.fork('operations'));
    const statistics = new RunStatistics(clock.monotonic());
    report('run', statistics);
    const over = new AbortController();
    const plan = planFaults(
      { faults, durationMs: limits.durationMs ?? defaultDurationMs, stores: target.stores },
      random.fork('faults'),
    );
    const picks = random.fork('fault keys');
    const perform = async (action: FaultAction): Promise<void> => {
      const mark: { -readonly [K in keyof FaultMark]: FaultMark[K] } = {
        atMs: clock.monotonic() - statistics.startedAt,
        what: describeFault(action),
      };
      marks.push(mark);
      try {
        await target.perform?.(action, Buffer.concat([prefix, recordKey(picks.below(options.records))]));
      } catch (error) {
        mark.error = error instanceof Error ? error.message : String(error);
      }
    };
    const schedule = runSchedule(plan, perform, { clock, signal: over.signal }).catch((error: unknown) => {
      if (error !== over.signal.reason) throw error;
    });
    try {
      const settings = { ...limits, concurrency: options.concurrency, valueBytes: options.valueBytes, signal };
      await runWorkload(source, raw, settings, { clock, statistics, nextStamp });
    } finally {
      over.abort(new Error('the workload is over'));
      await schedule;
      await target.heal?.();
    }

    const counts = { attempts: attempts.counts(), backoffs: client.backoffs() };
    report('verify', statistics);
    const verifyFrom = clock.monotonic();
    const invariants = await verifyRun(raw, recorder, { records: source.inserted, prefix });
    return resultOf(workload, statistics, counts, marks, invariants, (clock.monotonic() - verifyFrom) / 1000);
  } finally {
    await client.close();
  }
}

function limitsOf(options: DemoOptions): { durationMs?: number; operations?: number } {
  const { durationMs, operations } = options;
  if (durationMs === undefined && operations === undefined) return { durationMs: defaultDurationMs };
  return { ...(durationMs === undefined ? {} : { durationMs }), ...(operations === undefined ? {} : { operations }) };
}

function resultOf(
  workload: Workload,
  statistics: RunStatistics,
  { attempts, backoffs }: Pick<WorkloadResult, 'attempts' | 'backoffs'>,
  faults: readonly FaultMark[],
  invariants: WorkloadResult['invariants'],
  verifySeconds: number,
): WorkloadResult {
  const seconds = ((statistics.endedAt ?? statistics.startedAt) - statistics.startedAt) / 1000;
  const { stretchMs, points } = statistics.timeline.points();
  const regionErrors = sum(Object.values(attempts.regionErrors));
  return {
    workload: workload.name,
    title: workload.title,
    seconds,
    operations: statistics.operations,
    operationsPerSecond: seconds > 0 ? statistics.operations / seconds : 0,
    latency: statistics.latency.summary(),
    byKind: Object.fromEntries([...statistics.byKind].map(([kind, latency]) => [kind, latency.summary()])),
    attempts,
    backoffs,
    regionErrorsHealed: Math.max(0, regionErrors - (statistics.errors.get(regionErrorCode) ?? 0)),
    failedCalls: sum([...statistics.errors.values()]),
    errors: Object.fromEntries(statistics.errors),
    conflicts: statistics.conflicts,
    faults,
    stretchMs,
    timeline: points,
    invariants,
    verifySeconds,
  };
}

/** The `code` of a call that a region error ended. */
const regionErrorCode = 'REGION_ERROR';

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
