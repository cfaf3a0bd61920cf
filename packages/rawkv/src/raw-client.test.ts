import { ConfigError, InvalidArgumentError } from '@tikv-client/errors';
import type { RegionRequester } from '@tikv-client/region-request';
import { SimulatedClock } from '@tikv-client/runtime';
import { describe, expect, test } from 'vitest';
import type { RawClient, RawClientOptions } from './index.js';
import { createRawClient, resolveRawClientOptions } from './index.js';

/** A client whose requests go nowhere: whatever gets past validation is counted. */
function setUp(options: RawClientOptions = {}): { client: RawClient; sent: () => number } {
  let sent = 0;
  const went = (): never => {
    sent += 1;
    throw new Error('went out');
  };
  const requester = { start: went, send: went, sendToRegion: went, sendShards: went };
  const client = createRawClient(options, {
    requester: requester as unknown as RegionRequester,
    clock: new SimulatedClock(),
  });
  return { client, sent: () => sent };
}

const long = new Uint8Array(8193);
const huge = new Uint8Array(8 * 1024 * 1024);
const wrong = <T>(value: unknown): T => value as T;
/** A list whose first place was never filled. */
function holed(item: unknown): unknown[] {
  const list: unknown[] = [];
  list[1] = item;
  return list;
}

// Each: what is called, the field that is named, and a part of the limit in the message.
const refusals: readonly [name: string, call: (client: RawClient) => Promise<unknown>, field: string, limit: string][] =
  [
    ['get of an empty key', (c) => c.get(''), 'key', '1 to 8192 bytes'],
    ['get of a long key', (c) => c.get(long), 'key', '1 to 8192 bytes'],
    ['get of a number', (c) => c.get(wrong(7)), 'key', 'Uint8Array or a string'],
    ['get of null', (c) => c.get(wrong(null)), 'key', 'Uint8Array or a string'],
    ['put of an empty key', (c) => c.put('', 'v'), 'key', '1 to 8192 bytes'],
    ['put without value', (c) => c.put('k', wrong(undefined)), 'value', 'Uint8Array or a string'],
    ['put of a huge value', (c) => c.put('k', huge), 'value', 'at most 8388608 bytes'],
    ['put with a negative ttl', (c) => c.put('k', 'v', { ttlSeconds: -1 }), 'ttlSeconds', 'whole number of seconds'],
    ['put with half a second', (c) => c.put('k', 'v', { ttlSeconds: 0.5 }), 'ttlSeconds', 'whole number of seconds'],
    [
      'put with an over-long ttl',
      (c) => c.put('k', 'v', { ttlSeconds: 2n ** 64n }),
      'ttlSeconds',
      'whole number of seconds',
    ],
    ['delete of an empty key', (c) => c.delete(''), 'key', '1 to 8192 bytes'],
    ['batchGet of no array', (c) => c.batchGet(wrong('keys')), 'keys', 'an array'],
    ['batchGet with an empty key', (c) => c.batchGet(['a', '']), 'keys[1]', '1 to 8192 bytes'],
    ['batchDelete with a long key', (c) => c.batchDelete(['a', 'b', long]), 'keys[2]', '1 to 8192 bytes'],
    ['batchPut with a bad pair', (c) => c.batchPut([{ key: 'a', value: 'v' }, wrong(3)]), 'pairs[1]', 'key and value'],
    ['batchPut with an empty key', (c) => c.batchPut([{ key: '', value: 'v' }]), 'pairs[0].key', '1 to 8192 bytes'],
    ['batchPut of a huge value', (c) => c.batchPut([{ key: 'k', value: huge }]), 'pairs[0].value', 'at most 8388608'],
    [
      'batchPut with a bad ttl',
      (c) => c.batchPut([{ key: 'k', value: '', ttlSeconds: NaN }]),
      'pairs[0].ttlSeconds',
      'whole',
    ],
    ['scan of an inverted range', (c) => c.scan({ start: 'b', end: 'a' }), 'range.end', 'range.start'],
    ['scan of a string', (c) => c.scan(wrong('a')), 'range', 'start and end'],
    ['scan with an unknown bound', (c) => c.scan(wrong({ from: 'a' })), 'range.from', 'start or end'],
    ['scan of nothing', (c) => c.scan({}, { limit: 0 }), 'limit', '1 to 10240'],
    ['scan of too much', (c) => c.scan({}, { limit: 10_241 }), 'limit', '1 to 10240'],
    ['deleteRange of an inverted range', (c) => c.deleteRange({ start: 'b', end: 'a' }), 'range.end', 'range.start'],
    ['checksum of a number', (c) => c.checksum({ start: wrong(1) }), 'range.start', 'Uint8Array or a string'],
    ['a swap that is none', (c) => c.compareAndSwap('k', wrong(undefined)), 'swap', 'previous, value'],
    ['a swap without value', (c) => c.compareAndSwap('k', wrong({ previous: 'a' })), 'swap.value', 'Uint8Array'],
    ['a family that is no text', (c) => c.get('k', { columnFamily: wrong(1) }), 'columnFamily', 'a string'],
    ['no time at all', (c) => c.get('k', { timeoutMs: 0 }), 'timeoutMs', 'above 0'],
    ['a misspelt ttl', (c) => c.put('k', 'v', wrong({ ttl: 5 })), 'options.ttl', 'ttlSeconds'],
    ['a ttl where none belongs', (c) => c.get('k', wrong({ ttlSeconds: 5 })), 'options.ttlSeconds', 'columnFamily'],
    [
      'a misspelt ttl of a pair',
      (c) => c.batchPut([wrong({ key: 'k', value: 'v', ttl: 5 })]),
      'pairs[0].ttl',
      'ttlSeconds',
    ],
    ['batchPut with a hole', (c) => c.batchPut(wrong(holed({ key: 'k', value: 'v' }))), 'pairs[0]', 'key and value'],
    ['batchGet with a hole', (c) => c.batchGet(wrong(holed('a'))), 'keys[0]', 'Uint8Array or a string'],
    ['options that are a number', (c) => c.put('k', 'v', wrong(5)), 'options', 'an object'],
    ['options that are null', (c) => c.delete('k', wrong(null)), 'options', 'an object'],
    [
      'batchDelete with unknown options',
      (c) => c.batchDelete(['k'], wrong({ keyOnly: true })),
      'options.keyOnly',
      'signal',
    ],
    [
      'checksum of a family',
      (c) => c.checksum({}, wrong({ columnFamily: 'lock' })),
      'options.columnFamily',
      'timeoutMs',
    ],
    ['scan with an unknown option', (c) => c.scan({}, wrong({ reverse: true })), 'options.reverse', 'keyOnly'],
    ['keyOnly that is a word', (c) => c.scan({}, { keyOnly: wrong('yes') }), 'keyOnly', 'a boolean'],
    ['a signal that is none', (c) => c.get('k', { signal: wrong({}) }), 'signal', 'an AbortSignal'],
    ['a signal that is null', (c) => c.get('k', { signal: wrong(null) }), 'signal', 'an AbortSignal'],
    ['a misspelt previous', (c) => c.compareAndSwap('k', wrong({ prev: 'a', value: 'b' })), 'swap.prev', 'previous'],
    ['a swap without previous', (c) => c.compareAndSwap('k', wrong({ value: 'b' })), 'swap.previous', 'given'],
  ];

