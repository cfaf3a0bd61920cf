import { method } from '@tikv-client/wire';
import * as rpc from './gen/rpc.js';

/** RPCs of `etcdserverpb.KV`: reads and writes of keys. */
export const kvMethods = {
  Range: method('unary', '/etcdserverpb.KV/Range', rpc.RangeRequest, rpc.RangeResponse),
  RangeStream: method('serverStream', '/etcdserverpb.KV/RangeStream', rpc.RangeRequest, rpc.RangeStreamResponse),
  Put: method('unary', '/etcdserverpb.KV/Put', rpc.PutRequest, rpc.PutResponse),
  DeleteRange: method('unary', '/etcdserverpb.KV/DeleteRange', rpc.DeleteRangeRequest, rpc.DeleteRangeResponse),
  Txn: method('unary', '/etcdserverpb.KV/Txn', rpc.TxnRequest, rpc.TxnResponse),
  Compact: method('unary', '/etcdserverpb.KV/Compact', rpc.CompactionRequest, rpc.CompactionResponse),
} as const;

/** RPCs of `etcdserverpb.Cluster`: who is in it. */
export const clusterMethods = {
  MemberList: method('unary', '/etcdserverpb.Cluster/MemberList', rpc.MemberListRequest, rpc.MemberListResponse),
} as const;
