import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBytes, concatBytes } from '../bytes.js';
import { DecodeError, KeyOutOfBoundError } from '../decode-error.js';
import type { KeyRange } from '../key-range.js';
import { rangeContains } from '../key-range.js';
import { encodeBytes } from '../memcomparable.js';
import { createKeyspaceCodec } from './create-keyspace-codec.js';
import {
  codecV1ExcludePrefixes,
  codecV2Prefixes,
  keyspaceEnd,
  nullKeyspaceId,
  parseKeyspaceId,
  splitKey,
} from './keyspace-prefix.js';
import type { KeyMode } from './keyspace-prefix.js';

const r = 'r'.charCodeAt(0);
const x = 'x'.charCodeAt(0);
const bytes = (...values: (number | string)[]): Uint8Array =>
  concatBytes(
    ...values.map((value) => (typeof value === 'number' ? Uint8Array.of(value) : new TextEncoder().encode(value))),
  );

/** Keyspace 4242 and its neighbours, in the order of the keys. */
const previous = bytes(r, 0, 16, 145);
const before = bytes(r, 0, 0, 1);
const prefix = bytes(r, 0, 16, 146);
const insideLeft = bytes(r, 0, 16, 146, 100);
const insideRight = bytes(r, 0, 16, 146, 200);
const end = bytes(r, 0, 16, 147);
const after = bytes(r, 1, 0, 0);
const empty = bytes();
const v2 = createKeyspaceCodec({ apiVersion: 'v2', mode: 'raw', keyspaceId: 4242 });
const v1 = {
  raw: createKeyspaceCodec({ apiVersion: 'v1', mode: 'raw' }),
  txn: createKeyspaceCodec({ apiVersion: 'v1ttl', mode: 'txn' }),
};

const range = (startKey: Uint8Array, endKey: Uint8Array): KeyRange => ({ startKey, endKey });
const encoded = (one: KeyRange): KeyRange => range(encodeBytes(one.startKey), encodeBytes(one.endKey));
const keys = fc.uint8Array({ maxLength: 12 });

describe('client-go: internal/apicodec/codec_test.go', () => {
  test('TestParseKeyspaceID: the id stands behind the mode byte', () => {
    expect(parseKeyspaceId(bytes('x', 1, 2, 3, 1, 2, 3))).toBe(0x010203);
    expect(parseKeyspaceId(bytes('r', 1, 2, 3, 1, 2, 3, 4))).toBe(0x010203);
    expect(() => parseKeyspaceId(bytes('t', 0, 0))).toThrow(DecodeError);
    expect(() => parseKeyspaceId(bytes('r', 0, 0))).toThrow(DecodeError);
    expect(() => parseKeyspaceId(bytes('t', 0, 0, 1, 1, 2, 3))).toThrow(DecodeError);
  });

  test('TestDecodeKey: a key is taken apart under v2 and left alone under v1', () => {
    expect(splitKey(bytes('r', 1, 2, 3, 1, 2, 3, 4), 'v2')).toEqual({
      prefix: bytes('r', 1, 2, 3),
      key: bytes(1, 2, 3, 4),
    });
    expect(splitKey(bytes('x', 1, 2, 3, 1, 2, 3, 4), 'v2')).toEqual({
      prefix: bytes('x', 1, 2, 3),
      key: bytes(1, 2, 3, 4),
    });
    expect(splitKey(bytes('t', 1, 2, 3, 4), 'v1')).toEqual({ prefix: empty, key: bytes('t', 1, 2, 3, 4) });
    expect(splitKey(bytes('t', 1, 2, 3, 4), 'v1ttl')).toEqual({ prefix: empty, key: bytes('t', 1, 2, 3, 4) });
    expect(() => splitKey(bytes('t', 1, 2, 3, 1, 2, 3, 4), 'v2')).toThrow(DecodeError);
  });

  test('TestCodecListUtilityFunctions: prefix lists are sorted', () => {
    for (const list of [codecV2Prefixes(), codecV1ExcludePrefixes()]) {
      expect(list).toEqual([bytes('r'), bytes('x')]);
      expect(list).toEqual([...list].sort(compareBytes));
    }
  });
});

