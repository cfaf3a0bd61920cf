import { describe, expect, test } from 'vitest';
import { errorpb, keyspacepb, kvrpcpb, metapb, pdpb, resource_manager, WireError } from '../src/index.js';

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

describe('generated messages', () => {
  test('have the bytes that the field numbers ask for', () => {
    const region = metapb.Region.fromPartial({
      id: 300n,
      startKey: bytes('61'),
      regionEpoch: { confVer: 1n, version: 2n },
      peers: [{ id: 4n, storeId: 5n, role: metapb.PeerRole.Learner }],
    });
    const wire = bytes('08 ac02 12 01 61 22 04 0801 1002 2a 06 0804 1005 1801');
    expect(metapb.Region.encode(region).finish()).toEqual(Buffer.from(wire));
    expect(metapb.Region.decode(wire)).toEqual(region);
  });

  test('skip fields they do not know, in every wire type', () => {
    const peer = metapb.Peer.decode(bytes('0807 f83f01 f93f0102030405060708 fa3f0101 fd3f01020304 1009'));
    expect(peer).toEqual(metapb.Peer.fromPartial({ id: 7n, storeId: 9n }));
  });

  test('skip a field they know that comes with another wire type', () => {
    expect(metapb.Peer.decode(bytes('0a0101 1009'))).toEqual(metapb.Peer.fromPartial({ storeId: 9n }));
  });

  test('keep the number of an enum value they do not know', () => {
    const peer = metapb.Peer.decode(bytes('1863'));
    expect(peer.role).toBe(99);
    expect(metapb.Peer.encode(peer).finish()).toEqual(Buffer.from(bytes('1863')));
  });

  test.each([
    ['packed', '6a03 01ac02'],
    ['one by one', '6801 68ac02'],
    ['in both forms', '6a01 01 68ac02'],
  ])('take repeated numbers %s', (_, hex) => {
    expect(kvrpcpb.Context.decode(bytes(hex)).resolvedLocks).toEqual([1n, 300n]);
  });

  test('a member of a oneof is written even when zero', () => {
    const context = kvrpcpb.Context.fromPartial({ keyspace: { $case: 'keyspaceId', keyspaceId: 0 } });
    expect(kvrpcpb.Context.encode(context).finish()).toEqual(Buffer.from(bytes('800200')));
    expect(kvrpcpb.Context.decode(bytes('800200')).keyspace).toEqual({ $case: 'keyspaceId', keyspaceId: 0 });
    expect(kvrpcpb.Context.decode(bytes('')).keyspace).toBeUndefined();
  });

  test('64-bit numbers are exact', () => {
    const version = (1n << 64n) - 1n;
    const request = kvrpcpb.GetRequest.fromPartial({ version });
    expect(kvrpcpb.GetRequest.decode(kvrpcpb.GetRequest.encode(request).finish()).version).toBe(version);
  });

  test('maps come back', () => {
    const meta = keyspacepb.KeyspaceMeta.fromPartial({
      config: new Map([
        ['a', '1'],
        ['__proto__', '2'],
      ]),
    });
    expect(keyspacepb.KeyspaceMeta.decode(keyspacepb.KeyspaceMeta.encode(meta).finish())).toEqual(meta);
  });

  test.each([
    ['a nested message over its end', '2203 0801 10 05'],
    ['a cut number', '08ff'],
    ['a message whose length is a lie', '12ffffffff0f'],
    ['an end of group', '0c'],
  ])('refuse %s with a WireError', (_, hex) => {
    expect(() => metapb.Region.decode(bytes(hex))).toThrow(expect.objectContaining({ name: 'WireError' }));
  });

  test('a lock that holds itself a thousand times is refused, not a stack overflow', () => {
    let wire = bytes('');
    const number = 12 * 8 + 2;
    for (let depth = 0; depth < 200; depth++) {
      const writer = kvrpcpb.LockInfo.encode(kvrpcpb.LockInfo.fromPartial({}));
      wire = writer
        .uint32(sharedLockInfosTag() || number)
        .bytes(wire)
        .finish();
    }
    expect(() => kvrpcpb.LockInfo.decode(wire)).toThrow(expect.objectContaining({ reason: 'limit' }));
  });

  test('decoded bytes are views; copies are the business of who keeps them', () => {
    const wire = bytes('0a0161');
    const range = kvrpcpb.KeyRange.decode(wire);
    wire[2] = 0x62;
    expect(range.startKey).toEqual(bytes('62'));
  });

  test('names of values are those of the protocol', () => {
    expect(kvrpcpb.Op.Put).toBe(0);
    expect(pdpb.ErrorType.REGION_NOT_FOUND).toBeGreaterThan(0);
    expect(resource_manager.GroupMode.RUMode).toBe(1);
    expect(errorpb.Error.fromPartial({}).notLeader).toBeUndefined();
    expect(WireError.is(undefined)).toBe(false);
  });
});

function sharedLockInfosTag(): number {
  const lock = kvrpcpb.LockInfo.fromPartial({ sharedLockInfos: [{}] });
  const wire = kvrpcpb.LockInfo.encode(lock).finish();
  return wire.length === 2 ? wire[0]! : wire[0]! - 0x80 + wire[1]! * 0x80;
}
