import type { RetryReason } from '@tikv-client/errors';

/**
 * How a curve is blurred: `none` sleeps exactly `v = min(cap, base · 2^attempt)`; `full` uniformly below `v`; `equal` between
 * `v / 2` and `v`; `decorrelated` between the base and three times the last sleep.
 */
export type Jitter = 'none' | 'full' | 'equal' | 'decorrelated';

/** A named backoff curve. Plain data: other packages may define their own. */
export interface BackoffKind {
  /** client-go's name. Curves, totals and counts of a backoffer are kept per name. */
  readonly name: string;
  readonly baseMs: number;
  readonly capMs: number;
  readonly jitter: Jitter;
  /** What a spent budget is blamed on when this kind slept longest. */
  readonly reason: RetryReason;
  /** Label of the histogram that its sleeps go to; empty for none. */
  readonly label: string;
  /** The base is the `lockFastMs` of the backoffer. */
  readonly usesLockFastBase?: boolean | undefined;
  /** Its sleep does not count against the budget until it has taken this much in all, ms. */
  readonly excludedUpToMs?: number | undefined;
}

function kind(
  name: string,
  baseMs: number,
  capMs: number,
  jitter: Jitter,
  reason: RetryReason,
  label: string,
  more: Pick<BackoffKind, 'usesLockFastBase' | 'excludedUpToMs'> = {},
): BackoffKind {
  return Object.freeze({ name, baseMs, capMs, jitter, reason, label, ...more });
}

/** The 17 kinds of client-go. */
export const backoffKinds = Object.freeze({
  tikvRpc: kind('tikvRPC', 100, 2000, 'equal', 'tikvServerTimeout', 'tikvRPC'),
  tiflashRpc: kind('tiflashRPC', 100, 2000, 'equal', 'tiflashServerTimeout', 'tikvRPC'),
  txnLock: kind('txnLock', 100, 3000, 'equal', 'resolveLockTimeout', 'txnLock'),
  txnLockFast: kind('txnLockFast', 2, 3000, 'equal', 'resolveLockTimeout', 'tikvLockFast', { usesLockFastBase: true }),
  pdRpc: kind('pdRPC', 500, 3000, 'equal', 'pdServerTimeout', 'pdRPC'),
  regionMiss: kind('regionMiss', 2, 500, 'none', 'regionUnavailable', 'regionMiss'),
  regionScheduling: kind('regionScheduling', 2, 500, 'none', 'regionUnavailable', 'regionScheduling'),
  tikvServerBusy: kind('tikvServerBusy', 2000, 10_000, 'equal', 'tikvServerBusy', 'serverBusy', {
    excludedUpToMs: 600_000,
  }),
  tiflashServerBusy: kind('tiflashServerBusy', 2000, 10_000, 'equal', 'tiflashServerBusy', 'serverBusy'),
  tikvDiskFull: kind('tikvDiskFull', 500, 5000, 'none', 'tikvDiskFull', 'tikvDiskFull'),
  regionRecoveryInProgress: kind(
    'regionRecoveryInProgress',
    100,
    10_000,
    'equal',
    'regionRecoveryInProgress',
    'regionRecoveryInProgress',
  ),
  txnNotFound: kind('txnNotFound', 2, 500, 'none', 'resolveLockTimeout', ''),
  staleCommand: kind('staleCommand', 2, 1000, 'none', 'tikvStaleCommand', 'staleCommand'),
  maxTsNotSynced: kind('maxTsNotSynced', 2, 500, 'none', 'tikvMaxTimestampNotSynced', ''),
  commitTsLag: kind('commitTSLag', 2, 500, 'none', 'commitTsLag', ''),
  regionNotInitialized: kind('regionNotInitialized', 2, 1000, 'none', 'regionNotInitialized', ''),
  isWitness: kind('isWitness', 1000, 10_000, 'equal', 'isWitness', 'isWitness'),
});
