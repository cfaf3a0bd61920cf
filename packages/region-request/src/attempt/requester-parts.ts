import type { BackoffKind } from '@tikv-client/backoff';
import type { RegionErrorKind } from '@tikv-client/errors';
import type { RegionCache } from '@tikv-client/region-cache';
import type { StoreRpc } from '@tikv-client/rpc';
import type { Clock, Random } from '@tikv-client/runtime';
import type { ResolvedRegionRequesterOptions } from '../options.js';
import type { Contexts } from './context.js';
import type { RpcInterceptor } from './intercepted.js';
import type { InterceptorWaits } from './interceptor-wait.js';
import type { RequestCodec } from './request-codec.js';

/** What the calls of one requester share. */
export interface RequesterParts {
  readonly cache: RegionCache;
  readonly rpc: StoreRpc;
  readonly clock: Clock;
  readonly random: Random;
  readonly options: ResolvedRegionRequesterOptions;
  readonly contexts: Contexts;
  readonly interceptors: RpcInterceptor | undefined;
  readonly waits: InterceptorWaits;
  readonly codec: RequestCodec | undefined;
  readonly onRegionError: ((kind: RegionErrorKind, storeId: bigint) => void) | undefined;
  readonly onBackoff: ((kind: BackoffKind, sleptMs: number) => void) | undefined;
  readonly onRetried: ((retries: number) => void) | undefined;
}
