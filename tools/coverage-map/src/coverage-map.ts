/** One case of somebody else's test suite and what stands for it here. Test ids are `file :: title > title`. */
export interface Row {
  readonly file: string;
  readonly suite?: string;
  readonly test: string;
  /** `test`: ported by meaning. `equivalent`: other tests of ours cover it. */
  readonly status: Status;
  readonly ids?: readonly string[];
  /** Required for `equivalent` and `not applicable`. */
  readonly reason?: string;
}

export type Status = 'test' | 'equivalent' | 'not applicable' | 'not yet';
export const statuses: readonly Status[] = ['test', 'equivalent', 'not applicable', 'not yet'];

/** Which of our tests ran, by id, and whether they passed. */
export type Results = ReadonlyMap<string, boolean>;

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

/** Reads vitest's JSON report; paths become relative to `root`. A title that occurs twice passed only if both did. */
export function readResults(report: unknown, root: string): Results {
  const results = new Map<string, boolean>();
  for (const file of (report as VitestReport).testResults) {
    const path = file.name.startsWith(root) ? file.name.slice(root.length).replace(/^\//, '') : file.name;
    for (const { ancestorTitles, title, status } of file.assertionResults) {
      const id = `${path} :: ${[...ancestorTitles, title].join(' > ')}`;
      results.set(id, status === 'passed' && (results.get(id) ?? true));
    }
  }
  return results;
}

/** What is wrong with the map, one sentence each. */
export function problems(rows: readonly Row[], results: Results): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = nameOf(row);
    if (seen.has(name)) found.push(`${name}: listed twice`);
    seen.add(name);
    if (!statuses.includes(row.status)) found.push(`${name}: unknown status "${row.status}"`);
    const ids = row.ids ?? [];
    const covered = row.status === 'test' || row.status === 'equivalent';
    if (covered && ids.length === 0) found.push(`${name}: "${row.status}" without a test`);
    if (!covered && ids.length > 0) found.push(`${name}: "${row.status}" with a test`);
    if ((row.status === 'equivalent' || row.status === 'not applicable') && (row.reason ?? '') === '') {
      found.push(`${name}: "${row.status}" without a reason`);
    }
    for (const id of ids) {
      const passed = results.get(id);
      if (passed === undefined) found.push(`${name}: no such test: ${id}`);
      else if (!passed) found.push(`${name}: did not pass: ${id}`);
    }
  }
  return found;
}

/** Fills rows that are "not yet" with the passed tests whose titles name their file and their case. */
export function adopt(rows: readonly Row[], results: Results): Row[] {
  const passed = [...results].filter(([, ok]) => ok).map(([id]) => id);
  return rows.map((row) => {
    if (row.status !== 'not yet') return row;
    const word = new RegExp(`\\b${row.test}\\b`);
    let ids = passed.filter((id) => id.includes(`${row.file}`) && word.test(id));
    // Two suites of one file may have cases of one name: then the title has to name the suite.
    const twins = rows.filter((other) => other.file === row.file && other.test === row.test);
    if (twins.length > 1) ids = ids.filter((id) => row.suite !== undefined && id.includes(row.suite));
    return ids.length === 0 ? row : { ...row, status: 'test', ids };
  });
}

/** Counts by folder of the other project and by status, with a total. */
export function counts(rows: readonly Row[]): { readonly folder: string; readonly by: Record<Status, number> }[] {
  const folders = new Map<string, Record<Status, number>>();
  const total = emptyCounts();
  for (const row of rows) {
    const folder = row.file.replace(/\/?[^/]*$/, '');
    const by = folders.get(folder) ?? emptyCounts();
    by[row.status]++;
    total[row.status]++;
    folders.set(folder, by);
  }
  const sorted = [...folders].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([folder, by]) => ({ folder, by }));
  return [...sorted, { folder: 'all', by: total }];
}

function emptyCounts(): Record<Status, number> {
  return { test: 0, equivalent: 0, 'not applicable': 0, 'not yet': 0 };
}

function nameOf(row: Row): string {
  return `${row.file} ${row.suite === undefined ? '' : `${row.suite}.`}${row.test}`;
}
