import { InvalidArgumentError } from '@tikv-client/errors';
import type { CallOptions } from '@tikv-client/runtime';
import { callOptionNames } from '../arguments/call-options.js';
import type { CommitWait } from './transaction-core.js';

export interface CommitOptions extends CallOptions {
  /**
   * Commit above this timestamp, so that what was read elsewhere at it comes before: the commit waits for the placement driver's
   * timestamps to pass it, and fails with `CommitTsLagError` when they do not in time.
   */
  readonly waitUntilTs?: bigint | undefined;
  /** Longest wait for that, ms; 0: none. @default 1000 */
  readonly waitTimeoutMs?: number | undefined;
}

export const commitOptionNames: ReadonlySet<string> = new Set([
  ...callOptionNames,
  ...(['waitUntilTs', 'waitTimeoutMs'] satisfies (keyof CommitOptions)[]),
]);

/** client-go: the default of SetCommitWaitUntilTSOTimeout. */
const defaultTimeoutMs = 1000;

export function resolveCommitWait(options: CommitOptions | undefined): CommitWait | undefined {
  const untilTs: unknown = options?.waitUntilTs;
  const timeoutMs: unknown = options?.waitTimeoutMs ?? defaultTimeoutMs;
  if (typeof timeoutMs !== 'number' || !(timeoutMs >= 0)) {
    throw InvalidArgumentError.of('options.waitTimeoutMs', 'a number of at least 0', timeoutMs);
  }
  if (untilTs === undefined) return undefined;
  if (typeof untilTs !== 'bigint' || untilTs < 0n) {
    const got = typeof untilTs === 'bigint' ? String(untilTs) : typeof untilTs;
    throw new InvalidArgumentError('options.waitUntilTs', 'a bigint of at least 0', got);
  }
  return { untilTs, timeoutMs };
}
