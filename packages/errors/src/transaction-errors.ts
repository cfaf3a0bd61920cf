import { TikvError } from './tikv-error.js';
import type { TikvErrorOptions } from './tikv-error.js';

export interface TooLargeFields {
  readonly what: 'key' | 'entry' | 'transaction';
  /** Bytes. */
  readonly size: number;
  /** Bytes. */
  readonly limit: number;
}

/** A write of a transaction is longer than allowed; it was not taken. Thrown by writes into a transaction. */
export class TooLargeError extends TikvError implements TooLargeFields {
  static readonly codes = ['TOO_LARGE'] as const;
  static {
    this.prototype.name = 'TooLargeError';
  }
  declare readonly code: 'TOO_LARGE';
  readonly what: 'key' | 'entry' | 'transaction';
  readonly size: number;
  readonly limit: number;

  constructor(fields: TooLargeFields, options?: TikvErrorOptions) {
    super('TOO_LARGE', `the ${fields.what} is too large: ${fields.size} bytes, the limit is ${fields.limit}`, options);
    this.what = fields.what;
    this.size = fields.size;
    this.limit = fields.limit;
  }
}

/** A read was asked for at a time that has not come yet. Thrown before anything is read. */
export class FutureTimestampError extends TikvError {
  static readonly codes = ['FUTURE_TIMESTAMP'] as const;
  static {
    this.prototype.name = 'FutureTimestampError';
  }
  declare readonly code: 'FUTURE_TIMESTAMP';
  readonly timestamp: bigint;
  /** The newest timestamp that may be read at. */
  readonly limit: bigint;

  constructor(timestamp: bigint, limit: bigint, options?: TikvErrorOptions) {
    super('FUTURE_TIMESTAMP', `timestamp ${timestamp} is from the future: at most ${limit} can be read at`, options);
    this.timestamp = timestamp;
    this.limit = limit;
  }
}

/** The versions that a snapshot or transaction reads may have been collected as garbage. Thrown by reads and commits. */
export class TxnAbortedByGcError extends TikvError {
  static readonly codes = ['TXN_ABORTED_BY_GC'] as const;
  static {
    this.prototype.name = 'TxnAbortedByGcError';
  }
  declare readonly code: 'TXN_ABORTED_BY_GC';
  readonly startTs: bigint;
  /** The oldest timestamp that can still be read at. */
  readonly safePoint: bigint;

  constructor(startTs: bigint, safePoint: bigint, options?: TikvErrorOptions) {
    super('TXN_ABORTED_BY_GC', `timestamp ${startTs} is older than the GC safe point ${safePoint}`, options);
    this.startTs = startTs;
    this.safePoint = safePoint;
  }
}

/** The placement driver's timestamps stayed behind the one that a commit had to be above. Thrown by commits: not committed. */
export class CommitTsLagError extends TikvError {
  static readonly codes = ['COMMIT_TS_LAG'] as const;
  static {
    this.prototype.name = 'CommitTsLagError';
  }
  declare readonly code: 'COMMIT_TS_LAG';
  /** The last that was handed out. */
  readonly timestamp: bigint;
  /** The one that had to be passed. */
  readonly limit: bigint;

  constructor(timestamp: bigint, limit: bigint, options?: TikvErrorOptions) {
    super('COMMIT_TS_LAG', `timestamp ${timestamp} is not above ${limit}, which the commit has to wait for`, options);
    this.timestamp = timestamp;
    this.limit = limit;
  }
}
