import type { LockResolver } from './lock/lock-resolver.js';
import type { ResolverParts } from './lock/resolver-parts.js';
import type { SafePoint } from './snapshot/safe-point.js';

/** What the snapshots and transactions of one client share. */
export interface TxnParts extends ResolverParts {
  readonly resolver: LockResolver;
  readonly safePoint: SafePoint;
}
