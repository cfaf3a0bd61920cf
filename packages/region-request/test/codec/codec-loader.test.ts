import { createKeyspaceCodec, encodeBytes, keyspaceEnd } from '@tikv-client/codec';
import { ConfigError } from '@tikv-client/errors';
import { metapb } from '@tikv-client/kvproto';
import type { RegionInfo, RegionLoader } from '@tikv-client/region-cache';
import { describe, expect, test } from 'vitest';
import { codecLoader } from '../../src/index.js';

const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const text = (key: Uint8Array | undefined): string => Buffer.from(key ?? []).toString();

function info(id: bigint, startKey: Uint8Array, endKey: Uint8Array, bucketKeys?: Uint8Array[]): RegionInfo {
  return {
    meta: metapb.Region.fromPartial({ id, startKey, endKey }),
    leader: undefined,
    downPeers: [],
    pendingPeers: [],
    buckets: bucketKeys === undefined ? undefined : metapb.Buckets.fromPartial({ keys: bucketKeys }),
  };
}

/** Answers with these regions, whatever is asked, and remembers what was. */
function fixed(...regions: RegionInfo[]): { loader: RegionLoader; asked: string[] } {
  const asked: string[] = [];
  const note = (...keys: Uint8Array[]): void =>
    void asked.push(keys.map((key) => Buffer.from(key).toString('hex')).join());
  const first = async (key: Uint8Array): Promise<RegionInfo | undefined> => {
    note(key);
    return Promise.resolve(regions[0]);
  };
  const loader: RegionLoader = {
    trouble: new Error('slow'),
    getRegion: first,
    getPrevRegion: first,
    getRegionById: async () => Promise.resolve(regions[0]),
    scanRegions: async (start, end) => {
      note(start, end);
      return Promise.resolve(regions);
    },
    batchScanRegions: async (ranges) => {
      for (const { startKey, endKey } of ranges) note(startKey, endKey);
      return Promise.resolve(regions);
    },
    getStore: async (id) => Promise.resolve(metapb.Store.fromPartial({ id })),
    getAllStores: async () => Promise.resolve([metapb.Store.fromPartial({ id: 1n })]),
  };
  return { loader, asked };
}

describe('codecLoader', () => {
  const v2 = createKeyspaceCodec({ apiVersion: 'v2', mode: 'raw', keyspaceId: 1 });
  const inside = (key: string): Uint8Array => encodeBytes(Buffer.concat([v2.prefix, utf8(key)]));
  const end = encodeBytes(keyspaceEnd(v2.prefix));
  const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');

  test('asks in encoded keys and answers in those of the user, cut to the keyspace', async () => {
    const { loader, asked } = fixed(
      info(1n, new Uint8Array(), inside('m'), [new Uint8Array(), inside('b'), inside('m')]),
    );
    const wrapped = codecLoader(loader, v2);
    const found = await wrapped.getRegion(utf8('k'));
    expect([text(found?.meta.startKey), text(found?.meta.endKey)]).toEqual(['', 'm']);
    expect(found?.buckets?.keys.map(text)).toEqual(['', 'b', 'm']);
    await wrapped.getPrevRegion(utf8('k'));
    await wrapped.scanRegions(utf8('a'), new Uint8Array(), 9);
    await wrapped.batchScanRegions([{ startKey: new Uint8Array(), endKey: utf8('b') }], 9);
    expect(asked).toEqual([
      hex(inside('k')),
      hex(inside('k')),
      `${hex(inside('a'))},${hex(end)}`,
      `${hex(inside(''))},${hex(inside('b'))}`,
    ]);
    expect(text((await wrapped.getRegionById(1n))?.meta.endKey)).toBe('m');
    expect((await wrapped.getStore(5n))?.id).toBe(5n);
    expect(await wrapped.getAllStores()).toHaveLength(1);
    expect(wrapped.trouble?.message).toBe('slow');
  });

  test('regions outside the keyspace do not exist', async () => {
    const { loader } = fixed(info(1n, new Uint8Array(), inside('')), info(2n, inside(''), end), info(3n, end, end));
    const wrapped = codecLoader(loader, v2);
    expect(await wrapped.getRegion(utf8('k'))).toBeUndefined();
    expect(await wrapped.getPrevRegion(utf8('k'))).toBeUndefined();
    expect(await wrapped.getRegionById(1n)).toBeUndefined();
    expect((await wrapped.scanRegions(utf8(''), utf8(''), 9)).map(({ meta }) => meta.id)).toEqual([2n]);
    expect((await wrapped.batchScanRegions([], 9)).map(({ meta }) => meta.id)).toEqual([2n]);
  });

  test('v1: transactional data has encoded borders; borders that are not are a ConfigError', async () => {
    const v1 = createKeyspaceCodec({ apiVersion: 'v1', mode: 'txn' });
    const good = codecLoader(fixed(info(1n, encodeBytes(utf8('a')), new Uint8Array())).loader, v1);
    expect(text((await good.getRegion(utf8('k')))?.meta.startKey)).toBe('a');
    const bad = codecLoader(fixed(info(1n, utf8('a'), new Uint8Array())).loader, v1);
    await expect(bad.getRegion(utf8('k'))).rejects.toThrow(ConfigError);
    await expect(bad.getRegion(utf8('k'))).rejects.toThrow(/apiVersion: .* region 1 /);
  });
});
