/** What one measured client process prints. Micros are of CPU time, user and system. */
export interface Measurement {
  readonly operations: number;
  readonly seconds: number;
  readonly cpuMicros: number;
  /** Latency in microseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Requests per frame, where the contender packs. */
  readonly packed?: number | undefined;
}

const warmUpMs = 1500;

/** Keeps `inFlight` calls of `operation` going; measures after a warm-up. */
export async function closedLoop(inFlight: number, seconds: number, operation: () => Promise<unknown>): Promise<Measurement> {
  let measuring = false;
  let stopping = false;
  const latencies: number[] = [];
  const worker = async (): Promise<void> => {
    while (!stopping) {
      const begin = performance.now();
      await operation();
      if (measuring) latencies.push(performance.now() - begin);
    }
  };
  const workers = Array.from({ length: inFlight }, worker);
  await pause(warmUpMs);
  const cpu = process.cpuUsage();
  const begin = performance.now();
  measuring = true;
  await pause(seconds * 1000);
  measuring = false;
  const elapsed = (performance.now() - begin) / 1000;
  const used = process.cpuUsage(cpu);
  stopping = true;
  await Promise.all(workers);
  const sorted = Float64Array.from(latencies).sort();
  return {
    operations: sorted.length,
    seconds: elapsed,
    cpuMicros: used.user + used.system,
    p50: (sorted[Math.floor(sorted.length / 2)] ?? 0) * 1000,
    p99: (sorted[Math.floor(sorted.length * 0.99)] ?? 0) * 1000,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
