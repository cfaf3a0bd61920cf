import type { Random } from '@tikv-client/runtime';
import type { Jitter } from './kinds.js';

/** Parameters of one curve, in milliseconds; a base under 2 counts as 2. */
export interface CurveShape {
  readonly baseMs: number;
  readonly capMs: number;
  readonly jitter: Jitter;
}

/** Where a curve stands. It moves only when a sleep was slept to its end. */
export interface CurveState {
  readonly attempts: number;
  readonly lastMs: number;
}

export function startOfCurve(shape: CurveShape): CurveState {
  return { attempts: 0, lastMs: flooredBase(shape) };
}

/** The next sleep, in whole milliseconds. */
export function nextSleepMs(shape: CurveShape, state: CurveState, random: Random): number {
  const base = flooredBase(shape);
  const v = Math.min(shape.capMs, base * 2 ** state.attempts);
  switch (shape.jitter) {
    case 'none':
      return v;
    case 'full':
      return below(random, v);
    case 'equal': {
      const half = Math.floor(v / 2);
      return half + below(random, half);
    }
    case 'decorrelated':
      return Math.min(shape.capMs, base + below(random, 3 * state.lastMs - base));
  }
}

/** The state after `sleptMs` (before any clamp) was slept. */
export function afterSleep(state: CurveState, sleptMs: number): CurveState {
  return { attempts: state.attempts + 1, lastMs: sleptMs };
}

function flooredBase(shape: CurveShape): number {
  return Math.max(2, shape.baseMs);
}

function below(random: Random, bound: number): number {
  return random.below(Math.max(1, Math.floor(bound)));
}
