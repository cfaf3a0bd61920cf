import type { Anomalies, AnomalyKind, Dependency } from './anomaly.js';
import type { DependencyGraph } from './dependency-graph.js';
import { edgeKinds } from './graph.js';
import type { Edge } from './graph.js';

const { order, own, time, ww, wr, rw } = edgeKinds;
const writes = order | own | time | ww;
const withReads = writes | wr;

/** Cycles looked for in one component before the shortest of them is taken. */
const triesPerComponent = 32;

/** Reports cycles that snapshot isolation forbids; false where the search was given up before it had seen all. */
export function findCycles(dependencies: DependencyGraph, anomalies: Anomalies, maxVisits: number): boolean {
  const { graph } = dependencies;
  const before = anomalies.total;
  inComponents(dependencies, anomalies, 'G0', writes, ww);
  inComponents(dependencies, anomalies, 'G1c', withReads, wr);
  return singleAntiDependencies(
    dependencies,
    anomalies,
    anomalies.total > before ? undefined : graph.levels(withReads),
    maxVisits,
  );
}

/** One shortest cycle over edges of `kinds` for each component, with at least one edge of kind `through`. */
function inComponents(
  dependencies: DependencyGraph,
  anomalies: Anomalies,
  name: AnomalyKind,
  kinds: number,
  through: number,
): void {
  const { graph } = dependencies;
  const { of, sizes } = graph.components(kinds);
  const best = new Map<number, readonly Edge[]>();
  const tries = new Map<number, number>();
  for (const edge of graph.edges) {
    const component = of[edge.from] ?? -1;
    if (edge.kind !== through || component !== of[edge.to] || (sizes[component] ?? 0) < 2) continue;
    const tried = tries.get(component) ?? 0;
    if (tried >= triesPerComponent) continue;
    tries.set(component, tried + 1);
    const rest = graph.path(edge.to, edge.from, kinds, (node) => of[node] === component);
    if (rest === undefined) continue;
    const known = best.get(component);
    if (known === undefined || rest.length + 1 < known.length) best.set(component, [edge, ...rest]);
  }
  for (const cycle of best.values()) report(dependencies, anomalies, name, cycle);
}

/** Cycles with one anti-dependency: for each, a way back without another. */
function singleAntiDependencies(
  dependencies: DependencyGraph,
  anomalies: Anomalies,
  levels: Int32Array | undefined,
  maxVisits: number,
): boolean {
  const { graph } = dependencies;
  const { of, sizes } = graph.components(withReads | rw);
  const found: Array<readonly Edge[]> = [];
  let visits = 0;
  for (const edge of graph.edges) {
    const component = of[edge.from] ?? -1;
    if (edge.kind !== rw || component !== of[edge.to] || (sizes[component] ?? 0) < 2) continue;
    const highest = levels?.[edge.from] ?? Infinity;
    if (levels !== undefined && (levels[edge.to] ?? 0) >= highest) continue;
    const rest = graph.path(edge.to, edge.from, withReads, (node) => {
      visits += 1;
      return of[node] === component && (levels === undefined || node === edge.from || (levels[node] ?? 0) < highest);
    });
    if (rest !== undefined) found.push([edge, ...rest]);
    if (visits > maxVisits) break;
  }
  const known = new Set<string>();
  for (const cycle of found.sort((a, b) => a.length - b.length)) {
    const ids = transactionsIn(dependencies, cycle).toSorted().join(' ');
    if (known.has(ids)) continue;
    known.add(ids);
    report(dependencies, anomalies, 'G-single', cycle);
  }
  return visits <= maxVisits;
}

function report(dependencies: DependencyGraph, anomalies: Anomalies, kind: AnomalyKind, cycle: readonly Edge[]): void {
  const steps = dependenciesOf(dependencies, cycle);
  const ids = [...new Set(steps.map(({ from }) => from))];
  const lines = steps.map(({ from, to, kind: why, text }) => `  ${from} -${why}-> ${to}: ${text}`);
  anomalies.add({
    kind,
    transactions: ids,
    cycle: steps,
    text: [`${ids.join(', ')} form a cycle`, ...lines].join('\n'),
  });
}

/** The cycle without helper nodes. */
function dependenciesOf(dependencies: DependencyGraph, cycle: readonly Edge[]): Dependency[] {
  const begin = cycle.findIndex(({ from }) => dependencies.ownerOf(from) !== undefined);
  const turned = [...cycle.slice(begin), ...cycle.slice(0, begin)];
  const steps: Dependency[] = [];
  let from: string | undefined;
  let reason: Edge | undefined;
  for (const edge of turned) {
    from ??= dependencies.ownerOf(edge.from)?.id;
    const to = dependencies.ownerOf(edge.to)?.id;
    if (reason === undefined && edge.kind !== own && edge.kind !== order) reason = edge;
    if (to === undefined || from === undefined) continue;
    if (to !== from && reason !== undefined) {
      const text = `${reason.text?.() ?? ''}${reason.kind === time ? ` before ${to} began` : ''}`;
      steps.push({ from, to, kind: nameOf(reason.kind), text });
    }
    from = to;
    reason = undefined;
  }
  return steps;
}

function transactionsIn(dependencies: DependencyGraph, cycle: readonly Edge[]): string[] {
  return cycle.flatMap(({ from }) => dependencies.ownerOf(from)?.id ?? []);
}

function nameOf(kind: number): Dependency['kind'] {
  return kind === ww ? 'ww' : kind === wr ? 'wr' : kind === rw ? 'rw' : 'time';
}
