import { kvrpcpb } from '@tikv-client/kvproto';

type KeyError = kvrpcpb.KeyError;

export type PessimisticLockNotFoundReason =
  | 'LockMissingAmendFail'
  | 'LockTsMismatch'
  | 'LockForUpdateTsMismatch'
  | 'NonLockKeyConflict';

export type ConflictReason = 'Optimistic' | 'PessimisticRetry' | 'SelfRolledBack' | 'RcCheckTs' | 'LazyUniquenessCheck';

export interface Conflict {
  readonly startTs: bigint;
  readonly conflictTs: bigint;
  readonly conflictCommitTs: bigint;
  readonly key: Uint8Array;
  /** The primary of the transaction that asks, not of the one it ran into. */
  readonly primary: Uint8Array;
  readonly reason: ConflictReason;
}

const none: KeyError = kvrpcpb.KeyError.fromPartial({});

/*
 * `abort` and `retryable` carry the debug text of the server's error values; clients look for the names in it.
 */
const bytes = (value: Uint8Array): string => `[${value.join(', ')}]`;
const ts = (value: bigint): string => `TimeStamp(${value})`;
const inTxn = (text: string): string => `Error(Txn(Error(${text})))`;
const inMvcc = (text: string): string => inTxn(`Mvcc(Error(${text}))`);
const hex = (value: Uint8Array): string =>
  value.length === 0 ? '(none)' : Buffer.from(value).toString('hex').toUpperCase();
const some = (value: Uint8Array): string => (value.length === 0 ? 'None' : `Some(${bytes(value)})`);
const abort = (text: string): KeyError => ({ ...none, abort: text });

/** Makers of the errors that replies carry, one for each error of the server. Keys are raw. */
export const keyErrors = {
  locked: (locked: kvrpcpb.LockInfo): KeyError => ({ ...none, locked }),

  conflict: ({ startTs, conflictTs, conflictCommitTs, key, primary, reason }: Conflict): KeyError => ({
    ...none,
    conflict: {
      startTs,
      conflictTs,
      conflictCommitTs,
      key,
      primary,
      reason: kvrpcpb.WriteConflict_Reason[reason],
    },
    retryable: inMvcc(
      `WriteConflict { start_ts: ${ts(startTs)}, conflict_start_ts: ${ts(conflictTs)}, ` +
        `conflict_commit_ts: ${ts(conflictCommitTs)}, key: ${bytes(key)}, primary: ${bytes(primary)}, reason: ${reason} }`,
    ),
  }),

  alreadyExist: (key: Uint8Array): KeyError => ({ ...none, alreadyExist: { key } }),

  txnLockNotFound: (startTs: bigint, commitTs: bigint, key: Uint8Array): KeyError => ({
    ...none,
    txnLockNotFound: { key },
    retryable: inMvcc(`TxnLockNotFound { start_ts: ${ts(startTs)}, commit_ts: ${ts(commitTs)}, key: ${bytes(key)} }`),
  }),

  txnNotFound: (startTs: bigint, primaryKey: Uint8Array): KeyError => ({
    ...none,
    txnNotFound: { startTs, primaryKey },
  }),

  deadlock: (deadlock: kvrpcpb.Deadlock): KeyError => ({ ...none, deadlock }),

  commitTsExpired: (commitTsExpired: kvrpcpb.CommitTsExpired): KeyError => ({ ...none, commitTsExpired }),

  assertionFailed: (assertionFailed: kvrpcpb.AssertionFailed): KeyError => ({ ...none, assertionFailed }),

  primaryMismatch: (lockInfo: kvrpcpb.LockInfo): KeyError => ({ ...none, primaryMismatch: { lockInfo } }),

  committed: (startTs: bigint, commitTs: bigint, key: Uint8Array): KeyError =>
    abort(inMvcc(`Committed { start_ts: ${ts(startTs)}, commit_ts: ${ts(commitTs)}, key: ${bytes(key)} }`)),

  pessimisticLockRolledBack: (startTs: bigint, key: Uint8Array): KeyError =>
    abort(inMvcc(`PessimisticLockRolledBack { start_ts: ${ts(startTs)}, key: ${bytes(key)} }`)),

  pessimisticLockNotFound: (startTs: bigint, key: Uint8Array, reason: PessimisticLockNotFoundReason): KeyError =>
    abort(inMvcc(`PessimisticLockNotFound { start_ts: ${ts(startTs)}, key: ${bytes(key)}, reason: ${reason} }`)),

  /** `pessimistic`: what the request wanted the lock to be. */
  lockTypeNotMatch: (startTs: bigint, key: Uint8Array, pessimistic: boolean): KeyError =>
    abort(inMvcc(`LockTypeNotMatch { start_ts: ${ts(startTs)}, key: ${bytes(key)}, pessimistic: ${pessimistic} }`)),

  lockIfExistsFailed: (startTs: bigint, key: Uint8Array): KeyError =>
    abort(inMvcc(`LockIfExistsFailed { start_ts: ${ts(startTs)}, key: ${bytes(key)} }`)),

  invalidTxnTso: (startTs: bigint, commitTs: bigint): KeyError =>
    abort(
      `${inTxn(`InvalidTxnTso { start_ts: ${ts(startTs)}, commit_ts: ${ts(commitTs)} }`)}: ` +
        `Invalid transaction tso with start_ts:${startTs}, commit_ts:${commitTs}`,
    ),

  /** A range, or a key with an empty `end`, that is not inside the region; bounds are encoded, empty ones open. */
  invalidReqRange: (start: Uint8Array, end: Uint8Array, lower: Uint8Array, upper: Uint8Array): KeyError =>
    abort(
      `${inTxn(
        `InvalidReqRange { start: ${some(start)}, end: ${some(end)}, lower_bound: ${some(lower)}, upper_bound: ${some(upper)} }`,
      )}: Request range exceeds bound, request range:[${hex(start)}, ${hex(end)}), ` +
        `physical bound:[${hex(lower)}, ${hex(upper)})`,
    ),

  /** Any other refusal of a transactional command. */
  other: (text: string): KeyError => abort(inTxn(`Other("${text}")`)),
} as const;
