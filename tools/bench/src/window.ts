import { readFileSync } from 'node:fs';

/** What one measured client process prints. Micros are of CPU time, user and system. */
export interface Measurement {
  readonly operations: number;
  readonly seconds: number;
  readonly cpuMicros: number;
  /** CPU time of the server in the same seconds; 0 where it cannot be known. */
  readonly serverCpuMicros: number;
  /** Latency in microseconds; 0: not measured. */
  readonly p50: number;
  readonly p99: number;
  /** Requests per frame, where the contender packs. */
  readonly packed?: number | undefined;
}

const leastWarmUpMs = 1500;
const longestWarmUpMs = 15_000;
const warmOperations = 20_000;

/**
 * Waits until code and connections are warm, by time and by operations: on a busy machine seconds alone may be too few
 * operations for the compiler.
 */
export async function warmUp(done: () => number): Promise<void> {
  const begin = performance.now();
  for (;;) {
    await pause(50);
    const elapsed = performance.now() - begin;
    if (elapsed > longestWarmUpMs || (elapsed > leastWarmUpMs && done() > warmOperations)) return;
  }
}

/** Lets `seconds` go by and returns what this process and the server used in them. */
export async function measured(
  seconds: number,
): Promise<Pick<Measurement, 'seconds' | 'cpuMicros' | 'serverCpuMicros'>> {
  const cpu = process.cpuUsage();
  const server = serverCpuMicros();
  const begin = performance.now();
  await pause(seconds * 1000);
  const elapsed = (performance.now() - begin) / 1000;
  const used = process.cpuUsage(cpu);
  return { seconds: elapsed, cpuMicros: used.user + used.system, serverCpuMicros: serverCpuMicros() - server };
}

/** CPU time of the process that `BENCH_SERVER_PID` names, in steps of 10 ms. */
function serverCpuMicros(): number {
  try {
    const stat = readFileSync(`/proc/${process.env['BENCH_SERVER_PID']}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return 0;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
