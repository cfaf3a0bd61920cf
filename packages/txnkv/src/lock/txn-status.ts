import type { kvrpcpb } from '@tikv-client/kvproto';

/** What is known about another transaction. */
export type TxnStatus =
  | { readonly kind: 'committed'; readonly commitTs: bigint }
  | { readonly kind: 'rolledBack' }
  /** Its primary lock lives. `pushed`: its commit timestamp will be above the timestamp of the caller. */
  | {
      readonly kind: 'alive';
      readonly ttlMs: bigint;
      readonly pushed: boolean;
      readonly primaryLock: kvrpcpb.LockInfo | undefined;
    }
  /** The primary of an async-commit transaction that expired: the secondaries decide. */
  | { readonly kind: 'asyncCommit'; readonly primaryLock: kvrpcpb.LockInfo }
  /** Neither lock nor record: the lock that led here can go, but the transaction's fate is not decided. */
  | { readonly kind: 'undecided' };
