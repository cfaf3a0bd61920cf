import { encodeBytes } from '@tikv-client/codec';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Command, DeepPartial } from '@tikv-client/kvproto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkTxnKeyMode } from '../src/raw/api-mode.js';
import type { StorageMode } from '../src/raw/api-mode.js';
import { crc64 } from '../src/raw/crc64.js';
import { borderOf } from '../src/region/split-region.js';
import { SimCluster, textOf, utf8 } from './sim-cluster.js';

let sim: SimCluster;
beforeAll(async () => {
  sim = await SimCluster.start({ apiVersion: 2 });
});
afterAll(async () => sim.close());
beforeEach(async () => {
  for (const region of sim.cluster.regions()) {
    const batch = { startKey: utf8('r'), endKey: utf8('s') };
    if (region.startKey.length === 0 && region.endKey.length === 0) await ask(commands.RawDeleteRange, batch);
  }
});

const apiVersion = kvrpcpb.APIVersion.V2;
const v2 = (key: string, keyspace = 0): Uint8Array => Buffer.concat([Uint8Array.of(0x72, 0, 0, keyspace), utf8(key)]);
const userKey = (key: Uint8Array): string => textOf(key.subarray(4));

function ask<Req, Res>(
  command: Command<Req, Res>,
  request: DeepPartial<Req>,
  on = sim,
  part: Partial<kvrpcpb.Context> = {},
): Promise<Res> {
  const context = on.context('r', undefined, { apiVersion, ...part });
  return on.call(command, context.peer?.storeId ?? 0n, { ...(request as object), context } as DeepPartial<Req>);
}

async function fill(keyspace: number, ...keys: string[]): Promise<void> {
  const pairs = keys.map((key) => ({ key: v2(key, keyspace), value: utf8(`${key}!`) }));
  expect(await ask(commands.RawBatchPut, { pairs })).toMatchObject({ error: '', regionError: undefined });
}

