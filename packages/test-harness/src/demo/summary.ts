import Table from 'cli-table3';
import type { DemoResult, WorkloadResult } from './demo-result.js';
import { labelOf } from './part.js';

const plainBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  right: '',
  'right-mid': '',
  mid: '─',
  'mid-mid': '─',
  middle: '  ',
};

/** The closing table, the invariants and the verdict, as plain text. */
export function formatSummary(result: DemoResult): string {
  const table = new Table({
    head: [
      'part',
      'operations',
      'ops/s',
      'p50 ms',
      'p95 ms',
      'p99 ms',
      'retries',
      'healed',
      'conflicts',
      'locks resolved',
      'undetermined',
      'failed',
    ],
    colAligns: ['left', ...Array.from({ length: 11 }, () => 'right' as const)],
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    chars: plainBorders,
  });
  for (const row of result.workloads) table.push(cells(row));
  const lines = [`${result.target}, seed ${result.seed}, ${result.seconds.toFixed(1)} s`, '', table.toString(), ''];
  lines.push(`retries by kind: ${byKind(retriesByKind(result.workloads))}`);
  lines.push(`waits before retries: ${byKind(merge(result.workloads.map((row) => row.backoffs)))}`);
  lines.push(`region errors healed: ${total(result.workloads, (row) => row.regionErrorsHealed)}`);
  lines.push(`failed calls: ${byKind(merge(result.workloads.map((row) => row.errors)))}`);
  lines.push(`faults: ${byKind(faultCounts(result.workloads))}`, '');
  lines.push(...invariantLines(result));
  if (result.failure !== undefined) lines.push(`stopped: ${result.failure}`);
  if (result.interrupted) lines.push('interrupted: this is a partial summary');
  lines.push(result.ok ? 'all invariants held' : 'NOT OK');
  return lines.join('\n');
}

/** What made attempts be repeated: region errors and failed attempts of all workloads, by kind. */
export function retriesByKind(rows: readonly WorkloadResult[]): Record<string, number> {
  return merge(rows.flatMap(({ attempts }) => [attempts.regionErrors, attempts.failures]));
}

function cells(row: WorkloadResult): string[] {
  const { latency } = row;
  return [
    `${labelOf(row)} ${row.title}`,
    String(row.operations),
    row.operationsPerSecond.toFixed(0),
    latency.p50Ms.toFixed(2),
    latency.p95Ms.toFixed(2),
    latency.p99Ms.toFixed(2),
    String(row.attempts.retries),
    String(row.regionErrorsHealed),
    String(row.conflicts),
    row.mode === 'raw' ? '' : String(row.locksResolved),
    String(row.undetermined),
    String(row.failedCalls),
  ];
}

function invariantLines({ workloads }: DemoResult): string[] {
  const lines: string[] = [];
  for (const row of workloads) {
    for (const { name, result, detail, findings } of row.invariants) {
      lines.push(`${result === 'held' ? 'ok' : result.toUpperCase()}  ${labelOf(row)}: ${name}: ${detail}`);
      for (const finding of findings) lines.push(...finding.split('\n').map((line) => `      ${line}`));
    }
  }
  return lines;
}

function faultCounts(rows: readonly WorkloadResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { what, error } of rows.flatMap(({ faults }) => faults)) {
    const name = error === undefined ? what : `${what} (refused)`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function merge(records: ReadonlyArray<Readonly<Record<string, number>>>): Record<string, number> {
  const merged: Record<string, number> = {};
  for (const record of records)
    for (const [name, count] of Object.entries(record)) merged[name] = (merged[name] ?? 0) + count;
  return merged;
}

function byKind(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}

function total(rows: readonly WorkloadResult[], of: (row: WorkloadResult) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
