import type { kvrpcpb } from '@tikv-client/kvproto';

/**
 * - `locked`: collected, the other mutations are still looked at
 * - `assertion`: remembered, the other mutations are still looked at
 * - `conflict`, `lockNotFound`, `other`: end the request
 */
export type RefusalCause = 'locked' | 'conflict' | 'lockNotFound' | 'assertion' | 'other';

/** Why a mutation cannot be prewritten. */
export class Refusal {
  readonly cause: RefusalCause;
  readonly error: kvrpcpb.KeyError;

  constructor(cause: RefusalCause, error: kvrpcpb.KeyError) {
    this.cause = cause;
    this.error = error;
  }

  /** Whether a repeated request may run into this because its first run was committed. */
  mayBeCommitted(startTs: bigint): boolean {
    if (this.cause === 'locked' || this.cause === 'lockNotFound') return true;
    return (this.error.conflict?.conflictCommitTs ?? 0n) > startTs;
  }
}
