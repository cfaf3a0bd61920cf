import { ConfigError, InvalidArgumentError, ServerError, TikvError } from '@tikv-client/errors';
import { createTikvClient } from 'tikv-client';
import type { RawClient, TikvClientOptions } from 'tikv-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedCluster } from '@tikv-client/embedded-tikv';
import type { EmbeddedCluster } from '@tikv-client/embedded-tikv';
import { createGrpcListener } from '@tikv-client/transport';
import { TappingListener } from '../hostile/tapping-listener.js';
import type { TikvClient } from 'tikv-client';
import { refuseStrayRejections } from './no-stray-rejections.js';

refuseStrayRejections();

const tap = new TappingListener(createGrpcListener());
let cluster: EmbeddedCluster;
let client: TikvClient;

beforeAll(async () => {
  cluster = await createEmbeddedCluster({ addressing: 'port', regions: 2 }, { listener: tap });
  client = await createTikvClient({ pd: cluster.pdEndpoints, raw: { atomic: true, maxEntryBytes: 64 * 1024 } });
  return async () => {
    void client.close();
    await cluster.close();
  };
});

/** Lets a test say what the types forbid. */
const wrong = (value: unknown): never => value as never;
const longKey = new Uint8Array(8193);
const bigValue = new Uint8Array(64 * 1024);
const empty = new Uint8Array(0);
const fine = { key: 'fine', value: 'fine' };

