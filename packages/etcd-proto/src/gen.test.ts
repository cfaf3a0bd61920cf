import { describe, expect, test } from 'vitest';
import { clusterMethods, etcdserverpb, kvMethods, mvccpb } from './index.js';

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

describe('etcd messages', () => {
  test('a put and its reply', () => {
    const request = kvMethods.Put.request.fromPartial({ key: bytes('6b'), value: bytes('76'), lease: -1n });
    expect(kvMethods.Put.request.encode(request)).toEqual(bytes('0a016b 120176 18ffffffffffffffffff01'));
    const reply = kvMethods.Put.response.decode(bytes('0a04 0807 1803 1205 0a016b 1809'));
    expect(reply.header).toEqual(etcdserverpb.ResponseHeader.fromPartial({ clusterId: 7n, revision: 3n }));
  });

  test('a transaction inside a transaction comes back, one too deep is refused', () => {
    const nest = (depth: number): etcdserverpb.TxnRequest =>
      etcdserverpb.TxnRequest.fromPartial(
        depth === 0 ? {} : { success: [{ request: { $case: 'requestTxn', requestTxn: nest(depth - 1) } }] },
      );
    const codec = kvMethods.Txn.request;
    expect(codec.decode(codec.encode(nest(20)))).toEqual(nest(20));
    expect(() => codec.decode(codec.encode(nest(80)))).toThrow(
      expect.objectContaining({ name: 'WireError', reason: 'limit' }),
    );
  });

  test('methods have their paths', () => {
    expect(Object.entries(kvMethods).map(([name, { kind, path }]) => `${name} ${kind} ${path}`)).toEqual([
      'Range unary /etcdserverpb.KV/Range',
      'RangeStream serverStream /etcdserverpb.KV/RangeStream',
      'Put unary /etcdserverpb.KV/Put',
      'DeleteRange unary /etcdserverpb.KV/DeleteRange',
      'Txn unary /etcdserverpb.KV/Txn',
      'Compact unary /etcdserverpb.KV/Compact',
    ]);
    expect(clusterMethods.MemberList.path).toBe('/etcdserverpb.Cluster/MemberList');
    expect(mvccpb.KeyValue.fromPartial({}).modRevision).toBe(0n);
  });
});