describe('raw commands under API v2 (tikv-server 6.4, 6.5)', () => {
  test('put, get, batch get, delete', async () => {
    await fill(0, 'a', 'b');
    expect(textOf((await ask(commands.RawGet, { key: v2('a') })).value)).toBe('a!');
    expect(await ask(commands.RawGet, { key: v2('a', 1) })).toMatchObject({ notFound: true, error: '' });
    const { pairs } = await ask(commands.RawBatchGet, { keys: [v2('b'), v2('x'), v2('a')] });
    expect(pairs.map(({ key, value }) => `${userKey(key)}=${textOf(value)}`)).toEqual(['b=b!', 'a=a!']);
    await ask(commands.RawDelete, { key: v2('a') });
    await ask(commands.RawBatchDelete, { keys: [v2('b')] });
    expect((await ask(commands.RawBatchGet, { keys: [v2('a'), v2('b')] })).pairs).toEqual([]);
  });

  test('what is wrong with a range is told of it as the request has it', async () => {
    const bounds = { startKey: utf8('xb'), endKey: utf8(''), reverse: true, limit: 1, version: 5n };
    const { error } = await ask(commands.KvScan, bounds);
    expect(error?.abort).toContain(
      `range: (Some("${Buffer.from(encodeBytes(utf8('xb')))
        .toString('hex')
        .toUpperCase()}"), None)`,
    );
  });

  test('no keys are no strangers; a key outside the region is a region error', async () => {
    expect(await ask(commands.RawBatchGet, {})).toEqual({ regionError: undefined, pairs: [] });
    const halves = await SimCluster.start({ apiVersion: 2 });
    await halves.run(halves.cluster.splitRegion(encodeBytes(v2('m'))));
    const key = v2('z');
    const context = halves.context('a', undefined, { apiVersion });
    const to = context.peer?.storeId ?? 0n;
    const replies = [
      await halves.call(commands.RawGet, to, { context, key }),
      await halves.call(commands.RawGetKeyTTL, to, { context, key }),
      await halves.call(commands.RawCompareAndSwap, to, { context, key, previousNotExist: true }),
    ];
    for (const { regionError, error } of replies) {
      expect([regionError?.keyNotInRegion?.regionId, error]).toEqual([context.regionId, '']);
    }
    const { regionError, pairs } = await halves.call(commands.RawBatchGet, to, { context, keys: [key] });
    expect([regionError, pairs.map(({ error }) => error?.abort)]).toEqual([
      undefined,
      [expect.stringContaining('not in')],
    ]);
    await halves.close();
  });

  test('an empty value is a value, and values may end in any byte', async () => {
    for (const value of [utf8(''), Uint8Array.of(0), Uint8Array.of(1), Buffer.alloc(9, 1)]) {
      await ask(commands.RawPut, { key: v2('k'), value });
      const reply = await ask(commands.RawGet, { key: v2('k') });
      expect(reply).toMatchObject({ notFound: false, error: '' });
      expect(Buffer.from(reply.value).equals(Buffer.from(value))).toBe(true);
    }
  });

  test('TTL is always on; a put without one removes it', async () => {
    await ask(commands.RawPut, { key: v2('k'), value: utf8('v'), ttl: 10n });
    expect(await ask(commands.RawGetKeyTTL, { key: v2('k') })).toMatchObject({ ttl: 10n, notFound: false });
    await sim.clock.advance(9_000);
    expect((await ask(commands.RawGetKeyTTL, { key: v2('k') })).ttl).toBe(1n);
    await ask(commands.RawPut, { key: v2('k'), value: utf8('v') });
    expect(await ask(commands.RawGetKeyTTL, { key: v2('k') })).toMatchObject({ ttl: 0n, notFound: false });
    await ask(commands.RawPut, { key: v2('k'), value: utf8('v'), ttl: 1n });
    await sim.clock.advance(1_001);
    expect((await ask(commands.RawGet, { key: v2('k') })).notFound).toBe(true);
    expect((await ask(commands.RawScan, { startKey: v2(''), endKey: v2('', 1), limit: 9 })).kvs).toEqual([]);
  });

  test('scans both ways keep to their keyspace and give user keys in order, however long', async () => {
    const long = ['a', 'a\0', 'aaaaaaaa', 'aaaaaaaab', 'b', 'longer than eight bytes'];
    await fill(0, ...long);
    await fill(1, 'z');
    const range = { startKey: v2(''), endKey: v2('', 1) };
    const forward = await ask(commands.RawScan, { ...range, limit: 99 });
    expect(forward.kvs.map(({ key }) => userKey(key))).toEqual(long);
    const backward = await ask(commands.RawScan, {
      startKey: range.endKey,
      endKey: v2('a\0'),
      limit: 99,
      reverse: true,
    });
    expect(backward.kvs.map(({ key }) => userKey(key))).toEqual(long.slice(1).reverse());
    const batch = await ask(commands.RawBatchScan, {
      ranges: [range, { startKey: v2('', 1), endKey: v2('', 2) }],
      eachLimit: 2,
    });
    expect(batch.kvs.map(({ key }) => userKey(key))).toEqual(['a', 'a\0', 'z']);
  });

  test('compare-and-swap, and a checksum over keys with their prefix', async () => {
    const swap = { key: v2('k'), value: utf8('1'), previousNotExist: true };
    expect(await ask(commands.RawCompareAndSwap, swap)).toMatchObject({ succeed: true, previousNotExist: true });
    const again = await ask(commands.RawCompareAndSwap, { ...swap, value: utf8('2') });
    expect(again).toMatchObject({ succeed: false, previousNotExist: false });
    expect(textOf(again.previousValue)).toBe('1');
    const removal = { key: v2('k'), previousValue: utf8('1'), delete: true };
    await fill(0, 'a', 'b');
    const sum = await ask(commands.RawChecksum, { ranges: [{ startKey: v2('a'), endKey: v2('c') }] });
    expect(sum).toMatchObject({
      checksum: crc64(v2('a'), utf8('a!')) ^ crc64(v2('b'), utf8('b!')),
      totalKvs: 2n,
      totalBytes: 2n * (4n + 1n + 2n),
    });
    expect((await ask(commands.RawCompareAndSwap, removal)).succeed).toBe(true);
    expect((await ask(commands.RawGet, { key: v2('k') })).notFound).toBe(true);
  });

  test('a column family is deprecated', async () => {
    const text = 'cf is deprecated in API V2, cf name: default';
    expect((await ask(commands.RawPut, { key: v2('k'), cf: 'default' })).error).toBe(text);
    expect((await ask(commands.RawGet, { key: v2('k'), cf: 'default' })).error).toBe(text);
  });

  const mismatch = 'Key mode mismatched with the request mode, cmd:';
  test.each<[title: string, start: string, end: string, reverse: boolean, refusal: string]>([
    ['both bounds raw', 'ra', 'rb', false, ''],
    ['to the end of raw keys', 'ra', 's', false, ''],
    ['no end', 'ra', '', false, `(Some("7261"), None)`],
    ['no start', '', 'rb', false, `(None, Some("7262"))`],
    ['beyond', 'ra', 'sa', false, `(Some("7261"), Some("7361"))`],
    ['transactional', 'xa', 'xb', false, `(Some("7861"), Some("7862"))`],
    ['reverse', 'rb', 'ra', true, ''],
    ['reverse from s', 's', 'ra', true, `(Some("73"), Some("7261"))`],
    ['reverse without a lower bound', 'rb', '', true, `(Some("7262"), None)`],
  ])('a range %s', async (_title, startKey, endKey, reverse, refusal) => {
    const bounds = { startKey: utf8(startKey), endKey: utf8(endKey) };
    const { kvs } = await ask(commands.RawScan, { ...bounds, limit: 1, reverse });
    const abort = kvs[0]?.error?.abort ?? '';
    if (refusal === '') expect(abort).toBe('');
    else {
      expect(abort).toContain(`InvalidKeyRangeMode { cmd: raw_scan, storage_api_version: V2, range: ${refusal}`);
      const { error } = await ask(commands.RawDeleteRange, bounds);
      expect(error).toBe(`${mismatch} raw_delete_range, storage: V2, range: ${refusal}`);
    }
  });

  test('keys that are not raw are refused, the empty one too', async () => {
    const get = async (key: string): Promise<string> => (await ask(commands.RawGet, { key: utf8(key) })).error;
    expect(await get('x1')).toBe(`${mismatch} raw_get, storage: V2, key: 7831`);
    expect(await get('')).toBe(`${mismatch} raw_get, storage: V2, key: `);
    expect((await ask(commands.RawGet, { key: v2('k') }, sim, { apiVersion: kvrpcpb.APIVersion.V1 })).error).toContain(
      'cmd: raw_get, storage: V2, request: V1',
    );
  });
});

