import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { Command, DeepPartial } from '@tikv-client/kvproto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { crc64 } from '../src/raw/crc64.js';
import { SimCluster, textOf, utf8 } from './sim-cluster.js';

let sim: SimCluster;
let plain: SimCluster;
beforeAll(async () => {
  sim = await SimCluster.start({ enableTtl: true });
  plain = await SimCluster.start();
});
afterAll(async () => {
  await sim.close();
  await plain.close();
});
beforeEach(async () => {
  await ask(commands.RawDeleteRange, { startKey: utf8(''), endKey: new Uint8Array() });
});

function ask<Req, Res>(
  command: Command<Req, Res>,
  request: DeepPartial<Req>,
  on = sim,
  part: Partial<kvrpcpb.Context> = {},
): Promise<Res> {
  const context = on.context('', undefined, part);
  return on.call(command, context.peer?.storeId ?? 0n, { ...(request as object), context } as DeepPartial<Req>);
}

async function fill(...pairs: string[]): Promise<void> {
  await ask(commands.RawBatchPut, {
    pairs: pairs.map((pair) => ({ key: utf8(pair[0] ?? ''), value: utf8(pair.slice(1)) })),
  });
}

const rows = (kvs: readonly kvrpcpb.KvPair[]): string =>
  kvs.map((kv) => `${textOf(kv.key)}${textOf(kv.value)}`).join(' ');

