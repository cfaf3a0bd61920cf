import { ConfigError } from '@tikv-client/errors';
import type { metapb } from '@tikv-client/kvproto';
import type { Clock, Logger } from '@tikv-client/runtime';
import { shareSignal } from '@tikv-client/runtime';
import type { ApiVersion } from '../options.js';
import type { HttpGet } from './http-get.js';

/** The API version in a store's configuration (`GET /config`); undefined when the answer does not say. */
export function apiVersionOf(config: string): ApiVersion | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(config);
  } catch {
    return undefined;
  }
  const storage = (parsed as { storage?: Record<string, unknown> } | null)?.storage;
  const version = storage?.['api-version'];
  if (version === 2) return 'v2';
  if (version === 1) return storage?.['enable-ttl'] === true ? 'v1ttl' : 'v1';
  return undefined;
}

/**
 * Asks the status ports of all stores at once; the first that answers speaks for the cluster (stores of one cluster cannot
 * differ). Undefined when none can be asked in time: the store's own refusal of the first request is then what tells.
 */
export async function askApiVersion(
  stores: readonly metapb.Store[],
  get: HttpGet,
  timeoutMs: number,
  deps: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly tls: boolean;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<ApiVersion | undefined> {
  const { clock, logger, tls, signal } = deps;
  const abort = new AbortController();
  const stop = (): void => abort.abort(signal?.reason ?? new Error('out of time'));
  const timer = clock.setTimer(timeoutMs, stop);
  if (signal !== undefined) shareSignal(signal).addEventListener('abort', stop, { once: true });
  try {
    return await Promise.any(
      stores
        .filter((store) => store.statusAddress !== '')
        .map(async (store) => {
          const config = await get(`${tls ? 'https' : 'http'}://${store.statusAddress}/config`, abort.signal);
          const version = apiVersionOf(config);
          if (version === undefined) throw new Error('the configuration names no API version');
          return version;
        }),
    );
  } catch (error) {
    signal?.throwIfAborted();
    logger.info('the API version of the cluster could not be asked', { error });
    return undefined;
  } finally {
    timer.cancel();
    signal?.removeEventListener('abort', stop);
    abort.abort(new Error('answered'));
  }
}

/** The version to use. Throws `ConfigError` when it is not the one that the cluster runs. */
export function settleApiVersion(wanted: ApiVersion | undefined, running: ApiVersion | undefined): ApiVersion {
  if (wanted !== undefined && running !== undefined && wanted !== running) {
    throw new ConfigError('apiVersion', `is '${wanted}', but the cluster runs '${running}'`);
  }
  return wanted ?? running ?? 'v1';
}
