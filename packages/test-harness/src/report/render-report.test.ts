import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { sampleResult, sampleWorkload } from '../../test/sample-result.js';
import { renderReport, scriptJson } from './render-report.js';

const assets = { chartScript: 'var uPlot = "</script><script>alert(1)";', chartStyle: '.uplot {}' };
const hostile = '</script><script>alert("x")</script><!--\u2028&';

describe('report', () => {
  test('holds table, invariants, faults and data in one page without a single reference to the outside', () => {
    const page = renderReport(sampleResult(), assets);
    expect(page.startsWith('<!doctype html>')).toBe(true);
    for (const part of [
      'All invariants held.',
      '<th>raw A update heavy</th>',
      '<td>300</td>',
      '9.25',
      'notLeader 6',
      '310 attempts on all 10 keys',
      '0.50 s: split a region',
      '(refused: no other store is up)',
      'id="throughput-0"',
      'id="latency-0"',
      '.uplot {}',
    ]) {
      expect(page).toContain(part);
    }
    expect(page).not.toMatch(/\b(src|href)=|https?:|@import|url\(/);
  });

  test('text from outside cannot leave its place', () => {
    const invariants = [{ name: hostile, result: 'violated' as const, detail: hostile, findings: [hostile] }];
    const page = renderReport(
      sampleResult({
        ok: false,
        failure: hostile,
        target: hostile,
        workloads: [sampleWorkload({ invariants, faults: [{ atMs: 1, what: hostile, error: hostile }] })],
      }),
      assets,
    );
    expect(page.match(/<script[ >]/g)).toHaveLength(3 + 1);
    expect(page.match(/<\/script>/g)).toHaveLength(3);
    expect(page).not.toContain('alert("x")</script>');
    expect(page).not.toContain('<!--');
    expect(page).toContain('Not ok.');
  });

  test('its script draws two charts per workload from the data, with a line for each fault', () => {
    const page = renderReport(sampleResult({ workloads: [sampleWorkload(), sampleWorkload()] }), assets);
    const [, json = '', , script = ''] =
      /id="result">(.*?)<\/script>.*?<script>(.*?)<\/script>\n<script>(.*?)<\/script>/s.exec(page) ?? [];
    const drawn: Array<{ series: number; points: number[]; lines: number }> = [];
    class Chart {
      bbox = { top: 0, height: 10 };
      lines = 0;
      ctx = {
        save() {},
        restore() {},
        setLineDash() {},
        beginPath() {},
        moveTo() {},
        lineTo() {},
        fillText() {},
        stroke: () => (this.lines += 1),
      };
      constructor(options: { series: unknown[]; hooks: { draw: Array<(chart: Chart) => void> } }, data: number[][]) {
        for (const draw of options.hooks.draw) draw(this);
        drawn.push({ series: options.series.length, points: data.map((column) => column.length), lines: this.lines });
      }
      valToPos(): number {
        return 0;
      }
    }
    const document = {
      getElementById: (id: string) => (id === 'result' ? { textContent: json } : { id, clientWidth: 300 }),
    };
    runInNewContext(script, {
      document,
      uPlot: Chart,
      matchMedia: () => ({ matches: false }),
      addEventListener() {},
      devicePixelRatio: 1,
      JSON,
    });
    expect(drawn).toEqual([
      { series: 2, points: [1, 1], lines: 2 },
      { series: 3, points: [1, 1, 1], lines: 2 },
      { series: 2, points: [1, 1], lines: 2 },
      { series: 3, points: [1, 1, 1], lines: 2 },
    ]);
  });

  test('the data element gives the very result back', () => {
    const result = sampleResult({ target: hostile });
    const [, json = ''] =
      /<script type="application\/json" id="result">(.*?)<\/script>/s.exec(renderReport(result, assets)) ?? [];
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(result)));
    expect(scriptJson('<\u2028\u2029>')).toBe('"\\u003c\\u2028\\u2029>"');
  });
});
