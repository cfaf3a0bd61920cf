import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { DemoResult } from '../demo/demo-result.js';
import { renderReport } from '../report/render-report.js';

export interface OutputFiles {
  /** Figures, where asked for. */
  readonly json: string | undefined;
  readonly report: string;
}

/** Where the outputs go. Throws at once when one of them could not be written: better before the run than after it. */
export function prepareOutputs(
  files: { readonly json: string | undefined; readonly report: string | undefined },
  now: Date,
): OutputFiles {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const report = resolve(files.report ?? join('reports', `main-job-${stamp}.html`));
  const json = files.json === undefined ? undefined : resolve(files.json);
  if (json !== undefined) demandWritable('--json', json);
  demandWritable('--report', report);
  return { json, report };
}

/** Writes the report, and the figures where asked for; returns the lines that say so. */
export function writeOutputs(result: DemoResult, { json, report }: OutputFiles): string[] {
  const lines: string[] = [];
  if (json !== undefined) {
    writeFileSync(json, `${JSON.stringify(result, undefined, 2)}\n`);
    lines.push(`figures: ${json}`);
  }
  const { resolve: locate } = createRequire(import.meta.url);
  const asset = (name: string): string => readFileSync(locate(`uplot/dist/${name}`), 'utf8');
  const page = renderReport(result, { chartScript: asset('uPlot.iife.min.js'), chartStyle: asset('uPlot.min.css') });
  writeFileSync(report, page);
  lines.push(`report: ${report}`);
  return lines;
}

function demandWritable(flag: string, file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const exists = existsSync(file);
    if (exists && statSync(file).isDirectory()) throw new Error('it is a folder');
    accessSync(exists ? file : dirname(file), constants.W_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${flag}: ${file} cannot be written: ${why}`, { cause });
  }
}
