import type { Measurement } from './window.js';

/** One thing measured: a name and a way to measure it once. */
export interface Contender {
  readonly name: string;
  measure(): Promise<Measurement>;
}

/** Medians over the rounds; the least and the most client CPU tell how far the rounds lie apart. */
export interface Result {
  readonly name: string;
  readonly operationsPerSecond: number;
  readonly clientMicros: number;
  readonly clientMicrosRange: readonly [least: number, most: number];
  readonly serverMicros: number;
  readonly p50: number;
  readonly p99: number;
  readonly packed: number | undefined;
}

/** Measures every contender once a round, in turn, and takes the median of each figure. */
export async function inRotation(contenders: readonly Contender[], rounds: number): Promise<Result[]> {
  const samples = contenders.map((): Measurement[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) samples[index]?.push(await contender.measure());
  }
  return contenders.map(({ name }, index) => medians(name, samples[index] ?? []));
}

function medians(name: string, samples: readonly Measurement[]): Result {
  const median = (figure: (sample: Measurement) => number): number => {
    const sorted = samples.map(figure).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const perOperation = ({ operations, cpuMicros }: Measurement): number => cpuMicros / operations;
  const packed = median(({ packed: perFrame }) => perFrame ?? Number.NaN);
  return {
    name,
    operationsPerSecond: median(({ operations, seconds }) => operations / seconds),
    clientMicros: median(perOperation),
    clientMicrosRange: [Math.min(...samples.map(perOperation)), Math.max(...samples.map(perOperation))],
    serverMicros: median(({ operations, serverCpuMicros }) => serverCpuMicros / operations),
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
    packed: Number.isNaN(packed) ? undefined : packed,
  };
}
