import type { Clock } from '@tikv-client/runtime';
import type { Pair, RawTarget } from '../target/raw-target.js';
import { LatencyRecorder } from './latency-recorder.js';
import type { Operation, OperationSource } from './operations.js';
import { recordKey, uniqueValue } from './operations.js';
import { Timeline } from './timeline.js';
import type { MeasuredKind } from './workload.js';

/** When a run ends, whatever comes first. */
export interface RunLimits {
  readonly durationMs?: number | undefined;
  readonly operations?: number | undefined;
}

export interface RunWorkloadOptions extends RunLimits {
  readonly concurrency: number;
  readonly valueBytes: number;
  /** Ends the run early; operations under way are waited for. */
  readonly signal: AbortSignal;
}

/** Numbers of a run, live: a progress line reads them at any time. */
export class RunStatistics {
  readonly latency = new LatencyRecorder();
  readonly byKind = new Map<MeasuredKind, LatencyRecorder>();
  readonly timeline = new Timeline();
  /** Failed calls by the error's code. */
  readonly errors = new Map<string, number>();
  readonly startedAt: number;
  operations = 0;
  /** Raw: compare-and-swaps that found another value. Transactions: attempts that were repeated. */
  conflicts = 0;
  endedAt: number | undefined;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  record(kind: MeasuredKind, endedAt: number, latencyMs: number, error: string | undefined): void {
    this.operations += 1;
    this.latency.record(latencyMs);
    let own = this.byKind.get(kind);
    if (own === undefined) this.byKind.set(kind, (own = new LatencyRecorder()));
    own.record(latencyMs);
    this.timeline.record(endedAt - this.startedAt, latencyMs, error === undefined);
    if (error !== undefined) this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
  }
}

/** Carries out one operation; `value` makes a value that no other call writes. */
export type Perform = (operation: Operation, value: () => Uint8Array) => Promise<void>;

/** Runs operations with `concurrency` workers until a limit is reached. Failed calls are counted, not thrown. */
export async function runWorkload(
  source: OperationSource,
  perform: Perform,
  options: RunWorkloadOptions,
  {
    clock,
    statistics,
    nextStamp,
  }: { readonly clock: Clock; readonly statistics: RunStatistics; readonly nextStamp: () => number },
): Promise<void> {
  const { concurrency, valueBytes } = options;
  await runWorkers(Array.from({ length: concurrency }), options, { clock, statistics }, () => {
    const operation = source.next();
    return {
      kind: operation.kind,
      work: () => perform(operation, () => uniqueValue(nextStamp(), valueBytes)),
      ended: () => {
        if (operation.kind === 'insert') source.settle(operation.record);
      },
    };
  });
}

/** One piece of work of a worker. */
export interface Task {
  readonly kind: MeasuredKind;
  readonly work: () => Promise<void>;
  readonly ended?: () => void;
  /** Rest before the worker's next task. */
  readonly pauseMs?: number;
}

/** Lets every worker do one task after the other until a limit is reached. Failures are counted, not thrown. */
export async function runWorkers<Worker>(
  workers: readonly Worker[],
  { durationMs = Infinity, operations = Infinity, signal }: RunLimits & { readonly signal: AbortSignal },
  { clock, statistics }: { readonly clock: Clock; readonly statistics: RunStatistics },
  next: (worker: Worker, index: number) => Task | undefined,
): Promise<void> {
  const deadline = statistics.startedAt + durationMs;
  let begun = 0;
  const run = async (worker: Worker, index: number): Promise<void> => {
    while (begun < operations && !signal.aborted && clock.monotonic() < deadline) {
      const task = next(worker, index);
      if (task === undefined) return;
      begun += 1;
      const from = clock.monotonic();
      let error: string | undefined;
      try {
        await task.work();
      } catch (failure) {
        error = codeOf(failure);
      }
      task.ended?.();
      const to = clock.monotonic();
      statistics.record(task.kind, to, to - from, error);
      // A target that fails at once must not keep timers and signals from running.
      if (error !== undefined || task.pauseMs !== undefined) await clock.sleep(task.pauseMs ?? 1);
    }
  };
  await Promise.all(workers.map(run));
  statistics.endedAt = clock.monotonic();
}

/** Writes `records` records, in batches. */
export async function loadRecords(
  write: (pairs: readonly Pair[]) => Promise<void>,
  {
    records,
    valueBytes,
    signal,
  }: { readonly records: number; readonly valueBytes: number; readonly signal: AbortSignal },
  nextStamp: () => number,
): Promise<void> {
  const batch = 512;
  for (let from = 0; from < records; from += batch) {
    signal.throwIfAborted();
    const count = Math.min(batch, records - from);
    await write(
      Array.from({ length: count }, (_, i) => ({
        key: recordKey(from + i),
        value: uniqueValue(nextStamp(), valueBytes),
      })),
    );
  }
}

/** The operations on raw keys: a lost race of a compare-and-swap is told to `onConflict`. */
export function performRaw(target: RawTarget, onConflict: () => void): Perform {
  return async (operation, value) => {
    const key = recordKey(operation.record);
    switch (operation.kind) {
      case 'read':
        await target.get(key);
        return;
      case 'update':
      case 'insert':
        await target.put(key, value());
        return;
      case 'scan':
        await target.scan(key, new Uint8Array(0), operation.scanLength);
        return;
      case 'readModifyWrite': {
        const found = await target.get(key);
        if (!(await target.compareAndSwap(key, found, value())).swapped) onConflict();
      }
    }
  };
}

/** What a failure is counted under: the literal `code` of our errors, the name of any other. */
export function codeOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'UNKNOWN';
  return 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.name;
}