describe('raw commands (tikv-server 6.4)', () => {
  test('RawGet: not_found for a missing key, an empty value is found', async () => {
    await fill('a');
    expect(await ask(commands.RawGet, { key: utf8('a') })).toMatchObject({ notFound: false, error: '' });
    expect(await ask(commands.RawGet, { key: utf8('b') })).toMatchObject({ notFound: true, error: '' });
  });

  test('RawBatchGet: existing keys only, in the order asked', async () => {
    await fill('a1', 'b', 'c3');
    const reply = await ask(commands.RawBatchGet, { keys: ['c', 'x', 'b', 'a'].map(utf8) });
    expect(rows(reply.pairs)).toBe('c3 b a1');
  });

  const scans: readonly [title: string, request: DeepPartial<kvrpcpb.RawScanRequest>, expected: string][] = [
    ['forward [start, end)', { startKey: utf8('b'), endKey: utf8('d'), limit: 9 }, 'b2 c3'],
    ['an empty end is the region end', { startKey: utf8('c'), limit: 9 }, 'c3 d4'],
    ['limit', { startKey: utf8('a'), limit: 2 }, 'a1 b2'],
    ['limit 0 gives nothing', { startKey: utf8('a'), limit: 0 }, ''],
    ['key_only empties the values', { startKey: utf8('a'), limit: 9, keyOnly: true }, 'a b c d'],
    [
      'reverse: start is the exclusive upper bound, end the inclusive lower',
      { startKey: utf8('d'), endKey: utf8('b'), limit: 9, reverse: true },
      'c3 b2',
    ],
    ['reverse with an empty start gives nothing', { endKey: utf8('a'), limit: 9, reverse: true }, ''],
    ['reverse with a limit', { startKey: utf8('z'), limit: 2, reverse: true }, 'd4 c3'],
  ];
  for (const [title, request, expected] of scans) {
    test(`RawScan: ${title}`, async () => {
      await fill('a1', 'b2', 'c3', 'd4');
      expect(rows((await ask(commands.RawScan, request)).kvs)).toBe(expected);
    });
  }

  test('RawScan: what starts outside the region is key_not_in_region, what ends outside is clipped', async () => {
    const split = await SimCluster.start();
    await split.put('a', '1');
    await split.put('z', '2');
    await split.run(split.cluster.splitRegion('m'));
    const context = split.context('a');
    const scan = (startKey: string, endKey: string): Promise<kvrpcpb.RawScanResponse> =>
      split.call(commands.RawScan, context.peer?.storeId ?? 0n, {
        context,
        startKey: utf8(startKey),
        endKey: utf8(endKey),
        limit: 9,
      });
    expect(rows((await scan('a', 'zz')).kvs)).toBe('a1');
    expect(rows((await scan('m', 'zz')).kvs)).toBe('');
    expect((await scan('n', 'zz')).regionError?.keyNotInRegion).toBeDefined();
    await split.close();
  });

  test('RawScan: expired keys are skipped and not counted', async () => {
    await fill('a1', 'c3');
    await ask(commands.RawPut, { key: utf8('b'), value: utf8('2'), ttl: 1n });
    await sim.clock.advance(1000);
    expect(rows((await ask(commands.RawScan, { startKey: utf8('a'), limit: 2 })).kvs)).toBe('a1 c3');
  });

  const batchScans: readonly [title: string, ranges: [string, string][], reverse: boolean, expected: string][] = [
    [
      'each limit counts per range',
      [
        ['a', 'c'],
        ['c', 'z'],
      ],
      false,
      'a1 b2 c3 d4',
    ],
    [
      'an empty end is the next start',
      [
        ['a', ''],
        ['c', ''],
      ],
      false,
      'a1 b2 c3 d4',
    ],
    ['inverted', [['c', 'a']], false, 'Invalid KeyRanges'],
    ['equal', [['c', 'c']], false, 'Invalid KeyRanges'],
    [
      'out of order is seen for empty ends only',
      [
        ['c', ''],
        ['a', 'b'],
      ],
      false,
      'Invalid KeyRanges',
    ],
    [
      'out of order is fine when both ends are given',
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
      false,
      'c3 a1',
    ],
    ['reverse', [['c', 'a']], true, 'b2 a1'],
    ['reverse inverted', [['a', 'c']], true, 'Invalid KeyRanges'],
  ];
  for (const [title, ranges, reverse, expected] of batchScans) {
    test(`RawBatchScan: ${title}`, async () => {
      await fill('a1', 'b2', 'c3', 'd4', 'e5');
      const reply = await ask(commands.RawBatchScan, {
        ranges: ranges.map(([start, end]) => ({ startKey: utf8(start), endKey: utf8(end) })),
        eachLimit: 2,
        reverse,
      });
      const [first] = reply.kvs;
      if (expected.startsWith('Invalid')) expect(first?.error?.abort).toContain(expected);
      else expect(rows(reply.kvs)).toBe(expected);
    });
  }

  test('RawBatchPut: ttls are none, one for all, or as many as pairs', async () => {
    const pairs = [
      { key: utf8('a'), value: utf8('1') },
      { key: utf8('b'), value: utf8('2') },
    ];
    const ttl = async (key: string): Promise<bigint> => (await ask(commands.RawGetKeyTTL, { key: utf8(key) })).ttl;
    await ask(commands.RawBatchPut, { pairs, ttls: [50n] });
    expect([await ttl('a'), await ttl('b')]).toEqual([50n, 50n]);
    await ask(commands.RawBatchPut, { pairs, ttls: [10n, 0n] });
    expect([await ttl('a'), await ttl('b')]).toEqual([10n, 0n]);
    const refused = await ask(commands.RawBatchPut, { pairs: [...pairs, { key: utf8('c') }], ttls: [1n, 2n] });
    expect(refused.error).toBe('The length of ttls does not equal to the length of pairs');
  });

  test('RawDelete, RawBatchDelete and RawDeleteRange are idempotent; the range ends before its end', async () => {
    await fill('a1', 'b2', 'c3', 'd4', 'e5');
    for (let i = 0; i < 2; i += 1) {
      expect((await ask(commands.RawDelete, { key: utf8('a') })).error).toBe('');
      expect((await ask(commands.RawBatchDelete, { keys: [utf8('b'), utf8('x')] })).error).toBe('');
      expect((await ask(commands.RawDeleteRange, { startKey: utf8('c'), endKey: utf8('e') })).error).toBe('');
    }
    expect(rows((await ask(commands.RawScan, { limit: 9 })).kvs)).toBe('e5');
    const inverted = await ask(commands.RawDeleteRange, { startKey: utf8('e'), endKey: utf8('c') });
    expect(inverted.regionError?.message).toContain('invalid delete range command');
  });

  const swaps: readonly [
    title: string,
    request: DeepPartial<kvrpcpb.RawCASRequest>,
    reply: object,
    left: string | undefined,
  ][] = [
    [
      'absent as expected',
      { key: utf8('x'), previousNotExist: true, value: utf8('n') },
      { succeed: true, previousNotExist: true },
      'n',
    ],
    [
      'absent, a value expected',
      { key: utf8('x'), previousValue: utf8('o'), value: utf8('n') },
      { succeed: false, previousNotExist: true },
      undefined,
    ],
    [
      'equal',
      { key: utf8('k'), previousValue: utf8('o'), value: utf8('n') },
      { succeed: true, previousNotExist: false },
      'n',
    ],
    [
      'different',
      { key: utf8('k'), previousValue: utf8('p'), value: utf8('n') },
      { succeed: false, previousNotExist: false },
      'o',
    ],
    [
      'there, absent expected',
      { key: utf8('k'), previousNotExist: true, value: utf8('n') },
      { succeed: false, previousNotExist: false },
      'o',
    ],
    [
      'delete',
      { key: utf8('k'), previousValue: utf8('o'), delete: true },
      { succeed: true, previousNotExist: false },
      undefined,
    ],
  ];
  for (const [title, request, reply, left] of swaps) {
    test(`RawCompareAndSwap: ${title}`, async () => {
      await fill('ko');
      const answer = await ask(commands.RawCompareAndSwap, request);
      expect(answer).toMatchObject({ ...reply, error: '' });
      if (!answer.previousNotExist) expect(textOf(answer.previousValue)).toBe('o');
      const key = textOf(request.key as Uint8Array);
      expect(await sim.get(key)).toBe(left);
    });
  }

  test('RawCompareAndSwap: many at once on one key, each sees what the one before wrote, also with slow replicas', async () => {
    const slow = await SimCluster.start({ replicationDelay: { minMs: 1, maxMs: 5 } });
    const context = slow.context('k');
    const store = context.peer?.storeId ?? 0n;
    const ask20 = Array.from({ length: 20 }, (_, i) =>
      slow.send(commands.RawCompareAndSwap, store, {
        context,
        key: utf8('k'),
        previousNotExist: i === 0,
        previousValue: utf8(String(i - 1)),
        value: utf8(String(i)),
      }),
    );
    const replies = await slow.run(Promise.all(ask20));
    expect(replies.map((reply) => reply.succeed)).toEqual(replies.map(() => true));
    expect(await slow.get('k')).toBe('19');
    await slow.close();
  });

  test('RawChecksum: xor of CRC-64/XZ over live pairs, counts and bytes', async () => {
    expect(crc64(utf8('123456789'))).toBe(0x995dc9bbdf1939fan);
    expect(crc64(utf8('1234'), utf8('56789'))).toBe(0x995dc9bbdf1939fan);
    await fill('a1', 'b22', 'c3');
    await ask(commands.RawPut, { key: utf8('d'), value: utf8('4'), ttl: 1n });
    await sim.clock.advance(1000);
    const reply = await ask(commands.RawChecksum, { ranges: [{ startKey: utf8('b'), endKey: utf8('') }] });
    expect(reply).toMatchObject({
      checksum: crc64(utf8('b22')) ^ crc64(utf8('c3')),
      totalKvs: 2n,
      totalBytes: 5n,
      error: '',
    });
    const bad = await ask(commands.RawChecksum, { algorithm: 7 as kvrpcpb.ChecksumAlgorithm, ranges: [] });
    expect(bad.error).toMatch(/^unknown checksum algorithm/);
  });

  test('expiry: expire_ts = now + ttl, gone when that is reached; a put without ttl removes the old one', async () => {
    await ask(commands.RawPut, { key: utf8('k'), value: utf8('v'), ttl: 10n });
    expect((await ask(commands.RawGetKeyTTL, { key: utf8('k') })).ttl).toBe(10n);
    await sim.clock.advance(9000);
    expect(await sim.get('k')).toBe('v');
    await sim.clock.advance(1000);
    expect(await sim.get('k')).toBeUndefined();
    expect((await ask(commands.RawGetKeyTTL, { key: utf8('k') })).notFound).toBe(true);
    await ask(commands.RawPut, { key: utf8('k'), value: utf8('v'), ttl: 10n });
    await ask(commands.RawPut, { key: utf8('k'), value: utf8('w') });
    expect((await ask(commands.RawGetKeyTTL, { key: utf8('k') })).ttl).toBe(0n);
    await ask(commands.RawPut, { key: utf8('s'), value: utf8('v'), ttl: (1n << 64n) - 1n });
    expect(await sim.get('s')).toBe('v');
  });

  test('key size: 8 KiB for plain writes, no limit for CAS and for_cas writes', async () => {
    const long = new Uint8Array(8193).fill(0x61);
    const text = 'max key size exceeded, size: 8193, limit: 8192';
    expect((await ask(commands.RawPut, { key: long })).error).toBe(text);
    expect((await ask(commands.RawDelete, { key: long })).error).toBe(text);
    expect((await ask(commands.RawBatchPut, { pairs: [{ key: utf8('a') }, { key: long }] })).error).toBe(text);
    expect((await ask(commands.RawDeleteRange, { startKey: utf8('a'), endKey: long })).error).toBe(text);
    expect((await ask(commands.RawPut, { key: long.subarray(1) })).error).toBe('');
    expect((await ask(commands.RawPut, { key: long, forCas: true })).error).toBe('');
    expect((await ask(commands.RawCompareAndSwap, { key: long, previousNotExist: true })).error).toBe('');
    expect((await ask(commands.RawGet, { key: long })).error).toBe('');
  });

  test('UnsafeDestroyRange and KvDeleteRange really delete; their bounds are encoded', async () => {
    const fillPlain = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await plain.put(key, key);
    };
    const left = async (): Promise<string> => {
      const { kvs } = await ask(commands.RawScan, { limit: 9, keyOnly: true }, plain);
      return kvs.map(({ key }) => textOf(key)).join(' ');
    };
    await ask(commands.RawDeleteRange, { startKey: utf8(''), endKey: new Uint8Array() }, plain);
    await fillPlain('a', 'b', 'c');
    const leader = plain.region('').leaderStoreId ?? 0n;
    await plain.call(commands.UnsafeDestroyRange, leader, { startKey: utf8('a'), endKey: utf8('c') });
    // Raw `a` comes before encoded `a`, raw `c` before encoded `c`.
    expect(await left()).toBe('a');
    await fillPlain('b', 'c');
    await ask(commands.KvDeleteRange, { startKey: utf8('b'), endKey: utf8('d') }, plain);
    expect(await left()).toBe('a b');
    await plain.call(commands.UnsafeDestroyRange, leader, {});
    expect(await left()).toBe('');
  });

  test('KvDeleteRange is transactional: a store with TTL refuses it', async () => {
    const reply = await ask(commands.KvDeleteRange, { startKey: utf8('a'), endKey: utf8('b') });
    expect(reply.error).toBe(
      'Api version in request does not match with TiKV storage, cmd: delete_range, storage: V1ttl, request: V1',
    );
  });
});

