import type { HistoryEntry, RegisterInput, RegisterOp, RegisterOutput, Value } from '../src/index.js';

/** A small generator of numbers that a seed repeats (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RunOptions {
  readonly seed: number;
  readonly attempts: number;
  readonly processes: number;
  /** Share of attempts without a reply. */
  readonly open?: number;
  /** Few values make reads ambiguous. Absent: every value is written once. */
  readonly values?: number;
  readonly ops?: readonly RegisterOp[];
  readonly key?: string;
}

interface Planned {
  readonly process: number;
  readonly attempt: number;
  readonly op: RegisterOp;
  readonly input: RegisterInput;
  readonly invoke: number;
  readonly effect: number;
  readonly answer: number;
  output?: RegisterOutput;
}

/** The history of a register that is atomic, seen through random delays: linearizable by construction. */
export function runAtomicRegister(options: RunOptions): HistoryEntry[] {
  const {
    seed,
    attempts,
    processes,
    open = 0,
    values,
    key = 'k',
    ops = ['get', 'get', 'put', 'delete', 'compareAndSwap'],
  } = options;
  const random = numbers(seed);
  const free = Array.from({ length: processes }, () => 0);
  const planned: Planned[] = [];
  const span = attempts * 4;
  let unique = 0;
  const draw = (): string => (values === undefined ? `v${unique++}` : `v${Math.floor(random() * values)}`);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const process = free.indexOf(Math.min(...free));
    const invoke = (free[process] ?? 0) + random();
    const lost = random() < open;
    const effect = lost ? (random() < 0.5 ? Infinity : invoke + random() * span) : invoke + random() * 4;
    const answer = lost ? Infinity : effect + random() * 4;
    free[process] = lost ? invoke + 4 : answer;
    const op = ops[Math.floor(random() * ops.length)] ?? 'get';
    const expected = values === undefined ? `v${Math.max(0, unique - 1 - Math.floor(random() * 3))}` : draw();
    const input: RegisterInput =
      op === 'put'
        ? { value: draw() }
        : op === 'compareAndSwap'
          ? { expected: random() < 0.2 ? null : expected, value: draw() }
          : {};
    planned.push({ process, attempt, op, input, invoke, effect, answer });
  }
  let state: Value = null;
  for (const step of [...planned].sort((a, b) => a.effect - b.effect)) {
    if (step.effect === Infinity) continue;
    const found: Value = state;
    if (step.op === 'put') state = step.input.value ?? null;
    if (step.op === 'delete') state = null;
    const swapped = step.op === 'compareAndSwap' && found === step.input.expected;
    if (swapped) state = step.input.value ?? null;
    step.output = step.op === 'get' ? { value: found } : step.op === 'compareAndSwap' ? { value: found, swapped } : {};
  }
  const entries = planned.flatMap(({ process, attempt, op, input, output, invoke, answer }): HistoryEntry[] => {
    const shared = { index: 0, process, attempt, op, key, input };
    const entry: HistoryEntry = { ...shared, kind: 'invoke', time: invoke };
    return answer === Infinity ? [entry] : [entry, { ...shared, kind: 'ok', time: answer, output }];
  });
  return entries.sort((a, b) => a.time - b.time).map((entry, index) => ({ ...entry, index }));
}
