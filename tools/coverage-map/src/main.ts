// coverage-map --results FILE [--adopt]: checks docs/coverage against a run of our tests and prints the counts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { adopt, counts, problems, readResults, statuses, type Row } from './coverage-map.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const { values } = parseArgs({
  options: {
    results: { type: 'string', default: join(root, 'reports/tests.json') },
    adopt: { type: 'boolean', default: false },
  },
});

const results = readResults(JSON.parse(readFileSync(values.results, 'utf8')), root);
const folder = join(root, 'docs/coverage');
for (const name of readdirSync(folder)
  .filter((each) => each.endsWith('.json'))
  .toSorted()) {
  const file = join(folder, name);
  let rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
  if (values.adopt) {
    rows = adopt(rows, results);
    writeFileSync(file, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
  }
  const table = counts(rows);
  console.log(`\n${name.replace(/\.json$/, '')}: ${rows.length} cases`);
  console.log(
    ['', ...statuses].map((title, column) => (column === 0 ? title.padEnd(32) : title.padStart(15))).join(''),
  );
  for (const { folder: of, by } of table) {
    console.log(of.padEnd(32) + statuses.map((status) => String(by[status]).padStart(15)).join(''));
  }
  for (const problem of problems(rows, results)) {
    console.error(`coverage map: ${problem}`);
    process.exitCode = 1;
  }
}
