import { checkFinalState, checkLinearizability, describeVerdict, keyOf, valueOf } from '@tikv-client/checkers';
import type { HistoryRecorder, Value } from '@tikv-client/checkers';
import type { RawTarget } from '../target/raw-target.js';
import { recordKey } from '../workload/operations.js';

/** One promise, and whether it held. `unknown` counts as broken: what was not shown is not claimed. */
export interface Invariant {
  readonly name: string;
  readonly result: 'held' | 'violated' | 'unknown';
  /** What was checked, in a sentence. */
  readonly detail: string;
  /** With anything but `held`: what was found, a few lines each. */
  readonly findings: readonly string[];
}

export interface VerifyOptions {
  /** Records that may exist. */
  readonly records: number;
  /** What stands before each record's key in the recorder's keys. */
  readonly prefix: Uint8Array;
  /** States per key, see `checkKeyLinearizability`. */
  readonly maxStates?: number | undefined;
}

const shown = 3;

/** Reads everything back, once the faults are over, and judges the history. The reads become part of it. */
export async function verifyRun(
  target: RawTarget,
  recorder: HistoryRecorder,
  options: VerifyOptions,
): Promise<Invariant[]> {
  const final = await readBack(target, options);
  const keys = recorder.byKey();
  const { keys: all, keptKeys, attempts, keptAttempts } = recorder.coverage();
  const sample =
    keptKeys === all
      ? `all ${all} keys`
      : `a random ${keptKeys} of ${all} keys (${keptAttempts} of ${attempts} attempts)`;
  const state = checkFinalState(keys, (key) => final.get(key) ?? null);
  const order = checkLinearizability(keys, { maxStates: options.maxStates });
  return [
    {
      name: 'acknowledged writes are in the final state or overwritten',
      result: state.ok ? 'held' : 'violated',
      detail: `${state.acknowledgedWrites} acknowledged writes on ${sample}`,
      findings: state.lost.slice(0, shown).map(({ key, found, lost }) => {
        const wanted =
          lost === undefined
            ? 'nothing was written'
            : `${lost.op} of ${JSON.stringify(lost.input.value ?? null)} or something newer is missing`;
        return `key ${JSON.stringify(key)} holds ${JSON.stringify(found)}: ${wanted}`;
      }),
    },
    {
      name: 'the history of every key is linearizable',
      result: order.result === 'ok' ? 'held' : order.result === 'violation' ? 'violated' : 'unknown',
      detail: `${order.attempts} attempts (${order.open} open) on ${sample}`,
      findings: [...order.violations, ...order.unknown].slice(0, shown).map((verdict) => describeVerdict(verdict)),
    },
  ];
}

async function readBack(target: RawTarget, { records, prefix }: VerifyOptions): Promise<Map<string, Value>> {
  const final = new Map<string, Value>();
  const batch = 512;
  for (let from = 0; from < records; from += batch) {
    const keys = Array.from({ length: Math.min(batch, records - from) }, (_, i) => recordKey(from + i));
    for (const { key, value } of await target.batchGet(keys))
      final.set(keyOf(Buffer.concat([prefix, key])), valueOf(value));
  }
  return final;
}
