import { ConfigError } from '@tikv-client/errors';
import { describe, expect, test } from 'vitest';
import type { TikvClientOptions } from './options.js';
import { resolveTikvClientOptions } from './options.js';

const pd = ['127.0.0.1:2379'];
const bad: readonly [options: object, field: string][] = [
  [{}, 'pd'],
  [{ pd: [] }, 'pd'],
  [{ pd: 'host:2379' }, 'pd'],
  [{ pd, endpoints: [] }, 'endpoints'],
  [{ pd, timeout: 5 }, 'timeout'],
  [{ pd, timeoutMs: 0 }, 'timeoutMs'],
  [{ pd, timeoutMs: '5' }, 'timeoutMs'],
  [{ pd, apiVersion: 'v3' }, 'apiVersion'],
  [{ pd, apiVersion: 'v2' }, 'apiVersion'],
  [{ pd, keyspace: 'a' }, 'keyspace'],
  [{ pd, tls: { caFile: 'x' } }, 'tls.caFile'],
  [{ pd, tls: { ca: 5 } }, 'tls.ca'],
  [{ pd, tls: { cert: 'x' } }, 'tls'],
  [{ pd, raw: { scanLimit: 5 } }, 'raw.scanLimit'],
  [{ pd, raw: 5 }, 'raw'],
  [{ pd, regionCache: { ttl: 5 } }, 'regionCache.ttl'],
  [{ pd, rpc: { streams: 5 } }, 'rpc.streams'],
  [{ pd, pdClient: { retries: 5 } }, 'pd.retries'],
];

describe('resolveTikvClientOptions', () => {
  test.each(bad)('%j is refused, naming %s', (options, field) => {
    let error: unknown;
    try {
      resolveTikvClientOptions(options as TikvClientOptions);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).field).toContain(field);
  });

  test('fills in the defaults and keeps the rest', () => {
    expect(resolveTikvClientOptions({ pd, apiVersion: 'v1ttl', timeoutMs: 1000 })).toEqual({
      pd,
      apiVersion: 'v1ttl',
      timeoutMs: 1000,
      attemptTimeoutMs: 5000,
      versionCheckTimeoutMs: 2000,
      maxBackoffMs: 20_000,
      backoffWeight: 2,
    });
  });
});
