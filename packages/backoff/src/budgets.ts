import type { BackofferOptions } from './backoffer.js';

/** What one kind of operation may spend: pass it to `new Backoffer` with the caller's variables. */
export type BackoffBudget = Pick<BackofferOptions, 'maxSleepMs' | 'weighted'>;

const budget = (maxSleepMs: number, weighted = true): BackoffBudget => Object.freeze({ maxSleepMs, weighted });

/** Budgets of client-go's operations, before the weight. */
export const backoffBudgets = Object.freeze({
  prewrite: budget(40_000),
  commitPrimary: budget(40_000),
  /** In the background, detached from the caller. */
  commitSecondaries: budget(41_000),
  cleanup: budget(20_000),
  pessimisticLock: budget(20_000),
  pessimisticRollback: budget(20_000),
  timestamp: budget(15_000),
  /** A new one per heartbeat. */
  txnHeartBeat: budget(20_000),
  pipelinedFlush: budget(20_000),
  broadcastTxnStatus: budget(10_000),
  /** A new one per region. */
  pipelinedCommitRange: budget(41_000, false),
  pipelinedRollbackRange: budget(20_000, false),
  snapshotGet: budget(20_000),
  /** A new one for every `next`. */
  scan: budget(20_000),
  getTxnStatus: budget(20_000, false),
  asyncResolve: budget(40_000, false),
  gcResolveLock: budget(100_000),
  /** Per region. */
  deleteRange: budget(100_000),
  rangeTaskLocate: budget(20_000),
  waitScatterFinish: budget(120_000),
  raw: budget(20_000),
  regionCachePreload: budget(20_000),
  updateBuckets: budget(20_000, false),
  /** For ever, in effect. */
  batchStream: budget(2 ** 31 - 1, false),
  commitWait: budget(1_000, false),
});

/** Splitting at `keys` keys. */
export function splitRegionsBudget(keys: number): BackoffBudget {
  return budget(Math.min(20_000 * keys, 120_000));
}

/** Reloading the whole region cache every `intervalSeconds`. */
export function fullRefreshBudget(intervalSeconds: number): BackoffBudget {
  return budget(intervalSeconds * 1_000);
}
