const brand = Symbol.for('@tikv-client/errors/TikvError');

/** Every code a `TikvError` can carry. Codes are stable; messages are not. */
export type TikvErrorCode =
  | 'CONFIG'
  | 'INVALID_ARGUMENT'
  | 'CLOSED'
  | 'DEADLINE_EXCEEDED'
  | 'RETRIES_EXHAUSTED'
  | 'UNDETERMINED'
  | 'PD'
  | 'CLUSTER_MISMATCH'
  | 'TIMESTAMP_FALLBACK'
  | 'RPC'
  | 'BODY_MISSING'
  | 'REGION'
  | 'SERVER'
  | 'KEY_WRITE_CONFLICT'
  | 'KEY_EXISTS'
  | 'KEY_DEADLOCK'
  | 'KEY_LOCKED'
  | 'KEY_ASSERTION_FAILED'
  | 'KEY_ABORT';

/**
 * Root of every error that the TiKV client throws on purpose. `instanceof` works across copies of this package, because
 * classes are recognised by a brand and not by identity.
 */
export class TikvError extends Error {
  readonly code: TikvErrorCode;

  constructor(code: TikvErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
    Object.defineProperty(this, brand, { value: true });
  }

  static [Symbol.hasInstance](this: unknown, value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !(brand in value)) return false;
    if (this === TikvError) return true;
    const wanted = (this as { readonly codes?: readonly TikvErrorCode[] }).codes;
    return wanted !== undefined && wanted.includes((value as TikvError).code);
  }
}
