import type { Attempt } from '../history/attempt.js';
import type { Value } from '../history/value.js';

/** A key whose final value no write explains. */
export interface LostWrite {
  readonly key: string;
  /** What the key holds at the end. */
  readonly found: Value;
  /** The acknowledged write that should be there, or something newer; the last one where there are several. */
  readonly lost: Attempt | undefined;
}

export interface FinalStateVerdict {
  readonly ok: boolean;
  readonly keys: number;
  readonly acknowledgedWrites: number;
  readonly lost: readonly LostWrite[];
}

/**
 * Is every acknowledged write in the final state, or overwritten? The value a key ends with must come from a write after which no
 * other write was both sent and acknowledged. An open write explains its value at any time. Weaker than linearizability, and
 * independent of its search. `final` is read after every call has ended.
 */
export function checkFinalState(
  keys: ReadonlyMap<string, readonly Attempt[]>,
  final: (key: string) => Value,
): FinalStateVerdict {
  const lost: LostWrite[] = [];
  let acknowledgedWrites = 0;
  for (const [key, attempts] of keys) {
    const writes = attempts.filter(mayWrite);
    const acknowledged = writes.filter(isAcknowledged);
    acknowledgedWrites += acknowledged.length;
    const last = acknowledged.reduce<Attempt | undefined>(
      (a, b) => (a === undefined || b.invoked > a.invoked ? b : a),
      undefined,
    );
    const found = final(key);
    const explained =
      writes.some((write) => written(write) === found && !(write.completed < (last?.invoked ?? 0))) ||
      (found === null && last === undefined);
    if (!explained) lost.push({ key, found, lost: last });
  }
  return { ok: lost.length === 0, keys: keys.size, acknowledgedWrites, lost };
}

function mayWrite(attempt: Attempt): boolean {
  if (attempt.op === 'get' || attempt.outcome === 'fail') return false;
  return attempt.op !== 'compareAndSwap' || attempt.output?.swapped !== false;
}

function isAcknowledged(write: Attempt): boolean {
  return write.outcome === 'ok';
}

function written(write: Attempt): Value {
  return write.op === 'delete' ? null : (write.input.value ?? null);
}
