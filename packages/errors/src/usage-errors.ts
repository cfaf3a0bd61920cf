import { describeValue, shorten } from './describe-value.js';
import { TikvError } from './tikv-error.js';
import type { TikvErrorOptions } from './tikv-error.js';

/** An option is wrong, unknown, or does not fit the server. Thrown when a client, server or tool is created. */
export class ConfigError extends TikvError {
  static readonly codes = ['CONFIG'] as const;
  static {
    this.prototype.name = 'ConfigError';
  }
  declare readonly code: 'CONFIG';
  /** Path of the option, for example `tls.ca`. */
  readonly field: string;

  constructor(field: string, problem: string, options?: TikvErrorOptions) {
    super('CONFIG', `${field}: ${problem}`, options);
    this.field = field;
  }
}

/** An argument of a call is wrong; nothing was sent. Thrown by every public method on entry. */
export class InvalidArgumentError extends TikvError {
  static readonly codes = ['INVALID_ARGUMENT'] as const;
  static {
    this.prototype.name = 'InvalidArgumentError';
  }
  declare readonly code: 'INVALID_ARGUMENT';
  /** Name of the argument. */
  readonly field: string;
  /** What is allowed, in words. */
  readonly limit: string;

  constructor(field: string, limit: string, got?: string, options?: TikvErrorOptions) {
    super('INVALID_ARGUMENT', `${field} must be ${limit}${got === undefined ? '' : `, got ${shorten(got)}`}`, options);
    this.field = field;
    this.limit = limit;
  }

  /** The form that `resolveCall` and other validators of the base packages take. */
  static of(this: void, field: string, limit: string, got: unknown): InvalidArgumentError {
    return new InvalidArgumentError(field, limit, describeValue(got));
  }
}

/** The client, channel or server was closed, before or during the call. Thrown by every method of a closed object. */
export class ClosedError extends TikvError {
  static readonly codes = ['CLOSED'] as const;
  static {
    this.prototype.name = 'ClosedError';
  }
  declare readonly code: 'CLOSED';
  /** What is closed: `client`, `store rpc`, ... */
  readonly what: string;

  constructor(what: string, options?: TikvErrorOptions) {
    super('CLOSED', `the ${what} is closed`, options);
    this.what = what;
  }
}

/**
 * The outcome of a write is unknown: it may have been applied, or may be applied later. Thrown when an attempt that must not
 * be repeated (a commit, a compare-and-swap) got no reply. Never retried; the caller has to read to find out.
 */
export class UndeterminedError extends TikvError {
  static readonly codes = ['UNDETERMINED'] as const;
  static {
    this.prototype.name = 'UndeterminedError';
  }
  declare readonly code: 'UNDETERMINED';
  /** What has an unknown outcome: `commit`, `compareAndSwap`, ... */
  readonly operation: string;

  constructor(operation: string, options?: TikvErrorOptions) {
    super('UNDETERMINED', `the outcome of ${operation} is undetermined: it may have been applied`, options);
    this.operation = operation;
  }
}