describe('client-go: internal/apicodec/codec_v1_test.go', () => {
  test('TestV1DecodeBucketKey: bucket borders are region keys, the outermost empty', () => {
    expect(v1.txn.decodeBucketKeys([empty, encodeBytes(bytes('a')), encodeBytes(bytes('b')), empty])).toEqual([
      empty,
      bytes('a'),
      bytes('b'),
      empty,
    ]);
    expect(v1.raw.decodeBucketKeys([empty, bytes('a'), empty])).toEqual([empty, bytes('a'), empty]);
    expect(() => v1.txn.decodeBucketKeys([bytes('a')])).toThrow(DecodeError);
  });

  test('keys and ranges are left alone, whatever the mode', () => {
    for (const codec of Object.values(v1)) {
      expect(codec.keyspaceId).toBe(nullKeyspaceId);
      expect(codec.prefix).toEqual(empty);
      fc.assert(
        fc.property(keys, keys, (a, b) => {
          expect([codec.encodeKey(a), codec.decodeKey(a)]).toEqual([a, a]);
          expect([codec.encodeRange(range(a, b)), codec.decodeRange(range(a, b))]).toEqual([range(a, b), range(a, b)]);
          expect(codec.encodeRange(range(a, b), true)).toEqual(range(a, b));
        }),
        { seed: 1 },
      );
    }
  });

  test('region borders are memcomparable for transactions only, and an empty end stays empty', () => {
    expect(v1.raw.encodeRegionRange(range(bytes('a'), empty))).toEqual(range(bytes('a'), empty));
    expect(v1.txn.encodeRegionRange(range(bytes('a'), empty))).toEqual(range(encodeBytes(bytes('a')), empty));
    expect(v1.txn.encodeRegionRange(range(empty, bytes('b')))).toEqual(
      range(encodeBytes(empty), encodeBytes(bytes('b'))),
    );
    expect(v1.txn.decodeRegionRange(range(empty, encodeBytes(bytes('b'))))).toEqual(range(empty, bytes('b')));
    expect(v1.txn.decodeRegionKey(v1.txn.encodeRegionKey(bytes('k')))).toEqual(bytes('k'));
    expect(v1.raw.decodeRegionKey(bytes('k'))).toEqual(bytes('k'));
  });
});

