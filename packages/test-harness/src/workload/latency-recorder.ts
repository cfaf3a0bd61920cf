import hdr from 'hdr-histogram-js';
import type { Histogram } from 'hdr-histogram-js';

/** Percentiles in milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Latencies to three significant digits, from a microsecond to ten minutes, in constant memory. */
export class LatencyRecorder {
  readonly #histogram: Histogram = hdr.build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 600_000_000,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  });

  record(ms: number): void {
    this.#histogram.recordValue(Math.min(600_000_000, Math.max(1, Math.round(ms * 1000))));
  }

  add(other: LatencyRecorder): void {
    this.#histogram.add(other.#histogram);
  }

  summary(): LatencySummary {
    const histogram = this.#histogram;
    const at = (percentile: number): number => histogram.getValueAtPercentile(percentile) / 1000;
    const count = histogram.totalCount;
    if (count === 0) return { count: 0, meanMs: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, maxMs: 0 };
    return {
      count,
      meanMs: histogram.mean / 1000,
      p50Ms: at(50),
      p95Ms: at(95),
      p99Ms: at(99),
      maxMs: histogram.maxValue / 1000,
    };
  }
}
