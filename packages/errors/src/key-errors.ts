import { hideFields, redactKey } from './redact.js';
import type { RedactMode } from './redact.js';
import { TikvError } from './tikv-error.js';
import type { TikvErrorCode, TikvErrorOptions } from './tikv-error.js';

export interface KeyErrorOptions extends TikvErrorOptions {
  /** How keys appear in the message and in inspection. @default 'off' */
  readonly redact?: RedactMode | undefined;
}

/** Root of what TiKV says about single keys of a transaction (`kvrpcpb.KeyError`). Thrown by `txnkv` only. */
export abstract class KeyError extends TikvError {
  static readonly codes: readonly TikvErrorCode[] = [
    'KEY_WRITE_CONFLICT',
    'KEY_LATCH_CONFLICT',
    'KEY_EXISTS',
    'KEY_DEADLOCK',
    'KEY_LOCKED',
    'KEY_ASSERTION_FAILED',
    'KEY_RETRYABLE',
    'KEY_TXN_NOT_FOUND',
    'KEY_COMMIT_TS_TOO_LARGE',
    'KEY_ABORT',
  ];
  static {
    this.prototype.name = 'KeyError';
  }
}

export type WriteConflictReason =
  | 'unknown'
  | 'optimistic'
  | 'pessimisticRetry'
  | 'selfRolledBack'
  | 'rcCheckTs'
  | 'lazyUniquenessCheck'
  | 'notLockedKeyConflict';

export interface WriteConflictFields {
  readonly startTs: bigint;
  readonly conflictTs: bigint;
  readonly conflictCommitTs: bigint;
  readonly key: Uint8Array;
  readonly primary: Uint8Array;
  readonly reason: WriteConflictReason;
}

/** Another transaction wrote the key after this one began. Thrown by commit and by pessimistic locking; start again. */
export class WriteConflictError extends KeyError implements WriteConflictFields {
  static override readonly codes = ['KEY_WRITE_CONFLICT'] as const;
  static {
    this.prototype.name = 'WriteConflictError';
  }
  declare readonly code: 'KEY_WRITE_CONFLICT';
  readonly startTs: bigint;
  readonly conflictTs: bigint;
  readonly conflictCommitTs: bigint;
  readonly key: Uint8Array;
  readonly primary: Uint8Array;
  readonly reason: WriteConflictReason;

  constructor(fields: WriteConflictFields, options?: KeyErrorOptions) {
    const { startTs, conflictTs, conflictCommitTs, key, primary, reason } = fields;
    super(
      'KEY_WRITE_CONFLICT',
      `write conflict: startTs ${startTs}, conflictTs ${conflictTs}, conflictCommitTs ${conflictCommitTs}, ` +
        `key ${redactKey(key, options?.redact)}, primary ${redactKey(primary, options?.redact)}, reason ${reason}`,
      options,
    );
    this.startTs = startTs;
    this.conflictTs = conflictTs;
    this.conflictCommitTs = conflictCommitTs;
    this.key = key;
    this.primary = primary;
    this.reason = reason;
    hideFields(this, options?.redact, ['key', 'primary']);
  }
}

/** A local latch saw that a newer transaction of this client committed to the same slot. Thrown by commit, before prewrite. */
export class LatchConflictError extends KeyError {
  static override readonly codes = ['KEY_LATCH_CONFLICT'] as const;
  static {
    this.prototype.name = 'LatchConflictError';
  }
  declare readonly code: 'KEY_LATCH_CONFLICT';
  readonly startTs: bigint;

  constructor(startTs: bigint, options?: TikvErrorOptions) {
    super('KEY_LATCH_CONFLICT', `write conflict in latch: startTs ${startTs}`, options);
    this.startTs = startTs;
  }
}

export interface KeyExistsFields {
  readonly key: Uint8Array;
  /** The value that is there, where the client knows it. */
  readonly value?: Uint8Array | undefined;
}

/** A key that had to be absent exists. Thrown by insert, at lock or commit time. */
export class KeyExistsError extends KeyError {
  static override readonly codes = ['KEY_EXISTS'] as const;
  static {
    this.prototype.name = 'KeyExistsError';
  }
  declare readonly code: 'KEY_EXISTS';
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;

