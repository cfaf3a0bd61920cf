import type { AttemptCounts } from '../history/attempt-statistics.js';
import type { Invariant } from '../verify/verify-run.js';
import type { LatencySummary } from '../workload/latency-recorder.js';
import type { TimelinePoint } from '../workload/timeline.js';
import type { MeasuredKind, WorkloadName } from '../workload/workload.js';

/** A fault as it happened. */
export interface FaultMark {
  /** Milliseconds after the start of the part. */
  readonly atMs: number;
  readonly what: string;
  /** Set when the cluster refused it. */
  readonly error?: string | undefined;
}

/** One part of the job: a workload in one of the modes, or the bank. */
export interface WorkloadResult {
  readonly mode: 'raw' | 'txn';
  readonly workload: WorkloadName | 'bank';
  readonly title: string;
  readonly seconds: number;
  readonly operations: number;
  readonly operationsPerSecond: number;
  readonly latency: LatencySummary;
  readonly byKind: Readonly<Partial<Record<MeasuredKind, LatencySummary>>>;
  readonly attempts: AttemptCounts;
  /** Waits before retries, by the name of their backoff curve. */
  readonly backoffs: Readonly<Record<string, number>>;
  /** Region errors of attempts whose call went on; `failedCalls` says how many did not. */
  readonly regionErrorsHealed: number;
  readonly failedCalls: number;
  readonly errors: Readonly<Record<string, number>>;
  /** Raw: compare-and-swaps that found another value. Transactions: attempts that met a conflict and were repeated. */
  readonly conflicts: number;
  /** Requests that resolved locks of other transactions and were answered. */
  readonly locksResolved: number;
  /** Calls and commits whose outcome the client could not tell. */
  readonly undetermined: number;
  readonly faults: readonly FaultMark[];
  readonly stretchMs: number;
  readonly timeline: readonly TimelinePoint[];
  readonly invariants: readonly Invariant[];
  /** Seconds spent reading back and judging. */
  readonly verifySeconds: number;
}

/** What `--json` writes and the report shows. */
export interface DemoResult {
  readonly format: 1;
  /** Every invariant of every part held, and nothing went wrong beside them. */
  readonly ok: boolean;
  /** Ended by a signal before all parts were through. */
  readonly interrupted: boolean;
  readonly target: string;
  readonly seed: number;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What kept the job from going on; absent where nothing did. */
  readonly failure?: string | undefined;
  readonly seconds: number;
  readonly workloads: readonly WorkloadResult[];
}
