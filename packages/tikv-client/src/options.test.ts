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
  [{ pd, apiVersion: 2 }, 'apiVersion'],
  [{ pd, keyspace: 'a' }, 'keyspace'],
  [{ pd, apiVersion: 'v1', keyspace: 'a' }, 'keyspace'],
  [{ pd, apiVersion: 'v2', keyspace: '' }, 'keyspace'],
  [{ pd, apiVersion: 'v2', keyspace: 5 }, 'keyspace'],
  [{ pd, apiVersion: 'v2', raw: { columnFamily: 'lock' } }, 'raw.columnFamily'],
  [{ pd, txn: { retries: 5 } }, 'txn.retries'],
  [{ pd, txn: [] }, 'txn'],
  [{ pd, tls: { caFile: 'x' } }, 'tls.caFile'],
  [{ pd, tls: { ca: 5 } }, 'tls.ca'],
  [{ pd, tls: { cert: 'x' } }, 'tls'],
  [{ pd, raw: { scanLimit: 5 } }, 'raw.scanLimit'],
  [{ pd, raw: 5 }, 'raw'],
  [{ pd, regionCache: { ttl: 5 } }, 'regionCache.ttl'],
  [{ pd, rpc: { streams: 5 } }, 'rpc.streams'],
  [{ pd, pdClient: { retries: 5 } }, 'pdClient.retries'],
  [{ pd, pdClient: { timeoutMs: Number.NaN } }, 'pdClient.timeoutMs'],
  [{ pd, pdClient: { callerComponent: 7 } }, 'pdClient.callerComponent'],
  [{ pd, pdClient: { endpoints: pd } }, 'pdClient.endpoints'],
  [{ pd, pdClient: { tls: {} } }, 'pdClient.tls'],
  [{ pd, pdClient: [] }, 'pdClient'],
  [{ pd: ['a:1', 'a:99999'] }, 'pd[1]'],
  [{ pd, timeoutMs: null }, 'timeoutMs'],
  [{ pd, rpc: { channel: {} } }, 'rpc.channel'],
  [{ pd, channel: { tls: {} } }, 'channel.tls'],
  [{ pd, channel: { keepalive: 5 } }, 'channel.keepalive'],
  [{ pd, channel: { connectTimeoutMs: 0 } }, 'channel.connectTimeoutMs'],
  [{ pd, redactKeys: true }, 'redactKeys'],
  [{ pd, raw: { batchKeys: 1.5 } }, 'raw.batchKeys'],
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
    expect((error as ConfigError).field).toBe(field);
    expect((error as ConfigError).message.startsWith(`${field}: `)).toBe(true);
  });

  test('fills in the defaults and keeps the rest', () => {
    expect(resolveTikvClientOptions({ pd, apiVersion: 'v1ttl', timeoutMs: 1000 })).toEqual({
      pd,
      apiVersion: 'v1ttl',
      timeoutMs: 1000,
      attemptTimeoutMs: 5000,
      versionCheckTimeoutMs: 2000,
      safeTsIntervalMs: 2000,
      maxBackoffMs: 20_000,
      backoffWeight: 2,
    });
  });
});
