import { createKeyspaceCodec, encodeBytes, keyspaceEnd } from '@tikv-client/codec';
import { ServerError } from '@tikv-client/errors';
import { commands, kvrpcpb } from '@tikv-client/kvproto';
import type { AnyCommand, Command, DeepPartial } from '@tikv-client/kvproto';
import { describe, expect, test } from 'vitest';
import { createRequestCodec } from '../../src/index.js';
import { atPath, getPath, merge } from './key-paths.js';

const keyspaceId = 4242;
const raw = createKeyspaceCodec({ apiVersion: 'v2', mode: 'raw', keyspaceId });
const codec = createRequestCodec(raw);
const { prefix } = raw;
const end = keyspaceEnd(prefix);
const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const inside = (text: string): Uint8Array => Uint8Array.from(Buffer.concat([prefix, Buffer.from(text)]));
const hex = (key: unknown): string => Buffer.from(key as Uint8Array).toString('hex');
const none = new Uint8Array();

function request<Req, Res>(command: Command<Req, Res>, partial: DeepPartial<Req>): Req {
  return codec.mapRequest(command, command.request.fromPartial(partial));
}

function response<Req, Res>(command: Command<Req, Res>, partial: DeepPartial<Res>): Res {
  return codec.mapResponse(command, command.response.fromPartial(partial));
}

/** The message with its bytes as text, for comparing. */
function shown(message: unknown): string {
  return JSON.stringify(message, (_name, value: unknown) => {
    if (value instanceof Uint8Array) return hex(value);
    return typeof value === 'bigint' ? `${value}` : value;
  });
}

const rows: readonly AnyCommand[] = Object.values(commands) as unknown as AnyCommand[];
const withRequestKeys = rows.filter(({ requestKeys }) => requestKeys.length > 0);
const isStart = (kind: string): boolean => kind === 'rangeStart';
const isEnd = (kind: string): boolean => kind === 'rangeEnd';

describe('every command of the table', () => {
  test.each(withRequestKeys.map((command) => [command.name, command] as const))('%s: requests', (_name, command) => {
    const fields = command.requestKeys.map(({ path, kind }) =>
      kind === 'pair' ? ({ path: `${path}.key`, kind: 'key' } as const) : { path, kind },
    );
    const partial = fields.reduce<unknown>((all, { path }, i) => merge(all, atPath(path, utf8(`k${i}`))), {});
    const plain = command.request.fromPartial(partial as DeepPartial<object>);
    const before = shown(plain);
    const mapped = codec.mapRequest(command, plain);
    for (const [i, { path, kind }] of fields.entries()) {
      const expected = kind === 'opaque' ? utf8(`k${i}`) : inside(`k${i}`);
      expect(`${path} ${hex(getPath(mapped, path))}`).toBe(`${path} ${hex(expected)}`);
    }
    // Sent again after an obstacle: the request is as it was, and gives the same.
    expect(shown(plain)).toBe(before);
    expect(shown(codec.mapRequest(command, plain))).toBe(shown(mapped));
    const emptied = fields.reduce<unknown>((all, { path }) => merge(all, atPath(path, none)), {});
    const open = codec.mapRequest(command, command.request.fromPartial(emptied as DeepPartial<object>));
    for (const { path, kind } of fields) {
      const expected = isEnd(kind) ? end : isStart(kind) || kind === 'key' ? prefix : none;
      expect(`${path} ${hex(getPath(open, path))}`).toBe(`${path} ${hex(expected)}`);
    }
  });

  test.each(rows.filter(({ kind }) => kind === 'unary').map((command) => [command.name, command] as const))(
    '%s: replies',
    (_name, command) => {
      const partial = command.responseKeys.reduce<unknown>((all, { path, kind }, i) => {
        if (kind === 'key' || kind === 'optionalKey') return merge(all, atPath(path, inside(`k${i}`)));
        if (kind === 'pair') return merge(all, atPath(path, { key: inside(`k${i}`) }));
        if (kind === 'lockInfo') return merge(all, atPath(path, { key: inside(`k${i}`), primaryLock: inside('p') }));
        if (kind === 'keyError') return merge(all, atPath(path, { alreadyExist: { key: inside(`k${i}`) } }));
        if (kind === 'region') {
          return merge(all, atPath(path, { startKey: encodeBytes(inside('a')), endKey: encodeBytes(end) }));
        }
        return all;
      }, {});
      const plain = command.response.fromPartial(partial as DeepPartial<object>);
      const before = shown(plain);
      const mapped = shown(codec.mapResponse(command, plain));
      expect(shown(plain)).toBe(before);
      expect(mapped).not.toContain(hex(prefix));
      expect(codec.mapResponse(command, command.response.fromPartial({}))).toEqual(command.response.fromPartial({}));
    },
  );

  test('a message without keys comes back as the same object', () => {
    const got = commands.RawGet.response.fromPartial({ value: utf8('v') });
    expect(codec.mapResponse(commands.RawGet, got)).toBe(got);
    const health = commands.GetHealthFeedback.request.fromPartial({});
    expect(codec.mapRequest(commands.GetHealthFeedback, health)).toBe(health);
  });
});

