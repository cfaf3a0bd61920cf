import { SeededRandom } from '@tikv-client/runtime';
import type { Clock } from '@tikv-client/runtime';
import { runSchedule } from '@tikv-client/simulator';
import { describeFault, planFaults } from '../fault/fault-plan.js';
import type { FaultAction, FaultName } from '../fault/fault-plan.js';
import { AttemptStatistics } from '../history/attempt-statistics.js';
import { undeterminedCode } from '../history/transaction-journal.js';
import { RunStatistics } from '../workload/run-workload.js';
import type { RunLimits } from '../workload/run-workload.js';
import { defaultDurationMs } from './demo-options.js';
import type { DemoOptions } from './demo-options.js';
import type { FaultMark, WorkloadResult } from './demo-result.js';
import type { DemoTarget } from './demo-target.js';
import { labelOf } from './part.js';
import type { Part } from './part.js';

/** What a progress line shows. */
export interface WorkloadProgress {
  /** `raw A`, `txn bank`. */
  readonly label: string;
  readonly title: string;
  readonly phase: 'load' | 'run' | 'verify';
  readonly statistics: RunStatistics | undefined;
  readonly limits: RunLimits;
  readonly faults: readonly FaultMark[];
}

export interface PartDeps {
  readonly clock: Clock;
  readonly target: DemoTarget;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: WorkloadProgress) => void;
}

/** Loads, runs under faults, heals, reads back and judges one part, in a key space of its own. */
export async function runPart(
  part: Part,
  limits: RunLimits,
  faults: readonly FaultName[],
  options: DemoOptions,
  { clock, target, signal, onProgress }: PartDeps,
): Promise<WorkloadResult> {
  const { mode, workload, title } = part;
  const label = labelOf(part);
  // Raw workloads have the randomness that they had before there were others.
  const random = new SeededRandom(options.seed).fork(mode === 'raw' ? workload : label);
  const prefix = Buffer.concat([target.prefix, Buffer.from(`${label.toLowerCase().replace(' ', '/')}/`)]);
  const attempts = new AttemptStatistics();
  const job = part.open({ clock, options, target, prefix, random, signal });
  const client = await target.connect({
    interceptors: [attempts.interceptor, ...job.interceptors],
    atomic: job.atomic,
    timeoutMs: options.callTimeoutMs,
  });
  try {
    const marks: FaultMark[] = [];
    const report = (phase: WorkloadProgress['phase'], statistics?: RunStatistics): void =>
      onProgress({ label, title, phase, statistics, limits, faults: marks });

    report('load');
    await target.prepare?.(mode, prefix);
    await job.load(client);

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
        await target.perform?.(action, mode, Buffer.concat([prefix, job.someKey(picks)]));
      } catch (error) {
        mark.error = error instanceof Error ? error.message : String(error);
      }
    };
    const schedule = runSchedule(plan, perform, { clock, signal: over.signal }).catch((error: unknown) => {
      if (error !== over.signal.reason) throw error;
    });
    try {
      await job.run(client, limits, statistics);
    } finally {
      over.abort(new Error('the part is over'));
      await schedule;
      await target.heal?.();
    }

    const counts = { attempts: attempts.counts(), backoffs: client.backoffs(), locksResolved: attempts.locksResolved };
    report('verify', statistics);
    const verifyFrom = clock.monotonic();
    const invariants = await job.verify(client);
    return resultOf(part, statistics, counts, marks, invariants, (clock.monotonic() - verifyFrom) / 1000);
  } finally {
    await client.close();
  }
}

function resultOf(
  { mode, workload, title }: Part,
  statistics: RunStatistics,
  { attempts, backoffs, locksResolved }: Pick<WorkloadResult, 'attempts' | 'backoffs' | 'locksResolved'>,
  faults: readonly FaultMark[],
  invariants: WorkloadResult['invariants'],
  verifySeconds: number,
): WorkloadResult {
  const seconds = ((statistics.endedAt ?? statistics.startedAt) - statistics.startedAt) / 1000;
  const { stretchMs, points } = statistics.timeline.points();
  const regionErrors = sum(Object.values(attempts.regionErrors));
  return {
    mode,
    workload,
    title,
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
    locksResolved,
    undetermined: statistics.errors.get(undeterminedCode) ?? 0,
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