describe('transactional key modes (tikv-server 6.5)', () => {
  const hex = (key: string): string =>
    Buffer.from(encodeBytes(utf8(key)))
      .toString('hex')
      .toUpperCase();
  test.each<[mode: StorageMode, version: number, keys: string[], refusal: RegExp | undefined]>([
    ['V1', 0, ['a', ''], undefined],
    ['V1', 2, ['xa'], /^Api version .* cmd: prewrite, storage: V1, request: V2$/],
    ['V1ttl', 0, ['a'], /^Api version .* cmd: prewrite, storage: V1ttl, request: V1$/],
    ['V2', 0, ['m1', 't1'], undefined],
    ['V2', 0, ['x1'], new RegExp(`^Key mode mismatched .* cmd: prewrite, storage: V2, key: ${hex('x1')}$`)],
    ['V2', 2, ['x1', 'x'], undefined],
    ['V2', 2, ['x1', 't1'], new RegExp(`key: ${hex('t1')}$`)],
    ['V2', 2, ['r1'], /^Key mode mismatched/],
    ['V2', 2, [''], /^Key mode mismatched/],
    ['V2', 1, ['x1'], /^Api version .* storage: V2, request: V1ttl$/],
  ])('%s, request version %i, keys %j', (mode, version, keys, refusal) => {
    const refused = checkTxnKeyMode(mode, version, { keys: keys.map(utf8) }, 'prewrite');
    if (refusal === undefined) expect(refused).toBeUndefined();
    else expect(refused?.display).toMatch(refusal);
  });

  test.each<[version: number, start: string, end: string, ok: boolean]>([
    [2, 'xa', 'xb', true],
    [2, 'x', 'y', false],
    [2, 'xa', '', false],
    [2, '', 'xa', false],
    [2, 'ra', 'rb', false],
    [0, 'ta', 'tb', true],
    [0, 'ma', 'tb', false],
    [0, 'xa', 'xb', false],
  ])('V2, request version %i, range %s to %s', (version, start, end, ok) => {
    const refused = checkTxnKeyMode('V2', version, { start: utf8(start), end: utf8(end) }, 'scan');
    expect(refused === undefined).toBe(ok);
    if (!ok) expect(refused?.debug).toContain('InvalidKeyRangeMode { cmd: scan');
  });
});

