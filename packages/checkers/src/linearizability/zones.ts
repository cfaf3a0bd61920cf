import type { Step } from './steps.js';
import { absent } from './steps.js';

interface Zone {
  readonly from: number;
  readonly to: number;
}

interface Cluster {
  writeCall: number;
  firstAnswer: number;
  lastCall: number;
}

/**
 * Decides in O(n log n) what the search decides step by step, where every value was written once and there are only plain reads
 * and writes (Gibbons and Korach, "Testing Shared Memories", 1997). Each value has a zone between the first answer and the
 * last invocation of the operations that touch it: a linearization exists if the zones in which a value must hold throughout do
 * not overlap and none of them covers the whole zone of another value. Returns undefined where it does not apply.
 */
export function decideByZones(steps: readonly Step[]): 'ok' | 'violation' | undefined {
  const clusters = new Map<number, Cluster>([[absent, { writeCall: -1, firstAnswer: -1, lastCall: -1 }]]);
  for (const { attempt, require, exclude, write, optional } of steps) {
    if (exclude !== -1 || (require === -1) === (write === -1)) return undefined;
    if (write === -1) continue;
    if (clusters.has(write)) return undefined;
    clusters.set(write, {
      writeCall: attempt.invoked,
      firstAnswer: optional ? Infinity : attempt.completed,
      lastCall: attempt.invoked,
    });
  }
  for (const { attempt, require } of steps) {
    if (require === -1) continue;
    const cluster = clusters.get(require);
    if (cluster === undefined || attempt.completed < cluster.writeCall) return 'violation';
    cluster.firstAnswer = Math.min(cluster.firstAnswer, attempt.completed);
    cluster.lastCall = Math.max(cluster.lastCall, attempt.invoked);
  }
  return disjoint([...clusters.values()]) ? 'ok' : 'violation';
}

function disjoint(clusters: readonly Cluster[]): boolean {
  const holding: Zone[] = [];
  const passing: Zone[] = [];
  for (const { firstAnswer, lastCall } of clusters) {
    if (firstAnswer <= lastCall) holding.push({ from: firstAnswer, to: lastCall });
    else passing.push({ from: lastCall, to: firstAnswer });
  }
  holding.sort((a, b) => a.from - b.from);
  for (let at = 1; at < holding.length; at++) {
    const [before, zone] = [holding[at - 1], holding[at]];
    if (before !== undefined && zone !== undefined && zone.from < before.to) return false;
  }
  return passing.every((zone) => {
    const around = lastStartingBefore(holding, zone.from);
    return around === undefined || around.to < zone.to;
  });
}

function lastStartingBefore(zones: readonly Zone[], point: number): Zone | undefined {
  let low = 0;
  let high = zones.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((zones[middle]?.from ?? Infinity) < point) low = middle + 1;
    else high = middle;
  }
  return zones[low - 1];
}
