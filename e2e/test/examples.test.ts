import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../examples');

/** What each example prints. */
const printed: Record<string, readonly string[]> = {
  'compare-and-swap': ['counter is 20'],
  faults: ['after a split: left, right', 'after every leader moved: left, right', 'with a store down: left, right'],
  'raw-quickstart': [
    'user/1 is Ada',
    'user/9 is absent',
    'user/1 = Ada',
    'user/2 = Grace',
    'user/3 = Barbara',
    'left: 0',
  ],
  transactions: ['10 accounts hold 1000'],
};

describe('examples', () => {
  test('each one is run here', () => {
    const names = readdirSync(folder).flatMap((file) =>
      file.endsWith('.ts') && file !== 'run.ts' ? [file.slice(0, -3)] : [],
    );
    expect(names.sort()).toEqual(Object.keys(printed).sort());
  });

  test.each(Object.entries(printed))('%s', async (name, lines) => {
    const example = (await import(join(folder, `${name}.ts`))) as {
      main(print: (line: string) => void): Promise<void>;
    };
    const seen: string[] = [];
    await example.main((line) => seen.push(line));
    expect(seen).toEqual(lines);
  });
});
