import type { SyncEngineReader } from '@tikv-client/engine';
import type { Lock } from './lock.js';

/** Pessimistic locks that live in the leader's memory only, over those of the lock family. Keys are raw. */
export interface LockView {
  get(key: Uint8Array): Lock | undefined;
  /** In key order; empty bounds are open. */
  range(start: Uint8Array, end: Uint8Array): Iterable<readonly [key: Uint8Array, lock: Lock]>;
}

/**
 * What an action sees. `reader` has the families `default`, `lock` and `write`; its keys are memcomparable, those of `default` and
 * `write` followed by a descending time stamp.
 */
export interface MvccView {
  readonly reader: SyncEngineReader;
  readonly memoryLocks?: LockView | undefined;
}
