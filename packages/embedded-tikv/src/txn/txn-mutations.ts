/** Bugs of the transaction shell that tests of the tests switch on. */
export interface TxnMutations {
  /** Reads do not raise max_ts: an async or one-phase commit can end up below what somebody has read. */
  readonly maxTsNotRaisedByRead?: boolean | undefined;
  /** Asked for a transaction that has committed, the store says that it has rolled it back. */
  readonly expiredLockRolledBackAfterPrimaryCommitted?: boolean | undefined;
  /** Rolling back leaves no record: what was rolled back can still be prewritten by a late request. */
  readonly rollbackRecordNotWritten?: boolean | undefined;
  /** Reads do not look at the locks of async and one-phase commits that are being written. */
  readonly guardedLocksIgnored?: boolean | undefined;
  /** Commands on the same key run at the same time. */
  readonly latchesIgnored?: boolean | undefined;
  /** A new leader takes async and one-phase commits before it knows what its predecessor let others read. */
  readonly maxTsSyncNotAwaited?: boolean | undefined;
  /** Commits below the time stamp that a reader has pushed a lock to go through. */
  readonly minCommitTsIgnored?: boolean | undefined;
}
