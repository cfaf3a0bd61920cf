import { measured, warmUp, type Measurement } from './window.js';

/** Keeps `inFlight` calls of `operation` going, each told which of them it is; measures after a warm-up. */
export async function closedLoop(
  inFlight: number,
  seconds: number,
  operation: (worker: number) => Promise<unknown>,
): Promise<Measurement> {
  let measuring = false;
  let stopping = false;
  let done = 0;
  const latencies: number[] = [];
  const work = async (worker: number): Promise<void> => {
    while (!stopping) {
      const begin = performance.now();
      await operation(worker);
      done += 1;
      if (measuring) latencies.push(performance.now() - begin);
    }
  };
  const workers = Array.from({ length: inFlight }, async (_, worker) => work(worker));
  await Promise.race([warmUp(() => done), Promise.all(workers)]);
  measuring = true;
  const window = await measured(seconds);
  measuring = false;
  stopping = true;
  await Promise.all(workers);
  if (latencies.length === 0) throw new Error('no operation ended while it was measured');
  const sorted = Float64Array.from(latencies).sort();
  const quantile = (part: number): number => (sorted[Math.floor(sorted.length * part)] ?? 0) * 1000;
  return { operations: sorted.length, ...window, p50: quantile(0.5), p99: quantile(0.99) };
}
