import { backoffKinds } from '@tikv-client/backoff';
import { KeyLockedError } from '@tikv-client/errors';
import type { CallLimits } from '@tikv-client/runtime';
import { lazyBackoffer } from '../new-backoffer.js';
import type { CommitParts } from './commit-parts.js';

/** What became of a transaction, for ever. */
export type TransactionOutcome =
  | {
      readonly kind: 'committed';
      /** Undefined: it wrote nothing, so no timestamp was needed. */
      readonly commitTs: bigint | undefined;
    }
  | { readonly kind: 'rolledBack' };

/** Names a transaction whose outcome is wanted. */
export interface TransactionId {
  /** The key whose record decides. */
  readonly primary: Uint8Array;
  readonly startTs: bigint;
}

/** The deadline of the call is the only limit. */
const noBudget = { maxSleepMs: 0, weighted: false };
/** Between two questions, when the first has changed what the second is about. */
const shortestPauseMs = 20;

/**
 * Asks the primary what became of a transaction. While its lock lives the outcome is open: it is waited for, at most until the
 * lock expires, which rolls the transaction back.
 */
export async function askOutcome(
  parts: CommitParts,
  { primary, startTs }: TransactionId,
  limits: CallLimits,
): Promise<TransactionOutcome> {
  const context = { ...limits, backoffer: lazyBackoffer(parts, noBudget, limits) };
  for (;;) {
    const status = await parts.resolver.getTxnStatus(primary, startTs, 0n, context);
    if (status.kind === 'committed') return { kind: 'committed', commitTs: status.commitTs };
    if (status.kind === 'rolledBack') return { kind: 'rolledBack' };
    // Its secondaries decide, and resolving the lock asks them.
    if (status.kind === 'asyncCommit') await parts.resolver.resolveForWrite([status.primaryLock], 0n, context);
    const ttlMs = status.kind === 'alive' ? status.ttlMs : 0n;
    const reason = new KeyLockedError(
      { key: primary, primary, lockTs: startTs, ttlMs },
      { redact: parts.settings.redactKeys },
    );
    // Not longer than the lock can live.
    const longestMs = status.kind === 'alive' ? parts.timestamps.waitMs(startTs, ttlMs) : shortestPauseMs;
    await context.backoffer().backoffWithMax(backoffKinds.txnLock, longestMs, reason);
  }
}
