import { Eta } from 'eta';
import type { DemoResult } from '../demo/demo-result.js';
import { retriesByKind } from '../demo/summary.js';
import { pageScript, pageStyle, reportTemplate } from './report-template.js';

/** uPlot's script and style, as text: they become part of the page. */
export interface ReportAssets {
  readonly chartScript: string;
  readonly chartStyle: string;
}

/** The whole report as one HTML page that needs no network. */
export function renderReport(result: DemoResult, assets: ReportAssets): string {
  const retries = Object.entries(retriesByKind(result.workloads)).map(([kind, count]) => `${kind} ${count}`);
  return new Eta({ autoTrim: false }).renderString(reportTemplate, {
    result,
    retries: retries.length === 0 ? 'none' : retries.join(', '),
    json: scriptJson(result),
    pageStyle,
    pageScript,
    chartStyle: assets.chartStyle,
    // A closing tag inside the script would end it early.
    chartScript: assets.chartScript.replaceAll('</', '<\\/'),
  });
}

/** JSON that can stand inside a script element, whatever strings it holds. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
