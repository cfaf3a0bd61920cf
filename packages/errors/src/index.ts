// The typed error tree of the TiKV client.
export { DeadlineExceededError, InterruptedError, RetriesExhaustedError, describeAttempt } from './attempts.js';
export type { DeadlineExceededFields, FailedAttempt, RetriesExhaustedFields, RetryReason } from './attempts.js';
export {
  BodyMissingError,
  ClusterMismatchError,
  PdError,
  RegionError,
  ServerError,
  StoreLimitError,
  TimestampFallbackError,
} from './cluster-errors.js';
export type {
  PdErrorFields,
  PdErrorKind,
  RegionErrorFields,
  RegionErrorKind,
  ServerErrorFields,
} from './cluster-errors.js';
export {
  AbortError,
  AssertionFailedError,
  CommitTsTooLargeError,
  DeadlockError,
  KeyError,
  KeyExistsError,
  KeyLockedError,
  LatchConflictError,
  RetryableError,
  TxnNotFoundError,
  WriteConflictError,
} from './key-errors.js';
export { describeValue } from './describe-value.js';
export type {
  AssertionFailedFields,
  DeadlockEdge,
  DeadlockFields,
  KeyErrorOptions,
  KeyExistsFields,
  KeyLockedFields,
  TxnNotFoundFields,
  WriteConflictFields,
  WriteConflictReason,
} from './key-errors.js';
export { redactKey, redactText } from './redact.js';
export type { RedactMode } from './redact.js';
export { TikvError } from './tikv-error.js';
export type { TikvErrorCode, TikvErrorOptions } from './tikv-error.js';
export { CommitTsLagError, FutureTimestampError, TooLargeError, TxnAbortedByGcError } from './transaction-errors.js';
export type { TooLargeFields } from './transaction-errors.js';
export { ClosedError, ConfigError, InvalidArgumentError, UndeterminedError } from './usage-errors.js';
