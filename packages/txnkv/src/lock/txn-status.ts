import { kvrpcpb } from '@tikv-client/kvproto';

/** What is known about another transaction. */
export type TxnStatus =
  | { readonly kind: 'committed'; readonly commitTs: bigint }
  | { readonly kind: 'rolledBack' }
  | {
      /** Its primary lock lives. */
      readonly kind: 'alive';
      readonly ttlMs: bigint;
      /** Its commit timestamp will be above the timestamp of the caller. */
      readonly pushed: boolean;
      readonly primaryLock: kvrpcpb.LockInfo | undefined;
    }
  /** The primary of an async-commit transaction that expired: the secondaries decide. */
  | { readonly kind: 'asyncCommit'; readonly primaryLock: kvrpcpb.LockInfo }
  | {
      /** Neither lock nor record: the pessimistic lock that led here can go, but the transaction's fate is open. */
      readonly kind: 'undecided';
      /** The lock names a key as primary that is none. */
      readonly primaryMismatch?: boolean | undefined;
      /** The pessimistic lock of the primary was there, had expired and has been removed: nobody keeps the transaction alive. */
      readonly expired?: boolean | undefined;
    };

/** A fate that never changes. */
export type FinalStatus = Extract<TxnStatus, { kind: 'committed' | 'rolledBack' }>;

const finalActions: ReadonlySet<kvrpcpb.Action> = new Set([
  kvrpcpb.Action.NoAction,
  kvrpcpb.Action.LockNotExistRollback,
  kvrpcpb.Action.TTLExpireRollback,
]);

/** The status in the answer to CheckTxnStatus. */
export function txnStatusOf(
  response: Pick<kvrpcpb.CheckTxnStatusResponse, 'lockTtl' | 'commitVersion' | 'action' | 'lockInfo'>,
  facts: {
    /** The lock was told to give up async commit. */
    readonly forceSyncCommit: boolean;
    /** Whether the primary lock's time to live is over. */
    readonly expired: (ttlMs: bigint) => boolean;
  },
): TxnStatus {
  const { lockTtl, commitVersion, action, lockInfo } = response;
  const pushed = action === kvrpcpb.Action.MinCommitTSPushed;
  if (lockInfo !== undefined && lockInfo.useAsyncCommit && !facts.forceSyncCommit) {
    return facts.expired(lockTtl)
      ? { kind: 'asyncCommit', primaryLock: lockInfo }
      : { kind: 'alive', ttlMs: lockTtl, pushed, primaryLock: lockInfo };
  }
  if (lockTtl > 0n) return { kind: 'alive', ttlMs: lockTtl, pushed, primaryLock: lockInfo };
  if (commitVersion > 0n) return { kind: 'committed', commitTs: commitVersion };
  if (finalActions.has(action)) return { kind: 'rolledBack' };
  return action === kvrpcpb.Action.TTLExpirePessimisticRollback
    ? { kind: 'undecided', expired: true }
    : { kind: 'undecided' };
}

export function isFinal(status: TxnStatus): status is FinalStatus {
  return status.kind === 'committed' || status.kind === 'rolledBack';
}
