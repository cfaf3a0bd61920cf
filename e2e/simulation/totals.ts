import type { SeedResult } from '@tikv-client/simulator';
import type { FaultKind } from './fault/fault-plan.js';

const counters = [
  'answered',
  'failed',
  'attempts',
  'openAttempts',
  'duplicatedRequests',
  'simulatedMs',
  'committed',
  'rolledBack',
  'undetermined',
  'tookPlace',
  'snapshots',
  'reads',
  'dependencies',
  'locksLeft',
] as const;

export type Counter = (typeof counters)[number];

/** What several seeds add up to. */
export class Totals {
  readonly #counts = new Map<Counter, number>();
  readonly #faults = new Map<FaultKind, number>();
  #seeds = 0;
  #operations = 0;
  #leastOperations = Infinity;
  #leastFaults = Infinity;

  count(counter: Counter, by = 1): void {
    this.#counts.set(counter, (this.#counts.get(counter) ?? 0) + by);
  }

  countFault(kind: FaultKind): void {
    this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + 1);
  }

  countSeed({ operations, faults }: SeedResult): void {
    this.#seeds += 1;
    this.#operations += operations;
    this.#leastOperations = Math.min(this.#leastOperations, operations);
    this.#leastFaults = Math.min(this.#leastFaults, faults);
  }

  get seeds(): number {
    return this.#seeds;
  }

  get leastOperations(): number {
    return this.#leastOperations;
  }

  get leastFaults(): number {
    return this.#leastFaults;
  }

  get(counter: Counter): number {
    return this.#counts.get(counter) ?? 0;
  }

  faultsOf(kind: FaultKind): number {
    return this.#faults.get(kind) ?? 0;
  }

  /** What the checkers had before them. */
  #judged(): string {
    const [attempts, committed] = [this.get('attempts'), this.get('committed')];
    if (attempts > 0) return `${attempts} attempts on keys, ${this.get('openAttempts')} left open`;
    return (
      `${committed} transactions committed, ${this.get('rolledBack')} not, ${this.get('undetermined')} undetermined (${this.get('tookPlace')} of ` +
      `them took place), ${this.get('snapshots')} sums of the bank, ${this.get('reads')} reads compared with their time, ` +
      `${this.get('dependencies')} dependencies, ${this.get('locksLeft')} locks left to clean up`
    );
  }

  /** A few lines for people. */
  toString(): string {
    const faults = [...this.#faults].toSorted(([a], [b]) => a.localeCompare(b));
    const sum = faults.reduce((total, [, count]) => total + count, 0);
    return [
      `${this.#seeds} seeds, ${this.#operations} operations (least ${this.#leastOperations}; ${this.get('answered')} answered, ` +
        `${this.get('failed')} failed in time), ${(this.get('simulatedMs') / 1000).toFixed(0)} s simulated`,
      `${this.#judged()}, ${this.get('duplicatedRequests')} requests duplicated`,
      `${sum} faults (least ${this.#leastFaults}): ${faults.map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
    ].join('\n');
  }
}
