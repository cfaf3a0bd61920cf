import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { prepareOutputs } from './write-outputs.js';

const folder = mkdtempSync(join(tmpdir(), 'harness-outputs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-01-02T03:04:05Z');

describe('files of the main job', () => {
  test('their folders are made before the run, the files are not', () => {
    const report = join(folder, 'deep', 'report.html');
    expect(prepareOutputs({ json: join(folder, 'figures.json'), report }, now)).toEqual({
      json: join(folder, 'figures.json'),
      report,
    });
    expect(existsSync(join(folder, 'deep'))).toBe(true);
    expect(existsSync(report)).toBe(false);
  });

  test('one that could not be written is refused by its flag before the run', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const report = join(folder, 'r.html');
    expect(() => prepareOutputs({ json: folder, report }, now)).toThrow(`--json: ${folder} cannot be written: it is`);
    expect(() => prepareOutputs({ json: undefined, report: join(file, 'r.html') }, now)).toThrow(
      /^--report: .*file.r\.html cannot be written: E/,
    );
  });
});
