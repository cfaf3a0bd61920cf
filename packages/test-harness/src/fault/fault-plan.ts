import type { Random } from '@tikv-client/runtime';
import type { Schedule } from '@tikv-client/simulator';

export const faultNames = ['split', 'transfer-leader', 'kill-store', 'pd-leaderless'] as const;
export type FaultName = (typeof faultNames)[number];

/** One thing to do to the cluster. The last two undo the two before. */
export type FaultAction =
  | { readonly fault: 'split' }
  | { readonly fault: 'transfer-leader' }
  | { readonly fault: 'kill-store'; readonly store: number }
  | { readonly fault: 'pd-leaderless' }
  | { readonly fault: 'start-store'; readonly store: number }
  | { readonly fault: 'pd-leader' };

export interface FaultPlanOptions {
  readonly faults: readonly FaultName[];
  readonly durationMs: number;
  readonly stores: number;
}

/** How long PD is without a leader. */
export const pdLeaderlessMs = 2000;

/**
 * The faults of one workload run: two splits, four leader transfers, one store that dies and returns, PD without a leader for two
 * seconds; each somewhere in its part of the run, all undone before the end. A run too short for two seconds without PD has half of itself.
 */
export function planFaults({ faults, durationMs, stores }: FaultPlanOptions, random: Random): Schedule<FaultAction> {
  const plan: Array<{ atMs: number; action: FaultAction }> = [];
  const within = (from: number, to: number): number => Math.floor((from + (to - from) * random.next()) * durationMs);
  const add = (atMs: number, action: FaultAction): void => void plan.push({ atMs, action });
  for (const fault of faults) {
    switch (fault) {
      case 'split':
        add(within(0.05, 0.25), { fault });
        add(within(0.4, 0.8), { fault });
        break;
      case 'transfer-leader':
        for (const from of [0.05, 0.25, 0.5, 0.75]) add(within(from, from + 0.2), { fault });
        break;
      case 'kill-store': {
        const store = random.below(stores);
        add(within(0.2, 0.35), { fault, store });
        add(within(0.5, 0.65), { fault: 'start-store', store });
        break;
      }
      case 'pd-leaderless': {
        const lengthMs = Math.min(pdLeaderlessMs, durationMs / 2);
        const from = Math.floor(random.next() * (durationMs - lengthMs));
        add(from, { fault });
        add(from + lengthMs, { fault: 'pd-leader' });
        break;
      }
    }
  }
  return plan.sort((a, b) => a.atMs - b.atMs);
}

/** `none`, `all`, or names with commas between them. Throws a `TypeError` that names what is wrong. */
export function parseFaults(text: string): readonly FaultName[] {
  if (text === 'none') return [];
  if (text === 'all') return faultNames;
  return [...new Set(text.split(','))].map((name) => {
    const fault = faultNames.find((known) => known === name.trim());
    if (fault === undefined) throw new TypeError(`"${name}" is no fault; known: none, all, ${faultNames.join(', ')}`);
    return fault;
  });
}

/** A fault in words, for progress and report. */
export function describeFault(action: FaultAction): string {
  switch (action.fault) {
    case 'split':
      return 'split a region';
    case 'transfer-leader':
      return 'move a leader';
    case 'kill-store':
      return `store ${action.store + 1} dies`;
    case 'start-store':
      return `store ${action.store + 1} returns`;
    case 'pd-leaderless':
      return 'PD loses its leader';
    case 'pd-leader':
      return 'PD has a leader again';
  }
}