describe('client-go: internal/apicodec/codec_v2_test.go', () => {
  test.each<[KeyRange, KeyRange]>([
    [range(empty, empty), range(prefix, end)],
    [range(empty, bytes('z')), range(prefix, concatBytes(prefix, bytes('z')))],
    [range(bytes('a'), empty), range(concatBytes(prefix, bytes('a')), end)],
    [range(bytes('a'), bytes('z')), range(concatBytes(prefix, bytes('a')), concatBytes(prefix, bytes('z')))],
  ])('TestEncodeV2KeyRanges: %j', (plain, wire) => {
    expect(v2.encodeRange(plain)).toEqual(wire);
    expect(v2.encodeRegionRange(plain)).toEqual(encoded(wire));
    const reversed = range(plain.endKey, plain.startKey);
    expect(v2.encodeRange(reversed, true)).toEqual(range(wire.endKey, wire.startKey));
  });

  test.each<[KeyMode, number, number[], number[]]>([
    ['raw', 2 ** 24 - 2, [r, 255, 255, 254], [r, 255, 255, 255]],
    ['txn', 2 ** 8 - 1, [x, 0, 0, 255], [x, 0, 1, 0]],
    ['txn', 2 ** 16 - 1, [x, 0, 255, 255], [x, 1, 0, 0]],
    ['raw', 2 ** 24 - 1, [r, 255, 255, 255], [r + 1, 0, 0, 0]],
    ['raw', 0, [r, 0, 0, 0], [r, 0, 0, 1]],
  ])('TestNewCodecV2: %s keyspace %i lies in [%j, %j)', (mode, keyspaceId, first, behind) => {
    const codec = createKeyspaceCodec({ apiVersion: 'v2', mode, keyspaceId });
    expect([...codec.prefix]).toEqual(first);
    expect([...keyspaceEnd(codec.prefix)]).toEqual(behind);
    expect(codec.encodeRange(range(empty, empty))).toEqual(range(Uint8Array.from(first), Uint8Array.from(behind)));
  });

  test.each([2 ** 32 - 1, 2 ** 24, -1, 1.5, Number.NaN])('TestNewCodecV2: keyspace %s is refused', (keyspaceId) => {
    expect(() => createKeyspaceCodec({ apiVersion: 'v2', mode: 'raw', keyspaceId })).toThrow(RangeError);
  });

  test('TestNewCodecV2: an unknown mode is refused under every version, and so is a keyspace without v2', () => {
    const mode = 'other' as KeyMode;
    expect(() => createKeyspaceCodec({ apiVersion: 'v2', mode })).toThrow(RangeError);
    expect(() => createKeyspaceCodec({ apiVersion: 'v1', mode })).toThrow(RangeError);
    expect(() => createKeyspaceCodec({ apiVersion: 'v1', mode: 'raw', keyspaceId: 1 })).toThrow(RangeError);
  });

  test('TestGetKeyspaceID: a codec knows its keyspace', () => {
    expect([v2.keyspaceId, v2.prefix]).toEqual([4242, prefix]);
    expect(createKeyspaceCodec({ apiVersion: 'v2', mode: 'txn' }).keyspaceId).toBe(0);
  });

  test.each<[string, KeyRange, KeyRange | undefined]>([
    ['the keyspace', range(prefix, end), range(empty, empty)],
    ['around the keyspace', range(before, after), range(empty, empty)],
    ['from before into it', range(before, insideLeft), range(empty, insideLeft.subarray(4))],
    ['inside', range(insideLeft, insideRight), range(insideLeft.subarray(4), insideRight.subarray(4))],
    ['from inside to behind', range(insideLeft, after), range(insideLeft.subarray(4), empty)],
    ['before it', range(before, prefix), undefined],
    ['behind it', range(end, after), undefined],
  ])('TestDecodeEpochNotMatch: a region %s', (_name, wire, plain) => {
    if (plain === undefined) {
      expect(() => v2.decodeRegionRange(encoded(wire))).toThrow(KeyOutOfBoundError);
      expect(() => v2.decodeRange(wire)).toThrow(KeyOutOfBoundError);
    } else {
      expect(v2.decodeRegionRange(encoded(wire))).toEqual(plain);
      expect(v2.decodeRange(wire)).toEqual(plain);
    }
  });

  test('TestDecodeEpochNotMatch: the first and last region of a cluster have empty borders', () => {
    expect(v2.decodeRegionRange(range(empty, empty))).toEqual(range(empty, empty));
    expect(v2.decodeRegionRange(range(empty, encodeBytes(insideLeft)))).toEqual(range(empty, insideLeft.subarray(4)));
  });

  const bucket = (keyspace: Uint8Array, text: string) => encodeBytes(concatBytes(keyspace, bytes(text)));
  const [pa, pb, pc] = ['a', 'b', 'c'].map((text) => bucket(previous, text)) as [Uint8Array, Uint8Array, Uint8Array];
  const [k0, ka, kb, kc] = ['', 'a', 'b', 'c'].map((text) => v2.encodeRegionKey(bytes(text))) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const behind = ['', 'a', 'b', 'c'].map((text) => bucket(end, text));

  test.each<[string, Uint8Array[]]>([
    ['both ends outside the keyspace', [pa, pb, pc, ka, kb, kc, ...behind]],
    ['an open end', [pa, pb, pc, k0, ka, kb, kc, empty]],
    ['both ends open', [empty, pa, pb, pc, k0, ka, kb, kc, empty]],
  ])('TestDecodeBucketKeys: %s', (_name, wire) => {
    expect(v2.decodeBucketKeys(wire)).toEqual([empty, bytes('a'), bytes('b'), bytes('c'), empty]);
  });

  test('TestDecodeBucketKeys: borders inside stay as they are', () => {
    expect(v2.decodeBucketKeys([ka, kb, kc])).toEqual([bytes('a'), bytes('b'), bytes('c')]);
    expect(v2.decodeBucketKeys([k0, ka])).toEqual([empty, bytes('a')]);
    expect(() => v2.decodeBucketKeys([bytes('a')])).toThrow(DecodeError);
  });

  test('TestCodecV2: keys survive the round trip and those of others are refused', () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        expect(v2.decodeKey(v2.encodeKey(a))).toEqual(a);
        expect(v2.decodeRegionKey(v2.encodeRegionKey(a))).toEqual(a);
        expect(Math.sign(compareBytes(v2.encodeRegionKey(a), v2.encodeRegionKey(b)))).toBe(
          Math.sign(compareBytes(a, b)),
        );
        expect(rangeContains(v2.encodeRange(range(empty, empty)), v2.encodeKey(a))).toBe(true);
        expect(v2.decodeRange(v2.encodeRange(range(a, b)))).toEqual(range(a, b));
      }),
      { seed: 1 },
    );
    expect(v2.decodeKey(empty)).toEqual(empty);
    for (const foreign of [previous, end, bytes('k'), bytes(r)])
      expect(() => v2.decodeKey(foreign)).toThrow(KeyOutOfBoundError);
    expect(() => v2.decodeRegionKey(encodeBytes(end))).toThrow(KeyOutOfBoundError);
  });

  test('TestEncodeRequest: an encoded key does not share memory with the next', () => {
    const one = v2.encodeKey(bytes('a'));
    const two = v2.encodeKey(bytes('b'));
    expect([one, two]).toEqual([concatBytes(prefix, bytes('a')), concatBytes(prefix, bytes('b'))]);
    v2.encodeRange(range(empty, empty)).endKey.fill(0);
    expect(v2.encodeRange(range(empty, empty)).endKey).toEqual(end);
  });
});
