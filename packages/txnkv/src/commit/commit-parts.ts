import type { LatchScheduler } from '@tikv-client/latch';
import type { CommitSettings } from '../options/txn-client-options.js';
import type { TxnParts } from '../txn-parts.js';
import type { TxnSettings } from '../txn-settings.js';

/** What the commits of one client share. */
export interface CommitParts extends TxnParts {
  readonly settings: TxnSettings & CommitSettings;
  /** Queues of this client's optimistic transactions; undefined: none. */
  readonly latches: LatchScheduler | undefined;
  /** Hearts that beat, for `close` to stop. */
  readonly heartbeats: Set<{ stop(): void }>;
}
