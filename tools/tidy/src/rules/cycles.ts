import { layers } from '../layers.js';
import { isGenerated } from '../repository.js';
import type { Problem, Repository } from '../repository.js';
import { importsOf, resolveRelative } from '../source-facts.js';
import type { Source } from '../source-facts.js';

const rule = 'cycles';

/** No file imports itself through others, types included, and no package either. */
export function checkCycles(repository: Repository, sources: readonly Source[]): Problem[] {
  const files = new Map<string, string[]>();
  for (const source of sources) {
    if (isGenerated(source.path)) continue;
    const targets = importsOf(source)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => resolveRelative(source.path, specifier, (path) => repository.files.has(path)));
    files.set(
      source.path,
      targets.filter((path) => path !== undefined),
    );
  }
  const names = new Set(repository.members.map((member) => member.manifest.name));
  const packages = new Map(
    repository.members.map(({ manifest: { name, dependencies, devDependencies } }) => [
      name,
      Object.keys({ ...dependencies, ...devDependencies }).filter((one) => names.has(one)),
    ]),
  );
  const table = new Map(
    Object.entries(layers).map(([name, row]) => [name, [...row.mayImport, ...(row.testsMayImport ?? [])]]),
  );
  return [
    ...cyclesOf(files).map((cycle) => ({ rule, file: cycle[0] as string, message: `import cycle: ${loop(cycle)}` })),
    ...cyclesOf(packages).map((cycle) => ({
      rule,
      file: 'package.json',
      message: `packages form a cycle: ${loop(cycle)}`,
    })),
    ...cyclesOf(table).map((cycle) => ({
      rule,
      file: 'tools/tidy/src/layers.ts',
      message: `the table has a cycle: ${loop(cycle)}`,
    })),
  ];
}

function loop(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].join(' → ');
}

/** One shortest way around for every group of nodes that reach each other. */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of [...graph.keys()].sort()) {
    if (done.has(start)) continue;
    const cycle = shortestLoop(graph, start);
    if (cycle === undefined) continue;
    cycles.push(cycle);
    for (const node of cycle) done.add(node);
  }
  return cycles;
}

/** Breadth first from `start` back to `start`. */
function shortestLoop(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return pathTo(from, start, node);
      if (from.has(next)) continue;
      from.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(from: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const path = [end];
  for (let node = end; node !== start;) {
    node = from.get(node) as string;
    path.unshift(node);
  }
  return path;
}