describe('arguments that cannot be: refused by name, with the limit, before anything is sent', () => {
  test.each<[string, string, (raw: RawClient) => unknown]>([
    ['get without a key', 'key', (raw) => raw.get('')],
    ['get with an empty key', 'key', (raw) => raw.get(new Uint8Array(0))],
    ['get with an over-long key', 'key', (raw) => raw.get(longKey)],
    ['get with a number', 'key', (raw) => raw.get(wrong(7))],
    ['get with null', 'key', (raw) => raw.get(wrong(null))],
    ['get with undefined', 'key', (raw) => raw.get(wrong(undefined))],
    ['get with an array', 'key', (raw) => raw.get(wrong([1, 2]))],
    ['get with a negative time', 'timeoutMs', (raw) => raw.get('k', { timeoutMs: -1 })],
    ['get with a time that is none', 'timeoutMs', (raw) => raw.get('k', { timeoutMs: Number.NaN })],
    ['get from a family that is no string', 'columnFamily', (raw) => raw.get('k', { columnFamily: wrong(1) })],
    ['put with an empty key', 'key', (raw) => raw.put('', 'v')],
    ['put with an over-long key', 'key', (raw) => raw.put(longKey, 'v')],
    ['put with an over-long value', 'value', (raw) => raw.put('k', bigValue)],
    ['put with a value that is no bytes', 'value', (raw) => raw.put('k', wrong({ length: 3 }))],
    ['put without a value', 'value', (raw) => raw.put('k', wrong(undefined))],
    ['put with a life on a cluster without', 'ttlSeconds', (raw) => raw.put('k', 'v', { ttlSeconds: 5 })],
    ['put with a negative life', 'ttlSeconds', (raw) => raw.put('k', 'v', { ttlSeconds: -5 })],
    ['delete with an empty key', 'key', (raw) => raw.delete('')],
    ['delete with an over-long key', 'key', (raw) => raw.delete(longKey)],
    ['getKeyTtl with an empty key', 'key', (raw) => raw.getKeyTtl('')],
    ['getKeyTtl on a cluster without', 'getKeyTtl', (raw) => raw.getKeyTtl('k')],
    ['batchGet with one empty key', 'keys[1]', (raw) => raw.batchGet(['fine', ''])],
    ['deleteRange of a list, which names no range', 'range', (raw) => raw.deleteRange(wrong([]))],
    ['deleteRange of a promise', 'range', (raw) => raw.deleteRange(wrong(Promise.resolve({ start: 'a', end: 'b' })))],
    ['deleteRange of a buffer', 'range', (raw) => raw.deleteRange(wrong(new ArrayBuffer(2)))],
    ['scan of a set', 'range', (raw) => raw.scan(wrong(new Set(['a'])))],
    ['scan with a limit that has no text', 'limit', (raw) => raw.scan({}, { limit: wrong(Object.create(null)) })],
    ['get with a signal for options', 'options', (raw) => raw.get('k', wrong(new AbortController().signal))],
    ['get with a signal that has no text', 'signal', (raw) => raw.get('k', { signal: wrong(Object.create(null)) })],
    ['batchGet with no list', 'keys', (raw) => raw.batchGet(wrong('keys'))],
    ['batchGet with a hole', 'keys[1]', (raw) => raw.batchGet(wrong(['fine', undefined]))],
    ['batchDelete with one over-long key', 'keys[2]', (raw) => raw.batchDelete(['fine', 'fine', longKey])],
    ['batchPut with one empty key', 'pairs[1].key', (raw) => raw.batchPut([fine, { key: '', value: 'v' }])],
    [
      'batchPut with one over-long value',
      'pairs[1].value',
      (raw) => raw.batchPut([fine, { key: 'k', value: bigValue }]),
    ],
    ['batchPut with one wrong value', 'pairs[1].value', (raw) => raw.batchPut([fine, { key: 'k', value: wrong(1) }])],
    ['batchPut with one pair that is none', 'pairs[1]', (raw) => raw.batchPut([fine, wrong(null)])],
    ['batchPut with no list', 'pairs', (raw) => raw.batchPut(wrong({}))],
    ['compareAndSwap with an empty key', 'key', (raw) => raw.compareAndSwap('', { previous: 'a', value: 'b' })],
    ['compareAndSwap without what to swap', 'swap', (raw) => raw.compareAndSwap('k', wrong(undefined))],
    [
      'compareAndSwap with a wrong previous value',
      'swap.previous',
      (raw) => raw.compareAndSwap('k', { previous: wrong(1), value: 'b' }),
    ],
    [
      'compareAndSwap with an over-long value',
      'swap.value',
      (raw) => raw.compareAndSwap('k', { previous: 'a', value: bigValue }),
    ],
    ['scan with a limit of 0', 'limit', (raw) => raw.scan({}, { limit: 0 })],
    ['scan with a limit beyond the greatest', 'limit', (raw) => raw.scan({}, { limit: 1e9 })],
    ['scan with half a pair', 'limit', (raw) => raw.scan({}, { limit: 1.5 })],
    ['scan of a range that is none', 'range', (raw) => raw.scan(wrong(null))],
    ['scan from a number', 'range.start', (raw) => raw.scan({ start: wrong(1) })],
    ['deleteRange of a range that is none', 'range', (raw) => raw.deleteRange(wrong('all'))],
    ['checksum to a number', 'range.end', (raw) => raw.checksum({ end: wrong(1) })],
    ['an iterator from a number', 'range.start', (raw) => raw.scanIterator({ start: wrong(1) })],
  ])('%s: %s', async (_name, field, call) => {
    tap.reset();
    const before = await client.raw.checksum({});
    const sent = tap.count('RawChecksum');
    // The async wrapper takes what is thrown as well as what is rejected.
    const error: unknown = await (async () => call(client.raw))().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).field).toBe(field);
    expect((error as InvalidArgumentError).message).toContain(field);
    for (const name of [
      'RawGet',
      'RawPut',
      'RawBatchPut',
      'RawBatchGet',
      'RawDelete',
      'RawBatchDelete',
      'RawCompareAndSwap',
      'RawScan',
      'RawDeleteRange',
    ]) {
      expect([name, tap.count(name)]).toEqual([name, 0]);
    }
    expect(tap.count('RawChecksum')).toBe(sent);
    expect(await client.raw.checksum({})).toEqual(before);
  });

  test('what a store refuses in words comes back as ServerError, and nothing is written', async () => {
    const error: unknown = await client.raw
      .put('k', 'v', { columnFamily: 'nonsense' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServerError);
    expect(await client.raw.get('k')).toBeUndefined();
  });

  test('the longest key and the longest value are written and read', async () => {
    const key = new Uint8Array(8192).fill(7);
    const value = new Uint8Array(64 * 1024 - 8192).fill(9);
    await client.raw.put(key, value);
    expect(Buffer.compare((await client.raw.get(key)) ?? new Uint8Array(0), value)).toBe(0);
    await client.raw.delete(key);
  });
});

