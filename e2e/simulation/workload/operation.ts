import type { Random } from '@tikv-client/runtime';
import { keys } from './keys.js';

interface Timed {
  /** Time of the call, everything included. */
  readonly timeoutMs: number;
}

/** One call of a session, as data. */
export type Operation = Timed &
  (
    | { readonly kind: 'get'; readonly key: string }
    | { readonly kind: 'put'; readonly key: string; readonly value: string }
    | { readonly kind: 'delete'; readonly key: string }
    /** Expects what the session has seen last. */
    | { readonly kind: 'compareAndSwap'; readonly key: string; readonly value: string }
    | { readonly kind: 'batchGet'; readonly keys: readonly string[] }
    | { readonly kind: 'batchPut'; readonly pairs: ReadonlyArray<{ readonly key: string; readonly value: string }> }
    | {
        readonly kind: 'scan';
        readonly start: string;
        readonly end: string;
        readonly limit: number;
        readonly reverse: boolean;
      }
    | { readonly kind: 'timestamp' }
  );

/** Kinds in hundredths. */
const mix: ReadonlyArray<readonly [kind: Operation['kind'], share: number]> = [
  ['get', 34],
  ['put', 24],
  ['compareAndSwap', 14],
  ['delete', 8],
  ['scan', 8],
  ['batchGet', 5],
  ['batchPut', 5],
  ['timestamp', 2],
];

/** Short ones end while faults last, long ones outlive them. */
const timeouts = [300, 1000, 3000] as const;

/** Draws a call; `newValue` gives a value that was never written before. */
export function drawOperation(random: Random, newValue: () => string): Operation {
  const kind = drawKind(random);
  const timeoutMs = timeouts[random.below(timeouts.length)] ?? timeouts[0];
  const key = drawKey(random);
  switch (kind) {
    case 'get':
    case 'delete':
      return { kind, key, timeoutMs };
    case 'put':
    case 'compareAndSwap':
      return { kind, key, value: newValue(), timeoutMs };
    case 'batchGet':
      return { kind, keys: drawKeys(random), timeoutMs };
    case 'batchPut':
      return { kind, pairs: drawKeys(random).map((one) => ({ key: one, value: newValue() })), timeoutMs };
    case 'scan': {
      const bounds = [key, random.below(3) === 0 ? 'z' : drawKey(random)].sort();
      const [start = '', end = ''] = bounds;
      return {
        kind,
        start,
        end: end === start ? `${end}\0\0` : end,
        limit: 1 + random.below(10),
        reverse: random.below(3) === 0,
        timeoutMs,
      };
    }
    case 'timestamp':
      return { kind, timeoutMs };
  }
}

function drawKind(random: Random): Operation['kind'] {
  let rest = random.below(100);
  for (const [kind, share] of mix) {
    rest -= share;
    if (rest < 0) return kind;
  }
  return 'get';
}

function drawKey(random: Random): string {
  return keys[random.below(keys.length)] ?? '';
}

/** Two to four different keys. */
function drawKeys(random: Random): string[] {
  const drawn = new Set<string>();
  const count = 2 + random.below(3);
  while (drawn.size < count) drawn.add(drawKey(random));
  return [...drawn];
}
