import type { RegionRequester } from '@tikv-client/region-request';

/** What transactions use of a `RegionRequester`. */
export interface TxnRequester extends Pick<RegionRequester, 'send' | 'start' | 'sendToRegion' | 'sendShards'> {
  readonly cache: Pick<RegionRequester['cache'], 'tryLocate' | 'closing'>;
}