  constructor(fields: KeyExistsFields, options?: KeyErrorOptions) {
    super('KEY_EXISTS', `key exists: ${redactKey(fields.key, options?.redact)}`, options);
    this.key = fields.key;
    this.value = fields.value;
    hideFields(this, options?.redact, ['key', 'value']);
  }
}

/** One edge of a deadlock: `txn` waits for `waitForTxn` on `key`. */
export interface DeadlockEdge {
  readonly txn: bigint;
  readonly waitForTxn: bigint;
  readonly key: Uint8Array;
  readonly keyHash: bigint;
}

export interface DeadlockFields {
  readonly lockTs: bigint;
  readonly lockKey: Uint8Array;
  readonly deadlockKeyHash: bigint;
  readonly deadlockKey: Uint8Array;
  readonly waitChain: readonly DeadlockEdge[];
  readonly retryable: boolean;
}

/** Transactions wait for each other and TiKV chose this one to give way. Thrown by pessimistic locking. */
export class DeadlockError extends KeyError implements DeadlockFields {
  static override readonly codes = ['KEY_DEADLOCK'] as const;
  static {
    this.prototype.name = 'DeadlockError';
  }
  declare readonly code: 'KEY_DEADLOCK';
  readonly lockTs: bigint;
  readonly lockKey: Uint8Array;
  readonly deadlockKeyHash: bigint;
  readonly deadlockKey: Uint8Array;
  readonly waitChain: readonly DeadlockEdge[];
  /** The deadlock was about a key of this very statement: the statement can be retried without rolling back. */
  readonly retryable: boolean;

  constructor(fields: DeadlockFields, options?: KeyErrorOptions) {
    super(
      'KEY_DEADLOCK',
      `deadlock: key ${redactKey(fields.lockKey, options?.redact)}, lockTs ${fields.lockTs}`,
      options,
    );
    this.lockTs = fields.lockTs;
    this.lockKey = fields.lockKey;
    this.deadlockKeyHash = fields.deadlockKeyHash;
    this.deadlockKey = fields.deadlockKey;
    this.waitChain = fields.waitChain;
    this.retryable = fields.retryable;
    hideFields(this, options?.redact, ['lockKey', 'deadlockKey', 'waitChain']);
  }
}

export interface KeyLockedFields {
  readonly key: Uint8Array;
  readonly primary: Uint8Array;
  /** Start timestamp of the transaction that holds the lock. */
  readonly lockTs: bigint;
  readonly ttlMs: bigint;
  /** Why the lock could not be had: waited too long, or was told not to wait. */
  readonly reason?: 'waitTimeout' | 'noWait' | 'unresolved' | undefined;
}

/** A lock of another transaction stands in the way and could not be waited for. Thrown by locking and by reads. */
export class KeyLockedError extends KeyError {
  static override readonly codes = ['KEY_LOCKED'] as const;
  static {
    this.prototype.name = 'KeyLockedError';
  }
  declare readonly code: 'KEY_LOCKED';
  readonly key: Uint8Array;
  readonly primary: Uint8Array;
  readonly lockTs: bigint;
  readonly ttlMs: bigint;
  readonly reason: 'waitTimeout' | 'noWait' | 'unresolved';

  constructor(fields: KeyLockedFields, options?: KeyErrorOptions) {
    const reason = fields.reason ?? 'unresolved';
    super(
      'KEY_LOCKED',
      `key locked (${reason}): key ${redactKey(fields.key, options?.redact)}, ` +
        `primary ${redactKey(fields.primary, options?.redact)}, lockTs ${fields.lockTs}, ttl ${fields.ttlMs} ms`,
      options,
    );
    this.key = fields.key;
    this.primary = fields.primary;
    this.lockTs = fields.lockTs;
    this.ttlMs = fields.ttlMs;
    this.reason = reason;
    hideFields(this, options?.redact, ['key', 'primary']);
  }
}