describe('API versions (tikv-server 6.5)', () => {
  test('column families are apart; an unknown one is named', async () => {
    await ask(commands.RawPut, { key: utf8('k'), value: utf8('d') });
    await ask(commands.RawPut, { key: utf8('k'), value: utf8('l'), cf: 'lock' });
    expect(textOf((await ask(commands.RawGet, { key: utf8('k'), cf: 'default' })).value)).toBe('d');
    expect(textOf((await ask(commands.RawGet, { key: utf8('k'), cf: 'lock' })).value)).toBe('l');
    expect((await ask(commands.RawGet, { key: utf8('k'), cf: 'write' })).notFound).toBe(true);
    expect((await ask(commands.RawGet, { key: utf8('k'), cf: 'x' })).error).toBe('invalid cf name: x');
    expect((await ask(commands.RawPut, { key: utf8('k'), cf: 'x' })).error).toBe('invalid cf name: x');
    expect((await ask(commands.RawScan, { cf: 'x', limit: 1 })).kvs[0]?.error?.abort).toBe('Error(InvalidCf("x"))');
    await ask(commands.RawDelete, { key: utf8('k'), cf: 'lock' });
  });

  test('V1 without TTL: a ttl is refused and cannot be read, values are kept as they are', async () => {
    const text = 'ttl is not enabled, but get put request with ttl';
    expect((await ask(commands.RawPut, { key: utf8('k'), ttl: 1n }, plain)).error).toBe(text);
    expect((await ask(commands.RawBatchPut, { pairs: [{ key: utf8('k') }], ttls: [1n] }, plain)).error).toBe(text);
    expect(
      (await ask(commands.RawCompareAndSwap, { key: utf8('k'), previousNotExist: true, ttl: 1n }, plain)).error,
    ).toBe(text);
    expect((await ask(commands.RawGetKeyTTL, { key: utf8('k') }, plain)).error).not.toBe('');
    await plain.put('k', '\0\0\0\0\0\0\0\u0001');
    expect(await plain.get('k')).toBe('\0\0\0\0\0\0\0\u0001');
  });

  test('requests of another version are refused with both names', async () => {
    const v2 = { apiVersion: kvrpcpb.APIVersion.V2 };
    const get = await ask(commands.RawGet, { key: utf8('k') }, sim, v2);
    expect(get.error).toBe(
      'Api version in request does not match with TiKV storage, cmd: raw_get, storage: V1ttl, request: V2',
    );
    const scan = await ask(commands.RawScan, { limit: 1 }, sim, v2);
    expect(scan.kvs[0]?.error?.abort).toContain('ApiVersionNotMatched');
    const modern = await SimCluster.start({ apiVersion: 2 });
    const old = await ask(commands.RawGet, { key: utf8('k') }, modern);
    expect(old.error).toContain('cmd: raw_get, storage: V2, request: V1');
    const wrongKey = await ask(commands.RawPut, { key: utf8('k') }, modern, v2);
    expect(wrongKey.error).toBe('Key mode mismatched with the request mode, cmd: raw_put, storage: V2, key: 6B');
    const served = await ask(commands.RawPut, { key: utf8('r\0\0\0k') }, modern, v2);
    expect(served).toMatchObject({ error: '', regionError: undefined });
    await modern.close();
  });
});
