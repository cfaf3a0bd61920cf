import type { WorkloadProgress } from '../demo/run-part.js';
import type { WorkloadResult } from '../demo/demo-result.js';
import { labelOf } from '../demo/part.js';

/** Where a run stands, in one line: `raw A update heavy  3.2/8.0 s  12345 ops  4100/s  p99 12.3 ms  faults 3`. */
export function progressLine(
  { label, title, phase, statistics, limits, faults }: WorkloadProgress,
  now: number,
): string {
  const part = name(label, title);
  if (phase !== 'run' || statistics === undefined)
    return `${part}  ${phase === 'load' ? 'loading records' : 'reading back and checking'}`;
  const elapsed = Math.max(0, now - statistics.startedAt) / 1000;
  const time =
    limits.durationMs === undefined
      ? `${elapsed.toFixed(1)} s`
      : `${elapsed.toFixed(1)}/${(limits.durationMs / 1000).toFixed(1)} s`;
  const done =
    limits.operations === undefined
      ? `${statistics.operations} ops`
      : `${statistics.operations}/${limits.operations} ops`;
  const rate = elapsed > 0 ? Math.round(statistics.operations / elapsed) : 0;
  const failed = [...statistics.errors.values()].reduce((sum, count) => sum + count, 0);
  const last = faults.at(-1);
  const parts = [
    part,
    time,
    done,
    `${rate}/s`,
    `p99 ${statistics.latency.summary().p99Ms.toFixed(1)} ms`,
    `failed ${failed}`,
  ];
  if (last !== undefined) parts.push(`fault ${faults.length}: ${last.what}`);
  return parts.join('  ');
}

/** The line that stays once a workload is through. */
export function workloadLine(row: WorkloadResult): string {
  const verdict = row.invariants.every(({ result }) => result === 'held') ? 'ok' : 'NOT OK';
  const rate = `${row.operations} ops  ${row.operationsPerSecond.toFixed(0)}/s  p50 ${row.latency.p50Ms.toFixed(2)} ms  p99 ${row.latency.p99Ms.toFixed(1)} ms`;
  return `${name(labelOf(row), row.title)}  ${rate}  faults ${row.faults.length}  checked in ${row.verifySeconds.toFixed(1)} s  ${verdict}`;
}

function name(label: string, title: string): string {
  return `${label.padEnd(8)} ${title.padEnd(17)}`;
}
