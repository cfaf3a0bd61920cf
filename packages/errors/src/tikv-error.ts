import { errorJson } from './error-json.js';

const brand = Symbol.for('@tikv-client/errors/TikvError');

/** Every code a `TikvError` can carry. Codes are stable; messages are not. */
export type TikvErrorCode =
  | 'CONFIG'
  | 'INVALID_ARGUMENT'
  | 'CLOSED'
  | 'DEADLINE_EXCEEDED'
  | 'RETRIES_EXHAUSTED'
  | 'INTERRUPTED'
  | 'UNDETERMINED'
  | 'PD'
  | 'CLUSTER_MISMATCH'
  | 'TIMESTAMP_FALLBACK'
  | 'RPC'
  | 'BODY_MISSING'
  | 'REGION'
  | 'STORE_LIMIT'
  | 'SERVER'
  | 'TOO_LARGE'
  | 'FUTURE_TIMESTAMP'
  | 'TXN_ABORTED_BY_GC'
  | 'COMMIT_TS_LAG'
  | 'KEY_WRITE_CONFLICT'
  | 'KEY_LATCH_CONFLICT'
  | 'KEY_EXISTS'
  | 'KEY_DEADLOCK'
  | 'KEY_LOCKED'
  | 'KEY_ASSERTION_FAILED'
  | 'KEY_RETRYABLE'
  | 'KEY_TXN_NOT_FOUND'
  | 'KEY_COMMIT_TS_TOO_LARGE'
  | 'KEY_ABORT';

export interface TikvErrorOptions {
  /** What led to this error. */
  readonly cause?: unknown;
}

/**
 * Root of every error that the TiKV client throws on purpose. `instanceof` works across copies of this package, because
 * classes are recognised by a brand and a code, not by identity. A subclass lists its codes in a static `codes` and puts its
 * name on its prototype (the class's own name otherwise).
 */
export class TikvError extends Error {
  readonly code: TikvErrorCode;

  static {
    this.prototype.name = 'TikvError';
    Object.defineProperty(this.prototype, brand, { value: true });
  }

  constructor(code: TikvErrorCode, message: string, options?: TikvErrorOptions) {
    super(message, options);
    this.code = code;
    if (!Object.hasOwn(new.target.prototype, 'name')) {
      Object.defineProperty(this, 'name', { value: new.target.name, writable: true, configurable: true });
    }
  }

  /** Name, message, fields and causes; numbers of 64 bits as texts, bytes as hex. Keys that are redacted are left out. */
  toJSON(): Record<string, unknown> {
    return errorJson(this);
  }

  static override [Symbol.hasInstance](this: unknown, value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !(brand in value)) return false;
    if (this === TikvError) return true;
    const wanted = (this as { readonly codes?: readonly TikvErrorCode[] }).codes;
    // A class without codes is a copy of the root, or a subclass that has said nothing: then only identity can tell.
    if (wanted === undefined) return Function.prototype[Symbol.hasInstance].call(this as () => void, value);
    return wanted.includes((value as unknown as TikvError).code);
  }
}