describe('client-go: internal/apicodec/codec_test.go', () => {
  test('TestEncodeUnknownRequest: a command that the table says nothing about is sent as it is', () => {
    const probe = { ...commands.RawGet, name: 'Unheard', requestKeys: [], responseKeys: [] };
    const asked = kvrpcpb.RawGetRequest.fromPartial({ key: utf8('k') });
    expect(codec.mapRequest(probe, asked)).toBe(asked);
  });
});

describe('client-go: internal/apicodec/codec_v2_test.go', () => {
  test('TestEncodeRequest: a primary key is encoded only when there is one', () => {
    const keys = [utf8('key1'), utf8('key2')];
    const without = request(commands.KvCommit, { keys });
    expect(without.keys.map(hex)).toEqual(['key1', 'key2'].map((key) => hex(inside(key))));
    expect(without.primaryKey).toHaveLength(0);
    expect(hex(request(commands.KvCommit, { keys, primaryKey: utf8('key1') }).primaryKey)).toBe(hex(inside('key1')));
    const flush = request(commands.KvFlush, { mutations: [{ key: utf8('a') }, { key: utf8('b') }] });
    expect(flush.mutations.map(({ key }) => hex(key))).toEqual([inside('a'), inside('b')].map(hex));
    expect(flush.primaryKey).toHaveLength(0);
  });

  test('TestEncodeRequest: open ends are the end of the keyspace; cursors of Compact are no keys', () => {
    const flashback = request(commands.KvFlashbackToVersion, { startKey: utf8('start') });
    expect([hex(flashback.startKey), hex(flashback.endKey)]).toEqual([hex(inside('start')), hex(end)]);
    const prepare = request(commands.KvPrepareFlashbackToVersion, { startKey: utf8('start') });
    expect([hex(prepare.startKey), hex(prepare.endKey)]).toEqual([hex(inside('start')), hex(end)]);
    expect(Buffer.from(request(commands.Compact, { startKey: utf8('cursor') }).startKey).toString()).toBe('cursor');
  });

  test('TestEncodeRequest: a reverse scan has its borders the other way round', () => {
    const open = request(commands.RawScan, { reverse: true });
    expect([hex(open.startKey), hex(open.endKey)]).toEqual([hex(end), hex(prefix)]);
    const some = request(commands.KvScan, { reverse: true, startKey: utf8('z'), endKey: utf8('a') });
    expect([hex(some.startKey), hex(some.endKey)]).toEqual([inside('z'), inside('a')].map(hex));
    const batch = request(commands.RawBatchScan, { reverse: true, ranges: [{}] });
    expect([hex(batch.ranges[0]?.startKey), hex(batch.ranges[0]?.endKey)]).toEqual([hex(end), hex(prefix)]);
  });

  test('TestDecodeKeyError: every kind of key error, and the locks and debug info in it', () => {
    const lock = (name: string) => ({
      key: inside(`${name}-key`),
      primaryLock: inside(`${name}-primary`),
      secondaries: [inside(`${name}-secondary`)],
    });
    const error: DeepPartial<kvrpcpb.KeyError> = {
      locked: { ...lock('outer'), sharedLockInfos: [lock('inner')] },
      primaryMismatch: { lockInfo: lock('mismatch') },
      txnLockNotFound: { key: inside('key1') },
      deadlock: {
        lockKey: inside('lock-key'),
        deadlockKey: inside('deadlock-key'),
        waitChain: [{ key: inside('wait-key') }],
      },
      conflict: { key: inside('c'), primary: inside('p') },
      alreadyExist: { key: inside('e') },
      commitTsExpired: { key: inside('x') },
      txnNotFound: { primaryKey: inside('n') },
      assertionFailed: { key: inside('a') },
      debugInfo: {
        mvccInfo: [
          {
            key: inside('key1'),
            mvcc: { lock: { primary: inside('debug-primary'), secondaries: [inside('s1'), inside('s2')] } },
          },
        ],
      },
    };
    const decoded = response(commands.KvPrewrite, { errors: [error] }).errors[0];
    expect(shown(decoded)).not.toContain(hex(prefix));
    const text = (path: string): string => Buffer.from(getPath(decoded, path) as Uint8Array).toString();
    expect(
      [
        'locked.key',
        'locked.secondaries[]',
        'locked.sharedLockInfos[].primaryLock',
        'locked.sharedLockInfos[].secondaries[]',
        'primaryMismatch.lockInfo.primaryLock',
        'txnLockNotFound.key',
        'deadlock.deadlockKey',
        'deadlock.waitChain[].key',
        'debugInfo.mvccInfo[].key',
        'debugInfo.mvccInfo[].mvcc.lock.primary',
        'debugInfo.mvccInfo[].mvcc.lock.secondaries[]',
      ].map(text),
    ).toEqual([
      'outer-key',
      'outer-secondary',
      'inner-primary',
      'inner-secondary',
      'mismatch-primary',
      'key1',
      'deadlock-key',
      'wait-key',
      'key1',
      'debug-primary',
      's1',
    ]);
  });

  test('TestDecodeResponseHotPathCommands: pairs, locks and errors of the commands that matter', () => {
    const lockInfo = { key: inside('k'), primaryLock: inside('p') };
    const locked = { locked: lockInfo };
    const expected = { key: utf8('k'), primaryLock: utf8('p') };
    expect(response(commands.KvGet, { error: locked }).error?.locked).toMatchObject(expected);
    expect(response(commands.KvBatchGet, { pairs: [{ key: inside('a') }] }).pairs[0]?.key).toEqual(utf8('a'));
    expect(response(commands.KvScan, { pairs: [{ error: locked }] }).pairs[0]?.error?.locked).toMatchObject(expected);
    expect(response(commands.KvPessimisticLock, { errors: [locked] }).errors[0]?.locked).toMatchObject(expected);
    expect(response(commands.KvCommit, { error: locked }).error?.locked).toMatchObject(expected);
    expect(response(commands.KvCheckTxnStatus, { lockInfo }).lockInfo).toMatchObject(expected);
    expect(response(commands.KvScanLock, { locks: [lockInfo] }).locks[0]).toMatchObject(expected);
    expect(response(commands.RawScan, { kvs: [{ key: inside('a') }] }).kvs[0]?.key).toEqual(utf8('a'));
  });

  test('TestDecodeResponseSecondWaveCommands: regions of a split, waiting locks, versions', () => {
    const region = { id: 7n, startKey: encodeBytes(inside('a')), endKey: encodeBytes(end) };
    const split = response(commands.SplitRegion, { left: region, right: region, regions: [region] });
    for (const part of [split.left, split.right, split.regions[0]]) {
      expect(part).toMatchObject({ id: 7n, startKey: utf8('a'), endKey: none });
    }
    expect(response(commands.GetLockWaitInfo, { entries: [{ key: inside('w') }] }).entries[0]?.key).toEqual(utf8('w'));
    const mvcc = response(commands.MvccGetByStartTs, { key: inside('m'), info: { lock: { primary: inside('p') } } });
    expect([mvcc.key, mvcc.info?.lock?.primary]).toEqual([utf8('m'), utf8('p')]);
    expect(response(commands.KvCheckSecondaryLocks, { locks: [{ key: inside('s') }] }).locks[0]?.key).toEqual(
      utf8('s'),
    );
  });

  test('TestDecodeMvccInfoPreservesEmptyLockKeys: an empty key stays empty', () => {
    const { info } = response(commands.MvccGetByKey, { info: { lock: { secondaries: [none] } } });
    expect(info?.lock?.primary).toHaveLength(0);
    expect(info?.lock?.secondaries).toEqual([none]);
    const { error } = response(commands.KvGet, { error: { locked: { key: inside('k') } } });
    expect(error?.locked?.primaryLock).toHaveLength(0);
  });

  test('TestDecodeEpochNotMatch: in a reply, regions outside the keyspace are dropped', () => {
    const at = (key: Uint8Array): Uint8Array => (key.length === 0 ? key : encodeBytes(key));
    const region = (id: bigint, from: Uint8Array, to: Uint8Array) => ({ id, startKey: at(from), endKey: at(to) });
    const before = Uint8Array.of(0x72, 0, 0, 1);
    const currentRegions = [
      region(1n, none, none),
      region(2n, before, inside('d')),
      region(3n, inside('d'), end),
      region(4n, before, prefix),
      region(5n, end, none),
      { id: 6n, startKey: utf8('not encoded'), endKey: none },
    ];
    const { regionError } = response(commands.RawGet, { regionError: { epochNotMatch: { currentRegions } } });
    expect(regionError?.epochNotMatch?.currentRegions).toMatchObject([
      { id: 1n, startKey: none, endKey: none },
      { id: 2n, startKey: none, endKey: utf8('d') },
      { id: 3n, startKey: utf8('d'), endKey: none },
    ]);
  });

  test('TestDecodeBucketKeys: in a reply', () => {
    const keys = [Uint8Array.of(0x72, 0, 0, 1), inside('b'), end].map((key) => encodeBytes(key));
    const { regionError } = response(commands.RawGet, {
      regionError: { bucketVersionNotMatch: { version: 3n, keys } },
    });
    expect(regionError?.bucketVersionNotMatch?.keys.map((key) => Buffer.from(key).toString())).toEqual(['', 'b', '']);
  });

  test('TestGetKeyspaceID: contexts carry the keyspace under v2 only', () => {
    expect(codec.keyspaceId).toBe(keyspaceId);
    expect(createRequestCodec(createKeyspaceCodec({ apiVersion: 'v1', mode: 'txn' })).keyspaceId).toBeUndefined();
  });
});

