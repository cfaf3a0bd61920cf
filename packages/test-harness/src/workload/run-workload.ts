import type { Clock } from '@tikv-client/runtime';
import type { RawTarget } from '../target/raw-target.js';
import { LatencyRecorder } from './latency-recorder.js';
import type { Operation, OperationSource } from './operations.js';
import { recordKey, uniqueValue } from './operations.js';
import { Timeline } from './timeline.js';
import type { OperationKind } from './workload.js';

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
  readonly byKind = new Map<OperationKind, LatencyRecorder>();
  readonly timeline = new Timeline();
  /** Failed calls by the error's code. */
  readonly errors = new Map<string, number>();
  readonly startedAt: number;
  operations = 0;
  /** Compare-and-swaps that found another value: answered, but nothing written. */
  conflicts = 0;
  endedAt: number | undefined;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  record(kind: OperationKind, endedAt: number, latencyMs: number, error: string | undefined): void {
    this.operations += 1;
    this.latency.record(latencyMs);
    let own = this.byKind.get(kind);
    if (own === undefined) this.byKind.set(kind, (own = new LatencyRecorder()));
    own.record(latencyMs);
    this.timeline.record(endedAt - this.startedAt, latencyMs, error === undefined);
    if (error !== undefined) this.errors.set(error, (this.errors.get(error) ?? 0) + 1);
  }
}

/** Runs operations with `concurrency` workers until a limit is reached. Failed calls are counted, not thrown. */
export async function runWorkload(
  source: OperationSource,
  target: RawTarget,
  options: RunWorkloadOptions,
  {
    clock,
    statistics,
    nextStamp,
  }: { readonly clock: Clock; readonly statistics: RunStatistics; readonly nextStamp: () => number },
): Promise<void> {
  const { durationMs = Infinity, operations = Infinity, concurrency, valueBytes, signal } = options;
  const deadline = statistics.startedAt + durationMs;
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < operations && !signal.aborted && clock.monotonic() < deadline) {
      begun += 1;
      const operation = source.next();
      const from = clock.monotonic();
      let error: string | undefined;
      try {
        if (!(await perform(operation, target, () => uniqueValue(nextStamp(), valueBytes)))) statistics.conflicts += 1;
      } catch (failure) {
        error = codeOf(failure);
      }
      if (operation.kind === 'insert') source.settle(operation.record);
      const to = clock.monotonic();
      statistics.record(operation.kind, to, to - from, error);
      // A target that fails at once must not keep timers and signals from running.
      if (error !== undefined) await clock.sleep(1);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  statistics.endedAt = clock.monotonic();
}

/** Writes `records` records, in batches. */
export async function loadRecords(
  target: RawTarget,
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
    await target.batchPut(
      Array.from({ length: count }, (_, i) => ({
        key: recordKey(from + i),
        value: uniqueValue(nextStamp(), valueBytes),
      })),
    );
  }
}

/** False: a compare-and-swap lost its race. */
async function perform(operation: Operation, target: RawTarget, value: () => Uint8Array): Promise<boolean> {
  const key = recordKey(operation.record);
  switch (operation.kind) {
    case 'read':
      await target.get(key);
      return true;
    case 'update':
    case 'insert':
      await target.put(key, value());
      return true;
    case 'scan':
      await target.scan(key, new Uint8Array(0), operation.scanLength);
      return true;
    case 'readModifyWrite': {
      const found = await target.get(key);
      return (await target.compareAndSwap(key, found, value())).swapped;
    }
  }
}

/** What a failure is counted under: the literal `code` of our errors, the name of any other. */
export function codeOf(failure: unknown): string {
  if (!(failure instanceof Error)) return 'UNKNOWN';
  return 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.name;
}