describe('PD: arguments that cannot be', () => {
  test.each<[string, string, () => unknown]>([
    ['a region by a key that is text', 'key', () => client.pd.getRegion(wrong('key'))],
    ['a region by an id that is a number', 'id', () => client.pd.getRegionById(wrong(7))],
    ['a region by an id that is too large', 'id', () => client.pd.getRegionById(2n ** 64n)],
    ['a store by text', 'id', () => client.pd.getStore(wrong('7'))],
    ['regions up to a limit that is none', 'limit', () => client.pd.scanRegions(empty, empty, wrong(7n))],
    ['regions of no list', 'ranges', () => client.pd.batchScanRegions(wrong('x'), 1)],
    ['regions of a list of nothing', 'ranges[0].startKey', () => client.pd.batchScanRegions(wrong([undefined]), 1)],
    ['a signal that is none', 'signal', () => client.pd.getTimestamp({ signal: wrong(5) })],
    ['a signal that is none, for regions', 'signal', () => client.pd.getRegion(empty, { signal: wrong({}) })],
    ['options that are none', 'options', () => client.pd.getAllStores(wrong(null))],
    ['options of safe timestamps that are none', 'options', () => client.minSafeTs(wrong(null))],
    ['no timestamps', 'count', () => client.pd.getTimestamps(0)],
    ['half a timestamp', 'count', () => client.pd.getTimestamps(0.5)],
    ['too many timestamps', 'count', () => client.pd.getTimestamps(1e9)],
    ['a negative time', 'timeoutMs', () => client.pd.getTimestamp({ timeoutMs: -1 })],
    ['a time that is none', 'timeoutMs', () => client.pd.getRegion(new Uint8Array(0), { timeoutMs: Number.NaN })],
    ['a time for health that is none', 'timeoutMs', () => client.health({ timeoutMs: -1 })],
  ])('%s: %s', async (_name, field, call) => {
    const error: unknown = await (async () => call())().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as InvalidArgumentError).field).toBe(field);
  });
});

describe('options that cannot be: ConfigError with the path of the option, and nobody is asked', () => {
  test.each<[string, RegExp, object]>([
    ['no end points', /^pd: /, { pd: [] }],
    ['end points that are no list', /^pd: /, { pd: 'pd:2379' }],
    ['an end point without a port', /^pd\[1\]: /, { pd: ['pd:2379', 'pd'] }],
    ['an end point with a path', /^pd\[0\]: /, { pd: ['http://pd:2379/x'] }],
    ['an end point that is no string', /^pd\[0\]: /, { pd: [7] }],
    ['an unknown option', /^retries: /, { retries: 3 }],
    ['an unknown option of raw', /atomicc/, { raw: { atomicc: true } }],
    ['an unknown option of rpc', /rpc\.batchSize/, { rpc: { batchSize: 1 } }],
    ['an unknown option of the region cache', /regionCache\.ttl/, { regionCache: { ttl: 1 } }],
    ['an unknown option of the PD client', /pdClient\.retry/, { pdClient: { retry: 1 } }],
    ['an unknown option of TLS', /tls\.certs/, { tls: { certs: 'x' } }],
    ['half a certificate', /tls/, { tls: { cert: 'x' } }],
    ['TLS that is no object', /tls/, { tls: true }],
    ['a certificate that is none', /tls/, { tls: { ca: 'not a certificate' } }],
    ['an unknown API version', /apiVersion/, { apiVersion: 'v3' }],
    ['API v2 where the cluster runs v1', /apiVersion/, { apiVersion: 'v2' }],
    ['an API version that the cluster does not run', /apiVersion.*v1ttl/, { apiVersion: 'v1ttl' }],
    ['a keyspace without API v2', /keyspace/, { keyspace: 'x' }],
    ['no time', /timeoutMs/, { timeoutMs: 0 }],
    ['a time that is a string', /timeoutMs/, { timeoutMs: '5s' }],
    ['too long a batch', /rpc\.maxBatchSize/, { rpc: { maxBatchSize: 1e6 } }],
    ['a section that is no object', /raw/, { raw: 7 }],
    ['options that are none', /options/, { all: null }],
  ])('%s', async (_name, problem, options) => {
    const given =
      'all' in options
        ? wrong(options.all)
        : ({ pd: cluster.pdEndpoints, timeoutMs: 2000, ...options } as TikvClientOptions);
    const error: unknown = await createTikvClient(given).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toBeInstanceOf(TikvError);
    expect((error as ConfigError).message).toMatch(problem);
  });
});
