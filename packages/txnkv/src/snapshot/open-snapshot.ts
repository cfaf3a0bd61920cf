import { FutureTimestampError, InvalidArgumentError } from '@tikv-client/errors';
import type { CallLimits, CallOptions } from '@tikv-client/runtime';
import { resolveCall } from '@tikv-client/runtime';
import { callOptionNames, checkOptions } from '../arguments/call-options.js';
import { maxTs } from '../lock/status-query.js';
import { checkRequestSettings, requestSettingNames } from '../request-settings.js';
import type { TxnParts } from '../txn-parts.js';
import type { SnapshotOptions } from './snapshot-options.js';
import { Snapshot } from './snapshot.js';

export interface OpenSnapshotOptions extends SnapshotOptions, CallOptions {
  /**
   * The time to read at; left out: now. `2n ** 64n - 1n` reads the newest value of single keys, without a timestamp from the
   * placement driver and without repeatability.
   */
  readonly timestamp?: bigint | undefined;
  /** Reads at this many milliseconds ago, by the newest timestamp that the client has seen and the time since. Not with `timestamp`. */
  readonly stalenessMs?: number | undefined;
}

const maxInt64 = 2n ** 63n - 1n;

const shapes = {
  timestamp: 'bigint',
  isolation: ['SI', 'RC'],
  replicaRead: ['leader', 'follower', 'mixed', 'learner', 'preferLeader'],
  matchLabels: 'object',
  replicaReadAdjuster: 'function',
  staleRead: 'boolean',
  stalenessMs: 'number',
  keyOnly: 'boolean',
  notFillCache: 'boolean',
  taskId: 'bigint',
  cache: 'boolean',
} as const;
const names: ReadonlySet<string> = new Set([...callOptionNames, ...Object.keys(shapes), ...requestSettingNames]);

/**
 * A snapshot at a timestamp, or at this moment. Rejects with `FutureTimestampError`, `TxnAbortedByGcError` and
 * `InvalidArgumentError` for times that cannot be read at.
 */
export async function openSnapshot(parts: TxnParts, options: OpenSnapshotOptions = {}): Promise<Snapshot> {
  checkSnapshotOptions(options);
  const limits = resolveCall(parts.clock, options, parts.settings.timeoutMs, InvalidArgumentError.of);
  const timestamp = await timestampOf(parts, options, limits);
  if (timestamp === undefined) return new Snapshot(parts, await parts.timestamps.fresh(limits), options);
  await checkReadTimestamp(parts, timestamp, limits);
  return new Snapshot(parts, timestamp, options);
}

/** The time that the options name. */
async function timestampOf(
  { timestamps }: TxnParts,
  { timestamp, stalenessMs, staleRead }: OpenSnapshotOptions,
  limits: CallLimits,
): Promise<bigint | undefined> {
  if (staleRead === true && timestamp === maxTs) {
    throw new InvalidArgumentError('timestamp', 'a time that has passed, for stale reads', String(timestamp));
  }
  if (stalenessMs === undefined) return timestamp;
  if (timestamp !== undefined) {
    throw new InvalidArgumentError('stalenessMs', 'absent where there is a timestamp', String(stalenessMs));
  }
  return timestamps.stale(stalenessMs, limits);
}

/** Refuses a timestamp that has not come yet, is none, or is older than the safe point. */
export async function checkReadTimestamp(parts: TxnParts, timestamp: bigint, limits: CallLimits): Promise<void> {
  if (timestamp === maxTs) return;
  if (timestamp < 1n || timestamp > maxInt64) {
    throw new InvalidArgumentError('timestamp', `from 1 to ${maxInt64}, or ${maxTs}`, String(timestamp));
  }
  if (timestamp > parts.timestamps.latest) {
    const now = await parts.timestamps.fresh(limits);
    if (timestamp > now) throw new FutureTimestampError(timestamp, now);
  }
  await parts.safePoint.checkFresh(timestamp, limits);
}

function checkSnapshotOptions(options: OpenSnapshotOptions): void {
  checkOptions(options, names);
  checkRequestSettings(options);
  for (const [name, shape] of Object.entries(shapes)) {
    const value: unknown = options[name as keyof typeof shapes];
    if (value === undefined) continue;
    if (typeof shape === 'string') {
      if (typeof value !== shape || value === null) throw new InvalidArgumentError(name, `a ${shape}`, typeof value);
    } else if (!(shape as readonly unknown[]).includes(value)) {
      throw new InvalidArgumentError(
        name,
        `one of ${shape.join(', ')}`,
        typeof value === 'string' ? value : typeof value,
      );
    }
  }
}
