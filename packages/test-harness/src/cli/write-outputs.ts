import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { DemoResult } from '../demo/demo-result.js';
import { renderReport } from '../report/render-report.js';

/** Writes the report, and the figures where asked for; returns the lines that say so. */
export function writeOutputs(
  result: DemoResult,
  files: { readonly json: string | undefined; readonly report: string | undefined },
  now: Date,
): string[] {
  const lines: string[] = [];
  if (files.json !== undefined) {
    write(files.json, `${JSON.stringify(result, undefined, 2)}\n`);
    lines.push(`figures: ${resolve(files.json)}`);
  }
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const report = files.report ?? join('reports', `main-job-${stamp}.html`);
  const { resolve: locate } = createRequire(import.meta.url);
  const asset = (name: string): string => readFileSync(locate(`uplot/dist/${name}`), 'utf8');
  write(report, renderReport(result, { chartScript: asset('uPlot.iife.min.js'), chartStyle: asset('uPlot.min.css') }));
  lines.push(`report: ${resolve(report)}`);
  return lines;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, text);
}
