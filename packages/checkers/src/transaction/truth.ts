/** What became of a transaction, from a source other than its client. */
export interface TransactionTruth {
  readonly committed: boolean;
  /** Where it is known. */
  readonly commitTs?: bigint | undefined;
}
