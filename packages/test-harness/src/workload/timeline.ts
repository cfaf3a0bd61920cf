/** One stretch of a run, for charts. */
export interface TimelinePoint {
  /** Begin of the stretch, milliseconds after the start. */
  readonly atMs: number;
  readonly operations: number;
  readonly errors: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Throughput and latency over time in at most `maxPoints` stretches: when there are more, two and two become one, with the
 * operations added, the medians averaged and the larger p99 kept.
 */
export class Timeline {
  readonly #maxPoints: number;
  #stretchMs: number;
  #points: TimelinePoint[] = [];
  #from = 0;
  #latencies: number[] = [];
  #errors = 0;

  /** @param maxPoints an even number. */
  constructor(stretchMs = 250, maxPoints = 480) {
    this.#stretchMs = stretchMs;
    this.#maxPoints = maxPoints;
  }

  record(atMs: number, latencyMs: number, ok: boolean): void {
    while (atMs >= this.#from + this.#stretchMs) this.#close();
    this.#latencies.push(latencyMs);
    if (!ok) this.#errors += 1;
  }

  points(): { readonly stretchMs: number; readonly points: readonly TimelinePoint[] } {
    const rest = this.#latencies.length > 0 ? [this.#point()] : [];
    return { stretchMs: this.#stretchMs, points: [...this.#points, ...rest] };
  }

  #close(): void {
    this.#points.push(this.#point());
    this.#from += this.#stretchMs;
    this.#latencies = [];
    this.#errors = 0;
    if (this.#points.length >= this.#maxPoints) this.#coarsen();
  }

  #point(): TimelinePoint {
    const sorted = this.#latencies.sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { atMs: this.#from, operations: sorted.length, errors: this.#errors, p50Ms: at(0.5), p99Ms: at(0.99) };
  }

  #coarsen(): void {
    const merged: TimelinePoint[] = [];
    for (let at = 0; at + 1 < this.#points.length; at += 2) {
      const [a, b] = [this.#points[at], this.#points[at + 1]];
      if (a !== undefined && b !== undefined) merged.push(join(a, b));
    }
    this.#points = merged;
    this.#stretchMs *= 2;
  }
}

function join(a: TimelinePoint, b: TimelinePoint): TimelinePoint {
  const operations = a.operations + b.operations;
  const p50Ms = operations === 0 ? 0 : (a.p50Ms * a.operations + b.p50Ms * b.operations) / operations;
  return { atMs: a.atMs, operations, errors: a.errors + b.errors, p50Ms, p99Ms: Math.max(a.p99Ms, b.p99Ms) };
}
