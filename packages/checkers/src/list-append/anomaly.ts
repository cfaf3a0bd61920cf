/**
 * What snapshot isolation forbids, after Adya, "Weak Consistency" (1999), and Kingsbury and Alvaro, "Elle" (VLDB 2020), and what makes a
 * history of appends meaningless in the first place.
 *
 * - `internal`: a transaction does not read its own appends, or reads one list in two ways.
 * - `G1a`: reads what a failed transaction appended. `G1b`: reads a state that its writer went on from.
 * - `dirty update`: a committed append stands behind one of a failed transaction.
 * - `garbage read`: reads what nobody appended. `duplicate element`: reads one append twice.
 * - `incompatible orders`: two reads of one list of which neither is the beginning of the other.
 * - `lost update`: two transactions read the same state of a list, and both appended to it.
 * - `timestamp order`: a snapshot shows a commit that is newer than itself, or a commit is not after its start.
 * - `G0`: a cycle of write-write dependencies. `G1c`: of write-write and write-read dependencies.
 * - `G-single`: a cycle with exactly one anti-dependency (read skew, and lost updates over several keys).
 */
export type AnomalyKind =
  | 'internal'
  | 'G1a'
  | 'G1b'
  | 'dirty update'
  | 'garbage read'
  | 'duplicate element'
  | 'incompatible orders'
  | 'lost update'
  | 'timestamp order'
  | 'G0'
  | 'G1c'
  | 'G-single';

/** One step of a cycle: why `from` comes before `to`. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
  /** Write-write, write-read, read-write (anti-dependency), or committed before the other began. */
  readonly kind: 'ww' | 'wr' | 'rw' | 'time';
  readonly text: string;
}

export interface Anomaly {
  readonly kind: AnomalyKind;
  /** One sentence; a cycle has one more line for each dependency. */
  readonly text: string;
  /** Ids of the transactions involved. */
  readonly transactions: readonly string[];
  readonly key?: string | undefined;
  /** The shortest cycle that was found through these transactions. */
  readonly cycle?: readonly Dependency[] | undefined;
}

/** Keeps the first anomalies, each kind having its share, and counts all. */
export class Anomalies {
  readonly kept: Anomaly[] = [];
  total = 0;
  readonly #max: number;
  readonly #counts = new Map<AnomalyKind, number>();

  constructor(max: number) {
    this.#max = max;
  }

  add(anomaly: Anomaly): void {
    const count = (this.#counts.get(anomaly.kind) ?? 0) + 1;
    this.#counts.set(anomaly.kind, count);
    this.total += 1;
    if (count <= this.#max) this.kept.push(anomaly);
  }

  counts(): Partial<Record<AnomalyKind, number>> {
    return Object.fromEntries(this.#counts);
  }
}
