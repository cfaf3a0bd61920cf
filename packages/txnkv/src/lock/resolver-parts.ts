import type { Clock, Logger, Random } from '@tikv-client/runtime';
import type { RecentTimestamp } from '../recent-timestamp.js';
import type { TxnRequester } from '../txn-requester.js';
import type { TxnSettings } from '../txn-settings.js';
import type { BackgroundWork } from './background-work.js';

/** What lock resolution needs. */
export interface ResolverParts {
  readonly requester: TxnRequester;
  readonly timestamps: RecentTimestamp;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly background: BackgroundWork;
  readonly settings: TxnSettings;
}
