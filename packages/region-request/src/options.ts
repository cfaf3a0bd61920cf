import { ConfigError } from '@tikv-client/errors';
import type { RedactMode } from '@tikv-client/errors';
import type { kvrpcpb } from '@tikv-client/kvproto';

export interface RegionRequesterOptions {
  /** Sent with every request; a store of another cluster refuses it. */
  readonly clusterId: bigint;
  /** `kvrpcpb.APIVersion` of every request. @default 0 (V1) */
  readonly apiVersion?: kvrpcpb.APIVersion | undefined;
  /**
   * Longest wait for the answer to one attempt. A call whose deadline is nearer gives an attempt at most half of what is
   * left, but not less than a second, so that a connection that went silent leaves time for another one. Attempts that must
   * not be repeated get all that is left, up to 30 s. @default 5000
   */
  readonly attemptTimeoutMs?: number | undefined;
  /** Backoff budget of one call before the weight. @default 20000 */
  readonly maxBackoffMs?: number | undefined;
  /** Factor on the budget. @default 2 */
  readonly backoffWeight?: number | undefined;
  /** Batches of one call that are on their way at the same time. @default 16 */
  readonly batchConcurrency?: number | undefined;
  /** How words of stores that may hold keys appear in errors: see `RedactMode`. @default 'off' */
  readonly redactKeys?: RedactMode | undefined;
}

export type ResolvedRegionRequesterOptions = {
  readonly [K in keyof RegionRequesterOptions]-?: Exclude<RegionRequesterOptions[K], undefined>;
};

export function resolveRegionRequesterOptions(options: RegionRequesterOptions): ResolvedRegionRequesterOptions {
  const resolved: ResolvedRegionRequesterOptions = {
    clusterId: options.clusterId,
    apiVersion: options.apiVersion ?? 0,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 5000,
    maxBackoffMs: options.maxBackoffMs ?? 20_000,
    backoffWeight: options.backoffWeight ?? 2,
    batchConcurrency: options.batchConcurrency ?? 16,
    redactKeys: options.redactKeys ?? 'off',
  };
  for (const name of ['attemptTimeoutMs', 'maxBackoffMs', 'backoffWeight', 'batchConcurrency'] as const) {
    const value: unknown = resolved[name];
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 1) {
      throw new ConfigError(name, 'must be a number of at least 1');
    }
  }
  if (!['off', 'on', 'marker'].includes(resolved.redactKeys)) {
    throw new ConfigError('redactKeys', "must be 'off', 'on' or 'marker'");
  }
  return resolved;
}

/** No attempt waits longer, whatever the deadline (client-go: the read timeout of raw requests). */
export const longestAttemptMs = 30_000;
/** An attempt is not cut shorter than this for the sake of the next one. */
const shortestCutMs = 1000;

/** How long an attempt may take with `restMs` until the call's deadline. */
export function attemptTimeout(restMs: number, usualMs: number, repeatable: boolean): number {
  if (!repeatable) return Math.min(restMs, longestAttemptMs);
  return Math.min(restMs, usualMs, Math.max(restMs / 2, shortestCutMs));
}
