import { TikvError } from './tikv-error.js';
import type { TikvErrorOptions } from './tikv-error.js';

/** One failed attempt, as the backoffer remembers it. */
export interface FailedAttempt {
  /** Name of the backoff kind, for example `regionMiss`; `undefined` when no kind was involved. */
  readonly kind: string | undefined;
  readonly reason: Error;
  /** Wall time of the failure, ms since the epoch. */
  readonly time: number;
}

/** What a budget was spent on: one sentinel of client-go each. */
export type RetryReason =
  | 'tikvServerTimeout'
  | 'tiflashServerTimeout'
  | 'resolveLockTimeout'
  | 'pdServerTimeout'
  | 'regionUnavailable'
  | 'tikvServerBusy'
  | 'tiflashServerBusy'
  | 'tikvDiskFull'
  | 'regionRecoveryInProgress'
  | 'tikvStaleCommand'
  | 'tikvMaxTimestampNotSynced'
  | 'commitTsLag'
  | 'regionNotInitialized'
  | 'isWitness';

export interface RetriesExhaustedFields {
  readonly reason: RetryReason;
  readonly attempts: readonly FailedAttempt[];
  /** All backoff sleep of the operation, ms. */
  readonly sleptMs?: number | undefined;
  /** Backoffs per kind. */
  readonly times?: Readonly<Record<string, number>> | undefined;
}

/** The backoff budget of an operation is spent. Thrown by `Backoffer`, out of any call; the last attempts say what stood in the way. */
export class RetriesExhaustedError extends TikvError {
  static readonly codes = ['RETRIES_EXHAUSTED'] as const;
  static {
    this.prototype.name = 'RetriesExhaustedError';
  }
  declare readonly code: 'RETRIES_EXHAUSTED';
  /** The sentinel of the kind that slept longest. */
  readonly reason: RetryReason;
  /** The last failed attempts, oldest first. */
  readonly attempts: readonly FailedAttempt[];
  readonly sleptMs: number;
  readonly times: Readonly<Record<string, number>>;

  constructor(fields: RetriesExhaustedFields, options?: TikvErrorOptions) {
    const slept = fields.sleptMs === undefined ? '' : ` after ${Math.round(fields.sleptMs)} ms of backoff`;
    super('RETRIES_EXHAUSTED', `retries exhausted${slept}: ${fields.reason}${listAttempts(fields.attempts)}`, {
      cause: fields.attempts.at(-1)?.reason,
      ...options,
    });
    this.reason = fields.reason;
    this.attempts = fields.attempts;
    this.sleptMs = fields.sleptMs ?? 0;
    this.times = fields.times ?? {};
  }
}

export interface DeadlineExceededFields {
  /** What ran out of time, for the message: `raw get`, `connect to 127.0.0.1:20160`. */
  readonly what: string;
  readonly attempts?: readonly FailedAttempt[] | undefined;
}

/** The deadline of the user's call passed. Thrown by every call with `timeoutMs`; the last attempts say what it was waiting for. */
export class DeadlineExceededError extends TikvError {
  static readonly codes = ['DEADLINE_EXCEEDED'] as const;
  static {
    this.prototype.name = 'DeadlineExceededError';
  }
  declare readonly code: 'DEADLINE_EXCEEDED';
  readonly what: string;
  /** The last failed attempts, oldest first; empty when the first one was still running. */
  readonly attempts: readonly FailedAttempt[];

  constructor(fields: DeadlineExceededFields, options?: TikvErrorOptions) {
    const attempts = fields.attempts ?? [];
    const last = attempts.at(-1);
    super('DEADLINE_EXCEEDED', `deadline exceeded: ${fields.what}${listAttempts(attempts)}`, {
      ...(last === undefined ? {} : { cause: last.reason }),
      ...options,
    });
    this.what = fields.what;
    this.attempts = attempts;
  }
}

/** The operation was interrupted from outside through its kill flag. Thrown by `Backoffer` after a sleep. */
export class InterruptedError extends TikvError {
  static readonly codes = ['INTERRUPTED'] as const;
  static {
    this.prototype.name = 'InterruptedError';
  }
  declare readonly code: 'INTERRUPTED';
  /** The flag's value; 2 means that the maximum execution time passed. */
  readonly killSignal: number;

  constructor(killSignal: number, options?: TikvErrorOptions) {
    super('INTERRUPTED', `interrupted by signal ${killSignal}`, options);
    this.killSignal = killSignal;
  }
}

/** `regionMiss: region 7 is gone at 2026-01-01T00:00:00.000Z`, for messages and logs. */
export function describeAttempt({ kind, reason, time }: FailedAttempt): string {
  return `${kind === undefined ? '' : `${kind}: `}${reason.message} at ${new Date(time).toISOString()}`;
}

function listAttempts(attempts: readonly FailedAttempt[]): string {
  return attempts.length === 0 ? '' : ` (last attempts: ${attempts.map(describeAttempt).join('; ')})`;
}
