import { InvalidArgumentError } from '@tikv-client/errors';
import type { CallOptions } from '@tikv-client/runtime';

/** How long a call waits for locks that others hold. */
export interface LockWaitOptions extends CallOptions {
  /** Do not wait for locks of others at all: `KeyLockedError` with reason `noWait`. @default false */
  readonly noWait?: boolean | undefined;
  /** Longest wait for locks of others, ms, at least 0; then `KeyLockedError` with reason `waitTimeout`. @default the call's time */
  readonly waitTimeoutMs?: number | undefined;
}

export interface LockKeysOptions extends LockWaitOptions {
  /** Read the newest values under the locks. @default false */
  readonly returnValues?: boolean | undefined;
  /** Find out which keys exist. @default false */
  readonly checkExistence?: boolean | undefined;
  /** Keys that do not exist are not locked. Implies `returnValues`. @default false */
  readonly lockOnlyIfExists?: boolean | undefined;
  /**
   * Together with others who want to share the keys: for what is read and must not change, in pessimistic transactions that have
   * locked another key for themselves before. Keys that are shared cannot be written by the transaction, nor locked for itself
   * later; those it has for itself stay so. Not with `lockOnlyIfExists`. @default false
   */
  readonly shared?: boolean | undefined;
}

/** One key after `lockKeys`. */
export interface LockedKey {
  readonly key: Uint8Array;
  /** False only with `lockOnlyIfExists`, for a key that does not exist. */
  readonly locked: boolean;
  /** Whether it has a value; undefined unless something was asked that tells. */
  readonly exists: boolean | undefined;
  /** The newest committed value, with `returnValues`; undefined when absent. */
  readonly value: Uint8Array | undefined;
}

/** `LockKeysOptions`, checked and filled in. */
export interface LockWish {
  readonly returnValues: boolean;
  readonly checkExistence: boolean;
  readonly lockOnlyIfExists: boolean;
  readonly shared: boolean;
  readonly wait: LockWait;
}

/** `noWait` and a wait of 0 ask the store for the same and differ in the error; `untilMs` is on the clock's monotonic scale. */
export type LockWait = { readonly kind: 'noWait' } | { readonly kind: 'until'; readonly untilMs: number };

export const lockWaitOptionNames: ReadonlySet<string> = new Set([
  'signal',
  'timeoutMs',
  'noWait',
  'waitTimeoutMs',
] satisfies (keyof LockWaitOptions)[]);

export const lockKeysOptionNames: ReadonlySet<string> = new Set([
  ...lockWaitOptionNames,
  ...(['returnValues', 'checkExistence', 'lockOnlyIfExists', 'shared'] satisfies (keyof LockKeysOptions)[]),
]);

export function resolveLockWish(options: LockKeysOptions | undefined, nowMs: number): LockWish {
  const flag = (name: 'noWait' | 'returnValues' | 'checkExistence' | 'lockOnlyIfExists' | 'shared'): boolean => {
    const value: unknown = options?.[name] ?? false;
    if (typeof value !== 'boolean') throw new InvalidArgumentError(`options.${name}`, 'a boolean', typeof value);
    return value;
  };
  const waitMs: unknown = options?.waitTimeoutMs ?? Infinity;
  if (typeof waitMs !== 'number' || !(waitMs >= 0)) {
    throw InvalidArgumentError.of('options.waitTimeoutMs', 'a number of at least 0', waitMs);
  }
  const lockOnlyIfExists = flag('lockOnlyIfExists');
  const shared = flag('shared');
  // Stores lock shared keys whether or not they exist.
  if (shared && lockOnlyIfExists) throw new InvalidArgumentError('options.shared', 'without lockOnlyIfExists');
  return {
    // A store that is to lock existing keys only tells by the values which they were.
    returnValues: flag('returnValues') || lockOnlyIfExists,
    checkExistence: flag('checkExistence'),
    lockOnlyIfExists,
    shared,
    wait: flag('noWait') ? { kind: 'noWait' } : { kind: 'until', untilMs: nowMs + waitMs },
  };
}

/** A store waits no longer than this, so that silence still means trouble; then it is asked again. */
const longestStoreWaitMs = 2000;

/** Up to this much time left, an attempt may use up all of it; of more, half (see `attemptTimeout` of the requester). */
const undividedMs = 1000;
/** For the answer to come back before the call's time is up. */
const answerMs = 50;

/**
 * `wait_timeout` of a request: -1 does not wait, 0 would be the store's default. Nobody tells a store when a lock expires, so it is
 * not left waiting beyond `lifeMs`, what the lock in the way has left to live. Nor beyond what `restMs`, the time left of the
 * call, leaves for one attempt: then it answers and says who holds the lock, where silence would look like trouble.
 */
export function storeWaitMs(wait: LockWait, nowMs: number, restMs: number, lifeMs = Infinity): bigint {
  if (wait.kind === 'noWait') return -1n;
  const patience = restMs > undividedMs ? restMs * 0.4 : Math.max(restMs - answerMs, restMs / 2);
  const left = Math.min(wait.untilMs - nowMs, longestStoreWaitMs, patience, Math.max(1, lifeMs));
  return left < 1 ? -1n : BigInt(Math.floor(left));
}