export interface AssertionFailedFields {
  readonly startTs: bigint;
  readonly key: Uint8Array;
  readonly assertion: 'none' | 'exist' | 'notExist';
  readonly existingStartTs: bigint;
  readonly existingCommitTs: bigint;
}

/** A key is not as the transaction asserted. Thrown by prewrite: data and caller disagree, and retrying does not help. */
export class AssertionFailedError extends KeyError implements AssertionFailedFields {
  static override readonly codes = ['KEY_ASSERTION_FAILED'] as const;
  static {
    this.prototype.name = 'AssertionFailedError';
  }
  declare readonly code: 'KEY_ASSERTION_FAILED';
  readonly startTs: bigint;
  readonly key: Uint8Array;
  readonly assertion: 'none' | 'exist' | 'notExist';
  readonly existingStartTs: bigint;
  readonly existingCommitTs: bigint;

  constructor(fields: AssertionFailedFields, options?: KeyErrorOptions) {
    super(
      'KEY_ASSERTION_FAILED',
      `assertion failed: key ${redactKey(fields.key, options?.redact)}, assertion ${fields.assertion}, startTs ` +
        `${fields.startTs}, existing startTs ${fields.existingStartTs}, existing commitTs ${fields.existingCommitTs}`,
      options,
    );
    this.startTs = fields.startTs;
    this.key = fields.key;
    this.assertion = fields.assertion;
    this.existingStartTs = fields.existingStartTs;
    this.existingCommitTs = fields.existingCommitTs;
    hideFields(this, options?.redact, ['key']);
  }
}

/** TiKV asks for the whole transaction to be retried. Thrown by commit. */
export class RetryableError extends KeyError {
  static override readonly codes = ['KEY_RETRYABLE'] as const;
  static {
    this.prototype.name = 'RetryableError';
  }
  declare readonly code: 'KEY_RETRYABLE';

  constructor(message: string, options?: TikvErrorOptions) {
    super('KEY_RETRYABLE', message, options);
  }
}

export interface TxnNotFoundFields {
  readonly startTs: bigint;
  readonly primary: Uint8Array;
}

/** The transaction that a lock belongs to is not there. Thrown by lock resolution. */
export class TxnNotFoundError extends KeyError implements TxnNotFoundFields {
  static override readonly codes = ['KEY_TXN_NOT_FOUND'] as const;
  static {
    this.prototype.name = 'TxnNotFoundError';
  }
  declare readonly code: 'KEY_TXN_NOT_FOUND';
  readonly startTs: bigint;
  readonly primary: Uint8Array;

  constructor(fields: TxnNotFoundFields, options?: KeyErrorOptions) {
    super(
      'KEY_TXN_NOT_FOUND',
      `transaction not found: startTs ${fields.startTs}, primary ${redactKey(fields.primary, options?.redact)}`,
      options,
    );
    this.startTs = fields.startTs;
    this.primary = fields.primary;
    hideFields(this, options?.redact, ['primary']);
  }
}

/** The commit timestamp would be above what the caller allows. Thrown by commit; the transaction is not committed. */
export class CommitTsTooLargeError extends KeyError {
  static override readonly codes = ['KEY_COMMIT_TS_TOO_LARGE'] as const;
  static {
    this.prototype.name = 'CommitTsTooLargeError';
  }
  declare readonly code: 'KEY_COMMIT_TS_TOO_LARGE';
  readonly commitTs: bigint;

  constructor(commitTs: bigint, options?: TikvErrorOptions) {
    super('KEY_COMMIT_TS_TOO_LARGE', `the commit timestamp ${commitTs} is too large`, options);
    this.commitTs = commitTs;
  }
}

/** TiKV aborted the transaction for a reason in words. Thrown by commit; nothing was committed. */
export class AbortError extends KeyError {
  static override readonly codes = ['KEY_ABORT'] as const;
  static {
    this.prototype.name = 'AbortError';
  }
  declare readonly code: 'KEY_ABORT';

  constructor(message: string, options?: TikvErrorOptions) {
    super('KEY_ABORT', `TiKV aborts the transaction: ${message}`, options);
  }
}
