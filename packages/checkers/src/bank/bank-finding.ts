/** What can be wrong with a bank. */
export type BankFindingKind =
  | 'money not conserved'
  | 'acknowledged transfer missing'
  | 'failed transfer present'
  | 'transfer present twice'
  | 'unknown transfer'
  | 'record differs'
  | 'balance differs from transfers'
  | 'outcome differs from truth'
  | 'record differs from truth'
  | 'read differs from its timestamp';

export interface BankFinding {
  readonly kind: BankFindingKind;
  /** Id of the transaction, or the account; absent for the final state as a whole. */
  readonly subject: string | undefined;
  /** One sentence. */
  readonly text: string;
}

/** Keeps the first findings and counts all. */
export class Findings {
  readonly kept: BankFinding[] = [];
  total = 0;
  readonly #max: number;
  readonly #counts = new Map<BankFindingKind, number>();

  constructor(max: number) {
    this.#max = max;
  }

  add(kind: BankFindingKind, subject: string | undefined, text: string): void {
    this.total += 1;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (this.kept.length < this.#max) this.kept.push({ kind, subject, text });
  }

  counts(): Partial<Record<BankFindingKind, number>> {
    return Object.fromEntries(this.#counts);
  }
}