describe('bad input is refused before anything is sent', () => {
  test.each(refusals)('%s', async (_name, call, field, limit) => {
    const { client, sent } = setUp({ atomic: true });
    const error: unknown = await call(client).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', field });
    expect((error as Error).message).toContain(limit);
    expect(sent()).toBe(0);
  });

  test('iterators refuse at once and not at the first step', () => {
    const { client } = setUp();
    expect(() => client.scanIterator({ start: 'b', end: 'a' })).toThrow(InvalidArgumentError);
    expect(() => client.reverseScanIterator({}, wrong({ limit: 5 }))).toThrow('options.limit');
  });

  test('compareAndSwap needs an atomic client, TTL a cluster that keeps it', async () => {
    await expect(setUp().client.compareAndSwap('k', { previous: undefined, value: 'v' })).rejects.toMatchObject({
      field: 'compareAndSwap',
    });
    const { client } = setUp({ ttl: false });
    await expect(client.put('k', 'v', { ttlSeconds: 1 })).rejects.toMatchObject({ field: 'ttlSeconds' });
    await expect(client.getKeyTtl('k')).rejects.toMatchObject({ field: 'getKeyTtl' });
  });

  test('an aborted signal rejects with its reason', async () => {
    const reason = new Error('no');
    await expect(setUp().client.get('k', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe('options', () => {
  test('unknown names and wrong values are refused by name', () => {
    expect(() => resolveRawClientOptions(wrong({ batchSize: 1 }))).toThrow(ConfigError);
    expect(() => resolveRawClientOptions(wrong({ batchSize: 1 }))).toThrow('raw.batchSize');
    expect(() => resolveRawClientOptions({ batchKeys: 0 })).toThrow('raw.batchKeys');
    expect(() => resolveRawClientOptions({ batchKeys: 1.5 })).toThrow('raw.batchKeys');
    expect(() => resolveRawClientOptions(wrong({ atomic: 'yes' }))).toThrow('raw.atomic');
    expect(resolveRawClientOptions({ maxKeyBytes: 16 })).toMatchObject({ maxKeyBytes: 16, timeoutMs: 30_000 });
  });
});