describe('what cannot be decoded', () => {
  test('a key of another keyspace in a reply is an error that names the command, not the key', () => {
    const stranger = Uint8Array.from([0x72, 9, 9, 9, 0x6b]);
    const bad = (): unknown => response(commands.RawScan, { kvs: [{ key: stranger }] });
    expect(bad).toThrow(ServerError);
    expect(bad).toThrow(/^RawScan: the reply has a key that cannot be decoded/);
  });

  test('keyNotInRegion never is: it only says where to look', () => {
    const keyNotInRegion = { key: utf8('strange'), startKey: utf8('x'), endKey: utf8('y') };
    const { regionError } = response(commands.RawGet, { regionError: { keyNotInRegion } });
    expect(regionError?.keyNotInRegion).toMatchObject(keyNotInRegion);
    const ours = { key: inside('k'), startKey: encodeBytes(inside('a')), endKey: none };
    expect(
      response(commands.RawGet, { regionError: { keyNotInRegion: ours } }).regionError?.keyNotInRegion,
    ).toMatchObject({ key: utf8('k'), startKey: utf8('a'), endKey: none });
  });
});

describe('API v1', () => {
  const txn = createRequestCodec(createKeyspaceCodec({ apiVersion: 'v1', mode: 'txn' }));

  test('keys go as they are, borders of regions are decoded', () => {
    const get = kvrpcpb.GetRequest.fromPartial({ key: utf8('k') });
    expect(txn.mapRequest(commands.KvGet, get)).toBe(get);
    const pairs = kvrpcpb.ScanResponse.fromPartial({ pairs: [{ key: utf8('k') }] });
    expect(txn.mapResponse(commands.KvScan, pairs)).toBe(pairs);
    const currentRegions = [{ id: 1n, startKey: encodeBytes(utf8('a')), endKey: none }];
    const failed = kvrpcpb.GetResponse.fromPartial({ regionError: { epochNotMatch: { currentRegions } } });
    expect(txn.mapResponse(commands.KvGet, failed).regionError?.epochNotMatch?.currentRegions[0]?.startKey).toEqual(
      utf8('a'),
    );
  });
});
