import { checkFinalState, checkLinearizability, describeVerdict } from '@tikv-client/checkers';
import type { HistoryRecorder, Value } from '@tikv-client/checkers';

/** What a history proves to be wrong. */
export class BrokenHistory extends Error {
  override readonly name = 'BrokenHistory';
}

export interface Judgement {
  readonly attempts: number;
  /** Attempts without a reply, duplicates among them. */
  readonly open: number;
}

/** Throws `BrokenHistory` unless every key is linearizable and no acknowledged write is missing at the end. */
export function judge(recorder: HistoryRecorder, final: ReadonlyMap<string, Value>): Judgement {
  const history = recorder.byKey();
  const order = checkLinearizability(history);
  if (!order.ok) {
    const findings = [...order.violations, ...order.unknown].map((verdict) => describeVerdict(verdict));
    throw new BrokenHistory(findings.join('\n'));
  }
  const state = checkFinalState(history, (key) => final.get(key) ?? null);
  const [lost] = state.lost;
  if (lost !== undefined) {
    throw new BrokenHistory(
      `key ${JSON.stringify(lost.key)} ends as ${lost.found}, missing ${JSON.stringify(lost.lost?.input)}`,
    );
  }
  return { attempts: order.attempts, open: order.open };
}