describe('borders of regions', () => {
  test('the cluster starts with encoded borders, whatever the version', async () => {
    for (const version of [1, 2] as const) {
      const cluster = await SimCluster.start({ apiVersion: version, regions: 4 });
      const borders = cluster.cluster.regions().map(({ startKey }) => Buffer.from(startKey).toString('hex'));
      const evenly = [0x40, 0x80, 0xc0].map((first) =>
        Buffer.from(encodeBytes(Uint8Array.of(first, 0))).toString('hex'),
      );
      expect(borders).toEqual(['', ...evenly]);
      await cluster.close();
    }
  });

  test('SplitRegion: raw and transactional keys alike are encoded under v2', async () => {
    for (const isRawKv of [true, false]) {
      const cluster = await SimCluster.start({ apiVersion: 2 });
      const splitKey = isRawKv ? v2('m') : utf8('x\0\0\0m');
      const reply = await ask(commands.SplitRegion, { splitKeys: [splitKey], isRawKv }, cluster);
      expect(reply.regionError).toBeUndefined();
      expect(reply.regions.map(({ endKey }) => Buffer.from(endKey))).toEqual([
        Buffer.from(encodeBytes(splitKey)),
        Buffer.alloc(0),
      ]);
      await cluster.close();
    }
  });

  test('a region with too many keys splits at an encoded key', async () => {
    const cluster = await SimCluster.start({ apiVersion: 2, splitKeys: 8 });
    const pairs = Array.from({ length: 10 }, (_, i) => ({ key: v2(`key-${i}`), value: utf8('v') }));
    await ask(commands.RawBatchPut, { pairs }, cluster);
    await cluster.clock.advance(10);
    const regions = cluster.cluster.regions();
    expect(regions).toHaveLength(2);
    expect(Buffer.from(regions[1]?.startKey ?? [])).toEqual(Buffer.from(encodeBytes(v2('key-5'))));
    const outside = await ask(commands.RawGet, { key: v2('key-1') }, cluster, {
      regionId: regions[1]?.id ?? 0n,
      regionEpoch: regions[1]?.epoch,
      peer: { id: regions[1]?.peerIds[0] ?? 0n, storeId: regions[1]?.storeIds[0] ?? 0n, role: 0, isWitness: false },
    });
    expect(outside.error + (outside.regionError?.message ?? '')).not.toBe('');
    await cluster.close();
  });

  test('versions of one key stay together', () => {
    const key = encodeBytes(utf8('some key'));
    expect(borderOf(Buffer.concat([key, Buffer.alloc(8, 0xfe)]))).toEqual(Buffer.from(key));
    expect(borderOf(key)).toBe(key);
    const raw = utf8('seventeen bytes..');
    expect(borderOf(raw)).toBe(raw);
  });
});

describe('max_ts (tikv-server 2.5)', () => {
  test('a new leader takes raw writes, save deletions of ranges, only when PD has given it a time stamp', async () => {
    const cluster = await SimCluster.start({ apiVersion: 2 });
    const target = cluster.region('r');
    const next = target.storeIds.find((id) => id !== target.leaderStoreId) ?? 0n;
    cluster.cluster.setPdLeaderless(true);
    expect(cluster.cluster.transferLeader(target.id, next)).toBe(true);
    await cluster.clock.advance(100);
    const put = await ask(commands.RawPut, { key: v2('k') }, cluster);
    expect(put.regionError?.maxTimestampNotSynced).toBeDefined();
    const swap = await ask(commands.RawCompareAndSwap, { key: v2('k'), previousNotExist: true }, cluster);
    expect(swap.regionError?.maxTimestampNotSynced).toBeDefined();
    expect(await ask(commands.RawGet, { key: v2('k') }, cluster)).toMatchObject({
      notFound: true,
      regionError: undefined,
    });
    const range = { startKey: v2('a'), endKey: v2('b') };
    expect((await ask(commands.RawDeleteRange, range, cluster)).regionError).toBeUndefined();
    cluster.cluster.setPdLeaderless(false);
    await cluster.clock.advance(1_000);
    expect((await ask(commands.RawPut, { key: v2('k') }, cluster)).regionError).toBeUndefined();
    await cluster.close();
  });
});
