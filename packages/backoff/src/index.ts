// Backoffer: client-go's retry curves, budgets, exclusions, fork, clone and merge.
export { Backoffer } from './backoffer.js';
export type { BackofferDeps, BackofferOptions } from './backoffer.js';
export { backoffBudgets, fullRefreshBudget, splitRegionsBudget } from './budgets.js';
export type { BackoffBudget } from './budgets.js';
export { backoffKinds } from './kinds.js';
export type { BackoffKind, Jitter } from './kinds.js';
export { backoffForRegionError, isFakeRegionError } from './region-error.js';
export type { RegionErrorShape } from './region-error.js';
