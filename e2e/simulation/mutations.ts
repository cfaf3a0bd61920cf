import type { StoreMutations } from '@tikv-client/embedded-tikv';

/** Bugs that the simulations have to find, by the names that the command line takes. */
export const mutations = {
  raw: {
    'old-leader-answers': { oldLeaderAnswers: true },
    'split-drops-border-key': { splitDropsBorderKey: true },
    'stale-region-reads': { staleRegionReads: true },
  },
  txn: {
    'max-ts-not-raised-by-read': { maxTsNotRaisedByRead: true },
    'expired-lock-rolled-back-after-commit': { expiredLockRolledBackAfterPrimaryCommitted: true },
    'rollback-record-not-written': { rollbackRecordNotWritten: true },
    'min-commit-ts-ignored': { minCommitTsIgnored: true },
    'latches-ignored': { latchesIgnored: true },
    'guarded-locks-ignored': { guardedLocksIgnored: true },
    'replica-reads-unasked': { replicaReadsUnasked: true },
  },
} as const satisfies Record<string, Record<string, StoreMutations>>;

export type Mode = keyof typeof mutations;
export type MutationName = keyof typeof mutations.raw;
export type TxnMutationName = keyof typeof mutations.txn;

export const mutationNames = Object.keys(mutations.raw) as MutationName[];
export const txnMutationNames = Object.keys(mutations.txn) as TxnMutationName[];

export function isMutationName(name: string): name is MutationName {
  return Object.hasOwn(mutations.raw, name);
}

export function isTxnMutationName(name: string): name is TxnMutationName {
  return Object.hasOwn(mutations.txn, name);
}
